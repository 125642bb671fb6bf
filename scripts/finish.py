"""Finish a site that a generator has built: ``python scripts/finish.py site``.

The step after the generator, whichever it is: it fills the moulds with the words, puts the generated parts in
the hand-written pages, writes the look-up index. Exit codes: 0 done, 1 errors in the data, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, MutableMapping
from io import BufferedWriter, FileIO
from pathlib import Path

from parole.glossary.site_facts import SiteFacts
from parole.load import read_folder
from parole.reading.problems import Problem, has_errors
from parole.rendering.renderer import Renderer
from parole.rules.check import check_glossary
from parole.site.finished import FinishedSite, finish_site
from parole.site.mould import BadMould
from shared.collector import without_collector
from shared.site_config import ConfigError, read_facts

ROOT = Path(__file__).resolve().parents[1]
# Set by who will run scripts/materials.py on this site: without it no page links to a card or a slide.
MATERIALS_FOLLOW = "PAROLE_MATERIALI"


@without_collector(for_good=True)
def finish(folder: Path, facts: SiteFacts, root: Path = ROOT) -> tuple[FinishedSite, list[Problem]]:
    """Finish the site in ``folder`` with the glossary of ``root``; with errors in it nothing is written."""
    reading = read_folder(root)
    problems = check_glossary(reading)
    if has_errors(problems):
        return FinishedSite(), problems
    built = built_pages(folder)
    if os.environ.get(MATERIALS_FOLLOW):
        facts = facts.with_materials_for(len(reading.glossary.concepts))
    site = finish_site(built, Renderer(reading.glossary, facts=facts), into=SiteFolder(folder))
    remove(site.removed, folder)
    return site, problems


def built_pages(folder: Path) -> dict[str, str]:
    """Return every page that the generator has built in ``folder``, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
    }


class SiteFolder(MutableMapping[str, str | bytes]):
    """The files written into a folder, by their path inside it; not those that were there before.

    A file goes to the disk at once, so that a site of many thousands of pages is never in memory.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._inside: set[str] = set()
        self._kinds: dict[str, type[str | bytes]] = {}

    def __setitem__(self, path: str, content: str | bytes) -> None:
        self._kinds[path] = type(content)
        # Not by write_file: a Path for each of so many files takes a fifth of the time of writing them.
        inside = path.rpartition("/")[0]
        if inside not in self._inside:
            Path(self._folder, inside).mkdir(parents=True, exist_ok=True)
            self._inside.add(inside)
        with BufferedWriter(FileIO(f"{self._folder}/{path}", "w")) as file:
            file.write(encoded(content))

    def __getitem__(self, path: str) -> str | bytes:
        content = (self._folder / path).read_bytes() if path in self._kinds else None
        if content is None:
            raise KeyError(path)
        return content if self._kinds[path] is bytes else content.decode("utf-8")

    def __delitem__(self, path: str) -> None:
        del self._kinds[path]
        remove([path], self._folder)
        self._inside.discard(path.rpartition("/")[0])

    def __contains__(self, path: object) -> bool:
        return path in self._kinds

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


def remove(paths: Iterable[str], folder: Path) -> None:
    """Take files away from ``folder``, with the folders that they leave empty."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        if not any((folder / path).parent.iterdir()):
            (folder / path).parent.rmdir()


def write_file(file: Path, content: str | bytes) -> None:
    """Write a file, and the folder it is in if there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(encoded(content))


def encoded(content: str | bytes) -> bytes:
    """Return what is written of a content: a text is in UTF-8."""
    return content if isinstance(content, bytes) else content.encode("utf-8")


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command on a site of the project in ``root`` and return its exit code."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Uso: python scripts/finish.py CARTELLA-DEL-SITO", file=sys.stderr)
        return 2
    try:
        site, problems = finish(Path(arguments[0]), read_facts(root), root)
    except (BadMould, ConfigError) as error:
        print(f"{error}; controlla docs/, il tema e mkdocs.yml", file=sys.stderr)
        return 2
    for line in (*problems, *site.faults):
        print(line, file=sys.stderr)
    return 1 if has_errors(problems) or site.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
