"""Texts and dates: no HTML, no day that has still to come."""

from __future__ import annotations

from collections.abc import Iterator

from parole.problems import Problem
from parole.rules.subject import Subject
from parole.texts import html_in, texts_in


def check_html(subject: Subject) -> Iterator[Problem]:
    """Texts are plain, everywhere: a tag would be shown as it is typed."""
    glossary = subject.glossary
    registers = {"aree": glossary.areas, "fonti": glossary.sources, "percorsi": glossary.paths}
    for kind, records in {"termini": glossary.concepts, **registers}.items():
        for id_, record in sorted(records.items()):
            for location, text in texts_in(record):
                if tag := next(html_in(text), None):
                    yield subject.found("html-nel-testo", kind, id_, location, valore=tag)


def check_dates(subject: Subject) -> Iterator[Problem]:
    """A date in the future is a slip; it depends on the day of the check, so it only warns."""
    if subject.today is None:
        return
    for concept in subject.concepts:
        if concept.verificato > subject.today:
            yield subject.in_word("data-futura", concept, "verificato", valore=concept.verificato)
        for index, approval in enumerate(concept.approvazioni):
            if approval.data > subject.today:
                at = ("approvazioni", index, "data")
                yield subject.in_word("data-futura", concept, *at, valore=approval.data)
