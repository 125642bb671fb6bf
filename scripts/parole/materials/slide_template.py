"""The empty presentation that slides are made from: 16:9, the site's colours, three layouts in Italian.

It starts from the template inside python-pptx, in American format, and leaves in it nothing of what a trainer
would have to mend: no English prompt, no date, no printer, no thumbnail, fonts that every office suite has.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from parole.drawing import palette
from parole.materials.steady_zip import steady

WIDTH, HEIGHT = 960.0, 540.0  # points: 13.33 × 7.5 inches
MARGIN, BAND = 40.0, 96.0
TITLE_FONT, TEXT_FONT = "Georgia", "Arial"
HEM = 452.0  # of the cover, whose band is the whole slide
COVER, ONE_SHEET, TWO_SHEETS = 0, 1, 2
SHEET_TOP, SHEET_HEIGHT, SHEET_WIDTH = 112.0, 328.0, 408.0
SHEET_LEFTS = (MARGIN, WIDTH - MARGIN - SHEET_WIDTH)
LANGUAGE = "it-IT"
_PROMPTS = {"title": "Il titolo", "ctrTitle": "La parola", "subTitle": "La domanda"}
_BULLETS = {"buChar", "buFont", "buAutoNum", "buNone"}
# Left, top, width, height, in points.
Place = tuple[float, float, float, float]
_TITLE_PLACE = (MARGIN, 6.0, WIDTH - 2 * MARGIN, 84.0)
# The layouts that we keep, by their number in the template: the name, where the placeholders go.
_LAYOUTS: dict[int, tuple[str, Sequence[Place]]] = {
    0: ("Copertina", [(MARGIN, 60, WIDTH - 2 * MARGIN, 150), (MARGIN, 222, 620, 208)]),
    1: ("Titolo e testo", [_TITLE_PLACE, (MARGIN, SHEET_TOP, WIDTH - 2 * MARGIN, SHEET_HEIGHT)]),
    3: ("Due lati", [_TITLE_PLACE, *((x, SHEET_TOP, SHEET_WIDTH, SHEET_HEIGHT) for x in SHEET_LEFTS)]),
}
SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def empty_presentation() -> Any:
    """Return a new presentation without slides, with the layouts :data:`COVER` and the others."""
    return Presentation(BytesIO(_template()))


@cache
def _template() -> bytes:
    show = Presentation()
    show.slide_width, show.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _drop_leftovers(show)
    for index in reversed(range(len(show.slide_layouts))):
        if index not in _LAYOUTS:
            show.slide_layouts.remove(show.slide_layouts[index])
    _dress_master(show.slide_master)
    for layout, (name, places) in zip(show.slide_layouts, _LAYOUTS.values(), strict=True):
        _dress_layout(layout, name, places)
    _dress_cover(show.slide_layouts[COVER])
    return saved(show)


def saved(show: Any) -> bytes:
    """Return the file of a presentation: the same bytes for the same slides, whenever it is saved."""
    written = BytesIO()
    show.save(written)
    return steady(written.getvalue())


def rgb(colour: str) -> Any:
    """Return «#rrggbb» as python-pptx wants it."""
    make: Any = RGBColor
    return make(*bytes.fromhex(colour[1:]))


def describe(show: Any, *, title: str, site: str, status: str, about: str) -> None:
    """Write the properties of the file: its title, where it comes from, state and edition of its words.

    It has no dates: those that programs expect are of the file, and no clock is read.
    """
    core = show.core_properties
    core.title, core.author, core.last_modified_by = title[:255], site[:255], site[:255]
    core.subject, core.keywords, core.comments = "", "", about[:255]
    core.content_status, core.language, core.revision = status[:255], LANGUAGE, 1
    for date in core._element.xpath("dcterms:created | dcterms:modified"):
        core._element.remove(date)


def light_links(slide: Any) -> None:
    """Give links the colour of paper on a dark slide, where they would not be seen."""
    override = slide.element.find(qn("p:clrMapOvr"))
    override.clear()
    colours = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
    colours |= {accent: accent for accent in (f"accent{number}" for number in range(1, 7))}
    colours |= {"hlink": "lt1", "folHlink": "lt1"}
    etree.SubElement(override, qn("a:overrideClrMapping"), colours)


