"""The names of things in RDF: IRIs of words and parts, and the few terms that no shared vocabulary has.

A word is ``<site>termini/<id>/``, a part of it the anchor of the page where people read it. Our own terms are
``<site>dati/#name``: the page *Dati aperti* explains them. Their list derives from the closed lists of the
model, plus :data:`OWN_PROPERTIES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from parole import addresses
from parole.model.values import Agreement, ExampleKind, LabelledValue, SideName, State
from parole.opendata.edition import LANGUAGE, LICENCE_ADDRESS
from parole.site_facts import PLACEHOLDER, SiteFacts

Triple = tuple[Node, Node, Node]

# The characters that an IRIREF of Turtle refuses.
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
LICENCE = URIRef(LICENCE_ADDRESS)

SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
ISOTHES = Namespace("http://purl.org/iso25964/skos-thes#")
PREFIXES: dict[str, str] = {
    "dct": str(DCTERMS),
    "foaf": str(FOAF),
    "isothes": str(ISOTHES),
    "owl": str(OWL),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "skosxl": str(SKOSXL),
    "xsd": str(XSD),
}

# Name → the shared property that it specialises, its Italian label. Each has the shared one beside it in the
# data, so that who reads SKOS alone loses nothing but the distinction.
OWN_PROPERTIES: dict[str, tuple[URIRef | None, str]] = {
    "definizione-pa": (SKOS.definition, "Come la intende la pubblica amministrazione"),
    "definizione-terzo-settore": (SKOS.definition, "Come la intende il Terzo settore"),
    "come-dirlo": (SKOS.note, "Come dirlo"),
    "sigla": (SKOS.altLabel, "Sigla"),
    "accordo": (None, "Quanto coincidono i due significati"),
    "stato": (None, "Stato della voce"),
    "verificato": (DCTERMS.date, "Ultimo giorno in cui le fonti sono state controllate"),
    "approvazione": (None, "Approvazione valida del testo di oggi"),
    "lato": (None, "Lato"),
}
OWN_VALUES: tuple[type[LabelledValue], ...] = (SideName, Agreement, State, ExampleKind)


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRIs of one site; ``base`` is its address, with the final slash."""

    base: str

    @classmethod
    def of(cls, facts: SiteFacts) -> Iris:
        """Return those of a site; without an address, those of the documented placeholder."""
        return cls(facts.url or f"https://parole-in-comune{PLACEHOLDER}/")

    @property
    def scheme(self) -> URIRef:
        """The whole glossary, as a concept scheme: the page of all the words.

        Without the final slash, because the national catalogue wants a name as its last part.
        """
        return URIRef(self.base + addresses.WORDS.rstrip("/"))

    @property
    def editors(self) -> URIRef:
        """Who wrote the words."""
        return URIRef(self.base + addresses.ABOUT + "#redazione")

    @property
    def own(self) -> str:
        """The namespace of our own terms."""
        return self.base + addresses.DATA_PAGE + "#"

    def word(self, id_: str) -> URIRef:
        """The concept behind a word."""
        return URIRef(self.base + addresses.word(id_))

    def part(self, id_: str, anchor: str) -> URIRef:
        """A part of a word: the anchor of its page."""
        return URIRef(f"{self.base}{addresses.word(id_)}#{anchor}")

    def area(self, id_: str) -> URIRef:
        """The collection of the words of an area."""
        return URIRef(self.base + addresses.area(id_))

    def term(self, name: str) -> URIRef:
        """One of our own terms: a property, or a value of a closed list."""
        return URIRef(self.own + name.replace("_", "-"))


def italian(text: str) -> Literal:
    """Return a text in Italian."""
    return Literal(text, lang=LANGUAGE)


def safe_iri(address: str) -> URIRef:
    """Return an address as an IRI: what RDF does not admit in one (spaces, quotes, brackets) is encoded."""
    return URIRef(_NOT_IN_IRI.sub(lambda found: quote(found[0]), address))


def own_terms(iris: Iris) -> Iterator[Triple]:
    """Yield what our own properties and values mean, so that the file explains itself."""
    for name, (shared, label) in OWN_PROPERTIES.items():
        term = iris.term(name)
        yield term, RDF.type, RDF.Property
        yield term, RDFS.label, italian(label)
        if shared:
            yield term, RDFS.subPropertyOf, shared
    for values in OWN_VALUES:
        for value in values:
            yield iris.term(value.value), RDFS.label, italian(value.label)
            yield iris.term(value.value), RDFS.comment, italian(value.help)
