"""The line of each side, the one that people quote: its measure, how it opens, whose voice it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parole.language.italian import length_in_words, words
from parole.language.stemming import stem, stems
from parole.model.concept import Concept
from parole.model.types import LINE_WORDS
from parole.model.values import Agreement, SideName
from parole.reading.problems import Problem
from parole.rules.names import good_forms
from parole.rules.style import ARTICLE, OPENING, end_of_sentence, wrong_capital
from parole.rules.subject import Subject

# Of the words that carry meaning in the shorter line, the part from which two lines say the same.
COPIED_SHARE = 0.5
# «Noi», «nostro», the verbs in -iamo, -avamo, -eremo: a line tells of the word in the third person.
FIRST_PERSON = re.compile(
    r"\b(?:noi|nostr[oaie]|io|mi[oae]|miei|(?!richiamo\b)\w+iamo|\w+[aei](?:vamo|remm?o)"
    r"|(?:and|av|dov|pot|sap|ter|ved|ver|viv|vor)remm?o)\b",
    re.IGNORECASE,
)


def check_lines(subject: Subject) -> Iterator[Problem]:
    """Where the meanings do not coincide each side has its line, and no line is the other said again."""
    for concept in subject.concepts:
        lines = {name: side.vuol_dire for name, side in concept.sides.items() if side.vuol_dire}
        yield from _check_there(subject, concept, lines)
        for name, line in lines.items():
            yield from _check_line(subject, concept, name, line)
        if len(lines) == len(SideName) and share_in_common(*lines.values()) >= COPIED_SHARE:
            yield subject.in_word("righe-uguali", concept, SideName.TERZO_SETTORE.value, "vuol_dire")


def _check_there(subject: Subject, concept: Concept, lines: dict[SideName, str]) -> Iterator[Problem]:
    if concept.accordo in {None, Agreement.COINCIDONO}:
        return
    for name in concept.sides:
        if name not in lines and subject.was_read(concept, f"{name.value}.vuol_dire"):
            yield subject.in_word("riga-mancante", concept, name.value, "vuol_dire", massimo=LINE_WORDS)


def _check_line(subject: Subject, concept: Concept, name: SideName, line: str) -> Iterator[Problem]:
    at = (name.value, "vuol_dire")
    if opening := ARTICLE.match(line) or OPENING.match(line):
        yield subject.in_word("riga-inizio", concept, *at, valore=opening[0].strip())
    if wrong_capital(line):
        yield subject.in_word("riga-maiuscola", concept, *at, valore=line.partition(" ")[0])
    if (stop := end_of_sentence(line)) is not None:
        yield subject.in_text("riga-punto", concept, at, stop)
    if (length := length_in_words(line)) > LINE_WORDS:
        yield subject.in_word("riga-lunga", concept, *at, lunghezza=length, massimo=LINE_WORDS)
    for person in FIRST_PERSON.finditer(line):
        yield subject.in_text("riga-persona", concept, at, person.start(), valore=person[0])
    if form := named_in(line, (form for _, form in good_forms(concept))):
        yield subject.in_word("riga-ripete", concept, *at, valore=form)


def named_in(text: str, forms: Iterable[str]) -> str | None:
    """Return the first of ``forms`` that a text has in it, in the singular or in the plural."""
    there = [stem(word) for word in words(text)]
    for form in forms:
        wanted = [stem(word) for word in words(form)]
        if wanted and any(there[at : at + len(wanted)] == wanted for at in range(len(there))):
            return form
    return None


def share_in_common(line: str, other: str) -> float:
    """Return how much of the shorter of two lines is in the other, in words that carry meaning: 0 to 1."""
    mine, others = set(stems(line)), set(stems(other))
    fewer = min(len(mine), len(others))
    return len(mine & others) / fewer if fewer else 0.0
