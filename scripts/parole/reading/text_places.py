"""Where a piece of a text stands in its file, however the text is written: plain, quoted, in a block.

A text is read on one line, its white space collapsed; in the file it may go over many. What does not change
are its letters and signs: as many stand before the piece in the file as in the text.
"""

from __future__ import annotations

import re
import unicodedata

from parole.model.types import one_line
from parole.reading.problems import Place
from parole.reading.yaml_nodes import Scalar

_MARKS = "[\u0300-\u036f]*"  # an accent of its own is one with its letter, as when it is composed
_SIGN = re.compile(rf"\S{_MARKS}")
# What stands for one sign, by the mark with which the text opens; between double quotes what is not in the
# group is white space.
_IN_QUOTES = {
    "'": re.compile(rf"(?P<sign>''|\S{_MARKS})"),
    '"': re.compile(rf"\\(?:[ntrvfNLP_ \t]|$)|(?P<sign>\\(?:x..|u.{{4}}|U.{{8}}|.){_MARKS}|\S{_MARKS})"),
}
_PLAIN = re.compile(rf"(?P<sign>\S{_MARKS})")


def place_inside(node: Scalar, offset: int, lines: list[str]) -> Place:
    """Return the place of what is at ``offset`` in the text of ``node``; ``lines`` are those of its file."""
    path, number, column = node.place
    opening = lines[number - 1][column - 1 : column] if node.quoted else ""
    is_block = node.quoted and opening not in _IN_QUOTES
    if not offset and not is_block:
        return node.place
    left = len(_SIGN.findall(one_line(node.text)[:offset]))
    number, column = (number + 1, 0) if is_block else (number, column - 1 + len(opening))
    signs = _IN_QUOTES.get(opening, _PLAIN)
    for index in range(number - 1, len(lines)):
        for match in signs.finditer(lines[index], column):
            if match["sign"] and not left:
                return Place(path, index + 1, match.start() + 1)
            left -= bool(match["sign"])
        column = 0
    return node.place


def offset_of(text: str, piece: str) -> int | None:
    """Return where ``piece`` stands in ``text`` as a whole: as it is, or at least with its words in a row."""
    wanted = r"\W+".join(re.findall(r"\w+", _plain(piece)))
    found = _whole(re.escape(piece), text) or (_whole(wanted, _plain(text)) if wanted else None)
    return found.start() if found else None


def _whole(pattern: str, text: str) -> re.Match[str] | None:
    """Look for a pattern that is no part of a longer word."""
    return re.search(rf"(?:(?<!\w)|(?=\W))(?:{pattern})(?:(?!\w)|(?<=\W))", text)


def _plain(text: str) -> str:
    """Return ``text`` in small letters without accents, letter by letter: places do not change."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in text)
