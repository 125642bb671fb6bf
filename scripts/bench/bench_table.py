"""The tables of the bench, in Markdown and in Italian: as they go in «Quanto ci mette»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.bench_serve import Rebuild
from bench.bench_work import Cost, Result

# What the goal allows a word, over the generator's own start-up.
GOAL = 0.002
NOTHING = ""


def build_table(size: int, results: Mapping[str, Result], units: Sequence[str]) -> str:
    """Return the table of so many words; ratios are to the time of each of ``units`` that was measured."""
    known = [unit for unit in units if isinstance(results.get(unit), Cost)]
    head = ["", "secondi", "ms a parola", *(f"volte {unit}" for unit in known), "memoria", "spazio"]
    rows = []
    for label, result in results.items():
        if isinstance(result, str):
            rows.append([label, result, *[NOTHING] * (len(head) - 2)])
            continue
        ratios = [_ratio(result, results[unit]) for unit in known]
        space = NOTHING if result.size is None else f"{_number(result.size, 1)} MB"
        rows.append(
            [
                label,
                f"{_number(result.seconds, 2)} s",
                _number(result.seconds / size * 1000, 1),
                *ratios,
                f"{result.memory:.0f} MB",
                space,
            ]
        )
    return _titled(f"Costruire {thousands(size)} parole", head, rows)


def growth_table(results: Mapping[int, Mapping[str, Result]]) -> str:
    """Return the milliseconds a word at every size (size → label → result): a straight line never grows."""
    labels = dict.fromkeys(label for some in results.values() for label in some)
    head = ["ms a parola", *(thousands(size) for size in results)]
    rows = [[label, *(_each(size, some.get(label)) for size, some in results.items())] for label in labels]
    return _titled("Quanto cresce", head, rows)


def serve_table(size: int, results: Mapping[str, Rebuild | str], alone: str) -> str:
    """Return the table of a change seen while writing; after the row ``alone`` comes the goal."""
    head = ["", "secondi", "attesa", "a riposo, in un secondo"]
    rows = []
    for label, result in results.items():
        if isinstance(result, str):
            rows.append([label, result, NOTHING, NOTHING])
            continue
        times = (f"{_number(each, 2)} s" for each in (result.seconds, result.wait, result.rest))
        rows.append([label, *times])
        if label == alone:
            goal = f"{_number(result.seconds + GOAL * size, 2)} s"
            rows.append(["obiettivo: il generatore da solo e 2 ms a parola", goal, NOTHING, NOTHING])
    return _titled(f"Vedere una modifica mentre si scrive, con {thousands(size)} parole", head, rows)


def thousands(number: int) -> str:
    """Return a number as Italian writes it: «10.000»."""
    return f"{number:,}".replace(",", ".")


def _each(size: int, result: Result | None) -> str:
    return _number(result.seconds / size * 1000, 2) if isinstance(result, Cost) else NOTHING


def _ratio(result: Cost, unit: Result) -> str:
    return _number(result.seconds / unit.seconds, 1) if isinstance(unit, Cost) else NOTHING


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _titled(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"### {title}", "", _row(head), _row(["---", *["---:"] * (len(head) - 1)])]
    return "\n".join([*lines, *map(_row, rows)]) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
