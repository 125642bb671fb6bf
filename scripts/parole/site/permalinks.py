"""Headings that lead to themselves: the link is the heading, so that it is spoken by its own name.

Once for every page, generated or hand-written. A heading that nobody sees, or that has a link inside, is
left alone.
"""

from __future__ import annotations

import re

_HEADING = re.compile(
    r'(<(h[23])\b(?![^>]*pc-solo-lettori)[^>]*\bid="([^"]+)"[^>]*>)((?:(?!<a\b|</\2>).)+)(?=</\2>)', re.DOTALL
)


def permalinks(html: str) -> str:
    """Return ``html`` with each second and third level heading that has an anchor made a link to it."""
    return _HEADING.sub(r'\1<a class="pc-qui" href="#\3">\4</a>', str(html))
