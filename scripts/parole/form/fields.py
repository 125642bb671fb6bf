"""The model as a list of fields that a form can show: labels, helps, limits, values, what is inside."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.editing.writing import is_on_one_line, is_quoted
from parole.model.walk import (
    is_many,
    is_prose,
    label_of,
    leaves,
    metadata_of,
    record_of,
    refers_to,
    values_of,
)

# Said to who writes the file by hand; a form has a calendar.
_HOW_TO_TYPE_A_DATE = re.compile(r", come \d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: ``kind`` tells the control, ``many`` that it repeats, ``fields`` what a record holds.

    ``prose``, ``one_line`` and ``quoted`` say how the canonical file writes it; ``read_only`` that only a
    command does; ``refers`` which register an id must come from; ``help`` is the one of the model, word for
    word, since the messages quote it; ``hint`` is what the form shows instead, where it differs.
    """

    name: str
    label: str
    help: str
    hint: str
    kind: str
    required: bool = False
    many: bool = False
    max_length: int = 0
    refers: str = ""
    prose: bool = False
    one_line: bool = False
    quoted: bool = False
    read_only: bool = False
    default: bool = False
    values: tuple[tuple[str, str, str], ...] = ()
    fields: tuple[FormField, ...] = ()


def form_fields(model: type[BaseModel]) -> tuple[FormField, ...]:
    """Return the fields of a record, in the order of the model, which is that of the file."""
    return tuple(_field(name, field) for name, field in model.model_fields.items())


def as_data(fields: tuple[FormField, ...]) -> list[dict[str, Any]]:
    """Return the fields as JSON can say them; what is empty or false is left out."""
    return [_without_nothing(asdict(field)) for field in fields]


def _field(name: str, field: FieldInfo) -> FormField:
    record = record_of(field.annotation)
    marks = list(metadata_of(field))
    extra = field.json_schema_extra
    return FormField(
        name=name,
        label=label_of(name, field),
        help=field.description or "",
        hint=_hint(field),
        kind=_kind(field),
        required=field.is_required(),
        many=is_many(field),
        max_length=max((getattr(mark, "max_length", None) or 0 for mark in marks), default=0),
        refers=refers_to(field),
        prose=is_prose(field),
        one_line=is_on_one_line(record),
        quoted=is_quoted(name),
        read_only=isinstance(extra, dict) and bool(extra.get("readOnly")),
        default=field.default is True,
        values=tuple((value.value, value.label, value.help) for value in values_of(field)),
        fields=form_fields(record) if record else (),
    )


def _hint(field: FieldInfo) -> str:
    help_ = field.description or ""
    hint = _HOW_TO_TYPE_A_DATE.sub("", help_)
    return hint if hint != help_ else ""


def _kind(field: FieldInfo) -> str:
    """Return «record», «choice», «yes-no», «date», «reference», «prose» or «text»."""
    held = set(leaves(field.annotation))
    if record_of(field.annotation):
        return "record"
    if values_of(field):
        return "choice"
    if bool in held or date in held:
        return "yes-no" if bool in held else "date"
    if refers_to(field):
        return "reference"
    return "prose" if is_prose(field) else "text"


def _without_nothing(field: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in field.items() if value}
    if field["fields"]:
        kept["fields"] = [_without_nothing(inner) for inner in field["fields"]]
    return kept
