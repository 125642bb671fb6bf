"""The comparison with other look-ups: how a query counts as answered, and the table."""

from __future__ import annotations

import pytest

from bench.bench_lookup import TEXTS, answered, table


@pytest.mark.parametrize(
    ("label", "ids", "found", "top", "expected"),
    [
        ("esatta", ["a"], ["a", "b"], 1, True),
        ("esatta", ["b"], ["a", "b"], 1, False),
        ("sigla", ["a", "b"], ["b", "a"], 1, True),
        ("sigla", ["a", "b"], ["b", "c", "d", "a"], 3, False),
        (TEXTS, ["a", "b"], ["c", "b"], 3, True),
        (TEXTS, ["a"], [], 3, False),
    ],
)
def test_answered(label: str, ids: list[str], found: list[str], top: int, expected: bool) -> None:
    assert answered(label, ids, found, top) is expected


def test_the_table() -> None:
    queries = {"esatta": {"uno": ["a"], "due": ["b"]}, TEXTS: {"tre": ["a", "c"]}}
    answers = {"uno": ["a"], "due": ["x", "y", "b"], "tre": ["z"]}
    assert table(queries, [("Nostra", answers, 8750)]) == (
        "|  | esatta (2) | parole-del-testo (1) | all (3) | index, kB gz |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Nostra | 1 / 2 | 0 / 0 | 1 / 2 | 8.8 |"
    )
