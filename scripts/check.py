"""Check the words: ``python scripts/check.py [--formato testo|github|json] [--radice CARTELLA]``.

Exit codes: 0 nothing to correct, 1 errors in the data, 2 wrong use or a fault of the program.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import NoReturn

from parole.load import read_folder
from parole.reading.problems import FORMATS, counted, has_errors, summary
from parole.rules.check import check_glossary
from shared.collector import without_collector
from shared.leaving import leave

ROOT = Path(__file__).resolve().parent.parent
USAGE = f"python scripts/check.py [--formato {'|'.join(FORMATS)}] [--radice CARTELLA]"


@without_collector(for_good=True)
def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    if not (options.radice / "glossary").is_dir():
        print(f"In {options.radice} non c’è la cartella glossary/: controlla --radice.", file=sys.stderr)
        return 2
    reading = read_folder(options.radice)
    problems = check_glossary(reading, today=date.today())
    shown = FORMATS[options.formato](problems)
    if shown:
        print(shown)
    checked = counted(len(reading.word_ids), "voce controllata", "voci controllate")
    print(summary(problems, checked), file=sys.stderr if options.formato != "testo" else sys.stdout)
    return 1 if has_errors(problems) else 0


class _Parser(argparse.ArgumentParser):
    """A parser that says in Italian that it was used wrongly."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 (argparse speaks English)
        """Print how the command is used and leave with 2."""
        self.exit(2, f"Comando scritto male. Si usa così: {USAGE}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(usage=USAGE, description="Controlla le voci e i registri del glossario.")
    parser.add_argument("--formato", choices=list(FORMATS), default="testo", help="come scrivere i problemi")
    parser.add_argument("--radice", type=Path, default=ROOT, help="la cartella che contiene glossary/")
    return parser


def _told() -> int:
    """Run the command; a fault of the program is told as such."""
    try:
        return main()
    except BrokenPipeError:
        raise
    except Exception:
        print("Errore del programma, non dei tuoi file: segnalalo con il testo qui sotto.", file=sys.stderr)
        traceback.print_exc()
        return 2


if __name__ == "__main__":
    leave(_told)
