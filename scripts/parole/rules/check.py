"""All the problems of a glossary, once each, in the order in which an editor meets them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from parole.reading.files import Reading
from parole.reading.problems import Problem
from parole.rules import CHECKS, Subject
from parole.rules.naming import with_names


def check_glossary(reading: Reading, today: date | None = None) -> list[Problem]:
    """Return the problems of reading and those of every check, ordered by file, line and column.

    ``today`` only matters to the rules about dates to come; without it they give no verdict. A field that
    could not be read, or that is still to be written, is not judged again by the other checks: one mistake,
    one message.
    """
    subject = Subject.of(reading, today)
    found = [problem for check in CHECKS for problem in check(subject)]
    read = (with_names(subject, problem) for problem in reading.problems)
    unwritten = subject.unwritten
    told = (p for p in found if p.rule == "segnaposto" or not _is_echo(p, unwritten))
    cut = {(p.place.path, p.place.line) for p in reading.problems if p.rule == "commento-yaml"}
    marked = {(p.place.path, p.field) for p in found if p.rule in _MARKS}
    return sorted(
        {*read}
        | {
            p
            for p in told
            if not _is_echo(p, reading.replaced)
            and (p.place.path, p.place.line) not in cut
            and not (p.rule in _MEASURES and (p.place.path, p.field) in marked)
        }
    )


# A text with what is not text is not measured: it will have fewer words.
_MARKS = frozenset({"html-nel-testo", "markdown-nel-testo"})
_MEASURES = frozenset(
    {"definizione-misura", "in-breve-lunga", "riga-lunga", "lati-sbilanciati", "leggibilita"}
)


def _is_echo(problem: Problem, unreadable: set[tuple[str, str]]) -> bool:
    """Tell whether a problem only repeats that a field, or what contains it, could not be read."""
    steps = re.findall(r"[^.\[\]]+|\[\d+\]", problem.field)
    name = ""
    for step in steps:
        name += step if step.startswith("[") or not name else f".{step}"
        if (problem.place.path, name) in unreadable:
            return True
    return False


def paths_of(problems: Iterable[Problem]) -> set[str]:
    """Return the files that have problems."""
    return {problem.place.path for problem in problems}
