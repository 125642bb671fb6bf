"""Finish a site that a generator has built: ``python scripts/finish.py site``.

The step after the generator, whichever it is: it fills the moulds with the words, puts the generated parts in
the hand-written pages, writes the look-up index. Exit codes: 0 done, 1 errors in the data, 2 wrong use.
"""

from __future__ import annotations

import sys
from pathlib import Path

from parole.check import check_glossary
from parole.load import read_folder
from parole.mould import BadMould
from parole.problems import Problem, errors_in, has_errors
from parole.site import FinishedSite, finish_site

ROOT = Path(__file__).resolve().parents[1]


def finish(
    folder: Path, site_url: str, root: Path = ROOT, *, show_problems: bool = False
) -> tuple[FinishedSite, list[Problem]]:
    """Finish the site in ``folder`` with the glossary of ``root``.

    With errors in the data nothing is written, unless ``show_problems`` asks for pages that show them.
    """
    reading = read_folder(root)
    problems = check_glossary(reading)
    if has_errors(problems) and not show_problems:
        return FinishedSite(), problems
    built = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
    }
    site = finish_site(built, reading.glossary, site_url, errors_in(problems))
    write(site, folder)
    return site, problems


def write(site: FinishedSite, folder: Path) -> None:
    """Write a finished site into ``folder`` and take away what is no longer part of it."""
    for path, text in site.written.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    for path in site.removed:
        (folder / path).unlink(missing_ok=True)
        if not any((folder / path).parent.iterdir()):
            (folder / path).parent.rmdir()


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    if len(arguments) not in (1, 2) or not Path(arguments[0]).is_dir():
        print("Uso: python scripts/finish.py CARTELLA-DEL-SITO [INDIRIZZO-PUBBLICO]", file=sys.stderr)
        return 2
    try:
        site, problems = finish(Path(arguments[0]), arguments[1] if len(arguments) == 2 else "")
    except BadMould as error:
        print(f"{error}; controlla docs/ e il tema", file=sys.stderr)
        return 2
    for line in (*problems, *site.faults):
        print(line, file=sys.stderr)
    return 1 if has_errors(problems) or site.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
