"""Data for the browser as a script, which a page opened from a disk can load too (``file://``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from parole.glossary import addresses


def data_script(variable: str, data: object) -> str:
    """Return the script that puts ``data`` (anything JSON can say) in ``window.<variable>``."""
    # «<» never appears as such: the text stays inert even if someone pastes it inside a page.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.{variable}=" + text.replace("<", "\\u003c") + ";\n"


def list_parts(
    index: str, variable: str, items: Sequence[object], size: int, *, first: int = 0
) -> Iterator[tuple[str, str]]:
    """Yield ``items`` in scripts of ``size`` each, with their addresses: ``<variable>0``, ``<variable>1``…

    Those before the part number ``first`` are left out.
    """
    for number in range(first, -(-len(items) // size)):
        part = items[number * size : (number + 1) * size]
        yield addresses.index_part(index, number), data_script(f"{variable}{number}", part)
