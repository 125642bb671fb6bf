"""Two voices of equal weight, and really two: similar length, no sentence of one inside the other."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from parole.italian import words
from parole.model.concept import Concept
from parole.model.types import DEFINITION_WORDS
from parole.model.values import SideName
from parole.problems import Problem
from parole.rules.subject import Subject

MIN_WORDS, MAX_WORDS = DEFINITION_WORDS
MAX_RATIO = 1.5
# Equal words in a row that two people do not write by chance.
COPIED_RUN = 7


def check_balance(subject: Subject) -> Iterator[Problem]:
    """Each definition has its measure, and neither side has much more room than the other."""
    for concept in subject.concepts:
        lengths = {name: len(words(side.definizione)) for name, side in concept.sides.items()}
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


def check_copies(subject: Subject) -> Iterator[Problem]:
    """Neither side repeats the other's sentences, nor those of «in breve»."""
    for concept in subject.concepts:
        texts = [(name.value, side.definizione) for name, side in concept.sides.items()]
        texts.append(("in_breve", concept.in_breve))
        for index, (field, text) in enumerate(texts):
            for other_field, other in texts[index + 1 :]:
                if run := longest_shared_run(text, other, COPIED_RUN):
                    at = (other_field,) if other_field == "in_breve" else (other_field, "definizione")
                    yield subject.in_word("testo-copiato", concept, *at, valore=run, altro=field)


def longest_shared_run(text: str, other: str, at_least: int) -> str:
    """Return the longest run of equal words of two texts, or ``""`` if shorter than ``at_least`` words."""
    first, second = words(text), words(other)
    run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return " ".join(first[run.a : run.a + run.size]) if run.size >= at_least else ""
