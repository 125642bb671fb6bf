"""The verdict and what it rests upon: the lines, what they part on, the cases that try it.

*Coincidono*: one line serves both, and each case has one answer. *Si completano*: each line leaves out what
the other needs. *Divergono*: at least one case holds for one side only.
"""

from __future__ import annotations

from collections.abc import Iterator

from parole.model.concept import Concept
from parole.model.values import Agreement, Difference
from parole.reading.problems import Problem, counted
from parole.reading.yaml_nodes import Location, field_name
from parole.rules.subject import Subject

MAX_DIFFERENCES = 2
# The cases of a word that diverges; no word has more.
MIN_CASES, MAX_CASES = 2, 4

# What gives the lie to a word that coincides, and what to do.
DENIALS = {
    "line": ("questo lato ha una riga sua", "togli «vuol_dire», perché basta «in_breve»"),
    "difference": ("c’è una differenza", "togli «differenza»"),
    "case": ("questo caso vale per un lato solo", "correggi «vale_per»"),
}


def check_verdict(subject: Subject) -> Iterator[Problem]:
    """What the sides part on and the cases are those that the verdict asks for."""
    for concept in subject.concepts:
        if concept.accordo is Agreement.COINCIDONO:
            yield from _check_coinciding(subject, concept)
        elif concept.accordo:
            yield from _check_parted(subject, concept)
        yield from _check_measures(subject, concept)


def _check_coinciding(subject: Subject, concept: Concept) -> Iterator[Problem]:
    """A word does not say that two meanings are one and then tells them apart."""
    lines = [(name.value, "vuol_dire") for name, side in concept.sides.items() if side.vuol_dire]
    for what, places in (
        ("line", lines),
        ("difference", [("differenza",)] if concept.differenza else []),
        ("case", one_sided(subject, concept)),
    ):
        proof, remedy = DENIALS[what]
        for at in places:
            details = {"accordo": concept.accordo, "prova": proof, "rimedio": remedy}
            yield subject.in_word("accordo-smentito", concept, *at, **details)


def _check_parted(subject: Subject, concept: Concept) -> Iterator[Problem]:
    if not concept.differenza and subject.was_read(concept, "differenza"):
        allowed = ", ".join(Difference)
        yield subject.asked_by_verdict("differenza-mancante", concept, "differenza", ammessi=allowed)
    alone = one_sided(subject, concept)
    if concept.accordo is Agreement.SI_COMPLETANO:
        for at in alone:
            yield subject.in_word("caso-di-un-lato", concept, *at)
    elif (len(concept.casi) < MIN_CASES or not alone) and subject.was_read(concept, "casi"):
        details = {"casi": counted(len(concept.casi), "caso", "casi"), "soli": len(alone)}
        limits = {"minimo": MIN_CASES, "massimo": MAX_CASES}
        yield subject.asked_by_verdict("casi-mancanti", concept, "casi", **details, **limits)


def one_sided(subject: Subject, concept: Concept) -> list[Location]:
    """Return where a word has cases that hold for one side only."""
    cases = ((("casi", index, "vale_per"), case) for index, case in enumerate(concept.casi))
    alone: list[Location] = [at for at, case in cases if len(set(case.vale_per)) == 1]
    return [at for at in alone if subject.was_read(concept, field_name(at))]


def _check_measures(subject: Subject, concept: Concept) -> Iterator[Problem]:
    if (number := len(concept.differenza)) > MAX_DIFFERENCES:
        at = ("differenza", MAX_DIFFERENCES)
        yield subject.in_word("differenza-di-troppo", concept, *at, numero=number, massimo=MAX_DIFFERENCES)
    if (number := len(concept.casi)) > MAX_CASES:
        yield subject.in_word("casi-di-troppo", concept, "casi", MAX_CASES, numero=number, massimo=MAX_CASES)
