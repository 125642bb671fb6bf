"""Where the name of a field may stand without its colon: a word of a text, or of a name, is none."""

from __future__ import annotations

import re
from dataclasses import replace

from pydantic import BaseModel

from parole.model.concept import WordFile
from parole.model.walk import is_many, is_prose, record_of
from parole.reading.slip_records import FIELD, Open, enter, is_top
from parole.reading.slip_signs import KEY, Line, lines_of

_NAMED = re.compile(rf"^ *(?:- +)*{KEY}(?!\w)(?: *(?:=|;|,|->|→|\.| [-–—])(?= |$))? *(?P<value>.*)")
_SURE = re.compile(r"$|[>|\[{]")
_MOST_WORDS = 4  # of a name


def named_lines(text: str) -> list[Line]:
    """Return the lines of a broken text, with those where the name of a field may have lost its colon."""
    lines = lines_of(text)
    keys = [
        (line.column, match["key"]) for line in lines if not line.owner and (match := FIELD.match(line.text))
    ]
    if not any(is_top(key) for _, key in keys):  # no word: of other files nothing is known
        return [replace(line, named=True) for line in lines]
    outermost = min(column for column, _ in keys)
    margin = {key for column, key in keys if column == outermost}
    around, found, before = list[Open](), list[Line](), Line(0, "")
    for line in lines:
        named = not line.owner and not FIELD.match(line.text) and _may_be_name(line, before, around, margin)
        found.append(replace(line, named=named))
        if named and (match := _NAMED.match(line.text)):
            enter(around, Line(line.number, f"{line.text[: match.end('key')]}:"))
        elif not line.owner:
            enter(around, line)
        before = line if line.text.strip() else before
    return found


def _may_be_name(line: Line, before: Line, around: list[Open], margin: set[str]) -> bool:
    """Tell whether a line begins with a field that the record around it has, and still lacks."""
    match = _NAMED.match(line.text)
    there = next((each for each in reversed(around) if each.column <= line.column), None)
    inner = WordFile if there is None else there.inner()
    model = there.model if there and there.column == line.column else inner
    if not match or model is None or match["key"] not in model.model_fields:
        return False
    taken = margin if model is WordFile else there.seen if there and there.model is model else set()
    return match["key"] not in taken and _fits(match["value"], model, match["key"], before)


def _fits(value: str, model: type[BaseModel], key: str, before: Line) -> bool:
    """Tell whether ``value`` can be that of a field, and is not how a sentence goes on."""
    field = model.model_fields[key]
    if _SURE.match(value):
        return True
    if is_many(field) or record_of(field.annotation):
        return False
    if is_prose(field):
        return not (before.owner and value[0].islower())
    return len(value.split()) <= _MOST_WORDS and not value.rstrip().endswith((".", ",", ";", ":"))
