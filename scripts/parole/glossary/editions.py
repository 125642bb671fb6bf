"""The words as they were published: records that never change, and what sets one apart from another.

A file of ``glossary/edizioni/`` is named after its day and has a line for each word that changed: canonical
JSON (RFC 8785), the very bytes that the site serves for ever. A record is read as it is, without the model,
which grows: of a file that is not as the register of addresses remembers it nothing is read.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from parole.model.parts import PARTS, TEXTS, Kind, Surface
from parole.model.publication import AddressRegister

Record = Mapping[str, Any]
End = Callable[[str], str | None]
SUFFIX = ".jsonl"
# What a word says, part by part; the rest of a record comes from other words, from checks, from the format.
_SAID = {part.name: part for part in PARTS if Surface.DATA in part.on and part.kind is not Kind.OWN}
_PLAIN = frozenset({Kind.TEXT, Kind.ITEMS})  # said without marks
_WHERE = {"approvazioni_valide": ("calcolato", "approvazioni_valide")} | {
    name: ("calcolato", "testi", name) if part.kind in _PLAIN else ("scritto", *part.at)
    for name, part in _SAID.items()
}
# What the differences between two records are called.
LABELS = {name: part.label for name, part in _SAID.items()} | {"approvazioni_valide": "Approvazioni"}
# A record is canonical: inside its texts a quotation mark is never bare, so that this is only its id.
_ID = re.compile(rb',"formato":"[0-9.]+","id":"([a-z0-9-]+)"')


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

    @cached_property
    def said(self) -> dict[str, Any]:
        """What the word said, as :func:`said` tells it."""
        return said(self.record)

    @cached_property
    def id(self) -> str:
        """The id of the word on that day; the record is not read for this alone."""
        found = _ID.search(self.content)
        return found[1].decode() if found else str(self.record["id"])

    @cached_property
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
    frozen: Mapping[str, tuple[Frozen, ...]], ends: Mapping[str, str], moves: Mapping[str, str]
) -> dict[str, tuple[Frozen, ...]]:
    """Return the records by the id that each word has now (``ends``), with those of its earlier ids.

    A word that came into another one, which was already there, is not an earlier life of it: unless that one
    had gone by its id, as the published ``moves`` tell, and is back.
    """
    lives = {id_: frozen[id_] for id_, end in ends.items() if id_ == end}
    moved = ((id_, end) for id_, end in ends.items() if id_ != end)
    for id_, end in sorted(moved, key=lambda one: frozen[one[0]][-1].day, reverse=True):
        own = lives.get(end, ())
        if not own or frozen[id_][-1].day < own[0].day or id_ in _way(end, moves):
            lives[end] = tuple(sorted((*frozen[id_], *own), key=lambda one: one.day))
    return lives


def _way(id_: str, moves: Mapping[str, str]) -> set[str]:
    """Return the ids that a word took after this one."""
    taken: set[str] = set()
    while (id_ := moves.get(id_, "")) and id_ not in taken:
        taken.add(id_)
    return taken


def said(record: Record) -> dict[str, Any]:
    """Return what a word says in a record, by the name of the part: texts without marks, lists, citations."""
    found = ((name, _at(record, where)) for name, where in _WHERE.items())
    return {name: value for name, value in found if value}


def changed(old: Record, new: Record, end: End) -> tuple[str, ...]:
    """Return the names of the parts that differ in what a word said (:func:`said`), in order.

    ``end`` gives the id that another word has now: who is named has not changed because that word moved.
    """
    pairs = ((name, old.get(name), new.get(name)) for name in LABELS)
    return tuple(
        name for name, was, now in pairs if was != now and _ended(name, was, end) != _ended(name, now, end)
    )


def text_changes(old: Record, new: Record) -> Iterator[tuple[str, str, str]]:
    """Yield the texts that differ in what a word said: the name of the part, what it said, what it says."""
    for part in TEXTS:
        if old.get(part.name) != new.get(part.name):
            yield part.name, old.get(part.name, ""), new.get(part.name, "")


def _ended(name: str, value: Any, end: End) -> Any:
    """Return what a part says with the ids that the words have now; ``None`` if it says nothing."""
    kind = _SAID[name].kind if name in _SAID else None
    if kind is Kind.ITEMS:
        value = [item | {"voce": end(item["voce"])} if "voce" in item else item for item in value or ()]
    elif kind is Kind.TIES and isinstance(value, list):
        value = sorted(end(id_) or id_ for id_ in value)
    return value or None


def _at(record: Any, where: tuple[str, ...]) -> Any:
    for step in where:
        record = record.get(step) if isinstance(record, dict) else None
    return record
