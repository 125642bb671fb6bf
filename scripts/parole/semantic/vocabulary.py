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
from parole.model.concept import Approval, Citation
from parole.model.parts import ITEMS, PARTS, Part, Surface, field_at, item_record
from parole.model.registers import Reading
from parole.model.values import (
    Agreement,
    Difference,
    ExampleKind,
    LabelledValue,
    ReadIn,
    SideName,
    State,
)
from parole.model.walk import label_of
from parole.rendering.edition import LANGUAGE, LICENCE_ADDRESS
from parole.semantic.rdf import (
    DCTERMS,
    FOAF,
    ISOTHES,
    OWL,
    RDF,
    RDFS,
    SKOS,
    VANN,
    XSD,
    Iri,
    Literal,
    Term,
    Triple,
    Vocabulary,
)

LICENCE = Iri(LICENCE_ADDRESS)
# The vocabularies of others that the files name.
SHARED = (DCTERMS, FOAF, ISOTHES, OWL, RDF, RDFS, SKOS, VANN, XSD)
# The parts for which SKOS itself has a word: each of the others has a property of ours, called as the part.
SAID_BY_SKOS = frozenset({"termine", "varianti", "inglese", "area", "piu_ampio", "vedi_anche"})
OWN_PARTS: tuple[Part, ...] = tuple(
    part for part in PARTS if Surface.DATA in part.on and part.section not in SAID_BY_SKOS
)
VALUES: tuple[type[LabelledValue], ...] = (SideName, Agreement, Difference, State, ExampleKind, ReadIn)
# What is said of a citation and of the reading on which it rests, and of an approval.
CITED = {name: Citation.model_fields[name] for name in ("fonte", "rif", "storico")}
READ = {name: Reading.model_fields[name] for name in ("letto_su", "versione", "letto_il")}
APPROVED = {"lato": Approval.model_fields["lato"]}


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """One of our own terms: its name, what it is called, what it means; a property, or else a value."""

    name: str
    label: str
    help: str
    is_property: bool


def _properties() -> Iterator[OwnTerm]:
    """Yield the properties, each once: the state, the parts of a word, what is said inside a part."""
    yield _property("stato", "Stato della voce", "Lo stato, ricavato dai testi e dalle approvazioni.")
    for part in OWN_PARTS:
        yield _property(part.name, part.label, field_at(part.at).description)
    inside = [CITED | READ, APPROVED, *(item_record(part).model_fields for part in ITEMS)]
    for name, field in {name: field for fields in inside for name, field in fields.items()}.items():
        places = [part.label for part in ITEMS if name in item_record(part).model_fields]
        shared = f"Dentro «{'», «'.join(places)}»." if len(places) > 1 else field.description
        yield _property(name, label_of(name, field), shared)


def _property(name: str, label: str, help_: str | None) -> OwnTerm:
    return OwnTerm(own_name(name), label, help_ or "", is_property=True)


def own_name(name: str) -> str:
    """Return the name of a term for a part, a field or a value: no underscores."""
    return name.replace("_", "-")


OWN_TERMS: tuple[OwnTerm, ...] = (
    *_properties(),
    *(
        OwnTerm(own_name(value.value), value.label, value.help, is_property=False)
        for values in VALUES
        for value in values
    ),
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

    def part(self, id_: str, anchor: str) -> Iri:
        """Something that is said of a word, inside its page."""
        return Iri(f"{self.base}{addresses.concept(id_)}#{anchor}")

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
    """Yield what our own terms mean, so that the file explains itself."""
    for own in OWN_TERMS:
        term = iris.term(own.name)
        if own.is_property:
            yield term, RDF.type, RDF.Property
        yield term, RDFS.label, italian(own.label)
        yield term, RDFS.comment, italian(own.help)
