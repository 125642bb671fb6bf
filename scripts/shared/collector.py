"""Python's collector of garbage, out of the way while a whole glossary is read and rendered."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector(*, for_good: bool = False) -> Iterator[None]:
    """Let Python look for no cycles of garbage meanwhile; a block, or a decorator.

    It looks every few hundred new objects, through all that is alive: the words of a glossary are many, live
    as long as the program and make no cycles. At 5,000 words that took a twentieth of a build, for nothing.
    ``for_good`` is for a program about to end: what is alive is left out of the last collection too, which
    Python makes on its way out, and which took as much again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if was_on:
            gc.enable()
