"""The texts of a word: where they are, the links ``[[id|text]]`` inside them, what they may not contain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from pydantic import BaseModel

# Fields that readers never see as prose.
NOT_PROSE = frozenset({"id", "note_redazionali", "indirizzo", "urn", "ecli", "eli", "celex"})
# A word as the eye sees it, and what may stand between two words of one name.
TOKEN = re.compile(r"[^\W_]+")
BETWEEN = re.compile(r"(?:\s+|['’‐‑-])")
LINK = re.compile(r"\[\[(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\|(?P<text>[^\[\]|]+))?\]\]")
# Emphasis, between asterisks that touch no letter outside, and the backslash before a sign that is text: any
# other asterisk is text, as in «tutt*», «l* volontari*», «5*3*2».
EMPHASIS = re.compile(
    r"\\(?P<sign>[\\*])"
    r"|(?<![\w*])(?P<run>\*{1,3})(?=[^\s*])(?P<marked>.+?)(?<=[^\s*\\])(?P=run)(?![\w*])"
)
BRACKETS = re.compile(r"\[\[(?:(?!\[\[).)*?(?:\]\]|(?=\s*\[\[)|$)|\]\]")
# Letters that look like Latin ones and are not: a name written with them is another name, and nobody sees it.
LOOK_ALIKE = re.compile("[\u0370-\u052f\u1f00-\u1fff]")
# Without one of these a text has no link, well written or not, no tag, no entity and no look-alike letter.
SIGN = re.compile(rf"[\[\]<&]|{LOOK_ALIKE.pattern}")
TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:[a-z]{2,}|#\d+|#x[0-9a-f]+);", re.IGNORECASE)


def texts_in(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text of a record, or of what is inside it, with its location."""
    to_see = [(at, value)]
    while to_see:
        at, value = to_see.pop()
        if isinstance(value, str):
            if not isinstance(value, Enum):
                yield at, value
        elif isinstance(value, tuple):
            to_see += [((*at, index), item) for index, item in enumerate(value)]
        elif isinstance(value, BaseModel):
            fields = ((name, getattr(value, name)) for name in _prose_fields(type(value)))
            to_see += [((*at, name), inside) for name, inside in fields if inside]


@cache
def _prose_fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in NOT_PROSE)


def references_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the links written in ``text``: their group «id» is the word to which they lead."""
    return LINK.finditer(text)


def malformed_links(text: str) -> Iterator[re.Match[str]]:
    """Yield the pieces of ``text`` that look like a link but are not one."""
    return BRACKETS.finditer(LINK.sub(lambda link: " " * len(link[0]), text))


def html_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the tags, comments and entities found in ``text``."""
    return TAG.finditer(text)
