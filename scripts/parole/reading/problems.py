"""A problem found in the data, its place, and the three ways of printing it.

A problem is a value: checks yield problems, commands print them and choose the exit code.
The form of a line follows the habit of compilers, so that editors and forges make it clickable::

    percorso:riga:colonna: livello: campo: che cosa non va; che cosa fare [regola]
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How serious a problem is: an error blocks, a warning is listed."""

    ERROR = "errore"
    WARNING = "avviso"


class Place(NamedTuple):
    """Where something stands: a path relative to the repository, with line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong; ``field`` is the path of keys (``pa.fonti[0].rif``), empty for a file.

    ``mend`` is there if a machine can mend it: what is written, at its place or after, and what to write.
    """

    place: Place
    rule: str
    field: str
    message: str
    level: Level = Level.ERROR
    mend: tuple[str, ...] = ()

    def __str__(self) -> str:
        subject = f"{self.field}: " if self.field else ""
        return f"{self.place}: {self.level}: {subject}{self.message} [{self.rule}]"


def visible(text: str) -> str:
    """Return ``text`` on one line, with a code for each character that a terminal would obey or hide."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any problem blocks."""
    return any(problem.level is Level.ERROR for problem in problems)


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that block, in the same order."""
    return [problem for problem in problems if problem.level is Level.ERROR]


def counted(number: int, singular: str, plural: str) -> str:
    """Return ``number`` with the right form of the noun, in Italian (0 takes the plural)."""
    return f"{number} {singular if number == 1 else plural}"


def summary(problems: Iterable[Problem], checked: str) -> str:
    """Return the closing line: what was checked, then how many errors and warnings."""
    problems = list(problems)
    levels = [problem.level for problem in problems]
    errors, warnings = levels.count(Level.ERROR), levels.count(Level.WARNING)
    found = [counted(errors, "errore da correggere", "errori da correggere")] if errors else []
    found += [counted(warnings, "avviso", "avvisi")] if warnings else []
    mendable = sum(1 for problem in problems if problem.mend)
    verb = counted(mendable, "si corregge", "si correggono")
    hint = f" {verb} da sé con make correggi." if mendable else ""
    return f"{checked}: {' e '.join(found) or 'nessun problema'}.{hint}"


def as_text(problems: Iterable[Problem]) -> str:
    """Return one line per problem, for people and for editors."""
    return "\n".join(str(problem) for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of flat objects, for programs."""
    return json.dumps([_flat(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """Return workflow commands that a forge shows as annotations on the right line."""
    return "\n".join(_annotation(problem) for problem in problems)


FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "testo": as_text,
    "github": as_github,
    "json": as_json,
}


def _flat(problem: Problem) -> dict[str, object]:
    return {
        "percorso": problem.place.path,
        "riga": problem.place.line,
        "colonna": problem.place.column,
        "livello": problem.level,
        "campo": problem.field,
        "messaggio": problem.message,
        "regola": problem.rule,
        "correggibile": bool(problem.mend),
    }


def _annotation(problem: Problem) -> str:
    command = "error" if problem.level is Level.ERROR else "warning"
    subject = f"{problem.field}: " if problem.field else ""
    place = problem.place
    where = f"file={_property(place.path)},line={place.line},col={place.column}"
    return f"::{command} {where},title={_property(problem.rule)}::{_data(subject + problem.message)}"


def _data(text: str) -> str:
    """Escape the text of a workflow command, as GitHub's toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
