"""Foreign words told apart for screen readers (WCAG 3.1.2): ``<span lang="en">budget</span>``.

The forms are those of the register of foreign words. Longest first, whole words, whatever the capitals. It
comes after the linker: a link may hold a foreign word, a foreign word never cuts a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from parole.model.registers import ForeignWord
from parole.texts import BETWEEN, TOKEN

# What is not text: comments, programs, drawings (many tags: one piece each), tags, entities.
_NOT_TEXT = re.compile(
    r"(<!--.*?-->|<script\b.*?</script\s*>|<style\b.*?</style\s*>|<svg\b.*?</svg\s*>|<[^>]*>|&#?\w+;)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)")
# Where nobody reads prose, or where a span cannot go.
_INERT = frozenset("code pre kbd samp svg math textarea option title".split())
# The tags that may close the text to languages: a look that costs less than reading every tag.
_MATTERS = re.compile(rf"<(?:{'|'.join(sorted(_INERT))})\b|<[a-z][^>]*\slang\s*=", re.IGNORECASE)
_HAS_LANG = re.compile(r"\slang\s*=", re.IGNORECASE)
_GLUE = "-‐‑_"
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Span(NamedTuple):
    """A stretch of a text and its language: positions count characters, the end is left out."""

    start: int
    end: int
    language: str


class Languages:
    """Finds the foreign words of a register in texts and in HTML, in time linear in their length."""

    def __init__(self, foreign: Iterable[ForeignWord]) -> None:
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for word in foreign:
            if tokens := tuple(TOKEN.findall(word.forma.casefold())):
                self._forms.setdefault(tokens[0], []).append((tokens, word.lingua))
        for same_start in self._forms.values():
            same_start.sort(key=lambda form: len(form[0]), reverse=True)
        # Names and labels come back on page after page: each is read once.
        self._marked = lru_cache(maxsize=65536)(self._mark_text)

    def spans(self, text: str) -> list[Span]:
        """Return where the foreign words of a plain text are, in order."""
        return list(self._found(text))

    def mark(self, html: Markup) -> Markup:
        """Return ``html`` with the language of its foreign words; what already declares one is left alone."""
        if not self._forms:
            return html
        pieces = _NOT_TEXT.split(str(html))
        closed = _Closed()
        for index, piece in enumerate(pieces):
            if index % 2:
                if closed.depth or _MATTERS.match(piece):
                    closed.read(piece)
            elif not closed.depth and piece and not piece.isspace():
                pieces[index] = self._marked(piece)
        return Markup("".join(pieces))

    def _mark_text(self, text: str) -> str:
        """Return a piece of HTML without tags with its foreign words inside spans."""
        pieces, done = [], 0
        for start, end, language in self._found(text):
            opened = f'<span lang="{Markup.escape(language)}">'
            pieces += [text[done:start], opened, text[start:end], "</span>"]
            done = end
        return "".join(pieces) + text[done:] if pieces else text

    def _found(self, text: str) -> Iterator[Span]:
        tokens = list(TOKEN.finditer(text))
        index = 0
        while index < len(tokens):
            same_start = self._forms.get(tokens[index][0].casefold(), ())
            for form, language in same_start:
                last = index + len(form) - 1
                if last < len(tokens) and _is_here(text, tokens[index : last + 1], form):
                    yield Span(tokens[index].start(), tokens[last].end(), language)
                    index = last
                    break
            index += 1


def _is_here(text: str, tokens: list[re.Match[str]], form: tuple[str, ...]) -> bool:
    """Tell whether these tokens are that form, and not a part of a longer compound («co-housing»)."""
    before, after = tokens[0].start() - 1, tokens[-1].end()
    if (before >= 0 and text[before] in _GLUE) or text[after : after + 1] in (*_GLUE,):
        return False
    if any(token[0].casefold() != wanted for token, wanted in zip(tokens, form, strict=True)):
        return False
    return all(BETWEEN.fullmatch(text, one.end(), two.start()) for one, two in pairwise(tokens))


class _Closed:
    """Follows the tags of a page: ``depth`` is not zero where no language is to be added."""

    def __init__(self) -> None:
        self.depth = 0
        self._name = ""

    def read(self, piece: str) -> None:
        """Take note of a tag: until the element that closed the text ends, only its namesakes count."""
        tag = _TAG.match(piece)
        if not tag or piece.endswith(("/>", "</svg>")):
            return  # nothing is left open: a drawing comes with its end
        name = tag["name"].lower()
        if self.depth:
            self.depth += (-1 if tag["close"] else 1) if name == self._name else 0
        elif not tag["close"] and name not in _EMPTY and (name in _INERT or _HAS_LANG.search(piece)):
            self.depth, self._name = 1, name


__all__ = ["Languages", "Span"]
