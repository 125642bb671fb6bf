"""Withdraw a word: ``python scripts/ritira.py ID --perche "…" [--usare ID …] [--prova]``.

Its address keeps answering: it says when, why and what to use. References to the word go to the first of the
words to use, or are taken away. Exit codes: 0 done, 2 refused or wrong use; then nothing has changed.
"""

from __future__ import annotations

from datetime import date

from parole.editing.moving import withdraw
from shared.arguments import Parser, day, run
from shared.command import change_files

USAGE = 'python scripts/ritira.py ID --perche "…" [--usare ID …] [--data 2026-11-22] [--prova]'


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Run the command and return its exit code."""
    parser = Parser(usage=USAGE, description="Ritira una voce: l’indirizzo resta e dice perché.").with_root()
    parser.add_argument("id", help="l’identificativo della voce: il nome del file, senza .yml")
    parser.add_argument("--perche", required=True, help="perché si ritira, in una frase")
    parser.add_argument("--usare", nargs="+", default=[], metavar="ID", help="le voci da usare al suo posto")
    parser.add_argument("--data", help="il giorno del ritiro; senza, oggi")
    parser.add_argument("--prova", action="store_true", help="dice che cosa cambierebbe, senza scrivere")
    options = parser.parse_args(arguments)
    when = day(options.data, today or date.today())
    return change_files(
        options.radice,
        lambda files: withdraw(files, options.id, when, options.perche, options.usare),
        f"«{options.id}» è ritirata; il suo indirizzo dice quando, perché e che cosa usare. File cambiati:",
        trial=options.prova,
    )


if __name__ == "__main__":
    run(main)
