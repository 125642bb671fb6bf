"""Turn an issue into a proposal: ``python scripts/forge/from_issue.py EVENTO.json --uscita CARTELLA``.

EVENTO.json is the event of the forge (``issues``). What comes out are files, never words on a command line:
those of the glossary under ``CARTELLA/file/`` (and in the project, with ``--scrivi``), the answer for the
issue, the branch, the commit, the title and the body of the pull request. With ``$GITHUB_OUTPUT`` set, the
outcome is there too. Exit codes: 0 done, 1 something to mend (the answer says what), 2 wrong use.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

from parole.editing.editing import Refusal
from parole.load import glossary_files
from parole.proposals.forge_text import step_outputs
from parole.proposals.submission import Outcome, Proposal, proposal_from, read_event
from parole.proposals.submission_texts import answer, pull_request
from shared.arguments import Parser, run

USAGE = "python scripts/forge/from_issue.py EVENTO.json --uscita CARTELLA [--scrivi]"
MAX_EVENT = 5_000_000


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Run the command and return its exit code.

    Raises:
        Refusal: the file is not the event of an issue.
    """
    options = _parser().parse_args(arguments)
    issue = read_event(_event(options.evento))
    proposal = proposal_from(issue, glossary_files(options.radice), today or date.today())
    options.uscita.mkdir(parents=True, exist_ok=True)
    for name, text in texts(proposal).items():
        _write(options.uscita / name, text)
    for path, text in proposal.files.items():
        _write(options.uscita / "file" / path, text)
        if options.scrivi:
            _write(options.radice / path, text)
    if outputs := os.environ.get("GITHUB_OUTPUT"):
        with Path(outputs).open("a", encoding="utf-8") as file:
            file.write(step_outputs({"esito": proposal.outcome.value, "numero": str(issue.number)}))
    print(f"Segnalazione n. {issue.number}: {proposal.outcome.value}.")
    return 1 if proposal.outcome is Outcome.TO_MEND else 0


def texts(proposal: Proposal) -> dict[str, str]:
    """Return the files that say what to do with a proposal, by name."""
    said = {"esito.txt": f"{proposal.outcome.value}\n", "risposta.md": answer(proposal)}
    if proposal.outcome is Outcome.READY:
        request = pull_request(proposal)
        said |= {"ramo.txt": f"{request.branch}\n", "commit.txt": request.commit}
        said |= {"titolo.txt": f"{request.title}\n", "corpo.md": request.body}
        said["file.txt"] = "".join(f"{path}\n" for path in proposal.files)
    return said


def _event(file: Path) -> object:
    try:
        if file.stat().st_size > MAX_EVENT:
            raise Refusal(f"{file.name} è troppo grande per essere una segnalazione.")
        return json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{file.name} non è JSON leggibile.") from error


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _parser() -> Parser:
    parser = Parser(usage=USAGE, description="Fa di una segnalazione una proposta.").with_root()
    parser.add_argument("evento", type=Path, help="l’evento della piattaforma, in JSON")
    parser.add_argument("--uscita", type=Path, required=True, help="la cartella in cui scrivere")
    parser.add_argument("--scrivi", action="store_true", help="scrive anche le voci nel progetto")
    return parser


if __name__ == "__main__":
    run(main)
