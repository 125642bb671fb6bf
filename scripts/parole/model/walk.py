"""Walking through the model: what a field holds, whatever it is wrapped in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def record_of(annotation: Any) -> type[BaseModel] | None:
    """Return the record inside ``Record``, ``Record | None`` or ``tuple[Record, ...]``, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (record_of(inner) for inner in get_args(annotation))
    return next((record for record in found if record), None)


def metadata_of(field: FieldInfo) -> Iterator[Any]:
    """Yield what the type of a field says beside being a text: limits, marks; optional and lists included."""
    yield from field.metadata
    yield from _inner_metadata(field.annotation)


def _inner_metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _inner_metadata(inner)
