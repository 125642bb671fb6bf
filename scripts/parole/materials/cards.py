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
from parole.drawing.typefaces import Typeface, typeface
from parole.glossary import addresses
from parole.materials.card_layout import (
    BAND_HEIGHT,
    JOINED_AT,
    MARGIN,
    SHEET_HEIGHT,
    SHEET_LEFTS,
    SHEET_TOP,
    SHEET_WIDTH,
    Cover,
    Setting,
    cover_settings,
    qr_place,
    settings,
)
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


def covers(renderer: Renderer) -> Iterator[tuple[str, Cover]]:
    """Yield what the pictures of the site and of its reading paths say, each with its address."""
    facts, glossary = renderer.facts, renderer.glossary

    def head(what: str, words: Sequence[Concept]) -> str:
        return " · ".join(filter(None, (what, f"{status_of_all(renderer, words)} {LICENCE}")))

    of_all = head(facts.city, glossary.alphabetical)
    yield addresses.SITE_PICTURE, Cover(of_all, facts.name, facts.description, addresses.shown(facts.url))
    for id_, path in glossary.paths.items():
        link = addresses.shown(facts.absolute(addresses.path(id_)))
        title, text = visible(path.titolo), visible(renderer.plain(path.descrizione))
        above = head(f"{facts.name} · Percorso", glossary.words_of(id_))
        yield addresses.path_download(id_, "png"), Cover(above, title, text, link)


def card_png(said: Leaflet) -> bytes:
    """Return the card as PNG; no font of the machine has a part in it."""
    return _png(card_svg(said))


def cover_png(cover: Cover) -> bytes:
    """Return the picture of a reading path, or of the site, as PNG: one sheet of both sides, sewn."""
    drawn = _card(cover.title, cover.text)
    _joined_sheets(drawn, Agreement.SI_COMPLETANO)
    _texts(drawn, cover_settings(cover))
    return _png(ElementTree.tostring(drawn, encoding="utf-8"))


def _png(svg: bytes) -> bytes:
    return bytes(svg_to_bytes(svg_string=svg.decode("utf-8"), skip_system_fonts=True))


def card_svg(said: Leaflet) -> bytes:
    """Return the card as SVG."""
    card = _card(f"{said.full_name} — {said.site}", alternative(said))
    _sheets(card, said)
    _code(card, said)
    _texts(card, settings(said))
    return bytes(ElementTree.tostring(card, encoding="utf-8"))


def _card(title: str, description: str) -> Element:
    """Return a card with nothing on it but the ground and, for who does not see it, what it will say."""
    size = {
        "width": number(CARD_WIDTH),
        "height": number(CARD_HEIGHT),
        "viewBox": f"0 0 {number(CARD_WIDTH)} {number(CARD_HEIGHT)}",
    }
    card = Element("svg", {"xmlns": qr.SVG, "xmlns:xlink": XLINK, **size})
    card.attrib |= {"role": "img", "aria-labelledby": "titolo descrizione"}
    SubElement(card, "title", id="titolo").text = title
    SubElement(card, "desc", id="descrizione").text = description
    _ground(card)
    return card


def alternative(said: Leaflet) -> str:
    """Return what the card says, for who does not see it."""
    sides = (
        f"{name.label}: {text or MISSING_SIDE}" for name, text in zip(SideName, said.quoted, strict=False)
    )
    return " ".join((said.brief, *sides, said.judgement, f"{said.stamp}.", said.link))


def _ground(card: Element) -> None:
    """Draw the paper, the dark band with its stitched hem, the mark of the site."""
    SubElement(card, "rect", width=number(CARD_WIDTH), height=number(CARD_HEIGHT), fill=PAPER)
    SubElement(card, "rect", width=number(CARD_WIDTH), height=number(BAND_HEIGHT), fill=HEADER)
    hem = {"stroke": PALE_THREAD, "stroke-width": "4", "stroke-dasharray": "20 14"}
    SubElement(card, "path", {"d": f"M0 {number(BAND_HEIGHT)}H{number(CARD_WIDTH)}", **hem})
    mark = SubElement(card, "g", transform=f"translate({number(MARGIN - 3)} 22) scale(1)")
    for path, colour in _MARK:
        SubElement(mark, "path", d=path, fill=colour)
    SubElement(
        mark, "path", {"d": _MARK_SEAM, "stroke": WHITE, "stroke-width": "3", "stroke-linecap": "round"}
    )


