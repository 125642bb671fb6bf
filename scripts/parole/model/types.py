"""The kinds of text a field may hold, each with the limit it imposes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ID_MAX = 60
ADDRESS_MAX = 600
# The measure of a definition, in words.
DEFINITION_WORDS = (35, 100)
# The most words of the line of a side, and of the core that both share.
LINE_WORDS, BRIEF_WORDS = 16, 20
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE_ADDRESS = re.compile(r"(?:https?://|urn:[A-Za-z0-9-]{2,32}:)[^\s<>\"{}|\\^`*\[\]]+")
_YES_NO = {"true": True, "sì": True, "si": True, "false": False, "no": False}


def one_line(text: str) -> str:
    """Collapse every run of white space, so that YAML folding never changes a text, and compose accents."""
    # Of all white space only the ordinary space is printable: most texts are on one line already.
    if not text.isprintable() or "  " in text or text != text.strip():
        text = " ".join(text.split())
    return unicodedata.normalize("NFC", text)


def _one_line(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value


def _iso_date(value: object) -> object:
    """Accept only ``YYYY-MM-DD``: the other forms pydantic knows (timestamps) would hide a slip."""
    if isinstance(value, str) and not _ISO_DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "not a date")
    return value


def _whole_address(value: object) -> object:
    if isinstance(value, str) and not is_whole_address(value):
        raise PydanticCustomError("whole_address", "not a whole address")
    return value


def is_whole_address(text: str) -> bool:
    """Tell whether a text is an address that says by itself where it leads, or a URN."""
    return bool(_WHOLE_ADDRESS.fullmatch(text)) and len(text) <= ADDRESS_MAX


def _yes_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _YES_NO:
        return _YES_NO[value.lower()]
    raise PydanticCustomError("yes_no", "not a yes or no")


def _limit(max_length: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=max_length)


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks the texts that are written as prose: folded over several lines in the file."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks the ids that name a thing of the glossary: a word («termini»), a source, an area."""

    kind: str


@dataclass(frozen=True, slots=True)
class ByCommand:
    """Marks what nobody types: the command that writes it, and what holds it, as a message names it."""

    command: str
    holder: str


_OneLine = BeforeValidator(_one_line)

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_MAX)]
WordId = Annotated[Id, Refers("termini")]
SourceId = Annotated[Id, Refers("fonti")]
AreaId = Annotated[Id, Refers("aree")]
Short = Annotated[str, _limit(40), _OneLine]
Label = Annotated[str, _limit(90), _OneLine]
Sentence = Annotated[str, _limit(320), _OneLine, Prose()]
Title = Annotated[str, _limit(400), _OneLine]
Paragraph = Annotated[str, _limit(900), _OneLine, Prose()]
Note = Annotated[str, _limit(4000), _OneLine, Prose()]
Address = Annotated[str, _limit(ADDRESS_MAX), _OneLine]
WholeAddress = Annotated[Address, BeforeValidator(_whole_address)]
Date = Annotated[date, BeforeValidator(_iso_date)]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"type": "boolean"})]
