"""What changed in a text, word by word, in Markdown: ~~taken away~~ and **put in**."""

from __future__ import annotations

from parole.language.word_changes import Piece, word_changes
from parole.proposals.forge_text import escaped

_MARKED = {Piece.KEPT: "{}", Piece.OUT: "~~{}~~", Piece.IN: "**{}**"}


def word_diff(before: str, after: str) -> str:
    """Return the Markdown of the change, as a quotation; with an empty text, it is the other one."""
    changes = word_changes(before, after)
    if any(piece is Piece.KEPT for piece, _ in changes):
        return f"> {' '.join(_MARKED[piece].format(escaped(text)) for piece, text in changes)}"
    if before and after:
        return f"> Prima: {escaped(before)}\n>\n> Dopo: {escaped(after)}"
    return f"> {escaped(before or after)}"
