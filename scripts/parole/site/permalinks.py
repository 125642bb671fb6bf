"""Headings that lead to themselves: the link is the heading, so that it is spoken by its own name.

Once for every page, generated or hand-written. A heading that nobody sees, that has a link inside, that a
script leads to or that stands in a form is left alone.
"""

from __future__ import annotations

import re

_HEADING = re.compile(
    r'(<(h[23])\b(?![^>]*(?:pc-solo-lettori|\btabindex\b))[^>]*\bid="([^"]+)"[^>]*>)'
    r"((?:(?!<a\b|</\2>).)+)(?=</\2>)",
    re.DOTALL,
)
_FORM = re.compile(r"(<form\b.*?</form>)", re.DOTALL)


def permalinks(html: str) -> str:
    """Return ``html`` with each second and third level heading that has an anchor made a link to it."""
    pieces = _FORM.split(str(html))
    pieces[::2] = [_HEADING.sub(r'\1<a class="pc-qui" href="#\3">\4</a>', piece) for piece in pieces[::2]]
    return "".join(pieces)
