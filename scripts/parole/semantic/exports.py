"""The files of the open data that carry meanings: three of SKOS, one of TBX."""

from __future__ import annotations

from collections.abc import Callable

from parole.glossary import addresses
from parole.rendering.renderer import Renderer
from parole.semantic.rdf import DCTERMS, FOAF, RDF, Iri
from parole.semantic.serialise import JSON_LD, RDF_XML, TURTLE, Format, serialise
from parole.semantic.skos import Concepts, skos
from parole.semantic.vocabulary import LICENCE, Iris


def _skos(renderer: Renderer) -> dict[Format, bytes]:
    """Return the three files of SKOS: each word is read once."""
    forms = (TURTLE, JSON_LD, RDF_XML)
    groups = skos(renderer.glossary, renderer.facts)
    return dict(zip(forms, serialise(groups, [Iris.of(renderer.facts).own], *forms), strict=True))


def _written(form: Format) -> Callable[[Renderer], bytes]:
    """Return the maker of the glossary as SKOS, in a format."""
    return lambda renderer: renderer.once(_skos)[form]


turtle, json_ld, rdf_xml = map(_written, (TURTLE, JSON_LD, RDF_XML))


def turtle_of(renderer: Renderer, id_: str) -> bytes:
    """Return one word as SKOS, in Turtle, with the licence of the file."""
    concepts = renderer.once(_concepts)
    iris = concepts.iris
    file = Iri(iris.base + addresses.word_data(id_, "ttl"))
    about = [
        (file, RDF.type, FOAF.Document),
        (file, FOAF.primaryTopic, iris.word(id_)),
        (file, DCTERMS.license, LICENCE),
        (file, DCTERMS.creator, iris.editors),
    ]
    return serialise((about, concepts.whole(id_)), [iris.own], TURTLE)[0]


def terms(renderer: Renderer) -> bytes:
    """Return the glossary as TBX-Basic."""
    from parole.semantic.tbx import tbx  # lxml, which only this file needs

    return tbx(renderer.glossary, renderer.facts)


def _concepts(renderer: Renderer) -> Concepts:
    return Concepts(renderer.glossary, Iris.of(renderer.facts))
