"""The index of texts: stems of the words and of the hand-written pages, and where they are."""

from __future__ import annotations

import json
import re

from builders import make_concept, make_glossary

from parole.lookup.texts import HandPage, document_stems, read_page, texts_files, texts_index
from parole.rendering.renderer import Renderer

PAGE = (
    '<head><title>x - Sito</title><meta name="description" content="Che cosa &egrave;."></head><nav>voce del menu</nav>'
    '<article><h1>Le <em>sigle</em><br>spiegate<a class="headerlink" href="#x">#</a></h1>'
    "<script>var nulla</script><p>Una [[ets|sigla]] fa <a href='x'>risparmiare</a>.</p>"
    "<!-- parole: elenco-sigle --></article><footer>piede</footer>"
)
PLAIN = {"pa": None, "terzo_settore": None, "accordo": None}


def test_a_page_is_read_as_readers_see_it() -> None:
    assert read_page("sigle/", PAGE) == HandPage(
        "sigle/", "Le sigle spiegate", "Che cosa è.", "Le sigle spiegate Una sigla fa risparmiare .", "x"
    )


def test_a_page_without_a_title_is_not_for_readers() -> None:
    assert read_page("x/", "<article><p>testo</p></article>") is None


def test_the_whole_index() -> None:
    words = make_glossary(
        make_concept("tavolo", in_breve="incontro di *enti*", **PLAIN),
        make_concept("ente", termine="ente", in_breve="chi va ai [[tavolo|tavoli]]", **PLAIN),
    )
    assert texts_index(Renderer(words), [HandPage("sigle/", "Sigle", "In breve.", "un ente, una sigla")]) == {
        "radici": "ent incontr sigl tavol va",
        # Of each stem: the documents, four times the distance from the one before, plus the weight from 1 to 3.
        "dove": "3,6,5 6 b 2,7 2",
        "lunghezze": [3, 3, 2],
        "pagine": [["sigle/", "Sigle", "In breve."]],
    }


def test_every_text_that_readers_see_is_in() -> None:
    concept = make_concept(
        "tavolo",
        accordo="divergono",
        attenzione="fraintendimento",
        come_dirlo="convocazione",
        esempio={"testo": "merenda", "tipo": "inventato"},
        note_redazionali="segreto",
        varianti=["riunione"],
    )
    stems = str(texts_index(Renderer(make_glossary(concept)), ())["radici"]).split()
    assert {"fraintendiment", "convocazion", "merend", "firm", "vivon", "nucl", "riunion"} <= set(stems)
    assert "segret" not in stems


def test_the_script_is_inert_inside_a_page() -> None:
    page = HandPage("x/", "<b>Titolo</b>", "</script>", "testo")
    _, make = next(texts_files(Renderer(make_glossary()), lambda: [page]))
    script = str(make())
    assert "<" not in script
    data = json.loads(re.fullmatch(r"window\.ParoleTesti=(.*);\n", script)[1])
    assert data["pagine"] == [["x/", "<b>Titolo</b>", "</script>"]]


def test_a_stem_weighs_what_its_texts_weigh_together_up_to_three() -> None:
    sides = {"pa": {"definizione": "ciliegia e fico"}, "terzo_settore": {"definizione": "fico e datteri"}}
    concept = make_concept("tavolo", in_breve="banana e ciliegia", varianti=["datteri"], **sides)
    assert dict(document_stems(Renderer(make_glossary(concept)), concept)) == {
        "tavol": 3, "datter": 3, "banan": 2, "cilieg": 3, "fic": 2,
    }  # fmt: skip
