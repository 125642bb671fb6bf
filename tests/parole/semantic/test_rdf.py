"""RDF values and the three writers: what they hold, and that rdflib reads back exactly what was said."""

from __future__ import annotations

import random

import pytest
from hostile import PAYLOADS
from hypothesis import given
from hypothesis import strategies as st
from rdf_graphs import FORMATS, graph_of, skos_graph
from rdflib import Graph, URIRef, namespace
from rdflib.compare import isomorphic
from semantic_samples import FACTS, HOLDER, small

from parole.semantic import catalogue, rdf
from parole.semantic.rdf import SKOS, Iri, Literal, Triple, Vocabulary
from parole.semantic.serialise import RDF_XML, TURTLE, serialise

OWN = Vocabulary("pc", "https://esempio.it/dati/#")
PREFIXES = rdf.prefixes([OWN])
# Those that rdflib has the whole list of.
KNOWN = (namespace.DCAT, namespace.DCTERMS, namespace.FOAF, namespace.OWL, namespace.RDF, namespace.RDFS,
         namespace.SKOS, namespace.XSD)  # fmt: skip


def test_an_iri_encodes_what_rdf_refuses() -> None:
    assert (
        Iri('https://a.it/b c?x="{y}"<>|^`\\\n') == "https://a.it/b%20c?x=%22%7By%7D%22%3C%3E%7C%5E%60%5C%0A"
    )
    assert Iri("https://a.it/perché%20sì") == "https://a.it/perché%20sì"


def test_a_term_has_its_iri_and_its_short_name() -> None:
    assert (SKOS.prefLabel, SKOS.prefLabel.name) == (
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "skos:prefLabel",
    )
    assert OWN["come-dirlo"].name == "pc:come-dirlo"
    assert OWN["come-dirlo"] is OWN["come-dirlo"]


@pytest.mark.parametrize("local", ["", "due parole", "1a", "a:b", "a>b", 'a"', "è", "a\n"])
def test_a_term_has_a_plain_name_or_is_not_made(local: str) -> None:
    with pytest.raises(ValueError, match="not a plain name"):
        OWN[local]


def test_the_terms_of_others_are_in_their_vocabularies() -> None:
    asset, _ = catalogue.asset(small(), FACTS, HOLDER).values()
    said = skos_graph(small(), FACTS) + Graph().parse(data=asset)
    nodes = {node for triple in said for node in triple}
    named = {getattr(node, "datatype", None) or node for node in nodes}
    named = {node for node in named if isinstance(node, URIRef)}
    for known in KNOWN:
        of_it = {node for node in named if node.startswith(str(known))}
        assert of_it
        assert [node for node in of_it if node not in known] == []


values = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=["Cc", "Cs"])
)
texts = st.one_of(values, st.sampled_from(PAYLOADS), st.text("\n\r\t\"\\'<>&;@^#.[]{} a"))
iris = texts.map(lambda text: Iri(f"https://esempio.it/#{text}"))
terms = st.sampled_from([OWN["come-dirlo"], SKOS.note, rdf.RDF.type, rdf.RDFS.label, rdf.DCTERMS.title])
literals = st.tuples(texts, st.sampled_from(["", "it", "en"])).map(
    lambda said: Literal(*said)
) | st.dates().map(rdf.day)
triples = st.tuples(iris, terms, iris | literals | terms).filter(
    lambda said: said[1] != rdf.RDF.type or isinstance(said[2], Iri)
)


@pytest.mark.parametrize("form", FORMATS)
@given(said=st.lists(triples, max_size=12))
def test_rdflib_reads_back_what_was_said(form: str, said: list[Triple]) -> None:
    [content] = serialise([said], [OWN], FORMATS[form])
    assert isomorphic(Graph().parse(data=content, format=form), graph_of([said], PREFIXES))


@pytest.mark.parametrize("form", FORMATS)
def test_no_payload_says_more_than_itself(form: str) -> None:
    said = [
        (Iri(f"https://esempio.it/#{n}{text}"), SKOS.note, value)
        for n, text in enumerate(PAYLOADS)
        for value in (Literal(text, "it"), Literal(text), Iri(f"https://esempio.it/?{text}"))
    ]
    [content] = serialise([said], [OWN], FORMATS[form])
    assert isomorphic(Graph().parse(data=content, format=form), graph_of([said], PREFIXES))


@given(said=st.lists(triples, max_size=8), seed=st.integers())
def test_order_and_repetitions_do_not_matter(said: list[Triple], seed: int) -> None:
    again = said * 2
    random.Random(seed).shuffle(again)
    assert serialise([again], [OWN], *FORMATS.values()) == serialise([said], [OWN], *FORMATS.values())


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\ufffe", "\ud800"])
def test_what_xml_cannot_write_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="XML has no way to write"):
        serialise([[(OWN.a, SKOS.note, Literal(f"a{text}"))]], [OWN], RDF_XML)


def test_turtle_is_for_people_too() -> None:
    said = [
        (Iri("https://a.it/b/"), SKOS.prefLabel, Literal("bando", "it")),
        (Iri("https://a.it/b/"), SKOS.altLabel, Literal('"gara"', "it")),
        (Iri("https://a.it/b/"), SKOS.altLabel, Literal("call", "en")),
        (Iri("https://a.it/b/"), rdf.RDF.type, SKOS.Concept),
        (Iri("https://a.it/b/"), rdf.OWL.deprecated, rdf.TRUE),
    ]
    assert serialise([said], [OWN], TURTLE)[0].decode() == (
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "<https://a.it/b/> a skos:Concept ;\n"
        '    owl:deprecated "true"^^xsd:boolean ;\n'
        '    skos:altLabel "call"@en,\n'
        '        "\\"gara\\""@it ;\n'
        '    skos:prefLabel "bando"@it .\n'
        "\n"
    )
