"""Compare how long the site takes with other generators: ``python scripts/bench_build.py --help``.

The same generated words, in the same run, are built by us and by Hugo, Zensical, MkDocs with Material (pages
out of ``nav``) and Sphinx. What is told is CPU seconds, children included, the median of some runs: on a busy
machine only the ratios mean something. Peers are downloaded into ``.banco/`` the first time; Hugo is a
program of the system: ``apt-get install hugo``. Nothing of them is part of the project.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))  # the words and the sample project are those of the tests
from many_words import large_project  # noqa: E402

from bench_peers import PEERS, Peer  # noqa: E402

BENCH = ROOT / ".banco"
SIZES = (250, 1000, 5000, 10000)
# The hook of the real site, asked for fewer of the files that go beside the pages.
HOOK = """import sys
sys.path.insert(0, {scripts!r})
from mkdocs_hook import *
from parole import outputs
outputs.MAKERS = ({makers},)
"""
MAKERS = {
    "generator alone": "",
    "pages and look-up": "outputs.lookup",
    "with JSON, CSV, SKOS, TBX": "outputs.lookup, outputs.opendata.outputs",
    "everything but the materials": "*outputs.MAKERS",
}


@dataclass(frozen=True)
class Cost:
    """What a program took: CPU seconds of its processes, megabytes of memory at most, megabytes written."""

    seconds: float
    memory: float
    size: float = 0.0


def main(arguments: Sequence[str]) -> int:
    """Build everything at every size and print the table."""
    asked = _parser().parse_args(arguments)
    peers = [peer for peer in PEERS if peer.name in asked.peers.split(",")]
    for peer in peers:
        peer.prepare(BENCH)
    for size in map(int, asked.sizes.split(",")):
        print(f"{size}…", file=sys.stderr)
        print(_table(size, dict(_measured(size, peers, asked.runs))), flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", default=",".join(map(str, SIZES)), help="how many words, divided by commas"
    )
    parser.add_argument("--peers", default=",".join(peer.name for peer in PEERS), help="which peers")
    parser.add_argument("--runs", type=int, default=3, help="how many runs: the median is told")
    return parser


def _measured(size: int, peers: Sequence[Peer], runs: int) -> Iterator[tuple[str, Cost]]:
    """Yield the cost of each contestant; runs go round, so that a busy moment is everybody's."""
    works = {**_ours(size), **{peer.name: peer.work(BENCH, size) for peer in peers}}
    costs: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(runs):
        for name, (command, folder, site) in works.items():
            if site:
                shutil.rmtree(site, ignore_errors=True)
            costs[name].append(_cost(command, folder, site))
    for name, found in costs.items():
        yield name, sorted(found, key=lambda cost: cost.seconds)[len(found) // 2]


Work = tuple[Sequence[str], Path, Path | None]


def _ours(size: int) -> dict[str, Work]:
    """Return what we do with so many words: builds that write more and more, and the check."""
    project = BENCH / f"parole-{size}"
    shutil.rmtree(project, ignore_errors=True)
    large_project(project, size)
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    works: dict[str, Work] = {}
    for number, (name, makers) in enumerate(MAKERS.items()):
        hook = project / f"hook{number}.py"
        source = HOOK.format(scripts=str(ROOT / "scripts"), makers=makers) if makers else ""
        hook.write_text(source, encoding="utf-8")
        real = f"hooks: [{ROOT.as_posix()}/scripts/mkdocs_hook.py]"
        file = project / f"mkdocs{number}.yml"
        file.write_text(
            config.replace(real, f"hooks: [{hook.name}]") + _without_data(number), encoding="utf-8"
        )
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(file)]
        works[name] = (command, project, project / "site")
    check = f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); " + CHECK
    works["make check"] = ([sys.executable, "-c", check], project, None)
    return works


CHECK = "import check; from pathlib import Path; check.ROOT = Path('.').resolve(); check.main([])"


def _without_data(number: int) -> str:
    """Return what keeps the pages about the data out of the builds that have none: they list every file."""
    return "exclude_docs: |\n  tema/\n  *OFL.txt\n  dati.md\nnav: []\n" if number < 2 else ""


def _cost(command: Sequence[str], folder: Path, site: Path | None) -> Cost:
    """Run a program of its own and return what it took; stop everything if it fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        errors = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1) or (site and not site.is_dir()):
        sys.exit(f"Failed: {' '.join(command)}\n{errors[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, _megabytes(site) if site else 0)


def _megabytes(site: Path) -> float:
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6


def _table(size: int, costs: dict[str, Cost]) -> str:
    """Return the table of a size in Markdown; the ratio is to Hugo's time, or to the first's."""
    unit = (costs.get("hugo") or next(iter(costs.values()))).seconds
    lines = [
        f"\n### {size}\n",
        "| | CPU s | ratio | memory, MB | output, MB |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, cost in costs.items():
        cells = (
            f"{cost.seconds:.2f}",
            f"{cost.seconds / unit:.2f}",
            f"{cost.memory:.0f}",
            f"{cost.size:.1f}",
        )
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