def divide(show: Any, sections: Sequence[tuple[str, int]]) -> None:
    """Divide a presentation in named sections, each from its first slide, counted from 0, to the next.

    PowerPoint shows and moves them; who does not know them passes over them.
    """
    slides, ends = show.slides._sldIdLst, [*(first for _, first in sections[1:]), len(show.slides)]
    # The last element of a presentation is where programs add what the standard does not know.
    extensions = show.element.find(qn("p:extLst")) or etree.SubElement(show.element, qn("p:extLst"))
    extension = etree.SubElement(extensions, qn("p:ext"), uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")
    listed = etree.SubElement(extension, f"{{{SECTIONS}}}sectionLst", nsmap={"p14": SECTIONS})
    for (name, first), end in zip(sections, ends, strict=True):
        key = f"{{{uuid5(NAMESPACE_URL, f'{first} {name}')}}}".upper()
        section = etree.SubElement(listed, f"{{{SECTIONS}}}section", name=name, id=key)
        members = etree.SubElement(section, f"{{{SECTIONS}}}sldIdLst")
        for slide in list(slides)[first:end]:
            etree.SubElement(members, f"{{{SECTIONS}}}sldId", id=slide.get("id"))


def _drop_leftovers(show: Any) -> None:
    """Take away the thumbnail and the printer of whoever made the template."""
    for rels in (show.part.package._rels, show.part._rels):
        for key, rel in list(rels.items()):
            if rel.reltype.endswith(("/thumbnail", "/printerSettings")):
                rels.pop(key)


def _dress_master(master: Any) -> None:
    """Give the master the colours, the fonts, the dark band and its stitched hem."""
    _dress_theme(master)
    _into_italian(master)
    put(next(each for each in master.placeholders if each.element.ph.get("type") == "title"), _TITLE_PLACE)
    for style in master.element.iter(qn("p:titleStyle")):
        for properties in style.iter(qn("a:defRPr")):
            _set_colour(properties, palette.WHITE)
        for level in style.iter(qn("a:lvl1pPr")):
            level.set("algn", "l")
    _no_bullets(master.element)
    _fill(master.background, palette.PAPER)
    # Behind everything else: the master cannot be given shapes otherwise.
    master.shapes._spTree.insert(2, _plain_shape(90, 0.0, BAND, palette.HEADER))
    master.shapes._spTree.insert(3, _plain_shape(91, BAND, 0.0, palette.PALE_THREAD))


def _fill(background: Any, colour: str) -> None:
    background.fill.solid()
    background.fill.fore_color.rgb = rgb(colour)


def _dress_theme(master: Any) -> None:
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    sides = list(palette.SHEETS.values())
    colours = {
        "dk1": palette.INK,
        "lt1": palette.WHITE,
        "dk2": palette.HEADER,
        "lt2": palette.PAPER,
        "hlink": palette.LINK,
        "folHlink": palette.FAINT,
    }
    accents = (
        sides[0].edge,
        sides[1].edge,
        palette.THREAD,
        palette.WARNING.edge,
        palette.ADVICE.edge,
        palette.FAINT,
    )
    colours |= {f"accent{index}": colour for index, colour in enumerate(accents, 1)}
    for name, colour in colours.items():
        slot = next(theme.iter(qn(f"a:{name}")))
        slot.clear()
        etree.SubElement(slot, qn("a:srgbClr"), val=colour[1:])
    for kind, font in (("majorFont", TITLE_FONT), ("minorFont", TEXT_FONT)):
        next(next(theme.iter(qn(f"a:{kind}"))).iter(qn("a:latin"))).set("typeface", font)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plain_shape(number: int, top: float, height: float, colour: str) -> Any:
    """Return a shape as wide as the slide: a filled band, or, without height, a dashed line."""
    fill = f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
    look = f"{fill}<a:ln><a:noFill/></a:ln>"
    if not height:
        look = f'<a:noFill/><a:ln w="38100">{fill}<a:prstDash val="dash"/></a:ln>'
    shape = "rect" if height else "line"
    return etree.fromstring(
        '<p:sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        f'<p:nvSpPr><p:cNvPr id="{number}" name="Fascia {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        "</p:nvSpPr>"
        f'<p:spPr><a:xfrm><a:off x="0" y="{Pt(top)}"/><a:ext cx="{Pt(WIDTH)}" cy="{Pt(height)}"/></a:xfrm>'
        f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>{look}</p:spPr></p:sp>'
    )


def _dress_layout(layout: Any, name: str, places: Sequence[Place]) -> None:
    layout.name = name
    _into_italian(layout)
    _no_bullets(layout.element)
    for shape, place in zip(layout.placeholders, places, strict=True):
        put(shape, place)


def _dress_cover(cover: Any) -> None:
    """Make the cover dark all over."""
    cover.element.set("showMasterSp", "0")
    _fill(cover.background, palette.HEADER)
    cover.shapes._spTree.insert(2, _plain_shape(91, HEM, 0.0, palette.PALE_THREAD))
    for level in cover.element.iter(qn("a:lvl1pPr")):
        level.set("algn", "l")


def _into_italian(page: Any) -> None:
    """Put Italian prompts in the placeholders, and take away date, footer and number."""
    for shape in list(page.placeholders):
        kind = shape.element.ph.get("type", "")
        if kind in {"dt", "ftr", "sldNum"}:
            shape.element.getparent().remove(shape.element)
        else:
            shape.name = _PROMPTS.get(kind, "Testo")
            shape.text_frame.text = _PROMPTS.get(kind, "Il testo")
    for element in page.element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        element.set("lang", LANGUAGE)


def put(shape: Any, place: Place) -> None:
    """Put a shape in its place."""
    shape.left, shape.top, shape.width, shape.height = (Pt(value) for value in place)


def _no_bullets(element: Any) -> None:
    """Leave no bullet and no hanging indent: our texts are paragraphs, not lists."""
    for level in (e for e in element.iter() if etree.QName(e).localname.startswith("lvl")):
        for bullet in [each for each in level if etree.QName(each).localname in _BULLETS]:
            level.remove(bullet)
        level.set("marL", "0")
        level.set("indent", "0")
        last = {"tabLst", "defRPr"}  # what the schema wants after it
        following = next((i for i, e in enumerate(level) if etree.QName(e).localname in last), len(level))
        level.insert(following, level.makeelement(qn("a:buNone"), {}))


def _set_colour(properties: Any, colour: str) -> None:
    for fill in properties.findall(qn("a:solidFill")):
        properties.remove(fill)
    fill = properties.makeelement(qn("a:solidFill"), {})
    etree.SubElement(fill, qn("a:srgbClr"), val=colour[1:])
    properties.insert(0, fill)
