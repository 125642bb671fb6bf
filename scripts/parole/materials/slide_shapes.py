"""What slides are made of: texts that fit, sheets, the seam as a native line, the QR code, the click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt
from resvg_py import svg_to_bytes

from parole.drawing import qr
from parole.drawing.palette import FAINT, INK, PALE_THREAD, PAPER, THREAD, WHITE, SheetColours
from parole.drawing.seams import Point, strokes
from parole.drawing.text_width import filled, text_width
from parole.glossary import addresses
from parole.materials.slide_template import Place, rgb
from parole.rendering.leaflet import Leaflet

# Single spacing of the fonts that office suites have is never higher.
LINE = 1.2
PADDING_X, PADDING_Y = 18.0, 14.0
LABEL_SIZE, LABEL_GAP = 22.0, 6.0
TITLE_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0, 12.0, 10.0)
COVER_SIZES = (72.0, 66.0, 60.0, 54.0, 48.0, 40.0, 34.0, 28.0, *TITLE_SIZES[4:])
# Of the stitches between two sheets, and of those beside a word.
SEAM_SCALE, SIGN_SCALE = 2.2, 1.4
# The widest of the fonts that stand in for ours, in texts and in bold titles, are wider than our measures.
SPARE, BOLD_SPARE = 1.06, 1.18
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
# The one animation there is, «appear», of ECMA-376 (part 1, 19.5). Office suites play it; who prints the
# slide, or reads it aloud, has all of it at once.
_TIMING = (
    '<p:timing xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:tnLst><p:par>'
    '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
    '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
    '<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
    '<p:par><p:cTn id="4" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>'
    "{steps}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>"
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
    '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>'
    "</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst><p:bldLst>{built}</p:bldLst></p:timing>"
)
_STEP = (
    '<p:par><p:cTn id="{first}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" '
    'nodeType="{kind}"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr>'
    '<p:cTn id="{second}" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>'
    '<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName>'
    '</p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text on a coloured sheet, under its label; ``written`` is false where a side is still missing.

    Each line of the text is a paragraph of its own.
    """

    label: str
    text: str
    colours: SheetColours
    is_round: bool = False
    written: bool = True


def fits(text: str, width: float, height: float, size: float, *, bold: bool = False) -> bool:
    """Whether ``text`` at ``size`` stands in a space so wide and high; all in points."""
    spare, paragraphs = BOLD_SPARE if bold else SPARE, text.split("\n")
    lines = sum(len(filled(p, width, lambda t: text_width(t, size, bold=bold) * spare)) for p in paragraphs)
    return lines * size * LINE + (len(paragraphs) - 1) * LABEL_GAP <= height


def largest(text: str, width: float, height: float, sizes: Sequence[float], *, bold: bool = False) -> float:
    """Return the largest of ``sizes`` at which ``text`` fits, or the smallest."""
    return next((size for size in sizes if fits(text, width, height, size, bold=bold)), sizes[-1])


def common_size(sheets: Sequence[Sheet], width: float, height: float, sizes: Sequence[float]) -> float:
    """Return the largest of ``sizes`` at which every text stands under its label, or the smallest."""
    left = height - (LABEL_SIZE * LINE + LABEL_GAP + 2 * PADDING_Y)
    fitting = (largest(sheet.text, width - 2 * PADDING_X, left, sizes) for sheet in sheets)
    return min(fitting, default=sizes[-1])


def write_title(place: Any, title: str, name: int, room: str) -> None:
    """Write a title as large as it fits with ``room`` after; its first ``name`` letters stand out."""
    sizes, frame = TITLE_SIZES if room else COVER_SIZES, place.text_frame
    longest = max(title, title[:name] + room, key=len)
    size = largest(longest, place.width.pt - 16, place.height.pt - 8, sizes, bold=True)
    place.name, frame.word_wrap = "Titolo", True
    write(frame, title[:name], size, WHITE, bold=True)
    if rest := title[name:]:
        _add(frame.paragraphs[0], rest, max(size * 0.75, min(size, 20)), PALE_THREAD, bold=False)


def write(frame: Any, text: str, size: float, colour: str, *, bold: bool = False) -> Any:
    """Write ``text`` as the next paragraph of a text frame, in Italian, and return its run."""
    paragraph = frame.add_paragraph() if frame.text else frame.paragraphs[0]
    return _add(paragraph, text, size, colour, bold=bold)


def _add(paragraph: Any, text: str, size: float, colour: str, *, bold: bool) -> Any:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.language_id = Pt(size), bold, MSO_LANGUAGE_ID.ITALIAN
    run.font.color.rgb = rgb(colour)
    return run


def lead_to(run: Any, slide: Any) -> None:
    """Let a text lead to another slide of the same presentation."""
    key = run.part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    run.font._rPr.add_hlinkClick(key).set("action", "ppaction://hlinksldjump")


def fill_sheet(slide: Any, place: Any, sheet: Sheet, size: float) -> None:
    """Write a sheet in a placeholder, and draw it behind: some programs give no outline to placeholders."""
    _draw_sheet(slide, place, sheet)
    frame = place.text_frame
    frame.margin_left = frame.margin_right = Pt(PADDING_X)
    frame.margin_top = frame.margin_bottom = Pt(PADDING_Y)
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE  # for who adds to the text: as it is, it fits
    write(frame, sheet.label, LABEL_SIZE, sheet.colours.title, bold=True)
    for line in filter(None, sheet.text.split("\n")):
        write(frame, line, size, INK if sheet.written else FAINT)
    for paragraph in frame.paragraphs:
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(LABEL_GAP)
    frame.paragraphs[-1].space_after = Pt(0)
    place.name = sheet.label


