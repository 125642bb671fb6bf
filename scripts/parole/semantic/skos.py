"""The glossary as SKOS: concepts, labels, hierarchy, areas as collections, both definitions kept apart.

Follows the SKOS Reference (W3C, 2009) and its integrity conditions: S13 and S14 (labels), S27 (*related* is
disjoint with *broaderTransitive*), S9 and S37 (classes are disjoint). Each definition of a side is a node of
its own (SKOS Primer §4.2, «documentation as a related resource»): ``rdf:value`` is the text, ``dct:type`` the
side, ``dct:source`` its sources. The plain text of ``skos:definition`` is the shared core alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from parole.glossary import addresses
from parole.glossary.citations import address_of, cited_name
from parole.glossary.glossary import Glossary
from parole.glossary.identifiers import identifiers_of
from parole.glossary.site_facts import SiteFacts
from parole.glossary.state import state, valid_approvals
from parole.language.inline import plain_text
from parole.model.concept import Citation, Concept, Withdrawal
from parole.rendering.edition import EDITORS, FORMAT, LANGUAGE, description, updated
from parole.semantic.rdf import (
    DCTERMS,
    FOAF,
    ISOTHES,
    OWL,
    RDF,
    SKOS,
    SKOSXL,
    TRUE,
    Iri,
    Literal,
    Triple,
    day,
)
from parole.semantic.vocabulary import LICENCE, Iris, italian, own_terms


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
    yield scheme, OWL.versionInfo, Literal(FORMAT)
    if last := updated(glossary):
        yield scheme, DCTERMS.modified, day(last)
    yield iris.editors, RDF.type, FOAF.Organization
    yield iris.editors, FOAF.name, italian(EDITORS)
    if facts.publisher:
        yield scheme, DCTERMS.publisher, Literal(facts.publisher)


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
        yield from self._texts(concept, word)
        yield from self._cited(word, concept.fonti)
        yield word, self._iris.term("stato"), self._iris.term(state(concept).value)
        if concept.accordo:
            yield word, self._iris.term("accordo"), self._iris.term(concept.accordo.value)
        yield from self._approvals(concept, word)

    def _labels(self, concept: Concept, word: Iri) -> Iterator[Triple]:
        """Yield the names: preferred, others, hidden; the three sets are disjoint (S13)."""
        yield word, SKOS.prefLabel, italian(concept.full_name)
        if concept.inglese:
            kind = SKOS.altLabel if concept.inglese in self._shared_english else SKOS.prefLabel
            yield word, kind, Literal(concept.inglese, "en")
        others = {concept.termine, *concept.sigle, *concept.varianti} - {concept.full_name}
        for name in others:
            yield word, SKOS.altLabel, italian(name)
        for acronym in concept.sigle:
            yield word, self._iris.term("sigla"), italian(acronym)
        for index, avoided in enumerate(concept.sconsigliati, 1):
            if avoided.forma in others or avoided.forma == concept.full_name:
                continue
            label = self._iris.part(concept.id, f"sconsigliata-{index}")
            yield word, SKOS.hiddenLabel, italian(avoided.forma)
            yield word, SKOSXL.hiddenLabel, label
            yield label, RDF.type, SKOSXL.Label
            yield label, SKOSXL.literalForm, italian(avoided.forma)
            yield label, SKOS.scopeNote, self._text(avoided.perche)

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

    def _texts(self, concept: Concept, word: Iri) -> Iterator[Triple]:
        yield word, SKOS.definition, self._text(concept.in_breve)
        for name, side in concept.sides.items():
            node = self._iris.part(concept.id, addresses.ANCHORS[name.value])
            yield word, SKOS.definition, node
            yield word, self._iris.term(f"definizione-{name.value}"), node
            yield node, RDF.value, self._text(side.definizione)
            yield node, DCTERMS.type, self._iris.term(name.value)
            yield from self._cited(node, side.fonti)
        if concept.attenzione:
            yield word, SKOS.scopeNote, self._text(concept.attenzione)
        if concept.esempio:
            node = self._iris.part(concept.id, addresses.ANCHORS["esempio"])
            yield word, SKOS.example, node
            yield node, RDF.value, self._text(concept.esempio.testo)
            yield node, DCTERMS.type, self._iris.term(concept.esempio.tipo.value)
            if concept.esempio.fonte:
                yield from self._cited(node, [concept.esempio.fonte])

    def _cited(self, node: Iri, citations: Iterable[Citation]) -> Iterator[Triple]:
        """Yield the sources of a text: their links, and their names for those that have none."""
        for citation in citations:
            source = self._glossary.sources.get(citation.fonte)
            if source is None:
                continue
            yield node, DCTERMS.bibliographicCitation, italian(cited_name(source, citation.rif))
            if address := address_of(source, citation.rif):
                yield node, DCTERMS.source, Iri(address)
            if eli := self._elis[citation.fonte]:
                yield node, DCTERMS.source, eli

    def _approvals(self, concept: Concept, word: Iri) -> Iterator[Triple]:
        for index, approval in enumerate(valid_approvals(concept), 1):
            node = self._iris.part(concept.id, f"approvazione-{index}")
            yield word, self._iris.term("approvazione"), node
            yield node, self._iris.term("lato"), self._iris.term(approval.lato.value)
            yield node, DCTERMS.contributor, Literal(approval.ente)
            yield node, DCTERMS.date, day(approval.data)

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
        return italian(plain_text(text, self._glossary.name_of))


def _why(withdrawal: Withdrawal) -> str:
    return f"Ritirata il {withdrawal.data.isoformat()}: {withdrawal.perche}"
