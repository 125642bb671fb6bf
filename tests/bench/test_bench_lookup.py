"""The comparison with another look-up: how a query counts as answered, and the table."""

from __future__ import annotations

import pytest

from bench.bench_lookup import TEXTS, hits, table


@pytest.mark.parametrize(
    ("kind", "ids", "found", "top", "expected"),
    [
        ("esatta", ["a"], ["a", "b"], 1, 1),
        ("esatta", ["b"], ["a", "b"], 1, 0),
        ("sigla", ["a", "b"], ["b", "a"], 1, 1),
        ("sigla", ["a", "b"], ["b", "c", "d", "a"], 3, 0),
        (TEXTS, ["a", "b"], ["c", "b"], 3, 1),
        (TEXTS, ["a"], [], 3, 0),
    ],
)
def test_a_query_is_answered_by_all_its_words_or_by_any_of_a_text(
    kind: str, ids: list[str], found: list[str], top: int, expected: int
) -> None:
    assert hits({kind: {"domanda": ids}}, {"domanda": found}, top) == expected


def test_the_table() -> None:
    queries = {"esatta": {"uno": ["a"], "due": ["b"]}}
    assert table(queries, {"Nostra": ({"uno": ["a"], "due": ["x", "y", "b"]}, 8750)}) == (
        "| di 2 domande | al primo posto | nei primi tre | indice |\n"
        "|---|---|---|---|\n"
        "| Nostra | 1 | 2 | 8,8 kB |"
    )
