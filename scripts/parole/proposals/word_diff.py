"""What changed in a text, word by word, in Markdown: ~~taken away~~ and **put in**."""

from __future__ import annotations

from difflib import SequenceMatcher

from parole.proposals.forge_text import escaped

# Under this likeness (0 to 1) a text was written anew: the two texts one after the other read better.
_SAME_TEXT = 0.45


def word_diff(before: str, after: str) -> str:
    """Return the Markdown of the change, as a quotation; with an empty text, it is the other one."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if old and new and matcher.ratio() >= _SAME_TEXT:
        return f"> {' '.join(_pieces(matcher, old, new))}"
    if old and new:
        return f"> Prima: {escaped(before)}\n>\n> Dopo: {escaped(after)}"
    return f"> {escaped(before or after)}"


def _pieces(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> list[str]:
    pieces = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(escaped(" ".join(old[i:j])))
            continue
        pieces += [f"~~{escaped(' '.join(old[i:j]))}~~"] if j > i else []
        pieces += [f"**{escaped(' '.join(new[k:m]))}**"] if m > k else []
    return pieces
