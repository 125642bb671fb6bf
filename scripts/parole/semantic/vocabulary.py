"""The names of things in RDF: IRIs of words and parts, and the few terms that no shared vocabulary has.

A word is ``<site>termini/<id>/``, a part of it the anchor of the page where people read it. Our own terms are
``<site>dati/#name``: the page *Dati aperti* explains them. Their list derives from the closed lists of the
model, plus :data:`OWN_PROPERTIES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parole.glossary import addresses
from parole.glossary.site_facts import PLACEHOLDER, SiteFacts
from parole.model.values import Agreement, ExampleKind, LabelledValue, SideName, State
from parole.rendering.edition import LANGUAGE, LICENCE_ADDRESS
from parole.semantic.rdf import (
    DCTERMS,
    FOAF,
    ISOTHES,
    OWL,
    RDF,
    RDFS,
    SKOS,
    SKOSXL,
    XSD,
    Iri,
    Literal,
    Term,
    Triple,
    Vocabulary,
)

LICENCE = Iri(LICENCE_ADDRESS)
# The vocabularies of others that the files name.
SHARED = (DCTERMS, FOAF, ISOTHES, OWL, RDF, RDFS, SKOS, SKOSXL, XSD)

# Name → the shared property that it specialises, its Italian label. Each has the shared one beside it in the
# data, so that who reads SKOS alone loses nothing but the distinction.
OWN_PROPERTIES: dict[str, tuple[Term | None, str]] = {
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
    """Makes the IRIs of one site; ``base`` is its address, with the final slash, ``own`` our own terms."""

    base: str
    own: Vocabulary

    @classmethod
    def of(cls, facts: SiteFacts) -> Iris:
        """Return those of a site; without an address, those of the documented placeholder."""
        base = facts.url or f"https://parole-in-comune{PLACEHOLDER}/"
        return cls(base, Vocabulary("pc", f"{base}{addresses.DATA_PAGE}#"))

    @property
    def scheme(self) -> Iri:
        """The whole glossary, as a concept scheme: the page of all the words.

        Without the final slash, because the national catalogue wants a name as its last part.
        """
        return Iri(self.base + addresses.WORDS.rstrip("/"))

    @property
    def editors(self) -> Iri:
        """Who wrote the words."""
        return Iri(self.base + addresses.ABOUT + "#redazione")

    def word(self, id_: str) -> Iri:
        """The concept behind a word."""
        return Iri(self.base + addresses.word(id_))

    def part(self, id_: str, anchor: str) -> Iri:
        """A part of a word: the anchor of its page."""
        return Iri(f"{self.base}{addresses.word(id_)}#{anchor}")

    def area(self, id_: str) -> Iri:
        """The collection of the words of an area."""
        return Iri(self.base + addresses.area(id_))

    def term(self, name: str) -> Term:
        """One of our own terms: a property, or a value of a closed list."""
        return self.own[name.replace("_", "-")]


def italian(text: str) -> Literal:
    """Return a text in Italian."""
    return Literal(text, LANGUAGE)


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
