"""What to write where something else is wanted: the fields of a record, the items of a list, a day.

It is read from the model, so that a message shows the very fields that are missing, and puts what was typed
in the one where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.language.days import iso_day
from parole.model.concept import Citation
from parole.model.types import ID_PATTERN
from parole.model.walk import is_many, is_prose, leaves, record_of, refers_to, values_of

A_CITATION = '{fonte: cts, rif: "art. 55, c. 3"}'
A_DAY = "scrivi il giorno giusto, come 2026-11-22"
# A name has few words, and a text that stands on its line nothing that YAML would take for its own.
_LONGEST_NAME, _LONGEST_LINE = 4, 60
_NOT_PLAIN = re.compile(r": |:$| #|^[^\w«(]|[\[\]{}]")


def instead_of(field: FieldInfo, typed: Any, *, item: bool) -> str:
    """Return how the record, or the list of records, of ``field`` is written; ``typed`` is what is there.

    ``item`` tells whether it is about one item of a list; empty if the field holds no record.
    """
    record = record_of(field.annotation)
    if record is None:
        return ""
    if is_many(field) and not item:
        return _list_of(record, typed)
    if isinstance(typed, str) and (first := re.match(rf"({'|'.join(record.model_fields)}): ", typed)):
        return f"togli ciò che sta prima di «{first[0]}», e scrivi lì sotto un campo per riga, rientrato"
    if record is Citation:
        return f"scrivila così: {A_CITATION}"
    where = "il primo dopo «- »" if item else "rientrati"
    return f"scrivi i campi uno per riga, {where}: {', '.join(fields_of(record, typed))}"


def _list_of(record: type[BaseModel], typed: Any) -> str:
    start = "metti ogni elemento su una riga che comincia con «- »"
    if isinstance(typed, dict) and typed and typed.keys() <= record.model_fields.keys():
        return f"metti «- » davanti a «{next(iter(typed))}:», e allinea gli altri campi con quello"
    if record is Citation:
        return f"{start}: «- {A_CITATION}»"
    first, *others = fields_of(record, typed)
    below = f", e sotto {', '.join(others)}" if others else ""
    return f"{start}: «- {first[1:]}{below}"


def fields_of(record: type[BaseModel], typed: Any) -> list[str]:
    """Return the fields of a record that a person writes first, each as it is written."""
    text = " ".join(typed.split()) if isinstance(typed, str) else ""
    if pair := _name_and_reason(record, text):
        return pair
    fields, taker = record.model_fields, _taker(record, text)
    # What the record is about comes first, unless it is what was typed.
    first = next(iter(fields)) if not taker or is_prose(fields[taker]) else ""
    first = "" if first and record_of(fields[first].annotation) else first
    shown = {
        name: field
        for name, field in fields.items()
        if field.is_required() or name in {taker, first} or _is_closed_list(field)
    }
    shown = shown or dict(fields)
    return [_written(name, field, text if name == taker else "") for name, field in shown.items()]


_NAME_AND_REASON = re.compile(r"(?P<name>[^(:]+?)(?: \((?P<in>[^()]+)\)| [-–—] (?P<after>.+)|: (?P<then>.+))")


def _name_and_reason(record: type[BaseModel], text: str) -> list[str]:
    """Return the two fields of a record with a name and a reason, if ``text`` says both: «gara (usa …)»."""
    match = _NAME_AND_REASON.fullmatch(text)
    needed = [name for name, field in record.model_fields.items() if field.is_required()]
    if not match or len(needed) != 2 or len(match["name"].split()) > _LONGEST_NAME:
        return []
    name, reason = (record.model_fields[each] for each in needed)
    if is_prose(name) or not is_prose(reason) or refers_to(name) or values_of(name):
        return []
    said = match["in"] or match["after"] or match["then"]
    return [_written(needed[0], name, match["name"]), _written(needed[1], reason, said)]


def _taker(record: type[BaseModel], text: str) -> str:
    """Return the field for which ``text`` was meant: of those it fits, one that is needed; or empty."""
    fit = {name: field for name, field in record.model_fields.items() if _fits(field, text)}
    needed = [name for name, field in fit.items() if field.is_required()]
    last = text.endswith("?")  # a question to ask is no text to copy
    return (needed or list(fit) or [""])[-1 if last else 0]


def _fits(field: FieldInfo, text: str) -> bool:
    inner = record_of(field.annotation)
    if not text or is_many(field) or (inner and inner is Citation):
        return False
    if inner:
        return any(is_prose(each) for each in inner.model_fields.values())
    if date in leaves(field.annotation):
        return len(iso_day(text)) == len("2026-11-22")
    if values := values_of(field):
        return text in values
    if refers_to(field):
        return bool(re.fullmatch(ID_PATTERN, text))
    few = len(text.split()) <= _LONGEST_NAME
    return not few if is_prose(field) else few and not iso_day(text)


def _written(name: str, field: FieldInfo, text: str) -> str:
    inner = record_of(field.annotation)
    if inner:
        return f"«{name}:» e sotto, più rientrati, {', '.join(fields_of(inner, text))}"
    if text and is_prose(field) and (len(text) > _LONGEST_LINE or _NOT_PLAIN.search(text)):
        return f"«{name}: >-» e sotto il testo"
    among = "" if text or is_many(field) else ", ".join(values_of(field))
    return f"«{name}: {_example(field, text)}»" + (f" ({among})" if among else "")


def _example(field: FieldInfo, text: str) -> str:
    if date in leaves(field.annotation):
        return iso_day(text) or "AAAA-MM-GG"
    values = [str(value.value) for value in values_of(field)]
    if is_many(field):
        return f"[{', '.join(values)}]"
    return text or "…"


def _is_closed_list(field: FieldInfo) -> bool:
    return is_many(field) and bool(values_of(field))


def day_advice(typed: str, siblings: Collection[str]) -> str:
    """Return how a day that is not written as ours is written; ``siblings`` are the fields beside it."""
    meant = iso_day(typed)
    if len(meant) in {0, len("2026-11-22")}:
        return f"scrivila così: {meant}" if meant else A_DAY
    example = f"{meant}-01-01"[: len("2026-01")] + "-01"
    if "anno" in siblings:
        year = f'anno: "{meant[:4]}"'
        return f"serve anche il giorno, come {example}; se non si sa, togli «data» e scrivi {year}"
    return f"serve anche il giorno: scrivila come {example}"
