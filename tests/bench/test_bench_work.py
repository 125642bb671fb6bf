"""What the bench reads of the programs that it runs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.bench_work import CannotMeasure, Work, cost, session_ticks


def test_a_program_is_measured_from_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "vecchio").mkdir(parents=True)
    code = "import os; print(sum(range(2_000_000))); assert os.listdir('site') == []"
    found = cost(Work((sys.executable, "-c", code), tmp_path, site))
    assert found.seconds > 0
    assert found.other > 1


def test_a_program_that_fails_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match=r"^Non riesce: .*\nmanca qualcosa\n$"):
        cost(Work((sys.executable, "-c", "raise SystemExit('manca qualcosa')"), tmp_path))


def test_only_the_processes_of_a_session_are_counted_whatever_their_names() -> None:
    own = "42 (a) b (c)) S 7 42 42 0 -1 0 9 9 9 9 100 20 3 4 20 0 1 0 5"
    child = own.replace("42 (a)", "43 (d)").replace("100 20", "1 2")
    other = own.replace(" 42 42 ", " 50 50 ")
    assert session_ticks([own, child, other], 42) == 127 + 10
