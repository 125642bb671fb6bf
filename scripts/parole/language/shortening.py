"""Shortens a text with care: whole sentences if they are enough, else whole clauses, else whole words.

What is left out is always marked: «[…]» after a whole sentence, «…» within one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

OMISSION, ELLIPSIS = "\u00a0[…]", "…"  # the space that never ends a line
# Of what could be kept, as much must be: a shorter but tidier end says too little.
ENOUGH = 0.45
# A stop ends a sentence only before a capital letter or a quotation, and not after the letter of an initial.
_SENTENCE_END = re.compile(r"(?<![ (.]\w)[.!?…][»”)]*(?= [«“(]?[A-ZÀ-Ý])")
_CLAUSE_END = re.compile(r"[;:,](?= )|(?= [(–—])|[)»](?= )")
_WORD_END = re.compile(r"(?= )")
# Words that announce another: a text never ends with one.
_LOOSE = frozenset(
    "a ad al alla alle agli ai allo anche che chi ci come con cui da dal dalla dalle dagli dai dallo dei"
    " degli del della delle dello di dove e ed fra gli ha hanno i il in la le lo ma né nei negli nel nella"
    " nelle nello non o per perché più quando se senza si sia sono sua sue sui sul sulla sulle sugli suo suoi"
    " tra un una uno è".split()
)


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """Return ``text`` if it ``fits``, else its best beginning that does.

    Only where not even the first word fits is a word cut; empty if not even a letter does. ``fits`` must
    hold for any beginning of a text for which it holds.
    """
    if fits(text):
        return text
    words = _longest(text, _WORD_END, ELLIPSIS, fits)
    least = ENOUGH * len(words)
    for end, mark in ((_SENTENCE_END, OMISSION), (_CLAUSE_END, ELLIPSIS)):
        cut = _longest(text, end, mark, fits)
        if len(cut) >= least and cut:
            return cut
    return words or _letters(text, fits)


def _letters(text: str, fits: Callable[[str], bool]) -> str:
    past = bisect_left(range(1, len(text)), True, key=lambda at: not fits(text[:at] + ELLIPSIS))
    return text[:past].rstrip() + ELLIPSIS if past else ""


def _longest(text: str, end: re.Pattern[str], mark: str, fits: Callable[[str], bool]) -> str:
    ends = [match.end() for match in end.finditer(text)]
    # The first end past what fits; whatever is tidied up below only makes a text shorter.
    past = bisect_left(ends, True, key=lambda at: not fits(text[:at] + mark))
    for at in reversed(ends[:past]):
        kept = text[:at] if mark == OMISSION else _without_loose_end(text[:at])
        if kept and _is_closed(kept):
            return kept + mark
    return ""


def _is_closed(text: str) -> bool:
    """Whether every parenthesis and quotation opened in ``text`` is closed in it."""
    return all(text.count(a) <= text.count(b) for a, b in ("()", "«»", "“”"))


def _without_loose_end(text: str) -> str:
    """Take off the end what cannot stand there: punctuation, articles, prepositions."""
    kept = text.rstrip(" ,;:–—.")
    while kept:
        head, _, last = kept.rpartition(" ")
        if last.lower().lstrip("«“(") not in _LOOSE and not last.endswith(("’", "'")):
            return kept
        kept = head.rstrip(" ,;:–—.")
    return ""
