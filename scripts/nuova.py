"""Begin a new word: ``python scripts/nuova.py "nome" --area AREA [--accezione "…"]``.

The file it makes has everything but the texts: ``make check`` lists those that are still to write.
Exit codes: 0 written, 2 refused or wrong use; then nothing has changed.
"""

from __future__ import annotations

from datetime import date

from parole.editing.editing import Refusal, area_list, new_word, path_of
from parole.load import read_folder
from parole.rules.check import check_glossary
from shared.arguments import Parser, run
from shared.command import write_all

USAGE = 'python scripts/nuova.py "nome della parola" --area AREA [--accezione "quale significato"]'


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Run the command and return its exit code; a :class:`Refusal` says why nothing was written."""
    options, now = _parser().parse_args(arguments), today or date.today()
    glossary = read_folder(options.radice).glossary
    if not options.area:
        raise Refusal(
            f"Di quale area è «{options.nome}»? Aggiungi --area con una di queste:\n{area_list(glossary)}"
        )
    id_, text = new_word(glossary, options.nome, options.area, options.accezione)
    file = options.radice / path_of(id_)
    file.touch(exist_ok=False)  # never over a file that is there
    try:
        write_all(options.radice, {path_of(id_): text})
    except OSError:
        file.unlink()
        raise
    print(f"Creato {path_of(id_)}. Aprilo e scrivi i testi che mancano:")
    for problem in check_glossary(read_folder(options.radice), now):
        if problem.place.path == path_of(id_):
            print(f"  riga {problem.place.line}: {problem.field}: {problem.message}")
    print("Togli ciò che non serve: se un lato non ha ancora la sua voce, il suo blocco e anche «accordo».")
    print("Poi: make check.")
    return 0


def _parser() -> Parser:
    parser = Parser(usage=USAGE, description="Comincia una parola nuova.").with_root()
    parser.add_argument("nome", help="la parola: al singolare, minuscola se non è un nome proprio")
    parser.add_argument("--area", help="l’area, con il suo identificativo in glossary/aree.yml")
    parser.add_argument("--accezione", default="", help="solo se la parola c’è già con un altro significato")
    return parser


if __name__ == "__main__":
    run(main)
