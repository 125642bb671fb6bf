"""Write the words in their canonical form: ``python scripts/format.py [--controlla]``.

Only white space, quotes and the order of fields change, never a text; a file that cannot be read is left
alone. Exit codes: 0 done, 1 with ``--controlla`` when some file is not in canonical form, 2 wrong use.
"""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel

from parole.editing.writing import canonical
from parole.glossary.glossary import PATHS_FOLDER, TERMS_FOLDER
from parole.model.concept import WordFile
from parole.model.registers import ReadingPath
from parole.reading.problems import counted
from shared.arguments import run
from shared.command import write_all

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(description="Scrive le voci e i percorsi nella forma canonica.")
    parser.add_argument("--controlla", action="store_true", help="dice quali file cambierebbero")
    only_check = parser.parse_args(arguments).controlla
    changed = _rewritten(root)
    if not only_check:
        write_all(root, changed)
    for name in changed:
        print(name)
    print(_summary(len(changed), only_check=only_check))
    return 1 if only_check and changed else 0


def _summary(changed: int, *, only_check: bool) -> str:
    if not changed:
        return "I file sono tutti nella forma canonica."
    if only_check:
        return f"{counted(changed, 'file', 'file')} da riscrivere: lo fa make format, senza toccare i testi."
    return f"{counted(changed, 'file riscritto', 'file riscritti')}."


def _rewritten(root: Path) -> dict[str, str]:
    """Return the canonical form of the files that are not in it."""
    found = {}
    folders: dict[str, type[BaseModel]] = {TERMS_FOLDER: WordFile, PATHS_FOLDER: ReadingPath}
    for folder, model in folders.items():
        for file in sorted((root / folder).glob("*.yml")):
            with suppress(OSError, UnicodeDecodeError):  # make check says what is wrong with it
                typed = file.read_text(encoding="utf-8")
                text = canonical(typed, file.name, model)
                if text not in (None, typed):
                    found[file.relative_to(root).as_posix()] = text
    return found


if __name__ == "__main__":
    run(main)
