"""The site's own typefaces, measured and drawn: exact widths and outlines, the same on every machine.

The files are those that the pages use (docs/assets/fonts). They are part of the program, as the templates
are: this module alone reads them. Kerning is OpenType's GPOS «kern», pair adjustment.
"""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

_FOLDER = Path(__file__).resolve().parents[3] / "docs" / "assets" / "fonts"
TITLE, TEXT, STRONG = (
    "fraunces-latin-600-normal",
    "titillium-web-latin-400-normal",
    "titillium-web-latin-600-normal",
)
_NOT_THERE = ".notdef"


class Typeface:
    """One typeface; measures are for a size of 1 unless a size is given."""

    def __init__(self, content: bytes) -> None:
        font: Any = TTFont(BytesIO(content))
        self._names: dict[int, str] = font.getBestCmap()
        self._glyphs = font.getGlyphSet()
        self._kerning = _kerning_tables(font)
        self._pairs: dict[tuple[str, str], float] = {}
        self._advances: dict[str, float] = {}
        self._by_letter: dict[str, str] = {}
        self._outlines: dict[str, str] = {}
        self.units = int(font["head"].unitsPerEm)
        self.ascent, self.descent = font["hhea"].ascent / self.units, -font["hhea"].descent / self.units

    def glyphs(self, text: str) -> list[str]:
        """Return the names of the glyphs of ``text``: a letter it lacks is plain, or an empty box."""
        return [self._by_letter.get(letter) or self._glyph(letter) for letter in text]

    def _glyph(self, letter: str) -> str:
        plain = unicodedata.normalize("NFKD", letter)[0]
        found = self._names.get(ord(letter)) or self._names.get(ord(plain)) or _NOT_THERE
        self._by_letter[letter] = found
        return found

    def places(self, text: str) -> list[tuple[str, float]]:
        """Return each glyph of ``text`` with its distance from the beginning, in units of the typeface."""
        glyphs, at, placed = self.glyphs(text), 0.0, []
        for glyph, following in pairwise([*glyphs, _NOT_THERE]):
            placed.append((glyph, at))
            at += self._advance(glyph) + self._kern(glyph, following)
        return placed

    def width(self, text: str, size: float) -> float:
        """Return how wide ``text`` is at ``size``."""
        glyphs = self.glyphs(text)
        advance = sum(map(self._advance, glyphs))
        return (advance + sum(self._kern(a, b) for a, b in pairwise(glyphs))) * size / self.units

    def outline(self, glyph: str) -> str:
        """Return a glyph as the ``d`` of an SVG path, in units of the typeface, with y upwards."""
        if glyph not in self._outlines:
            pen = SVGPathPen(self._glyphs, ntos=lambda value: str(round(value)))
            self._glyphs[glyph].draw(pen)
            self._outlines[glyph] = str(pen.getCommands())
        return self._outlines[glyph]

    def _advance(self, glyph: str) -> float:
        if glyph not in self._advances:
            self._advances[glyph] = float(self._glyphs[glyph].width)
        return self._advances[glyph]

    def _kern(self, left: str, right: str) -> float:
        if (left, right) not in self._pairs:
            found = (_pair(table, left, right) for table in self._kerning)
            self._pairs[left, right] = next((value for value in found if value is not None), 0)
        return self._pairs[left, right]


def _kerning_tables(font: Any) -> list[Any]:
    """Return the tables of pairs of the feature «kern»."""
    if "GPOS" not in font:
        return []
    layout = font["GPOS"].table
    wanted = {
        index
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    lookups = [layout.LookupList.Lookup[index] for index in sorted(wanted)]
    return [table for lookup in lookups if lookup.LookupType == 2 for table in lookup.SubTable]


def _pair(table: Any, left: str, right: str) -> float | None:
    """Return how a table moves ``right`` after ``left``; ``None`` leaves the word to the next table."""
    if left not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        values = [pair.Value1 for pair in pairs if pair.SecondGlyph == right]
        return float(getattr(values[0], "XAdvance", 0)) if values else None
    first, second = table.ClassDef1.classDefs.get(left, 0), table.ClassDef2.classDefs.get(right, 0)
    value = table.Class1Record[first].Class2Record[second].Value1
    return float(getattr(value, "XAdvance", 0) or 0)


@cache
def _content(name: str) -> bytes:
    return (_FOLDER / f"{name}.woff2").read_bytes()


@cache
def typeface(name: str) -> Typeface:
    """Return the typeface called :data:`TITLE`, :data:`TEXT` or :data:`STRONG`."""
    return Typeface(_content(name))


def style() -> str:
    """Return the typefaces as rules of a style sheet, with the files inside: for what has no site around."""
    rule = '@font-face{{font-family:"{}";font-weight:{};src:url(data:font/woff2;base64,{}) format("woff2")}}'
    faces = ((TITLE, "Fraunces", "600"), (TEXT, "Titillium Web", "400"), (STRONG, "Titillium Web", "600 700"))
    return "\n".join(
        rule.format(family, weight, b64encode(_content(name)).decode()) for name, family, weight in faces
    )
