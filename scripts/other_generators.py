"""Build the site with other generators and compare: ``python scripts/other_generators.py``.

The same folder is built by MkDocs, by ProperDocs (its fork) and by Zensical (the successor of Material): same
mkdocs.yml, same glossary. Then the sites are compared file by file and page by page. Material will have no
more updates after 5 May 2027: this says, before that day, what would change. The generators are downloaded
into ``.banco/`` the first time: nothing of them is part of the project.

Exit codes: 0 nothing differs but what ``EXPECTED`` explains, 1 something does, 2 they cannot be run.
With ``--if-possible`` a generator that cannot be downloaded is said, and is not a fault.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_parts import FRAME, SEARCH, THEME_FILES, Difference, differences

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".banco" / "generatori"
PYTHON = BENCH / "venv" / "bin" / "python"
# What a build reads: nothing else of the project is copied.
SOURCES = ("docs", "glossary", "scripts", "mkdocs.yml")
QUIET = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "NO_COLOR": "1",
    "PYTHONUTF8": "1",
}


@dataclass(frozen=True)
class Generator:
    """How a generator is run, and whether our finishing step is to be run by hand after it."""

    name: str
    package: str
    command: tuple[str, ...]
    finish_by_hand: bool = False


OURS = Generator("MkDocs", "", (sys.executable, "-m", "mkdocs", "build", "--strict"))
OTHERS = (
    Generator(
        "ProperDocs",
        "properdocs==1.6.7",
        (str(PYTHON), "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"),
    ),
    # It has no hooks, and does not say so: the words are put in afterwards.
    Generator(
        "Zensical",
        "zensical==0.0.73",
        (str(PYTHON), "-m", "zensical", "build", "--strict", "-f", "mkdocs.yml"),
        finish_by_hand=True,
    ),
)
# What may differ, generator by generator: the part → why it does no harm (Italian: the table shows it).
EXPECTED: Mapping[str, Mapping[str, str]] = {
    "ProperDocs": {"generatore dichiarato": "ogni generatore scrive il suo nome"},
    "Zensical": {
        "generatore dichiarato": "ogni generatore scrive il suo nome",
        "salto al contenuto": "porta all’inizio dell’articolo, non al primo titolo",
        THEME_FILES: "gli stili e i programmi del suo tema",
        SEARCH: "il suo indice, che il nostro campo di ricerca non usa",
        FRAME: "spazi e attributi dell’HTML intorno al contenuto",
    },
}


class CannotRun(RuntimeError):
    """A generator cannot be downloaded or run: the message, in Italian, says which and why."""


def main(arguments: list[str]) -> int:
    """Build with everybody, compare, print the table."""
    if arguments not in ([], ["--if-possible"]):
        print("Uso: python scripts/other_generators.py [--if-possible]", file=sys.stderr)
        return 2
    try:
        prepare_tools()
    except CannotRun as error:
        print(f"Il confronto con gli altri generatori non è stato fatto.\n{error}", file=sys.stderr)
        return 0 if arguments else 2
    try:
        ours = build(OURS)
        found = {other.name: list(differences(ours, build(other))) for other in OTHERS}
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 2
    print(table(found, len(ours)))
    return 1 if any(unexplained(name, some) for name, some in found.items()) else 0


def prepare_tools() -> None:
    """Download the generators once, over the project's own packages: whatever they share has one version."""
    wanted = [other.package for other in OTHERS]
    ready = BENCH / "venv" / "pronto"
    if ready.is_file() and ready.read_text(encoding="utf-8") == "\n".join(wanted):
        return
    print("Scarico gli altri generatori in .banco/…", file=sys.stderr, flush=True)
    run([sys.executable, "-m", "venv", "--clear", str(BENCH / "venv")], ROOT)
    theirs = run([str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], ROOT).strip()
    Path(theirs, "progetto.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted], ROOT)
    ready.write_text("\n".join(wanted), encoding="utf-8")


def build(generator: Generator) -> dict[str, bytes]:
    """Build a copy of the project with a generator and return its files: path → bytes."""
    print(f"Costruisco con {generator.name}…", file=sys.stderr, flush=True)
    project = BENCH / generator.name.lower()
    shutil.rmtree(project, ignore_errors=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        project.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, project / name)
    run(generator.command, project)
    if generator.finish_by_hand:
        run([sys.executable, "scripts/finish.py", "site"], project)
    site = project / "site"
    return {
        file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


def run(command: Iterable[str], folder: Path) -> str:
    """Run a command in a folder and return what it printed.

    Raises:
        CannotRun: it failed.
    """
    command = list(command)
    done = subprocess.run(
        command, cwd=folder, env=os.environ | QUIET, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise CannotRun(f"Non riesce: {' '.join(command)}\n{(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


# ---- the table ----


def unexplained(name: str, found: Iterable[Difference]) -> list[Difference]:
    """Return the differences of a generator that ``EXPECTED`` does not explain."""
    return [one for one in found if one.part not in EXPECTED[name]]


def table(found: Mapping[str, list[Difference]], files: int) -> str:
    """Return the table in Markdown, and the first places of each difference that nothing explains."""
    lines = ["| generatore | che cosa cambia | file | perché |", "| --- | --- | ---: | --- |"]
    faults = []
    for name, some in found.items():
        lines += [_line(name, part, some) for part in dict.fromkeys(one.part for one in some)]
        lines += [
            f"| {name} | {part} | 0 | non succede più: togli la riga da EXPECTED |"
            for part in EXPECTED[name]
            if part not in {one.part for one in some}
        ]
        faults += [f"{name}: {one.part}: {one.path}" for one in unexplained(name, some)]
    lines += ["", f"Confrontati {files} file del sito di MkDocs: tutto il resto è uguale."]
    return "\n".join([*lines, *(faults[:20])])


def _line(name: str, part: str, some: Iterable[Difference]) -> str:
    many = sum(one.part == part for one in some)
    return f"| {name} | {part} | {many} | {EXPECTED[name].get(part, 'DA CORREGGERE')} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
