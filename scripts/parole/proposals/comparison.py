"""Two versions of the glossary: what changed, in values that reports, feeds and notices put into words.

A pure function of the two. What a text says is compared, not how its file is laid out: white space never
counts, because the model has already taken it away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest

from pydantic import BaseModel

from parole.editing.publishing import site_of
from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.state import state, valid_approvals
from parole.language.italian import slug
from parole.language.readability import entry_text, gulpease
from parole.model import parts
from parole.model.concept import Approval, Concept
from parole.model.parts import PARTS, Part, field_at, value_at
from parole.model.values import State
from parole.model.walk import label_of, refers_to
from parole.proposals.said import Names
from parole.reading.files import Reading

Records = tuple[BaseModel, ...]


class Kind(StrEnum):
    """What happened to a word."""

    NEW = "nuova"
    CHANGED = "cambiata"
    RENAMED = "rinominata"
    MOVED = "spostata"
    WITHDRAWN = "ritirata"
    LOST = "perduta"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that readers see; ``part`` is its name («pa_definizione»), an empty text was not there."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ListChange:
    """What came into a part that is no single text and what went, as readers say it; if none, its order."""

    part: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordChange:
    """What changed in a word. Where a version lacks it, its state and its readability are ``None``.

    ``dropped`` are the approvals that held before and do not hold now; ``given`` those written now that hold;
    ``revived`` those that hold again, because a text went back to what was approved. ``heir`` is the id that
    took the place of a word that moved, ``was`` the id that a renamed one had.
    """

    id: str
    name: str
    kind: Kind
    texts: tuple[TextChange, ...] = ()
    lists: tuple[ListChange, ...] = ()
    states: tuple[State | None, State | None] = (None, None)
    readability: tuple[int | None, int | None] = (None, None)
    dropped: tuple[Approval, ...] = ()
    given: tuple[Approval, ...] = ()
    revived: tuple[Approval, ...] = ()
    new_addresses: tuple[str, ...] = ()
    lost_addresses: tuple[str, ...] = ()
    heir: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """What was added, changed (and where) and taken away in a register; ``part`` names the register."""

    part: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed: the words by id, the registers, the ids of the files that cannot be read any more.

    ``sites`` are the old and the new address of the site, where a publication changes it.
    """

    words: tuple[WordChange, ...] = ()
    registers: tuple[RegisterChange, ...] = ()
    broken: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


def compare(before: Glossary, after: Glossary, unreadable: Collection[str] = ()) -> Comparison:
    """Return what changed; ``unreadable`` are words of ``after`` with faults: of them nothing is said."""
    renamed = _renamed(before, after, unreadable)
    moved = {old: new for new, old in renamed.items() if old in after.redirects}
    names = Names(before, after, moved=moved)
    ids = {*before.concepts, *after.concepts} - {*unreadable, *renamed.values()}
    found = (_word(before, after, id_, renamed.get(id_, ""), names) for id_ in sorted(ids))
    told = [glossary.news.pubblicazioni for glossary in (before, after)]
    sites = tuple(site_of(publications[0]) for publications in told if publications)
    return Comparison(
        words=tuple(change for change in found if change),
        registers=tuple(_registers(before, after, names)),
        sites=sites if len(set(sites)) > 1 else (),
    )


def compare_readings(before: Reading, after: Reading) -> Comparison:
    """Return what changed between two versions as they were read; of a file with faults, only that it has."""
    broken = _unreadable(after)
    found = compare(before.glossary, after.glossary, _unreadable(before) | broken)
    return replace(found, broken=tuple(sorted(broken - _unreadable(before))))


def _renamed(before: Glossary, after: Glossary, unreadable: Collection[str]) -> dict[str, str]:
    """Return the id that each renamed word had: its old file leads to it, or is gone and said the same."""
    gone = [id_ for id_ in before.concepts if id_ not in after.concepts and id_ not in unreadable]
    new = [concept for id_, concept in after.concepts.items() if id_ not in before.concepts]
    found: dict[str, str] = {}
    for id_ in gone:
        if moved := after.redirects.get(id_):
            heirs = [c.id for c in new if c.id == moved.sostituito_da]
        else:
            heirs = [c.id for c in new if id_ not in after.withdrawn and _is_same(before.concepts[id_], c)]
        if heirs and heirs[0] not in found:
            found[heirs[0]] = id_
    return found


def _is_same(old: Concept, new: Concept) -> bool:
    """Return whether two words are one under two ids: the same name, or a voice of the same words."""
    voices = [{side.definizione for side in (c.pa, c.terzo_settore) if side} - {None} for c in (old, new)]
    return old.full_name == new.full_name or bool(voices[0] & voices[1])


def _unreadable(reading: Reading) -> frozenset[str]:
    glossary = reading.glossary
    return reading.word_ids - {*glossary.concepts, *glossary.redirects, *glossary.withdrawn}


def _registers(before: Glossary, after: Glossary, names: Names) -> Iterator[RegisterChange]:
    for part, of in _REGISTERS.items():
        old, new = of(before), of(after)
        added = tuple(names.said(id_, part) for id_ in new if id_ not in old)
        removed = tuple(names.said(id_, part) for id_ in old if id_ not in new)
        changed = tuple(
            f"{names.said(id_, part)} ({', '.join(_changed(old[id_], new[id_]))})"
            for id_ in new
            if id_ in old and old[id_] != new[id_]
        )
        if added or changed or removed:
            yield RegisterChange(part, added, changed, removed)


def _changed(old: BaseModel, new: BaseModel) -> Iterator[str]:
    """Yield the names of the fields that say otherwise."""
    for name, field in type(new).model_fields.items():
        if getattr(old, name) != getattr(new, name):
            yield label_of(name, field).lower()


