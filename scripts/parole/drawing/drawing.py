"""What a drawing of words is made of: plain tuples, made by the dozen, that a template writes as SVG.

Every measure is in the units of the drawing, which are pixels at its natural size.
"""

from __future__ import annotations

from typing import NamedTuple

from parole.drawing.text_width import ELLIPSIS
from parole.model.values import Agreement

FONT, LINE, PADDING = 14, 17, 8
# The relation of a word that hangs from another one: its seam is thinner.
NARROWER = "Più specifico"


class Line(NamedTuple):
    """A line of text: ``x`` is its middle, ``y`` the line it stands on."""

    text: str
    x: float
    y: float


class Box(NamedTuple):
    """A sheet with a name on it; ``target`` is the word it leads to, ``relation`` what it is to it."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    name: str
    target: str = ""
    relation: str = ""
    agreement: Agreement | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def is_cut(self) -> bool:
        """Whether the box shows only the beginning of the name."""
        return bool(self.lines) and self.lines[-1].endswith(ELLIPSIS)

    @property
    def bottom(self) -> float:
        """Where the box ends."""
        return self.y + self.height

    @property
    def text(self) -> tuple[Line, ...]:
        """The lines of the name, in the middle of the box."""
        x, middle = self.middle
        first = middle - len(self.lines) * LINE / 2 + LINE * 0.74
        return tuple(Line(line, x, first + LINE * index) for index, line in enumerate(self.lines))

    def at(self, x: float, y: float) -> Box:
        """Return the same box elsewhere."""
        return Box(x, y, *self[2:])


class Seam(NamedTuple):
    """A stitched line towards a word; ``path`` is the ``d`` of an SVG path."""

    path: str
    relation: str
    agreement: Agreement | None


class Drawing(NamedTuple):
    """A picture: boxes in the order in which a keyboard meets them; ``centre`` is not a link."""

    width: float
    height: float
    centre: Box
    boxes: tuple[Box, ...] = ()
    seams: tuple[Seam, ...] = ()
    trunks: tuple[str, ...] = ()
