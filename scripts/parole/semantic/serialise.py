"""A graph → Turtle, JSON-LD, RDF/XML, always the same bytes.

rdflib's writers of JSON-LD and RDF/XML follow the order of a set, which changes at every run; that of Turtle
sorts, but asks of every name again which prefix it has, and took most of the time of all the data: here are
three small ones. Our graphs have no blank nodes, so an order of names is enough.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

_FIRST: dict[Node, int] = {RDF.type: 0, RDFS.label: 1}
Values = dict[Node, list[Node]]
_PLAIN = re.compile(r"[A-Za-z_][\w-]*")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def turtle(graph: Graph) -> str:
    """Return the graph as Turtle 1.1, as rdflib writes it: the subjects that are named least come first."""
    prefixes = _prefixes(graph)
    named: Counter[Node] = Counter(value for _, _, value in graph if isinstance(value, URIRef))
    subjects = sorted(_by_subject(graph), key=lambda found: named[found[0]])
    blocks = [_turtle_block(subject, values, prefixes) for subject, values in subjects]
    body = "\n".join(blocks)
    used = [
        (prefix, iri) for prefix, iri in prefixes.items() if f" {prefix}:" in body or f"^{prefix}:" in body
    ]
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in used) + f"\n{body}\n"


def _turtle_block(subject: Node, values: Values, prefixes: dict[str, str]) -> str:
    """Return what is said of a subject, its kinds and its label first."""
    kinds_first = sorted(values.items(), key=lambda found: _FIRST.get(found[0], len(_FIRST)))
    lines = [
        f"{'a' if predicate == RDF.type else _turtle_name(predicate, prefixes)} "
        + ",\n        ".join(_turtle_value(value, prefixes) for value in found)
        for predicate, found in kinds_first
    ]
    return f"{_turtle_name(subject, prefixes)} " + " ;\n    ".join(lines) + " .\n"


def _turtle_value(value: Node, prefixes: dict[str, str]) -> str:
    if not isinstance(value, Literal):
        return _turtle_name(value, prefixes)
    if value.datatype is None:
        return value.n3()
    return value.n3().removesuffix(f"<{value.datatype}>") + _turtle_name(value.datatype, prefixes)


def _turtle_name(name: Node, prefixes: dict[str, str]) -> str:
    """Return a name with its prefix if what follows is plain, else the whole IRI."""
    found = _find_prefix(str(name), prefixes)
    return ":".join(found) if found and _PLAIN.fullmatch(found[1]) else f"<{name}>"


def json_ld(graph: Graph) -> str:
    """Return the graph as JSON-LD 1.1; its context is inside, so that nobody has to fetch anything."""
    prefixes = _prefixes(graph)
    nodes = [_json_node(subject, said, prefixes) for subject, said in _by_subject(graph)]
    return json.dumps({"@context": prefixes, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


def rdf_xml(graph: Graph) -> str:
    """Return the graph as RDF/XML."""
    prefixes = _prefixes(graph)
    root = etree.Element(f"{{{RDF}}}RDF", nsmap=prefixes)
    for subject, said in _by_subject(graph):
        node = etree.SubElement(root, f"{{{RDF}}}Description", {f"{{{RDF}}}about": str(subject)})
        for predicate, values in said.items():
            for value in values:
                _xml_value(node, predicate, value, prefixes)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + str(
        etree.tostring(root, encoding="unicode", pretty_print=True)
    )


def _prefixes(graph: Graph) -> dict[str, str]:
    return {prefix: str(namespace) for prefix, namespace in sorted(graph.namespaces())}


def _by_subject(graph: Graph) -> Iterator[tuple[Node, Values]]:
    """Yield each subject with its predicates and their values, all sorted."""
    found: dict[Node, Values] = {}
    for subject, predicate, value in graph:
        found.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for subject in sorted(found, key=str):
        said = found[subject]
        yield subject, {predicate: _in_order(said[predicate]) for predicate in sorted(said, key=str)}


def _in_order(values: list[Node]) -> list[Node]:
    """Sort the values of a predicate; the order of literals is a matter for rdflib, that of names is not."""
    if len(values) < 2:
        return values
    literals = [value for value in values if isinstance(value, Literal)]
    return [*sorted((value for value in values if isinstance(value, URIRef)), key=str), *sorted(literals)]


def _json_node(subject: Node, said: Values, prefixes: dict[str, str]) -> dict[str, object]:
    node: dict[str, object] = {"@id": str(subject)}
    for predicate, values in said.items():
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
    found = _find_prefix(str(name), prefixes)
    if found is None:
        raise ValueError(f"no prefix for {name}")
    return found


def _find_prefix(iri: str, prefixes: dict[str, str]) -> tuple[str, str] | None:
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace):
            return prefix, iri.removeprefix(namespace)
    return None


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
