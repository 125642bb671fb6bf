"""The files of the open data that carry meanings: three of SKOS, one of TBX."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph

from parole import addresses
from parole.pages.renderer import Renderer
from parole.semantic import serialise
from parole.semantic.skos import skos_graph
from parole.semantic.tbx import tbx


def semantic_data(renderer: Renderer) -> Iterator[tuple[str, str | bytes]]:
    """Yield each file with its address."""
    yield addresses.data("glossario.ttl"), turtle(renderer)
    yield addresses.data("glossario.jsonld"), json_ld(renderer)
    yield addresses.data("glossario.rdf"), rdf_xml(renderer)
    yield addresses.data("glossario.tbx"), terms(renderer)


def turtle(renderer: Renderer) -> str:
    """Return the glossary as SKOS, in Turtle."""
    return serialise.turtle(renderer.once(_graph))


def json_ld(renderer: Renderer) -> str:
    """Return the glossary as SKOS, in JSON-LD."""
    return serialise.json_ld(renderer.once(_graph))


def rdf_xml(renderer: Renderer) -> str:
    """Return the glossary as SKOS, in RDF/XML."""
    return serialise.rdf_xml(renderer.once(_graph))


def terms(renderer: Renderer) -> bytes:
    """Return the glossary as TBX-Basic."""
    return tbx(renderer.glossary, renderer.facts)


def _graph(renderer: Renderer) -> Graph:
    return skos_graph(renderer.glossary, renderer.facts)
