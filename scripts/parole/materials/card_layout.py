"""Where everything stands on the card of a word: plain data, measured with the site's own typefaces.

A band with the word, the two sheets with their seam (one sheet where the two sides coincide), a foot with the
agreement and the short link. What each side means in a line is there whole; no line is wider than its box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parole.drawing import qr
from parole.drawing.palette import FAINT, INK, LINK, PALE_THREAD, SHEETS, WHITE
from parole.drawing.text_width import filled
from parole.drawing.typefaces import STRONG, TEXT, TITLE, typeface
from parole.language.shortening import shortened
from parole.rendering.leaflet import CARD_WIDTH, MISSING_SIDE, Leaflet

MARGIN = 40.0
BAND_HEIGHT = 200.0
SHEET_TOP, SHEET_HEIGHT, SHEET_WIDTH = 220.0, 326.0, 530.0
SHEET_LEFTS = (MARGIN, CARD_WIDTH - MARGIN - SHEET_WIDTH)
PADDING = 28.0
QR_SIDE = 164.0
# How large the letters are, and how far a line is below the one before.
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Where a text may stand."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in its box: ``lines`` from the top, each ``leading`` below the other."""

    box: Box
    lines: tuple[str, ...]
    face: str
    size: float
    leading: float
    colour: str
    to_the_right: bool = False

    def start(self, line: str) -> float:
        """Return where ``line`` begins."""
        spare = self.box.width - typeface(self.face).width(line, self.size)
        return self.box.x + (spare if self.to_the_right else 0)

    def baseline(self, index: int) -> float:
        """Return the line that the text of the ``index``-th line stands on."""
        return self.box.y + self.size * 0.98 + self.leading * index

    @property
    def fits(self) -> bool:
        """Whether the last line, with the letters that go below it, stands in the box."""
        bottom = self.baseline(len(self.lines) - 1) + self.size * 0.3
        return bottom <= self.box.y + self.box.height


TITLE_WIDTH = CARD_WIDTH - 3 * MARGIN - QR_SIDE
TITLE_BOX = Box(MARGIN, 72, TITLE_WIDTH, 118)
TITLE_SIZES = ((78, 84), (66, 72), (48, 52), (42, 46), (31, 35), (25, 28))
COVER_TITLE_BOX = Box(MARGIN, 72, CARD_WIDTH - 2 * MARGIN, 118)
# With a qualifier below: less high.
SHORT_TITLE_BOX = Box(MARGIN, 60, TITLE_WIDTH, 96)
SHORT_TITLE_SIZES = ((66, 72), (40, 44), (28, 30), (21, 22.5))
QUALIFIER_BOX = Box(MARGIN, 157, TITLE_WIDTH, 36)
SHEET_SIZES = ((46, 54), (41, 47.8), (36, 43), (34, 40), (29, 34), (25, 29.5))
TOGETHER_SIZES = ((54, 62), (46, 54), (41, 48), (34, 40))
# Where the two sides coincide, how far below their names the seam lies and the text begins.
JOINED_AT = 78.0
HEAD_SIZES = tuple((size, 30) for size in (26, 24, 22, 20, 18, 16, 14))
LINK_SIZES = ((28, 34), (24, 30), (20, 24))


def settings(leaflet: Leaflet) -> list[Setting]:
    """Return every text of the card of a word, in the order in which they are read."""
    head = f"{leaflet.site} · {leaflet.stamp}"
    link = Box(CARD_WIDTH - MARGIN - 680, 566, 680, 60)
    return [
        _fitted(Box(92, 26, TITLE_WIDTH - 52, 34), head, STRONG, HEAD_SIZES, WHITE),
        *_title(leaflet),
        *_sheets(leaflet),
        _label(Box(MARGIN + 104, 566, 320, 44), leaflet.verdict, 30, INK),
        _fitted(link, leaflet.shown_link, STRONG, LINK_SIZES, LINK, to_the_right=True),
    ]


@dataclass(frozen=True, slots=True)
class Cover:
    """What the picture of a reading path, or of the whole site, says: plain texts; ``head`` stands above.

    It says state, edition and licence too.
    """

    head: str
    title: str
    text: str
    link: str


