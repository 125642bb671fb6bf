"""RDF as plain values: IRIs, terms of vocabularies, literals; what they hold is checked when they are made.

No library here: a word is said in some fifty triples, and a graph with its indexes costs several times more
than all the rest of the open data. The tests read the files back with rdflib, and compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal as OneOf
from typing import NamedTuple
from urllib.parse import quote

# The characters that an IRIREF of Turtle refuses.
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
# What may follow a prefix in Turtle, in JSON-LD and in a name of XML alike.
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
Prefixes = dict[str, str]
Language = OneOf["", "it", "en"]


class Iri(str):
    """An absolute IRI: what RDF does not admit in one (spaces, quotes, brackets) is encoded."""

    __slots__ = ()

    def __new__(cls, address: str) -> Iri:
        """Make an IRI of any address."""
        return super().__new__(cls, _NOT_IN_IRI.sub(lambda found: quote(found[0]), address))


class Term(Iri):
    """A term of a vocabulary: its IRI, and the short name that every format may write («skos:Concept»)."""

    __slots__ = ("name",)
    name: str

    def __new__(cls, prefix: str, namespace: str, local: str) -> Term:
        """Make the term called ``local``.

        Raises:
            ValueError: it is not a plain name.
        """
        if not _LOCAL.fullmatch(local):
            raise ValueError(f"not a plain name: {local!r}")
        made = str.__new__(cls, namespace + local)
        made.name = f"{prefix}:{local}"
        return made


class Vocabulary:
    """A vocabulary: its terms are its attributes, ``SKOS.prefLabel``; ``own["come-dirlo"]`` is one too."""

    def __init__(self, prefix: str, namespace: str) -> None:
        self.prefix, self.namespace = prefix, Iri(namespace)

    def __getattr__(self, local: str) -> Term:
        """Return the term called ``local``; it is made the first time that it is named."""
        if local.startswith("_"):
            raise AttributeError(local)
        made = Term(self.prefix, self.namespace, local)
        setattr(self, local, made)
        return made

    def __getitem__(self, local: str) -> Term:
        """Return the term called ``local``."""
        term: Term = getattr(self, local)
        return term


class Literal(NamedTuple):
    """A text with its language, or a value with its datatype."""

    text: str
    language: Language = ""
    datatype: Term | None = None


Value = Iri | Literal
Triple = tuple[Iri, Term, Value]

DCTERMS = Vocabulary("dct", "http://purl.org/dc/terms/")
FOAF = Vocabulary("foaf", "http://xmlns.com/foaf/0.1/")
ISOTHES = Vocabulary("isothes", "http://purl.org/iso25964/skos-thes#")
OWL = Vocabulary("owl", "http://www.w3.org/2002/07/owl#")
RDF = Vocabulary("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Vocabulary("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
SKOS = Vocabulary("skos", "http://www.w3.org/2004/02/skos/core#")
VANN = Vocabulary("vann", "http://purl.org/vocab/vann/")
XSD = Vocabulary("xsd", "http://www.w3.org/2001/XMLSchema#")
SHARED = (DCTERMS, FOAF, ISOTHES, OWL, RDF, RDFS, SKOS, VANN, XSD)
TRUE = Literal("true", datatype=XSD.boolean)


def day(when: date) -> Literal:
    """Return a day as a literal."""
    return Literal(when.isoformat(), datatype=XSD.date)


def prefixes(others: Iterable[Vocabulary]) -> Prefixes:
    """Return the namespace of each prefix, of the shared vocabularies and of others, in order."""
    return dict(sorted((known.prefix, str(known.namespace)) for known in (*SHARED, *others)))
