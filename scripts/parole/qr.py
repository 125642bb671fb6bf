"""QR codes (ISO/IEC 18004) of the short links: for slides, cards, paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree

import segno

from parole.visible import visible

# A quarter of the code may be covered or spoilt and it still reads.
ERROR_CORRECTION = "q"
QUIET_ZONE = 4
# Any mask reads; trying all eight to find the most even one would take six times as long.
MASK = 2
_DARK = re.compile(rb"\x01+")
SVG = "http://www.w3.org/2000/svg"


@lru_cache(maxsize=64)
def modules(link: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the code of ``link``, without its quiet zone: whether each module is dark."""
    code = segno.make(link, error=ERROR_CORRECTION, mask=MASK, micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def dark_path(link: str) -> str:
    """Return the dark modules as the ``d`` of an SVG path: one unit a module, the quiet zone included."""
    return "".join(
        f"M{start + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(modules(link))
        for start, length in _runs(row)
    )


def _runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield where each dark stretch begins and how long it is."""
    return ((run.start(), len(run[0])) for run in _DARK.finditer(bytes(row)))


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
