"""Mend what a machine can mend: ``python scripts/correggi.py [--prova] [--radice CARTELLA]``.

Dashes, quotes, spaces, indents, letters of another encoding, forms of names: never what people would read in
another sense. It says what it did, word by word; what is left to people, ``make check`` says. Exit codes: 0
done, 1 errors are left, 2 wrong use.
"""

from __future__ import annotations

from datetime import date

from parole.editing.mending import mendable, restored, shown_changes, with_mends, without_slips
from parole.load import glossary_files
from parole.reading.file_kinds import decoded, other_program
from parole.reading.files import read_glossary
from parole.reading.problems import Problem, counted, errors_in
from parole.reading.yaml_nodes import plain_lines
from parole.rules.check import check_glossary
from shared.arguments import Parser, run
from shared.command import write_all

ROUNDS = 12


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    usage = "python scripts/correggi.py [--prova] [--radice CARTELLA]"
    parser = Parser(description=__doc__, usage=usage).with_root()
    parser.add_argument("--prova", action="store_true", help="dice che cosa cambierebbe e non scrive niente")
    options = parser.parse_args(arguments)
    found = glossary_files(options.radice)
    before = {path: text for path, content in found.items() if (text := _text(content, path)) is not None}
    after, left = _mended(before, found)
    changed = {path: text for path, text in after.items() if text.encode() != found[path]}
    for path, text in sorted(changed.items()):
        print(*(list(shown_changes(before[path], text, path)) or [f"{path}: riscritto in UTF-8"]), sep="\n")
    if not options.prova:
        write_all(options.radice, {path: restored(text, before[path]) for path, text in changed.items()})
    print(_summary(len(changed), left, trial=options.prova))
    return 1 if left else 0


def _text(content: bytes, path: str) -> str | None:
    """Return the text of a file, also from another encoding; ``None`` if another program has written it."""
    if other_program(content, path):
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    return (decoded(content) or (None,))[0] if "\0" in text else text


def _mended(before: dict[str, str], found: dict[str, bytes]) -> tuple[dict[str, str], int]:
    """Return the files as mended, and how many errors are left."""
    after, problems = dict(before), list[Problem]()
    for _ in range(ROUNDS):
        once = {
            path: without_slips(plain_lines(text), path) if path.startswith("glossary/") else text
            for path, text in after.items()
        }
        contents = {path: once[path].encode() if path in once else content for path, content in found.items()}
        problems = check_glossary(read_glossary(contents), date.today())
        again = once | {
            path: with_mends(once[path], some) for path, some in mendable(problems).items() if path in once
        }
        if again == after:
            break
        after = again
    unchanged = {path: before[path] for path in after if after[path] == plain_lines(before[path])}
    return after | unchanged, len(errors_in(problems))


def _summary(changed: int, left: int, *, trial: bool) -> str:
    said = "Prova, nessun file è cambiato. " if trial else ""
    said += (
        counted(changed, "file corretto", "file corretti")
        if changed
        else "Non c’è niente che si corregga da sé"
    )
    if left:
        stay = "resta" if left == 1 else "restano"
        said += f"; {stay} {counted(left, 'errore', 'errori')}: make check dice dove"
    return f"{said}."


if __name__ == "__main__":
    run(main)
