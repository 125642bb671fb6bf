"""Names: each form belongs to one place, so that a search and a link can only mean one thing (SKOS S13)."""

from __future__ import annotations

from collections.abc import Iterator

from parole.language.italian import fold, slug
from parole.model.concept import Concept
from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem
from parole.reading.yaml_nodes import Location, field_name
from parole.rules.subject import Subject


def check_names(subject: Subject) -> Iterator[Problem]:
    """The forms of one word are all different, and none is both good and discouraged."""
    for concept in subject.concepts:
        good: dict[str, str] = {}
        for location, form in good_forms(concept):
            if (folded := fold(form)) in good:
                yield subject.in_word("forma-ripetuta", concept, *location, valore=form, dove=good[folded])
            good.setdefault(folded, str(location[0]))
        yield from _check_discouraged(subject, concept, good)


def _check_discouraged(subject: Subject, concept: Concept, good: dict[str, str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, discouraged in enumerate(concept.sconsigliati):
        at, folded = ("sconsigliati", index, "forma"), fold(discouraged.forma)
        if folded in good:
            yield subject.in_word("forma-contesa", concept, *at, valore=discouraged.forma, dove=good[folded])
        if folded in seen:
            yield subject.in_word("elemento-ripetuto", concept, *at, valore=discouraged.forma)
        seen.add(folded)


def good_forms(concept: Concept) -> Iterator[tuple[Location, str]]:
    """Yield the forms a word may be called by, with their location: preferred form, acronyms, variants."""
    yield ("termine",), concept.termine
    for field in ("sigle", "varianti"):
        yield from (((field, index), form) for index, form in enumerate(getattr(concept, field)))


# What is said of a file begun as a copy of another: all that is left to change in it.
_COPY = (
    "è una copia di {0}.yml, con lo stesso termine «{1}»: se è un’altra parola, scrivi qui il suo termine e "
    "i suoi testi; se è una correzione, scrivila in {0}.yml e togli questo"
)


def check_homographs(subject: Subject) -> Iterator[Problem]:
    """The pair (preferred form, qualifier) is unique in the glossary."""
    first: dict[tuple[str, str], Concept] = {}
    for concept in subject.concepts:
        name = (fold(concept.termine), fold(concept.accezione or ""))
        if (other := first.get(name)) and _is_corrected(other, concept):
            first[name], copy = sorted((other, concept), key=_by_its_name)
            place = Place(subject.reading.documents["termini", copy.id].path)
            advice = _COPY.format(first[name].id, copy.full_name)
            yield problem("nome-file", place, nome=f"{copy.id}.yml", consiglio=advice)
        elif other:
            details = {"valore": concept.full_name, "altro": subject.place("termini", other.id, "termine")}
            yield subject.in_word("termine-ripetuto", concept, "termine", **details)
        first.setdefault(name, concept)


def _by_its_name(concept: Concept) -> tuple[bool, int]:
    """Put first the word whose file has its name: a copy to start from has another."""
    return concept.id != slug(concept.full_name), len(concept.id)


def _is_corrected(one: Concept, other: Concept) -> bool:
    """Tell a word and its correction, left in a file of its own, from two words: a part is still the same."""
    parts = ((one.in_breve, other.in_breve), (one.pa, other.pa), (one.terzo_settore, other.terzo_settore))
    return any(a is not None and a == b for a, b in parts)


def check_foreign_variants(subject: Subject) -> Iterator[Problem]:
    """A variant is never the preferred form of another word: the reader would not know which one is meant."""
    owners: dict[str, list[Concept]] = {}
    for concept in subject.concepts:
        owners.setdefault(fold(concept.termine), []).append(concept)
    for concept in subject.concepts:
        for index, form in enumerate(concept.varianti):
            others = [other for other in owners.get(fold(form), []) if other.id != concept.id]
            if others:
                place = subject.place("termini", others[0].id, "termine")
                yield subject.in_word("variante-altrui", concept, "varianti", index, valore=form, altro=place)


def check_repeated_items(subject: Subject) -> Iterator[Problem]:
    """A list holds each thing once: ids, values, neighbours."""
    for concept in subject.concepts:
        for items in _lists(subject, concept):
            seen: set[str | None] = set()
            for location, item in items:
                if item and item in seen:
                    yield subject.in_word("elemento-ripetuto", concept, *location, valore=item)
                seen.add(item)


def _lists(subject: Subject, concept: Concept) -> Iterator[list[tuple[Location, str | None]]]:
    """Yield the lists of a word, each as its items with their location."""
    chosen: list[tuple[Location, tuple[str, ...]]] = [(("differenza",), concept.differenza)]
    chosen += [(("casi", index, "vale_per"), case.vale_per) for index, case in enumerate(concept.casi)]
    # What stands for a value that is not in a closed list is one of the list: it repeats nothing.
    read = [(at, values) for at, values in chosen if subject.was_read(concept, field_name(at))]
    for at, values in [(("piu_ampio",), concept.piu_ampio), (("vedi_anche",), concept.vedi_anche), *read]:
        yield [((*at, index), item) for index, item in enumerate(values)]
    near = enumerate(concept.da_non_confondere)
    yield [(("da_non_confondere", at), item.voce or item.forma) for at, item in near]
