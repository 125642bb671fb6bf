"""A graph → Turtle, JSON-LD, RDF/XML, always the same bytes.

Turtle is written by rdflib, which sorts. Its writers of JSON-LD and RDF/XML follow the order of a set, which
changes at every run: here are two small ones. Our graphs have no blank nodes, so an order of names is enough.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from lxml import etree
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def turtle(graph: Graph) -> str:
    """Return the graph as Turtle."""
    return graph.serialize(format="turtle")


def json_ld(graph: Graph) -> str:
    """Return the graph as JSON-LD 1.1; its context is inside, so that nobody has to fetch anything."""
    prefixes = _prefixes(graph)
    nodes = [_json_node(subject, pairs, prefixes) for subject, pairs in _by_subject(graph)]
    return json.dumps({"@context": prefixes, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


def rdf_xml(graph: Graph) -> str:
    """Return the graph as RDF/XML."""
    prefixes = _prefixes(graph)
    root = etree.Element(f"{{{RDF}}}RDF", nsmap=prefixes)
    for subject, pairs in _by_subject(graph):
        node = etree.SubElement(root, f"{{{RDF}}}Description", {f"{{{RDF}}}about": str(subject)})
        for predicate, value in pairs:
            _xml_value(node, predicate, value, prefixes)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + str(
        etree.tostring(root, encoding="unicode", pretty_print=True)
    )


def _prefixes(graph: Graph) -> dict[str, str]:
    return {prefix: str(namespace) for prefix, namespace in sorted(graph.namespaces())}


def _by_subject(graph: Graph) -> Iterator[tuple[Node, list[tuple[Node, Node]]]]:
    """Yield each subject with its sorted predicates and values."""
    for subject, triples in groupby(sorted(graph), key=itemgetter(0)):
        yield subject, [(predicate, value) for _, predicate, value in triples]


def _json_node(subject: Node, pairs: list[tuple[Node, Node]], prefixes: dict[str, str]) -> dict[str, object]:
    node: dict[str, object] = {"@id": str(subject)}
    for predicate, group in groupby(pairs, key=itemgetter(0)):
        values = [value for _, value in group]
        if predicate == RDF.type:
            node["@type"] = [_compact(value, prefixes) for value in values]
        else:
            node[_compact(predicate, prefixes)] = [_json_value(value, prefixes) for value in values]
    return node


def _json_value(value: Node, prefixes: dict[str, str]) -> dict[str, str] | str:
    if not isinstance(value, Literal):
        return {"@id": str(value)}
    if value.language:
        return {"@value": str(value), "@language": value.language}
    if value.datatype:
        return {"@value": str(value), "@type": _compact(value.datatype, prefixes)}
    return str(value)


def _compact(name: Node, prefixes: dict[str, str]) -> str:
    """Return a name with its prefix, as ``skos:Concept``."""
    prefix, local = _split(name, prefixes)
    return f"{prefix}:{local}"


def _split(name: Node, prefixes: dict[str, str]) -> tuple[str, str]:
    iri = str(name)
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace):
            return prefix, iri.removeprefix(namespace)
    raise ValueError(f"no prefix for {iri}")


def _xml_value(node: etree._Element, predicate: Node, value: Node, prefixes: dict[str, str]) -> None:
    prefix, local = _split(predicate, prefixes)
    element = etree.SubElement(node, f"{{{prefixes[prefix]}}}{local}")
    if isinstance(value, URIRef):
        element.set(f"{{{RDF}}}resource", str(value))
        return
    element.text = str(value)
    if isinstance(value, Literal) and value.language:
        element.set(_XML_LANG, value.language)
    elif isinstance(value, Literal) and value.datatype:
        element.set(f"{{{RDF}}}datatype", str(value.datatype))
