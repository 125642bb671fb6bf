"""The card of a word, drawn: SVG with the letters as outlines, and the same as PNG.

Letters are drawn with the site's typefaces, so that the card is the same wherever it is opened; who does not
see it reads the whole texts in its title and description. No style, no script, nothing taken from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from resvg_py import svg_to_bytes

from parole.drawing import qr
from parole.drawing.palette import FAINT, HEADER, PALE_THREAD, PAPER, SHEETS, THREAD, WHITE
from parole.drawing.printable import visible
from parole.drawing.seams import Point, number, seam
from parole.drawing.typefaces import typeface
from parole.glossary import addresses
from parole.materials import card_layout as layout
from parole.materials.job import Job
from parole.model.concept import Concept
from parole.model.values import Agreement, SideName
from parole.rendering.edition import LICENCE
from parole.rendering.leaflet import CARD_HEIGHT, CARD_WIDTH, MISSING_SIDE, Leaflet, leaflet, status_of_all
from parole.rendering.renderer import Renderer

XLINK = "http://www.w3.org/1999/xlink"
_MARK = (("M4 8h18v32H4z", "#dce9f5"), ("M26 8h10a8 8 0 0 1 8 8v16a8 8 0 0 1-8 8H26z", "#f8dcc4"))
_MARK_SEAM = "M24 6v7M24 17v7M24 28v7M24 39v4"


def jobs(renderer: Renderer) -> Iterator[Job]:
    """Yield the two files of the card of every word."""
    for concept in renderer.glossary.alphabetical:
        said = leaflet(renderer, concept)
        yield Job(addresses.download(concept.id, "svg"), card_svg, (said,))
        yield Job(addresses.download(concept.id, "png"), card_png, (said,))
    for address, cover in covers(renderer):
        yield Job(address, cover_png, (cover,))


def covers(renderer: Renderer) -> Iterator[tuple[str, layout.Cover]]:
    """Yield what the pictures of the site and of its reading paths say, each with its address."""
    facts, glossary = renderer.facts, renderer.glossary

    def head(what: str, words: Sequence[Concept]) -> str:
        return " · ".join(filter(None, (what, f"{status_of_all(renderer, words)} {LICENCE}")))

    of_all = head(facts.city, glossary.alphabetical)
    yield (
        addresses.SITE_PICTURE,
        layout.Cover(of_all, facts.name, facts.description, addresses.shown(facts.url)),
    )
    for id_, path in glossary.paths.items():
        link = addresses.shown(facts.absolute(addresses.path(id_)))
        title, text = visible(path.titolo), visible(renderer.plain(path.descrizione))
        above = head(f"{facts.name} · Percorso", glossary.words_of(id_))
        yield addresses.path_download(id_, "png"), layout.Cover(above, title, text, link)


def card_png(said: Leaflet) -> bytes:
    """Return the card as PNG; no font of the machine has a part in it."""
    return _png(card_svg(said))


def cover_png(cover: layout.Cover) -> bytes:
    """Return the picture of a reading path, or of the site, as PNG: one sheet of both sides, sewn."""
    drawn = _card(cover.title, cover.text)
    _joined_sheets(drawn, Agreement.SI_COMPLETANO)
    _texts(drawn, layout.cover_settings(cover))
    return _png(ElementTree.tostring(drawn, encoding="utf-8"))


def _png(svg: bytes) -> bytes:
    return bytes(svg_to_bytes(svg_string=svg.decode("utf-8"), skip_system_fonts=True))


def card_svg(said: Leaflet) -> bytes:
    """Return the card as SVG."""
    card = _card(f"{said.full_name} — {said.site}", alternative(said))
    _sheets(card, said)
    _code(card, said)
    _texts(card, layout.settings(said))
    return bytes(ElementTree.tostring(card, encoding="utf-8"))


def _add(parent: Element, tag: str, **looks: str | float) -> Element:
    """Add an element: ``stroke_width=3`` is written ``stroke-width="3"``."""
    written = {
        name.replace("_", "-"): look if isinstance(look, str) else number(look)
        for name, look in looks.items()
    }
    return SubElement(parent, tag, written)


def _card(title: str, description: str) -> Element:
    """Return a card with nothing on it but the ground and, for who does not see it, what it will say."""
    width, height = number(CARD_WIDTH), number(CARD_HEIGHT)
    card = Element("svg", {"xmlns": qr.SVG, "xmlns:xlink": XLINK, "width": width, "height": height})
    card.attrib |= {"viewBox": f"0 0 {width} {height}", "role": "img"}
    card.set("aria-labelledby", "titolo descrizione")
    _add(card, "title", id="titolo").text = title
    _add(card, "desc", id="descrizione").text = description
    _ground(card)
    return card


def alternative(said: Leaflet) -> str:
    """Return what the card says, for who does not see it."""
    quoted = zip(SideName, said.quoted, strict=False)
    sides = (f"{name.label}: {text or MISSING_SIDE}" for name, text in quoted)
    return " ".join((said.brief, *sides, said.judgement, f"{said.stamp}.", said.link))


def _ground(card: Element) -> None:
    """Draw the paper, the dark band with its stitched hem, the mark of the site."""
    _add(card, "rect", width=CARD_WIDTH, height=CARD_HEIGHT, fill=PAPER)
    _add(card, "rect", width=CARD_WIDTH, height=layout.BAND_HEIGHT, fill=HEADER)
    hem = f"M0 {number(layout.BAND_HEIGHT)}H{number(CARD_WIDTH)}"
    _add(card, "path", d=hem, stroke=PALE_THREAD, stroke_width=4, stroke_dasharray="20 14")
    mark = _add(card, "g", transform=f"translate({number(layout.MARGIN - 3)} 22) scale(1)")
    for path, colour in _MARK:
        _add(mark, "path", d=path, fill=colour)
    _add(mark, "path", d=_MARK_SEAM, stroke=WHITE, stroke_width=3, stroke_linecap="round")


def _sheets(card: Element, said: Leaflet) -> None:
    """Draw the squared sheet of the administration, the rounded one of the Third Sector, and their seam."""
    if not said.quoted:
        _joined_sheets(card, said.agreement)
    for (name, colours), left, text in zip(SHEETS.items(), layout.SHEET_LEFTS, said.quoted, strict=False):
        place = {"x": left, "y": layout.SHEET_TOP, "rx": 2 if name is SideName.PA else 30}
        size = {"width": layout.SHEET_WIDTH, "height": layout.SHEET_HEIGHT}
        sheet = _add(card, "rect", **place, **size, fill=colours.ground, stroke=colours.edge, stroke_width=3)
        if not text:
            sheet.attrib |= {"fill": PAPER, "stroke-dasharray": "6 10"}
    if said.quoted:
        _seam(card, (CARD_WIDTH / 2, layout.SHEET_TOP), (0, layout.SHEET_HEIGHT / 2.6), said.agreement, 2.6)
    _seam(card, (layout.MARGIN + 2, 586), (90 / 2, 0), said.agreement, 2)


def _joined_sheets(card: Element, agreement: Agreement | None) -> None:
    """Draw one sheet, half squared and half rounded, and the seam that lies under the two names."""
    left, right = layout.MARGIN, CARD_WIDTH - layout.MARGIN
    ends = (
        left,
        CARD_WIDTH / 2,
        right - 30,
        layout.SHEET_TOP,
        layout.SHEET_TOP + layout.SHEET_HEIGHT,
        layout.SHEET_TOP + layout.SHEET_HEIGHT - 30,
    )
    start, middle, turn, top, bottom, last = map(number, ends)
    halves = (
        f"M{middle} {top}H{start}V{bottom}H{middle}",
        f"M{middle} {top}H{turn}a30 30 0 0 1 30 30V{last}a30 30 0 0 1 -30 30H{middle}",
    )
    for colours, half in zip(SHEETS.values(), halves, strict=True):
        _add(card, "path", d=half, fill=colours.ground, stroke=colours.edge, stroke_width=3)
    _seam(card, (left, layout.SHEET_TOP + layout.JOINED_AT), ((right - left) / 2.6, 0), agreement, 2.6)


def _seam(card: Element, at: Point, end: Point, agreement: Agreement | None, scale: float) -> None:
    """Draw a seam from ``at`` to ``end``, which is measured from there before it is enlarged."""
    drawn = seam(((0, 0), end), agreement)
    colour, width = (THREAD, 5 / scale) if agreement else (FAINT, 8 / scale)
    look = {"fill": "none", "stroke_linecap": "round", "stroke": colour}
    moved = f"translate({number(at[0])} {number(at[1])}) scale({number(scale)})"
    _add(card, "path", d=drawn, **look, stroke_width=width, transform=moved)


def _code(card: Element, said: Leaflet) -> None:
    """Draw the QR code of the short link, black on white."""
    x, y, module = layout.qr_place(said)
    side = qr.side(said.link)
    code = _add(card, "g", transform=f"translate({number(x)} {number(y)}) scale({module:g})")
    _add(code, "rect", width=side, height=side, rx=1.5, fill="#fff")
    _add(code, "path", d=qr.dark_path(said.link), fill="#000", shape_rendering="crispEdges")


def _texts(card: Element, placed: Sequence[layout.Setting]) -> None:
    """Draw every text: each glyph is defined once and used wherever it recurs."""
    shapes = SubElement(card, "defs")
    known: dict[tuple[str, str], str] = {}
    for setting in placed:
        face = typeface(setting.face)
        scale = f"{setting.size / face.units:.6f}"
        for index, line in enumerate(setting.lines):
            at = f"translate({number(setting.start(line))} {number(setting.baseline(index))})"
            drawn = _add(card, "g", fill=setting.colour, transform=f"{at} scale({scale} -{scale})")
            for glyph, x in face.places(line):
                if not (outline := face.outline(glyph)):
                    continue
                if (key := (setting.face, glyph)) not in known:
                    known[key] = f"g{len(known)}"
                    _add(shapes, "path", id=known[key], d=outline)
                SubElement(drawn, "use", {"xlink:href": f"#{known[key]}", "x": str(round(x))})
