"""Two voices and their agreement: what a word must say once both sides have written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parole.glossary.state import DIGEST_LENGTH
from parole.model.concept import APPROVED_BY, Concept
from parole.model.values import Agreement, ExampleKind, SideName
from parole.reading.problems import Problem
from parole.rules.subject import Subject


def check_voices(subject: Subject) -> Iterator[Problem]:
    """A word has at least one voice; with both, it says how far they agree."""
    for concept in subject.concepts:
        yield from _check_agreement(subject, concept)
        yield from _check_example(subject, concept)
        yield from _check_sources(subject, concept)
        yield from _check_approvals(subject, concept)


def _check_agreement(subject: Subject, concept: Concept) -> Iterator[Problem]:
    missing = [name for name in SideName if name not in concept.sides]
    if not all(subject.was_read(concept, name.value) for name in missing):
        return
    if len(missing) == len(SideName):
        yield subject.in_word("nessuna-voce", concept)
    elif missing and concept.accordo:
        yield subject.in_word("accordo-senza-voci", concept, "accordo", lato=missing[0].label)
    elif not missing and not concept.accordo:
        allowed = ", ".join(Agreement)
        yield subject.in_word("accordo-mancante", concept, "accordo", ammessi=allowed)


def _check_example(subject: Subject, concept: Concept) -> Iterator[Problem]:
    example = concept.esempio
    if example and example.tipo is ExampleKind.DOCUMENTATO and not example.fonte:
        yield subject.in_word("esempio-senza-fonte", concept, "esempio", "fonte")


def _check_approvals(subject: Subject, concept: Concept) -> Iterator[Problem]:
    """A digest is one: what else is written in its place somebody has made up."""
    details = {"cosa": APPROVED_BY.holder, "comando": APPROVED_BY.command}
    for index, approval in enumerate(concept.approvazioni):
        if not re.fullmatch(rf"[0-9a-f]{{{DIGEST_LENGTH}}}", approval.impronta):
            yield subject.in_word("scritto-a-mano", concept, "approvazioni", index, "impronta", **details)


def _check_sources(subject: Subject, concept: Concept) -> Iterator[Problem]:
    for name, side in concept.sides.items():
        if not side.fonti:
            yield subject.in_word("lato-senza-fonti", concept, name.value, "fonti")
