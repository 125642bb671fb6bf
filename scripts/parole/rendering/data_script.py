"""Data for the browser as a script, which a page opened from a disk can load too (``file://``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from parole.glossary import addresses
from parole.rendering.planned import Planned


def data_script(variable: str, data: object) -> str:
    """Return the script that puts ``data`` (anything JSON can say) in ``window.<variable>``."""
    # «<» never appears as such: the text stays inert even if someone pastes it inside a page.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.{variable}=" + text.replace("<", "\\u003c") + ";\n"


def list_parts(
    index: str, variable: str, items: Callable[[], Sequence[object]], count: int, size: int, *, first: int = 0
) -> Iterator[Planned]:
    """Yield scripts with ``size`` of the ``count`` items each: ``<variable>0``, ``<variable>1``…

    Those before the part number ``first`` are left out.
    """
    for number in range(first, -(-count // size)):
        start = number * size
        yield addresses.index_part(index, number), partial(_part, f"{variable}{number}", items, start, size)


def _part(variable: str, items: Callable[[], Sequence[object]], start: int, size: int) -> str:
    return data_script(variable, items()[start : start + size])
