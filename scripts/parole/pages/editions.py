"""A word as it was published on a day: a light page and a JSON, at addresses that answer for ever.

The page is outside the mould and says at once which edition it is. The JSON is the frozen bytes; the page is
made from them at every build, because it also says what happened since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

from parole.glossary import addresses
from parole.glossary.editions import LABELS, Frozen, changed, said
from parole.glossary.glossary import Glossary
from parole.glossary.readings import NOT_READ
from parole.model.parts import PARTS, Kind, item_record
from parole.model.values import Agreement, Difference, LabelledValue, ReadIn, SideName, State
from parole.model.walk import label_of as field_label
from parole.opendata.records import of_today
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer
from parole.rendering.saying import one_of

Value = TypeVar("Value", bound=LabelledValue)
# What leads to other words the JSON has, sources have their own list.
_KINDS = frozenset({Kind.TEXT, Kind.ITEMS, Kind.NAME})
# What the head of the page says already.
_ELSEWHERE = frozenset({"termine", "accezione", "sigle", "in_breve", *SideName})
_SHOWN = tuple(part for part in PARTS if part.kind in _KINDS and not {part.name, part.section} & _ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Since:
    """What happened to a word after an edition: the word that it is now, which parts say otherwise."""

    id: str
    is_alive: bool
    parts: tuple[str, ...]


def outputs(renderer: Renderer) -> Iterator[Planned]:
    """Yield the page and the JSON of every edition of every id ever published."""
    for id_, life in renderer.glossary.frozen.items():
        for frozen in life:
            yield addresses.file_of(addresses.frozen(id_, frozen.day)), partial(page, renderer, frozen)
            yield addresses.frozen_data(id_, frozen.day), partial(bytes, frozen.content)


def page(renderer: Renderer, frozen: Frozen) -> str:
    """Return the page of an edition of a word."""
    record, address = frozen.record, addresses.frozen(frozen.id, frozen.day)
    end = renderer.glossary.end_of(frozen.id) or frozen.id
    life = renderer.glossary.lives.get(end, (frozen,))
    place = life.index(frozen) if frozen in life else 0
    return renderer.render(
        "edizione.html",
        addresses.way_back(address),
        fissata=frozen,
        voce=record["scritto"],
        nome=record["calcolato"]["nome"],
        stato=member_of(State, record["calcolato"]["stato"]),
        approvazioni=record["calcolato"]["approvazioni_valide"],
        verdetto=verdict_of(record["scritto"]),
        testi=record["calcolato"]["testi"],
        parti=list(_parts(frozen)),
        fonti=list(_sources(record)),
        poi=since(renderer, frozen),
        prima=life[place - 1] if place else None,
        dopo=life[place + 1] if place + 1 < len(life) else None,
        canonico=renderer.facts.absolute(address) if renderer.facts.url else "",
    )


def since(renderer: Renderer, frozen: Frozen) -> Since:
    """Return what happened to a word after an edition."""
    return renderer.of_word(_afterwards, frozen.id)[frozen.day]


def _afterwards(renderer: Renderer, id_: str) -> dict[date, Since]:
    """Return what happened to a word after each of its editions."""
    glossary = renderer.glossary
    end = glossary.end_of(id_) or id_
    if end not in glossary.concepts:
        return {frozen.day: Since(end, is_alive=False, parts=()) for frozen in glossary.frozen[id_]}
    today = said(renderer.of_word(of_today, end))
    parts = {frozen.day: changed(frozen.said, today, glossary.end_of) for frozen in glossary.frozen[id_]}
    return {
        day: Since(end, is_alive=True, parts=tuple(LABELS[name] for name in names))
        for day, names in parts.items()
    }


def frozen_on(glossary: Glossary, id_: str, day: date) -> tuple[Frozen | None, Frozen | None]:
    """Return what a word said before a publication and what it said with it, where it was frozen."""
    life = glossary.lives.get(glossary.end_of(id_) or id_, ())
    before = [frozen for frozen in life if frozen.day < day]
    return next(reversed(before), None), next((frozen for frozen in life if frozen.day == day), None)


def member_of(kind: type[Value], value: str) -> Value:
    """Return the value of a closed list that a record says."""
    return next(member for member in kind if member == value)


def verdict_of(written: Mapping[str, Any]) -> str:
    """Return the verdict with what the sides part on, as it was written."""
    if "accordo" not in written:
        return State.MANCA_UNA_VOCE.label
    parted = ", ".join(member_of(Difference, value).label for value in written.get("differenza", ()))
    return member_of(Agreement, written["accordo"]).label + (f": {parted}" if parted else "")


def _parts(frozen: Frozen) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts that are not in the head of the page, in order: the name, what it says."""
    for part in _SHOWN:
        value = frozen.said.get(part.name)
        if not value:
            continue
        if part.kind is Kind.TEXT:
            yield part.label, [value]
        elif part.kind is Kind.ITEMS:
            fields = item_record(part).model_fields
            yield part.label, ["; ".join(_fields(item, fields)) for item in value]
        else:
            yield part.label, [", ".join(value) if isinstance(value, list) else value]


def _fields(item: Mapping[str, Any], fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a record of a list says, the first thing without its name."""
    for number, (name, field) in enumerate((n, f) for n, f in fields.items() if item.get(n)):
        value = item[name]
        text = (
            ", ".join(member_of(SideName, side).label for side in value)
            if isinstance(value, list)
            else str(value)
        )
        yield f"{field_label(name, field).lower()}: {text}" if number else text


def _sources(record: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield each source once: its name with the point, its address, how it was read."""
    seen = set()
    for cited in record["calcolato"]["citazioni"]:
        name = ", ".join(text for text in (cited["nome"], cited.get("rif")) if text)
        if name not in seen:
            seen.add(name)
            read = cited.get("lettura")
            how = member_of(ReadIn, read["letto_su"]).label if read else NOT_READ
            yield name, cited.get("indirizzo", ""), one_of(how)
