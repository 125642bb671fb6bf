"""Check the words: ``python scripts/check.py [--formato testo|github|json] [--radice CARTELLA]``.

Exit codes: 0 nothing to correct, 1 errors in the data, 2 wrong use or a fault of the program.
"""

from __future__ import annotations

import sys
import traceback
from datetime import date

from parole.load import read_folder
from parole.reading.problems import FORMATS, counted, has_errors, summary
from parole.rules.check import check_glossary
from shared.arguments import Parser
from shared.collector import without_collector
from shared.leaving import leave

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


def _parser() -> Parser:
    parser = Parser(usage=USAGE, description="Controlla le voci e i registri del glossario.")
    parser.add_argument("--formato", choices=list(FORMATS), default="testo", help="come scrivere i problemi")
    return parser.with_root()


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
