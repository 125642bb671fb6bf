"""The issue form comes from the model, and its answers are read back whatever they hold."""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import Any

import pytest
from builders import make_glossary

from parole.editing.editing import Refusal
from parole.model.concept import WordFile
from parole.model.parts import PARTS, TEXTS, Surface
from parole.model.values import Agreement
from parole.proposals.issue_form import FormField, answers, form_definition, form_fields, is_from_the_form
from parole.proposals.submitted_word import fields_from, merged

FIELDS = form_fields(make_glossary().areas)
BY_ID = {field.id: field for field in FIELDS}
TEXT, MENU, CODE = BY_ID["in_breve"], BY_ID["accordo"], BY_ID["yaml"]


def body(*pairs: tuple[FormField, str]) -> str:
    return "\n\n".join(f"### {field.label}\n\n{text}" for field, text in pairs)


def test_ids_and_labels_are_never_repeated() -> None:
    assert len(BY_ID) == len(FIELDS) == len({field.label for field in FIELDS})


def test_every_part_that_a_form_asks_for_has_its_field_in_the_order_of_the_table() -> None:
    own = ["identificativo", "lato", "yaml", "partenza", "fonti_nuove"]
    parts = [part.name for part in PARTS if Surface.FORM in part.on]
    assert [field.id for field in FIELDS if field.id not in own] == parts
    assert set(own) <= set(BY_ID)


def test_lists_say_how_they_are_typed() -> None:
    assert [BY_ID[id_].help for id_ in ("varianti", "sconsigliati", "casi", "pa_fonti", "esempio_fonte")] == [
        "Altre grafie, sinonimi, plurali irregolari: fanno trovare la voce. Una riga per elemento.",
        "Le forme da evitare, ognuna con il perché. Una riga per elemento: forma | perché.",
        f"{WordFile.model_fields['casi'].description} Una riga per elemento: "
        "caso | vale per (pa, terzo_settore o nessuno) | perché.",
        "Le fonti di questa definizione. Una riga per elemento: fonte (identificativo) | punto preciso | "
        "storico. Per esempio: cts | art. 55, c. 3",
        "La fonte, se l’esempio è documentato. Così: fonte (identificativo) | punto preciso | storico. "
        "Per esempio: cts | art. 55, c. 3",
    ]


@pytest.mark.parametrize(
    ("id_", "text", "typed"),
    [
        ("varianti", "uno\n\n - due\n* tre", {"varianti": ["uno", "due", "tre"]}),
        ("sconsigliati", "gara|Non lo è.", {"sconsigliati": [{"forma": "gara", "perche": "Non lo è."}]}),
        ("pa_fonti", "cts | | storico\ncts", {"pa": {"fonti": [{"fonte": "cts", "storico": "true"}, {"fonte": "cts"}]}}),
        ("esempio_fonte", "- cts | § 3", {"esempio": {"fonte": {"fonte": "cts", "rif": "§ 3"}}}),
        ("differenza", "Chi paga, quando\nche-effetto-ha", {"differenza": ["chi-paga", "quando", "che-effetto-ha"]}),
        ("differenza", "Nessuno", {"differenza": []}),
        ("casi", "Un fatto. | Terzo settore | no", {"casi": [{"caso": "Un fatto.", "vale_per": ["terzo_settore"], "perche": "no"}]}),
        ("casi", "Un fatto. || no", {"casi": [{"caso": "Un fatto.", "vale_per": [], "perche": "no"}]}),
        ("come_dirlo_da_scrivere_dove", "in fondo", {"come_dirlo": {"da_scrivere": {"dove": "in fondo"}}}),
        ("scade_il", "2027-01-01", {"scade": {"il": "2027-01-01"}}),
    ],
)  # fmt: skip
def test_an_answer_becomes_a_part_of_the_file(id_: str, text: str, typed: dict[str, Any]) -> None:
    assert fields_from({id_: text}) == typed


