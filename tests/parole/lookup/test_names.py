"""The index of names: every form people type, once, with why it was found."""

import json
import re

from builders import make_concept, make_glossary

from parole.lookup.names import KINDS, briefs, names_files, names_index
from parole.rendering.renderer import Renderer

ETS = make_concept(
    "ente-del-terzo-settore",
    termine="ente del Terzo settore",
    sigle=["ETS"],
    varianti=["ente non profit"],
    inglese="third sector entity",
    sconsigliati=[{"forma": "no profit", "perche": "Si scrive «non profit»."}],
)


def test_every_form_with_its_kind() -> None:
    entry = names_index(Renderer(make_glossary(ETS)))[0]
    assert [(form, KINDS[kind]) for form, kind in entry["f"]] == [
        ("ente del Terzo settore", ""),
        ("ETS", "sigla"),
        ("ente non profit", "variante"),
        ("third sector entity", "inglese"),
        ("no profit", "da evitare"),
    ]


def test_what_a_suggestion_shows() -> None:
    concept = make_concept("bando", accezione="di gara", accordo="divergono", attenzione="x", come_dirlo="y")
    entry = names_index(Renderer(make_glossary(concept)))[0]
    del entry["f"]
    assert entry == {
        "i": "bando",
        "n": "bando",
        "q": "di gara",
        "s": [],
        "a": "divergono",
    }


def test_the_sentences_shown_are_in_the_order_of_the_entries() -> None:
    glossary = make_glossary(
        make_concept("b", in_breve="una *cosa* con [[a]]"), make_concept("a", in_breve="altra")
    )
    assert briefs(Renderer(glossary)) == [["Altra."], ["Una cosa con a."]]


def test_entries_are_alphabetical_in_italian_order() -> None:
    words = [
        make_concept(id_, termine=name)
        for id_, name in (("z", "zona"), ("e", "équipe"), ("f", "fondo"), ("a", "Ambito"))
    ]
    assert [entry["n"] for entry in names_index(Renderer(make_glossary(*words)))] == [
        "Ambito",
        "équipe",
        "fondo",
        "zona",
    ]


def test_the_script_is_inert_inside_a_page() -> None:
    _, make = next(
        names_files(Renderer(make_glossary(make_concept("x", termine="</script><script>alert(1)"))))
    )
    script = str(make())
    assert "<" not in script
    data = json.loads(re.fullmatch(r"window\.ParoleNomi=(.*);\n", script)[1])
    assert data["voci"][0]["n"] == "</script><script>alert(1)"
