"""Write an approval: ``python scripts/approva.py ID --lato pa --ente "Nome dell’ente" [--data 2026-11-22]``.

The approval holds for the texts as they are now: their digest is written with it. The file keeps its
canonical form. Exit codes: 0 written, 2 refused or wrong use; then nothing has changed.
"""

from __future__ import annotations

from datetime import date

from parole.editing.editing import approved, known_word, path_of
from parole.glossary.state import state
from parole.load import read_folder
from parole.model.values import SideName
from shared.arguments import Parser, day, run
from shared.command import write_all

SIDES = "|".join(SideName)
USAGE = f'python scripts/approva.py ID --lato {SIDES} --ente "Nome dell’ente" [--data AAAA-MM-GG]'


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Run the command and return its exit code; a :class:`Refusal` says why nothing was written."""
    options = _parser().parse_args(arguments)
    given = day(options.data, today or date.today())
    side = next(name for name in SideName if name == options.lato)
    reading = read_folder(options.radice)
    if options.id not in reading.drafts:  # a word with faults is there too: its faults are told below
        known_word(reading.glossary, options.id)
    path = path_of(options.id)
    before = (options.radice / path).read_text(encoding="utf-8")
    write_all(options.radice, {path: approved(before, options.id, side, options.ente, given)})
    now = read_folder(options.radice).glossary.concepts[options.id]
    print(
        f"Scritto in {path_of(options.id)}: «{' '.join(options.ente.split())}» approva «{now.full_name}» "
        f"per il lato «{side.label}», il {given.isoformat()}.\nOra lo stato è: {state(now).label.lower()}. "
        "Proponi questa modifica da sola: l’altro lato approva con una proposta sua."
    )
    return 0


def _parser() -> Parser:
    parser = Parser(usage=USAGE, description="Scrive l’approvazione di un ente.").with_root()
    parser.add_argument("id", help="la voce: il nome del suo file, senza .yml")
    parser.add_argument(
        "--lato", choices=list(SideName), required=True, help="il lato a cui appartiene l’ente"
    )
    parser.add_argument("--ente", required=True, help="il nome dell’ente, come deve comparire nella pagina")
    parser.add_argument("--data", help="il giorno dell’approvazione; senza, oggi")
    return parser


if __name__ == "__main__":
    run(main)
