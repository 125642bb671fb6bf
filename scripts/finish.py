"""Finish a site that a generator has built: ``python scripts/finish.py site``.

The step after the generator, whichever it is: it fills the moulds with the words, puts the generated parts in
the hand-written pages, writes the look-up index. Exit codes: 0 done, 1 errors in the data, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import BufferedWriter, FileIO
from pathlib import Path

from parole.glossary import addresses
from parole.glossary.site_facts import SiteFacts
from parole.load import read_folder
from parole.reading.problems import Problem, has_errors
from parole.rendering.planned import Content, Make, encoded
from parole.rendering.renderer import Renderer
from parole.rules.check import check_glossary
from parole.site.assets import SOURCES, THEME_SCRIPTS
from parole.site.keeping import worker
from parole.site.mould import BadMould
from parole.site.plan import Plan, plan_site
from shared.collector import without_collector
from shared.leaving import leave
from shared.site_config import ConfigError, read_facts

ROOT = Path(__file__).resolve().parents[1]
# Set by who will run scripts/materials.py on this site: without it no page links to a card or a slide.
MATERIALS_FOLLOW = "PAROLE_MATERIALI"


@without_collector(for_good=True)
def finish(folder: Path, facts: SiteFacts, root: Path = ROOT) -> tuple[list[str], list[Problem]]:
    """Finish the site in ``folder`` with the glossary of ``root``; with errors in it nothing is written.

    Return what pages ask for in vain, and the problems of the glossary.
    """
    reading = read_folder(root)
    problems = check_glossary(reading)
    if has_errors(problems):
        return [], problems
    if os.environ.get(MATERIALS_FOLLOW):
        facts = facts.with_materials_for(len(reading.glossary.concepts))
    plan = plan_site(built_files(folder), Renderer(reading.glossary, facts=facts))
    make_all(plan, folder)
    remove({*plan.removed, *theme_scripts(folder)}, folder)
    if facts.keeps_pages:
        make_keeper(folder, plan.files[addresses.WORKER])
    return plan.faults, problems


def built_files(folder: Path) -> dict[str, str]:
    """Return, by path, what the generator has made in ``folder``: the pages, the files to join."""
    pages = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    assets = (path for path in SOURCES if (folder / path).is_file())
    return {path: (folder / path).read_text(encoding="utf-8") for path in (*pages, *assets)}


def theme_scripts(folder: Path) -> set[str]:
    """Return the paths of the scripts of the theme that no page asks for: a megabyte and a half."""
    return {path.relative_to(folder).as_posix() for each in THEME_SCRIPTS for path in folder.glob(each)}


def make_all(plan: Plan, folder: Path) -> None:
    """Make every file of a plan inside ``folder``: each goes to the disk at once, however many they are."""
    inside: set[str] = set()
    for path, make in plan.files.items():
        # Not by write_file: a Path for each of so many files takes a fifth of the time of writing them.
        parent = path.rpartition("/")[0]
        if parent not in inside:
            Path(folder, parent).mkdir(parents=True, exist_ok=True)
            inside.add(parent)
        with BufferedWriter(FileIO(f"{folder}/{path}", "w")) as file:
            file.write(encoded(make()))


def make_keeper(folder: Path, idle: Make) -> None:
    """Tell the keeper of the pages what there is to keep, once the site is whole but for the materials."""
    # Not by rglob, which asks the disk twice for each of so many files: it takes twice as long.
    files = (Path(where, name) for where, _, names in os.walk(folder) for name in names)
    paths = [file.relative_to(folder).as_posix() for file in files]
    source = str(idle()).partition("\n")[2]
    write_file(folder / addresses.WORKER, worker(source, paths, lambda path: (folder / path).read_bytes()))


def remove(paths: Iterable[str], folder: Path) -> None:
    """Take files away from ``folder``, with the folders that they leave empty."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        left = (folder / path).parent
        while left != folder and not any(left.iterdir()):
            left.rmdir()
            left = left.parent


def write_file(file: Path, content: Content) -> None:
    """Write a file, and the folder it is in if there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(encoded(content))


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command on a site of the project in ``root`` and return its exit code."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Uso: python scripts/finish.py CARTELLA-DEL-SITO", file=sys.stderr)
        return 2
    try:
        faults, problems = finish(Path(arguments[0]), read_facts(root), root)
    except (BadMould, ConfigError) as error:
        print(f"{error}; controlla docs/, il tema e mkdocs.yml", file=sys.stderr)
        return 2
    for line in (*problems, *faults):
        print(line, file=sys.stderr)
    return 1 if has_errors(problems) or faults else 0


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]))
