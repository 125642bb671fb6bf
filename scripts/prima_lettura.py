"""Turn a filled sheet of «Prima lettura» into approvals and proposals.

``python scripts/prima_lettura.py FOGLIO.csv --lato pa --ente "Nome dell’ente"``. The body is the one of the
sheet, said again here on purpose. A word that is right in every part is approved, one with corrections is
corrected and waits to be read again; with ``--prova`` nothing is written. Exit codes: 0 done, 1 something in
the sheet could not be carried out (it says what, the rest is done), 2 refused or wrong use, nothing changed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from parole.load import glossary_files
from parole.model.values import SideName
from parole.proposals.first_reading import carried_out, read_sheet
from shared.arguments import Parser, day, run
from shared.command import write_all

SIDES = "|".join(SideName)
USAGE = f'python scripts/prima_lettura.py FOGLIO.csv --lato {SIDES} --ente "Nome dell’ente" [--prova]'


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Run the command and return its exit code; a :class:`Refusal` says why nothing was written."""
    options = _parser().parse_args(arguments)
    sheet = read_sheet(options.foglio.read_bytes())
    given = day(sheet.day, today or date.today())
    side = next(name for name in SideName if name == options.lato)
    done = carried_out(sheet, glossary_files(options.radice), side, options.ente, given)
    if not options.prova:
        write_all(options.radice, done.files)
    print("\n".join([*done.told, *(f"Da rivedere. {fault}" for fault in done.faults)]))
    if done.files:
        what = "Prova: nessun file è cambiato" if options.prova else f"File scritti: {len(done.files)}"
        print(f"{what}. Proponi queste modifiche da sole: l’altro lato fa la sua lettura.")
    return 1 if done.faults else 0


def _parser() -> Parser:
    parser = Parser(usage=USAGE, description="Fa di una prima lettura approvazioni e proposte.").with_root()
    parser.add_argument("foglio", type=Path, help="il foglio compilato, in CSV")
    parser.add_argument(
        "--lato", choices=list(SideName), required=True, help="il lato dell’ente che ha letto"
    )
    parser.add_argument("--ente", required=True, help="il nome dell’ente, com’è nel foglio")
    parser.add_argument("--prova", action="store_true", help="dice che cosa farebbe e non scrive niente")
    return parser


if __name__ == "__main__":
    run(main)
