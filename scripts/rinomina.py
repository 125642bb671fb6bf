"""Give a word another id: ``python scripts/rinomina.py VECCHIO NUOVO [--prova]``.

The old address keeps answering: a redirect stays in its file, and every reference to the word is updated.
Exit codes: 0 done, 2 refused or wrong use; then nothing has changed.
"""

from __future__ import annotations

from parole.editing.moving import rename
from shared.arguments import Parser, run
from shared.command import change_files

USAGE = "python scripts/rinomina.py VECCHIO NUOVO [--prova]"


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = Parser(usage=USAGE, description="Cambia l’identificativo di una voce.").with_root()
    parser.add_argument("vecchio", help="l’identificativo di oggi: il nome del file, senza .yml")
    parser.add_argument("nuovo", help="quello nuovo: minuscole senza accenti, cifre e trattini")
    parser.add_argument("--prova", action="store_true", help="dice che cosa cambierebbe, senza scrivere")
    options = parser.parse_args(arguments)
    old, new = options.vecchio, options.nuovo
    done = f"«{old}» diventa «{new}»; il vecchio indirizzo porta al nuovo. File cambiati:"
    return change_files(options.radice, lambda files: rename(files, old, new), done, trial=options.prova)


if __name__ == "__main__":
    run(main)
