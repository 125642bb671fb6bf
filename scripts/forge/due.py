"""Keep one open issue with what must be read again: ``python scripts/forge/due.py``.

The first line of the issue is a mark that readers do not see: the issue that begins with it is updated in
its place, so that there is always one. Nothing is opened while nothing is due. Needs ``gh``. Exit codes: 0
written, or nothing to write, 2 not written.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path

from forge.comment import NotWritten, gh, harmless
from parole.glossary.expiry import due
from parole.glossary.glossary import Glossary
from parole.load import read_folder
from parole.pages.progress import DUE_SOON, due_lines
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
MARK = "<!-- parole-in-comune: scadenze -->"
TITLE = "Parole e fonti da rileggere"
_INTRODUCTION = (
    "Dal giorno scritto accanto, il testo può non essere più vero; in **grassetto** ciò che è già scaduto. "
    "Chi rilegge corregge ciò che è cambiato, poi sposta la data di `scade` o toglie il campo. "
    "Questo elenco si aggiorna da solo ogni mese: quando è vuoto, la segnalazione si può chiudere."
)


def main(arguments: list[str] | None = None, root: Path = ROOT, today: date | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    day, glossary = today or date.today(), read_folder(root).glossary
    try:
        number = open_issue(options.repo)
        if number or due(glossary, day + DUE_SOON):
            write(options.repo, number, body(glossary, day))
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
    asked = ".[] | select(.pull_request | not) | {number, body, user: .user.type}"
    pages = gh("api", "--paginate", f"repos/{repo}/issues?state=open&per_page=100", "--jq", asked)
    issues = [json.loads(line) for line in pages.splitlines()]
    ours = [i["number"] for i in issues if i["user"] == "Bot" and (i["body"] or "").startswith(MARK)]
    return min(ours, default=None)


def write(repo: str, number: int | None, text: str) -> None:
    """Open the issue, or write it again in its place."""
    where = f"repos/{repo}/issues/{int(number)}" if number else f"repos/{repo}/issues"
    given = json.dumps({"title": TITLE, "body": text})
    gh("api", "--method", "PATCH" if number else "POST", where, "--input", "-", given=given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Apre o aggiorna la segnalazione di ciò che va riletto.")
    parser.add_argument("--repo", default=os.environ.get("GITHUB_REPOSITORY", ""), help="proprietario/nome")
    return parser


if __name__ == "__main__":
    leave(main)
