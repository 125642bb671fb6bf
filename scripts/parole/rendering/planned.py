"""What every maker yields: an address of the site, and how what answers there is made.

An address is known without making anything: building makes all of them, serving the one that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from parole.rendering.page import Page

Content = str | bytes
Make = Callable[[], Content]
Planned = tuple[str, Make]
# A page comes before its mould: the address is that of the page, not of its file.
PlannedPage = tuple[str, Callable[[], Page]]


def encoded(content: Content) -> bytes:
    """Return what is written of a content: a text as UTF-8, bytes as they are."""
    return content if isinstance(content, bytes) else content.encode("utf-8")
