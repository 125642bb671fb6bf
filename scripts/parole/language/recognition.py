"""Finds the forms of the words in a text, the longest first; the same in ``docs/incorpora/v1/abbina.js``.

Nothing of the text is changed: what is found is told by its place. Words cut at the end of a line, hyphens,
accents typed as apostrophes, signs that nobody sees and prepositions left out («patto collaborazione») are
understood; addresses, names of files and code are not read. What is found is never cut in parts, whatever
is then done with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parole.language.forms import JOINING, TOKEN, Meaning, readings
from parole.language.italian import APOSTROPHES, fold_apart

_KINDS = (
    "pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|pptx?|odp|zip|html?|jpe?g|png|svg|md|ya?ml|json|xml"
    "|it|org|com|net|eu|info"
)
# Each begins where its run of letters begins, and nowhere within it: a text without spaces is read once.
_NOT_READ = (
    r"(?P<skip>(?:https?://|www\.|\b[a-zA-Z]:[\\/]|\\\\|(?<!\S)~?/[\w.-]+/)\S+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w[\w-]*(?:\.\w[\w-]*)*"
    r"|(?<!\w)(?:``.{1,400}?``|`[^`\n]+`)(?!\w)|(?<![\w.-])[\w.-]*_[\w.-]*"
    rf"|(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\.(?i:{_KINDS})(?!\w)(?:/\S*)?)"
)
_READ, _ALL = re.compile(TOKEN), re.compile(f"{_NOT_READ}|{TOKEN}")
# Only literals begin its choices: so a text without them is passed over at once.
_MAY_HAVE = re.compile(r"@|#|_|`|\\|\.(?<=\w\.)\w|:/|/(?<!\S/)|~/(?<!\S~/)")
_SPACE, _ELISION = re.compile(r"[°ºª]?\s+"), re.compile(r"['’‘´`]\s?")
_HYPHEN, _SLASH, _COMMA = re.compile(r"\s*[-‐‑‒–—−¬]\s*"), re.compile(r"\s?/\s?"), re.compile(r",\s")
# What people leave out between two words, but not before «comune», which is also shared: «regia comune».
_APART, _LEFT_OUT = (" ",), (" ", " di ", " in ", " per l ")
# Before a full stop that ends no sentence: «ex art. 55».
_STOP, _SHORT = re.compile(r"\.\s*"), frozenset("art artt ass c n".split())
_PARAGRAPH = re.compile(r"\n\s*\n")


class Occurrence(NamedTuple):
    """Where a form is in a text (the end is left out), and what it means."""

    start: int
    end: int
    meaning: Meaning


class Recogniser:
    """The forms of many words, ready to be found."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._meanings, self._keys = meanings, sorted(meanings)
        self._starts: dict[str, tuple[str, ...]] = {}
        self._steps: dict[tuple[tuple[str, ...], str, str, str], tuple[str, ...]] = {}

    def occurrences(self, text: str) -> Iterator[Occurrence]:
        """Yield the forms found in ``text``, in order; none overlaps another."""
        pattern = _ALL if _MAY_HAVE.search(text) else _READ
        tokens, last = list(pattern.finditer(text)), -1
        for at, token in enumerate(tokens):
            if (paths := self._starts.get(token[0])) is None:
                paths = self._begun(token)
            if paths and at > last and (found := self._longest(text, tokens, at, paths)):
                last, end, meaning = found
                yield Occurrence(token.start(), end, meaning)

    def _longest(
        self, text: str, tokens: list[re.Match[str]], at: int, paths: tuple[str, ...]
    ) -> tuple[int, int, Meaning] | None:
        best = None
        for position in range(at, len(tokens)):
            if position > at:
                paths = self._after(paths, text, tokens[position - 1], tokens[position])
            if not paths:
                break
            for path in paths:
                if path in self._meanings:
                    best = (position, _end(tokens[position], path), self._meanings[path])
                    break
        return best

    def _begun(self, token: re.Match[str]) -> tuple[str, ...]:
        """Return with what a form may begin here: each different word is looked at once."""
        found = self._starts[token[0]] = self._led(("",), _readings(token))
        return found

    def _after(
        self, paths: tuple[str, ...], text: str, one: re.Match[str], two: re.Match[str]
    ) -> tuple[str, ...]:
        """Return what paths become by the next word: each different step is taken once."""
        gap = text[one.end() : two.start()]
        step = (paths, gap, one[0], two[0])
        if (found := self._steps.get(step)) is None:
            joined = self._led(paths, _joints(gap, fold_apart(one[0]), fold_apart(two[0])))
            found = self._steps[step] = self._led(joined, _readings(two)) if joined else ()
        return found

    def _led(self, paths: tuple[str, ...], steps: tuple[str, ...]) -> tuple[str, ...]:
        """Return what each path becomes by each of the next steps that a form may take."""
        return tuple(path + step for path in paths for step in steps if self._leads(path + step))

    def _leads(self, path: str) -> bool:
        at = bisect_left(self._keys, path)
        return at < len(self._keys) and self._keys[at].startswith(path)


def _readings(token: re.Match[str]) -> tuple[str, ...]:
    return () if token.lastgroup else readings(token[0])


def _joints(gap: str, before: str, after: str) -> tuple[str, ...]:
    """Return how two words may belong to one form: joined, apart, both; or not at all."""
    if gap != " " and _PARAGRAPH.search(gap):
        return ()
    if gap == " " or _SPACE.fullmatch(gap):
        if before in JOINING or before.endswith("\u00ad"):  # cut at the end of a line, in a PDF
            return (" ", "")
        return _APART if after == "comune" else _LEFT_OUT
    if _HYPHEN.fullmatch(gap):
        return ("", " ")
    if _STOP.fullmatch(gap):
        return _APART if before in _SHORT else ()
    if _COMMA.fullmatch(gap):  # «art. 118, comma 5»
        return _APART if before.isdigit() else ()
    return _APART if _ELISION.fullmatch(gap) or _SLASH.fullmatch(gap) else ()


def _end(token: re.Match[str], path: str) -> int:
    """Return where a form ends: an apostrophe that is no accent closes a quotation."""
    return token.end() - (token[0][-1] in f"'{APOSTROPHES}" and not path.endswith("'"))


__all__ = ["Occurrence", "Recogniser"]
