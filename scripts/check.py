"""Check the words: ``python scripts/check.py [--formato testo|github|json] [--radice CARTELLA]``.

Exit codes: 0 nothing to correct, 1 errors in the data, 2 wrong use or a fault of the program.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from datetime import date
from pathlib import Path

from parole.check import check_glossary
from parole.load import read_folder
from parole.problems import FORMATS, counted, has_errors, summary

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    if not (options.radice / "glossary").is_dir():
        print(f"Non c’è la cartella glossary/ in {options.radice}: lancia il comando dalla cartella del progetto.", file=sys.stderr)
        return 2
    reading = read_folder(options.radice)
    problems = check_glossary(reading, today=date.today())
    shown = FORMATS[options.formato](problems)
    if shown:
        print(shown)
    checked = counted(len(reading.word_ids), "voce controllata", "voci controllate")
    print(summary(problems, checked), file=sys.stderr if options.formato != "testo" else sys.stdout)
    return 1 if has_errors(problems) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Controlla le voci e i registri del glossario.")
    parser.add_argument("--formato", choices=list(FORMATS), default="testo", help="come scrivere i problemi")
    parser.add_argument("--radice", type=Path, default=ROOT, help="la cartella che contiene glossary/")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception:
        print("Errore del programma, non dei tuoi file: segnalalo con il testo qui sotto.", file=sys.stderr)
        traceback.print_exc()
        sys.exit(2)
