"""A text that changed is shown word by word, one written anew as two texts."""

from __future__ import annotations

from parole.proposals.word_diff import word_diff


def differing(same: int, before: int, after: int) -> str:
    """Return the difference of two texts of so many words, of which the first ``same`` are in both."""
    common = ["uguale"] * same
    return word_diff(
        " ".join([*common, *["prima"] * (before - same)]), " ".join([*common, *["dopo"] * (after - same)])
    )


def test_texts_that_share_forty_five_words_in_a_hundred_are_one_text() -> None:
    assert differing(9, 20, 20).startswith("> uguale ")  # 18 of 40
    assert differing(4, 9, 9).startswith("> Prima: uguale ")  # 8 of 18, under 0.45
