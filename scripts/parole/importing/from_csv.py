"""A table in a text file (CSV) → words."""

from __future__ import annotations

import csv
import re
from io import StringIO

from parole.importing.decoding import decoded
from parole.importing.foreign import Found, Unreadable
from parole.importing.headers import Line, header_line
from parole.importing.rows import words_of

_DELIMITERS = ";,\t|"
_SEP = re.compile(r"\A\s*\"?sep=(?P<sign>.)\"?[^\r\n]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
# What the reader of Python says → what it means.
_CAUSES = (
    ("unexpected end of data", "una virgoletta si apre e non si chiude"),
    ("expected after", "c’è altro dopo una virgoletta chiusa"),
    ("field larger", "una casella è troppo lunga: forse una virgoletta non si chiude"),
)


def read_csv(content: bytes) -> Found:
    """Return the words of a table.

    Raises:
        Unreadable: it is no table, or no column is called «termine».
    """
    text, remarks = decoded(content)
    if not text.strip():
        raise Unreadable("il file è vuoto")
    told = _SEP.match(text)
    start = text[: told.end()].count("\n") if told else 0
    body = text[told.end() :] if told else text
    delimiter = told["sign"] if told else _delimiter(body)
    found = words_of(_lines(body, delimiter, start))
    found.remarks += remarks
    return found


def _lines(text: str, delimiter: str, start: int) -> list[Line]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    first = start + 1
    try:
        for cells in reader:
            lines.append(Line(f"riga {first}", cells))
            first = start + reader.line_num + 1
    except csv.Error as error:
        why = next((cause for sign, cause in _CAUSES if sign in str(error)), "è scritta in modo irregolare")
        raise Unreadable(f"la tabella non si legge, dalla riga {first}: {why}") from error
    return lines


def _delimiter(text: str) -> str:
    """Return the sign between the cells: the one by which a line has most names of columns, or most cells."""
    sample = "".join(text.splitlines(keepends=True)[:40])
    return max(_DELIMITERS, key=lambda sign: _known(sample, sign))


def _known(sample: str, delimiter: str) -> tuple[int, int, int]:
    try:
        rows = [Line("", cells) for cells in csv.reader(StringIO(sample, newline=""), delimiter=delimiter)]
    except csv.Error:
        return 0, 0, 0
    at = header_line(rows)
    named = len([cell for cell in rows[at].cells if cell.strip()]) if at is not None else 0
    return named, -(at or 0), sum(len(row.cells) for row in rows)
