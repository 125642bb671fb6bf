"""A word of another glossary, before it becomes a draft: what every reader gives."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic.fields import FieldInfo

from parole.model.parts import Part, field_at, item_record
from parole.model.walk import is_many, values_of
from parole.reading.yaml_faults import without_invisible

MAX_BYTES = 20_000_000
MAX_WORDS = 10_000
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z0-9]{2,10}")


class Unreadable(ValueError):
    """The file cannot be read, or not safely: the message, in Italian, says why and what to do."""


@dataclass
class Foreign:
    """A word as its format gives it.

    ``key`` is how the other words name it; ``id`` is there only when the file comes from this same engine.
    ``fields`` are those of the model, as they are typed; ``definitions`` do not say whose they are.
    ``cited`` are the sources of each part, by the name of the part: each in one or more ways (id, name), the
    last for people. ``notes`` are the texts that have no field.
    """

    key: str
    id: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    definitions: list[str] = field(default_factory=list)
    area: str = ""
    broader: list[str] = field(default_factory=list)
    narrower: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    cited: defaultdict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    notes: list[str] = field(default_factory=list)

    def put(self, name: str, text: str | None) -> None:
        """Fill a field, if there is something to fill it with and nothing is there already."""
        if (clean := cleaned(text or "")) and name not in self.fields:
            self.fields[name] = clean

    def fill(self, part: Part, texts: Iterable[str]) -> None:
        """Fill a part of a word, if there is something to fill it with and nothing is there already."""
        if value := typed(field_at(part.at), texts):
            holder = self.fields
            for step in part.at[:-1]:
                holder = holder.setdefault(step, {})
            holder.setdefault(part.at[-1], value)

    def fill_record(self, part: Part, texts: Mapping[str, Iterable[str]]) -> None:
        """Add a record to a part that is a list of them; a field that is not there is left out."""
        fields = item_record(part).model_fields.items()
        found = {name: typed(field_, texts.get(name, ())) for name, field_ in fields}
        if record := {name: value for name, value in found.items() if value}:
            self.fields.setdefault(part.section, []).append(record)

    def add(self, name: str, *texts: str) -> None:
        """Add to a field that holds many texts, each once."""
        found = self.fields.setdefault(name, [])
        found += [clean for text in texts if (clean := cleaned(text)) and clean not in found]
        if not found:
            del self.fields[name]

    def note(self, label: str, text: str) -> None:
        """Keep a text that has no field, with a word that says what it was."""
        if clean := cleaned(text):
            self.notes.append(f"{label}: {clean}")

    def name(self, *texts: str) -> None:
        """Add other names: what looks like an acronym is one."""
        for text in texts:
            self.add("sigle" if _ACRONYM.fullmatch(text) else "varianti", text)


def typed(described: FieldInfo, texts: Iterable[str]) -> Any:
    """Return what a field holds, as it is typed: a text or a list; a value goes by its label too."""
    values = values_of(described)
    known = {name.casefold(): value.value for value in values for name in (value.label, value.value)}
    found = [known.get(clean.casefold(), clean) for text in texts if (clean := cleaned(text))]
    return found if is_many(described) else next(iter(found), None)


def cleaned(text: str) -> str:
    """Return a text on one line, with composed accents, without characters that nobody sees."""
    return unicodedata.normalize("NFC", without_invisible(" ".join(text.split()))).strip()
