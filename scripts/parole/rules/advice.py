"""What to mind and what to say instead: there, short, and ready to be copied as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parole.language.italian import fold
from parole.language.readability import without_abbreviations
from parole.model.concept import Concept, Confusable
from parole.model.parts import text_at
from parole.model.values import Agreement
from parole.reading.problems import Problem
from parole.reading.yaml_nodes import Location, field_name
from parole.rules.names import good_forms
from parole.rules.subject import Subject

MAX_SENTENCES = 2
# Where a sentence ends and another begins: a quotation inside does not end it («Chi paga?», chiede l’ente).
BREAK = re.compile(r"[.!?…]+[»”\")]*\s+(?=[«“\"(]?[A-ZÀ-Ý])")
QUOTES = {"«": "»", "“": "”", '"': '"'}
_TO_WRITE, _TO_ASK = ("come_dirlo", "da_scrivere", "testo"), ("come_dirlo", "da_chiedere")


def check_advice(subject: Subject) -> Iterator[Problem]:
    """Where the meanings do not coincide a word tells the misunderstanding, and what to say instead."""
    for concept in subject.concepts:
        yield from _check_warning(subject, concept)
        yield from _check_what_to_say(subject, concept)
        for index, neighbour in enumerate(concept.da_non_confondere):
            yield from _check_neighbour(subject, concept, index, neighbour)


def _check_warning(subject: Subject, concept: Concept) -> Iterator[Problem]:
    if _is_parted(concept) and not concept.attenzione:
        yield subject.asked_by_verdict("attenzione-mancante", concept, "attenzione")
    if concept.attenzione and (number := sentences(concept.attenzione)) > MAX_SENTENCES:
        yield subject.in_word("attenzione-lunga", concept, "attenzione", numero=number, massimo=MAX_SENTENCES)


def _is_parted(concept: Concept) -> bool:
    return concept.accordo not in {None, Agreement.COINCIDONO}


def sentences(text: str) -> int:
    """Return how many sentences a text has, one at least."""
    return 1 + len(BREAK.findall(without_abbreviations(text)))


def _check_what_to_say(subject: Subject, concept: Concept) -> Iterator[Problem]:
    slots = concept.come_dirlo
    if slots is None and (_is_parted(concept) or concept.attenzione):
        yield subject.asked_by_verdict("come-dirlo-mancante", concept, "come_dirlo")
    if slots and not (slots.da_scrivere or slots.da_chiedere) and subject.was_read(concept, "come_dirlo"):
        yield subject.in_word("come-dirlo-vuoto", concept, "come_dirlo")
    for at in (_TO_WRITE, _TO_ASK):
        if is_quoted(text_at(concept, at)):
            yield subject.in_word("come-dirlo-virgolette", concept, *at)
    question = text_at(concept, _TO_ASK)
    if question and not question.rstrip("".join(QUOTES.values())).endswith("?"):
        yield subject.in_word("domanda", concept, *_TO_ASK)


def is_quoted(text: str) -> bool:
    """Return whether the whole of a text stands between quotation marks, but for the sign that closes it."""
    closing = QUOTES.get(text[:1])
    bare = text.rstrip(".;:!?…")
    return closing is not None and text.find(closing, 1) == len(bare) - 1


def _check_neighbour(
    subject: Subject, concept: Concept, index: int, neighbour: Confusable
) -> Iterator[Problem]:
    at: Location = ("da_non_confondere", index)
    if bool(neighbour.voce) == bool(neighbour.forma) and subject.was_read(concept, field_name(at)):
        yield subject.in_word("da-non-confondere", concept, *at)
    for location, form in good_forms(concept):
        if neighbour.forma and fold(form) == fold(neighbour.forma):
            where = {"valore": neighbour.forma, "dove": location[0]}
            yield subject.in_word("forma-propria", concept, *at, "forma", **where)
