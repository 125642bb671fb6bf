"""A drawing of words → SVG, with real links: what a template would write, several times faster.

A page has two drawings with tens of sheets each: filling macros with every coordinate was most of the
cost of a page. Names and ways back are escaped here; everything else is a number or comes from this program.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from parole.drawing.drawing import NARROWER, Box, Drawing, Seam
from parole.drawing.seams import number
from parole.glossary import addresses
from parole.model.values import State


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
    for seam in drawing.seams:
        thread = _thread(seam)
        sewn[thread] = sewn.get(thread, "") + seam.path
    seams = "".join(f'<path class="pc-mappa__filo{thread}" d="{path}"/>\n' for thread, path in sewn.items())
    return trunk + seams


def _thread(seam: Seam) -> str:
    """Return what a thread has of its own: those that look the same are one path."""
    missing = "" if seam.agreement else " pc-mappa__filo--manca"
    return missing + (" pc-mappa__filo--gerarchia" if seam.relation == NARROWER else "")


def _link(box: Box, root: str) -> str:
    agreement = (box.agreement or State.MANCA_UNA_VOCE).label
    name = escape(box.name)
    title = f"<title>{name}</title>" if box.is_cut else ""
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
