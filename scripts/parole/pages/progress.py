"""The state of the work in figures: what is there, what is missing, what should be read again first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from parole.glossary.addresses import ANCHORS
from parole.glossary.expiry import due
from parole.glossary.glossary import Glossary
from parole.glossary.readings import NOT_READ, counts
from parole.glossary.state import sides_to_read_again, state, valid_approvals
from parole.language.inline import plain_text
from parole.language.readability import entry_text, gulpease
from parole.model.concept import Concept
from parole.model.values import Agreement, LabelledValue, ReadIn, SideName, State
from parole.rendering.text_files import text_file

# The width of a band of the Gulpease distribution; the index goes from 0 to 100.
BAND = 10
# How far ahead the report looks for what must be read again.
DUE_SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a label, a number, and the words it counts when they are few enough to be named.

    ``query`` asks the list of words for the same ones («accordo=divergono»); empty where no filter can.
    """

    label: str
    number: int
    concepts: tuple[Concept, ...] = ()
    query: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table of the report."""

    title: str
    rows: tuple[Row, ...]


def tables(glossary: Glossary) -> list[Table]:
    """Return the tables of the report, in the order in which they are read."""
    words = glossary.alphabetical
    return [
        Table("Stato", _count("stato", words, State, state)),
        Table("Accordo", _count("accordo", words, Agreement, lambda concept: concept.accordo)),
        *(Table(f"Aspettano il lato «{side.label}»", waiting(glossary, side)) for side in SideName),
        Table("Leggibilità (Gulpease)", tuple(_readability(words))),
        Table("Come sono state lette le fonti citate", tuple(_how_read(glossary))),
        Table("Parole senza legami", (_named("senza nessun legame", orphans(glossary)),)),
    ]


def orphans(glossary: Glossary) -> tuple[Concept, ...]:
    """Return the words that no relation reaches, in alphabetical order."""
    return tuple(concept for concept in glossary.alphabetical if not glossary.near(concept).ids)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the words of an area, or all, have come: how many, with each voice, with an approval."""

    label: str
    words: int
    with_side: dict[SideName, int]
    approved: dict[SideName, int]
    area: str = ""


def coverage(glossary: Glossary) -> tuple[Coverage, ...]:
    """Return the coverage of the whole glossary, then that of each area in the order of the register."""
    areas = (_covered(area.nome, glossary.by_area[id_], id_) for id_, area in glossary.areas.items())
    return (_covered("Tutte le parole", glossary.alphabetical), *areas)


def _covered(label: str, words: tuple[Concept, ...], area: str = "") -> Coverage:
    return Coverage(
        label,
        len(words),
        {side: sum(side in concept.sides for concept in words) for side in SideName},
        {side: sum(side in _approving(concept) for concept in words) for side in SideName},
        area,
    )


def waiting(glossary: Glossary, side: SideName) -> tuple[Row, ...]:
    """Return what waits for a side: voices to write, words to read again, words to approve."""
    words, to_write = glossary.alphabetical, f"manca={ANCHORS[side]}"
    again = tuple(c for c in words if len(c.sides) == len(SideName) and side in sides_to_read_again(c))
    alone = tuple(c for c in words if state(c) is State.LETTA_DA_UN_LATO and side not in _approving(c))
    drafts = tuple(c for c in words if state(c) is State.BOZZA)
    return (
        _named("la sua voce", tuple(c for c in words if side not in c.sides), to_write),
        _named("che rilegga, perché il testo è cambiato", again),
        _named("che approvi: l’altro lato l’ha già fatto", alone),
        Row("che approvi, come l’altro lato", len(drafts), query=f"stato={State.BOZZA}"),
    )


def _approving(concept: Concept) -> set[SideName]:
    return {approval.lato for approval in valid_approvals(concept)}


def _count(
    filter_: str,
    words: tuple[Concept, ...],
    values: type[LabelledValue],
    of: Callable[[Concept], LabelledValue | None],
) -> tuple[Row, ...]:
    counted = Counter(of(concept) for concept in words)
    return tuple(Row(value.label, counted[value], query=f"{filter_}={value}") for value in values)


def _named(label: str, concepts: tuple[Concept, ...], query: str = "") -> Row:
    return Row(label, len(concepts), concepts, query)


def _readability(words: tuple[Concept, ...]) -> Iterator[Row]:
    indexes = [gulpease(entry_text(concept)) for concept in words]
    if not indexes:
        return
    yield Row("mediana di tutte le voci", round(median(indexes)))
    for start in range(0, 100, BAND):
        inside = sum(start <= min(index, 99) < start + BAND for index in indexes)
        if inside:
            yield Row(f"da {start} a {start + BAND - 1}", inside)


def _how_read(glossary: Glossary) -> Iterator[Row]:
    """Yield how many citations rest on each kind of reading; each place of a source counts once a word."""
    total: Counter[str] = Counter()
    for concept in glossary.alphabetical:
        total.update({label: number for number, label in counts(glossary, concept)})
    yield from (Row(level.label, total[level.label]) for level in ReadIn)
    yield Row(NOT_READ, total[NOT_READ])


def as_markdown(glossary: Glossary, today: date) -> str:
    """Return the report as Markdown, for a terminal, a comment, an archive; ``today`` tells what is due."""
    return text_file(
        "resoconto.md",
        lati=SideName,
        coperture=coverage(glossary),
        scadenze=due_lines(glossary, today),
        tabelle=tables(glossary),
    )


def due_lines(glossary: Glossary, today: date) -> Iterator[str]:
    """Yield the lines of the table of what must be read again by now, or within the next 60 days."""
    found = due(glossary, today + DUE_SOON)
    if not found:
        yield f"Niente da rileggere, né oggi né nei prossimi {DUE_SOON.days} giorni."
        return
    yield from ("| dal | che cosa | perché |", "|---|---|---|")
    for item in found:
        when = f"**{item.day}**" if item.day <= today else f"{item.day}"
        what = f"`{item.id}`" if item.kind == "termini" else f"la fonte `{item.id}` ({item.name})"
        why = plain_text(item.reason, glossary.name_of).replace("|", "\\|")
        yield f"| {when} | {what} | {why} |"
