"""Days as people write them."""

from __future__ import annotations

import pytest

from parole.language.days import iso_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/03/2027", "2027-03-31"),
        ("1.4.27", "2027-04-01"),
        ("2027/3/5", "2027-03-05"),
        ("20270305", "2027-03-05"),
        ("1° Marzo 2027", "2027-03-01"),
        ("lunedì 3 marzo 2027", "2027-03-03"),
        ("novembre 2025", "2025-11"),
        ("11/2025", "2025-11"),
        ("2025-11", "2025-11"),
        ("2025", "2025"),
        ("30/02/2026", ""),
        ("2026-13-01", ""),
        ("ieri", ""),
        ("12345", ""),
    ],
)
def test_a_day_a_month_or_a_year(text: str, day: str) -> None:
    assert iso_day(text) == day
