"""The names of things in RDF: IRIs of words and parts, and the terms that no shared vocabulary has.

A word is ``<site>termini/<id>``, a part of it the anchor of the page where people read it. Our own terms are
``<site>dati/#name``: the page *Dati aperti* explains each at that anchor. Their list derives from the table
of the parts of a word and from the closed lists of the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parole.glossary import addresses
from parole.glossary.site_facts import PLACEHOLDER, SiteFacts
from parole.model.parts import PARTS, Kind, Part, Surface, field_at
from parole.model.values import Agreement, Difference, LabelledValue, State
from parole.rendering.edition import LANGUAGE, LICENCE_ADDRESS
from parole.semantic.rdf import RDF, RDFS, Iri, Literal, Term, Triple, Vocabulary

LICENCE = Iri(LICENCE_ADDRESS)
# The parts for which SKOS itself has a word.
SAID_BY_SKOS = frozenset({
    "termine", "varianti", "area", "in_breve", "esempio", "esempio_tipo", "piu_ampio", "vedi_anche",
    "stesso_di",
})  # fmt: skip
_IN_DATA: tuple[Part, ...] = tuple(p for p in PARTS if Surface.DATA in p.on and p.name not in SAID_BY_SKOS)
# Each of the others has a property of ours, called as the part; a list of records is only in notes.
OWN_PARTS = tuple(part for part in _IN_DATA if part.kind not in {Kind.ITEMS, Kind.OWN})
# The parts that are also notes, for who knows SKOS alone: those of the second kind are long.
NOTED = tuple(
    part
    for part in _IN_DATA
    if part.kind in {Kind.TEXT, Kind.VALUE, Kind.OWN} and part.section != "approvazioni"
)
NOTED_AT_LENGTH = tuple(part for part in _IN_DATA if part.kind is Kind.ITEMS)
VALUES: tuple[type[LabelledValue], ...] = (Agreement, Difference, State)


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """One of our own terms: its name, what it is called, what it means; a property, or else a value."""

    name: str
    label: str
    help: str
    is_property: bool


def own_name(name: str) -> str:
    """Return the name of a term for a part or a value: no underscores."""
    return name.replace("_", "-")


OWN_TERMS: tuple[OwnTerm, ...] = (
    OwnTerm("stato", "Stato della voce", "Lo stato, ricavato dai testi e dalle approvazioni.", True),
    *(OwnTerm(own_name(p.name), p.label, field_at(p.at).description or "", True) for p in OWN_PARTS),
    *(OwnTerm(own_name(v.value), v.label, v.help, False) for values in VALUES for v in values),
)


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
        return Iri(self.base + addresses.concept(id_))

    def area(self, id_: str) -> Iri:
        """The collection of the words of an area."""
        return Iri(self.base + addresses.area(id_))

    def term(self, name: str) -> Term:
        """One of our own terms: a property, or a value of a closed list."""
        return self.own[own_name(name)]


def italian(text: str) -> Literal:
    """Return a text in Italian."""
    return Literal(text, LANGUAGE)


def own_terms(iris: Iris) -> Iterator[Triple]:
    """Yield what our own terms mean, so that the file explains itself.

    Only values have a label: Skosmos shows the properties that have one, and their texts are among the
    notes already, each with its name.
    """
    for own in OWN_TERMS:
        term = iris.term(own.name)
        if own.is_property:
            yield term, RDF.type, RDF.Property
            yield term, RDFS.comment, italian(f"{own.label}. {own.help}")
        else:
            yield term, RDFS.label, italian(own.label)
            yield term, RDFS.comment, italian(own.help)
