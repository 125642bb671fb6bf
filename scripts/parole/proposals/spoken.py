"""The name of a field as people say it, for those who have never seen a file of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from parole.model.concept import WordFile
from parole.model.parts import PARTS, Location, field_at
from parole.model.walk import label_of, record_of

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def spoken(field: str) -> str:
    """Return the name of a field: «casi[0].perche» → «È questo?, n. 1, Perché».

    A field that a word does not have stays as it is.
    """
    steps = tuple(name or int(index) for name, index in _STEP.findall(field))
    part = next((part for part in PARTS if part.at == steps[: len(part.at)]), None)
    inner = _labels(field_at(part.at).annotation if part else WordFile, steps[len(part.at) if part else 0 :])
    return ", ".join([*([part.label] if part else []), *inner])


def _labels(annotation: Any, steps: Location) -> Iterator[str]:
    """Yield the name of each step inside what a field holds."""
    for step in steps:
        if isinstance(step, int):
            yield f"n. {step + 1}"
            continue
        record = record_of(annotation)
        field = record.model_fields.get(step) if record else None
        yield label_of(step, field) if field else step
        annotation = field.annotation if field else None
