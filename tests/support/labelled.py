"""The labelled sample: texts where ``{what is written|word}`` says by hand what a reader should be told.

``!word`` is a form to avoid, ``?one,other`` one that depends; without marks nothing should be told.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import places

from parole.language.forms import Sense
from parole.language.recognition import Recogniser

_LABEL = re.compile(r"\{([^{|}]+)\|([!?]?)([a-z0-9,-]+)\}")
_SENSES = {"": Sense.SURE, "?": Sense.DEPENDS, "!": Sense.AVOID}


class Told(NamedTuple):
    """A stretch of a text, and what is said of it."""

    start: int
    end: int
    sense: Sense
    word: str


def labelled_texts() -> dict[str, tuple[str, list[Told]]]:
    """Return each text without marks, with its labels."""
    files = sorted((places.DATA / "campione").glob("*.txt"))
    return {file.stem: _read(file.read_text(encoding="utf-8")) for file in files}


def _read(marked: str) -> tuple[str, list[Told]]:
    text, labels, done = "", [], 0
    for found in _LABEL.finditer(marked):
        text += marked[done : found.start()]
        label = Told(len(text), len(text) + len(found[1]), _SENSES[found[2]], found[3])
        labels.append(label)
        text, done = text + found[1], found.end()
    return text + marked[done:], labels


def told(recogniser: Recogniser, text: str) -> list[Told]:
    """Return what is told of a text without marks."""
    return [
        Told(o.start, o.end, o.meaning.sense, ",".join(o.meaning.ids)) for o in recogniser.occurrences(text)
    ]


def agrees(label: Told, said: Told) -> bool:
    """Tell whether what is said is what the label wants: the place, the sense, at least the words it names."""
    same = label[:3] == said[:3]
    return same and (set(label.word.split(",")) <= set(said.word.split(",")) or label.sense is Sense.DEPENDS)
