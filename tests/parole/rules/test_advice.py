"""What to mind and what to say: how many sentences, what stands between quotation marks."""

from __future__ import annotations

import pytest

from parole.rules.advice import is_quoted, sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 1),
        ("Una sola", 1),
        ("Una sola.", 1),
        ("Una. Due.", 2),
        ("Una? Due! Tre…", 3),
        ("Una… e non finisce qui.", 1),
        ("«Una.» Due.", 2),
        ("«Chi paga?», chiede l’ente.", 1),
        ("«Chi paga?» chiede l’ente.", 1),
        ("«Chi paga?» «Noi.»", 2),
        ("(Una.) (Due.)", 2),
        ("È nell’art. 55, c. 3, e basta.", 1),
        ("Lo dice l’art. Tre.", 1),
        ("Una. È la seconda.", 2),
        ("Costa 2.000 euro. Poi niente.", 2),
    ],
)
def test_sentences_are_counted_where_one_ends_and_another_begins(text: str, number: int) -> None:
    assert sentences(text) == number


@pytest.mark.parametrize(
    "text",
    ["«Si versa prima»", "«Si versa prima».", "«Chi paga?»", "«Chi paga»?", "“Si versa”", '"Si versa"', "«»"],
)
def test_a_text_is_wholly_quoted(text: str) -> None:
    assert is_quoted(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Si versa prima",
        "«Si versa» prima",
        "«Si versa» e «si rende»",
        "Si versa «prima»",
        "«Si versa prima",
        "Si versa prima»",
        "“Si versa» prima”",
        "«",
        '"',
    ],
)
def test_a_text_with_quotations_inside_is_not(text: str) -> None:
    assert is_quoted(text) is (text == "“Si versa» prima”")
