"""What a file in the canonical form says, read at once; anything else is left to the full reader.

:mod:`parole.editing.writing` writes a small part of YAML: one field per line, two spaces per level, prose
folded after ``>-``, short records between braces. That part alone is read here. The answer is what
:func:`parole.reading.yaml_nodes.read_yaml` and :func:`parole.reading.records.plain` would give of a text
without problems; at the least doubt there is no answer, and the full reader, which knows all of YAML and
every message, decides.
"""

from __future__ import annotations

import re
from typing import Any

from parole.reading.yaml_faults import invisible_characters
from parole.reading.yaml_nodes import EMPTY_SCALARS

# Fewer levels, and shorter names, than the full reader allows: more are its business.
_LEVELS = 4
_KEY = r"[a-z0-9][a-z0-9_-]{0,99}"
# Without escapes.
_QUOTED = r'[^"\\\n]*'
# Without quotes: no sign of YAML at the start, no «: » nor « #» inside, no space at the end; between braces
# none of these signs anywhere.
_START = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_PLAIN = rf"(?:{_START}|[-?:](?=\S))[^\n:#]*(?:(?::(?=\S)|(?<=\S)\#)[^\n:#]*)*(?<=\S)"
_PLAIN_INSIDE = rf"{_START}[^\n?:,\[\]{{}}#]*(?<=\S)"
_PAIR = rf'{_KEY}:\ (?:"{_QUOTED}"|{_PLAIN_INSIDE})'
# One field or item; its folded lines start two spaces to the right of where its name does.
_LINE = re.compile(
    rf"""
    (?P<pad>(?:\ \ ){{0,{_LEVELS}}}) (?P<dash>-\ )? (?:(?P<key>{_KEY}):(?=[ \n])\ ?)?
    (?: >-\n (?P<folded>(?:(?P=pad)\ \ (?(dash)\ \ )\S.*\n)+)
      | "(?P<quoted>{_QUOTED})"\n
      | \{{(?P<pairs>{_PAIR}(?:,\ {_PAIR})*)\}}\n
      | (?P<plain>{_PLAIN})?\n )
    | (?P<other>[\s\S])
    """,
    re.VERBOSE,
)
# The parts of pairs that are already known to be right.
_PARTS = re.compile(r'([^:]+): (?:"([^"]*)"|([^,]*))(?:, |$)')


class _Doubt(Exception):
    """The text is not canonical, or not for certain."""


def read_canonical(text: str) -> dict[str, Any] | list[Any] | None:
    """Return the texts, lists and dictionaries of a file; ``None`` if it is not canonical for certain.

    Inside them, as in :func:`parole.reading.records.plain`, ``None`` stands for what is not written.
    """
    if "\t" in text or any(invisible_characters(text, "")):
        return None
    try:
        return _Blocks().read(text)
    except _Doubt:
        return None


class _Blocks:
    """The lists and dictionaries open while the lines go by: the one at ``n`` is indented by ``n`` levels."""

    def __init__(self) -> None:
        self._open: list[Any] = []
        self._whole: dict[str, Any] = {"": None}
        # Where the block goes that the next line may open: a dictionary, and its key.
        self._waiting: tuple[dict[str, Any], str] | None = (self._whole, "")

    def read(self, text: str) -> dict[str, Any] | list[Any] | None:
        """Return what the lines of ``text`` say; raise ``_Doubt`` where they are not canonical."""
        for line in _LINE.finditer(text):
            pad, dash, key, folded, quoted, pairs, plain, other = line.groups()
            if other:
                raise _Doubt
            value: Any = _folded(folded) if folded else _record(pairs) if pairs else _text(quoted, plain)
            unsaid = value is None and quoted is None and plain is None
            block = self._block(len(pad) // 2, list if dash else dict)
            if dash and key:
                block = self._item(block)
            if key and key not in block:
                block[key] = value
            elif dash and not key and not unsaid:
                block.append(value)
            else:  # a repeated field, a line that is neither a field nor an item
                raise _Doubt
            self._waiting = (block, key) if unsaid else None
        whole: dict[str, Any] | list[Any] | None = self._whole[""]
        return whole

    def _block(self, level: int, kind: type[list[Any] | dict[str, Any]]) -> Any:
        """Return the block of a line at ``level``, opened if it may be."""
        if level == len(self._open) and self._waiting:
            around, key = self._waiting
            around[key] = kind()
            self._open.append(around[key])
        del self._open[level + 1 :]
        if level >= len(self._open) or not isinstance(self._open[level], kind):
            raise _Doubt
        return self._open[level]

    def _item(self, block: list[Any]) -> dict[str, Any]:
        """Return the dictionary that begins beside its dash, one level inside the list."""
        item: dict[str, Any] = {}
        block.append(item)
        self._open.append(item)
        return item


def _folded(lines: str) -> str:
    """Return the text of a block: all its lines are indented as the first."""
    pad = lines[: len(lines) - len(lines.lstrip(" "))]
    return lines[len(pad) : -1].replace(f"\n{pad}", " ")


def _text(quoted: str | None, plain: str | None) -> str | None:
    """Return a text on one line; ``None`` if nothing is written, which some words mean if not quoted."""
    if plain:
        return None if plain in EMPTY_SCALARS else plain
    return quoted if quoted and quoted.strip() else None


def _record(pairs: str) -> dict[str, str | None]:
    parts = _PARTS.findall(pairs)
    record = {key: _text(quoted, plain) for key, quoted, plain in parts}
    if len(record) != len(parts):  # a repeated field
        raise _Doubt
    return record
