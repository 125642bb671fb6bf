"""The files of the open data that carry meanings: three of SKOS, one of TBX."""

from __future__ import annotations

from rdflib import Graph

from parole.pages.renderer import Renderer
from parole.semantic import serialise
from parole.semantic.skos import skos_graph
from parole.semantic.tbx import tbx


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
