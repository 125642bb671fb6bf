"""Names that people type become ids; free sources are proposed and never lost."""

from __future__ import annotations

from typing import Any

import pytest
from builders import make_concept, make_glossary
from usual_spellings import SPELLINGS, sources

from parole.proposals.naming import Names

GLOSSARY = make_glossary(
    make_concept("tavolo", varianti=["tavolo di lavoro"]),
    make_concept("convenzione-a", termine="convenzione", accezione="art. 56"),
    make_concept("convenzione-b", termine="convenzione", accezione="art. 57"),
    sources=sources(),
)


def named(typed: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    names = Names(GLOSSARY, {})
    return names.in_word(typed), names.sources, names.heard


@pytest.mark.parametrize(("text", "fonte", "rif"), [one for one in SPELLINGS if one[1]], ids=str)
def test_a_citation_typed_as_people_write_it_is_read_and_said(text: str, fonte: str, rif: str) -> None:
    word, added, heard = named({"pa": {"fonti": [{"fonte": text}]}})
    assert word == {"pa": {"fonti": [{"fonte": fonte, **({"rif": rif} if rif else {})}]}}
    assert added == {}
    assert heard == (
        [] if text == fonte else [f"ho letto «{text}» come fonte {fonte}{f', rif «{rif}»' if rif else ''}"]
    )


def test_a_point_typed_as_people_write_it_is_read() -> None:
    word, _, heard = named(
        {"fonti": [{"fonte": "cts", "rif": "articolo 55 comma 3"}, {"fonte": "cts", "rif": "boh"}]}
    )
    assert word["fonti"] == [{"fonte": "cts", "rif": "art. 55, c. 3"}, {"fonte": "cts", "rif": "boh"}]
    assert heard == ["ho letto «articolo 55 comma 3» come rif «art. 55, c. 3»"]


def test_a_source_that_nobody_knows_is_proposed_once() -> None:
    free = "Linee guida regionali sul welfare, https://esempio.it/guida"
    word, added, heard = named(
        {"fonti": [{"fonte": free, "rif": "p. 2"}], "pa": {"fonti": [{"fonte": free}]}}
    )
    [id_] = added
    assert word == {"fonti": [{"fonte": id_, "rif": "p. 2"}], "pa": {"fonti": [{"fonte": id_}]}}
    assert (added[id_]["tipo"], added[id_]["titolo"], added[id_]["indirizzo"]) == ("documento", free, "https://esempio.it/guida")  # fmt: skip
    assert heard == [f"«{free}» non è nel registro: l’ho messa fra le fonti nuove, da completare"]


@pytest.mark.parametrize("text", ["cts-inventato", "art. 118, ultimo comma, Cost.", "", "   "])
def test_what_is_half_understood_is_left_to_the_checks(text: str) -> None:
    assert named({"fonti": [{"fonte": text}]}) == ({"fonti": [{"fonte": text}]}, {}, [])


def test_areas_and_words_by_their_names() -> None:
    typed = {
        "area": "Strumenti",
        "vedi_anche": ["Tavolo di lavoro", "tavolo", "convenzione (art. 56)", "convenzione", "mai vista"],
        "da_non_confondere": [{"voce": "Tavolo", "perche": "x"}, {"voce": "Un altro tavolo", "perche": "y"}],
    }
    word, _, _ = named(typed)
    assert word == {
        "area": "strumenti",
        "vedi_anche": ["tavolo", "tavolo", "convenzione-a", "convenzione", "mai vista"],
        "da_non_confondere": [{"voce": "tavolo", "perche": "x"}, {"forma": "Un altro tavolo", "perche": "y"}],
    }


def test_what_has_another_shape_passes_untouched() -> None:
    typed = {
        "fonti": "cts",
        "pa": ["x"],
        "casi": [None, {"caso": []}],
        "ignoto": {"fonte": "CTS"},
        "area": None,
    }
    assert named(typed)[0] == typed
