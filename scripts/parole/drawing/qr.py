"""QR codes (ISO/IEC 18004) of the short links: for slides, cards, paper."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

import segno

from parole.drawing.printable import visible

# A quarter of the code may be covered or spoilt and it still reads.
ERROR_CORRECTION = "q"
QUIET_ZONE = 4
# Any mask reads; trying all eight to find the most even one would take six times as long.
MASK = 2
_DARK = re.compile(rb"\x01+")
SVG = "http://www.w3.org/2000/svg"


@lru_cache(maxsize=64)
def modules(link: str) -> tuple[bytes, ...]:
    """Return the rows of the code of ``link``, without its quiet zone: a byte each module, 1 if dark."""
    return tuple(map(bytes, segno.make(link, error=ERROR_CORRECTION, mask=MASK, micro=False).matrix))


def dark_path(link: str) -> str:
    """Return the dark modules as the ``d`` of an SVG path: one unit a module, the quiet zone included."""
    return "".join(
        f"M{run.start() + QUIET_ZONE} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(modules(link), QUIET_ZONE)
        for run in _DARK.finditer(row)
    )


def side(link: str) -> int:
    """Return how many modules a side of the code has, with its quiet zone."""
    return len(modules(link)) + 2 * QUIET_ZONE


def qr_svg(link: str, name: str) -> bytes:
    """Return the code as a picture by itself: black on white whatever the page, told to who does not see it.

    ``name`` is the word behind the link.
    """
    size = side(link)
    natural = str(size * 8)
    whole = ElementTree.Element(
        "svg", {"xmlns": SVG, "viewBox": f"0 0 {size} {size}", "width": natural, "height": natural}
    )
    whole.attrib |= {"role": "img", "aria-labelledby": "titolo descrizione"}
    ElementTree.SubElement(whole, "title", id="titolo").text = f"Codice QR di «{visible(name)}»"
    ElementTree.SubElement(whole, "desc", id="descrizione").text = f"Apre {visible(link)}"
    ElementTree.SubElement(whole, "rect", width=str(size), height=str(size), fill="#fff")
    ElementTree.SubElement(whole, "path", d=dark_path(link), fill="#000")
    return bytes(ElementTree.tostring(whole, encoding="utf-8"))
