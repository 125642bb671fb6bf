"""How often two readers agreed, as the page of the state says it, is counted from the published judgments.

Percentages and kappa: J. Cohen, «A coefficient of agreement for nominal scales», 1960.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import places
import pytest

DOCS = places.ROOT / "docs"
Pairs = list[tuple[str, str]]


def judgments() -> list[dict[str, str]]:
    with Path(DOCS / "stato" / "giudizi-2026-11-30.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verdicts(*, two_lines: bool) -> Pairs:
    """Return the verdicts of the two readers; with ``two_lines``, only where the editors had written two."""
    kept = [row for row in judgments() if not two_lines or row["verdetto"] != "coincidono"]
    return [(row["verdetto_lettore_1"], row["verdetto_lettore_2"]) for row in kept]


def cases() -> Pairs:
    """Return who calls a case by the word, for the two readers, case by case."""
    readers = (
        (row["casi_lettore_1"].split(" | "), row["casi_lettore_2"].split(" | ")) for row in judgments()
    )
    return [pair for first, second in readers for pair in zip(first, second, strict=True) if pair[0]]


def agreement(pairs: Pairs) -> tuple[float, float]:
    """Return how many pairs are equal, from 0 to 1, and Cohen's kappa."""
    equal = sum(first == second for first, second in pairs) / len(pairs)
    first, second = (Counter(pair[reader] for pair in pairs) for reader in (0, 1))
    by_chance = sum(first[value] * second[value] for value in first) / len(pairs) ** 2
    return equal, (equal - by_chance) / (1 - by_chance)


def test_kappa_is_that_of_a_known_table() -> None:
    table = [("sì", "sì")] * 20 + [("sì", "no")] * 5 + [("no", "sì")] * 10 + [("no", "no")] * 15
    assert agreement(table) == pytest.approx((0.7, 0.4))


@pytest.mark.parametrize(
    ("row", "pairs"),
    [
        ("| Il verdetto, fra i due lettori | {} parole | {} % | {} |", verdicts(two_lines=False)),
        ("| Il verdetto, solo dove le righe sono due | {} parole | {} % | {} |", verdicts(two_lines=True)),
        ("| Chi chiama così un caso, fra i due lettori | {} casi | {} % | {} |", cases()),
    ],
)
def test_the_page_says_what_is_counted(row: str, pairs: Pairs) -> None:
    equal, kappa = agreement(pairs)
    said = row.format(len(pairs), f"{equal:.1%}".rstrip("%"), f"{kappa:.3f}").replace(".", ",")
    assert said in (DOCS / "stato.md").read_text(encoding="utf-8").splitlines()
