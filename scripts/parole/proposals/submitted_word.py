"""What somebody wrote for a word, in a form or as YAML → the fields of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from parole.editing.editing import Refusal
from parole.model.values import SideName
from parole.reading.records import plain
from parole.reading.yaml_nodes import Mapping as MappingNode
from parole.reading.yaml_nodes import read_yaml

_TEXTS = ("termine", "area", "in_breve", "accordo", "attenzione", "come_dirlo", "note_redazionali")


@dataclass(frozen=True)
class Faults(Exception):
    """Stops where the text cannot even be read."""

    lines: tuple[str, ...]


def fields_in(text: str, where: str) -> dict[str, Any]:
    """Read a piece of YAML as fields; its faults are told by the line of the piece."""
    root, problems = read_yaml(text, where)
    if problems:
        lines = tuple(f"{where}, riga {found.place.line}: {found.message}." for found in problems)
        raise Faults(lines)
    if not isinstance(root, MappingNode):
        raise Refusal(f"{where}: qui serve una serie di righe «campo: valore».")
    typed: dict[str, Any] = plain(root)
    return typed


def fields_from(given: Mapping[str, str]) -> dict[str, Any]:
    """Turn the single answers into the fields of a word."""
    typed: dict[str, Any] = {name: given[name] for name in _TEXTS if name in given}
    if "varianti" in given:
        typed["varianti"] = list(_items(given["varianti"]))
    if "fonti" in given:
        typed["fonti"] = list(_citations(given["fonti"]))
    for side in SideName:
        voice: dict[str, Any] = {"definizione": given[side.value]} if side.value in given else {}
        if sources := given.get(f"{side.value}_fonti"):
            voice["fonti"] = list(_citations(sources))
        if voice:
            typed[side.value] = voice
    return typed


def _items(text: str) -> Iterator[str]:
    """Yield the lines that say something, without the hyphen of a list."""
    for line in text.split("\n"):
        if item := re.sub(r"^\s*[-*•]\s+", "", line).strip():
            yield item


def _citations(text: str) -> Iterator[dict[str, str]]:
    for line in _items(text):
        source, _, place = (part.strip() for part in line.partition("|"))
        yield {"fonte": source} | ({"rif": place} if place else {})


def merged(old: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the word with what was typed in place of what it said: what is not typed does not change."""
    merged = {**old, **typed}
    for side in SideName:
        if isinstance(old.get(side.value), dict) and side.value in typed:
            merged[side.value] = {**old[side.value], **typed[side.value]}
    return merged


def without_nothing(value: Any) -> Any:
    """Leave out what is not written: an empty field and a missing one say the same."""
    if isinstance(value, dict):
        return {name: without_nothing(inner) for name, inner in value.items() if inner is not None}
    return [without_nothing(item) for item in value] if isinstance(value, list) else value
