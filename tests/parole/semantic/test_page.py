"""The page about SKOS, TBX and import: what it says is true."""

from __future__ import annotations

import re
from pathlib import Path

import places
from builders import make_concept, make_glossary
from rdf_graphs import written
from rdflib import Graph

from parole.glossary.site_facts import SiteFacts
from parole.importing.headers import ALIASES
from parole.model.parts import PARTS, Surface
from parole.opendata.catalogue import FILES
from parole.pages.open_data import FRAGMENTS
from parole.rendering.renderer import Renderer
from parole.semantic.vocabulary import OWN_TERMS, own_name

# The address that the examples of the page use.
SITE = SiteFacts(url="https://parole-in-comune.example/")
OWN_NAMES = [term.name for term in OWN_TERMS]
PAGE = (places.ROOT / "docs" / "dati-semantica.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found[0])


def diverging() -> str:
    sides = {name: {"vuol_dire": f"riga {name}", "definizione": "…"} for name in ("pa", "terzo_settore")}
    word = make_concept("bando", accordo="divergono", attenzione="x", come_dirlo="y", **sides)
    return written(make_glossary(word, make_concept("tavolo", pa=sides["pa"])), SITE)


def test_the_query_gives_both_lines_of_the_words_that_diverge() -> None:
    rows = Graph().parse(data=diverging()).query(block("sparql"))
    assert [[str(value) for value in row] for row in rows] == [["bando", "riga pa", "riga terzo_settore"]]  # type: ignore[union-attr]


def test_the_python_reads_the_file_and_prints_the_query(tmp_path: Path, capsys: object) -> None:
    (tmp_path / "glossario.ttl").write_text(diverging(), encoding="utf-8")
    program = block("python").replace('"glossario.ttl"', repr(str(tmp_path / "glossario.ttl")))
    program = program.replace('open("domanda.rq", encoding="utf-8").read()', repr(block("sparql")))
    exec(program, {})
    assert "bando | riga pa | riga terzo_settore" in capsys.readouterr().out  # type: ignore[attr-defined]


def test_the_files_it_names_are_published() -> None:
    named = set(re.findall(r"glossario\.(?:ttl|jsonld|rdf|tbx)\b", PAGE))
    assert named <= {file.name for file in FILES}
    assert len(named) == 4


def test_every_part_is_in_the_table_of_the_page_or_is_a_term_of_ours() -> None:
    table = PAGE.partition("| Campo | In SKOS |")[2].partition("\n\n")[0].lower()
    for part in PARTS:
        if Surface.DATA in part.on and own_name(part.name) not in OWN_NAMES:
            assert part.section.replace("_", " ").replace("piu", "più") in table, part.name


def test_every_term_of_ours_leads_to_an_anchor_of_the_page_of_the_data() -> None:
    page = (places.ROOT / "docs" / "dati.md").read_text(encoding="utf-8")
    assert "<!-- parole: termini-dei-dati -->" in page
    made = str(FRAGMENTS["termini-dei-dati"](Renderer(make_glossary(), (), SITE), "../"))
    anchors = re.findall(r'id="([^"]+)"', made)
    assert anchors == OWN_NAMES
    assert not set(anchors) & set(re.findall(r"\{#([\w-]+)\}", page))


def test_the_names_of_columns_are_those_that_the_importer_knows() -> None:
    assert "<!-- parole: intestazioni-da-importare -->" in PAGE
    made = str(FRAGMENTS["intestazioni-da-importare"](Renderer(make_glossary(), (), SITE), "../"))
    rows = re.findall(r"<code>(\w+)</code></th><td>(.*?)</td>", made)
    assert {name: tuple(others.replace(" ", "_").split(",_")) for name, others in rows} == ALIASES
