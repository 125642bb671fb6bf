"""The page of the open data says how large each file is."""

from __future__ import annotations

import pytest

from parole.pages.open_data import size


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 byte"),
        (999, "999 byte"),
        (1000, "1 kB"),
        (1499, "1 kB"),
        (35_600, "36 kB"),
        (999_499, "999 kB"),
        (999_999, "1000 kB"),
        (1_000_000, "1,0 MB"),
        (3_141_592, "3,1 MB"),
    ],
)
def test_a_size_is_said_in_the_unit_that_readers_expect(number: int, said: str) -> None:
    assert size(number) == said
