"""Say whether an issue may become a proposal now, or too many have come: ``brake.py EVENTO.json``.

It prints ``esito=passa``, ``esito=frena`` (stop, and answer) or ``esito=tace`` (stop, and do not answer
again): so many answers would be a flood too. Who looks after the project is never stopped. Only the
standard library. Needs ``gh``. Exit codes: 0 said, 2 not.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from forge.comment import NotWritten, ask, parser_with_repo
from shared.leaving import leave

# The issues of one person in a day, and the proposals made from issues that nobody has read yet.
MAX_A_DAY, MAX_OPEN = 10, 50
_TRUSTED = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})
_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\[bot\])?", re.ASCII)
_DAY = timedelta(days=1)


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = parser_with_repo("Dice se una segnalazione può diventare una proposta.")
    parser.add_argument("evento", type=Path, help="l’evento della piattaforma, in JSON")
    options = parser.parse_args(arguments)
    try:
        issue = json.loads(options.evento.read_text(encoding="utf-8"))["issue"]
        print(f"esito={outcome(options.repo, issue)}")
    except (NotWritten, OSError, ValueError, KeyError, TypeError) as error:
        print(f"Freno non provato: {error}", file=sys.stderr)
        return 2
    return 0


def outcome(repo: str, issue: dict[str, Any]) -> str:
    """Return what to do with an issue, as the event tells it."""
    if issue["author_association"] in _TRUSTED:
        return "passa"
    if not _LOGIN.fullmatch(who := issue["user"]["login"]):
        raise NotWritten("chi ha scritto non ha un nome della piattaforma.")
    made = datetime.fromisoformat(issue["created_at"])
    since = (made - _DAY).strftime("%Y-%m-%dT%H:%M:%SZ")
    address = f"repos/{repo}/issues?state=all&creator={who}&since={since}&per_page=100"
    days = [datetime.fromisoformat(i["made"]) for i in ask(address, "{made: .created_at}")]
    # With this one, which the list may not have yet.
    place = 1 + sum(made - _DAY < day < made for day in days)
    if place > MAX_A_DAY:
        return "frena" if place == MAX_A_DAY + 1 else "tace"
    open_now = [p["ref"] for p in ask(f"repos/{repo}/pulls?state=open&per_page=100", "{ref: .head.ref}")]
    own = f"proposta/{int(issue['number'])}-"
    waiting = [ref for ref in open_now if ref.startswith("proposta/")]
    is_new = not any(ref.startswith(own) for ref in waiting)
    return "frena" if is_new and len(waiting) >= MAX_OPEN else "passa"


if __name__ == "__main__":
    leave(main)
