"""The table of fields of the editors' guide, straight from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.concept import RedirectFile, WithdrawnFile, WordFile
from parole.model.walk import metadata_of, record_of


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A row: the name from the top of the file, what it holds, whether it is required."""

    name: str
    help: str
    required: bool
    values: tuple[str, ...]
    max_length: int | None


def field_rows() -> list[FieldRow]:
    """Return the rows of a word, then those of a redirect and of a withdrawn word, in file order."""
    return [row for model in (WordFile, RedirectFile, WithdrawnFile) for row in _rows(model, "")]


def _rows(model: type[BaseModel], prefix: str) -> Iterator[FieldRow]:
    for name, field in model.model_fields.items():
        full = f"{prefix}{name}{'[]' if get_origin(field.annotation) is tuple else ''}"
        yield FieldRow(full, field.description or "", field.is_required(), _values(field), _max_length(field))
        if record := record_of(field.annotation):
            yield from _rows(record, f"{full}.")


def _values(field: FieldInfo) -> tuple[str, ...]:
    kinds = [field.annotation, *get_args(field.annotation)]
    return tuple(
        str(value.value)
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, Enum)
        for value in kind
    )


def _max_length(field: FieldInfo) -> int | None:
    return next((limit for mark in metadata_of(field) if (limit := getattr(mark, "max_length", None))), None)
