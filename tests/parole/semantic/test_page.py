"""The page about SKOS, TBX and import: what it says is true."""

from __future__ import annotations

import re
from pathlib import Path

import places
from builders import make_concept, make_glossary
from rdf_graphs import written
from rdflib import Graph
from semantic_samples import FACTS

from parole.importing.from_csv import COLUMNS
from parole.model.concept import WordFile
from parole.opendata.catalogue import FILES

PAGE = (places.ROOT / "docs" / "dati-semantica.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found[0])


def test_the_query_gives_both_definitions_of_the_words_that_diverge() -> None:
    words = make_glossary(
        make_concept("bando", accordo="divergono", attenzione="x", come_dirlo="y"), make_concept("tavolo")
    )
    graph = Graph().parse(data=written(words, FACTS))
    rows = [[str(value) for value in row] for row in graph.query(block("sparql"))]  # type: ignore[union-attr]
    assert rows == [
        ["bando", "Pubblica amministrazione", "Lo firma l’ufficio."],
        ["bando", "Terzo settore", "Lo vivono le persone."],
    ]


def test_the_python_reads_the_file_and_prints_the_query(tmp_path: Path, capsys: object) -> None:
    words = make_glossary(make_concept("bando", accordo="divergono", attenzione="x", come_dirlo="y"))
    (tmp_path / "glossario.ttl").write_text(written(words, FACTS), encoding="utf-8")
    (tmp_path / "domanda.rq").write_text(block("sparql"), encoding="utf-8")
    program = block("python").replace('"glossario.ttl"', repr(str(tmp_path / "glossario.ttl")))
    program = program.replace('open("domanda.rq", encoding="utf-8").read()', repr(block("sparql")))
    exec(program, {})
    assert "bando | Terzo settore | Lo vivono le persone." in capsys.readouterr().out  # type: ignore[attr-defined]


def test_the_files_it_names_are_published() -> None:
    named = set(re.findall(r"glossario\.(?:ttl|jsonld|rdf|tbx)\b", PAGE))
    assert named <= {file.name for file in FILES}
    assert len(named) == 4


def test_the_table_of_columns_is_that_of_the_importer() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) ?\|$", PAGE, re.MULTILINE)
    told = {
        name: tuple(other.replace(" ", "_") for other in others.split(", ") if other) for name, others in rows
    }
    assert told == COLUMNS


def test_every_field_that_is_published_is_in_the_table_of_skos() -> None:
    elsewhere = {"in_breve", "pa", "terzo_settore", "fonti", "approvazioni", "note_redazionali"}
    table = PAGE.partition("| Campo | In SKOS |")[2].partition("\n\n")[0].lower()
    missing = [
        n
        for n in WordFile.model_fields
        if n not in elsewhere and n.replace("_", " ").replace("piu", "più") not in table
    ]
    assert missing == ["sconsigliati"]  # «forme sconsigliate»
