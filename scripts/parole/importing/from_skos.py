"""A SKOS file (Turtle, RDF/XML, JSON-LD) → words. What the file names is never fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from xml.sax import SAXException

from lxml import etree
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.exceptions import Error as RdfError
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS
from rdflib.term import Node

from parole.importing.foreign import Foreign, Unreadable, cleaned
from parole.importing.noted import put_back
from parole.importing.safe_xml import parse_xml
from parole.model.parts import Kind
from parole.model.values import ExampleKind
from parole.semantic.vocabulary import OWN_PARTS, own_name

SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
_OWN = re.compile(r"(.*/dati/#)stato")
_KINDS = {kind.label: kind.value for kind in ExampleKind}
_WITHDRAWN = re.compile(r"Ritirata il (\d{4}-\d{2}-\d{2}): (.+)")
_NOTES = {
    SKOS.scopeNote: "Nota d’uso",
    SKOS.note: "Nota",
    SKOS.editorialNote: "Nota redazionale",
    SKOS.historyNote: "Nota storica",
    SKOS.changeNote: "Nota di modifica",
    SKOS.example: "Esempio, non si sa se inventato",
}
_MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
# What the parsers of rdflib raise on files that are broken or made to hurt.
_BROKEN = (
    RdfError, SyntaxError, SAXException, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    RecursionError,
)  # fmt: skip


def read_skos(content: bytes) -> list[Foreign]:
    """Return the words of a SKOS file.

    Raises:
        Unreadable: it is no RDF, it asks for something from the network, or it has no concepts.
    """
    graph = Graph()
    try:
        data, form = _checked(content)
        graph.parse(data=data, format=form, publicID="https://importato.example/")
    except Unreadable:
        raise
    except _BROKEN as error:
        why = next(iter(str(error).splitlines()), type(error).__name__)
        raise Unreadable(f"il file non si legge come SKOS ({why[:200]})") from error
    concepts = sorted(
        node for node in set(graph.subjects(RDF.type, SKOS.Concept)) if isinstance(node, URIRef)
    )
    if not concepts:
        raise Unreadable("nel file non c’è nessun concetto («skos:Concept») con un indirizzo")
    own = _own_namespace(graph)
    return [_Reader(graph, concept, own).word() for concept in concepts]


def _checked(content: bytes) -> tuple[bytes, str]:
    """Return what may be given to rdflib, and in which format it is."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if start[:1] in {b"{", b"["} and not re.match(rb"\[\s*(\]|a\b|<|\w*:)", start):
        _no_fetching(json.loads(content))
        return content, "json-ld"
    if start.startswith((b"<?xml", b"<rdf:", b"<!")):
        return etree.tostring(parse_xml(content), encoding="UTF-8"), "xml"
    return content.decode("utf-8-sig").encode(), "turtle"


def _no_fetching(value: Any) -> None:
    """Refuse a JSON-LD that would have its context fetched from somewhere."""
    stack = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            contexts = current.get("@context")
            for context in contexts if isinstance(contexts, list) else [contexts]:
                if isinstance(context, str) or (isinstance(context, dict) and "@import" in context):
                    raise Unreadable(
                        "il file prende il suo «@context» dalla rete, che non si apre: "
                        "mettilo nel file, o usa Turtle"
                    )
            stack.extend(current.values())
        elif isinstance(current, list):
            stack.extend(current)


class _Reader:
    """Reads one concept; ``own`` is the namespace of our own terms, if the file comes from this engine."""

    def __init__(self, graph: Graph, concept: URIRef, own: str) -> None:
        self._graph, self._concept, self._own = graph, concept, own

    def word(self) -> Foreign:
        """Return the word behind the concept."""
        word = Foreign(key=str(self._concept))
        if (self._concept, OWL.deprecated, None) in self._graph:
            if self._own:
                word.id = self._first(self._concept, SKOS.notation)
            else:
                self._names(word)
            self._left_over(word)
            return word
        if self._own:
            self._our_names(word)
            self._our_parts(word)
        else:
            self._names(word)
            self._definitions(word)
        self._ties(word)
        if not self._own:
            self._notes(word)
        return word

    def _our_names(self, word: Foreign) -> None:
        """Read the names of a word of ours: what SKOS mixes up, our own terms tell apart."""
        word.id = self._first(self._concept, SKOS.notation)
        full = next((str(n) for n in self._labels(SKOS.prefLabel) if n.language == "it"), "")
        qualifier = next((str(text) for text in self._objects("accezione")), "")
        bare = full.removesuffix(f" ({qualifier})") if qualifier else full
        word.put("termine", bare)
        acronyms = {str(n) for n in self._objects("sigle")}
        others = {str(n) for n in self._labels(SKOS.altLabel) if n.language == "it"}
        word.add("varianti", *sorted(others - acronyms - {bare}))

    def _our_parts(self, word: Foreign) -> None:
        """Read the texts of a word of ours: notes say which part they are, names and sources do not."""
        word.put("in_breve", self._first(self._concept, SKOS.definition))
        kind, _, text = self._first(self._concept, SKOS.example).partition(": ")
        if text:
            word.fields["esempio"] = {"testo": cleaned(text), "tipo": _KINDS[kind]}
        put_back(word, self._plain(self._concept, SKOS.scopeNote))
        for part in OWN_PARTS:
            texts = [str(node) for node in self._objects(part.name)]
            if part.kind is Kind.SOURCES:
                word.cited[part.name] += [(name,) for text in texts for name in text.split("\n")]
            elif part.kind is Kind.NAME:
                word.fill(part, texts)

    def _names(self, word: Foreign) -> None:
        preferred = self._labels(SKOS.prefLabel, SKOSXL.prefLabel)
        others = self._labels(SKOS.altLabel, SKOSXL.altLabel)
        italian = [n for n in preferred if n.language == "it"]
        main = (italian or [n for n in preferred if not n.language] or preferred or others)[:1]
        names = [str(n) for n in others if n.language in {"it", None} and n not in main]
        if main:
            _main_name(word, str(main[0]), names)
        for name in sorted(names):
            word.name(name)
        english = sorted(str(n) for n in (*preferred, *others) if n.language == "en" and n not in main)
        word.put("inglese", next(iter(english), None))
        for name in english[1:]:
            word.note("Altro equivalente inglese", name)
        for n in (*preferred, *others):
            if n.language not in {"it", "en", None} and n not in main:
                word.note(f"In altra lingua ({n.language})", str(n))
        for form in self._labels(SKOS.hiddenLabel, SKOSXL.hiddenLabel):
            word.add("varianti", str(form))  # elsewhere it is a misspelling that helps to search

    def _ties(self, word: Foreign) -> None:
        for predicate, found in (
            (SKOS.broader, word.broader),
            (SKOS.narrower, word.narrower),
            (SKOS.related, word.related),
        ):
            found += sorted(str(node) for node in self._graph.objects(self._concept, predicate))
        for match in _MATCHES:
            for node in _sorted(self._graph.objects(self._concept, match)):
                word.note(f"Corrispondenza ({str(match).rpartition('#')[2]})", str(node))
        for collection in _sorted(self._graph.subjects(SKOS.member, self._concept)):
            code = self._first(collection, SKOS.notation) if self._own else ""
            word.area = word.area or code or self._first(collection, SKOS.prefLabel)

    def _definitions(self, word: Foreign) -> None:
        plain = self._plain(self._concept, SKOS.definition)
        reified = [self._first(node, RDF.value) for node in self._nodes(SKOS.definition)]
        word.definitions += [text for text in (*plain, *reified) if text]

    def _notes(self, word: Foreign) -> None:
        word.cited["fonti"] += [(name,) for name in self._citations(self._concept)]
        for predicate, label in _NOTES.items():
            texts = [self._first(node, RDF.value) for node in self._nodes(predicate)]
            for text in (*self._plain(self._concept, predicate), *texts):
                word.note(label, text)

    def _left_over(self, word: Foreign) -> None:
        """Read a concept that is no longer in use: our own say how, the others leave a note."""
        instead = sorted(str(node) for node in self._graph.objects(self._concept, DCTERMS.isReplacedBy))
        gone = _WITHDRAWN.fullmatch(self._first(self._concept, SKOS.historyNote))
        if self._own and gone:
            rest = {"usare": instead} if instead else {}
            word.fields["ritirato"] = {"data": gone[1], "perche": gone[2]} | rest
        elif len(instead) == 1:
            word.fields["sostituito_da"] = instead[0]
        else:
            word.note("Non più in uso; al suo posto", ", ".join(instead) or "niente")

    def _labels(self, *predicates: URIRef) -> list[Literal]:
        """Return names, whether texts or SKOS-XL labels, in order."""
        values = [node for predicate in predicates for node in self._graph.objects(self._concept, predicate)]
        found = [node for node in values if isinstance(node, Literal)]
        for label in (node for node in values if not isinstance(node, Literal)):
            found += [n for n in self._graph.objects(label, SKOSXL.literalForm) if isinstance(n, Literal)]
        return sorted({n for n in found if cleaned(str(n))}, key=_order)

    def _objects(self, own: str) -> list[Node]:
        """Return the values of one of our own properties."""
        return _sorted(self._graph.objects(self._concept, URIRef(self._own + own_name(own))))

    def _nodes(self, predicate: URIRef) -> list[Node]:
        return [
            n for n in _sorted(self._graph.objects(self._concept, predicate)) if not isinstance(n, Literal)
        ]

    def _plain(self, node: Node, predicate: URIRef) -> list[str]:
        """Return the texts of a property in Italian, or in no language, or in any."""
        texts = [n for n in _sorted(self._graph.objects(node, predicate)) if isinstance(n, Literal)]
        for languages in ({"it"}, {None}):
            if chosen := [str(n) for n in texts if n.language in languages]:
                return chosen
        return [str(n) for n in texts]

    def _first(self, node: Node, predicate: URIRef) -> str:
        return next(iter(self._plain(node, predicate)), "")

    def _citations(self, node: Node) -> list[str]:
        named = self._plain(node, DCTERMS.bibliographicCitation)
        if named:
            return named
        return [str(n) for n in _sorted(self._graph.objects(node, DCTERMS.source))]


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
        word.put("termine", full)


def _order(node: Node) -> tuple[str, str]:
    return str(node), getattr(node, "language", None) or ""


def _sorted(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes in an order that does not depend on the run."""
    return sorted(nodes, key=_order)
