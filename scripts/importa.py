"""Turn another glossary into drafts: ``python scripts/importa.py FILE --formato FORMATO --in CARTELLA``.

It writes one word per file in the folder and prints what could not be carried. A file that is there is left
alone; with ``--aggiorna``, it gets what the source says now. Exit codes: 0 all is in the drafts, 1 something
is only in the report, or nothing could be read, 2 wrong use.
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from parole.importing.drafts import Drafts, make_drafts
from parole.importing.foreign import MAX_BYTES, Found, Unreadable
from parole.importing.from_csv import read_csv
from parole.importing.from_skos import read_skos
from parole.importing.from_tbx import read_tbx
from parole.importing.from_xlsx import read_xlsx
from parole.load import read_folder
from parole.model.values import SideName
from parole.reading.records import plain
from parole.reading.yaml_nodes import Mapping, read_yaml
from shared.arguments import Parser
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[1]
READERS: dict[str, Callable[[bytes], Found]] = {
    "csv": read_csv, "xlsx": read_xlsx, "skos": read_skos, "tbx": read_tbx,
}  # fmt: skip
SIDES = {side.value: side for side in SideName}
USAGE = (
    f"python scripts/importa.py FILE --formato {'|'.join(READERS)} --in CARTELLA [--lato pa|terzo_settore] "
    "[--aggiorna]"
)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)  # its warnings are in English: the check has ours
    warnings.simplefilter("ignore")  # so are those of openpyxl, on what it does not read
    try:
        found = READERS[options.formato](_content(options.file))
        there = _there(options.cartella)
        side, again = SIDES.get(options.lato), options.aggiorna
        drafts = make_drafts(found, read_folder(root).glossary, side, there, update=again)
        refused = _write(drafts, options.cartella, over={id_ for id_ in there if there[id_] and again})
    except (Unreadable, OSError) as error:
        cause = _cause(error) if isinstance(error, OSError) else error
        print(f"{options.file}: {cause}", file=sys.stderr)
        return 1
    print(drafts.report(), end="")
    for name in refused:
        left = "c’è già, non l’ho toccato: per aggiornarlo aggiungi --aggiorna"
        print(f"{options.cartella / name}: {left}", file=sys.stderr)
    return 0 if drafts.whole and not refused else 1


def _cause(error: OSError) -> str:
    """Return why a file or a folder cannot be used: the system speaks English."""
    causes = {
        FileNotFoundError: "non c’è: controlla il nome",
        IsADirectoryError: "è una cartella: indica un file",
        FileExistsError: "la cartella delle bozze è un file",
        NotADirectoryError: "la cartella delle bozze è dentro un file",
        PermissionError: "non si può leggere o scrivere: controlla i permessi",
    }
    return causes.get(type(error), f"il disco non risponde (errore {error.errno})")


def _there(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the drafts of a folder, as typed, by their id: nothing for a file that cannot be read."""
    found = {}
    for path in sorted(folder.glob("*.yml")) if folder.is_dir() else ():
        root, problems = read_yaml(path.read_text(encoding="utf-8", errors="replace"), path.name)
        found[path.stem] = plain(root) if isinstance(root, Mapping) and not problems else {}
    return found


def _content(file: Path) -> bytes:
    if file.stat().st_size > MAX_BYTES:
        raise Unreadable(f"il file supera {MAX_BYTES // 1_000_000} MB: dividilo")
    return file.read_bytes()


def _write(drafts: Drafts, folder: Path, over: Collection[str]) -> list[str]:
    """Write the drafts; return the names of those that were there and differ, save those in ``over``."""
    folder.mkdir(parents=True, exist_ok=True)
    refused = []
    for name, text in drafts.files.items():
        mode = "w" if name.removesuffix(".yml") in over else "x"
        try:
            with (folder / name).open(mode, encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            if (folder / name).read_bytes() != text.encode():
                refused.append(name)
    return refused


def _parser() -> Parser:
    parser = Parser(usage=USAGE, description="Trasforma un altro glossario in bozze di voci.")
    parser.add_argument("file", type=Path, help="il glossario da importare")
    parser.add_argument("--formato", choices=list(READERS), required=True, help="com’è scritto")
    parser.add_argument("--in", dest="cartella", type=Path, required=True, help="la cartella delle bozze")
    parser.add_argument("--lato", choices=list(SideName), help="di chi sono le definizioni")
    parser.add_argument("--aggiorna", action="store_true", help="aggiorna le bozze che ci sono già")
    return parser


if __name__ == "__main__":
    leave(main)
