"""Days: none that has still to come where something was done, and what must be read again by now.

The day of the check comes in as an argument; without it these rules give no verdict. They depend on it, so
they only warn.
"""

from __future__ import annotations

from collections.abc import Iterator

from parole.glossary.expiry import due
from parole.reading.problems import Problem
from parole.rules.subject import Subject


def check_days_to_come(subject: Subject) -> Iterator[Problem]:
    """An approval or a reading in the future is a slip."""
    if subject.today is None:
        return
    for concept in subject.concepts:
        for index, approval in enumerate(concept.approvazioni):
            if approval.data > subject.today:
                at = ("approvazioni", index, "data")
                yield subject.in_word("data-futura", concept, *at, valore=approval.data)
    for id_, source in sorted(subject.glossary.sources.items()):
        for index, reading in enumerate(source.letture):
            if reading.letto_il > subject.today:
                field = ("letture", index, "letto_il")
                yield subject.found("data-futura", "fonti", id_, field, valore=reading.letto_il)


def check_expired(subject: Subject) -> Iterator[Problem]:
    """A text whose day has come is read again."""
    if subject.today is None:
        return
    for item in due(subject.glossary, subject.today):
        details = {"giorno": item.day, "motivo": item.reason.rstrip(".")}
        yield subject.found("da-rileggere", item.kind, item.id, ("scade", "il"), **details)
