"""The version of a word from which a proposal starts: which parts have changed since, and who changed them.

The form and the answers carry it as one line without spaces: «in_breve-1a2b3c.casi-4d5e6f», a print for each
part that says something; a new word starts from :data:`NEW`. With it, what the author did not touch stays as
it is now, and a part that two people changed is never overwritten in silence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from parole.model.concept import WordFile
from parole.model.parts import PARTS, Part

NEW = "nuova"
_LENGTH = 6
# What a proposal may change; approvals never come from one.
OPEN_PARTS = tuple(part for part in PARTS if part.section != "approvazioni")

Prints = dict[str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """A part that the author and somebody else changed: what it says now and what the author wrote."""

    part: Part
    now: Any
    mine: Any


def prints_of(typed: Mapping[str, Any]) -> Prints:
    """Return the print of each part that says something, by name: of a file or of a record as data."""
    found = {part.name: _print(value_in(typed, part)) for part in OPEN_PARTS}
    return {name: mark for name, mark in found.items() if mark}


def typed_fields(word: WordFile) -> dict[str, Any]:
    """Return the fields that are written in the file of a word, as plain data."""
    return word.model_dump(mode="json", exclude_defaults=True)


def value_in(typed: Any, part: Part) -> Any:
    """Return what is typed in a part, ``None`` where nothing is."""
    for step in part.at:
        typed = typed.get(step) if isinstance(typed, dict) else None
    return typed


def says(typed: Any, part: Part) -> bool:
    """Tell whether a part is spoken of, if only to be emptied."""
    for step in part.at[:-1]:
        if step in typed and typed[step] is None:
            return True
        typed = typed[step] if isinstance(typed.get(step), dict) else {}
    return part.at[-1] in typed


def _print(value: Any) -> str:
    said = _said(value)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return "" if said is None else hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def _said(value: Any) -> Any:
    """Return a value with one way to say the same: texts on one line, nothing for what says nothing."""
    if isinstance(value, dict):
        kept = {name: said for name, inner in value.items() if (said := _said(inner)) is not None}
        return kept or None
    if isinstance(value, list):
        return [_said(item) for item in value] or None
    text = " ".join((str(value).lower() if isinstance(value, bool) else str(value)).split())
    return None if value is None or text in {"", "false"} else text


def line_of(prints: Mapping[str, str]) -> str:
    """Return the prints as a proposal carries them."""
    return ".".join(f"{name}-{mark}" for name, mark in prints.items())


def read_line(text: str) -> Prints | None:
    """Return the prints that a line says, none at all for a new word, ``None`` if it says no version."""
    if text.strip() == NEW:
        return {}
    pairs = [pair.split("-") for pair in "".join(text.split()).split(".") if pair.count("-") == 1]
    return {pair[0]: pair[1] for pair in pairs} or None


def clashes(base: Prints, old: Mapping[str, Any], typed: Mapping[str, Any]) -> tuple[Clash, ...]:
    """Return the parts that changed both in the glossary, since ``base``, and in what is ``typed``."""
    now = prints_of(old)
    found = []
    for part in OPEN_PARTS:
        mine = _print(value_in(typed, part))
        was, is_ = base.get(part.name, ""), now.get(part.name, "")
        if says(typed, part) and len({was, is_, mine}) == 3:
            found.append(Clash(part, value_in(old, part), value_in(typed, part)))
    return tuple(found)


def kept(base: Prints, old: Mapping[str, Any], typed: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the parts that changed in the glossary since ``base`` and that the author did not touch."""
    now = prints_of(old)
    return tuple(
        part
        for part in OPEN_PARTS
        if now.get(part.name) != base.get(part.name)
        and (not says(typed, part) or _print(value_in(typed, part)) == base.get(part.name, ""))
    )
