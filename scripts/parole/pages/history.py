"""The life of a word, edition by edition: what the news said, the verdict of then, which words changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from parole.glossary import addresses
from parole.glossary.editions import LABELS, End, Frozen, changed, text_changes
from parole.language.word_changes import Piece, word_changes
from parole.model.values import Agreement, State
from parole.pages.editions import member_of
from parole.rendering.renderer import Renderer

# A page has a weight: of so many editions the differences are shown in words, of the others they are named.
SHOWN_IN_WORDS = 3
# Of the words that stay as they were, how many are shown before and after those that change.
_AROUND = 4
Changes = list[tuple[str, list[tuple[str, str]]]]
_TAGS = {Piece.KEPT: "span", Piece.OUT: "del", Piece.IN: "ins"}


@dataclass(frozen=True, slots=True)
class Moment:
    """An edition in the life of a word: what was told of it, the text that was frozen, what changed in it.

    ``others`` are the names of the parts that changed, where no difference in words says it.
    """

    day: date
    told: list[str]
    address: str = ""
    verdict: str = ""
    verdict_label: str = ""
    texts: Changes = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def history(renderer: Renderer, id_: str) -> list[Moment]:
    """Return the life of a word, alive or withdrawn, the newest edition first; empty before the first."""
    life = renderer.glossary.lives.get(id_, ())
    frozen = {now.day: (before, now) for before, now in zip((None, *life), life, strict=False)}
    told, end = renderer.glossary.told_of(id_), renderer.glossary.end_of
    in_words = {one.day for one in life[1:][-SHOWN_IN_WORDS:]}
    return [
        _moment(*frozen[day], told.get(day, []), end, in_words=day in in_words)
        if day in frozen
        else Moment(day, told[day])
        for day in sorted({*frozen, *told}, reverse=True)
    ]


def _moment(before: Frozen | None, now: Frozen, told: list[str], end: End, *, in_words: bool) -> Moment:
    accord = now.record["scritto"].get("accordo")
    label = (member_of(Agreement, accord) if accord else State.MANCA_UNA_VOCE).label
    changes = _changes(before, now, end, in_words=in_words) if before else ([], [])
    return Moment(now.day, told, addresses.frozen(now.id, now.day), accord or "manca", label, *changes)


def _changes(before: Frozen, frozen: Frozen, end: End, *, in_words: bool) -> tuple[Changes, list[str]]:
    """Return the differences in words, and the names of the other parts that changed."""
    found = list(text_changes(before.said, frozen.said)) if in_words else []
    texts = [(LABELS[name], [*_shown(word_changes(was, now))]) for name, was, now in found]
    in_texts = {name for name, _, _ in found}
    return texts, [LABELS[name] for name in changed(before.said, frozen.said, end) if name not in in_texts]


def _shown(pieces: list[tuple[Piece, str]]) -> Iterator[tuple[str, str]]:
    """Yield each piece with its tag; of what did not change, the words nearest to what did."""
    for number, (piece, text) in enumerate(pieces):
        words = text.split()
        if piece is Piece.KEPT and len(words) > 2 * _AROUND:
            start = " ".join(words[:_AROUND]) if number else ""
            end = " ".join(words[-_AROUND:]) if number + 1 < len(pieces) else ""
            text = f"{start} … {end}".strip()
        yield _TAGS[piece], text
