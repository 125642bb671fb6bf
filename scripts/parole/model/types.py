"""The kinds of text a field may hold, each with the limit it imposes."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ID_MAX = 60
_ISO_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$", re.ASCII)
_YES_NO = {"true": True, "sì": True, "si": True, "false": False, "no": False}


def _one_line(text: str) -> str:
    """Collapse every run of white space: YAML folding must not change a text."""
    return " ".join(text.split())


def _iso_date(value: object) -> object:
    """Accept only ``YYYY-MM-DD``: the other forms pydantic knows (timestamps) would hide a slip."""
    if isinstance(value, str) and not _ISO_DATE.match(value):
        raise PydanticCustomError("date_form", "not a date")
    return value


def _yes_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _YES_NO:
        return _YES_NO[value.lower()]
    raise PydanticCustomError("yes_no", "not a yes or no")


def _text(max_length: int) -> type[str]:
    constraint = StringConstraints(strip_whitespace=True, min_length=1, max_length=max_length)
    return Annotated[str, BeforeValidator(lambda v: _one_line(v) if isinstance(v, str) else v), constraint]


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_MAX)]
Short = _text(40)
Label = _text(90)
Sentence = _text(320)
Title = _text(400)
Paragraph = _text(900)
Note = _text(4000)
Address = _text(600)
Date = Annotated[date, BeforeValidator(_iso_date)]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"type": "boolean"})]
