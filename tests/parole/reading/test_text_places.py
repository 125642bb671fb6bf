"""A piece of a text is found where it is written, in every way in which YAML writes a text."""

from __future__ import annotations

import pytest

from parole.reading.document import Document, YamlFile
from parole.reading.text_places import offset_of

# Where «orto» is: the line and the column.
WRITTEN = {
    "plain": ("in_breve: un vero orto\n", (1, 19)),
    "plain, over two lines": ("in_breve: un\n  vero   orto\n", (2, 10)),
    "in a block": ("in_breve: >-\n  un vero\n  orto\n", (3, 3)),
    "in a block, first": ("in_breve: >-\n  orto vero\n", (2, 3)),
    "in a block, last and far": ("in_breve: |\n\n  un\n\n\n    vero orto", (6, 10)),
    "in single quotes": ("in_breve: 'un ''vero'' orto'\n", (1, 24)),
    "in single quotes, over two lines": ("in_breve: 'un\n  ''vero'' orto'\n", (2, 12)),
    "in double quotes": ('in_breve: "un \\"vero\\" orto"\n', (1, 24)),
    "in double quotes, with escapes": ('in_breve: "u\\x6e\\tver\\u00f2 orto"\n', (1, 29)),
    "in double quotes, with a joined line": ('in_breve: "un \\\n  vero orto"\n', (2, 8)),
    "first and plain": ("in_breve: orto\n", (1, 11)),
    "first and quoted: the quotation mark": ('in_breve: "orto"\n', (1, 11)),
    "after an accent of its own": ("in_breve: perche\u0301 orto\n", (1, 19)),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_piece_is_where_it_is_written(how: str) -> None:
    text, (line, column) = WRITTEN[how]
    place = Document(YamlFile("orto.yml", text.encode())).place_of(("in_breve",), "orto")
    assert (place.path, place.line, place.column) == ("orto.yml", line, column)


def test_what_is_not_in_the_text_is_at_its_field() -> None:
    document = Document(YamlFile("orto.yml", b"in_breve: >-\n  un orto\nvarianti: [a]\n"))
    assert document.place_of(("in_breve",), "serra")[1:] == (1, 11)
    assert document.place_of(("varianti",), "a")[1:] == (3, 11)
    assert document.place_of(("manca",), "orto")[1:] == (1, 1)


@pytest.mark.parametrize(
    ("text", "piece", "offset"),
    [
        ("ortolano e orto", "orto", 11),
        ("dell’ente, l’orto", "l’orto", 11),
        ("si può: «Così», dice", "puo cosi dice", 3),  # a run of words, as two texts share it
        ("a &nbsp;b", "&nbsp;", 2),
        ("una ecc.", "ecc.", 4),
        ("serra", "orto", None),
    ],
)
def test_a_piece_is_a_whole_word_or_more(text: str, piece: str, offset: int | None) -> None:
    assert offset_of(text, piece) == offset
