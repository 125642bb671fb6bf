"""Texts of the words → safe HTML.

A text is untrusted until it has passed here: HTML is escaped by construction, and of Markdown only emphasis
is left. Links to words are written ``[[id]]`` or ``[[id|text]]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from parole.language.texts import EMPHASIS, LINK

_PARTS = re.compile(f"{LINK.pattern}|{EMPHASIS.pattern}")
_TAGS = {"*": "<em>{}</em>", "**": "<strong>{}</strong>", "***": "<strong><em>{}</em></strong>"}
LinkMaker = Callable[[str, str | None], Markup]


class InlineText:
    """Renders texts; ``link`` makes the HTML of a link from an id and the text to show, if given."""

    def __init__(self, link: LinkMaker) -> None:
        self._link = link

    def html(self, text: str) -> Markup:
        """Return ``text`` as safe HTML."""
        if not _has_signs(text):
            return escape(text)
        pieces, done = [], 0
        for match in _PARTS.finditer(text):
            pieces += [escape(text[done : match.start()]), self._part(match)]
            done = match.end()
        return Markup("").join([*pieces, escape(text[done:])])

    def _part(self, match: re.Match[str]) -> Markup:
        if match["id"]:
            return self._link(match["id"], match["text"])
        if match["run"]:
            return Markup(_TAGS[match["run"]]).format(self.html(match["marked"]))
        return escape(match["sign"])


def plain_text(text: str, name_of: Callable[[str], str] = lambda id_: id_.replace("-", " ")) -> str:
    """Return ``text`` without marks, for places where no HTML can go (titles, descriptions, the look-up).

    ``name_of`` gives the name of the word behind an id, for the links that have no text of their own.
    """

    def part(match: re.Match[str]) -> str:
        if match["id"]:
            return match["text"] or name_of(match["id"])
        return plain_text(match["marked"], name_of) if match["run"] else match["sign"]

    return _PARTS.sub(part, text) if _has_signs(text) else text


def _has_signs(text: str) -> bool:
    """Tell whether a text may hold links, emphasis or a sign that stands for itself."""
    return "[" in text or "*" in text or "\\" in text


def sentence(text: str) -> str:
    """Return a definition in ISO form as a sentence: capital letter, final stop."""
    ended = closed(text)
    return ended[:1].upper() + ended[1:]


def closed(text: str) -> str:
    """Return a text with a final stop, unless it ends as a sentence already."""
    return text if text.endswith((".", "?", "!", "…", "»")) else f"{text}."


__all__ = ["InlineText", "LinkMaker", "closed", "plain_text", "sentence"]
