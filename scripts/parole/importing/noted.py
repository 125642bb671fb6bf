"""The notes of our own files, in SKOS and in TBX → the parts that they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parole.importing.foreign import Foreign, cleaned
from parole.model.parts import PARTS, Kind, Part, Surface, field_at, item_record
from parole.model.walk import is_many, label_of
from parole.semantic.notes import AND, STATE, WITHDRAWN, told

_PARTS = tuple(part for part in PARTS if Surface.DATA in part.on)
# What is said of a word that was withdrawn: the day and why.
GONE = re.compile(rf"{WITHDRAWN}(\d{{4}}-\d{{2}}-\d{{2}}): (.+)", re.DOTALL)
_NUMBER = re.compile(r" (\d+)$")


def put_back(word: Foreign, notes: Iterable[str]) -> None:
    """Put notes where they come from, records in the order of their numbers."""
    for note in sorted(notes, key=_number):
        lines = [cleaned(line) for line in note.strip().split("\n")]
        text, head = cleaned(note), _NUMBER.sub("", lines[0])
        part = next((part for part in _PARTS if _begins(part, head if len(lines) > 1 else text)), None)
        if part is None and not text.startswith(STATE):
            word.say("Nota", text, word.key, homeless=True)
        elif part and part.kind is Kind.ITEMS:
            _record(word, part, lines[1:])
        elif part:
            said = text.removeprefix(told(part.label))
            if part.kind in {Kind.SOURCES, Kind.TIES}:
                word.named[part.name].append(said)
            else:
                word.fill(part, said.split(AND) if is_many(field_at(part.at)) else [said])


def _number(note: str) -> int:
    found = _NUMBER.search(note.strip().partition("\n")[0])
    return int(found[1]) if found else 0


def _begins(part: Part, text: str) -> bool:
    return text == part.label if part.kind is Kind.ITEMS else text.startswith(told(part.label))


def _record(word: Foreign, part: Part, lines: list[str]) -> None:
    labels = {told(label_of(name, field)): name for name, field in item_record(part).model_fields.items()}
    said = ((label, line) for line in lines for label in labels if line.startswith(label))
    word.fill_record(part, {labels[label]: line.removeprefix(label) for label, line in said})
