"""A SKOS file (Turtle, RDF/XML, JSON-LD) → words. What the file names is never fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax import SAXException

from lxml import etree
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.exceptions import Error as RdfError
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from parole.importing.decoding import decoded, decoded_xml
from parole.importing.foreign import Foreign, Found, Said, Unreadable, cleaned, language
from parole.importing.noted import put_back
from parole.importing.safe_xml import parse_xml
from parole.model.parts import Kind
from parole.model.values import ExampleKind
from parole.semantic.vocabulary import OWN_PARTS, own_name

SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
_OWN = re.compile(r"(.*/dati/#)stato")
_KINDS = {kind.label: kind.value for kind in ExampleKind}
_WITHDRAWN = re.compile(r"Ritirata il (\d{4}-\d{2}-\d{2}): (.+)")
# What a property is called in the notes; the others by the last part of their address.
_LABELS = {
    SKOS.prefLabel: "Nome",
    SKOS.altLabel: "Altro nome",
    SKOS.hiddenLabel: "Forma che fa trovare",
    SKOS.definition: "Definizione",
    SKOS.scopeNote: "Nota d’uso",
    SKOS.note: "Nota",
    SKOS.editorialNote: "Nota redazionale",
    SKOS.historyNote: "Nota storica",
    SKOS.changeNote: "Nota di modifica",
    SKOS.example: "Esempio, non si sa se inventato",
    SKOS.notation: "Codice",
    SKOS.broader: "Più ampio",
    SKOS.narrower: "Più specifico",
    SKOS.related: "Vicino",
    DCTERMS.description: "Descrizione",
    DCTERMS.source: "Fonte",
    DCTERMS.isReplacedBy: "Sostituito da",
    RDFS.comment: "Commento",
    RDFS.label: "Etichetta",
    RDFS.seeAlso: "Vedi",
    OWL.deprecated: "Non più in uso",
}
# What holds a vocabulary together and says nothing of a word.
_FRAME = frozenset({SKOS.topConceptOf, SKOS.hasTopConcept, SKOS.member})
# Where addresses without a site would be: nobody can open them, so they are told as they are written.
_NOWHERE = "https://importato.example/"
_NO_WORDS = frozenset({SKOS.ConceptScheme, SKOS.Collection, SKOS.OrderedCollection})
# What the parsers of rdflib raise on files that are broken or made to hurt.
_BROKEN = (
    RdfError, SyntaxError, SAXException, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    RecursionError,
)  # fmt: skip
FOREIGN_DEFINITION = "Definizioni solo in un’altra lingua, messe in note_redazionali"


def read_skos(content: bytes) -> Found:
    """Return the words of a SKOS file.

    Raises:
        Unreadable: it is no RDF, it asks for something from the network, or it has no concepts.
    """
    graph = Graph()
    try:
        data, form, remarks = _checked(content)
        graph.parse(data=data, format=form, publicID=_NOWHERE)
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable(f"il file non si legge come SKOS: {_cause(error)}") from error
    if len({*graph.objects(predicate=SKOS.inScheme)}) == 1:  # of several, a word says of which it is
        graph.remove((None, SKOS.inScheme, None))
    if not (concepts := _concepts(graph)):
        raise Unreadable("nel file non c’è nessun concetto («skos:Concept»)")
    own = _own_namespace(graph)
    visited: set[object] = set()
    words = [_Reader(graph, concept, own, visited).word() for concept in concepts]
    outside = [] if own else list(_outside(graph, visited))
    return Found(words, outside, remarks)


def _cause(error: Exception) -> str:
    """Return, in Italian, where a file breaks: its readers speak English."""
    if isinstance(error, json.JSONDecodeError):
        return f"il JSON si rompe alla riga {error.lineno}, colonna {error.colno}"
    if isinstance(error, RecursionError):
        return "è troppo annidato"
    line = getattr(error, "lines", None)
    where = f"alla riga {line + 1} " if isinstance(line, int) else ""
    return f"{where}non è Turtle, RDF/XML o JSON-LD ben scritto"


def _checked(content: bytes) -> tuple[bytes, str, list[str]]:
    """Return what may be given to rdflib, in which format it is, and what to say of its characters."""
    text, remarks = decoded(content)
    start = text.lstrip()[:200]
    if start[:1] in {"{", "["} and not re.match(r"\[\s*(\]|a\b|<|\w*:)", start):
        _no_fetching(json.loads(text))
        return text.encode("utf-8", "surrogatepass"), "json-ld", remarks
    if re.match(r"<(\?xml|!|[A-Za-z_][\w.-]*:?RDF[\s>]|RDF[\s>])", start):
        data, remarks = decoded_xml(content)
        return etree.tostring(parse_xml(data), encoding="UTF-8"), "xml", remarks
    return text.encode(), "turtle", remarks


def _concepts(graph: Graph) -> list[Node]:
    """Return the concepts, and what has a preferred name but no kind; those without an address too."""
    named = {n for p in (SKOS.prefLabel, SKOSXL.prefLabel) for n in graph.subjects(p)}
    found = {*graph.subjects(RDF.type, SKOS.Concept), *(n for n in named if (n, RDF.type, None) not in graph)}
    return sorted(
        found, key=lambda n: (isinstance(n, BNode), _name_of(graph, n) if isinstance(n, BNode) else str(n))
    )


def _name_of(graph: Graph, node: Node) -> str:
    return min((str(value) for value in graph.objects(node, SKOS.prefLabel)), default="")


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
    return str(node).removeprefix(_NOWHERE)


def _label(predicate: Node, value: Node) -> str:
    """Return what a property is called, with the language of its text if it is not Italian."""
    label = _LABELS.get(URIRef(str(predicate))) or re.split(r"[#/:]", str(predicate).rstrip("#/"))[-1]
    tag = value.language if isinstance(value, Literal) else None
    return f"{label} ({tag})" if language(tag) not in {"", "it"} else label


def _place(subject: Node) -> str:
    return "nodo senza indirizzo" if isinstance(subject, BNode) else f"<{_bare(subject)}>"


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

    def __init__(self, graph: Graph, concept: Node, own: str, visited: set[object]) -> None:
        self._graph, self._concept, self._own, self._visited = graph, concept, own, visited

    def word(self) -> Foreign:
        """Return the word behind the concept."""
        word = Foreign(key=_bare(self._concept))
        gone = any(
            str(value).lower() in {"true", "1"}
            for value in self._graph.objects(self._concept, OWL.deprecated)
        )
        word.same_as(*self._addresses())
        if self._own and gone:
            word.id = self._first(self._concept, SKOS.notation)
        elif self._own:
            self._our_names(word)
            self._our_parts(word)
        else:
            self._names(word)
            self._definitions(word)
            word.cited["fonti"] += [(name,) for name in self._citations(self._concept)]
        if gone:
            self._left_over(word)
        else:
            self._ties(word)
        if not self._own and isinstance(self._concept, URIRef):
            word.say("Indirizzo", _bare(self._concept), _place(self._concept))
        self._count(word)
        return word

    def _addresses(self) -> Iterator[str]:
        """Yield the address of the concept, by which a second import finds it, then those of its equals."""
        if not self._own and isinstance(self._concept, URIRef):
            yield _bare(self._concept)
        yield from map(_bare, _sorted(self._graph.objects(self._concept, SKOS.exactMatch)))

    def _count(self, word: Foreign) -> None:
        """Count all that is said of the concept and of the nodes inside; of our words, what is not ours."""
        waiting: list[tuple[Node, str]] = [(self._concept, "")]
        while waiting:
            node, path = waiting.pop()
            self._visited.add(node)
            for predicate, value in sorted(self._graph.predicate_objects(node), key=str):
                ours = self._own and str(predicate).startswith((self._own, str(SKOS), str(DCTERMS), str(OWL)))
                if ours or _is_frame(predicate, value):
                    continue
                label = path + _label(predicate, value)
                if not isinstance(value, BNode):
                    word.say(label, _bare(value), f"{_place(self._concept)}, {label}")
                if value not in self._visited and not isinstance(value, Literal) and not self._is_word(value):
                    waiting.append((value, path if predicate == RDF.rest else f"{label}, "))

    def _is_word(self, node: Node) -> bool:
        kinds = set(self._graph.objects(node, RDF.type))
        return SKOS.Concept in kinds or bool(kinds & _NO_WORDS) or (node, SKOS.prefLabel, None) in self._graph

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
        main = (_in(preferred, "it") or _in(preferred, "") or preferred or others)[:1]
        names = [str(n) for n in _in(others, "it", "") if n not in main]
        if main:
            _main_name(word, str(main[0]), names)
            if tag := language(main[0].language).replace("it", ""):
                word.tell_foreign_name(tag)
        word.name(*sorted(names), *(str(n) for n in _in(preferred, "it") if n not in main))
        english = sorted(str(n) for n in _in((*preferred, *others), "en") if n not in main)
        word.put("inglese", next(iter(english), None))
        # Elsewhere it is a misspelling that helps to search.
        word.add("varianti", *map(str, _in(self._labels(SKOS.hiddenLabel, SKOSXL.hiddenLabel), "it", "")))

    def _ties(self, word: Foreign) -> None:
        for predicate, found in (
            (SKOS.broader, word.broader),
            (SKOS.narrower, word.narrower),
            (SKOS.related, word.related),
        ):
            found += sorted(map(_bare, self._graph.objects(self._concept, predicate)))
        for collection in _sorted(self._graph.subjects(SKOS.member, self._concept)):
            code = self._first(collection, SKOS.notation) if self._own else ""
            word.area = word.area or code or self._first(collection, SKOS.prefLabel)
            for name in () if self._own else _sorted(self._graph.objects(collection, SKOS.prefLabel)):
                word.say("Raccolta", str(name), _place(collection))
                self._visited.add((collection, SKOS.prefLabel, name))

    def _definitions(self, word: Foreign) -> None:
        """Read the definitions, also in nodes of theirs; those in other languages are notes."""
        found = [self._concept_texts(SKOS.definition)]
        found += [[n for n in self._graph.objects(node, RDF.value) if isinstance(n, Literal)]
                  for node in self._nodes(SKOS.definition)]  # fmt: skip
        texts = [n for each in found for n in each]
        word.definitions += [str(n) for n in _in(texts, "it") or _in(texts, "")]
        if texts and not word.definitions:
            word.remarks.append(FOREIGN_DEFINITION)

    def _concept_texts(self, predicate: URIRef) -> list[Literal]:
        return [n for n in _sorted(self._graph.objects(self._concept, predicate)) if isinstance(n, Literal)]

    def _left_over(self, word: Foreign) -> None:
        """Read a concept no longer in use: our own say how; of others, the one that took its place."""
        named = [*self._graph.objects(self._concept, DCTERMS.isReplacedBy)]
        instead = sorted(map(_bare, named))
        gone = _WITHDRAWN.fullmatch(self._first(self._concept, SKOS.historyNote))
        if self._own and gone:
            rest = {"usare": instead} if instead else {}
            word.fields["ritirato"] = {"data": gone[1], "perche": gone[2]} | rest
        elif len(named) == 1 and (named[0], None, None) in self._graph:
            word.fields["sostituito_da"] = instead[0]
        else:
            self._ties(word)

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
        return [str(n) for n in _in(texts, "it") or _in(texts, "") or texts]

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
        word.main_name(full)


def _in(texts: Iterable[Literal], *languages: str) -> list[Literal]:
    """Return the texts in some languages; an empty one is no language at all."""
    return [n for n in texts if language(n.language) in languages]


def _order(node: Node) -> tuple[str, str]:
    return str(node), getattr(node, "language", None) or ""


def _sorted(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes in an order that does not depend on the run."""
    return sorted(nodes, key=_order)
