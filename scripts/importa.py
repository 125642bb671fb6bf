"""Turn another glossary into drafts: ``python scripts/importa.py FILE --formato csv|skos|tbx --in CARTELLA``.

It writes one word per file in the folder, never over a file that is there, and prints what could not be
carried. Exit codes: 0 done, 1 the file cannot be read or some drafts already exist, 2 wrong use.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from parole.importing.drafts import Drafts, make_drafts
from parole.importing.foreign import MAX_BYTES, Foreign, Unreadable
from parole.importing.from_csv import read_csv
from parole.importing.from_skos import read_skos
from parole.importing.from_tbx import read_tbx
from parole.load import read_folder
from parole.model.values import SideName
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[1]
READERS: dict[str, Callable[[bytes], list[Foreign]]] = {"csv": read_csv, "skos": read_skos, "tbx": read_tbx}
SIDES = {side.value: side for side in SideName}
USAGE = (
    f"python scripts/importa.py FILE --formato {'|'.join(READERS)} --in CARTELLA [--lato pa|terzo_settore]"
)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)  # its warnings are in English: the check has ours
    try:
        words = READERS[options.formato](_content(options.file))
        drafts = make_drafts(words, read_folder(root).glossary, SIDES.get(options.lato))
        refused = _write(drafts, options.cartella)
    except (Unreadable, OSError) as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 1
    print(drafts.report(), end="")
    for name in refused:
        print(f"{options.cartella / name}: c’è già, non l’ho toccato", file=sys.stderr)
    return 1 if refused else 0


def _content(file: Path) -> bytes:
    if file.stat().st_size > MAX_BYTES:
        raise Unreadable(f"il file supera {MAX_BYTES // 1_000_000} MB: dividilo")
    return file.read_bytes()


def _write(drafts: Drafts, folder: Path) -> list[str]:
    """Write the drafts and return the names of those that were there already."""
    folder.mkdir(parents=True, exist_ok=True)
    refused = []
    for name, text in drafts.files.items():
        try:
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            refused.append(name)
    return refused


class _Parser(argparse.ArgumentParser):
    """A parser that says in Italian that it was used wrongly."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 (argparse speaks English)
        """Print how the command is used and leave with 2."""
        self.exit(2, f"Comando scritto male. Si usa così: {USAGE}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(usage=USAGE, description="Trasforma un altro glossario in bozze di voci.")
    parser.add_argument("file", type=Path, help="il glossario da importare")
    parser.add_argument("--formato", choices=list(READERS), required=True, help="com’è scritto")
    parser.add_argument("--in", dest="cartella", type=Path, required=True, help="la cartella delle bozze")
    parser.add_argument("--lato", choices=list(SIDES), help="di chi sono le definizioni")
    return parser


if __name__ == "__main__":
    leave(main)
