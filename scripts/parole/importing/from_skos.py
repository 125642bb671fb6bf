"""A SKOS file (Turtle, RDF/XML, JSON-LD) → words. What the file names is never fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from parole.importing.foreign import Foreign, Found, Said, Unreadable, cleaned, language
from parole.importing.noted import GONE, put_back
from parole.importing.safe import NOWHERE, parse_rdf
from parole.model.parts import Kind
from parole.model.values import ExampleKind
from parole.semantic.vocabulary import OWN_PARTS, own_name

SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
_OWN = re.compile(r"(.*/dati/#)stato")
_KINDS = {kind.label: kind.value for kind in ExampleKind}
# What a property is called in the notes; the others by the last part of their address.
_LABELS = {
    SKOS.prefLabel: "Nome", SKOS.altLabel: "Altro nome", SKOS.hiddenLabel: "Forma che fa trovare",
    SKOS.definition: "Definizione", SKOS.scopeNote: "Nota d’uso", SKOS.note: "Nota",
    SKOS.editorialNote: "Nota redazionale", SKOS.historyNote: "Nota storica",
    SKOS.changeNote: "Nota di modifica", SKOS.example: "Esempio, non si sa se inventato",
    SKOS.notation: "Codice", SKOS.broader: "Più ampio", SKOS.narrower: "Più specifico",
    SKOS.related: "Vicino", DCTERMS.description: "Descrizione", DCTERMS.source: "Fonte",
    DCTERMS.isReplacedBy: "Sostituito da", RDFS.comment: "Commento", RDFS.label: "Etichetta",
    RDFS.seeAlso: "Vedi", OWL.deprecated: "Non più in uso",
}  # fmt: skip
# What holds a vocabulary together and says nothing of a word.
_FRAME = frozenset({SKOS.topConceptOf, SKOS.hasTopConcept, SKOS.member})
_THINGS = frozenset({SKOS.Concept, SKOS.ConceptScheme, SKOS.Collection, SKOS.OrderedCollection})
# What this engine writes of a word, besides its own terms.
_WRITTEN = frozenset({
    SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, SKOS.scopeNote, SKOS.example,
    SKOS.notation, SKOS.broader, SKOS.narrower, SKOS.related, SKOS.exactMatch, SKOS.changeNote,
    SKOS.historyNote, DCTERMS.source, DCTERMS.created, DCTERMS.modified, DCTERMS.isReplacedBy,
    OWL.versionInfo, OWL.deprecated,
})  # fmt: skip


def read_skos(content: bytes) -> Found:
    """Return the words of a SKOS file.

    Raises:
        Unreadable: it is no RDF, it asks for something from the network, or it has no concepts.
    """
    graph, remarks = parse_rdf(content)
    if len({*graph.objects(predicate=SKOS.inScheme)}) == 1:  # of several, a word says of which it is
        graph.remove((None, SKOS.inScheme, None))
    if not (concepts := _concepts(graph)):
        raise Unreadable("nel file non c’è nessun concetto («skos:Concept»)")
    own = _own_namespace(graph)
    visited: set[object] = set()
    words = [_Reader(graph, concept, own, visited).word() for concept in concepts]
    outside = [] if own else list(_outside(graph, visited))
    return Found(words, outside, remarks)


def _concepts(graph: Graph) -> list[Node]:
    """Return the concepts, and what has a preferred name but no kind; those without an address too."""
    named = {n for p in (SKOS.prefLabel, SKOSXL.prefLabel) for n in graph.subjects(p)}
    found = {*graph.subjects(RDF.type, SKOS.Concept), *(n for n in named if (n, RDF.type, None) not in graph)}
    names = {n: min(map(str, graph.objects(n, SKOS.prefLabel)), default="") for n in found}
    return sorted(found, key=lambda n: (True, names[n]) if isinstance(n, BNode) else (False, str(n)))


def _outside(graph: Graph, visited: set[object]) -> Iterator[Said]:
    """Yield what the file says of things that are no word: the scheme, the collections, their publisher."""
    for subject, predicate, value in sorted(graph, key=str):
        told = subject in visited or (subject, predicate, value) in visited or isinstance(value, BNode)
        if not told and not _is_frame(predicate, value) and cleaned(str(value)):
            yield Said(_label(predicate, value), _bare(value), _place(subject))


def _is_frame(predicate: Node, value: Node) -> bool:
    """Tell what a draft says by being there: that it is a concept, one of the vocabulary."""
    if isinstance(value, Literal):
        return False
    is_kind = predicate == RDF.type and str(value).startswith((str(SKOS), str(SKOSXL), str(OWL)))
    return is_kind or predicate in _FRAME or value == RDF.nil


def _bare(node: Node) -> str:
    """Return a text or an address as the file writes it."""
    return str(node).removeprefix(NOWHERE)


def _label(predicate: Node, value: Node) -> str:
    """Return what a property is called, with the language of its text if it is not Italian."""
    label = _LABELS.get(URIRef(str(predicate))) or re.split(r"[#/:]", str(predicate).rstrip("#/"))[-1]
    tag = value.language if isinstance(value, Literal) else None
    return f"{label} ({tag})" if language(tag) not in {"", "it"} else label


def _place(subject: Node) -> str:
    return "nodo senza indirizzo" if isinstance(subject, BNode) else f"<{_bare(subject)}>"


class _Reader:
    """Reads one concept; ``own`` is the namespace of our own terms, if the file comes from this engine."""

    def __init__(self, graph: Graph, concept: Node, own: str, visited: set[object]) -> None:
        self._graph, self._concept, self._own, self._visited = graph, concept, own, visited

    def word(self) -> Foreign:
        """Return the word behind the concept."""
        word = Foreign(key=_bare(self._concept))
        gone = {str(value).lower() for value in self._all(OWL.deprecated)} & {"true", "1"}
        if self._own:
            word.id = self._first(self._concept, SKOS.notation)
        elif isinstance(self._concept, URIRef):  # by it a second import finds the word
            word.same_as(_bare(self._concept))
            word.say("Indirizzo", _bare(self._concept), _place(self._concept))
        word.same_as(*map(_bare, self._all(SKOS.exactMatch)))
        if not self._own:
            self._names(word)
            self._definitions(word)
            cited = _best(self._texts(DCTERMS.bibliographicCitation))
            word.named["fonti"] += cited or map(str, self._all(DCTERMS.source))
        elif not gone:
            self._our_names(word)
            self._our_parts(word)
        if not (gone and self._left_over(word)):
            self._ties(word)
        self._count(word)
        return word

    def _all(self, predicate: URIRef, node: Node | None = None) -> list[Node]:
        return sorted(self._graph.objects(node or self._concept, predicate), key=_order)

    def _texts(self, predicate: URIRef, node: Node | None = None) -> list[Literal]:
        return [each for each in self._all(predicate, node) if isinstance(each, Literal)]

    def _first(self, node: Node, predicate: URIRef) -> str:
        return next(map(str, _best(self._texts(predicate, node))), "")

    def _count(self, word: Foreign) -> None:
        """Count all that is said of the concept and of the nodes inside; of our words, what is not ours."""
        waiting: list[tuple[Node, str]] = [(self._concept, "")]
        while waiting:
            node, path = waiting.pop()
            self._visited.add(node)
            for predicate, value in sorted(self._graph.predicate_objects(node), key=str):
                if _is_frame(predicate, value) or (self._own and self._is_ours(predicate, value)):
                    continue
                label = path + _label(predicate, value)
                if not isinstance(value, BNode):
                    word.say(label, _bare(value), f"{_place(self._concept)}, {label}")
                if (
                    value not in self._visited
                    and not isinstance(value, Literal)
                    and not self._is_thing(value)
                ):
                    waiting.append((value, path if predicate == RDF.rest else f"{label}, "))

    def _is_ours(self, predicate: Node, value: Node) -> bool:
        """Tell what this engine writes of a word: not what translators have added."""
        known = predicate in _WRITTEN or str(predicate).startswith(self._own)
        return known and (not isinstance(value, Literal) or language(value.language) in {"", "it", "en"})

    def _is_thing(self, node: Node) -> bool:
        """Tell what is told apart: another word, a scheme, a collection."""
        kinds = self._graph.objects(node, RDF.type)
        return not _THINGS.isdisjoint(kinds) or (node, SKOS.prefLabel, None) in self._graph

    def _our_names(self, word: Foreign) -> None:
        """Read the names of a word of ours: what SKOS mixes up, our own terms tell apart."""
        full = next(map(str, _in(self._labels(SKOS.prefLabel), "it")), "")
        qualifiers = self._own_values("accezione")
        bare = full.removesuffix(f" ({qualifiers[0]})") if qualifiers else full
        word.put("termine", bare)
        told = {*self._own_values("sigle"), bare}
        others = map(str, _in(self._labels(SKOS.altLabel), "it"))
        word.add("varianti", *(name for name in others if name not in told))

    def _our_parts(self, word: Foreign) -> None:
        """Read the texts of a word of ours: notes say which part they are, names and sources do not."""
        word.put("in_breve", self._first(self._concept, SKOS.definition))
        example = self._first(self._concept, SKOS.example)
        kind, _, text = example.partition(": ")
        if text and kind in _KINDS:
            word.fields["esempio"] = {"testo": cleaned(text), "tipo": _KINDS[kind]}
        else:
            word.say(_LABELS[SKOS.example], example, _place(self._concept), homeless=True)
        put_back(word, _best(self._texts(SKOS.scopeNote)))
        for part in OWN_PARTS:
            texts = self._own_values(part.name)
            if part.kind is Kind.SOURCES:
                word.named[part.name] += [name for text in texts for name in text.split("\n")]
            elif part.kind is Kind.NAME:
                word.fill(part, texts)

    def _own_values(self, name: str) -> list[str]:
        return [*map(str, self._all(URIRef(self._own + own_name(name))))]

    def _names(self, word: Foreign) -> None:
        preferred = self._labels(SKOS.prefLabel, SKOSXL.prefLabel) or self._labels(RDFS.label, DCTERMS.title)
        others = self._labels(SKOS.altLabel, SKOSXL.altLabel)
        main = (_best(preferred) or others)[:1]
        names = [str(n) for n in _in(others, "it", "") if n not in main]
        if main:
            _main_name(word, str(main[0]), names)
            if tag := language(main[0].language).replace("it", ""):
                word.tell_foreign_name(tag)
        word.name(*names, *(str(n) for n in _in(preferred, "it") if n not in main))
        english = (str(n) for n in _in(preferred + others, "en") if n not in main)
        word.put("inglese", min(english, default=None))
        # Elsewhere it is a misspelling that helps to search.
        word.add("varianti", *map(str, _in(self._labels(SKOS.hiddenLabel, SKOSXL.hiddenLabel), "it", "")))

    def _labels(self, *predicates: URIRef) -> list[Literal]:
        """Return names, whether texts or SKOS-XL labels, in order."""
        found: set[Literal] = set()
        for node in (node for predicate in predicates for node in self._all(predicate)):
            found.update([node] if isinstance(node, Literal) else self._texts(SKOSXL.literalForm, node))
        return sorted((name for name in found if cleaned(name)), key=_order)

    def _definitions(self, word: Foreign) -> None:
        """Read the definitions, also in nodes of theirs; those in other languages are notes."""
        inside = (self._texts(RDF.value, node) for node in self._all(SKOS.definition))
        texts = [*self._texts(SKOS.definition), *chain.from_iterable(inside)]
        word.definitions += map(str, _in(texts, "it") or _in(texts, ""))
        if texts and not word.definitions:
            word.remarks.append("Definizioni solo in un’altra lingua, messe in note_redazionali")

    def _ties(self, word: Foreign) -> None:
        word.named["piu_ampio"] += map(_bare, self._all(SKOS.broader))
        word.named["vedi_anche"] += map(_bare, self._all(SKOS.related))
        word.narrower += map(_bare, self._all(SKOS.narrower))
        for collection in sorted(self._graph.subjects(SKOS.member, self._concept), key=_order):
            code = self._first(collection, SKOS.notation) if self._own else ""
            word.named["area"].append(code or self._first(collection, SKOS.prefLabel))
            for name in () if self._own else self._all(SKOS.prefLabel, collection):
                word.say("Raccolta", str(name), _place(collection))
                self._visited.add((collection, SKOS.prefLabel, name))

    def _left_over(self, word: Foreign) -> bool:
        """Read a concept no longer in use: our own say how; of others, the one that took its place."""
        named = self._all(DCTERMS.isReplacedBy)
        gone = GONE.fullmatch(self._first(self._concept, SKOS.historyNote))
        if self._own and gone:
            word.withdraw(gone[1], gone[2], map(_bare, named))
        elif len(named) == 1 and (named[0], None, None) in self._graph:
            word.fields["sostituito_da"] = _bare(named[0])
        return bool({"ritirato", "sostituito_da"} & word.fields.keys())


def _own_namespace(graph: Graph) -> str:
    """Return the namespace of our own terms, if the file comes from this engine; whatever the site."""
    return next((found[1] for p in set(graph.predicates()) if (found := _OWN.fullmatch(str(p)))), "")


def _main_name(word: Foreign, full: str, names: list[str]) -> None:
    """Put the preferred name; «x (y)» with «x» among the others is a homograph with its qualifier."""
    bare, _, rest = full.partition(" (")
    if bare in names and rest.endswith(")"):
        names.remove(bare)
        word.put("termine", bare)
        word.put("accezione", rest.removesuffix(")"))
    else:
        word.main_name(full)


def _best(texts: list[Literal]) -> list[Literal]:
    """Return the texts in Italian, or in no language, or in any."""
    return _in(texts, "it") or _in(texts, "") or texts


def _in(texts: Iterable[Literal], *languages: str) -> list[Literal]:
    """Return the texts in some languages; an empty one is no language at all."""
    return [n for n in texts if language(n.language) in languages]


def _order(node: Node) -> tuple[str, str]:
    return str(node), getattr(node, "language", None) or ""
