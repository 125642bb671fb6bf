"""Texts: written, without HTML, without letters of another alphabet among ours."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from parole.language.texts import LOOK_ALIKE, html_in
from parole.reading.problems import Problem
from parole.rules.subject import Subject

OURS = re.compile("[A-Za-zÀ-ɏ]")
ANY_WORD = re.compile(r"[^\W\d_]+")


def check_html(subject: Subject) -> Iterator[Problem]:
    """Texts are plain, everywhere: a tag would be shown as it is typed; and they are what they seem."""
    for kind, id_, location, text in subject.texts_with_signs:
        for tag in tags_in(text):
            found = subject.found("html-nel-testo", kind, id_, location, tag.start(), valore=tag[0])
            yield _with_letter(found, tag[0])
        for word, letter in mixed_words(text):
            details = {"valore": word[0], "lettera": letter}
            yield subject.found("alfabeti-mescolati", kind, id_, location, word.start(), **details)


def check_placeholders(subject: Subject) -> Iterator[Problem]:
    """Every text says something, in words and in registers."""
    for kind, id_, location, match in subject.placeholders:
        yield subject.found("segnaposto", kind, id_, location, match.start(), valore=match[0])


def tags_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the HTML of a text; a tag that closes another is told with it."""
    opened: set[str] = set()
    for match in html_in(text):
        name = "".join(re.findall(r"^</?(\w+)", match[0])).lower()
        if not match[0].startswith("</") or name not in opened:
            yield match
        opened.add(name)


def _with_letter(found: Problem, tag: str) -> Problem:
    """Return a problem with what a machine can write in place of an entity: its letter."""
    letter = html.unescape(tag)
    return found._replace(mend=(tag, letter)) if len(letter) == 1 and letter not in "<>&" else found


def mixed_words(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the words with Greek or Cyrillic letters among ours, each with one of those letters."""
    for match in ANY_WORD.finditer(text):
        letter = LOOK_ALIKE.search(match[0])
        if letter and OURS.search(match[0]):
            yield match, f"U+{ord(letter[0]):04X}"