def cover_settings(cover: Cover) -> list[Setting]:
    """Return every text of a cover, in the order in which they are read."""
    link = Box(MARGIN + 104, 566, CARD_WIDTH - 2 * MARGIN - 104, 60)
    return [
        _fitted(Box(92, 26, CARD_WIDTH - 92 - MARGIN, 34), cover.head, STRONG, HEAD_SIZES, WHITE),
        _fitted(COVER_TITLE_BOX, cover.title, TITLE, TITLE_SIZES, WHITE),
        *_joined(cover.text),
        _fitted(link, cover.link, STRONG, LINK_SIZES, LINK, to_the_right=True),
    ]


def _title(leaflet: Leaflet) -> list[Setting]:
    """Return the word and, below it, the qualifier that tells homographs apart."""
    if not leaflet.qualifier:
        return [_fitted(TITLE_BOX, leaflet.name, TITLE, TITLE_SIZES, WHITE)]
    title = _fitted(SHORT_TITLE_BOX, leaflet.name, TITLE, SHORT_TITLE_SIZES, WHITE)
    return [title, _label(QUALIFIER_BOX, leaflet.qualifier, 27, PALE_THREAD, TEXT)]


def _sheets(leaflet: Leaflet) -> list[Setting]:
    """Return the two sheets: the same size of letter on both, the largest at which both stand whole."""
    if not leaflet.quoted:
        return _joined(leaflet.brief)
    texts = [text or MISSING_SIDE for text in leaflet.quoted]
    boxes = [
        Box(left + PADDING, SHEET_TOP + 66, SHEET_WIDTH - 2 * PADDING, SHEET_HEIGHT - 66 - 16)
        for left in SHEET_LEFTS
    ]
    both = list(zip(boxes, texts, strict=True))
    size = next((s for s in SHEET_SIZES if all(_set(b, t, TEXT, s).fits for b, t in both)), SHEET_SIZES[-1])
    placed = _names()
    for (box, text), said in zip(both, leaflet.quoted, strict=True):
        placed.append(_fitted(box, text, TEXT, (size,), INK if said else FAINT))
    return placed


def _joined(text: str) -> list[Setting]:
    """Return the one sheet of two sides that coincide: both names, and what they say together."""
    width = CARD_WIDTH - 2 * (MARGIN + PADDING)
    box = Box(MARGIN + PADDING, SHEET_TOP + JOINED_AT + 24, width, SHEET_HEIGHT - JOINED_AT - 24 - 16)
    return [*_names(), _fitted(box, text, TEXT, TOGETHER_SIZES, INK)]


def _names() -> list[Setting]:
    width = SHEET_WIDTH - 2 * PADDING
    return [
        _label(Box(left + PADDING, SHEET_TOP + 22, width, 36), name.label, 26, colours.title)
        for (name, colours), left in zip(SHEETS.items(), SHEET_LEFTS, strict=True)
    ]


def _label(box: Box, text: str, size: float, colour: str, face: str = STRONG) -> Setting:
    """Return a text of one line, cut at a word if it must."""
    return _fitted(box, text, face, ((size, size),), colour)


def _fitted(
    box: Box, text: str, face: str, sizes: Sequence[Size], colour: str, *, to_the_right: bool = False
) -> Setting:
    """Return ``text`` at the largest of ``sizes`` at which it stands in ``box``, shortened at the last."""
    size = next((size for size in sizes if _set(box, text, face, size).fits), sizes[-1])
    kept = shortened(text, lambda part: _set(box, part, face, size).fits)
    return _set(box, kept, face, size, colour, to_the_right=to_the_right)


def _set(
    box: Box, text: str, face: str, size: Size, colour: str = "", *, to_the_right: bool = False
) -> Setting:
    """Return ``text`` in ``box`` at ``size``, whether it stands there or not."""
    lines = filled(text, box.width, lambda line: typeface(face).width(line, size[0]))
    return Setting(box, tuple(lines), face, *size, colour, to_the_right)


def qr_place(leaflet: Leaflet) -> tuple[float, float, float]:
    """Return where the QR code stands (left, top) and the side of a module: whole pixels, so it is sharp."""
    side = qr.side(leaflet.link)
    module = max(1.0, QR_SIDE // side) if side <= QR_SIDE else QR_SIDE / side
    return CARD_WIDTH - MARGIN - side * module, (BAND_HEIGHT - side * module) / 2, module
