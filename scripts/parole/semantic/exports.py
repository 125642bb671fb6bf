"""The files of the open data that carry meanings: three of SKOS, one of TBX."""

from __future__ import annotations

from parole.glossary import addresses
from parole.rendering.renderer import Renderer
from parole.semantic.rdf import DCTERMS, FOAF, RDF, Iri, prefixes
from parole.semantic.serialise import JSON_LD, RDF_XML, TURTLE, serialise
from parole.semantic.skos import Concepts, skos
from parole.semantic.vocabulary import LICENCE, SHARED, Iris


def turtle(renderer: Renderer) -> bytes:
    """Return the glossary as SKOS, in Turtle."""
    return renderer.once(_skos)[0]


def json_ld(renderer: Renderer) -> bytes:
    """Return the glossary as SKOS, in JSON-LD."""
    return renderer.once(_skos)[1]


def rdf_xml(renderer: Renderer) -> bytes:
    """Return the glossary as SKOS, in RDF/XML."""
    return renderer.once(_skos)[2]


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
    return serialise((about, concepts.whole(id_)), prefixes((*SHARED, iris.own)), TURTLE)[0]


def terms(renderer: Renderer) -> bytes:
    """Return the glossary as TBX-Basic."""
    from parole.semantic.tbx import tbx  # lxml, which only this file needs

    return tbx(renderer.glossary, renderer.facts)


def _concepts(renderer: Renderer) -> Concepts:
    return Concepts(renderer.glossary, Iris.of(renderer.facts))


def _skos(renderer: Renderer) -> list[bytes]:
    """Return the three files of SKOS: each word is read once."""
    own = Iris.of(renderer.facts).own
    groups = skos(renderer.glossary, renderer.facts)
    return serialise(groups, prefixes((*SHARED, own)), TURTLE, JSON_LD, RDF_XML)
