"""References between words and to the registers: they exist, lead straight there, and never go round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parole.glossary import AREAS_FILE, SOURCES_FILE, TERMS_FOLDER
from parole.italian import nearest
from parole.model.concept import Concept
from parole.problems import Problem
from parole.reading import Location
from parole.rules.subject import Subject
from parole.texts import TEXT_FIELDS, malformed_links, references_in, text_at

_WORD_FIELDS = ("piu_ampio", "vedi_anche")


def check_references(subject: Subject) -> Iterator[Problem]:
    """Every id written in a word or in a reading path leads to a word that is there."""
    for concept in subject.concepts:
        for field in _WORD_FIELDS:
            for index, target in enumerate(getattr(concept, field)):
                yield from _check_target(subject, "termini", concept.id, (field, index), target)
        yield from _check_text_links(subject, concept)
    for id_, path in sorted(subject.glossary.paths.items()):
        for index, step in enumerate(path.voci):
            yield from _check_target(subject, "percorsi", id_, ("voci", index, "voce"), step.voce)


def _check_target(subject: Subject, kind: str, id_: str, at: Location, target: str) -> Iterator[Problem]:
    glossary = subject.glossary
    if kind == "termini" and target == id_:
        yield subject.found("rimando-a-se", kind, id_, at)
    elif moved := glossary.redirects.get(target):
        yield subject.found("rimando-a-rinvio", kind, id_, at, valore=target, nuovo=moved.sostituito_da)
    elif gone := glossary.withdrawn.get(target):
        advice = f"usa: {', '.join(gone.ritirato.usare)}" if gone.ritirato.usare else "toglilo"
        yield subject.found("rimando-a-ritirata", kind, id_, at, valore=target, consiglio=advice)
    elif target not in subject.reading.word_ids:
        advice = _advice(target, subject.reading.word_ids, "scrivi prima quella voce")
        yield subject.found("rimando-inesistente", kind, id_, at, valore=target, dove=f"{TERMS_FOLDER}/", consiglio=advice)


def _check_text_links(subject: Subject, concept: Concept) -> Iterator[Problem]:
    for location in TEXT_FIELDS:
        text = text_at(concept, location)
        for raw in malformed_links(text):
            yield subject.in_word("collegamento", concept, *location, valore=raw)
        for target in references_in(text):
            yield from _check_target(subject, "termini", concept.id, location, target)


def check_registers(subject: Subject) -> Iterator[Problem]:
    """Areas and sources are in their registers."""
    areas = _ids(subject, "aree")
    sources = _ids(subject, "fonti")
    for concept in subject.concepts:
        if areas and concept.area not in areas:
            advice = _advice(concept.area, areas, f"usa: {', '.join(areas)}")
            yield subject.in_word("rimando-inesistente", concept, "area", valore=concept.area, dove=AREAS_FILE, consiglio=advice)
        for location, citation in citations_with_places(concept):
            if sources and citation.fonte not in sources:
                advice = _advice(citation.fonte, sources, "aggiungi prima la fonte al registro")
                at = (*location, "fonte")
                yield subject.in_word("rimando-inesistente", concept, *at, valore=citation.fonte, dove=SOURCES_FILE, consiglio=advice)


def citations_with_places(concept: Concept) -> Iterator[tuple[Location, object]]:
    """Yield every citation of a word with its location in the file."""
    for name, side in concept.sides.items():
        yield from (((name.value, "fonti", i), citation) for i, citation in enumerate(side.fonti))
    if concept.esempio and concept.esempio.fonte:
        yield ("esempio", "fonte"), concept.esempio.fonte
    yield from ((("fonti", i), citation) for i, citation in enumerate(concept.fonti))


def _ids(subject: Subject, kind: str) -> list[str]:
    """Return the ids of a register in its order, broken entries included: they have their own problem."""
    return [id_ for known, id_ in subject.reading.documents if known == kind]


def _advice(value: str, known: Iterable[str], otherwise: str) -> str:
    near = nearest(value, known)
    return f"forse «{near}»?" if near else otherwise


def check_redirects(subject: Subject) -> Iterator[Problem]:
    """A redirect leads to a word, not to itself, to another redirect or to nothing; a tombstone too."""
    for id_, redirect in sorted(subject.glossary.redirects.items()):
        yield from _check_target(subject, "termini", id_, ("sostituito_da",), redirect.sostituito_da)
    for id_, gone in sorted(subject.glossary.withdrawn.items()):
        for index, target in enumerate(gone.ritirato.usare):
            yield from _check_target(subject, "termini", id_, ("ritirato", "usare", index), target)


def check_hierarchy(subject: Subject) -> Iterator[Problem]:
    """Broader chains never go round, and a related word is never also an ancestor (SKOS S27)."""
    seen: set[frozenset[str]] = set()
    for concept in subject.concepts:
        ancestors = subject.glossary.ancestors(concept.id)
        if (cycle := _cycle(subject, concept)) and frozenset(cycle) not in seen:
            seen.add(frozenset(cycle))
            yield subject.in_word("rimando-circolare", concept, "piu_ampio", catena=" → ".join((*cycle, cycle[0])))
        for index, target in enumerate(concept.vedi_anche):
            if chain := ancestors.get(target) or _reversed(subject, target, concept.id):
                at = ("vedi_anche", index)
                yield subject.in_word("parente-e-antenato", concept, *at, valore=target, catena=" → ".join(chain))


def _cycle(subject: Subject, concept: Concept) -> tuple[str, ...]:
    """Return the chain that leads from a word back to itself, without the last step, or ``()``."""
    for start in concept.piu_ampio:
        chain = subject.glossary.ancestors(start).get(concept.id)
        if chain and start != concept.id:
            return (concept.id, *chain[:-1])
    return ()


def _reversed(subject: Subject, target: str, id_: str) -> tuple[str, ...]:
    return subject.glossary.ancestors(target).get(id_, ())


def check_double_links(subject: Subject) -> Iterator[Problem]:
    """A relation is typed once: written on both words it must be kept equal by hand."""
    for concept in subject.concepts:
        for index, target in enumerate(concept.vedi_anche):
            other = subject.glossary.concepts.get(target)
            if other and concept.id in other.vedi_anche and concept.id > target:
                place = subject.place("termini", target, "vedi_anche", other.vedi_anche.index(concept.id))
                yield subject.in_word("rimando-doppio", concept, "vedi_anche", index, valore=target, altro=place)
