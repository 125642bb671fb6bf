"""Texts measured without a browser: never too narrow, wrapped at spaces, cut only when nothing else fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parole.drawing.text_width import filled, height_in_lines, text_width, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("i", 29), ("mm", 164), ("W", 103), ("à", 60), ("Ž", 60), ("語", 108), ("a b", 157)],
)
def test_width_in_hundredths_of_the_size(text: str, width: float) -> None:
    assert text_width(text, 100) == pytest.approx(width)


def test_bold_is_wider() -> None:
    assert text_width("bando", 14, bold=True) > text_width("bando", 14)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("bando", ("bando",)),
        ("ente del Terzo settore", ("ente del Terzo", "settore")),
        ("uno due tre quattro cinque sei sette otto", ("uno due tre", "quattro cinq…")),
        ("iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", ("iiiiiiiiiiiiiiiiiiiiiii-", "iiiiiiiiii")),
        ("  spazi \n strani ", ("spazi strani",)),
        ("", ("",)),
        ("sub-appaltatrici", ("sub-", "appaltatrici")),
    ],
)
def test_wrap(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 100, 14, 2) == lines


def test_no_line_is_wider_than_asked() -> None:
    for text in ("W" * 90, "parola " * 30, "precipitevolissimevolmente (" + "m" * 60 + ")"):
        assert all(text_width(line, 14) <= 100 for line in wrap(text, 100, 14, 3))


@given(st.text("aèW.-‐ \u00a0\n(", max_size=120), st.integers(40, 400))
def test_words_measured_once_give_the_lines_of_whole_lines_measured_again(text: str, width: int) -> None:
    def measure(line: str) -> float:
        return text_width(line, 100)

    lines = filled(text, width, measure)
    assert wrap(text, width, 100, 200) == tuple(lines)
    assert height_in_lines(text, width, 100) == len(lines)