_REGISTERS: dict[str, Callable[[Glossary], Mapping[str, BaseModel]]] = {
    "fonti": lambda glossary: glossary.sources,
    "aree": lambda glossary: glossary.areas,
    "percorsi": lambda glossary: glossary.paths,
    "parole straniere": lambda glossary: {word.forma: word for word in glossary.foreign},
}


def _word(before: Glossary, after: Glossary, id_: str, was: str, names: Names) -> WordChange | None:
    old, new = before.concepts.get(was or id_), after.concepts.get(id_)
    shown = new or old
    if old == new or not shown:
        return None
    kind, heir = (Kind.RENAMED, "") if was else _kind(old, new, after, id_)
    left, is_ = _addresses(old), _addresses(new)
    written = written_now(old, new)
    answered = (was or id_) in {*after.redirects, *after.withdrawn}
    change = WordChange(
        id=id_,
        name=shown.full_name,
        kind=kind,
        texts=tuple(_texts(old, new, names)),
        lists=tuple(_lists(old, new, names)),
        states=(state(old) if old else None, state(new) if new else None),
        readability=(_readability(old), _readability(new)),
        dropped=_holding(old, new),
        given=tuple(a for a in _holding(new, old) if a in written),
        revived=tuple(a for a in _holding(new, old) if a not in written),
        new_addresses=tuple(address for address in is_ if address not in left),
        lost_addresses=tuple(
            a for a in left if a not in is_ and not (answered and a == addresses.word(was or id_))
        ),
        heir=heir,
        was=was,
    )
    # What names a renamed word by its new id says what it said.
    is_told = change.texts or change.lists or change.dropped or change.given or change.revived
    return change if is_told or kind is not Kind.CHANGED else None


def _kind(old: Concept | None, new: Concept | None, after: Glossary, id_: str) -> tuple[Kind, str]:
    if new:
        return (Kind.CHANGED if old else Kind.NEW), ""
    if moved := after.redirects.get(id_):
        return Kind.MOVED, moved.sostituito_da
    return (Kind.WITHDRAWN if id_ in after.withdrawn else Kind.LOST), ""


def _texts(old: Concept | None, new: Concept | None, names: Names) -> Iterator[TextChange]:
    for part in PARTS:
        before, after = (value_at(concept, part.at) for concept in (old, new))
        changes: Iterable[tuple[str, str]] = ()
        if part.kind is parts.Kind.ITEMS:
            changes = _item_changes(before or (), after or (), names.said)
        elif _is_one_text(part):
            changes = [(names.said(before), names.said(after))]
        yield from (TextChange(part.name, was, now) for was, now in changes if was != now)


def _item_changes(
    before: Records, after: Records, said: Callable[[object], str]
) -> Iterator[tuple[str, str]]:
    """Yield what each record said and says: the same record is the one that begins in the same way.

    Those that begin otherwise are taken in order, one for the other; the rest is new, or is gone.
    """
    was, now = (
        {parts.said(item)[0] or said(item): said(item) for item in items} for items in (before, after)
    )
    yield from ((was[key], now[key]) for key in now if key in was)
    gone = [text for key, text in was.items() if key not in now]
    come = [text for key, text in now.items() if key not in was]
    yield from zip_longest(gone, come, fillvalue="")


def _lists(old: Concept | None, new: Concept | None, names: Names) -> Iterator[ListChange]:
    for part in PARTS:
        if not _is_one_text(part) and part.section != "approvazioni":  # told in sentences of their own
            before, after = (_items(part, concept, names) for concept in (old, new))
            added = tuple(item for item in after if item not in before)
            removed = tuple(item for item in before if item not in after)
            if part.kind is parts.Kind.ITEMS:  # what each says is told as a text
                added = removed = ()
            if added or removed or (before != after and sorted(before) == sorted(after)):
                yield ListChange(part.name, added, removed)


def _is_one_text(part: Part) -> bool:
    said_as_one = {("termine",), ("accordo",), ("scade", "perche")}
    return part.kind is parts.Kind.TEXT or part.at in said_as_one


def _items(part: Part, concept: Concept | None, names: Names) -> tuple[str, ...]:
    value = value_at(concept, part.at)
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return tuple(names.said(item, refers_to(field_at(part.at))) for item in values)


def _readability(concept: Concept | None) -> int | None:
    return gulpease(entry_text(concept)) if concept else None


def _holding(first: Concept | None, second: Concept | None) -> tuple[Approval, ...]:
    """Return the approvals that hold in ``first`` and not in ``second``."""
    there = {_who(approval) for approval in _valid(second)}
    return tuple(approval for approval in _valid(first) if _who(approval) not in there)


def _valid(concept: Concept | None) -> tuple[Approval, ...]:
    return valid_approvals(concept) if concept else ()


def _who(approval: Approval) -> tuple[str, str, str]:
    return approval.lato, approval.ente, approval.impronta


def written_now(old: Concept | None, new: Concept | None) -> tuple[Approval, ...]:
    """Return the approvals that the file of a word has and did not have, whether they hold or not."""
    known = {_who(approval) for approval in (old.approvazioni if old else ())}
    return tuple(a for a in (new.approvazioni if new else ()) if _who(a) not in known)


def _addresses(concept: Concept | None) -> tuple[str, ...]:
    """Return the page of a word and the short links that its names make."""
    if concept is None:
        return ()
    names = (concept.id, concept.termine, *concept.sigle, *concept.varianti)
    return (
        addresses.word(concept.id),
        *dict.fromkeys(addresses.short(slug(name)) for name in names if slug(name)),
    )
