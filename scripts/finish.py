"""Finish a site that a generator has built: ``python scripts/finish.py site``.

The step after the generator, whichever it is: it fills the moulds with the words, puts the generated parts in
the hand-written pages, writes the look-up index. Exit codes: 0 done, 1 errors in the data, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from collector import without_collector
from parole.check import check_glossary
from parole.load import read_folder
from parole.mould import BadMould
from parole.pages.renderer import Renderer
from parole.problems import Problem, has_errors
from parole.site import FinishedSite, finish_site
from parole.site_facts import SiteFacts
from site_config import ConfigError, read_facts

ROOT = Path(__file__).resolve().parents[1]
# Set by who will run scripts/materials.py on this site: without it no page links to a card or a slide.
MATERIALS_FOLLOW = "PAROLE_MATERIALI"


@without_collector()
def finish(folder: Path, facts: SiteFacts, root: Path = ROOT) -> tuple[FinishedSite, list[Problem]]:
    """Finish the site in ``folder`` with the glossary of ``root``; with errors in it nothing is written."""
    reading = read_folder(root)
    problems = check_glossary(reading)
    if has_errors(problems):
        return FinishedSite(), problems
    built = built_pages(folder)
    if os.environ.get(MATERIALS_FOLLOW):
        facts = facts.with_materials_for(len(reading.glossary.concepts))
    site = finish_site(built, Renderer(reading.glossary, facts=facts))
    write(site, folder)
    return site, problems


def built_pages(folder: Path) -> dict[str, str]:
    """Return every page that the generator has built in ``folder``, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
    }


def write(site: FinishedSite, folder: Path) -> None:
    """Write a finished site into ``folder`` and take away what is no longer part of it."""
    for above in {path.rpartition("/")[0] for path in site.written}:
        (folder / above).mkdir(parents=True, exist_ok=True)
    for path, content in site.written.items():
        (folder / path).write_bytes(_bytes(content))
    for path in site.removed:
        (folder / path).unlink(missing_ok=True)
        if not any((folder / path).parent.iterdir()):
            (folder / path).parent.rmdir()


def write_file(file: Path, content: str | bytes) -> None:
    """Write a file, and the folder it is in if there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_bytes(content))


def _bytes(content: str | bytes) -> bytes:
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
