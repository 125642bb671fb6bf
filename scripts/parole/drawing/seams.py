"""The seam as a line of a drawing: continuous with stitches, dashed, open zigzag, or dots.

A line is a list of points; the stitch follows it, and its shape alone tells the agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from parole.model.values import Agreement

Point = tuple[float, float]
_STEP = 11.0


@lru_cache(maxsize=8192)  # maps with as many words have the same lines
def seam(points: tuple[Point, ...], agreement: Agreement | None) -> str:
    """Return the path of the seam along ``points``, as the ``d`` of an SVG path."""
    return _path(strokes(points, agreement))


def strokes(points: Sequence[Point], agreement: Agreement | None) -> list[list[Point]]:
    """Return the seam along ``points`` as the lines that make it, each a list of points."""
    pieces = _pieces(points)
    length = sum(piece.length for piece in pieces)
    steps = max(2, round(length / _STEP))
    marks = [length * index / steps for index in range(steps + 1)]
    if agreement is Agreement.COINCIDONO:
        ticks = [_stroke(pieces, (at - 1.5, -4), (at + 1.5, 4)) for at in marks[1:-1:2] or marks[1:2]]
        return [list(points), *ticks]
    if agreement is Agreement.SI_COMPLETANO:
        return [_stroke(pieces, (a + 2, 0), (b - 2, 0)) for a, b in pairwise(marks)]
    if agreement is Agreement.DIVERGONO:
        sides = [(-4, 4) if index % 2 else (4, -4) for index in range(steps)]
        return [
            _stroke(pieces, (a + 1.5, first), (b - 1.5, second))
            for (a, b), (first, second) in zip(pairwise(marks), sides, strict=True)
        ]
    return [_stroke(pieces, (at, 0), (at + 0.1, 0)) for at in marks[1:-1]]


def plain(points: Sequence[Point]) -> str:
    """Return a line through ``points`` with no stitch."""
    return _path([points])


def _path(lines: Iterable[Sequence[Point]]) -> str:
    """Write lines as one path: half as long when each place says how far it is from the one before.

    The steps are of whole tenths, so that no error adds up.
    """
    path, at = "", (0, 0)
    for line in lines:
        places = [at, *((round(10 * x), round(10 * y)) for x, y in line)]
        first, *steps = (
            f"{number((c - a) / 10)} {number((d - b) / 10)}" for (a, b), (c, d) in pairwise(places)
        )
        path += f"{'m' if path else 'M'}{first}l{' '.join(steps)}"
        at = places[-1]
    return path.replace(" -", "-")


@lru_cache(maxsize=65536)  # maps share most of their coordinates
def number(value: float) -> str:
    """Write a coordinate: one decimal at most, the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


class _Piece(NamedTuple):
    """A straight piece of a line: where it starts, which way it goes (a step of 1), how long it is."""

    x: float
    y: float
    dx: float
    dy: float
    length: float


def _pieces(points: Sequence[Point]) -> list[_Piece]:
    pieces = []
    for (x0, y0), (x1, y1) in pairwise(points):
        if length := hypot(x1 - x0, y1 - y0):
            pieces.append(_Piece(x0, y0, (x1 - x0) / length, (y1 - y0) / length, length))
    return pieces or [_Piece(*points[0], 1.0, 0.0, 0.0)]


def _stroke(pieces: Sequence[_Piece], start: Point, end: Point) -> list[Point]:
    """Return a straight stroke; each end is (how far along the line, how far aside)."""
    return [_place(pieces, *start), _place(pieces, *end)]


def _place(pieces: Sequence[_Piece], along: float, aside: float) -> Point:
    """Return a place beside a line; what is beyond its end is on the same course."""
    for x, y, dx, dy, length in pieces:  # noqa: B007 (the last one is wanted)
        if along <= length:
            break
        along -= length
    else:
        along += length
    return x + dx * along - dy * aside, y + dy * along + dx * aside
