"""What a sheet printed by the browser says. The browser places letter by letter, and pypdf alone would take a second a sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject

# A typeface and its size; how far the next letters are; where a text begins; letters; a change of everything.
STEP = re.compile(
    rb"/(?P<face>\w+) (?P<size>[\d.]+) Tf|(?P<far>[-\d.]+) [-\d.]+ Td|(?P<place>[-\d. ]+) Tm"
    rb"|<(?P<letters>[0-9A-F]+)> Tj|(?P<moved>cm)\n"
)
NEAR = 0.1  # of the height of the letters: no wider space is between two letters of a word


@dataclass(frozen=True)
class Face:
    """A typeface of a sheet: the letter of each number, and its width in thousandths of its height."""

    letters: dict[int, str]
    widths: dict[int, float]

    @classmethod
    def read(cls, font: Any) -> Face:
        """Return what a font of the browser says of itself."""
        (inner,) = font["/DescendantFonts"]
        said = inner.get_object()
        usual = defaultdict(lambda: float(said.get("/DW", 1000)), _widths(said["/W"]))
        return cls(dict(_letters(font["/ToUnicode"].get_data())), usual)


def text_of(sheet: PageObject) -> str:
    """Return the text of a sheet, with a space wherever letters are not one beside the other."""
    content = sheet.get_contents()
    assert content is not None
    faces = {name[1:]: Face.read(font.get_object()) for name, font in sheet["/Resources"]["/Font"].items()}
    said: list[str] = []
    face, size, place, end = Face({}, {}), 0.0, (0.0, 0.0), (0.0, 0.0)
    for step in STEP.finditer(content.get_data()):
        if step["face"]:
            face, size = faces[step["face"].decode()], float(step["size"])
        elif step["far"]:
            place = place[0] + float(step["far"]), place[1]
        elif step["place"]:
            *_, left, top = map(float, step["place"].split())
            place = left, top
            if abs(top - end[1]) > NEAR * size or abs(left - end[0]) > NEAR * size:
                said.append(" ")
        elif step["moved"]:
            said.append(" ")
        else:
            numbers = [int(step["letters"][at : at + 4], 16) for at in range(0, len(step["letters"]), 4)]
            said += [face.letters[number] for number in numbers]
            end = place[0] + sum(face.widths[number] for number in numbers) * size / 1000, place[1]
    return "".join(said)


def _letters(table: bytes) -> Iterator[tuple[int, str]]:
    for *numbers, letter in re.findall(rb"(?m)^<(\w{4})> (?:<(\w{4})> )?<(\w+)>$", table):
        first, last = int(numbers[0], 16), int(numbers[1] or numbers[0], 16)
        *others, code = bytes.fromhex(letter.decode()).decode("utf-16-be")
        for number in range(first, last + 1):
            yield number, "".join(others) + chr(ord(code) + number - first)


def _widths(table: list[Any]) -> Iterator[tuple[int, float]]:
    """Yield from «first [widths]» and «first last width»."""
    rest = iter(table)
    for first in rest:
        second = next(rest)
        if isinstance(second, list):
            yield from enumerate(map(float, second), first)
        else:
            width = float(next(rest))
            yield from ((number, width) for number in range(first, second + 1))
