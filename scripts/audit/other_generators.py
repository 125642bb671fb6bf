"""Build the site with other generators and compare: ``python scripts/audit/other_generators.py``.

The same folder is built by MkDocs, by ProperDocs (its fork) and by Zensical (the successor of Material): same
mkdocs.yml, same glossary. Then the sites are compared file by file and page by page. Material will have no
more updates after 5 May 2027: this says, before that day, what would change.

Exit codes: 0 nothing differs but what ``EXPECTED`` explains, 1 something does, 2 one cannot be run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.site_parts import FRAME, SEARCH, THEME_FILES, Difference, differences
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
# What a build reads: nothing else of the project is copied.
SOURCES = ("docs", "glossary", "scripts", "mkdocs.yml")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "NO_COLOR": "1", "PYTHONUTF8": "1"}


@dataclass(frozen=True)
class Generator:
    """A generator: the module that builds, and whether our finishing step is to be run by hand after it."""

    name: str
    module: str
    finish_by_hand: bool = False


OURS = Generator("MkDocs", "mkdocs")
# Zensical has no hooks, and does not say so: the words are put in afterwards.
OTHERS = (Generator("ProperDocs", "properdocs"), Generator("Zensical", "zensical", finish_by_hand=True))
# Runs scripts/finish.py on a project that is not this one.
FINISH = f"""import sys; sys.path.insert(0, {str(ROOT / "scripts")!r})
from pathlib import Path; import finish; sys.exit(finish.main(sys.argv[1:], Path.cwd()))"""

# What may differ, generator by generator: the part → why it does no harm (Italian: the table shows it).
EXPECTED: Mapping[str, Mapping[str, str]] = {
    "ProperDocs": {"generatore dichiarato": "ogni generatore scrive il suo nome"},
    "Zensical": {
        "generatore dichiarato": "ogni generatore scrive il suo nome",
        "salto al contenuto": "porta all’inizio dell’articolo, non al primo titolo",
        "impronte dei programmi": "il suo tema ne ha di suoi nella pagina, e la pagina permette quelli",
        THEME_FILES: "gli stili e i programmi del suo tema",
        SEARCH: "il suo indice, che il nostro campo di ricerca non usa",
        FRAME: "spazi e attributi dell’HTML intorno al contenuto",
    },
}


class CannotRun(RuntimeError):
    """A generator cannot be run: the message, in Italian, says which and why."""


def main(arguments: list[str]) -> int:
    """Build with everybody, compare, print the table."""
    if arguments:
        print("Uso: python scripts/audit/other_generators.py", file=sys.stderr)
        return 2
    try:
        with TemporaryDirectory() as folder:
            found, files = compared(Path(folder))
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 2
    print(table(found, files))
    return 1 if any(unexplained(name, some) for name, some in found.items()) else 0


def compared(folder: Path) -> tuple[dict[str, list[Difference]], int]:
    """Build in ``folder`` with everybody; return how each differs from MkDocs, whose files are counted."""
    print("Costruisco con MkDocs, poi con gli altri…", file=sys.stderr, flush=True)
    ours = build(OURS, copy_of_project(folder / OURS.name))
    found = {
        other.name: list(differences(ours, build(other, copy_of_project(folder / other.name))))
        for other in OTHERS
    }
    return found, len(ours)


def copy_of_project(folder: Path) -> Path:
    """Copy what a build reads of this project into a new folder, and return it."""
    folder.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    return folder


def build(generator: Generator, project: Path) -> dict[str, bytes]:
    """Build the project of a folder with a generator and return the files of its site: path → bytes."""
    run([sys.executable, "-m", generator.module, "build", "--strict", "-f", "mkdocs.yml"], project)
    site = project / "site"
    if generator.finish_by_hand:
        run([sys.executable, "-c", FINISH, str(site)], project)
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def run(command: Sequence[str], folder: Path) -> None:
    """Run a command in a folder; raises :class:`CannotRun` if it fails."""
    own = os.environ | QUIET
    done = subprocess.run(command, cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise CannotRun(f"Non riesce: {' '.join(command)}\n{(done.stdout + done.stderr)[-2000:]}")


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
    leave(lambda: main(sys.argv[1:]))
