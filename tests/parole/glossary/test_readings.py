"""How each citation is known: what covers it, which reading wins, how sources were read in all."""

from __future__ import annotations

from typing import Any

import pytest
from builders import CTS, make_concept, make_glossary

from parole.glossary.readings import atoms, counts, how_read, read_of
from parole.model.concept import Citation
from parole.model.registers import Source


def source(*readings: dict[str, Any]) -> Source:
    given = [{"letto_su": "testo", "letto_il": "2026-11-22", "chi": "redazione"} | r for r in readings]
    return Source.model_validate(CTS.model_dump() | {"letture": given})


@pytest.mark.parametrize(
    ("rif", "places"),
    [
        ("art. 55", [("art 55",)]),
        ("art. 55, c. 3", [("art 55", "c 3")]),
        ("art. 55, cc. 1 e 4", [("art 55", "c 1"), ("art 55", "c 4")]),
        ("art. 55, cc. 1-3", [("art 55", "c 1"), ("art 55", "c 2"), ("art 55", "c 3")]),
        ("art. 2, c. 1, lett. a)-c)", [("art 2", "c 1", f"lett {letter}") for letter in "abc"]),
        ("art. 2, c. 1, lett. a) e d)", [("art 2", "c 1", "lett a"), ("art 2", "c 1", "lett d")]),
        ("art. 2, par. 1, n. 8)", [("art 2", "par 1", "n 8")]),
        ("artt. 55-57", [("art 55",), ("art 56",), ("art 57",)]),
        ("artt. 1-2, 6-bis e 9", [("art 1",), ("art 2",), ("art 6-bis",), ("art 9",)]),
        ("§ 2.1", [("§ 2", "1")]),
        ("§§ 2-3", [("§ 2",), ("§ 3",)]),
        ("punti 3 e 4", [("punto 3",), ("punto 4",)]),
        ("punti 1.6-1.7 e 2", [("punto 1", "6"), ("punto 1", "7"), ("punto 2",)]),
        ("fatto, punto 1", [("fatto", "punto 1")]),
        ("cons. dir. 2.1", [("cons. dir 2", "1")]),
        ("all. I.1, art. 3", [("all I", "1", "art 3")]),
        ("pp. 12-13", [("p 12",), ("p 13",)]),
    ],
)
def test_a_reference_names_places_one_by_one(rif: str, places: list[tuple[str, ...]]) -> None:
    assert list(atoms(rif)) == places


@pytest.mark.parametrize(
    ("read", "cited"),
    [
        (None, "art. 55, c. 3"),
        (None, None),
        ("art. 55", "art. 55"),
        ("art. 55", "art. 55, cc. 1-3"),
        ("artt. 54-57", "art. 55, c. 3, lett. a)"),
        ("art. 55, cc. 1-3", "art. 55, c. 2"),
        ("art. 2, c. 1, lett. a)-m)", "art. 2, c. 1, lett. b) e c)"),
        ("§ 2", "§ 2.1"),
        ("punti 1-9", "punti 4 e 5"),
        ("punti 16.2-16.4 e 17", "punti 16.3, 16.4.1 e 17.2"),
        ("all. I", "all. I.1, art. 3"),
    ],
)
def test_a_reading_covers_what_is_inside_what_was_read(read: str | None, cited: str | None) -> None:
    assert how_read(source({"rif": read}), cited)


@pytest.mark.parametrize(
    ("read", "cited"),
    [
        ("art. 55", None),
        ("art. 55", "art. 5"),
        ("art. 55, c. 1", "art. 55"),
        ("art. 55, cc. 1-3", "art. 55, cc. 3 e 4"),
        ("artt. 1-2", "artt. 1-3"),
        ("§ 2.1", "§ 2"),
        ("punto 1", "fatto, punto 1"),
        ("art. 55-bis", "art. 55"),
    ],
)
def test_a_reading_of_less_does_not_cover_more(read: str, cited: str | None) -> None:
    assert how_read(source({"rif": read}), cited) is None


def test_the_better_level_wins_then_the_later_day() -> None:
    read = source(
        {"letto_su": "una-fonte", "letto_il": "2026-11-25", "nota": "a"},
        {"letto_il": "2026-11-20", "nota": "b"},
        {"letto_il": "2026-11-21", "nota": "c", "rif": "art. 55"},
        {"letto_su": "due-fonti", "letto_il": "2026-11-24", "nota": "d"},
    )
    found = {rif: how_read(read, rif) for rif in ("art. 55, c. 1", "art. 56", None)}
    assert {rif: reading.nota for rif, reading in found.items() if reading} == {
        "art. 55, c. 1": "c",
        "art. 56": "b",
        None: "b",
    }


def test_a_citation_of_several_places_is_read_as_the_least_read_of_them() -> None:
    read = source({"rif": "art. 55"}, {"rif": "art. 56", "letto_su": "una-fonte", "nota": "x"})
    found = how_read(read, "artt. 55-56")
    assert found
    assert found.nota == "x"
    assert how_read(read, "artt. 55-57") is None


def test_a_source_that_is_not_there_was_read_by_nobody() -> None:
    assert read_of(make_glossary(), Citation(fonte="altra")) is None


def test_the_sources_of_a_word_are_counted_from_the_best_each_place_once() -> None:
    law = source(
        {"rif": "artt. 55-57"},
        {"rif": "art. 4", "letto_su": "due-fonti"},
        {"rif": "art. 9", "letto_su": "in-parte"},
        {"rif": "art. 9", "letto_su": "due-fonti"},
    )
    glossary = make_glossary(sources={"cts": law})
    cited = [
        {"fonte": "cts", "rif": rif} for rif in ("art. 55, c. 1", "art. 56", "art. 4", "art. 9", "art. 8")
    ]
    word = make_concept("bando", pa={"definizione": "x", "fonti": cited}, fonti=cited[:2])
    assert counts(glossary, word) == [
        (2, "lette nel testo"),
        (1, "lette in parte"),
        (1, "lette in due fonti concordi"),
        (2, "non lette"),
    ]
