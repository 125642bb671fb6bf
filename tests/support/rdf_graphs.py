"""What the engine writes as RDF, as graphs of rdflib: the same triples by another way, to compare and to query."""

from __future__ import annotations

from collections.abc import Callable

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.semantic import rdf
from parole.semantic.serialise import JSON_LD, RDF_XML, TURTLE, Format, Groups, serialise
from parole.semantic.skos import skos
from parole.semantic.vocabulary import Iris

FORMATS: dict[str, Format] = {"turtle": TURTLE, "json-ld": JSON_LD, "xml": RDF_XML}


def node(value: rdf.Value) -> Node:
    """Return one of our values as a node of rdflib."""
    if isinstance(value, rdf.Iri):
        return URIRef(str(value))
    datatype = URIRef(str(value.datatype)) if value.datatype else None
    return Literal(value.text, lang=value.language or None, datatype=datatype)


def uri(make: Callable[[str], rdf.Iri]) -> Callable[[str], URIRef]:
    """Return a maker of our IRIs as a maker of nodes."""
    return lambda name: URIRef(str(make(name)))


def graph_of(groups: Groups, prefixes: rdf.Prefixes) -> Graph:
    """Return our triples as a graph that knows these prefixes only."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    for group in groups:
        for subject, predicate, value in group:
            graph.add((node(subject), node(predicate), node(value)))
    return graph


def skos_graph(glossary: Glossary, facts: SiteFacts) -> Graph:
    """Return the glossary as a graph."""
    return graph_of(skos(glossary, facts), rdf.prefixes([Iris.of(facts).own]))


def written(glossary: Glossary, facts: SiteFacts, form: str = "turtle") -> str:
    """Return the glossary as the engine writes it, in a format called as rdflib calls it."""
    return serialise(skos(glossary, facts), [Iris.of(facts).own], FORMATS[form])[0].decode()


def namespace(vocabulary: rdf.Vocabulary) -> Namespace:
    """Return one of our vocabularies as rdflib has them."""
    return Namespace(str(vocabulary.namespace))
