"""The report of a change names as many problems as somebody can read."""

from __future__ import annotations

from parole.proposals.change_report import report
from parole.proposals.comparison import Comparison
from parole.reading.problems import Level, Place, Problem


def told(count: int, level: Level = Level.ERROR) -> list[str]:
    problems = [
        Problem(Place("glossary/termini/a.yml", n), "rif", "", f"difetto {n}", level) for n in range(count)
    ]
    return [line for line in report(Comparison(), problems).splitlines() if line.startswith(("- ", "### "))]


def test_forty_problems_are_all_told_and_more_are_counted() -> None:
    lines = [f"- **a.yml**, riga {n}: difetto {n}" for n in range(40)]
    assert told(40) == ["### Da correggere (40)", *lines]
    assert told(41) == ["### Da correggere (41)", *lines, "- …e 1 altro problema."]
    assert told(42, Level.WARNING) == ["### Da guardare (42)", *lines, "- …e 2 altri problemi."]