def put_in_reading_order(slide: Any) -> None:
    """Order shapes from top to bottom, as a screen reader tells them; sheets stay behind their texts."""
    for shape in sorted(slide.shapes, key=lambda shape: (shape.top, shape.left)):
        slide.shapes._spTree.append(shape.element)


def _draw_sheet(slide: Any, place: Any, sheet: Sheet) -> None:
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if sheet.is_round else MSO_SHAPE.RECTANGLE
    shape = slide.shapes.add_shape(kind, place.left, place.top, place.width, place.height)
    if sheet.is_round:
        shape.adjustments[0] = 0.07
    shape.element.remove(shape.element.find(qn("p:style")))  # it would bring the shadow of the theme
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(sheet.colours.ground if sheet.written else PAPER)
    shape.line.color.rgb, shape.line.width = rgb(sheet.colours.edge), Pt(2)
    if not sheet.written:
        shape.line.dash_style = MSO_LINE.ROUND_DOT
    shape.name = f"Foglio: {sheet.label}"
    _decorative(shape)
    slide.shapes._spTree.insert(2, shape.element)  # behind all the rest


def _decorative(shape: Any) -> None:
    """Tell screen readers to pass over a shape (the extension that Office has for it)."""
    shape.element._nvXxPr.cNvPr.append(parse_xml(_DECORATIVE))


def text_box(
    slide: Any,
    name: str,
    text: str,
    place: Place,
    sizes: Sequence[float],
    colour: str,
    *,
    bold: bool = False,
    to_the_right: bool = False,
) -> Any:
    """Write ``text`` in a new box without margins, as large as it fits there, and return its run."""
    box = slide.shapes.add_textbox(*(Pt(value) for value in place))
    box.name, frame = name, box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if to_the_right else PP_ALIGN.LEFT
    return write(frame, text, largest(text, *place[2:], sizes, bold=bold), colour, bold=bold)


def link_box(
    slide: Any, link: str, place: Place, sizes: Sequence[float], colour: str, *, to_the_right: bool = False
) -> None:
    """Write ``link`` as it is read aloud, and let it open; a site without an address has none to give."""
    shown = addresses.shown(link)
    run = text_box(slide, "Indirizzo", shown, place, sizes, colour, bold=True, to_the_right=to_the_right)
    if link.startswith("http"):
        run.hyperlink.address = link


def draw_seam(slide: Any, said: Leaflet, start: Point, end: Point) -> None:
    """Draw the seam of a word, which says the agreement."""
    seam = _stitched(slide, said, start, end, THREAD, SEAM_SCALE)
    tell(seam, "Cucitura", f"Cucitura: {said.verdict.lower()}")


def draw_sign(slide: Any, said: Leaflet, start: Point, end: Point, colour: str) -> None:
    """Draw the small seam beside the agreement in words, which screen readers then need not hear twice."""
    sign = _stitched(slide, said, start, end, colour, SIGN_SCALE)
    sign.name = "Segno dell’accordo"
    _decorative(sign)


def _stitched(slide: Any, said: Leaflet, start: Point, end: Point, colour: str, scale: float) -> Any:
    """Return the seam of a word as one native line that can be moved and recoloured."""
    x, y = start
    lines = [
        [(int(Pt(x + a * scale)), int(Pt(y + b * scale))) for a, b in stroke]
        for stroke in strokes([(0, 0), ((end[0] - x) / scale, (end[1] - y) / scale)], said.agreement)
    ]
    builder = slide.shapes.build_freeform(*lines[0][0], scale=1.0)
    for index, (first, *others) in enumerate(lines):
        if index:
            builder.move_to(*first)
        builder.add_line_segments(others, close=False)
    shape = builder.convert_to_shape()
    shape.element.remove(shape.element.find(qn("p:style")))  # it would bring the shadow of the theme
    shape.fill.background()
    shape.line.color.rgb, shape.line.width = rgb(colour), Pt(2 * scale if said.agreement else 3 * scale)
    shape.line._get_or_add_ln().set("cap", "rnd")
    return shape


def add_qr(slide: Any, link: str, name: str, place: tuple[float, float, float]) -> None:
    """Add the QR code of ``link`` as a picture that opens it too; ``place`` is left, top, side.

    A site without an address has no link that a phone could open.
    """
    if not link.startswith("http"):
        return
    left, top, side = (Pt(value) for value in place)
    picture = slide.shapes.add_picture(BytesIO(_qr_png(link)), left, top, side, side)
    picture.click_action.hyperlink.address = link
    tell(picture, "Codice QR", f"Codice QR che apre {link} ({name})")


@lru_cache(maxsize=8)
def _qr_png(link: str) -> bytes:
    svg = qr.qr_svg(link, "").decode("utf-8")
    return bytes(svg_to_bytes(svg_string=svg, width=qr.side(link) * 8, skip_system_fonts=True))


def tell(shape: Any, name: str, alternative: str) -> None:
    """Give a shape its name and what it says to who does not see it."""
    shape.name = name
    shape._element._nvXxPr.cNvPr.set("descr", alternative)


def appear_with_a_click(slide: Any, shapes: Sequence[Any]) -> None:
    """Let ``shapes``, all together, be seen on ``slide`` only after a click."""
    kinds = ["clickEffect", *["withEffect"] * (len(shapes) - 1)]
    steps = "".join(
        _STEP.format(first=5 + 2 * n, second=6 + 2 * n, kind=kind, shape=shape.shape_id)
        for n, (kind, shape) in enumerate(zip(kinds, shapes, strict=True))
    )
    built = "".join(f'<p:bldP spid="{shape.shape_id}" grpId="0" animBg="1"/>' for shape in shapes)
    slide.element.append(parse_xml(_TIMING.format(steps=steps, built=built)))
