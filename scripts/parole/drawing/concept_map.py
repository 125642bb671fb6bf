"""The map of a word: itself in the middle, broader words above, narrower below, related around.

Two drawings of the same words, for a wide place and for a narrow one. Plain geometry: the same words always
give the same numbers, boxes have rows and columns of their own, so that no name can cover another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parole.drawing.drawing import CAPTION_HEIGHT, SMALL_FONT, Box, Drawing, Line, Seam, box_of, title_box
from parole.drawing.seams import Point, curve, plain, seam
from parole.glossary.glossary import Glossary
from parole.model.concept import Concept

MOST = 12
MOST_BROADER, MOST_NARROWER = 4, 7
BROADER, NARROWER, RELATED = "Più ampio", "Più specifico", "Vedi anche"

WIDE, SIDE, CENTRE, ROW_GAP, FAN = 720.0, 204.0, 176.0, 24.0, 46.0
NARROW, COLUMN = 288.0, 126.0
GAP = 10.0


@dataclass(frozen=True)
class Neighbours:
    """The words around a word that its map shows, and how many it leaves to the list."""

    broader: tuple[Concept, ...] = ()
    narrower: tuple[Concept, ...] = ()
    related: tuple[Concept, ...] = ()
    left_out: int = 0


@dataclass(frozen=True)
class ConceptMap:
    """The two drawings of a map and how many words are in neither."""

    wide: Drawing
    narrow: Drawing
    left_out: int = 0


def neighbours(glossary: Glossary, concept: Concept) -> Neighbours:
    """Return the nearest words: hierarchy first, then related ones, :data:`MOST` in all."""
    near = glossary.near(concept)
    broader, narrower = near.broader[:MOST_BROADER], near.narrower[:MOST_NARROWER]
    related = near.related[: MOST - len(broader) - len(narrower)]
    total = len(near.broader) + len(near.narrower) + len(near.related)
    return Neighbours(broader, narrower, related, total - len(broader) - len(narrower) - len(related))


def concept_map(glossary: Glossary, concept: Concept) -> ConceptMap | None:
    """Return the map of a word, or nothing for a word that has no neighbours."""
    near = neighbours(glossary, concept)
    if not (near.broader or near.narrower or near.related):
        return None
    return ConceptMap(_wide(concept, near), _narrow(concept, near), near.left_out)


# ---- wide: rows above and below, a column on each side ----


def _wide(concept: Concept, near: Neighbours) -> Drawing:
    top_row = _row(near.broader, BROADER)
    below = _rows_below(near.narrower)
    half = (len(near.related) + 1) // 2
    sides = [[box_of(c, RELATED, SIDE) for c in part] for part in (near.related[:half], near.related[half:])]
    start = (CAPTION_HEIGHT + _height([top_row]) + FAN) if top_row else 0.0
    centre = title_box(concept.full_name, CENTRE, max(48.0, half * 14.0 + 12))
    band = CAPTION_HEIGHT if near.related else 0
    block = band + max(centre.height, *map(_stack_height, sides))
    centre = centre.at((WIDE - CENTRE) / 2, start + band + (block - band - centre.height) / 2)
    top = [_lifted(box, CAPTION_HEIGHT, start - FAN) for box in top_row]
    left = _stacked(sides[0], 0.0, start, block)
    right = _stacked(sides[1], WIDE - SIDE, start, block)
    end = start + block
    bottom = _laid(below, end + FAN)
    captions = _wide_captions(top, left, right, bottom)
    seams = [
        *_fan(centre, top, start, up=True),
        *_fan(centre, sorted(bottom, key=lambda box: box.middle[0]), end, up=False),
        *_side(centre, left, left_side=True),
        *_side(centre, right, left_side=False),
    ]
    height = max([end, *(box.bottom + CAPTION_HEIGHT for box in bottom)])
    return Drawing(WIDE, height, centre, (*top, *bottom, *left, *right), tuple(seams), (), captions)


def _row(words: Sequence[Concept], relation: str, width: float = SIDE, slots: int | None = None) -> list[Box]:
    """Return a row of boxes in the middle of the picture; their height is still their own."""
    slots = slots or len(words)
    width = min(width, (WIDE - ROW_GAP * (slots - 1)) / slots) if slots else width
    first = (WIDE - len(words) * width - (len(words) - 1) * ROW_GAP) / 2
    boxes = [box_of(word, relation, width) for word in words]
    return [box.at(first + index * (width + ROW_GAP), 0) for index, box in enumerate(boxes)]


def _rows_below(words: Sequence[Concept]) -> list[list[Box]]:
    """Return one row, or two laid like bricks: the second hangs through the gaps of the first."""
    if len(words) <= MOST_BROADER:
        return [_row(words, NARROWER)] if words else []
    return [_row(part, NARROWER, slots=4) for part in (words[:4], words[4:])]


def _laid(rows: Sequence[list[Box]], y: float) -> list[Box]:
    placed: list[Box] = []
    for row in rows:
        placed += [box.at(box.x, y) for box in _hung(row, rows)]
        y += _height([row]) + 22
    return placed


def _hung(row: list[Box], rows: Sequence[list[Box]]) -> list[Box]:
    """Move the boxes of a second row under the gaps of the first, from the left."""
    if not rows or row is rows[0]:
        return row
    first = rows[0][: len(row)]
    return [box.at(above.x + above.width / 2 + ROW_GAP / 2, 0) for box, above in zip(row, first, strict=True)]


def _lifted(box: Box, top: float, bottom: float) -> Box:
    """Stand a box of the upper row on the lower edge of its row."""
    return box.at(box.x, max(top, bottom - box.height))


def _stacked(boxes: Sequence[Box], x: float, start: float, block: float) -> list[Box]:
    y = start + CAPTION_HEIGHT + (block - CAPTION_HEIGHT - _stack_height(boxes)) / 2
    placed = []
    for box in boxes:
        placed.append(box.at(x, y))
        y += box.height + GAP
    return placed


def _fan(centre: Box, boxes: Sequence[Box], turn: float, *, up: bool) -> Iterable[Seam]:
    """Yield the seams of a row: straight out of the middle up to ``turn``, then each to its own box."""
    edge = centre.y if up else centre.bottom
    far = turn - FAN if up else turn + FAN
    for offset, box in zip(_spread(len(boxes), CENTRE - 40, 26), boxes, strict=True):
        x = centre.middle[0] + offset
        end = box.bottom if up else box.y
        points = [(x, edge), *curve((x, turn), (box.middle[0], far), upright=True)]
        yield _seam([*points, (box.middle[0], end)] if end != far else points, box)


def _side(centre: Box, boxes: Sequence[Box], *, left_side: bool) -> Iterable[Seam]:
    x = centre.x if left_side else centre.x + centre.width
    for offset, box in zip(_spread(len(boxes), centre.height - 16, 14), boxes, strict=True):
        end = box.x + box.width if left_side else box.x
        yield _seam(curve((x, centre.middle[1] + offset), (end, box.middle[1]), upright=False), box)


def _spread(count: int, room: float, step: float) -> list[float]:
    """Return ``count`` places around zero, as far apart as ``step`` or as the room allows."""
    step = min(step, room / (count - 1)) if count > 1 else 0
    return [(index - (count - 1) / 2) * step for index in range(count)]


def _wide_captions(*groups: Sequence[Box]) -> tuple[Line, ...]:
    top, left, right, bottom = groups
    lines = [Line(BROADER, WIDE / 2, min(box.y for box in top) - 7)] if top else []
    lines += [Line(RELATED, side[0].middle[0], side[0].y - 7) for side in (left, right) if side]
    if bottom:
        lines.append(Line(NARROWER, WIDE / 2, max(box.bottom for box in bottom) + CAPTION_HEIGHT - 5))
    return tuple(lines)


# ---- narrow: a trunk, with boxes on its two sides ----


def _narrow(concept: Concept, near: Neighbours) -> Drawing:
    axis = NARROW / 2
    above, captions, y, _ = _bone(near.broader, BROADER, 0.0)
    centre = title_box(concept.full_name, 216.0)
    if len(above) == 1:
        alone = box_of(near.broader[0], BROADER, 216.0)
        above = [alone.at(axis - alone.width / 2, CAPTION_HEIGHT)]
        y = above[0].bottom + 24
    centre = centre.at(axis - centre.width / 2, y + (8 if len(above) > 1 else 0))
    trunks = [plain([(axis, above[0].middle[1]), (axis, centre.y)])] if len(above) > 1 else []
    seams = [_stub(box, centre) for box in above]
    boxes, y = list(above), centre.bottom
    for words, relation in ((near.narrower, NARROWER), (near.related, RELATED)):
        placed, lines, y, trunk = _bone(words, relation, y)
        boxes, captions, trunks = boxes + placed, captions + lines, trunks + trunk
        seams += [_stub(box, centre) for box in placed]
        if relation == NARROWER and placed and near.related:
            trunks.append(plain([(axis, placed[-1].middle[1]), (axis, y)]))
    return Drawing(NARROW, y, centre, tuple(boxes), tuple(seams), tuple(trunks), tuple(captions))


def _bone(
    words: Sequence[Concept], relation: str, y: float
) -> tuple[list[Box], list[Line], float, list[str]]:
    """Return the boxes of one relation in pairs, their caption, where they end, their piece of trunk."""
    if not words:
        return [], [], y, []
    axis, start = NARROW / 2, y
    y += CAPTION_HEIGHT + (12 if start else 0)
    captions, placed, last = [Line(relation, axis, y - 6)], list[Box](), y
    boxes = [box_of(word, relation, COLUMN, 5, 44, SMALL_FONT) for word in words]
    for index in range(0, len(boxes), 2):
        pair = boxes[index : index + 2]
        tall = max(box.height for box in pair)
        columns = (0.0, NARROW - COLUMN)
        placed += [box.at(x, y + (tall - box.height) / 2) for box, x in zip(pair, columns, strict=False)]
        last, y = y + tall / 2, y + tall + GAP
    trunk = [plain([(axis, start), (axis, start + 13)]), plain([(axis, captions[0].y + 5), (axis, last)])]
    return placed, captions, y, trunk if start else []


def _stub(box: Box, centre: Box) -> Seam:
    """Return the seam to a box: from the trunk, or straight from the centre when it stands alone above."""
    (middle, y), axis = box.middle, NARROW / 2
    if middle == axis:
        return _seam([(axis, centre.y), (axis, box.bottom)], box)
    return _seam([(axis, y), (COLUMN if box.x < axis else box.x, y)], box)


# ---- both ----


def _seam(points: Sequence[Point], box: Box) -> Seam:
    return Seam(seam(points, box.agreement), box.relation, box.agreement)


def _height(rows: Iterable[Sequence[Box]]) -> float:
    return max((box.height for row in rows for box in row), default=0.0)


def _stack_height(boxes: Sequence[Box]) -> float:
    return sum(box.height + GAP for box in boxes) - GAP if boxes else 0.0
