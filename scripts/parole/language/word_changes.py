"""What changed between two texts, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum, auto

# Under this likeness (0 to 1) a text was written anew: the two texts one after the other read better.
_SAME_TEXT = 0.45


class Piece(Enum):
    """What happened to some words of a text."""

    KEPT = auto()
    OUT = auto()
    IN = auto()


def word_changes(before: str, after: str) -> list[tuple[Piece, str]]:
    """Return the pieces of the change, in order; of a text that was written anew both are whole."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if old and new and matcher.ratio() >= _SAME_TEXT:
        return list(_pieces(matcher, old, new))
    return [(piece, text) for piece, text in ((Piece.OUT, before), (Piece.IN, after)) if text]


def _pieces(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[tuple[Piece, str]]:
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece.KEPT, " ".join(old[i:j])
            continue
        if j > i:
            yield Piece.OUT, " ".join(old[i:j])
        if m > k:
            yield Piece.IN, " ".join(new[k:m])
