"""Two voices of equal weight, and really two: similar length, no sentence of one inside the other."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from parole.language.italian import length_in_words, words
from parole.model.concept import Concept
from parole.model.types import DEFINITION_WORDS
from parole.model.values import SideName
from parole.reading.problems import Problem
from parole.rules.subject import Subject

MIN_WORDS, MAX_WORDS = DEFINITION_WORDS
MAX_RATIO = 1.5
# Equal words in a row that two people do not write by chance.
COPIED_RUN = 7


def check_balance(subject: Subject) -> Iterator[Problem]:
    """Each definition has its measure, neither side has much more room, and none repeats the other."""
    for concept in subject.concepts:
        texts = {name: side.definizione for name, side in concept.sides.items()}
        yield from _check_lengths(subject, concept, {n: length_in_words(text) for n, text in texts.items()})
        yield from _check_copies(subject, concept, {name: words(text) for name, text in texts.items()})


def _check_lengths(subject: Subject, concept: Concept, lengths: dict[SideName, int]) -> Iterator[Problem]:
    for name, length in lengths.items():
        if not MIN_WORDS <= length <= MAX_WORDS:
            at = (name.value, "definizione")
            yield subject.in_word(
                "definizione-misura", concept, *at, lunghezza=length, minimo=MIN_WORDS, massimo=MAX_WORDS
            )
    if len(lengths) == len(SideName) and max(lengths.values()) > MAX_RATIO * min(lengths.values()):
        yield from _unequal(subject, concept, lengths)


def _unequal(subject: Subject, concept: Concept, lengths: dict[SideName, int]) -> Iterator[Problem]:
    shorter, longer = sorted(lengths, key=lambda name: lengths[name])
    yield subject.in_word(
        "lati-sbilanciati", concept, shorter.value, "definizione",
        corto=lengths[shorter], lato=longer.label, lungo=lengths[longer],
    )  # fmt: skip


def _check_copies(subject: Subject, concept: Concept, sides: dict[SideName, list[str]]) -> Iterator[Problem]:
    """Neither side repeats the other's sentences, nor those of «in breve»."""
    texts = [(name.value, said) for name, said in sides.items()]
    texts.append(("in_breve", words(concept.in_breve)))
    for (field, text), (other_field, other) in combinations(texts, 2):
        if run := longest_shared_run(text, other, COPIED_RUN):
            at = (other_field,) if other_field == "in_breve" else (other_field, "definizione")
            yield subject.in_word("testo-copiato", concept, *at, valore=" ".join(run), altro=field)


def longest_shared_run(text: list[str], other: list[str], at_least: int) -> list[str]:
    """Return the longest run of words that two texts share, or none if shorter than ``at_least`` words."""
    there = set(other)
    shared = "".join(["=" if word in there else " " for word in text])
    if "=" * at_least not in shared:  # the true comparison, slow, only where it can find something
        return []
    run = SequenceMatcher(None, text, other, autojunk=False).find_longest_match()
    return text[run.a : run.a + run.size] if run.size >= at_least else []
