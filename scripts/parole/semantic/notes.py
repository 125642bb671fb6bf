"""The parts of a word as plain texts that name what they are, for programs that know nothing of ours.

A text starts with the label of its part («Pubblica amministrazione, vuol dire: …»), so that a side is never
read without its name, and the importer can put it back where it was. A record of a list has its number, for
formats that have no order, and a line for each field: no text of the glossary has an end of line inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from parole.glossary.citations import address_of, cited_name
from parole.glossary.glossary import Glossary
from parole.glossary.state import state, valid_approvals
from parole.model.concept import Citation, Concept, Withdrawal
from parole.model.parts import Kind, Part, value_at
from parole.model.values import LabelledValue
from parole.model.walk import label_of, refers_to

# Between the values of a closed list.
AND = ", "
STATE, WITHDRAWN = "Stato: ", "Ritirata il "
# After the name of a source that is cited on purpose though it is no longer in force.
OLD = " (storico)"
# How a text, or the name behind an id, is written without marks.
Plain = Callable[[str], str]


def told(label: str) -> str:
    """Return what a text starts with: the label in one piece («Terzo settore, vuol dire»), a colon."""
    return f"{label.replace(': ', AND)}: "


def state_note(concept: Concept) -> str:
    """Return the state of a word and which bodies approved it: one body is not its whole side."""
    shown = state(concept)
    approved = (f" Approvata da {a.ente}, {a.lato.label}, il {a.data}." for a in valid_approvals(concept))
    return f"{STATE}{shown.label} ({shown.help})" + "".join(approved)


def withdrawal_note(gone: Withdrawal) -> str:
    """Return when a word was withdrawn and why, as it is written."""
    return f"{WITHDRAWN}{gone.data.isoformat()}: {gone.perche}"


def known_sources(glossary: Glossary, cited: Iterable[Citation]) -> Iterator[tuple[str, str | None]]:
    """Yield the name and the address, if any, of each source that the register knows."""
    for citation in cited:
        if source := glossary.sources.get(citation.fonte):
            old = OLD if citation.storico else ""
            yield cited_name(source, citation.rif) + old, address_of(source, citation.rif)


def full_name(glossary: Glossary, id_: str) -> str:
    """Return the name by which a word is told from its homographs; of an id that is no word, its letters."""
    concept = glossary.where(id_)
    return concept.full_name if concept else id_.replace("-", " ")


def notes(concept: Concept, part: Part, plain: Plain, name_of: Plain) -> Iterator[str]:
    """Yield what is written in a part: one text, or one for each tie or record of a list."""
    value = value_at(concept, part.at)
    if part.kind is Kind.TIES:
        yield from (told(part.label) + name_of(id_) for id_ in many(value))
    elif part.kind is Kind.ITEMS:
        yield from (_record(part, n, record, plain, name_of) for n, record in enumerate(value, 1))
    elif value:
        yield told(part.label) + _said(value, plain)


def many(value: Any) -> tuple[Any, ...]:
    """Return what a part holds, one by one: nothing, one thing or many."""
    return value if isinstance(value, tuple) else (value,) if value else ()


def _record(part: Part, number: int, record: BaseModel, plain: Plain, name_of: Plain) -> str:
    lines = [f"{part.label} {number}"]
    for name, field in type(record).model_fields.items():
        if value := getattr(record, name):
            say = name_of if refers_to(field) else plain
            lines.append(told(label_of(name, field)) + _said(value, say))
    return "\n".join(lines)


def _said(value: object, plain: Plain) -> str:
    if isinstance(value, tuple):
        return AND.join(_said(each, plain) for each in value)
    if isinstance(value, LabelledValue):
        return value.label
    return value.isoformat() if isinstance(value, date) else plain(str(value))
