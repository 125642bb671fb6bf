"""A shortened text ends where a reader would stop, and says that something is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parole.language.shortening import shortened

TEXT = (
    "Serve a non decidere da capo. Lo vota il Consiglio, salvo quello sugli uffici, che spetta alla Giunta."
)


def at_most(letters: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= letters


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        (200, TEXT),
        (60, "Serve a non decidere da capo.\u00a0[…]"),
        (80, "Serve a non decidere da capo. Lo vota il Consiglio, salvo quello sugli uffici…"),
        (26, "Serve a non decidere…"),
        (12, "Serve…"),
        (5, "Serv…"),
        (0, ""),
    ],
)
def test_whole_sentences_then_clauses_then_words_then_letters(letters: int, expected: str) -> None:
    assert shortened(TEXT, at_most(letters)) == expected


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        (
            "Si applica l’art. 55 del Codice. Poi si firma la convenzione.",
            45,
            "Si applica l’art. 55 del Codice.\u00a0[…]",
        ),
        ("Vale per chi (anche solo per poco) collabora con il Comune di Milano.", 30, "Vale…"),
        ("Si dice «a regime. Poi basta» quando tutto va.", 28, "Si dice…"),
        ("Lo decide chi lavora con gli anziani soli della zona.", 34, "Lo decide chi lavora…"),
        ("Una parola sola con l’ufficio competente", 22, "Una parola sola…"),
    ],
)
def test_nothing_is_left_hanging(text: str, letters: int, expected: str) -> None:
    assert shortened(text, at_most(letters)) == expected


@given(st.text(max_size=300), st.integers(min_value=0, max_value=300))
def test_what_is_kept_is_a_beginning_that_fits(text: str, letters: int) -> None:
    short = shortened(text, at_most(letters))
    assert len(short) <= max(letters, 0)
    assert text.startswith(short.removesuffix("\u00a0[…]").removesuffix("…")) or short == text


@pytest.mark.parametrize(("sentence", "is_enough"), [(41, True), (40, False)])
def test_a_whole_sentence_is_kept_if_it_is_almost_half_of_what_fits(sentence: int, is_enough: bool) -> None:
    """Of 100 characters that fit, 45 are enough: the sentence with the mark of what is left out."""
    whole = f"{'x' * (sentence - 1)}."
    words = f"{whole} {'A' * (99 - sentence - 1)}"
    kept = shortened(f"{words} {'b' * 40}", at_most(100))
    assert kept == (f"{whole}\u00a0[…]" if is_enough else f"{words}…")
