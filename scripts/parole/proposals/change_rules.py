"""What a change of the glossary may not do, whatever each version says by itself.

These rules need two versions, so they are not among those of :mod:`parole.rules`: they run on a proposal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parole.glossary.glossary import TERMS_FOLDER, edition_path
from parole.glossary.state import digest
from parole.model.concept import Approval, Concept
from parole.model.values import SideName
from parole.proposals.comparison import written_now
from parole.reading.files import Reading
from parole.reading.problems import Place, Problem
from parole.reading.records import place_of
from parole.reading.rulebook import problem

_REGISTERS = frozenset({"indirizzi", "novita"})


def check_change(before: Reading, after: Reading, written: Mapping[str, str] | None = None) -> list[Problem]:
    """Return what is wrong with going from ``before`` to ``after``, in the order of the files.

    ``written`` are the files that a publication would have written meanwhile (path → text).
    """
    rules = (_both_sides, _digests, _taken_away, _lost)
    found = [each for rule in rules for each in rule(before, after)]
    return sorted([*found, *_rewritten(registers(before), registers(after), written or {})])


def _both_sides(before: Reading, after: Reading) -> Iterator[Problem]:
    """Whoever writes both approvals in one proposal is judge of both sides."""
    written = list(_written(before, after))
    for concept, index, approval in written:
        others = [(c, a) for c, _, a in written if a.lato is not approval.lato]
        if approval.lato is SideName.TERZO_SETTORE and others:
            other, given = others[0]
            details = {"ente": approval.ente, "voce": other.id, "altro": given.ente}
            yield _problem("due-lati-insieme", after, concept, index, **details)


def _digests(before: Reading, after: Reading) -> Iterator[Problem]:
    for concept, index, approval in _written(before, after):
        if approval.impronta != digest(concept):
            yield _problem("impronta-sbagliata", after, concept, index, ente=approval.ente)


def _taken_away(before: Reading, after: Reading) -> Iterator[Problem]:
    for id_, concept in after.glossary.concepts.items():
        left = {(approval.lato, approval.ente) for approval in concept.approvazioni}
        old = before.glossary.concepts.get(id_)
        for approval in old.approvazioni if old else ():
            if (approval.lato, approval.ente) not in left:
                place = place_of(after.documents["termini", id_].root, ("approvazioni",))
                yield problem("approvazione-tolta", place, "approvazioni", ente=approval.ente)


def _lost(before: Reading, after: Reading) -> Iterator[Problem]:
    for id_ in sorted(before.word_ids - after.word_ids):
        yield problem("indirizzo-perduto", Place(f"{TERMS_FOLDER}/{id_}.yml"), voce=id_)


def registers(reading: Reading) -> dict[str, bytes]:
    """Return the files that only a publication writes: path → content."""
    documents = (document for (kind, _), document in reading.documents.items() if kind in _REGISTERS)
    editions = reading.glossary.editions.items()
    return {document.path: document.file.content for document in documents} | {
        edition_path(day): content for day, content in editions
    }


def _rewritten(
    before: Mapping[str, bytes], after: Mapping[str, bytes], written: Mapping[str, str]
) -> Iterator[Problem]:
    """Registers stay as they were, or become what a publication would have written: all of them, whole."""
    published = {**before, **{path: text.encode() for path, text in written.items()}}
    if after in (before, published):
        return
    paths = sorted({*published, *after})
    wrong = [path for path in paths if after.get(path) not in (before.get(path), published.get(path))]
    for path in wrong or [path for path in paths if after.get(path) != published.get(path)]:
        line = _first_change(before.get(path, b""), after.get(path, b""))
        yield problem("registro-riscritto", Place(path, line))


def _first_change(before: bytes, after: bytes) -> int:
    """Return the first line that differs, or the first of a file that is new or is no more there."""
    old, new = before.split(b"\n"), after.split(b"\n")
    same = (number for number, (was, now) in enumerate(zip(old, new, strict=False), 1) if was != now)
    return next(same, min(len(old), len(new))) if before and after else 1


def _written(before: Reading, after: Reading) -> Iterator[tuple[Concept, int, Approval]]:
    for id_, concept in sorted(after.glossary.concepts.items()):
        new = written_now(before.glossary.concepts.get(id_), concept)
        yield from ((concept, index, a) for index, a in enumerate(concept.approvazioni) if a in new)


def _problem(rule: str, after: Reading, concept: Concept, index: int, **details: str) -> Problem:
    root = after.documents["termini", concept.id].root
    return problem(rule, place_of(root, ("approvazioni", index)), f"approvazioni[{index}]", **details)