def _sheets(card: Element, said: Leaflet) -> None:
    """Draw the squared sheet of the administration, the rounded one of the Third Sector, and their seam."""
    if not said.quoted:
        _joined_sheets(card, said.agreement)
    for (name, colours), left, text in zip(SHEETS.items(), SHEET_LEFTS, said.quoted, strict=False):
        radius = "2" if name is SideName.PA else "30"
        sheet = SubElement(card, "rect", x=number(left), y=number(SHEET_TOP), rx=radius)
        sheet.attrib |= {"width": number(SHEET_WIDTH), "height": number(SHEET_HEIGHT)}
        sheet.attrib |= {"fill": colours.ground, "stroke": colours.edge, "stroke-width": "3"}
        if not text:
            sheet.attrib |= {"fill": PAPER, "stroke-dasharray": "6 10"}
    if said.quoted:
        _seam(card, (CARD_WIDTH / 2, SHEET_TOP), [(0, 0), (0, SHEET_HEIGHT / 2.6)], said.agreement, 2.6)
    _seam(card, (MARGIN + 2, 586), [(0, 0), (90 / 2, 0)], said.agreement, 2)


def _joined_sheets(card: Element, agreement: Agreement | None) -> None:
    """Draw one sheet, half squared and half rounded, and the seam that lies under the two names."""
    left, middle, right = MARGIN, CARD_WIDTH / 2, CARD_WIDTH - MARGIN
    top, bottom = SHEET_TOP, SHEET_TOP + SHEET_HEIGHT
    halves = (
        f"M{number(middle)} {number(top)}H{number(left)}V{number(bottom)}H{number(middle)}",
        f"M{number(middle)} {number(top)}H{number(right - 30)}a30 30 0 0 1 30 30V{number(bottom - 30)}"
        f"a30 30 0 0 1 -30 30H{number(middle)}",
    )
    for colours, half in zip(SHEETS.values(), halves, strict=True):
        SubElement(
            card, "path", {"d": half, "fill": colours.ground, "stroke": colours.edge, "stroke-width": "3"}
        )
    width = (right - left) / 2.6
    _seam(card, (left, top + JOINED_AT), [(0, 0), (width, 0)], agreement, 2.6)


def _seam(
    card: Element, at: Point, points: Sequence[Point], agreement: Agreement | None, scale: float
) -> None:
    line = {"d": seam(points, agreement), "fill": "none", "stroke-linecap": "round"}
    line |= {
        "stroke": THREAD if agreement else FAINT,
        "stroke-width": number(5 / scale if agreement else 8 / scale),
    }
    x, y = at
    SubElement(
        card, "path", {**line, "transform": f"translate({number(x)} {number(y)}) scale({number(scale)})"}
    )


def _code(card: Element, said: Leaflet) -> None:
    """Draw the QR code of the short link, black on white."""
    x, y, module = qr_place(said)
    side = str(qr.side(said.link))
    code = SubElement(card, "g", transform=f"translate({number(x)} {number(y)}) scale({module:g})")
    SubElement(code, "rect", width=side, height=side, rx="1.5", fill="#fff")
    SubElement(code, "path", {"d": qr.dark_path(said.link), "fill": "#000", "shape-rendering": "crispEdges"})


def _texts(card: Element, placed: Sequence[Setting]) -> None:
    """Draw every text: each glyph is defined once and used wherever it recurs."""
    shapes = SubElement(card, "defs")
    known: dict[tuple[str, str], str] = {}
    for setting in placed:
        face = typeface(setting.face)
        for index, line in enumerate(setting.lines):
            _line(card, shapes, known, setting, face, index, line)


def _line(
    card: Element,
    shapes: Element,
    known: dict[tuple[str, str], str],
    setting: Setting,
    face: Typeface,
    index: int,
    line: str,
) -> None:
    scale = f"{setting.size / face.units:.6f}"
    at = f"translate({number(setting.start(line))} {number(setting.baseline(index))})"
    drawn = SubElement(card, "g", fill=setting.colour, transform=f"{at} scale({scale} -{scale})")
    for glyph, x in face.places(line):
        if not (outline := face.outline(glyph)):
            continue
        if (name := known.get((setting.face, glyph))) is None:
            name = known[setting.face, glyph] = f"g{len(known)}"
            SubElement(shapes, "path", id=name, d=outline)
        SubElement(drawn, "use", {"xlink:href": f"#{name}", "x": str(round(x))})
