"""The state of the work in figures: what is there, what is missing, what should be read again first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from parole.glossary import Glossary
from parole.model.concept import Concept
from parole.model.values import Agreement, LabelledValue, SideName, State
from parole.readability import entry_text, gulpease
from parole.state import state

OLDEST_SHOWN = 10
# The width of a band of the Gulpease distribution; the index goes from 0 to 100.
BAND = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a label, a number, and the words it counts when they are few enough to be named."""

    label: str
    number: int
    concepts: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table of the report."""

    title: str
    rows: tuple[Row, ...]


def tables(glossary: Glossary) -> list[Table]:
    """Return the tables of the report, in the order in which they are read."""
    words = glossary.alphabetical
    return [
        Table("Stato", _count(words, State, state)),
        Table("Accordo", _count(words, Agreement, lambda concept: concept.accordo)),
        Table("Per area", _per_area(glossary)),
        Table("Voci che mancano", _gaps(words)),
        Table("Leggibilità (Gulpease)", tuple(_readability(words))),
        Table("Fonti controllate da più tempo", _oldest(words)),
        Table("Parole senza legami", (_named("senza nessun legame", orphans(glossary)),)),
    ]


def orphans(glossary: Glossary) -> tuple[Concept, ...]:
    """Return the words that no relation reaches, in alphabetical order."""
    return tuple(concept for concept in glossary.alphabetical if not glossary.near(concept).ids)


def _count(
    words: tuple[Concept, ...], values: type[LabelledValue], of: Callable[[Concept], LabelledValue | None]
) -> tuple[Row, ...]:
    counted = Counter(of(concept) for concept in words)
    return tuple(Row(value.label, counted[value]) for value in values)


def _per_area(glossary: Glossary) -> tuple[Row, ...]:
    return tuple(Row(area.nome, len(glossary.by_area[id_])) for id_, area in glossary.areas.items())


def _gaps(words: tuple[Concept, ...]) -> tuple[Row, ...]:
    return tuple(
        _named(f"manca la voce «{side.label}»", tuple(c for c in words if side not in c.sides))
        for side in SideName
    )


def _named(label: str, concepts: tuple[Concept, ...]) -> Row:
    return Row(label, len(concepts), concepts)


def _readability(words: tuple[Concept, ...]) -> Iterator[Row]:
    indexes = [gulpease(entry_text(concept)) for concept in words]
    if not indexes:
        return
    yield Row("mediana di tutte le voci", round(median(indexes)))
    for start in range(0, 100, BAND):
        inside = sum(start <= min(index, 99) < start + BAND for index in indexes)
        if inside:
            yield Row(f"da {start} a {start + BAND - 1}", inside)


def _oldest(words: tuple[Concept, ...]) -> tuple[Row, ...]:
    days = sorted({concept.verificato for concept in words})
    rows = [_named(day.isoformat(), tuple(c for c in words if c.verificato == day)) for day in days]
    return tuple(
        Row(r.label, r.number, r.concepts if r.number <= OLDEST_SHOWN else ()) for r in rows[:OLDEST_SHOWN]
    )


def as_markdown(glossary: Glossary) -> str:
    """Return the report as Markdown, for a terminal, a comment, an archive."""
    lines = ["# Stato dei lavori", "", f"Parole: {len(glossary.concepts)}"]
    for table in tables(glossary):
        lines += ["", f"## {table.title}", "", "| | parole | quali |", "|---|---|---|"]
        lines += [
            f"| {row.label} | {row.number} | {', '.join(c.id for c in row.concepts)} |" for row in table.rows
        ]
    return "\n".join(lines) + "\n"
