"""Give a word another id: ``python scripts/rinomina.py VECCHIO NUOVO [--prova]``.

The old address keeps answering: a redirect stays in its file, and every reference to the word is updated.
Exit codes: 0 done, 1 refused (nothing has changed), 2 wrong use or a fault of the program.
"""

from __future__ import annotations

from pathlib import Path

from command import ROOT, ItalianParser, change_files, run
from parole.moving import rename

USAGE = "python scripts/rinomina.py VECCHIO NUOVO [--prova]"


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = ItalianParser(usage=USAGE, description="Cambia l’identificativo di una voce.")
    parser.add_argument("vecchio", help="l’identificativo di oggi: il nome del file, senza .yml")
    parser.add_argument("nuovo", help="quello nuovo: minuscole senza accenti, cifre e trattini")
    parser.add_argument("--prova", action="store_true", help="dice che cosa cambierebbe, senza scrivere")
    parser.add_argument("--radice", type=Path, default=ROOT, help="la cartella che contiene glossary/")
    options = parser.parse_args(arguments)
    done = (
        f"«{options.vecchio}» diventa «{options.nuovo}»; il vecchio indirizzo porta al nuovo. File cambiati:"
    )
    return change_files(
        options.radice, lambda files: rename(files, options.vecchio, options.nuovo), done, trial=options.prova
    )


if __name__ == "__main__":
    run(main)
