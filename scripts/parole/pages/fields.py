"""The table of fields of the editors' guide, straight from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.concept import RedirectFile, WithdrawnFile, WordFile


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
        is_list = "tuple" in str(field.annotation)
        full = f"{prefix}{name}{'[]' if is_list else ''}"
        yield FieldRow(full, field.description or "", field.is_required(), _values(field), _max_length(field))
        for inner in _records(field.annotation):
            yield from _rows(inner, f"{full}.")


def _records(annotation: Any) -> list[type[BaseModel]]:
    found = [annotation] if isinstance(annotation, type) and issubclass(annotation, BaseModel) else []
    return found + [record for inner in get_args(annotation) for record in _records(inner)]


def _values(field: FieldInfo) -> tuple[str, ...]:
    kinds = [field.annotation, *get_args(field.annotation)]
    return tuple(
        str(value.value) for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum) for value in kind
    )


def _max_length(field: FieldInfo) -> int | None:
    """Find the limit of a text inside ``Text``, ``Text | None`` and ``tuple[Text, ...]``."""
    limits = [_limit(item) for item in (field, *_flatten(field.annotation))]
    return next((limit for limit in limits if limit), None)


def _flatten(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        if not isinstance(inner, type):
            yield from _flatten(inner)
            yield inner


def _limit(item: Any) -> int | None:
    found = getattr(item, "max_length", None)
    if found is None and isinstance(item, FieldInfo):
        return next((limit for meta in item.metadata if (limit := getattr(meta, "max_length", None))), None)
    return found if isinstance(found, int) else None
