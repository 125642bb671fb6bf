"""The state of a word, derived from its texts and approvals, never typed.

An approval holds only while the digest of what it approved still matches. The digest covers the words people
agreed upon, not their commas: case, spaces and punctuation are normalised.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from parole.language.texts import text_at
from parole.model.concept import Approval, Concept
from parole.model.values import SideName, State

DIGEST_LENGTH = 16
# Words and the signs that have a meaning of their own: «10%» is not «10».
_COVERED = re.compile(r"\w+|[%‰€§<>=+]")
# What an approval covers, in this order (a change here would drop every approval).
APPROVED_FIELDS: tuple[tuple[str, ...], ...] = (
    ("termine",),
    ("in_breve",),
    ("pa", "definizione"),
    ("terzo_settore", "definizione"),
    ("accordo",),
    ("attenzione",),
    ("come_dirlo",),
)


def digest(concept: Concept) -> str:
    """Return the digest of what an approval covers: 16 hexadecimal digits of SHA-256."""
    covered = "\n".join(normalised(text_at(concept, field)) for field in APPROVED_FIELDS)
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
