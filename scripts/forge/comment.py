"""Write one comment: ``comment.py --numero 12 --testo FILE``, or ``--testa COMMIT`` for a proposal.

The first line of the text is a mark that readers do not see: the comment that begins with it is updated in
its place, so that there is always one. With ``--testa`` the proposal is the open one that ends with that
commit, and ``--esito`` also says on the commit whether its words are right. Only the standard library, so
that it runs before any install; nothing of what it reads is ever run. Needs ``gh``. Exit codes: 0 written,
or nothing to write, 2 not written.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

COMMENT_MAX = 65_000  # the forge refuses more than 65,536 characters
STATUS_MAX = 140
CONTEXT = "Le voci, lette dal ramo principale"
_MARK = re.compile(r"<!-- parole-in-comune: [a-z]+ -->")
_NUMBER = re.compile(r"[1-9][0-9]{0,9}", re.ASCII)
_CALL = re.compile(r"@(?=\w)")


class NotWritten(Exception):
    """The comment could not be written: the message says why, in Italian."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    repo, head = options.repo, options.testa
    try:
        number = number_in(options.numero) if options.numero else number_with_head(repo, head, options.base)
        if number:
            publish(repo, number, options.testo.read_text(encoding="utf-8"))
        if number and head and options.esito:
            right = options.esito == "giusto"
            why = "Le voci sono in ordine." if right else "C’è qualcosa da correggere: vedi il commento."
            status(repo, head, CONTEXT, given=right, why=why)
    except (NotWritten, OSError, UnicodeDecodeError) as error:
        print(f"Commento non scritto: {error}", file=sys.stderr)
        return 2
    return 0


def number_in(text: str) -> str:
    """Return the number of an issue written in ``text``; raises :class:`NotWritten` for anything else."""
    if not _NUMBER.fullmatch(text.strip()):
        raise NotWritten("il numero della segnalazione non è un numero.")
    return text.strip()


def harmless(text: str) -> tuple[str, str]:
    """Return the mark and the text of the comment: it fits, it calls nobody, it has no other mark.

    Raises:
        NotWritten: the first line is not a mark of ours.
    """
    mark, _, rest = text.partition("\n")
    if not _MARK.fullmatch(mark.strip()):
        raise NotWritten("la prima riga del testo non è il segno che lo fa ritrovare.")
    calm = _CALL.sub("@\u200b", _MARK.sub("", rest))
    return mark.strip(), f"{mark.strip()}\n{calm}"[:COMMENT_MAX]


def publish(repo: str, number: str, text: str) -> None:
    """Write ``text`` as a comment, in the place of the one of ours that begins with the same mark."""
    mark, body = harmless(text)
    issues = f"repos/{repo}/issues"
    written = ask(f"{issues}/{number}/comments", "{id, body, user: .user.type}")
    ours = [int(c["id"]) for c in written if c["user"] == "Bot" and c["body"].startswith(mark)]
    if ours:
        send("PATCH", f"{issues}/comments/{ours[0]}", {"body": body})
    else:
        send("POST", f"{issues}/{number}/comments", {"body": body})


def number_with_head(repo: str, head: str, base: str) -> str:
    """Return the number of the open proposal for ``base`` that ends with the commit ``head``; empty if none.

    A proposal for another branch may end with it too, and change other files.
    """
    found = ask(f"repos/{repo}/pulls?state=open&base={base}&per_page=100", "{number, head: .head.sha}")
    numbers = [str(int(proposal["number"])) for proposal in found if proposal["head"] == head]
    if not numbers:
        print("La proposta è cambiata, o è chiusa: non scrivo niente.")
    return min(numbers, key=int, default="")


def ask(address: str, wanted: str) -> list[dict[str, Any]]:
    """Return every item listed at ``address``, with the fields ``wanted`` (as ``jq`` takes them)."""
    lines = gh("api", "--paginate", address, "--jq", f".[] | {wanted}").splitlines()
    return [json.loads(line) for line in lines]


def status(repo: str, commit: str, context: str, *, given: bool, why: str) -> None:
    """Write on a commit whether a check of ours, ``context``, has passed."""
    said = {"state": "success" if given else "failure", "context": context, "description": why[:STATUS_MAX]}
    send("POST", f"repos/{repo}/statuses/{commit}", said)


def send(method: str, address: str, said: dict[str, str]) -> None:
    """Write at ``address`` what is ``said``."""
    gh("api", "--method", method, address, "--input", "-", given=json.dumps(said))


def gh(*arguments: str, given: str = "") -> str:
    """Run the client of the forge, never through a shell; return what it says. Raises :class:`NotWritten`."""
    try:
        done = subprocess.run(
            ["gh", *arguments], input=given, capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        raise NotWritten("manca il programma gh.") from None
    if done.returncode != 0:
        raise NotWritten(f"la piattaforma ha risposto: {done.stderr.strip()[:300]}")
    return done.stdout


def parser_with_repo(description: str) -> argparse.ArgumentParser:
    """Return a parser that knows ``--repo``, which the forge says by itself."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--repo", default=os.environ.get("GITHUB_REPOSITORY", ""), help="proprietario/nome")
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = parser_with_repo("Scrive un commento, o lo aggiorna al suo posto.")
    number = parser.add_mutually_exclusive_group(required=True)
    number.add_argument("--numero", help="il numero della segnalazione o della proposta")
    number.add_argument("--testa", default="", help="l’ultimo commit della proposta")
    parser.add_argument("--base", default="main", help="il ramo in cui entrerà la proposta")
    parser.add_argument("--testo", type=Path, required=True, help="il file con il testo")
    parser.add_argument("--esito", choices=("giusto", "sbagliato"), help="se le voci sono in ordine")
    return parser


if __name__ == "__main__":
    sys.exit(main())
