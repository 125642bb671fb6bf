"""A word as people say it, who have never seen its file: the names of its fields, what their values say.

Words, sources and areas go by their names, not by their ids.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from parole.glossary.glossary import Glossary
from parole.model.concept import Citation, WordFile
from parole.model.parts import PARTS, Location, field_at
from parole.model.values import LabelledValue
from parole.model.walk import label_of, record_of, refers_to

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


class Names:
    """What people call what a value refers to by its id: a word, a source, an area, a path.

    ``moved`` are the ids under which a word is found by another id too, which is its own: both are that word.
    """

    def __init__(self, *glossaries: Glossary, moved: Mapping[str, str]) -> None:
        self._of: dict[tuple[str, str], str] = {}
        for glossary in glossaries:
            self._of |= {("termini", id_): concept.full_name for id_, concept in glossary.concepts.items()}
            self._of |= {("fonti", id_): source.nome for id_, source in glossary.sources.items()}
            self._of |= {("aree", id_): area.nome for id_, area in glossary.areas.items()}
            self._of |= {("percorsi", id_): path.titolo for id_, path in glossary.paths.items()}
        # Two sources under one name stay two: a change from one to the other must be seen.
        old = {("termini", id_): ("termini", new) for id_, new in moved.items()}
        times = Counter(name for key, name in self._of.items() if key not in old)
        self._of |= {key: f"{name} ({key[1]})" for key, name in self._of.items() if times[name] > 1}
        self._of |= {key: self._of[new] for key, new in old.items()}

    def said(self, value: object, register: str = "") -> str:
        """Return a value as readers would say it; with a ``register`` it is an id of it."""
        if register:
            return self._of.get((register, str(value)), str(value))
        if isinstance(value, Citation):
            name = self.said(value.fonte, "fonti")
            where = f"{name}, {value.rif}" if value.rif else name
            return f"{where} (storica)" if value.storico else where
        if isinstance(value, LabelledValue):
            return value.label
        if isinstance(value, tuple):
            return ", ".join(map(self.said, value)) or "nessuno"
        if isinstance(value, BaseModel):
            return self._record(value)
        return "" if value is None else str(value)

    def _record(self, record: BaseModel) -> str:
        """Return what a record says on one line: «Un fatto. — Vale per: Terzo settore — Perché: …»."""
        fields = type(record).model_fields.items()
        told = (
            (label_of(name, field), self.said(value, refers_to(field)))
            for name, field in fields
            if (value := getattr(record, name)) is not None
        )
        (_, first), *others = [(label, text) for label, text in told if text]
        return " — ".join([first, *(f"{label}: {text}" for label, text in others)])


def spoken(field: str) -> str:
    """Return the name of a field: «casi[0].perche» → «È questo?, n. 1, Perché»; any other stays as it is."""
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
