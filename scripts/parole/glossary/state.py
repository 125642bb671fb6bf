"""The state of a word, derived from its texts and approvals, never typed.

An approval holds only while the digest of what it approved still matches. The digest covers the words people
agreed upon, not their commas: case, spaces and punctuation are normalised.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from parole.model.concept import Approval, Concept
from parole.model.parts import COVERED, said, value_at
from parole.model.values import SideName, State

DIGEST_LENGTH = 16
# Words and the signs that have a meaning of their own: «10%» is not «10».
_COVERED = re.compile(r"\w+|[%‰€§<>=+]")


def digest(concept: Concept) -> str:
    """Return the digest of the parts that an approval covers: 16 hexadecimal digits of SHA-256.

    What is not written does not count, so that a part that the model gains later drops no approval.
    """
    parts = ((part, said(value_at(concept, part.at))) for part in COVERED)
    covered = "\n".join(f"{part.name} {normalised(text)}" for part, texts in parts for text in texts if text)
    return hashlib.sha256(covered.encode()).hexdigest()[:DIGEST_LENGTH]


def normalised(text: str) -> str:
    """Drop case, spaces and punctuation and nothing else: «dall’ente» and «all’ente», «è» and «e» differ."""
    return " ".join(_COVERED.findall(unicodedata.normalize("NFC", text).casefold()))


def valid_approvals(concept: Concept) -> tuple[Approval, ...]:
    """Return the approvals of the texts as they are now."""
    if not concept.approvazioni:
        return ()  # most words: the digest costs more than all the rest
    current = digest(concept)
    return tuple(approval for approval in concept.approvazioni if approval.impronta == current)


def sides_to_read_again(concept: Concept) -> tuple[SideName, ...]:
    """Return the sides that approved an older text and not this one."""
    current = {approval.lato for approval in valid_approvals(concept)}
    lapsed = {approval.lato for approval in concept.approvazioni} - current
    return tuple(name for name in SideName if name in lapsed)


def state(concept: Concept) -> State:
    """Return the state of a word."""
    if len(concept.sides) < len(SideName):
        return State.MANCA_UNA_VOCE
    if sides_to_read_again(concept):
        return State.DA_RILEGGERE
    approved = {approval.lato for approval in valid_approvals(concept)}
    if len(approved) == len(SideName):
        return State.CONDIVISA
    return State.LETTA_DA_UN_LATO if approved else State.BOZZA
