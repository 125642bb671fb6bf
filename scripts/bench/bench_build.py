"""Compare how long the site takes with other generators: ``python scripts/bench/bench_build.py --help``.

The same generated words, in the same run, are built by us and by Hugo (bare, and with the same pages as
ours), Zensical, MkDocs with Material (pages out of ``nav``) and Sphinx; then checked; then served while a
word changes. What is told is CPU seconds, children included, the median of some runs: on a busy machine only
the ratios mean something. Peers are downloaded into ``.banco/`` the first time: nothing of them is part of
the project. All the sizes with three runs want some 20 GB of disk until the end. The tables go to the output;
what is being done, to the errors.

Exit codes: 0 done, 1 something of ours could not be measured, 2 nothing can be, or wrong use.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))  # the words and the sample project are those of the tests

import serve  # noqa: E402
from bench import bench_hugo, bench_ours  # noqa: E402
from bench.bench_peers import PEERS, hugo_program, prepare  # noqa: E402
from bench.bench_serve import Rebuild, Served, rebuild  # noqa: E402
from bench.bench_table import build_table, growth_table, serve_table, thousands  # noqa: E402
from bench.bench_words import alphabetical  # noqa: E402
from bench.bench_work import BENCH, CannotMeasure, Result, Work, clear, cost, middle  # noqa: E402
from shared.browser import BrowserError  # noqa: E402
from shared.headless import running_browser  # noqa: E402

SIZES = (250, 1000, 5000, 10000)
PARTS = ("build", "check", "serve")
CHECK = "`make check`"
SERVE = "`make serve`"
# The ratios are to these.
UNITS = ("hugo", "hugo-pagine")
# What every page of a word says, whoever made it, and what our home page says: the edit adds a number to it.
SAID, SAID_HOME = "Chiedi se", "Un tavolo"


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked at every size and print the tables."""
    asked = _parser().parse_args(arguments)
    # Containers often set it; then every program in Python compiles all of itself in every run.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # servers stop with us, however we are stopped
    try:
        if asked.peers:
            prepare(BENCH)
        return _measure(asked)
    except (CannotMeasure, BrowserError) as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrotto.", file=sys.stderr)
        return 130
    finally:
        clear()


def _measure(asked: argparse.Namespace) -> int:
    """Print the tables of each size as it ends, then how all of it grows."""
    found: dict[int, dict[str, Result]] = {}
    served: dict[str, Rebuild | str] = {}
    failed = False
    for size in asked.sizes:
        _say(f"{thousands(size)} parole: preparo…")
        ours = bench_ours.project(BENCH, size)
        peers, left_out = _peers(asked, size)
        works = _works(ours, asked.only)
        if "build" in asked.only:
            works |= {PEERS[name].label: work for name, work in peers.items()}
        found[size] = {**dict(_costs(works, asked)), **left_out}
        if works:
            print(build_table(size, found[size], [PEERS[name].label for name in UNITS]), flush=True)
        if "serve" in asked.only:
            served = {**dict(_rebuilds(ours, peers, size, asked)), **left_out}
            print(serve_table(size, served, bench_ours.ALONE), flush=True)
        mine = (*bench_ours.BUILDS, CHECK)
        failed |= any(isinstance(found[size].get(label), str) for label in mine)
        failed |= any(isinstance(served.get(label), str) for label in (bench_ours.ALONE, SERVE))
    if len(found) > 1 and any(found.values()):
        print(growth_table(found), flush=True)
    return int(failed)


def _works(ours: Path, only: Sequence[str]) -> dict[str, Work]:
    """Return what is ours to run from nothing, by label."""
    built = bench_ours.builds(ours) if "build" in only else {}
    return built | ({CHECK: bench_ours.check(ours)} if "check" in only else {})


def _peers(asked: argparse.Namespace, size: int) -> tuple[Mapping[str, Work], Mapping[str, str]]:
    """Lay out the words for the peers that are worth it; the others by label, with the reason."""
    if not {"build", "serve"} & set(asked.only):
        return {}, {}
    worth = [name for name in asked.peers if size <= PEERS[name].limit]
    left_out = {
        PEERS[name].label: f"non oltre {thousands(PEERS[name].limit)} parole"
        for name in asked.peers
        if name not in worth
    }
    return {name: PEERS[name].work(BENCH, size) for name in worth}, left_out


