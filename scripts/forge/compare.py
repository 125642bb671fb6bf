"""Report what a proposal changes: ``python scripts/forge/compare.py --prima CARTELLA --dopo CARTELLA``.

The two folders hold two versions of the project (each with ``glossary/``). The report is Markdown, for the
comment of a pull request. The two folders are only read: the forge runs this command of the main branch
over the files of a proposal. Exit codes: 0 done, 1 the words have errors, or the change does something that
it may not (approve for both sides at once, lose an address, approve a text that is not there, rewrite what
was published), 2 wrong use.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from parole.editing.editing import Refusal, path_of
from parole.load import read_folder
from parole.opendata.freezing import as_published
from parole.proposals.change_report import report
from parole.proposals.change_rules import check_change, registers
from parole.proposals.comparison import Comparison, compare_readings
from parole.reading.files import Reading
from parole.reading.problems import FORMATS, Level, Problem, has_errors
from parole.rules.check import check_glossary
from shared.arguments import Parser, run

USAGE = (
    "python scripts/forge/compare.py --prima CARTELLA --dopo CARTELLA "
    "[--toccati FILE] [--anteprima INDIRIZZO] [--uscita FILE] [--formato testo|github]"
)


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Run the command and return its exit code; raises as :func:`read_version`."""
    options = _parser().parse_args(arguments)
    before, after = read_version(options.prima), read_version(options.dopo)
    is_touched = registers(before) != registers(after)
    written = as_published(before.glossary, after.glossary, after.pages or ()) if is_touched else {}
    changes = check_change(before, after, written)
    comparison = compare_readings(before, after)
    shown = [*changes, *_worth_showing(check_glossary(after, today or date.today()), comparison)]
    touched = options.toccati.read_text(encoding="utf-8", errors="replace") if options.toccati else ""
    text = report(comparison, shown, options.anteprima, filter(None, touched.split("\0")))
    if options.uscita:
        options.uscita.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")
    if changes:
        print(
            FORMATS[options.formato](changes), file=sys.stdout if options.formato == "github" else sys.stderr
        )
    return 1 if has_errors(shown) else 0


def read_version(folder: Path) -> Reading:
    """Read the glossary of one of the two folders, itself and no link; raises :class:`Refusal` without it."""
    glossary = folder / "glossary"
    if glossary.is_symlink() or not glossary.is_dir():
        raise Refusal(f"In {folder} non c’è la cartella glossary/.")
    return read_folder(folder)


def _worth_showing(problems: list[Problem], comparison: Comparison) -> list[Problem]:
    """Return every error, and the warnings of the words that change."""
    touched = {path_of(word.id) for word in comparison.words}
    return [p for p in problems if p.level is Level.ERROR or p.place.path in touched]


def _parser() -> Parser:
    parser = Parser(usage=USAGE, description="Dice che cosa cambia una proposta.")
    parser.add_argument("--prima", type=Path, required=True, help="la cartella con la versione di prima")
    parser.add_argument("--dopo", type=Path, required=True, help="la cartella con la proposta")
    parser.add_argument("--toccati", type=Path, help="i file che cambiano nel progetto, uno per ogni zero")
    parser.add_argument("--anteprima", default="", help="l’indirizzo delle parole come si vedranno")
    parser.add_argument("--uscita", type=Path, help="il file in cui scrivere il resoconto")
    parser.add_argument("--formato", choices=("testo", "github"), default="testo", help="come dire i divieti")
    return parser


if __name__ == "__main__":
    run(main)
