"""What a drawing of words is made of, plain tuples, and the same as SVG with real links.

Every measure is in the units of the drawing, which are pixels at its natural size. No template writes it: a
page has two drawings with tens of sheets each, and filling macros with every coordinate was most of its cost.
Names and ways back are escaped here; everything else is a number or comes from this program.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from parole.drawing.seams import number
from parole.drawing.text_width import ELLIPSIS
from parole.glossary import addresses
from parole.model.values import Agreement, State

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


def drawing_svg(drawing: Drawing, shape: str, name: str, root: str) -> Markup:
    """Return a drawing as SVG: ``shape`` is «largo» or «stretto», ``root`` the way back of its links.

    Lines are for the eye only: each link says the same in words.
    """
    size = f"{number(drawing.width + 4)} {number(drawing.height + 4)}"
    start = (
        f'<svg class="pc-mappa__disegno pc-mappa__disegno--{shape}" viewBox="-2 -2 {size}" role="group" '
        f'aria-label="{escape(name)}">\n<g aria-hidden="true">\n'
    )
    centre = f'<g class="pc-mappa__centro">{_sheet(drawing.centre)}</g>\n</g>\n'
    way_back = escape(root)
    links = "".join(_link(box, way_back) for box in drawing.boxes)
    return Markup(f"{start}{_lines(drawing)}{centre}{links}</svg>\n")


def _lines(drawing: Drawing) -> str:
    trunk = f'<path class="pc-mappa__tronco" d="{"".join(drawing.trunks)}"/>\n' if drawing.trunks else ""
    sewn: dict[str, str] = {}
    for seam in drawing.seams:  # those that look the same are one path
        thread = "" if seam.agreement else " pc-mappa__filo--manca"
        thread += " pc-mappa__filo--gerarchia" if seam.relation == NARROWER else ""
        sewn[thread] = sewn.get(thread, "") + seam.path
    seams = "".join(f'<path class="pc-mappa__filo{thread}" d="{path}"/>\n' for thread, path in sewn.items())
    return trunk + seams


def _link(box: Box, root: str) -> str:
    agreement = (box.agreement or State.MANCA_UNA_VOCE).label
    name = escape(box.name)
    title = f"<title>{name}</title>" if box.lines[-1].endswith(ELLIPSIS) else ""
    said = f"{name}, {escape(box.relation.lower())}: {escape(agreement.lower())}"
    target = escape(addresses.word(box.target))
    return f'<a href="{root}{target}" aria-label="{said}">{title}{_sheet(box)}</a>\n'


def _sheet(box: Box) -> str:
    """Return a sheet with its name: two corners are rounded."""
    across = number(box.width - 10)
    outline = (
        f"M{number(box.x)} {number(box.y)}h{across}q10 0 10 10v{number(box.height - 20)}"
        f"q0 10-10 10h-{across}z"
    )
    return f'<path d="{outline}"/><text{_name(box)}</text>'


def _name(box: Box) -> str:
    """Return the lines of a name, the first in the text itself, whose tag is still open.

    A space between two lines keeps words apart where they are read aloud.
    """
    first, *others = (f' x="{number(line.x)}" y="{number(line.y)}">{escape(line.text)}' for line in box.text)
    for line in others:
        first += f"{'' if first.endswith('-') else ' '}<tspan{line}</tspan>"
    return first
