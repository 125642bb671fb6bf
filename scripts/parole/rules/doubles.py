"""Things of a register that are the same thing under two ids: told once, where the one to take away is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from parole.glossary.glossary import Glossary
from parole.language.italian import fold

# What says which thing a record is; of each register, in the order in which they are looked at.
_TELLING = {
    "fonti": ("urn", "eli", "celex", "ecli", "estremi", "indirizzo", "nome"),
    "aree": ("nome",),
    "percorsi": ("titolo",),
    "stranieri": ("forma",),
}
_START_OF_ADDRESS = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


class Double(NamedTuple):
    """A thing that is twice in a register: ``id`` is to go, ``kept`` stays; ``value`` of ``field`` tells."""

    kind: str
    id: str
    kept: str
    field: str
    value: str


def doubles_in(
    glossary: Glossary, foreign: Mapping[str, BaseModel], cited: Mapping[str, Mapping[str, int]]
) -> Iterator[Double]:
    """Yield the things that are registered again; of two, the one that more words cite (``cited``) stays.

    ``foreign`` are the foreign words, which have no id, by their place in the list.
    """
    registers: dict[str, Mapping[str, BaseModel]] = {
        "fonti": glossary.sources,
        "aree": glossary.areas,
        "percorsi": glossary.paths,
        "stranieri": foreign,
    }
    for kind, records in registers.items():
        times = cited.get(kind, {})
        first: dict[tuple[str, ...], str] = {}
        for id_ in sorted(records, key=lambda each: -times.get(each, 0)):  # else as they stand
            signs = dict(_signs(kind, records[id_]))
            told = next((name for name, sign in signs.items() if sign in first), "")
            if told:
                yield Double(kind, id_, first[signs[told]], told, getattr(records[id_], told))
            first |= {sign: id_ for sign in signs.values() if sign not in first}


def _signs(kind: str, record: BaseModel) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what tells a record from others, by field: one page may be read of things of two sorts."""
    for name in _TELLING[kind]:
        if value := getattr(record, name):
            address = _START_OF_ADDRESS.sub("", value).rstrip("/")
            sort = str(getattr(record, "tipo", "")) if name == "indirizzo" else ""
            yield name, (name, sort, address if "://" in value else fold(value))
