"""The model as a list of fields that a form can show: labels, helps, limits, values, what is inside."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.editing.writing import ON_ONE_LINE, QUOTED
from parole.model import walk

# Said to who writes the file by hand; a form has a calendar.
_HOW_TO_TYPE_A_DATE = re.compile(r", come \d{4}-\d{2}-\d{2}")


FormField = dict[str, Any]


def form_fields(model: type[BaseModel]) -> list[FormField]:
    """Return the fields of a record, in the order of the model, which is that of the file.

    ``kind`` tells the control, ``many`` that it repeats, ``fields`` what a record holds. ``prose``,
    ``one_line`` and ``quoted`` say how the canonical file writes it; ``read_only`` that only a command does;
    ``refers`` which register an id must come from; ``help`` is the one of the model, word for word, since the
    messages quote it; ``hint`` is what the form shows instead, where it differs. What is empty or false is
    left out.
    """
    return [_field(name, field) for name, field in model.model_fields.items()]


def _field(name: str, field: FieldInfo) -> FormField:
    record, extra = walk.record_of(field.annotation), field.json_schema_extra
    lengths = (getattr(mark, "max_length", None) or 0 for mark in walk.metadata_of(field))
    said = {
        "name": name,
        "label": walk.label_of(name, field),
        "help": field.description,
        "hint": _hint(field.description or ""),
        "kind": _kind(field),
        "required": field.is_required(),
        "many": walk.is_many(field),
        "max_length": max(lengths, default=0),
        "refers": walk.refers_to(field),
        "prose": walk.is_prose(field),
        "one_line": record in ON_ONE_LINE,
        "quoted": name in QUOTED,
        "read_only": isinstance(extra, dict) and bool(extra.get("readOnly")),
        "default": field.default is True,
        "values": [(value.value, value.label, value.help) for value in walk.values_of(field)],
        "fields": form_fields(record) if record else [],
    }
    return {key: value for key, value in said.items() if value}


def _hint(help_: str) -> str:
    hint = _HOW_TO_TYPE_A_DATE.sub("", help_)
    return hint if hint != help_ else ""


def _kind(field: FieldInfo) -> str:
    """Return «record», «choice», «yes-no», «date», «reference», «prose» or «text»."""
    held = set(walk.leaves(field.annotation))
    if walk.record_of(field.annotation):
        return "record"
    if walk.values_of(field):
        return "choice"
    if bool in held or date in held:
        return "yes-no" if bool in held else "date"
    if walk.refers_to(field):
        return "reference"
    return "prose" if walk.is_prose(field) else "text"
