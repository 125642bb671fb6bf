"""Whether a drawing of words can be read."""

from __future__ import annotations

from itertools import combinations

from parole.drawing.drawing_svg import FONT, Box, Drawing
from parole.drawing.text_width import text_width


def assert_legible(drawing: Drawing) -> None:
    """Check that boxes are apart and inside, and that every line of text is inside its own box."""
    boxes = (drawing.centre, *drawing.boxes)
    for one, other in combinations(boxes, 2):
        assert not _overlap(one, other), (one.name, other.name)
    for box in boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawing.width + 0.01
        assert box.y >= 0
        assert box.bottom <= drawing.height + 0.01
        for line in box.text:
            half = text_width(line.text, FONT, bold=box is drawing.centre) / 2
            assert box.x < line.x - half
            assert line.x + half < box.x + box.width
            assert box.y < line.y - FONT * 0.7
            assert line.y < box.bottom - 2


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.bottom
        and other.y < one.bottom
    )
