"""The glossary as SKOS: concepts, labels, hierarchy, areas as collections, both definitions kept apart.

Follows the SKOS Reference (W3C, 2009) and its integrity conditions: S13 and S14 (labels), S27 (*related* is
disjoint with *broaderTransitive*), S9 and S37 (classes are disjoint). Properties of SKOS hold nothing but
texts with a language, which is all that its readers show: ``skos:definition`` is the shared core alone, and
each side is in a note that names it. The same parts, one by one, are under properties of ours, called as in
the table of parts and specialising none; records of a list, citations, approvals are nodes of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.glossary.citations import address_of, cited_name
from parole.glossary.glossary import Glossary
from parole.glossary.identifiers import identifiers_of
from parole.glossary.readings import read_of
from parole.glossary.site_facts import SiteFacts
from parole.glossary.state import state, valid_approvals
from parole.language.inline import plain_text
from parole.model.concept import Approval, Citation, Concept, Withdrawal
from parole.model.parts import Kind, Part, value_at
from parole.model.registers import Source
from parole.model.values import LabelledValue
from parole.model.walk import refers_to
from parole.rendering.edition import EDITORS, FORMAT, LANGUAGE, description, edition_of_all
from parole.semantic.notes import notes
from parole.semantic.rdf import (
    DCTERMS,
    FOAF,
    ISOTHES,
    OWL,
    RDF,
    SKOS,
    TRUE,
    VANN,
    Iri,
    Literal,
    Triple,
    Value,
    day,
)
from parole.semantic.vocabulary import LICENCE, OWN_PARTS, READ, Iris, italian, own_terms

Fields = Mapping[str, FieldInfo]
# The parts that readers of SKOS find as notes: what is said of the word, and how far the two sides agree.
_NOTED = tuple(
    part
    for part in OWN_PARTS
    if part.kind in {Kind.TEXT, Kind.VALUE} and part.section not in {"in_breve", "esempio"}
)


def skos(glossary: Glossary, facts: SiteFacts) -> Iterator[Iterable[Triple]]:
    """Yield the whole glossary, a group of triples at a time."""
    iris = Iris.of(facts)
    yield from with_scheme(_scheme(glossary, facts, iris), glossary, iris)


def with_scheme(said: Iterable[Triple], glossary: Glossary, iris: Iris) -> Iterator[Iterable[Triple]]:
    """Yield what is said of the scheme, with its top words, then the words and our own terms."""
    concepts = Concepts(glossary, iris)
    yield [*said, *concepts.tops()]
    yield from concepts.groups()
    yield own_terms(iris)


def _scheme(glossary: Glossary, facts: SiteFacts, iris: Iris) -> Iterator[Triple]:
    scheme = iris.scheme
    yield scheme, RDF.type, SKOS.ConceptScheme
    yield scheme, DCTERMS.title, italian(facts.name)
    yield scheme, SKOS.prefLabel, italian(facts.name)
    yield scheme, DCTERMS.description, italian(description(facts.city))
    yield scheme, DCTERMS.license, LICENCE
    yield scheme, DCTERMS.creator, iris.editors
    yield scheme, DCTERMS.language, Literal(LANGUAGE)
    yield scheme, OWL.versionInfo, Literal(edition_of_all(glossary))
    yield scheme, SKOS.editorialNote, italian(f"Versione del formato: {FORMAT}")
    yield scheme, VANN.preferredNamespaceUri, Literal(f"{scheme}/")
    yield from days(glossary, scheme)
    yield iris.editors, RDF.type, FOAF.Organization
    yield iris.editors, FOAF.name, italian(EDITORS)
    if facts.publisher:
        yield scheme, DCTERMS.publisher, Literal(facts.publisher)


def days(glossary: Glossary, scheme: Iri) -> Iterator[Triple]:
    """Yield the days of the first and of the last edition; nothing before the first."""
    if published := glossary.news.pubblicazioni:
        yield scheme, DCTERMS.created, day(published[-1].data)
        yield scheme, DCTERMS.modified, day(published[0].data)


class Concepts:
    """The words, the areas and what is left of words that moved, as triples."""

    def __init__(self, glossary: Glossary, iris: Iris) -> None:
        self._glossary, self._iris = glossary, iris
        english = Counter(c.inglese for c in glossary.concepts.values() if c.inglese)
        self._shared_english = {name for name, times in english.items() if times > 1}
        known = {id_: identifiers_of(source).eli for id_, source in glossary.sources.items()}
        self._elis = {id_: Iri(eli) if eli else None for id_, eli in known.items()}

    def groups(self) -> Iterator[Iterator[Triple]]:
        """Yield everything but the scheme: all that is said of a subject is in one group."""
        for concept in self._glossary.concepts.values():
            yield self._concept(concept)
        yield self._areas()
        yield self._left_over()

    def tops(self) -> Iterator[Triple]:
        """Yield the words from which the hierarchy starts."""
        for concept in self._glossary.concepts.values():
            if not self._glossary.near(concept).broader:
                yield self._iris.scheme, SKOS.hasTopConcept, self._iris.word(concept.id)

    def _concept(self, concept: Concept) -> Iterator[Triple]:
        word = self._iris.word(concept.id)
        yield word, RDF.type, SKOS.Concept
        yield word, SKOS.inScheme, self._iris.scheme
        yield word, SKOS.notation, Literal(concept.id)
        yield from self._labels(concept, word)
        yield from self._ties(concept, word)
        yield from self._notes(concept, word)
        yield from self._sources(concept, word)
        yield from self._life(concept.id, word)
        yield word, self._iris.term("stato"), self._iris.term(state(concept).value)
        for part in OWN_PARTS:
            yield from self._part(concept, part, word)

    def _labels(self, concept: Concept, word: Iri) -> Iterator[Triple]:
        """Yield the names: preferred, others, hidden; the three sets are disjoint (S13)."""
        yield word, SKOS.prefLabel, italian(concept.full_name)
        if concept.inglese:
            kind = SKOS.altLabel if concept.inglese in self._shared_english else SKOS.prefLabel
            yield word, kind, Literal(concept.inglese, "en")
        others = {concept.termine, *concept.sigle, *concept.varianti} - {concept.full_name}
        for name in others:
            yield word, SKOS.altLabel, italian(name)
        for avoided in concept.sconsigliati:
            if avoided.forma not in others and avoided.forma != concept.full_name:
                yield word, SKOS.hiddenLabel, italian(avoided.forma)

    def _ties(self, concept: Concept, word: Iri) -> Iterator[Triple]:
        near = self._glossary.near(concept)
        for other in near.broader:
            yield word, SKOS.broader, self._iris.word(other.id)
        for other in near.narrower:
            yield word, SKOS.narrower, self._iris.word(other.id)
        above = self._glossary.ancestors(concept.id)
        for other in near.related:
            if other.id not in above and concept.id not in self._glossary.ancestors(other.id):  # S27
                yield word, SKOS.related, self._iris.word(other.id)
        if not near.broader:
            yield word, SKOS.topConceptOf, self._iris.scheme

    def _notes(self, concept: Concept, word: Iri) -> Iterator[Triple]:
        """Yield the texts for who knows SKOS alone: each says what it is, since a note has no name."""
        yield word, SKOS.definition, self._text(concept.in_breve)
        for part in _NOTED:
            for note in notes(concept, part, self._plain, self._glossary.name_of):
                yield word, SKOS.scopeNote, italian(note)
        if example := concept.esempio:
            yield word, SKOS.example, italian(f"{example.tipo.label}: {self._plain(example.testo)}")

    def _sources(self, concept: Concept, word: Iri) -> Iterator[Triple]:
        """Yield the sources of the whole word: their links, and the names of those that have none."""
        for _, citation in self._glossary.citations_of(concept):
            if source := self._glossary.sources.get(citation.fonte):
                links = tuple(self._links(source, citation))
                yield from ((word, DCTERMS.source, link) for link in links)
                if not links:
                    yield word, DCTERMS.bibliographicCitation, italian(cited_name(source, citation.rif))

    def _life(self, id_: str, word: Iri) -> Iterator[Triple]:
        """Yield the editions of a word: when it came in, when its text changed, and how."""
        if life := self._glossary.lives.get(id_):
            yield word, DCTERMS.created, day(life[0].day)
            yield word, DCTERMS.modified, day(life[-1].day)
            yield word, OWL.versionInfo, Literal(life[-1].day.isoformat())
            for when, told in self._glossary.told_of(id_).items():
                if when > life[0].day:
                    yield word, SKOS.changeNote, italian(f"{when.isoformat()}: {' '.join(told)}")

    def _links(self, source: Source, citation: Citation) -> Iterator[Iri]:
        if address := address_of(source, citation.rif):
            yield Iri(address)
        if eli := self._elis[citation.fonte]:
            yield eli

    def _part(self, concept: Concept, part: Part, word: Iri) -> Iterator[Triple]:
        """Yield a part under its own property: values, or a node for each record."""
        value = value_at(concept, part.at)
        if part.section == "approvazioni":
            value = valid_approvals(concept)
        values = value if isinstance(value, tuple) else (value,) if value else ()
        for number, each in enumerate(values, 1):
            if isinstance(each, BaseModel):
                node = self._iris.part(concept.id, f"{part.name.replace('_', '-')}-{number}")
                yield word, self._iris.term(part.name), node
                yield from self._record(each, node)
            else:
                yield word, self._iris.term(part.name), self._value(each)

    def _record(self, record: BaseModel, node: Iri) -> Iterator[Triple]:
        """Yield what a record of a list says, field by field."""
        if isinstance(record, Approval):
            yield node, self._iris.term("lato"), self._iris.term(record.lato.value)
            yield node, DCTERMS.contributor, Literal(record.ente)
            yield node, DCTERMS.date, day(record.data)
            return
        yield from self._fields(record, node, type(record).model_fields)
        if isinstance(record, Citation) and (source := self._glossary.sources.get(record.fonte)):
            yield node, DCTERMS.bibliographicCitation, italian(cited_name(source, record.rif))
            yield from ((node, DCTERMS.source, link) for link in self._links(source, record))
            if read := read_of(self._glossary, record):
                yield from self._fields(read, node, READ)

    def _fields(self, record: BaseModel, node: Iri, fields: Fields) -> Iterator[Triple]:
        for name, field in fields.items():
            value = getattr(record, name)
            for each in value if isinstance(value, tuple) else (value,) if value else ():
                yield node, self._iris.term(name), self._value(each, field)

    def _value(self, value: object, field: FieldInfo | None = None) -> Value:
        """Return what a field holds: a value of a closed list, a word, a day, a yes, a text."""
        if isinstance(value, LabelledValue):
            return self._iris.term(value.value)
        if isinstance(value, date):
            return day(value)
        if value is True:
            return TRUE
        if field and (kind := refers_to(field)):
            return self._iris.word(str(value)) if kind == "termini" else Literal(str(value))
        return self._text(str(value))

    def _areas(self) -> Iterator[Triple]:
        for id_, area in self._glossary.areas.items():
            collection = self._iris.area(id_)
            yield collection, RDF.type, SKOS.Collection
            yield collection, RDF.type, ISOTHES.ConceptGroup  # what Skosmos lists as groups
            yield collection, SKOS.inScheme, self._iris.scheme
            yield collection, SKOS.notation, Literal(id_)
            yield collection, SKOS.prefLabel, italian(area.nome)
            yield collection, SKOS.note, self._text(area.descrizione)
            for concept in self._glossary.by_area[id_]:
                yield collection, SKOS.member, self._iris.word(concept.id)

    def _left_over(self) -> Iterator[Triple]:
        """Yield the ids that moved or were withdrawn: their IRIs keep answering."""
        for id_, moved in self._glossary.redirects.items():
            target = self._glossary.where(id_)
            yield from self._deprecated(id_, "sostituita", [target.id if target else moved.sostituito_da])
        for id_, gone in self._glossary.withdrawn.items():
            yield from self._deprecated(id_, "ritirata", gone.ritirato.usare)
            yield self._iris.word(id_), SKOS.historyNote, self._text(_why(gone.ritirato))

    def _deprecated(self, id_: str, how: str, instead: Iterable[str]) -> Iterator[Triple]:
        word = self._iris.word(id_)
        yield word, RDF.type, SKOS.Concept
        yield word, SKOS.inScheme, self._iris.scheme
        yield word, SKOS.notation, Literal(id_)
        yield word, SKOS.prefLabel, italian(f"{id_.replace('-', ' ')} ({how})")
        yield word, OWL.deprecated, TRUE
        for other in instead:
            yield word, DCTERMS.isReplacedBy, self._iris.word(other)

    def _text(self, text: str) -> Literal:
        return italian(self._plain(text))

    def _plain(self, text: str) -> str:
        return plain_text(text, self._glossary.name_of)


def _why(withdrawal: Withdrawal) -> str:
    return f"Ritirata il {withdrawal.data.isoformat()}: {withdrawal.perche}"
