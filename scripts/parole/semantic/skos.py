"""The glossary as SKOS: concepts, labels, hierarchy, areas as collections, both definitions kept apart.

Follows the SKOS Reference (W3C, 2009) and its integrity conditions: S13 and S14 (labels), S27 (*related* is
disjoint with *broaderTransitive*), S9 and S37 (classes are disjoint). Properties of SKOS hold nothing but
texts with a language, which is all that its readers show: ``skos:definition`` is the shared core alone, and
each side is in a note that names it, as are the verdict, the state and the records of a list. For programs,
the same texts and values are under properties of ours, called as in the table of parts and specialising none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from parole.glossary.citations import address_of, cited_name
from parole.glossary.glossary import Glossary
from parole.glossary.identifiers import identifiers_of
from parole.glossary.site_facts import SiteFacts
from parole.glossary.state import state
from parole.language.inline import plain_text
from parole.model.concept import Concept
from parole.model.parts import Kind, Part, value_at
from parole.model.values import LabelledValue
from parole.rendering.edition import EDITORS, FORMAT, LANGUAGE, description, edition_of_all
from parole.semantic.notes import full_name, known_sources, many, notes, state_note, withdrawal_note
from parole.semantic.rdf import DCTERMS, FOAF, ISOTHES, OWL, RDF, SKOS, TRUE, VANN, Iri, Literal, Triple, day
from parole.semantic.vocabulary import LICENCE, NOTED, NOTED_AT_LENGTH, OWN_PARTS, Iris, italian, own_terms


def skos(glossary: Glossary, facts: SiteFacts) -> Iterator[Iterable[Triple]]:
    """Yield the whole glossary, in groups: all that is said of a subject is in one."""
    iris = Iris.of(facts)
    concepts = Concepts(glossary, iris)
    yield [*_scheme(glossary, facts, iris), *concepts.tops()]
    for id_ in concepts.ids():
        yield concepts.whole(id_)
    yield concepts.areas()
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
        self._glossary, self.iris = glossary, iris
        self._plain = partial(plain_text, name_of=glossary.name_of)
        english = Counter(c.inglese for c in glossary.concepts.values() if c.inglese)
        self._shared_english = {name for name, times in english.items() if times > 1}
        self._elis = {id_: identifiers_of(source).eli for id_, source in glossary.sources.items()}

    def ids(self) -> Iterator[str]:
        """Yield the id of every word, redirect and withdrawn word."""
        yield from (*self._glossary.concepts, *self._glossary.redirects, *self._glossary.withdrawn)

    def whole(self, id_: str) -> Iterator[Triple]:
        """Yield all that is said of a word."""
        yield from self.core(id_)
        if concept := self._glossary.concepts.get(id_):
            yield from self._notes(concept, NOTED_AT_LENGTH)
            yield from self._sources(concept)
            yield from self._own(concept)

    def core(self, id_: str) -> Iterator[Triple]:
        """Yield what is said of a word without what is long: lists of records, sources, our own terms."""
        if concept := self._glossary.concepts.get(id_):
            yield from self._concept(concept)
        elif moved := self._glossary.redirects.get(id_):
            yield from self._deprecated(id_, "sostituita", [moved.sostituito_da])
        else:
            gone = self._glossary.withdrawn[id_].ritirato
            yield from self._deprecated(id_, "ritirata", gone.usare)
            yield self.iris.word(id_), SKOS.historyNote, self._text(withdrawal_note(gone))

    def tops(self) -> Iterator[Triple]:
        """Yield the words from which the hierarchy starts."""
        for concept in self._glossary.concepts.values():
            if not self._glossary.near(concept).broader:
                yield self.iris.scheme, SKOS.hasTopConcept, self.iris.word(concept.id)

    def _concept(self, concept: Concept) -> Iterator[Triple]:
        word = self.iris.word(concept.id)
        yield word, RDF.type, SKOS.Concept
        yield word, SKOS.inScheme, self.iris.scheme
        yield word, SKOS.notation, Literal(concept.id)
        yield from self._labels(concept, word)
        yield from self._ties(concept, word)
        yield word, SKOS.definition, self._text(concept.in_breve)
        yield word, SKOS.scopeNote, italian(state_note(concept))
        yield from self._notes(concept, NOTED)
        if example := concept.esempio:
            yield word, SKOS.example, italian(f"{example.tipo.label}: {self._plain(example.testo)}")
        yield from self._life(concept.id, word)

    def _labels(self, concept: Concept, word: Iri) -> Iterator[Triple]:
        """Yield the names: preferred, others, hidden; the three sets are disjoint (S13).

        A word without an English name of its own keeps its Italian one in English, as who writes in English
        would: readers that show one language at a time (SkoHub, Annif) have no word without a name.
        """
        name, english = concept.full_name, concept.inglese
        yield word, SKOS.prefLabel, italian(name)
        is_shared = english in self._shared_english
        yield word, SKOS.prefLabel, Literal(english if english and not is_shared else name, "en")
        if english and is_shared and english != name:
            yield word, SKOS.altLabel, Literal(english, "en")
        others = {concept.termine, *concept.sigle, *concept.varianti} - {name}
        for other in others:
            yield word, SKOS.altLabel, italian(other)
        for avoided in {each.forma for each in concept.sconsigliati} - others - {name}:
            yield word, SKOS.hiddenLabel, italian(avoided)

    def _ties(self, concept: Concept, word: Iri) -> Iterator[Triple]:
        near = self._glossary.near(concept)
        for other in near.broader:
            yield word, SKOS.broader, self.iris.word(other.id)
        for other in near.narrower:
            yield word, SKOS.narrower, self.iris.word(other.id)
        above = self._glossary.ancestors(concept.id)
        for other in near.related:
            if other.id not in above and concept.id not in self._glossary.ancestors(other.id):  # S27
                yield word, SKOS.related, self.iris.word(other.id)
        for address in concept.stesso_di:
            yield word, SKOS.exactMatch, Iri(address)
        if not near.broader:
            yield word, SKOS.topConceptOf, self.iris.scheme

    def _notes(self, concept: Concept, parts: Iterable[Part]) -> Iterator[Triple]:
        """Yield parts as notes, each with its name: SKOS has no kind of note for any of them."""
        for part in parts:
            for note in notes(concept, part, self._plain, partial(full_name, self._glossary)):
                yield self.iris.word(concept.id), SKOS.scopeNote, italian(note)

    def _sources(self, concept: Concept) -> Iterator[Triple]:
        """Yield the sources of the whole word: their links, and the names of those that have none."""
        word = self.iris.word(concept.id)
        for _, citation in self._glossary.citations_of(concept):
            if source := self._glossary.sources.get(citation.fonte):
                links = [*filter(None, (address_of(source, citation.rif), self._elis[citation.fonte]))]
                yield from ((word, DCTERMS.source, Iri(link)) for link in links)
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

    def _own(self, concept: Concept) -> Iterator[Triple]:
        """Yield the state and the parts under their own properties."""
        word = self.iris.word(concept.id)
        yield word, self.iris.term("stato"), self.iris.term(state(concept).value)
        for part in OWN_PARTS:
            values = many(value_at(concept, part.at))
            if part.kind is Kind.SOURCES:
                names = [name for name, _ in known_sources(self._glossary, values)]
                values = ("\n".join(names),) if values else ()
            for each in values:
                yield word, self.iris.term(part.name), self._value(part, each)

    def _value(self, part: Part, value: object) -> Iri | Literal:
        if isinstance(value, LabelledValue):
            return self.iris.term(value.value)
        return Literal(self._plain(str(value)), "en" if part.name == "inglese" else LANGUAGE)

    def areas(self) -> Iterator[Triple]:
        """Yield the areas, as collections."""
        for id_, area in self._glossary.areas.items():
            collection = self.iris.area(id_)
            yield collection, RDF.type, SKOS.Collection
            yield collection, RDF.type, ISOTHES.ConceptGroup  # what Skosmos lists as groups
            yield collection, SKOS.inScheme, self.iris.scheme
            yield collection, SKOS.notation, Literal(id_)
            yield collection, SKOS.prefLabel, italian(area.nome)
            yield collection, SKOS.note, self._text(area.descrizione)
            for concept in self._glossary.by_area[id_]:
                yield collection, SKOS.member, self.iris.word(concept.id)

    def _deprecated(self, id_: str, how: str, instead: Iterable[str]) -> Iterator[Triple]:
        word = self.iris.word(id_)
        yield word, RDF.type, SKOS.Concept
        yield word, SKOS.inScheme, self.iris.scheme
        yield word, SKOS.notation, Literal(id_)
        name = f"{id_.replace('-', ' ')} ({how})"
        yield word, SKOS.prefLabel, italian(name)
        yield word, SKOS.prefLabel, Literal(name, "en")
        yield word, OWL.deprecated, TRUE
        for other in instead:
            yield word, DCTERMS.isReplacedBy, self.iris.word(other)

    def _text(self, text: str) -> Literal:
        return italian(self._plain(text))
