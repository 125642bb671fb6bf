"""Texts: no HTML, no letters of another alphabet among ours."""

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
        if tag := next(html_in(text), None):
            found = subject.found("html-nel-testo", kind, id_, location, valore=tag)
            letter = html.unescape(tag)
            yield found._replace(mend=(tag, letter)) if len(letter) == 1 and letter not in "<>&" else found
        if mixed := mixed_word(text):
            word, letter = mixed
            yield subject.found("alfabeti-mescolati", kind, id_, location, valore=word, lettera=letter)


def mixed_word(text: str) -> tuple[str, str] | None:
    """Return the first word with Greek or Cyrillic letters among ours, and one of those letters."""
    for match in ANY_WORD.finditer(text):
        letter = LOOK_ALIKE.search(match[0])
        if letter and OURS.search(match[0]):
            return match[0], f"U+{ord(letter[0]):04X}"
    return None
