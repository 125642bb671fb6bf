"""What somebody wrote for a word, in a form or as YAML → the fields of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic.fields import FieldInfo

from parole.editing.editing import Refusal
from parole.language.italian import key
from parole.model.parts import PARTS, Part, field_at, put
from parole.model.walk import is_many, record_of, values_of
from parole.proposals.issue_form import FORM_PARTS, NOBODY, columns
from parole.reading.records import plain
from parole.reading.yaml_nodes import Mapping as MappingNode
from parole.reading.yaml_nodes import read_yaml

# What the text of a proposal says beside the fields of a word: which one it corrects, from which version, and
# the sources to add. The form writes the same (proponi-invio.js).
CORRECTION, BASE, SOURCES = "correzione", "partenza", "fonti_nuove"
THE_WORD = "Testo della voce"
# In a letter, the lines around the text.
BEGIN, END = "[inizio della proposta]", "[fine della proposta]"


@dataclass(frozen=True, slots=True)
class Submitted:
    """What was proposed: the fields typed, the id of the word if it is said, the version, the new sources."""

    typed: dict[str, Any]
    id: str = ""
    base: str = ""
    sources: Mapping[str, Any] = field(default_factory=dict)
    is_text: bool = False


def fields_in(text: str, where: str) -> dict[str, Any]:
    """Read a piece of YAML as fields; raises :class:`Refusal` with its faults, by the line of the piece."""
    root, problems = read_yaml(text, where)
    if problems:
        faults = (f"{where}, riga {found.place.line}: {found.message}." for found in problems)
        raise Refusal("\n".join(faults))
    if not isinstance(root, MappingNode):
        raise Refusal(f"{where}: qui serve una serie di righe «campo: valore».")
    typed: dict[str, Any] = plain(root)
    return typed


def submitted(given: Mapping[str, str]) -> Submitted:
    """Return what the answers to the form say, in single fields or in one text."""
    id_, base = given.get("identificativo", ""), given.get(BASE, "")
    sources = fields_in(given[SOURCES], "Fonti nuove") if SOURCES in given else {}
    if "yaml" not in given:
        return Submitted(fields_from(given), id_, base, sources)
    typed = fields_in(out_of_a_letter(given["yaml"]), THE_WORD)
    said_id, said_base, said_sources = (typed.pop(name, None) for name in (CORRECTION, BASE, SOURCES))
    if isinstance(said_sources, dict):
        sources = {**said_sources, **sources}
    said = [text if isinstance(text, str) else "" for text in (said_id, said_base)]
    return Submitted(typed, id_ or said[0], base or said[1], sources, is_text=True)


def out_of_a_letter(text: str) -> str:
    """Return the text of a proposal from the letter that holds it, even one that somebody answered to."""
    lines = [re.sub(r"^(?:> ?)+", "", line).replace("\xa0", " ") for line in text.splitlines()]
    marks = [line.strip() for line in lines]
    if BEGIN not in marks:
        return text
    start = marks.index(BEGIN) + 1
    end = marks.index(END, start) if END in marks[start:] else len(lines)
    return "\n".join(lines[start:end]) + "\n"


def fields_from(given: Mapping[str, str]) -> dict[str, Any]:
    """Turn the single answers into the fields of a word."""
    typed: dict[str, Any] = {}
    for part in FORM_PARTS:
        if text := given.get(part.name):
            put(typed, part.at, _read(part, text))
    return typed


def _read(part: Part, text: str) -> Any:
    """Return what an answer says of a part of a word."""
    field = field_at(part.at)
    if values_of(field) and is_many(field):
        return _values(field, text)
    if not is_many(field) and not record_of(field.annotation):
        return text
    lines = [_line(part, field, number, line) for number, line in enumerate(_items(text), 1)]
    return lines if is_many(field) else next(iter(lines), None)


def _line(part: Part, field: FieldInfo, number: int, line: str) -> Any:
    record = record_of(field.annotation)
    if not record:
        return line
    fields, pieces = record.model_fields, [piece.strip() for piece in line.split("|")]
    pieces += [""] * (len(fields) - len(pieces))
    read = {name: _piece(name, fields[name], piece) for name, piece in zip(fields, pieces, strict=False)}
    said = {name: value for name, value in read.items() if value is not None}
    if len(pieces) > len(fields) or any(fields[name].is_required() for name in fields.keys() - said.keys()):
        raise Refusal(f"{part.label}, riga {number}: qui servono, divise da una barra: {columns(record)}.")
    return said


def _piece(name: str, field: FieldInfo, text: str) -> Any:
    if values_of(field) and is_many(field):
        return _values(field, text)
    if field.annotation is bool and key(text) == key(name):
        return "true"
    return text or None


def _values(field: FieldInfo, text: str) -> list[str]:
    """Return the values that a text names, by what they are called or by what the file says."""
    named = {key(name): value.value for value in values_of(field) for name in (value.value, value.label)}
    typed = (item for line in _items(text) for item in line.split(","))
    return [named.get(key(item), item.strip()) for item in typed if key(item) not in {"", key(NOBODY)}]


def _items(text: str) -> Iterator[str]:
    """Yield the lines that say something, without the hyphen of a list."""
    for line in text.split("\n"):
        if item := re.sub(r"^\s*[-*•]\s+", "", line).strip():
            yield item


def merged(old: Any, typed: Any, at: tuple[str, ...] = ()) -> Any:
    """Return the word with each part that was typed, as a whole, in place of what it said; the rest stays."""
    if at in _PLACES or not isinstance(typed, dict):
        return typed
    before = old if isinstance(old, dict) else {}
    return {**before, **{name: merged(before.get(name), value, (*at, name)) for name, value in typed.items()}}


_PLACES = frozenset(part.at for part in PARTS)


def without(typed: Any, parts: Iterable[Part]) -> Any:
    """Return what was typed without some parts."""
    places = {part.at for part in parts}

    def left(value: Any, at: tuple[str, ...]) -> Any:
        if not isinstance(value, dict):
            return value
        return {name: left(inner, (*at, name)) for name, inner in value.items() if (*at, name) not in places}

    return left(typed, ())


def told(value: Any) -> str:
    """Return a value on one line, as a message tells it."""
    if isinstance(value, dict):
        return " | ".join(filter(None, map(told, value.values())))
    return "; ".join(map(told, value)) if isinstance(value, list) else str(value or "")


def without_nothing(value: Any) -> Any:
    """Leave out what is not written: an empty field and a missing one say the same."""
    if isinstance(value, dict):
        kept = {name: without_nothing(inner) for name, inner in value.items() if inner is not None}
        return {name: inner for name, inner in kept.items() if inner != {}}
    return [without_nothing(item) for item in value] if isinstance(value, list) else value
