"""The issue form comes from the model, and its answers are read back whatever they hold."""

from __future__ import annotations

import pytest
from builders import make_glossary

from parole.model.concept import WordFile
from parole.model.values import Agreement, SideName
from parole.proposals.issue_form import FormField, answers, form_definition, form_fields, is_from_the_form

FIELDS = form_fields(make_glossary().areas)
BY_ID = {field.id: field for field in FIELDS}
TEXT, MENU, CODE = BY_ID["in_breve"], BY_ID["accordo"], BY_ID["yaml"]


def body(*pairs: tuple[FormField, str]) -> str:
    return "\n\n".join(f"### {field.label}\n\n{text}" for field, text in pairs)


def test_ids_and_labels_are_never_repeated() -> None:
    assert len(BY_ID) == len(FIELDS) == len({field.label for field in FIELDS})


def test_fields_are_of_the_model_or_of_the_form_alone() -> None:
    own = {"identificativo", "lato", "yaml", "fonti_nuove", *(f"{side}_fonti" for side in SideName)}
    assert set(BY_ID) - own <= set(WordFile.model_fields)


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
    text = body((BY_ID["in_breve"], "uno\n\n### La parola\n\ndue"), (BY_ID["attenzione"], "tre"))
    assert answers(text, FIELDS) == {"in_breve": "uno\n\n### La parola\n\ndue", "attenzione": "tre"}


def test_other_issues_are_not_ours() -> None:
    assert is_from_the_form(body((TEXT, "x")), FIELDS)
    assert not is_from_the_form("In breve: ciao\n## In breve", FIELDS)
    assert not is_from_the_form("", FIELDS)
