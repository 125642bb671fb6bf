"""The words as they were published: records that never change, and what sets one apart from another.

A file of ``glossary/edizioni/`` is named after its day and has a line for each word that changed: canonical
JSON (RFC 8785), the very bytes that the site serves for ever. A record is read as it is, without the model,
which grows: of a file that is not as the register of addresses remembers it nothing is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from parole.model.parts import PARTS, Kind, Surface
from parole.model.publication import AddressRegister

Record = Mapping[str, Any]
End = Callable[[str], str | None]
SUFFIX = ".jsonl"
# What a word says, part by part; the rest of a record comes from other words, from checks, from the format.
_SAID = tuple(part for part in PARTS if Surface.DATA in part.on and part.kind is not Kind.OWN)
# What the differences between two records are called.
LABELS = {part.name: part.label for part in _SAID} | {"approvazioni_valide": "Approvazioni"}


@dataclass(frozen=True)
class Frozen:
    """A word as it was published on a day: the bytes of its record, and what they say."""

    day: date
    content: bytes

    @cached_property
    def record(self) -> Record:
        """The record, as it was then."""
        read: Record = json.loads(self.content)
        return read

    @property
    def id(self) -> str:
        """The id of the word on that day."""
        return str(self.record["id"])

    @property
    def sha256(self) -> str:
        """The digest of the bytes: whoever has the file counts it again with any tool."""
        return digest(self.content)


def canonical(record: Record) -> bytes:
    """Return a record as canonical JSON: keys in order, no spaces, UTF-8. There are no fractions in it."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def edition_day(name: str) -> date | None:
    """Return the day of the file of an edition, or ``None`` if it is not named after one."""
    try:
        day = date.fromisoformat(name.removesuffix(SUFFIX))
    except ValueError:
        return None
    return day if name == f"{day}{SUFFIX}" else None


def frozen_words(files: Mapping[date, bytes], register: AddressRegister) -> dict[str, tuple[Frozen, ...]]:
    """Return the records of each id, the oldest first, from the files that are as they were registered."""
    found: dict[str, tuple[Frozen, ...]] = {}
    for edition in sorted(register.edizioni, key=lambda edition: edition.data):
        content = files.get(edition.data, b"")
        for line in content.split(b"\n") if digest(content) == edition.sha256 else ():
            if line:
                record = Frozen(edition.data, line)
                found[record.id] = (*found.get(record.id, ()), record)
    return found


def joined_lives(
    frozen: Mapping[str, tuple[Frozen, ...]], ends: Mapping[str, str]
) -> dict[str, tuple[Frozen, ...]]:
    """Return the records by the id that each word has now (``ends``), with those of its earlier ids.

    A word that came into another one, which was already there, is not an earlier life of it.
    """
    lives = {id_: frozen[id_] for id_, end in ends.items() if id_ == end}
    moved = ((id_, end) for id_, end in ends.items() if id_ != end)
    for id_, end in sorted(moved, key=lambda one: frozen[one[0]][-1].day, reverse=True):
        if end not in lives or frozen[id_][-1].day < lives[end][0].day:
            lives[end] = (*frozen[id_], *lives.get(end, ()))
    return lives


def said(record: Record, end: End = str) -> dict[str, Any]:
    """Return what a word says in a record, by the name of the part: texts without marks, lists, citations.

    ``end`` gives the id that another word has now: who is named has not changed because that word moved.
    """
    texts, written = record["calcolato"]["testi"], record["scritto"]
    found = {"approvazioni_valide": record["calcolato"]["approvazioni_valide"]}
    for part in _SAID:
        value = texts.get(part.name) if part.kind in {Kind.TEXT, Kind.ITEMS} else _at(written, part.at)
        if part.kind is Kind.ITEMS:
            value = [item | {"voce": end(item["voce"])} if "voce" in item else item for item in value or ()]
        elif part.kind is Kind.TIES and isinstance(value, list):
            value = sorted(end(id_) or id_ for id_ in value)
        if value:
            found[part.name] = value
    return found


def changed(before: Record, after: Record, end: End) -> tuple[str, ...]:
    """Return the names of the parts that differ between two records, in order."""
    old, new = said(before, end), said(after, end)
    return tuple(name for name in LABELS if old.get(name) != new.get(name))


def text_changes(before: Record, after: Record) -> Iterator[tuple[str, str, str]]:
    """Yield the texts that differ between two records: the name of the part, what it said, what it says."""
    old, new = said(before), said(after)
    for part in _SAID:
        if part.kind is Kind.TEXT and old.get(part.name) != new.get(part.name):
            yield part.name, old.get(part.name, ""), new.get(part.name, "")


def _at(written: Any, at: tuple[str, ...]) -> Any:
    for step in at:
        written = written.get(step) if isinstance(written, Mapping) else None
    return written
