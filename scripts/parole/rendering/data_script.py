"""Data for the browser as a script, which a page opened from a disk can load too (``file://``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from parole.glossary import addresses
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

# What makes a list with an item for each word of the glossary.
PerWord = Callable[[Renderer], Sequence[object]]


def data_script(variable: str, data: object) -> str:
    """Return the script that puts ``data`` (anything JSON can say) in ``window.<variable>``."""
    return f"window.{variable}={inert_json(data)};\n"


def inert_json(data: object) -> str:
    """Return ``data`` as JSON in which «<» never appears: no text can close a script or open a comment."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def list_parts(
    renderer: Renderer, index: str, variable: str, make: PerWord, size: int, *, first: int = 0
) -> Iterator[Planned]:
    """Yield scripts with ``size`` items each of what ``make`` makes: ``<variable>0``, ``<variable>1``…

    Those before the part number ``first`` are left out.
    """
    for number in range(first, -(-len(renderer.glossary.concepts) // size)):
        part = slice(number * size, (number + 1) * size)
        yield addresses.index_part(index, number), partial(_part, renderer, f"{variable}{number}", make, part)


def _part(renderer: Renderer, variable: str, make: PerWord, part: slice) -> str:
    return data_script(variable, renderer.once(make)[part])
