"""Whether both sides have said yes to a proposal: who may speak for each, what each has said, of which text.

A pure function of what the forge knows. Nobody speaks for both sides, nobody says yes to a text of their own,
and a yes is of the commit that was read: what comes later must be read again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from parole.model.values import SideName

# Who may speak for each side, one line each: «pa @nome-utente».
READERS_FILE = ".github/CHI-RILEGGE"
_SIDES = {side.value: side for side in SideName}
_LINE = re.compile(rf"({'|'.join(_SIDES)})\s+@([A-Za-z0-9](?:[A-Za-z0-9-]{{0,38}}))", re.ASCII)
# What the two sides answer for: the words, and who speaks for them.
_SHARED = ("glossary/", READERS_FILE)
_APPROVED, _REFUSED, _TAKEN_BACK = "APPROVED", "CHANGES_REQUESTED", "DISMISSED"

Readers = Mapping[SideName, set[str]]


class BadReaders(ValueError):
    """The file of the readers cannot be relied on: the message, in Italian, says why."""


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody said of a proposal, and of which commit; ``said`` is as the forge writes it."""

    who: str
    said: str
    commit: str


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether the proposal may go in, and why, in one line."""

    given: bool
    why: str


def readers_in(text: str) -> Readers:
    """Return who may speak for each side, in lower case; raises :class:`BadReaders` for anything unclear."""
    found: dict[SideName, set[str]] = {side: set() for side in SideName}
    for number, line in enumerate(text.splitlines(), 1):
        if said := line.partition("#")[0].strip():
            if not (match := _LINE.fullmatch(said)):
                raise BadReaders(f"{READERS_FILE}, riga {number}: scrivila così, «pa @nome-utente».")
            found[_SIDES[match[1]]].add(match[2].lower())
    if both := sorted(set.intersection(*found.values())):
        raise BadReaders(f"{READERS_FILE}: @{both[0]} è da tutti e due i lati, lascialo in uno solo.")
    return found


def is_shared(path: str) -> bool:
    """Return whether a file of the repository is one for which both sides answer."""
    return path.startswith(_SHARED)


def consent(readers: Readers, reviews: Iterable[Review], head: str, authors: Collection[str]) -> Consent:
    """Return whether both sides have said yes to the commit ``head``, which ``authors`` wrote.

    ``reviews`` are in order: of each person the last counts, unless it is a mere comment.
    """
    last = {
        review.who.lower(): review for review in reviews if review.said in {_APPROVED, _REFUSED, _TAKEN_BACK}
    }
    wrote = {author.lower() for author in authors}
    known = set[str]().union(*readers.values())
    if against := sorted(who for who, review in last.items() if who in known and review.said == _REFUSED):
        return Consent(given=False, why=f"@{against[0]} chiede di cambiare qualcosa.")
    yes = {who for who, said in last.items() if (said.said, said.commit) == (_APPROVED, head)} - wrote
    given = {side: sorted(names & yes) for side, names in readers.items()}
    if absent := [side for side in SideName if not readers[side]]:
        return Consent(given=False, why=f"{READERS_FILE} non dice chi rilegge per: {_named(absent)}.")
    if missing := [side for side in SideName if not given[side]]:
        return Consent(given=False, why=f"Manca il sì di: {_named(missing)}.")
    said = "; ".join(f"{side.label}, @{names[0]}" for side, names in given.items())
    return Consent(given=True, why=f"Hanno detto sì: {said}.")


def _named(sides: Iterable[SideName]) -> str:
    return ", ".join(side.label for side in sides)
