"""Walking through the model: what a field holds, whatever it is wrapped in, and what people call it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.types import Refers
from parole.model.values import LabelledValue

Held = TypeVar("Held")


def record_of(annotation: Any) -> type[BaseModel] | None:
    """Return the record inside ``Record``, ``Record | None`` or ``tuple[Record, ...]``, if there is one."""
    return _held(annotation, BaseModel)


def choices_of(annotation: Any) -> type[LabelledValue] | None:
    """Return the closed list of values inside an annotation, if there is one."""
    return _held(annotation, LabelledValue)


def _held(annotation: Any, kind: type[Held]) -> type[Held] | None:
    if isinstance(annotation, type) and issubclass(annotation, kind):
        return annotation
    found = (_held(inner, kind) for inner in get_args(annotation))
    return next((held for held in found if held), None)


def is_many(field: FieldInfo) -> bool:
    """Tell whether a field holds a list."""
    return get_origin(field.annotation) is tuple


def refers(field: FieldInfo) -> str:
    """Return the kind of thing whose id a field holds («termini»), if it holds one."""
    return next((mark.kind for mark in metadata_of(field) if isinstance(mark, Refers)), "")


def called(name: str, field: FieldInfo) -> str:
    """Return what people call a field: its title, or its key in plain letters."""
    return field.title or name.replace("_", " ").capitalize()


def metadata_of(field: FieldInfo) -> Iterator[Any]:
    """Yield what the type of a field says beside being a text: limits, marks; optional and lists included."""
    yield from field.metadata
    yield from _inner_metadata(field.annotation)


def _inner_metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _inner_metadata(inner)
