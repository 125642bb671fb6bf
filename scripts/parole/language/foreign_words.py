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

from parole.language.texts import BETWEEN, TOKEN
from parole.model.registers import ForeignWord

# What stands between two tags, where there is something to read.
_TEXT = re.compile(r">([^<]*\w[^<]*)")
_ENTITY = re.compile(r"(&#?\w+;)")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)")
# Where nobody reads prose, or where a span cannot go; the first ones end at their first end tag.
_WHOLE = ("script", "style", "svg")
_INERT = (*_WHOLE, *"code pre kbd samp math textarea option title".split())
# What closes a stretch of a page to languages: a comment, such an element, one that declares a language. Two
# patterns that start with plain letters: one for all, or one that ignores case, takes ten times as long.
_OPENING = re.compile(rf"<(?:!--|(?:{'|'.join(_INERT)}|{'|'.join(_INERT).upper()})\b)")
_DECLARED = re.compile(r"(?:lang|LANG)\s*=")
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
        text = f">{html}"  # so that what comes before the first tag is like the rest
        found = [(m.start(1), m[1], marked) for m in _TEXT.finditer(text) if (marked := self._marked(m[1]))]
        if not found:
            return html
        closed = _Closed(text)
        pieces, done = [], 1
        for start, read, marked in found:
            if not closed.at(start):
                pieces += [text[done:start], marked]
                done = start + len(read)
        return Markup("".join(pieces) + text[done:])

    def _mark_text(self, text: str) -> str:
        """Return a piece of HTML without tags with its foreign words inside spans; empty if it has none."""
        pieces = _ENTITY.split(text)
        pieces[::2] = [self._mark_words(piece) for piece in pieces[::2]]
        marked = "".join(pieces)
        return marked if marked != text else ""

    def _mark_words(self, text: str) -> str:
        pieces, done = [], 0
        for start, end, language in self._found(text):
            opened = f'<span lang="{Markup.escape(language)}">'
            pieces += [text[done:start], opened, text[start:end], "</span>"]
            done = end
        return "".join(pieces) + text[done:] if pieces else text

    def _found(self, text: str) -> Iterator[Span]:
        if self._forms.keys().isdisjoint(map(str.casefold, TOKEN.findall(text))):
            return
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
    """The stretches of a page where no language is to be added; asked from the start to the end."""

    def __init__(self, html: str) -> None:
        self._stretches = _closed(html)
        self._now = next(self._stretches, None)

    def at(self, position: int) -> bool:
        """Tell whether a position is in one of them."""
        while self._now and self._now[1] <= position:
            self._now = next(self._stretches, None)
        return self._now is not None and self._now[0] <= position


def _closed(html: str) -> Iterator[tuple[int, int]]:
    """Yield where each closed stretch starts and ends, in order; none is inside another."""
    openings = [found.start() for found in _OPENING.finditer(html)]
    openings += [
        start for found in _DECLARED.finditer(html) if (start := _tag_around(html, found.start())) >= 0
    ]
    at = 0
    for start in sorted(openings):
        if start >= at and (end := _end_of(html, start)):
            yield start, end
            at = end


def _tag_around(html: str, attribute: int) -> int:
    """Return where the tag starts that has an attribute at this place, or -1 where it is only a text."""
    start = html.rfind("<", 0, attribute)
    return start if html[attribute - 1].isspace() and html.find(">", start, attribute) < 0 else -1


def _end_of(html: str, start: int) -> int:
    """Return where a comment or an element ends (0: it holds no text); without an end it takes the rest."""
    tag = _TAG.match(html, start)
    if not tag:
        return _after(html, "-->", start)
    name, depth = tag["name"], 0
    if tag["close"] or name.lower() in _EMPTY:
        return 0
    if name.lower() in _WHOLE:
        return _after(html, f"</{name}", start)
    for other in re.compile(rf"<(/?){name}(?![\w-])[^>]*>", re.IGNORECASE).finditer(html, start):
        depth += -1 if other[1] else 0 if other[0].endswith("/>") else 1
        if depth <= 0:
            return other.end()
    return len(html)


def _after(html: str, end: str, start: int) -> int:
    found = html.find(end, start)
    return found + len(end) if found >= 0 else len(html)


__all__ = ["Languages", "Span"]