def test_every_text_finds_its_place() -> None:
    for part in TEXTS:
        typed = fields_from({part.name: "Un testo."})
        assert reduce(getitem, part.at, typed) == "Un testo."


@pytest.mark.parametrize(
    ("id_", "text", "fault"),
    [
        ("sconsigliati", "gara", "Da evitare, riga 1: qui servono, divise da una barra: forma | perché."),
        ("sconsigliati", "a | b\ngara |", "Da evitare, riga 2: qui servono, divise da una barra: forma | perché."),
        ("sconsigliati", "a | b | c", "Da evitare, riga 1: qui servono, divise da una barra: forma | perché."),
    ],
)  # fmt: skip
def test_a_line_that_lacks_something_is_said(id_: str, text: str, fault: str) -> None:
    with pytest.raises(Refusal) as refusal:
        fields_from({id_: text})
    assert str(refusal.value) == fault


def test_what_is_not_typed_does_not_change_inside_a_record_either() -> None:
    old = {
        "come_dirlo": {"da_scrivere": {"dove": "qui", "testo": "A."}},
        "casi": ["x"],
        "pa": {"definizione": "B."},
    }
    typed = {
        "come_dirlo": {"da_scrivere": {"testo": "C."}, "da_chiedere": "D?"},
        "casi": ["y"],
        "pa": {"fonti": []},
    }
    assert merged(old, typed) == {
        "come_dirlo": {"da_scrivere": {"dove": "qui", "testo": "C."}, "da_chiedere": "D?"},
        "casi": ["y"],
        "pa": {"definizione": "B.", "fonti": []},
    }


def test_the_web_form_can_prefill_text_and_sources() -> None:
    definition = form_definition(make_glossary().areas)
    elements = definition["body"]
    assert isinstance(elements, list)
    by_id = {element.get("id"): element for element in elements}
    for id_ in ("yaml", "fonti_nuove"):
        assert (by_id[id_]["type"], by_id[id_]["attributes"]["render"]) == ("textarea", "yaml")
    assert [element["validations"] for element in elements if "id" in element] == [{"required": False}] * len(
        FIELDS
    )


def test_menus_show_words_and_give_values() -> None:
    assert MENU.options is not None
    assert list(MENU.options) == list(Agreement)
    for value, shown in MENU.options.items():
        assert answers(body((MENU, shown)), FIELDS) == {"accordo": value}
    assert answers(body((MENU, "Divergono: come si spiegava una volta")), FIELDS) == {"accordo": "divergono"}
    assert answers(body((MENU, "Forse")), FIELDS) == {"accordo": "Forse"}
    assert list(BY_ID["area"].options or {}) == ["principi", "strumenti"]


@pytest.mark.parametrize("nothing", ["", "_No response_", "None", "\n\n", "   "])
def test_an_empty_answer_is_no_answer(nothing: str) -> None:
    assert answers(body((TEXT, nothing), (CODE, f"```yaml\n{nothing}\n```")), FIELDS) == {}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("```yaml\ntermine: x\n```", "termine: x"),
        ("```yaml\n  termine: x\n\n```\n\n", "  termine: x\n"),
        ("termine: x", "termine: x"),
        ("````yaml\na: |\n  ```\n````", "a: |\n  ```"),
    ],
)
def test_code_loses_its_fence_and_keeps_its_spaces(text: str, read: str) -> None:
    assert answers(body((CODE, text)), FIELDS) == {"yaml": read}


def test_a_heading_inside_an_answer_belongs_to_it() -> None:
    text = body((BY_ID["in_breve"], "uno\n\n### Parola\n\ndue"), (BY_ID["attenzione"], "tre"))
    assert answers(text, FIELDS) == {"in_breve": "uno\n\n### Parola\n\ndue", "attenzione": "tre"}


def test_other_issues_are_not_ours() -> None:
    assert is_from_the_form(body((TEXT, "x")), FIELDS)
    assert not is_from_the_form("In breve: ciao\n## In breve", FIELDS)
    assert not is_from_the_form("", FIELDS)
