"""The files of the open data that carry meanings: three of SKOS, one of TBX."""

from __future__ import annotations

from collections.abc import Iterator

from parole import addresses
from parole.pages.renderer import Renderer
from parole.semantic.serialise import json_ld, rdf_xml, turtle
from parole.semantic.skos import skos_graph
from parole.semantic.tbx import tbx


def semantic_data(renderer: Renderer) -> Iterator[tuple[str, str | bytes]]:
    """Yield each file with its address."""
    graph = skos_graph(renderer.glossary, renderer.facts)
    yield addresses.data("glossario.ttl"), turtle(graph)
    yield addresses.data("glossario.jsonld"), json_ld(graph)
    yield addresses.data("glossario.rdf"), rdf_xml(graph)
    yield addresses.data("glossario.tbx"), tbx(renderer.glossary, renderer.facts)
