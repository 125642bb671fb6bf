"""The index with which the browser reads a text: every form once, with all that it may mean."""

from __future__ import annotations

import json
import re
from typing import Any

import places
import pytest
from builders import make_concept, make_glossary
from linked_words import GLOSSARY

from parole.language.forms import Sense
from parole.lookup.reading_index import cards, forms, reading_files
from parole.rendering.renderer import Renderer

VECTORS = json.loads((places.DATA / "leggi.json").read_text(encoding="utf-8"))


def test_forms_lead_to_all_their_words() -> None:
    glossary = make_glossary(
        make_concept("ente", sigle=["ATS"]),
        make_concept("ambito", sigle=["ATS"], varianti=["distretto d’ambito"]),
        make_concept("abitare", accezione="come politica", varianti=["politica abitativa"]),
    )
    assert forms(glossary) == [
        ["ATS", [1, 2], 1],
        ["Ats", [1, 2], 1],
        ["abitare", [0], 1],
        ["ambiti", [1], 0],
        ["ambito", [1], 0],
        ["distretti d ambito", [1], 0],
        ["distretti di ambito", [1], 0],
        ["distretto d ambito", [1], 0],
        ["distretto di ambito", [1], 0],
        ["ente", [2], 0],
        ["enti", [2], 0],
        ["politica abitativa", [0], 0],
        ["politiche abitative", [0], 0],
    ]


def test_what_a_page_shows_of_a_word() -> None:
    whole = make_concept(
        "bando",
        accezione="di gara",
        pa={"vuol_dire": "*atto* che apre", "definizione": "È un *atto*, vedi [[tavolo]]."},
        accordo="divergono",
        differenza=["quando"],
        attenzione="Chi legge [[tavolo|quel tavolo]].",
        come_dirlo={"da_scrivere": {"dove": "nel titolo", "testo": "Avviso."}, "da_chiedere": "Quando?"},
    )
    half = make_concept("tavolo", termine="tavolo di lavoro", pa=None, accordo=None)
    assert cards(Renderer(make_glossary(whole, half))) == [
        {
            "id": "bando",
            "termine": "bando",
            "accezione": "di gara",
            "accordo": "divergono",
            "verdetto": "Divergono: quando",
            "stato": "Bozza redazionale, testo non ancora pubblicato. CC BY 4.0",
            "dove_si_scrive": "nel titolo",
            "in_breve": "Nucleo comune.",
            "pa_vuol_dire": "Atto che apre.",
            "pa_definizione": "È un atto, vedi tavolo di lavoro.",
            "terzo_settore_definizione": "Lo vivono le persone.",
            "attenzione": "Chi legge quel tavolo.",
            "come_dirlo_da_scrivere": "Avviso.",
            "come_dirlo_da_chiedere": "Quando?",
            "breve": "bando",
        },
        {
            "id": "tavolo",
            "termine": "tavolo di lavoro",
            "verdetto": "Manca una voce",
            "stato": "Manca una voce, testo non ancora pubblicato. CC BY 4.0",
            "in_breve": "Nucleo comune.",
            "terzo_settore_definizione": "Lo vivono le persone.",
            "breve": "tavolo",
        },
    ]


def test_the_script_is_inert_inside_a_page() -> None:
    _, make = next(
        reading_files(Renderer(make_glossary(make_concept("x", termine="</script><script>alert(1)"))))
    )
    script = str(make())
    assert "<" not in script
    match = re.fullmatch(r"window\.ParoleLeggi=(.*);\n", script)
    assert match
    assert json.loads(match[1])["voci"][0]["termine"] == "</script><script>alert(1)"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["testo"])
def test_what_the_vectors_say_is_found(vector: dict[str, Any]) -> None:
    """The same vectors as the browser."""
    found = GLOSSARY.recogniser.occurrences(vector["testo"])
    told = [[vector["testo"][s:e], {*m.ids}, m.sense is Sense.DEPENDS] for s, e, m in found]
    assert told == [[shown, {*ids}, depends] for shown, ids, depends in vector["trovate"]]
