"""The table of a word's parts: complete, and the only list of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from builders import make_concept
from pydantic import BaseModel

from parole.model.concept import Case, Confusable, Discouraged, WordFile
from parole.model.parts import (
    COVERED,
    HEADINGS,
    ITEMS,
    PARTS,
    TEXTS,
    Kind,
    Surface,
    field_at,
    item_record,
    news_groups,
    prose_fields,
    said,
    text_at,
    texts_of,
    value_at,
)
from parole.model.types import Prose
from parole.model.walk import metadata_of, record_of

WORD = make_concept(
    "bando",
    varianti=["avviso"],
    sconsigliati=[{"forma": "gara", "perche": "Nessuno vince."}],
    pa={"vuol_dire": "atto che apre", "definizione": "Lo firma l’ufficio.", "fonti": [{"fonte": "cts"}]},
    terzo_settore={"vuol_dire": "porta che si apre", "definizione": "Lo vivono le persone."},
    accordo="divergono",
    differenza=["quando", "chi-decide"],
    attenzione="Ci si fraintende.",
    come_dirlo={"da_scrivere": {"dove": "nell’atto", "testo": "Si apre il …."}, "da_chiedere": "Quando?"},
    da_non_confondere=[{"voce": "avviso", "perche": "È più largo."}],
    casi=[{"caso": "Un foglio.", "vale_per": ["pa"], "perche": "Basta."}],
    esempio={"testo": "Un caso.", "tipo": "inventato"},
)


def fields(model: type[BaseModel], at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the place of every field that the table should have: lists of records are one part."""
    for name, field in model.model_fields.items():
        inner = record_of(field.annotation)
        is_list = str(field.annotation).startswith("tuple")
        if inner and not is_list and inner.__name__ != "Citation":
            yield from fields(inner, (*at, name))
        else:
            yield (*at, name)


def test_every_field_of_a_word_is_in_the_table_in_its_order() -> None:
    assert [part.at for part in PARTS] == list(fields(WordFile))


def test_names_of_parts_are_all_different() -> None:
    assert len({part.name for part in PARTS}) == len(PARTS)


def test_every_prose_field_is_a_text_or_is_inside_a_list_or_belongs_to_the_editors() -> None:
    prose = {
        part.at
        for part in PARTS
        if record_of(field_at(part.at).annotation) is None
        and any(isinstance(mark, Prose) for mark in metadata_of(field_at(part.at)))
    }
    own = {part.at for part in PARTS if part.kind is Kind.OWN}
    assert prose - own == {part.at for part in TEXTS}


def test_what_is_inside_a_list_is_the_record_of_the_list() -> None:
    assert [item_record(part) for part in ITEMS] == [Discouraged, Confusable, Case]
    assert prose_fields(Case) == ("caso", "perche")


def test_what_editors_alone_see_is_not_covered_and_not_printed() -> None:
    for part in PARTS:
        if part.kind is Kind.OWN:
            assert not part.covered
            assert Surface.PRINT not in part.on


def test_each_section_has_one_heading() -> None:
    assert list(HEADINGS) == list(dict.fromkeys(part.section for part in PARTS if part.heading))
    assert len(set(HEADINGS.values())) == len(HEADINGS)


def test_news_tell_every_part_but_names_and_verdict_which_have_sentences_of_their_own() -> None:
    told = {part.section for part in PARTS if part.news_group in news_groups()}
    own = {part.section for part in PARTS if part.kind is Kind.OWN}
    assert {part.section for part in PARTS} - told - own == {"termine", "accezione", "accordo"}


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("termine",), "bando"),
        (("pa", "definizione"), "Lo firma l’ufficio."),
        (("come_dirlo", "da_scrivere", "testo"), "Si apre il …."),
        (("casi", 0, "perche"), "Basta."),
        (("varianti", 0), "avviso"),
        (("accordo",), "divergono"),
        (("scade", "il"), ""),
        (("esempio", "fonte", "rif"), ""),
    ],
)
def test_a_text_is_found_by_its_place(at: tuple[str | int, ...], value: str) -> None:
    assert text_at(WORD, at) == value


def test_what_is_not_written_is_nothing() -> None:
    assert value_at(WORD, ("scade", "il")) is None
    assert value_at(None, ("termine",)) is None


def test_texts_come_in_order_with_those_of_lists() -> None:
    assert [".".join(map(str, at)) for at, _ in texts_of(WORD)] == [
        "sconsigliati.0.perche",
        "in_breve",
        "pa.vuol_dire",
        "pa.definizione",
        "terzo_settore.vuol_dire",
        "terzo_settore.definizione",
        "attenzione",
        "come_dirlo.da_scrivere.testo",
        "come_dirlo.da_chiedere",
        "da_non_confondere.0.perche",
        "casi.0.caso",
        "casi.0.perche",
        "esempio.testo",
    ]


def test_texts_may_be_those_of_one_surface() -> None:
    cards = {at for at, _ in texts_of(WORD, Surface.CARD)}
    assert cards == {("in_breve",), ("pa", "vuol_dire"), ("terzo_settore", "vuol_dire")}


@pytest.mark.parametrize(
    ("value", "things"),
    [
        (None, [""]),
        ("bando", ["bando"]),
        ((), []),
        (WORD.differenza, ["quando", "chi-decide"]),
        (WORD.casi, ["Un foglio.", "pa", "Basta."]),
        (WORD.da_non_confondere, ["avviso", "", "È più largo."]),
    ],
)
def test_a_value_says_its_things_one_by_one(value: Any, things: list[str]) -> None:
    assert said(value) == things


def test_whoever_adds_a_part_decides_whether_approvals_cover_it() -> None:
    assert {part.section for part in COVERED} == {
        "termine",
        "accezione",
        "sconsigliati",
        "in_breve",
        "pa",
        "terzo_settore",
        "accordo",
        "differenza",
        "attenzione",
        "come_dirlo",
        "da_non_confondere",
        "casi",
    }
