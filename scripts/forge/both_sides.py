"""Say on a proposal whether both sides have read it: ``both_sides.py --testa COMMIT``.

It writes a status of the commit, that the rules of the branch ask for (``.github/regole-del-ramo.json``):
who may speak for each side is in ``.github/CHI-RILEGGE``, as it is on the main branch. Nothing of the
proposal is ever run. Needs ``gh``. Exit codes: 0 written, 2 not written.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from forge.comment import NotWritten, ask, gh, number_with_head, parser_with_repo, status
from parole.proposals.consent import (
    READERS_FILE,
    BadReaders,
    Consent,
    Review,
    consent,
    is_shared,
    readers_in,
)
from shared.arguments import ROOT
from shared.leaving import leave

CONTEXT = "I due lati"
_FROM_ISSUE = re.compile(r"proposta/([1-9][0-9]{0,9})-.*")


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command and return its exit code."""
    parser = parser_with_repo("Dice su una proposta se i due lati l’hanno letta.")
    parser.add_argument("--base", default="main", help="il ramo in cui entrerà la proposta")
    parser.add_argument("--testa", required=True, help="l’ultimo commit della proposta")
    options = parser.parse_args(arguments)
    try:
        if number := number_with_head(options.repo, options.testa, options.base):
            found = asked(options.repo, number, options.testa, root)
            status(options.repo, options.testa, CONTEXT, given=found.given, why=found.why)
    except (NotWritten, OSError, UnicodeDecodeError) as error:
        print(f"Controllo dei due lati non scritto: {error}", file=sys.stderr)
        return 2
    return 0


def asked(repo: str, number: str, head: str, root: Path) -> Consent:
    """Return what the two sides have said of a proposal."""
    where = f"repos/{repo}/pulls/{number}"
    proposal = json.loads(gh("api", where))
    files = ask(f"{where}/files", "{path: .filename, was: .previous_filename}")
    # The forge lists no more than 3,000 files: of what it does not show, nothing is known.
    whole = len(files) >= int(proposal["changed_files"])
    if whole and not any(is_shared(path) for file in files for path in (file["path"], file["was"]) if path):
        return Consent(given=True, why="Non tocca le voci: basta chi cura il codice.")
    reviews = ask(f"{where}/reviews", "{who: .user.login, said: .state, commit: .commit_id}")
    try:
        readers = readers_in((root / READERS_FILE).read_text(encoding="utf-8"))
    except BadReaders as error:
        return Consent(given=False, why=str(error))
    said = [Review(**{name: text or "" for name, text in review.items()}) for review in reviews]
    return consent(readers, said, head, _authors(repo, where, proposal))


def _authors(repo: str, where: str, proposal: dict[str, Any]) -> set[str]:
    """Return who wrote the text: who opened the proposal or its issue, who committed."""
    commits = ask(f"{where}/commits", "{author: .author.login, committer: .committer.login}")
    names = {name for commit in commits for name in commit.values() if name} | {proposal["user"]["login"]}
    if issue := _FROM_ISSUE.fullmatch(proposal["head"]["ref"]):
        names.add(json.loads(gh("api", f"repos/{repo}/issues/{issue[1]}"))["user"]["login"])
    return names


if __name__ == "__main__":
    leave(main)
