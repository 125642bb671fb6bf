"""The asset for the National Data Catalogue: its layout, its metadata, and when it is refused."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import places
import pytest
from builders import make_concept, make_glossary
from rdf_graphs import namespace
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, OWL, RDF, SKOS
from rdflib.term import Node
from semantic_samples import HOLDER, NEWS
from skos_rules import faults, integrity

import catalogo
from parole import load_glossary
from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.opendata.freezing import publication
from parole.semantic import catalogue
from parole.semantic.catalogue import NotReady, RightsHolder, asset

SAMPLE = places.DATA / "sito"
FACTS = SiteFacts(url="https://esempio.it/glossario/", description="Il glossario di prova.")
# A body that does not exist: no real one may be named before it asks.
ADMS, DCATAPIT, NDC, VCARD = map(
    namespace, (catalogue.ADMS, catalogue.DCATAPIT, catalogue.NDC, catalogue.VCARD)
)
PATH = "assets/controlled-vocabularies/termini/termini.ttl"
TABLE = PATH.replace(".ttl", ".csv")
EU = "http://publications.europa.eu/resource/authority/"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=asset(published(), FACTS, HOLDER)[PATH])


def published() -> Glossary:
    return replace(load_glossary(SAMPLE), news=NEWS)


def missing(graph: Graph) -> set[str]:
    """Return what the harvester and rules.shacl would not find."""
    schemes = [
        s for s in graph.subjects(RDF.type, SKOS.ConceptScheme) if (s, RDF.type, DCATAPIT.Dataset) in graph
    ]
    if len(schemes) != 1 or len(list(graph.subjects(RDF.type, SKOS.ConceptScheme))) != 1:
        return {"one scheme"}
    [scheme] = schemes
    found = {name for name, predicate in REQUIRED.items() if not list(graph.objects(scheme, predicate))}
    found |= set(_of_values(graph, scheme)) | set(_of_distributions(graph, scheme)) | set(_of_concepts(graph))
    if (scheme, DCTERMS.license, None) in graph:
        found.add("licence on the scheme")
    return found


REQUIRED: dict[str, URIRef] = {
    "identifier": DCTERMS.identifier, "title": DCTERMS.title, "description": DCTERMS.description,
    "modified": DCTERMS.modified, "theme": DCAT.theme, "rights holder": DCTERMS.rightsHolder,
    "periodicity": DCTERMS.accrualPeriodicity, "distribution": DCAT.distribution, "keyword": DCAT.keyword,
    "version": OWL.versionInfo, "key concept": NDC.keyConcept, "top concept": SKOS.hasTopConcept,
    "publisher": DCTERMS.publisher, "creator": DCTERMS.creator, "language": DCTERMS.language,
    "standard": DCTERMS.conformsTo, "status": ADMS.status, "contact": DCAT.contactPoint,
}  # fmt: skip


def _of_values(graph: Graph, scheme: Node) -> Iterator[str]:
    keys = [str(key) for key in graph.objects(scheme, NDC.keyConcept)]
    if len(keys) != 1 or not re.fullmatch(r"\w(:?[\w-]+\w)*", keys[0]):
        yield "one key concept"
    for predicate in (DCAT.theme, DCTERMS.accrualPeriodicity, DCTERMS.language):
        if not all(isinstance(value, URIRef) for value in graph.objects(scheme, predicate)):
            yield "values that are addresses"
    for agent in (*graph.objects(scheme, DCTERMS.rightsHolder), *graph.objects(scheme, DCTERMS.publisher)):
        if not all(list(graph.objects(agent, predicate)) for predicate in (FOAF.name, DCTERMS.identifier)):
            yield "name and code of the holder"


def _of_distributions(graph: Graph, scheme: Node) -> Iterator[str]:
    formats = set()
    for node in graph.objects(scheme, DCAT.distribution):
        formats |= set(graph.objects(node, DCTERMS["format"]))
        if not list(graph.objects(node, DCTERMS.license)) or not list(graph.objects(node, DCAT.downloadURL)):
            yield "licence and address of every distribution"
    if URIRef(f"{EU}file-type/RDF_TURTLE") not in formats:
        yield "a distribution in Turtle"


def _of_concepts(graph: Graph) -> Iterator[str]:
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        codes = [str(code) for code in graph.objects(concept, SKOS.notation)]
        if len(codes) != 1 or not re.fullmatch(r"[A-Za-z0-9._/-]+", codes[0]):
            yield "notation"


def test_the_asset_is_a_file_and_its_table_named_as_its_folder_and_its_scheme(graph: Graph) -> None:
    assert list(asset(published(), FACTS, HOLDER)) == [PATH, TABLE]
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [
        URIRef("https://esempio.it/glossario/termini")
    ]


def test_names_follow_the_pattern_of_the_catalogue() -> None:
    assert all(re.fullmatch(r"[a-zA-Z][.a-zA-Z0-9_-]{1,63}", part) for part in PATH.split("/"))


def test_all_that_the_harvester_asks_is_there(graph: Graph) -> None:
    assert missing(graph) == set()


def test_it_is_still_good_skos(graph: Graph) -> None:
    assert integrity(graph) == set()
    assert faults(graph) == set()


def test_holder_author_and_contact(graph: Graph) -> None:
    [scheme] = graph.subjects(RDF.type, SKOS.ConceptScheme)
    [holder] = graph.objects(scheme, DCTERMS.rightsHolder)
    [author] = graph.objects(scheme, DCTERMS.creator)
    [contact] = graph.objects(scheme, DCAT.contactPoint)
    assert list(graph.objects(holder, DCTERMS.identifier)) == [Literal("ente_prova")]
    assert list(graph.objects(author, FOAF.name)) == [Literal("Redazione di Parole in comune", lang="it")]
    assert list(graph.objects(contact, VCARD.hasEmail)) == [URIRef("mailto:dati@ente.example")]


def test_levels_are_counted_from_the_top(graph: Graph) -> None:
    chain = make_glossary(
        make_concept("a"), make_concept("b", piu_ampio=["a"]), make_concept("c", piu_ampio=["b"]), news=NEWS
    )
    assert 'xkos:numberOfLevels "3"' in asset(chain, FACTS, HOLDER)[PATH]


@pytest.mark.parametrize("name", REQUIRED)
def test_each_missing_datum_is_noticed(graph: Graph, name: str) -> None:
    poorer = Graph() + graph
    poorer.remove((None, REQUIRED[name], None))
    assert name in missing(poorer)


def test_the_traps_are_noticed(graph: Graph) -> None:
    [scheme] = graph.subjects(RDF.type, SKOS.ConceptScheme)
    for triple, fault in (
        ((scheme, DCTERMS.license, URIRef("https://esempio.it/")), "licence on the scheme"),
        ((scheme, NDC.keyConcept, Literal("altro")), "one key concept"),
        ((URIRef("https://esempio.it/x"), RDF.type, SKOS.ConceptScheme), "one scheme"),
        ((scheme, DCAT.theme, Literal("GOVE")), "values that are addresses"),
        (
            (scheme, DCAT.distribution, URIRef("https://esempio.it/x")),
            "licence and address of every distribution",
        ),
    ):
        assert fault in missing((Graph() + graph).add(triple))


def test_without_a_holder_or_an_address_there_is_no_asset() -> None:
    with pytest.raises(NotReady, match="Manca il titolare dei diritti: scrivi in mkdocs"):
        RightsHolder.of({"extra": {"catalogo_nazionale": {"titolare": "", "codice_ipa": ""}}})
    with pytest.raises(NotReady, match="non è un codice IPA"):
        RightsHolder.of({"extra": {"catalogo_nazionale": {"titolare": "Ente", "codice_ipa": "a b"}}})
    with pytest.raises(NotReady, match="non è un indirizzo di posta"):
        RightsHolder.of(
            {"extra": {"catalogo_nazionale": {"titolare": "E", "codice_ipa": "e", "email": "no"}}}
        )
    with pytest.raises(NotReady, match="Manca l’indirizzo del sito"):
        asset(load_glossary(SAMPLE), SiteFacts(url="https://parole-in-comune.example/"), HOLDER)
    with pytest.raises(NotReady, match="Non c’è nessuna parola"):
        asset(make_glossary(), FACTS, HOLDER)
    with pytest.raises(
        NotReady, match="chiede il giorno dell’ultima pubblicazione: prima lancia «make pubblica»"
    ):
        asset(load_glossary(SAMPLE), FACTS, HOLDER)


def test_an_asset_as_large_as_the_catalogue_admits_is_made_and_a_larger_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert catalogue.MAX_BYTES == 4 * 2**20
    glossary = published()
    content = asset(glossary, FACTS, HOLDER)
    for path, name in ((PATH, "termini.ttl"), (TABLE, "termini.csv")):
        others = max(len(text.encode()) for other, text in content.items() if other != path)
        monkeypatch.setattr(catalogue, "MAX_BYTES", max(size := len(content[path].encode()), others))
        assert asset(glossary, FACTS, HOLDER) == content
        if size > others:
            monkeypatch.setattr(catalogue, "MAX_BYTES", size - 1)
            with pytest.raises(NotReady, match=f"{name} supera 0 MiB, il massimo che il Catalogo accetta"):
                asset(glossary, FACTS, HOLDER)


def test_the_table_says_what_the_file_says_and_follows_the_rules_of_the_catalogue(graph: Graph) -> None:
    table = asset(published(), FACTS, HOLDER)[TABLE]
    head = table.partition("\r\n")[0]
    assert all(re.fullmatch(r'"[a-zA-Z0-9_]{2,64}"', name) for name in head.split(","))
    rows = list(csv.DictReader(StringIO(table, newline="")))
    assert {row["uri"] for row in rows} == {str(c) for c in graph.subjects(RDF.type, SKOS.Concept)}
    for row in rows:
        word = URIRef(row["uri"])
        names = {
            name.language: str(name)
            for name in graph.objects(word, SKOS.prefLabel)
            if isinstance(name, Literal)
        }
        assert names == {"it": row["label_it"], "en": row["label_en"]}
        assert row["codice"] == str(graph.value(word, SKOS.notation))
        assert row["definizione"] == str(graph.value(word, SKOS.definition) or "")
        assert row["superiore"].split() == sorted(str(up) for up in graph.objects(word, SKOS.broader))
        assert all(str(note) in row["note"] for note in graph.objects(word, SKOS.scopeNote))


def test_the_asset_has_both_sides_the_verdict_and_the_state_but_none_of_our_terms() -> None:
    sides = {
        name: {"vuol_dire": f"riga {name}", "definizione": f"testo {name}"}
        for name in ("pa", "terzo_settore")
    }
    word = make_concept(
        "bando", accordo="divergono", differenza=["quando"], fonti=[{"fonte": "cts"}], **sides
    )
    text = asset(make_glossary(word, news=NEWS), FACTS, HOLDER)[PATH]
    for said in (
        "riga pa",
        "riga terzo_settore",
        "testo pa",
        "testo terzo_settore",
        "Accordo: Divergono",
        "Stato: ",
    ):
        assert said in text
    assert "pc:" not in text


CONFIG = "site_url: https://esempio.it/\nextra:\n  catalogo_nazionale:\n    titolare: Ente di prova\n    codice_ipa: ente_prova\n"


def test_the_command_writes_the_asset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, CONFIG)
    assert catalogo.main([str(tmp_path / "repo")], root) == 0
    assert capsys.readouterr().out.splitlines()[0] == PATH
    assert (tmp_path / "repo" / PATH).read_text(encoding="utf-8").startswith("@prefix")


def test_the_command_explains_and_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, "site_url: https://esempio.it/\n")
    assert catalogo.main([str(tmp_path / "repo")], root) == 1
    assert "Manca il titolare dei diritti" in capsys.readouterr().err
    assert not (tmp_path / "repo").exists()
    assert catalogo.main([], root) == 2
    (root / "glossary" / "termini" / "bando.yml").write_text("termine: solo\n", encoding="utf-8")
    assert catalogo.main([str(tmp_path / "repo")], root) == 1
    assert "Correggi prima le voci" in capsys.readouterr().err


def project(folder: Path, config: str) -> Path:
    """Lay out the sample glossary, published, with a configuration of its own."""
    shutil.copytree(SAMPLE / "glossary", folder / "progetto" / "glossary")
    for path, text in publication(load_glossary(SAMPLE), (), FACTS, date(2026, 11, 22)).files.items():
        (folder / "progetto" / path).parent.mkdir(exist_ok=True)
        (folder / "progetto" / path).write_text(text, encoding="utf-8")
    (folder / "progetto" / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder / "progetto"
