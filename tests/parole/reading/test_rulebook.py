"""The one table of rules: a problem is made of its texts, cut where what fills them is too long."""

from __future__ import annotations

import pytest

from parole.reading.problems import Place
from parole.reading.rulebook import problem

PLACE = Place("glossary/termini/bozza.yml", 3, 7)


def filled(rule: str, name: str, length: int) -> str:
    """Return what is shown of a detail of so many letters."""
    return problem(rule, PLACE, **{name: "x" * length, "rimedio": "-", "consiglio": "-"}).message


@pytest.mark.parametrize(
    ("rule", "name", "limit"), [("valore-non-ammesso", "valore", 60), ("yaml", "causa", 300)]
)
def test_a_detail_is_whole_up_to_its_limit_and_cut_past_it(rule: str, name: str, limit: int) -> None:
    assert filled(rule, name, limit).count("x") == limit
    assert f"{'x' * (limit - 1)}…" in filled(rule, name, limit + 1)
    assert filled(rule, name, limit + 1).count("x") == limit - 1


def test_the_name_of_a_field_is_whole_up_to_120_letters() -> None:
    assert problem("struttura", PLACE, "x" * 120).field == "x" * 120
    assert problem("struttura", PLACE, "x" * 121).field == "x" * 119 + "…"
