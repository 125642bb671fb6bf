"""One file to make: where it goes, how, and from what."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

# The only tool that a job may ask for: a running Chromium, as Playwright drives it.
BROWSER = "browser"


@dataclass(frozen=True, slots=True)
class Job:
    """Makes the file at ``address`` by calling ``make(*content)``, which returns its bytes.

    ``make`` is a function of a module (it goes to another process by name); ``content`` is all that it
    depends on, in plain values: texts, numbers, bytes, tuples, frozen dataclasses of those (a change of the
    engine or of its libraries is seen anyway). A job with ``tool`` = :data:`BROWSER` is called as
    ``make(browser, *content)``, one at a time, with a browser that is already running.
    """

    address: str
    make: Callable[..., bytes]
    content: tuple[object, ...]
    tool: str = ""

    @property
    def key(self) -> str:
        """The name of the result in a cache: the same key, the same bytes."""
        # Equal plain values are written as equal texts, whatever the process. Not pickle: it writes a text
        # that comes back as the very same object in another way than an equal one.
        named = (self.make.__module__, self.make.__qualname__, self.content)
        return hashlib.sha256(repr(named).encode("utf-8", "surrogatepass")).hexdigest()
