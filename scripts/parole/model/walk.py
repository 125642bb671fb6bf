"""Walking through the model: what a field holds, whatever it is wrapped in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.types import Prose, Refers
from parole.model.values import LabelledValue


def record_of(annotation: Any) -> type[BaseModel] | None:
    """Return the record inside ``Record``, ``Record | None`` or ``tuple[Record, ...]``, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (record_of(inner) for inner in get_args(annotation))
    return next((record for record in found if record), None)


def is_many(field: FieldInfo) -> bool:
    """Return whether a field repeats."""
    return get_origin(field.annotation) is tuple


def is_prose(field: FieldInfo | None) -> bool:
    """Return whether a field is written as prose: folded over several lines in the file."""
    return field is not None and any(isinstance(mark, Prose) for mark in metadata_of(field))


def refers_to(field: FieldInfo) -> str:
    """Return the register from which the ids of a field come, or an empty text."""
    return next((mark.kind for mark in metadata_of(field) if isinstance(mark, Refers)), "")


def values_of(field: FieldInfo) -> list[LabelledValue]:
    """Return the values of the closed list that a field takes, none if it takes other things."""
    held = leaves(field.annotation)
    kinds = (kind for kind in held if isinstance(kind, type) and issubclass(kind, LabelledValue))
    return [value for kind in kinds for value in kind]


def leaves(annotation: Any) -> list[Any]:
    """Return the plain types inside an annotation."""
    inner = [leaf for argument in get_args(annotation) for leaf in leaves(argument)]
    return inner or [annotation]


def label_of(name: str, field: FieldInfo | None) -> str:
    """Return the name of a field for people: «in_breve» → «In breve», «perche» → «Perché»."""
    return (field.title if field else None) or name.replace("_", " ").capitalize()


def metadata_of(field: FieldInfo) -> Iterator[Any]:
    """Yield what the type of a field says beside being a text: limits, marks; optional and lists included."""
    yield from field.metadata
    yield from _inner_metadata(field.annotation)


def _inner_metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _inner_metadata(inner)
