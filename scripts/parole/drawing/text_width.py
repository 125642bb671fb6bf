"""How wide a text is and where to wrap it, where no browser can be asked: drawings made at build.

The widths are conservative: for each letter the wider of the site's own font and of the usual fallbacks.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import accumulate, chain

# Widths in hundredths of the size of the font.
_WIDTHS = {
    letter: width
    for letters, width in (
        ("ijl|'’‘.,:;!·", 29),
        ('ftI ()[]/\\-‐‑r"', 37),
        ("ckszvxyJ?*^_", 53),
        ("abdeghnopqu0123456789FLTZ«»“”=+<>$£€°#~", 60),
        ("wABEKPSVXY&", 74),
        ("mCDGHNOQRU", 82),
        ("MW%‰@—…", 103),
    )
    for letter in letters
}
_CAPITAL, _SMALL, _FULL = 82, 62, 108
_SPACE = _WIDTHS[" "]
_BREAK = re.compile(r"[^\S\u00a0]+")  # any space but the one that keeps two words together
_HYPHENATED = re.compile(r"[^-‐]*[-‐]+|[^-‐]+")
ELLIPSIS = "…"
Measure = Callable[[str], float]


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide ``text`` can be at most, in the unit of ``size``."""
    return _hundredths(text) * _unit(size, bold=bold)


def _unit(size: float, *, bold: bool) -> float:
    """Return how long a hundredth of the size is."""
    return size * (1.07 if bold else 1) / 100


def _hundredths(text: str) -> int:
    words = text.split(" ")
    return sum(map(_word_width, words)) + (len(words) - 1) * _SPACE


@lru_cache(maxsize=65536)  # the same words come back in line after line
def _word_width(word: str) -> int:
    return sum(map(_letter_width, unicodedata.normalize("NFC", word)))


@cache
def _letter_width(letter: str) -> int:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    if not base.isalpha() or unicodedata.east_asian_width(base) in "FW" or ord(base) > 0x24F:
        return _FULL
    return _CAPITAL if base.isupper() else _SMALL


@lru_cache(maxsize=65536)  # a word is in the map of each of its neighbours
def wrap(text: str, width: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return ``text`` in lines no wider than ``width``; past ``most`` lines the last ends with «…»."""
    room = width / _unit(size, bold=bold)
    lines = filled(text, room, _hundredths)
    return tuple(lines) if len(lines) <= most else _cut_off(lines, room, most)


def height_in_lines(text: str, width: float, size: float) -> int:
    """Return how many lines no wider than ``width`` the whole ``text`` takes."""
    room = width / _unit(size, bold=False)
    # Where each word ends with its space, on one endless line.
    ends = list(accumulate(_word_width(word) + _SPACE for word in _words(text)))
    lines = done = start = 0
    while done < len(ends):
        fits = bisect_right(ends, start + room + _SPACE, done)
        if fits == done:  # this word alone is wider than a line, and is to be cut
            return len(filled(text, room, _hundredths))
        done, start = fits, ends[fits - 1]
        lines += 1
    return lines


def _words(text: str) -> list[str]:
    """Return what may stand on a line of its own; an empty text is one empty word."""
    return text.split() or [""] if "\u00a0" not in text else _BREAK.split(text.strip())


def _cut_off(lines: list[str], room: float, most: int) -> tuple[str, ...]:
    last = lines[most - 1]
    while last and _word_width(last + ELLIPSIS) > room:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip(" ,;:(") + ELLIPSIS)


def filled(text: str, width: float, measure: Measure) -> list[str]:
    """Return ``text`` in as many lines as it takes, none of which ``measure`` finds wider than ``width``."""
    lines: list[str] = []
    for word in _words(text):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined) <= width:
            lines[-1] = joined
        else:
            lines += _cut_to(word, width, measure)
    return lines


def _cut_to(word: str, width: float, measure: Measure) -> list[str]:
    """Cut a word that alone is wider than a line: after a hyphen of its own, else wherever it must."""
    if measure(word) <= width:
        return [word]
    lines = _packed(_HYPHENATED.findall(word), width, measure)
    pieces = ([line] if measure(line) <= width else _packed(line, width, measure, "-") for line in lines)
    return list(chain.from_iterable(pieces))


def _packed(parts: Iterable[str], width: float, measure: Measure, mark: str = "") -> list[str]:
    """Join parts as long as they fit; where a line is broken it ends with ``mark``."""
    lines = [""]
    for part in parts:
        if lines[-1] and measure(f"{lines[-1]}{part}{mark}") > width:
            lines[-1] += mark
            lines.append("")
        lines[-1] += part
    return lines
