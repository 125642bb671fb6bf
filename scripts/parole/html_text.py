"""Text → HTML: what ``markupsafe.escape`` does, remembered: thousands of pages say the same names.

A ``Markup`` is made in Python at each call of ``escape``, and most are joined to a page at once: that took a
sixth of the time of the page of a word.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape


@lru_cache(maxsize=65536)
def escaped(text: str) -> str:
    """Return a plain text as HTML. Give it no ``Markup``: that would be escaped again."""
    return str(escape(str(text)))


def written(value: object) -> str:
    """Return what a template writes of any value: HTML as it is, everything else escaped."""
    if isinstance(value, Markup):
        return value
    return escaped(value) if type(value) is str else escape(value)
