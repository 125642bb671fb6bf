"""What a change of the glossary may not do, whatever each version says by itself.

These rules need two versions, so they are not among those of :mod:`parole.rules`: they run on a proposal.
"""

from __future__ import annotations

from collections.abc import Iterator

from parole.glossary.glossary import TERMS_FOLDER
from parole.glossary.state import digest
from parole.model.concept import Approval, Concept
from parole.model.values import SideName
from parole.proposals.comparison import written_now
from parole.reading.files import Reading
from parole.reading.problems import Level, Place, Problem
from parole.reading.records import place_of

_BOTH = (
    "la proposta approva per tutti e due i lati: qui «{body}», in «{id}» «{other}»; "
    "ogni lato approva con una proposta sua: dividila in due"
)
_DIGEST = "l’approvazione di «{body}» non vale per questo testo; scrivila con il comando approva, non a mano"
_BACK = "«{body}» non c’è più fra chi ha approvato; se non l’ha chiesto l’ente, rimettila"
_ADDRESS = (
    "la voce «{id}» sparisce e il suo indirizzo non risponderebbe più; "
    "lascia il file con «sostituito_da» oppure con «ritirato»"
)


def check_change(before: Reading, after: Reading) -> list[Problem]:
    """Return what is wrong with going from ``before`` to ``after``, in the order of the files."""
    found = [
        *_both_sides(before, after),
        *_digests(before, after),
        *_taken_away(before, after),
        *_lost(before, after),
    ]
    return sorted(found)


def _both_sides(before: Reading, after: Reading) -> Iterator[Problem]:
    """Whoever writes both approvals in one proposal is judge of both sides."""
    written = list(_written(before, after))
    for concept, index, approval in written:
        others = [(c, a) for c, _, a in written if a.lato is not approval.lato]
        if approval.lato is SideName.TERZO_SETTORE and others:
            other, given = others[0]
            message = _BOTH.format(body=approval.ente, other=given.ente, id=other.id)
            yield _problem("due-lati-insieme", after, concept, index, message)


def _digests(before: Reading, after: Reading) -> Iterator[Problem]:
    for concept, index, approval in _written(before, after):
        if approval.impronta != digest(concept):
            yield _problem("impronta-sbagliata", after, concept, index, _DIGEST.format(body=approval.ente))


def _taken_away(before: Reading, after: Reading) -> Iterator[Problem]:
    for id_, concept in after.glossary.concepts.items():
        left = {(approval.lato, approval.ente) for approval in concept.approvazioni}
        old = before.glossary.concepts.get(id_)
        for approval in old.approvazioni if old else ():
            if (approval.lato, approval.ente) not in left:
                place = place_of(after.documents["termini", id_].root, ("approvazioni",))
                message = _BACK.format(body=approval.ente)
                yield Problem(place, "approvazione-tolta", "approvazioni", message, Level.WARNING)


def _lost(before: Reading, after: Reading) -> Iterator[Problem]:
    for id_ in sorted(before.word_ids - after.word_ids):
        yield Problem(Place(f"{TERMS_FOLDER}/{id_}.yml"), "indirizzo-perduto", "", _ADDRESS.format(id=id_))


def _written(before: Reading, after: Reading) -> Iterator[tuple[Concept, int, Approval]]:
    for id_, concept in sorted(after.glossary.concepts.items()):
        new = written_now(before.glossary.concepts.get(id_), concept)
        yield from ((concept, index, a) for index, a in enumerate(concept.approvazioni) if a in new)


def _problem(rule: str, after: Reading, concept: Concept, index: int, message: str) -> Problem:
    root = after.documents["termini", concept.id].root
    return Problem(place_of(root, ("approvazioni", index)), rule, f"approvazioni[{index}]", message)
