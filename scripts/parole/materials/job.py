"""One file to make: where it goes, how, and from what."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """Makes the file at ``address`` by calling ``make(*content)``, which returns its bytes.

    ``make`` is a function of a module (it goes to another process by name); ``content`` is all that it
    depends on, in plain values; ``version`` changes when ``make`` gives something else for the same content.
    """

    address: str
    make: Callable[..., bytes]
    content: tuple[object, ...]
    version: str = "1"

    @property
    def key(self) -> str:
        """The name of the result in a cache: the same key, the same bytes."""
        # Protocol 4 writes equal plain values as equal bytes, whatever the process and the hash seed.
        named = (self.make.__module__, self.make.__qualname__, self.version, self.content)
        return hashlib.sha256(pickle.dumps(named, protocol=4)).hexdigest()
