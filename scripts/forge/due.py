"""Keep one open issue with what must be read again: ``python scripts/forge/due.py``.

The first line of the issue is a mark that readers do not see: the issue that begins with it is updated in
its place, so that there is always one. Nothing is opened while nothing is due. Needs ``gh``. Exit codes: 0
written, or nothing to write, 2 not written.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from forge.comment import NotWritten, ask, harmless, parser_with_repo, send
from parole.glossary.expiry import due
from parole.glossary.glossary import Glossary
from parole.load import read_folder
from parole.pages.progress import DUE_SOON, due_lines
from shared.arguments import ROOT
from shared.leaving import leave

MARK = "<!-- parole-in-comune: scadenze -->"
TITLE = "Parole e fonti da rileggere"
_INTRODUCTION = (
    "Dal giorno scritto accanto, il testo può non essere più vero; in **grassetto** ciò che è già scaduto. "
    "Chi rilegge corregge ciò che è cambiato, poi sposta la data di `scade` o toglie il campo. "
    "Questo elenco si aggiorna da solo ogni mese: quando è vuoto, la segnalazione si può chiudere."
)


def main(arguments: list[str] | None = None, root: Path = ROOT, today: date | None = None) -> int:
    """Run the command and return its exit code."""
    parser = parser_with_repo("Apre o aggiorna la segnalazione di ciò che va riletto.")
    repo = parser.parse_args(arguments).repo
    day, glossary = today or date.today(), read_folder(root).glossary
    try:
        number = open_issue(repo)
        if number or due(glossary, day + DUE_SOON):
            write(repo, number, body(glossary, day))
        else:
            print("Niente da rileggere: nessuna segnalazione da aprire.")
    except NotWritten as error:
        print(f"Segnalazione non scritta: {error}", file=sys.stderr)
        return 2
    return 0


def body(glossary: Glossary, today: date) -> str:
    """Return the text of the issue: it calls nobody, whatever the words say."""
    _, text = harmless("\n".join([MARK, _INTRODUCTION, "", *due_lines(glossary, today), ""]))
    return text


def open_issue(repo: str) -> int | None:
    """Return the number of the open issue that this command wrote, or ``None``."""
    wanted = "select(.pull_request | not) | {number, body, user: .user.type}"
    issues = ask(f"repos/{repo}/issues?state=open&per_page=100", wanted)
    ours = [i["number"] for i in issues if i["user"] == "Bot" and (i["body"] or "").startswith(MARK)]
    return min(ours, default=None)


def write(repo: str, number: int | None, text: str) -> None:
    """Open the issue, or write it again in its place."""
    where = f"repos/{repo}/issues/{int(number)}" if number else f"repos/{repo}/issues"
    send("PATCH" if number else "POST", where, {"title": TITLE, "body": text})


if __name__ == "__main__":
    leave(main)