def _costs(works: Mapping[str, Work], asked: argparse.Namespace) -> Iterator[tuple[str, Result]]:
    """Yield the cost of each contestant; runs go round, so that a busy moment is everybody's."""
    results: dict[str, list[Result]] = {label: [] for label in works}
    for run in range(1, asked.runs + 1):
        for label, work in works.items():
            if any(isinstance(result, str) for result in results[label]):
                continue  # what did not end once would take its time again
            _say(f"  giro {run} di {asked.runs}: {label}…")
            results[label].append(cost(work, asked.limit))
    yield from ((label, middle(some)) for label, some in results.items())


def _rebuilds(
    ours: Path, peers: Mapping[str, Work], size: int, asked: argparse.Namespace
) -> Iterator[tuple[str, Rebuild | str]]:
    with running_browser() as browser:
        for label, served in _served(ours, peers, alphabetical(size)[size // 2]).items():
            _say(f"  {asked.edits} modifiche: {label}…")
            yield label, rebuild(served, asked.edits, browser, asked.limit)


def _served(ours: Path, peers: Mapping[str, Work], id_: str) -> dict[str, Served]:
    """Return the sites to serve, by label; the page that changes is that of the word ``id_``."""

    def alone(port: str) -> list[str]:
        return [*serve.serve_command(port), "-f", bench_ours.settings(ours, bench_ours.ALONE)]

    site = bench_hugo.SITE
    word = ours / "glossary" / "termini" / f"{id_}.yml"
    page = f"{site}termini/{id_}/"
    found = {
        bench_ours.ALONE: Served(alone, ours, ours / "docs" / "index.md", site, SAID_HOME),
        SERVE: Served(serve.serve_command, ours, word, page, SAID),
    }
    for name, work in peers.items():
        folder = work.folder
        if name in UNITS:
            file = folder / "content" / "termini" / f"{id_}.md"
            found[PEERS[name].label] = Served(_hugo(folder), folder, file, page, SAID)
        elif name == "mkdocs":
            file = folder / "docs" / f"{id_}.md"
            found[PEERS[name].label] = Served(serve.serve_command, folder, file, f"/{id_}/", SAID)
    return found


def _hugo(folder: Path) -> bench_hugo.Command:
    program = hugo_program(BENCH)
    return lambda port: bench_hugo.server(program, folder, port)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


# ---- the arguments ----


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=sizes, default=SIZES, help="how many words, divided by commas")
    parser.add_argument(
        "--peers", type=peers, default=tuple(PEERS), help=f"which peers, or none: {','.join(PEERS)}"
    )
    parser.add_argument("--only", type=parts, default=PARTS, help=f"what to measure: {','.join(PARTS)}")
    parser.add_argument("--runs", type=count, default=3, help="how many runs: the median is told")
    parser.add_argument("--edits", type=count, default=3, help="how many edits while serving: the median")
    parser.add_argument("--limit", type=count, default=600, help="seconds after which a program is stopped")
    return parser


def count(text: str) -> int:
    """Read a number from one up.

    Raises:
        ArgumentTypeError: it is not.
    """
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"«{text}» non è un numero da 1 in su")
    return int(text)


def sizes(text: str) -> tuple[int, ...]:
    """Read «250,1000»; raises as :func:`count`."""
    return tuple(count(each) for each in text.split(","))


def peers(text: str) -> tuple[str, ...]:
    """Read some names of :data:`PEERS`, or none; raises ``ArgumentTypeError``."""
    return _some(text, tuple(PEERS)) if text else ()


def parts(text: str) -> tuple[str, ...]:
    """Read some names of :data:`PARTS`; raises ``ArgumentTypeError``."""
    return _some(text, PARTS)


def _some(text: str, known: Sequence[str]) -> tuple[str, ...]:
    asked = text.split(",")
    for each in asked:
        if each not in known:
            raise argparse.ArgumentTypeError(f"«{each}» non è fra: {', '.join(known)}")
    return tuple(each for each in known if each in asked)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
