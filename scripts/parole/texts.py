"""The texts of a word: where they are, the links ``[[id|text]]`` inside them, what they may not contain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel

from parole.model.concept import Concept

# Every field whose text readers see as prose; the order is that of the page.
TEXT_FIELDS: tuple[tuple[str, ...], ...] = (
    ("in_breve",),
    ("pa", "definizione"),
    ("terzo_settore", "definizione"),
    ("attenzione",),
    ("come_dirlo",),
    ("esempio", "testo"),
)
# Fields that readers never see as prose.
NOT_PROSE = frozenset({"id", "note_redazionali", "indirizzo", "urn", "ecli", "eli", "celex"})
# A word as the eye sees it, and what may stand between two words of one name.
TOKEN = re.compile(r"[^\W_]+")
BETWEEN = re.compile(r"(?:\s+|['’‐‑-])")
LINK = re.compile(r"\[\[(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\|(?P<text>[^\[\]|]+))?\]\]")
BRACKETS = re.compile(r"\[\[.*?(?:\]\]|$)|\]\]")
TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:[a-z]{2,}|#\d+|#x[0-9a-f]+);", re.IGNORECASE)


def text_at(concept: Concept, location: tuple[str | int, ...]) -> str:
    """Return the text of a field, or an empty text where the field is not written."""
    value: Any = concept
    for step in location:
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
    return str(value) if value else ""


def texts_in(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text of a record, or of what is inside it, with its location."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield at, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts_in(item, (*at, index))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields.keys() - NOT_PROSE:
            yield from texts_in(getattr(value, name), (*at, name))


def references_in(text: str) -> Iterator[str]:
    """Yield the ids of the links written in ``text``."""
    return (match["id"] for match in LINK.finditer(text))


def malformed_links(text: str) -> Iterator[str]:
    """Yield the pieces of ``text`` that look like a link but are not one."""
    return (match[0] for match in BRACKETS.finditer(LINK.sub("", text)))


def html_in(text: str) -> Iterator[str]:
    """Yield the tags, comments and entities found in ``text``."""
    return (match[0] for match in TAG.finditer(text))
