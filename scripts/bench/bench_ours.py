"""What the bench measures of ours: builds that write more and more, and the check of the words."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from bench.bench_work import Work, fresh, write

ROOT = Path(__file__).resolve().parents[2]
REAL_HOOK = f"hooks: [{ROOT.as_posix()}/scripts/mkdocs_hook.py]"
# The hook of the real site, asked for fewer of the files that go beside the pages.
HOOK = f"""import sys
sys.path.insert(0, {str(ROOT / "scripts")!r})
from parole.opendata import catalogue
{{formats}}
from mkdocs_hook import *
from parole.site import outputs
outputs.MAKERS = ({{makers}},)
"""
# The data package describes TBX with the other files: without it there is one file less, and nothing else.
NO_TBX = 'catalogue.FILES = tuple(file for file in catalogue.FILES if not file.name.endswith(".tbx"))'
# The pages about the data list every file: they stay out of the builds that have none.
NO_DATA = "exclude_docs: |\n  tema/\n  *OFL.txt\n  dati.md\nnav: []\n"
ALONE = "il generatore da solo, senza parole"
PAGES = "pagine e ricerca"
ALL = "tutto, tranne schede e diapositive"
# Each build: the source of its hook, and what is added to the settings.
BUILDS: Mapping[str, tuple[str, str]] = {
    ALONE: ("", NO_DATA),
    PAGES: (HOOK.format(formats="", makers="outputs.lookup, outputs.reading"), NO_DATA),
    "con JSON, CSV e SKOS": (
        HOOK.format(formats=NO_TBX, makers="outputs.lookup, outputs.reading, outputs.opendata.outputs"),
        "",
    ),
    ALL: (HOOK.format(formats="", makers="*outputs.MAKERS"), ""),
}


def project(bench: Path, size: int) -> Path:
    """Lay out a project with ``size`` words and the settings of every build, and return it."""
    from many_words import large_project  # a module of the tests, which the command has put in reach

    folder = fresh(bench / f"parole-{size}")
    large_project(folder, size)
    real = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    for number, (hook, more) in enumerate(BUILDS.values()):
        write(folder / f"hook{number}.py", hook)
        write(folder / f"mkdocs{number}.yml", real.replace(REAL_HOOK, f"hooks: [hook{number}.py]") + more)
    return folder


def settings(folder: Path, build: str) -> str:
    """Return the settings of a build of :data:`BUILDS` in a project."""
    return str(folder / f"mkdocs{list(BUILDS).index(build)}.yml")


def builds(folder: Path) -> dict[str, Work]:
    """Return the builds of a project, by label."""
    return {
        label: Work(
            (sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", settings(folder, label)),
            folder,
            folder / "site",
        )
        for label in BUILDS
    }


def check(folder: Path) -> Work:
    """Return ``make check`` on a project: it may find problems, and that is no failure."""
    command = (sys.executable, str(ROOT / "scripts" / "check.py"), "--radice", str(folder))
    return Work(command, folder, fine=(0, 1))
