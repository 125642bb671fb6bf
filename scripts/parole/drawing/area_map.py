"""The map of an area: its words in columns, each under its broader word, all hanging from the area.

Columns instead of a web of lines: forty words stay as legible as four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parole.drawing.drawing_svg import FONT, LINE, NARROWER, PADDING, Box, Drawing, Seam
from parole.drawing.seams import plain, seam
from parole.drawing.text_width import wrap
from parole.glossary.glossary import Glossary
from parole.model.concept import Concept

BELONGS = "Dell’area"
WIDE, WIDE_COLUMNS, COLUMN_GAP = 720.0, 3, 24.0
NARROW = 288.0
SPINE, STUB, INDENT, GAP = 8.0, 24.0, 32.0, 8.0
DEEPEST = 3
# How deep something stands under the area: 0 hangs from the area itself.
DeepWord = tuple[int, Concept]
DeepBox = tuple[int, Box]


@dataclass(frozen=True)
class AreaMap:
    """The two drawings of the map of an area."""

    wide: Drawing
    narrow: Drawing


def area_map(glossary: Glossary, id_: str) -> AreaMap | None:
    """Return the map of an area, or nothing for an area with no words."""
    trees = list(_trees(glossary.by_area[id_]))
    if not trees:
        return None
    name = glossary.areas[id_].nome
    return AreaMap(_drawn(name, trees, WIDE, WIDE_COLUMNS), _drawn(name, trees, NARROW, 1))


def _trees(words: Sequence[Concept]) -> Iterator[list[DeepWord]]:
    """Yield each word that has no broader one in the area, followed by its own; every word once."""
    inside = {concept.id for concept in words}
    parent = {c.id: next((b for b in c.piu_ampio if b in inside and b != c.id), None) for c in words}
    children: dict[str | None, list[Concept]] = {}
    for concept in words:
        children.setdefault(parent[concept.id], []).append(concept)
    seen: set[str] = set()

    def grown(concept: Concept, depth: int) -> Iterator[DeepWord]:
        if concept.id not in seen:
            seen.add(concept.id)
            yield min(depth, DEEPEST), concept
            for child in children.get(concept.id, ()):
                yield from grown(child, depth + 1)

    # Words in a circle have no top: while an editor mends them, each still has its place.
    for concept in (*children.get(None, ()), *words):
        if tree := list(grown(concept, 0)):
            yield tree


def _drawn(name: str, trees: Sequence[list[DeepWord]], width: float, most: int) -> Drawing:
    count = min(most, len(trees))
    column = min(width, (width - COLUMN_GAP * (most - 1)) / most)
    boxed = [[(depth, _box(concept, depth, column)) for depth, concept in tree] for tree in trees]
    title = _title(name, width if most == 1 else 240.0)
    title = title.at((width - title.width) / 2, 0)
    top = title.bottom + (14.0 if most == 1 else 32.0)
    first = (width - count * column - (count - 1) * COLUMN_GAP) / 2
    boxes, seams, trunks, end = list[Box](), list[Seam](), list[str](), top
    for index, part in enumerate(_columns(boxed, count)):
        x = first + index * (column + COLUMN_GAP)
        bottom = _column(part, x, top, boxes, seams, trunks)
        trunks.append(plain([(x + SPINE, title.bottom if most == 1 else top - 16), (x + SPINE, bottom)]))
        end = max(end, boxes[-1].bottom)
    if most > 1:
        left, right = first + SPINE, first + SPINE + (count - 1) * (column + COLUMN_GAP)
        middle = title.middle[0]
        trunks.append(plain([(min(left, middle), top - 16), (max(right, middle), top - 16)]))
        trunks.append(plain([(middle, title.bottom), (middle, top - 16)]))
    return Drawing(width, end, title, tuple(boxes), tuple(seams), tuple(trunks))


def _box(concept: Concept, depth: int, column: float) -> Box:
    """Return the box of a word, not yet placed: as high as its lines ask."""
    name, width = concept.full_name, column - SPINE - STUB - INDENT * depth
    lines = wrap(name, width - 2 * PADDING, FONT, 4)
    height = max(34, len(lines) * LINE + 2 * PADDING - 2)
    relation = NARROWER if depth else BELONGS
    return Box(0, 0, width, height, lines, name, concept.id, relation, concept.accordo)


def _title(name: str, width: float) -> Box:
    lines = wrap(name, width - 2 * PADDING, FONT, 5, bold=True)
    return Box(0, 0, width, max(40, len(lines) * LINE + 2 * PADDING), lines, name)


def _columns(trees: Sequence[list[DeepBox]], count: int) -> list[list[DeepBox]]:
    """Share the trees, whole and in their order, among columns about as high as each other."""
    heights = [sum(box.height + GAP for _, box in tree) for tree in trees]
    share, columns, height = sum(heights) / count, [list[DeepBox]()], 0.0
    for index, (tree, tall) in enumerate(zip(trees, heights, strict=True)):
        left = count - len(columns)
        due = height + tall / 2 > share * len(columns) or len(trees) - index <= left
        if columns[-1] and left and due:
            columns.append([])
        columns[-1] += tree
        height += tall
    return columns


def _column(
    part: Sequence[DeepBox], x: float, y: float, boxes: list[Box], seams: list[Seam], trunks: list[str]
) -> float:
    """Lay a column from ``y`` and return where its spine ends: at the last word that hangs from it."""
    last = {0: (x + SPINE, y)}  # depth → where its trunk starts
    ends: dict[int, float] = {}
    for deep, unplaced in part:
        box = unplaced.at(x + SPINE + STUB + INDENT * deep, y)
        over = [depth for depth in ends if depth > deep]
        trunks += [plain([last[depth], (last[depth][0], ends.pop(depth))]) for depth in over]
        trunk, middle = last[deep][0], box.middle[1]
        seams.append(
            Seam(seam(((trunk, middle), (box.x, middle)), unplaced.agreement), box.relation, box.agreement)
        )
        ends[deep] = middle
        last[deep + 1] = (box.x + SPINE, box.bottom)
        boxes.append(box)
        y = box.bottom + GAP
    trunks += [plain([last[depth], (last[depth][0], end)]) for depth, end in ends.items() if depth]
    return ends[0]
