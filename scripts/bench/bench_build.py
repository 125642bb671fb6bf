"""Compare how long the site takes with others: ``python scripts/bench/bench_build.py --sizes 250 1000``.

The same generated words, in the same run: built by us, by Hugo with the same pages as ours, by MkDocs with
Material; checked by us; served while a word changes. What is told is CPU seconds, children included, the
median of some runs: on a busy machine only the ratios mean something. Hugo is downloaded into ``.banco/``
the first time. The tables go to the output; what is being done, to the errors.

Exit codes: 0 done, 2 something cannot be measured, or wrong use.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median_low

ROOT = Path(__file__).resolve().parents[2]
# The words and the sample project are those of the tests.
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "support")]

from many_words import many_words  # noqa: E402

from bench import bench_sites as sites  # noqa: E402
from bench.bench_work import CannotMeasure, Cost, Served, Work, change, clear, cost  # noqa: E402
from serve import serve_command  # noqa: E402
from shared.browser import BrowserError  # noqa: E402
from shared.headless import running_browser  # noqa: E402
from shared.leaving import leave  # noqa: E402

CHECK, SERVE, HUGO, MATERIAL = "`make check`", "`make serve`", "Hugo, le stesse pagine", "MkDocs con Material"
# What every page of a word says, whoever made it, and what our home page says: a change adds a number to it.
SAID, SAID_HOME = "Chi sente", "Un tavolo"
_say = partial(print, file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Measure at every size and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 1000], help="how many words")
    parser.add_argument("--runs", type=int, default=3, help="how many runs, and changes: the median is told")
    asked = parser.parse_args(arguments)
    # Containers often set it; then every program in Python compiles all of itself in every run.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # servers stop with us, however we are stopped
    try:
        for size in asked.sizes:
            _measure(size, asked.runs)
    except (CannotMeasure, BrowserError) as problem:
        print(problem, file=sys.stderr)
        return 2
    finally:
        clear()
    return 0


def _measure(size: int, runs: int) -> None:
    """Print the tables of a size."""
    _say(f"{size} parole: preparo…")
    ours = sites.project(size)
    works = {label: sites.mkdocs(ours, settings) for label, (settings, _) in sites.BUILDS.items()}
    works[CHECK] = Work((sys.executable, str(ROOT / "scripts" / "check.py"), "--radice", str(ours)), ours)
    works |= {HUGO: sites.hugo(size), MATERIAL: sites.material(str(size), dict(many_words(size)))}
    print(table(size, _costs(works, runs)), flush=True)
    with running_browser() as browser:
        changes = {}
        for label, served in _served(works).items():
            _say(f"  {runs} modifiche: {label}…")
            changes[label] = change(served, browser, runs)
    print(change_table(size, changes), flush=True)


def _costs(works: Mapping[str, Work], runs: int) -> dict[str, Cost]:
    """Return the median cost of each contestant; runs go round, so that a busy moment is everybody's."""
    results: dict[str, list[Cost]] = {label: [] for label in works}
    for run in range(1, runs + 1):
        for label, work in works.items():
            _say(f"  giro {run} di {runs}: {label}…")
            results[label].append(cost(work))
    return {label: median_low(some) for label, some in results.items()}


def _served(works: Mapping[str, Work]) -> dict[str, Served]:
    """Return the sites to serve, by label; the page that changes is that of a word in the middle."""
    ours, theirs, material = (works[label].folder for label in (CHECK, HUGO, MATERIAL))
    words = sorted((ours / "glossary" / "termini").iterdir())
    word = words[len(words) // 2]
    page = f"/glossario/termini/{word.stem}/"

    def alone(port: str) -> list[str]:
        return [*serve_command(port), "-f", sites.BUILDS[sites.ALONE][0]]

    def hugo(port: str) -> list[str]:
        return [sites.hugo_program(), "server", "--bind", "127.0.0.1", "--port", port]

    return {
        sites.ALONE: Served(alone, ours, ours / "docs" / "index.md", "/glossario/", SAID_HOME),
        SERVE: Served(serve_command, ours, word, page, SAID),
        HUGO: Served(hugo, theirs, theirs / "content" / "termini" / f"{word.stem}.md", page, SAID),
        MATERIAL: Served(
            serve_command, material, material / "docs" / f"{word.stem}.md", f"/{word.stem}/", SAID
        ),
    }


# ---- the tables, in Markdown: as they go in «Quanto ci mette» ----


def table(size: int, results: Mapping[str, Cost]) -> str:
    """Return the table of so many words, with the ratio to the time of Hugo in the same run."""
    rows = [[f"{size} parole", "secondi", "ms a parola", "volte Hugo", "memoria"]]
    for label, (seconds, memory) in results.items():
        each, ratio = seconds / size * 1000, seconds / results[HUGO].seconds
        rows.append([label, f"{seconds:.2f}", f"{each:.2f}", f"{ratio:.2f}", f"{memory:.0f} MB"])
    return _table(rows)


def change_table(size: int, results: Mapping[str, Cost]) -> str:
    """Return the table of a change seen while writing."""
    rows = [[f"una modifica, {size} parole", "secondi", "attesa"]]
    rows += [[label, f"{seconds:.2f}", f"{wait:.2f}"] for label, (seconds, wait) in results.items()]
    return _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *others = (f"| {' | '.join(cells)} |" for cells in rows)
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *others]).replace(".", ",") + "\n"


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]))
