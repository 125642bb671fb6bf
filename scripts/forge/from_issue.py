"""Turn an issue into a proposal: ``python scripts/forge/from_issue.py EVENTO.json --uscita CARTELLA``.

EVENTO.json is the event of the forge (``issues``); with ``--testo`` it is what the form «Proponi» gave, as
it came by mail or in a file. ``--prima`` is the glossary of the day when the issue was opened. What comes
out are files, never words on a command line: those of the glossary under ``CARTELLA/file/`` (and in the
project, with ``--scrivi``), the answer for the issue, the branch, the commit, the title and the body of the
pull request. Exit codes: 0 done, 1 something to mend (the answer says what), 2 wrong use.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from parole.editing.editing import Refusal
from parole.load import glossary_files
from parole.proposals.issue_form import body_of
from parole.proposals.submission import Issue, Outcome, proposal_from, read_event
from parole.proposals.submission_texts import texts
from shared.arguments import Parser, run

USAGE = "python scripts/forge/from_issue.py EVENTO --uscita CARTELLA [--prima CARTELLA] [--testo] [--scrivi]"
MAX_EVENT = 5_000_000


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Run the command and return its exit code; raises :class:`Refusal` if the file holds no issue."""
    options = _parser().parse_args(arguments)
    issue = _letter(options.evento) if options.testo else read_event(_event(options.evento))
    then = glossary_files(options.prima) if options.prima else None
    proposal = proposal_from(issue, glossary_files(options.radice), today or date.today(), then)
    options.uscita.mkdir(parents=True, exist_ok=True)
    for name, text in texts(proposal).items():
        _write(options.uscita / name, text)
    for path, text in proposal.files.items():
        _write(options.uscita / "file" / path, text)
        if options.scrivi:
            _write(options.radice / path, text)
    print(f"{f'Segnalazione n. {issue.number}' if issue.number else 'Proposta'}: {proposal.outcome.value}.")
    if options.testo:
        print("\n".join([*proposal.faults, *proposal.notes, *proposal.files]))
    return 1 if proposal.outcome is Outcome.TO_MEND else 0


def _letter(file: Path) -> Issue:
    """Return a text as if it were an issue without a number: there is no pull request to name."""
    try:
        return Issue(0, "", body_of(_bytes(file).decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise Refusal(f"{file.name} non è un testo in UTF-8: salvalo di nuovo così.") from error


def _bytes(file: Path) -> bytes:
    if file.stat().st_size > MAX_EVENT:
        raise Refusal(f"{file.name} è troppo grande per essere una segnalazione.")
    return file.read_bytes()


def _event(file: Path) -> object:
    try:
        return json.loads(_bytes(file))
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{file.name} non è JSON leggibile.") from error


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _parser() -> Parser:
    parser = Parser(usage=USAGE, description="Fa di una segnalazione una proposta.").with_root()
    parser.add_argument("evento", type=Path, help="l’evento della piattaforma, in JSON")
    parser.add_argument("--uscita", type=Path, required=True, help="la cartella in cui scrivere")
    parser.add_argument("--prima", type=Path, help="il glossario del giorno in cui è nata la segnalazione")
    parser.add_argument("--testo", action="store_true", help="EVENTO è il testo che ha dato il modulo")
    parser.add_argument("--scrivi", action="store_true", help="scrive anche le voci nel progetto")
    return parser


if __name__ == "__main__":
    run(main)
