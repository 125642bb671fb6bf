"""What is wrong with a SKOS graph: the integrity conditions, and the faults that no ready tool sees.

:func:`integrity` runs the shapes of ``tests/data/skos`` after OWL-RL inference; :func:`faults` looks at the graph
as it is, because inference would give a type to targets that do not exist.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import places
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node

DATA = places.DATA / "skos"
SHAPES, SEMANTICS = (Graph().parse(DATA / name) for name in ("integrita.shacl.ttl", "semantica.ttl"))
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
TIES = (SKOS.broader, SKOS.narrower, SKOS.related)


def integrity(graph: Graph) -> set[str]:
    """Return the names of the integrity conditions that ``graph`` breaks."""
    _, report, _ = validate(graph, shacl_graph=SHAPES, ont_graph=SEMANTICS, inference="owlrl", advanced=True)
    assert isinstance(report, Graph)
    return {str(message) for message in report.objects(None, SH.resultMessage)}


def faults(graph: Graph) -> set[str]:
    """Return the names of the rules that ``graph`` breaks."""
    return {name for name, rule in RULES.items() if any(True for _ in rule(graph))}


def _concepts(graph: Graph) -> set[Node]:
    return set(graph.subjects(RDF.type, SKOS.Concept))


def _alive(graph: Graph) -> set[Node]:
    return _concepts(graph) - set(graph.subjects(OWL.deprecated, Literal(True)))


def _labels(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    for label in LABELS:
        yield from graph.triples((None, label, None))


def dangling(graph: Graph) -> Iterator[Node]:
    for tie in (*TIES, SKOS.member, SKOS.hasTopConcept):
        yield from (target for target in graph.objects(None, tie) if target not in _concepts(graph))


def one_way(graph: Graph) -> Iterator[Node]:
    inverses = ((SKOS.broader, SKOS.narrower), (SKOS.narrower, SKOS.broader), (SKOS.related, SKOS.related),
                (SKOS.topConceptOf, SKOS.hasTopConcept), (SKOS.hasTopConcept, SKOS.topConceptOf))  # fmt: skip
    for forwards, backwards in inverses:
        yield from (s for s, o in graph.subject_objects(forwards) if (o, backwards, s) not in graph)


def cycle(graph: Graph) -> Iterator[Node]:
    for concept in _concepts(graph):
        above = (node for parent in graph.objects(concept, SKOS.broader)
                 for node in graph.transitive_objects(parent, SKOS.broader))  # fmt: skip
        if concept in above:
            yield concept


def reflexive(graph: Graph) -> Iterator[Node]:
    for tie in TIES:
        yield from (s for s, o in graph.subject_objects(tie) if s == o)


def orphan(graph: Graph) -> Iterator[Node]:
    """Yield the concepts that no path of *narrower* reaches from the top of their scheme."""
    tops = graph.objects(None, SKOS.hasTopConcept)
    reached = {node for top in tops for node in graph.transitive_objects(top, SKOS.narrower)}
    yield from _alive(graph) - reached


def top_with_broader(graph: Graph) -> Iterator[Node]:
    yield from (top for top in graph.subjects(SKOS.topConceptOf) if (top, SKOS.broader, None) in graph)


def deprecated_in_use(graph: Graph) -> Iterator[Node]:
    gone = _concepts(graph) - _alive(graph)
    for tie in (*TIES, SKOS.member, SKOS.hasTopConcept):
        yield from (target for target in graph.objects(None, tie) if target in gone)


def out_of_scheme(graph: Graph) -> Iterator[Node]:
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    yield from (c for c in _concepts(graph) if not schemes & set(graph.objects(c, SKOS.inScheme)))


def notation(graph: Graph) -> Iterator[Node]:
    """Yield the concepts whose notation is missing, or also of another one."""
    times = Counter(str(code) for c in _concepts(graph) for code in graph.objects(c, SKOS.notation))
    for concept in _concepts(graph):
        codes = [str(code) for code in graph.objects(concept, SKOS.notation)]
        if len(codes) != 1 or times[codes[0]] > 1:
            yield concept


def preferred(graph: Graph) -> Iterator[Node]:
    """Yield the concepts with no preferred name in Italian, and those that share it with another one."""
    names = {
        c: [n for n in graph.objects(c, SKOS.prefLabel) if isinstance(n, Literal)] for c in _concepts(graph)
    }
    times = Counter(name for found in names.values() for name in found)
    for concept, found in names.items():
        if not any(n.language == "it" for n in found) or any(times[n] > 1 for n in found):
            yield concept


def label_language(graph: Graph) -> Iterator[Node]:
    yield from (s for s, _, name in _labels(graph) if getattr(name, "language", None) not in {"it", "en"})


def label_blank(graph: Graph) -> Iterator[Node]:
    yield from (s for s, _, name in _labels(graph) if not str(name).strip() or not str(name).isprintable())


def definition(graph: Graph) -> Iterator[Node]:
    """Yield the words without exactly one definition: SkoHub shows one for each language, and refuses two."""
    yield from (c for c in _alive(graph) if len(list(graph.objects(c, SKOS.definition))) != 1)


def documentation(graph: Graph) -> Iterator[Node]:
    """Yield what has a note that is not a text with its language: SkoHub refuses it, Skosmos shows an address."""
    for note in (
        SKOS.note,
        SKOS.scopeNote,
        SKOS.definition,
        SKOS.example,
        SKOS.historyNote,
        SKOS.editorialNote,
    ):
        for subject, text in graph.subject_objects(note):
            if not (isinstance(text, Literal) and text.language and str(text).strip()):
                yield subject


def specialised(graph: Graph) -> Iterator[Node]:
    """Yield the properties that specialise one of SKOS: where both say the same, Skosmos drops the latter."""
    for own, shared in graph.subject_objects(RDFS.subPropertyOf):
        if str(shared).startswith(str(SKOS)):
            yield own


def shown_twice(graph: Graph) -> Iterator[Node]:
    """Yield our properties with a label: Skosmos shows them, and their texts are among the notes already."""
    own = set(graph.subjects(RDF.type, RDF.Property))
    yield from (
        name for name in own if (name, RDFS.label, None) in graph or (name, SKOS.prefLabel, None) in graph
    )


def language_left_out(graph: Graph) -> Iterator[Node]:
    """Yield the words without a name in a language that others have: Annif and SkoHub have nothing to show."""
    used = {
        c: {getattr(n, "language", None) for n in graph.objects(c, SKOS.prefLabel)} for c in _concepts(graph)
    }
    every = {language for found in used.values() for language in found}
    yield from (concept for concept, found in used.items() if found != every)


def scheme(graph: Graph) -> Iterator[Node]:
    """Yield the schemes that SkoHub refuses: title and description with a language, at least one top word."""
    for found in graph.subjects(RDF.type, SKOS.ConceptScheme):
        texts = [list(graph.objects(found, predicate)) for predicate in (DCTERMS.title, DCTERMS.description)]
        if not all(text and all(getattr(t, "language", None) for t in text) for text in texts):
            yield found
        if (found, SKOS.hasTopConcept, None) not in graph:
            yield found


def short_name(graph: Graph) -> Iterator[Node]:
    """Yield the words whose IRI has no last step, which Skosmos has in its addresses and Annif in its names."""
    yield from (concept for concept in _concepts(graph) if str(concept).endswith(("/", "#")))


def undefined(graph: Graph) -> Iterator[Node]:
    """Yield the names in the namespace of SKOS that SKOS does not have."""
    known = {"", *SKOS.__annotations__}
    for triple in graph:
        for node in triple:
            if (
                isinstance(node, URIRef)
                and node.startswith(str(SKOS))
                and node.removeprefix(str(SKOS)) not in known
            ):
                yield node


def replaced(graph: Graph) -> Iterator[Node]:
    """Yield what is replaced without being deprecated, or by something that does not live."""
    for gone, other in graph.subject_objects(DCTERMS.isReplacedBy):
        if gone in _alive(graph) or other not in _alive(graph):
            yield gone


RULES: dict[str, Callable[[Graph], Iterator[Node]]] = {
    rule.__name__: rule
    for rule in (
        dangling, one_way, cycle, reflexive, orphan, top_with_broader, deprecated_in_use, out_of_scheme,
        notation, preferred, label_language, label_blank, definition, documentation, specialised, shown_twice,
        language_left_out, scheme, short_name, undefined, replaced,
    )
}  # fmt: skip
