"""A small page made once and cut where its copies differ: what the mould is for the pages of the theme."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup


class Stencil:
    """A page with holes: ``signs`` is what stands in it, in the place of each named text."""

    def __init__(self, html: str, signs: Mapping[str, str]) -> None:
        names = {sign: name for name, sign in signs.items()}
        pieces = re.split("|".join(f"({re.escape(sign)})" for sign in names), html)
        self._pieces = [piece for piece in pieces if piece is not None]
        self._holes = [(place, names[piece]) for place, piece in enumerate(self._pieces) if piece in names]

    def filled(self, **texts: Markup) -> str:
        """Return the page with ``texts``, which are HTML already, in its holes; a text is never cut again."""
        pieces = self._pieces.copy()
        for place, name in self._holes:
            pieces[place] = texts[name]
        return "".join(pieces)
