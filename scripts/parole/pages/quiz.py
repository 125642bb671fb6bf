"""«Di chi è questa definizione?»: the questions of a reading path, the same for the page and the flashcards.

The line of a side, or its definition where the two sides have no lines, is shown with the forms of its own
word hidden; the reader says whose it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from parole.glossary.glossary import Glossary
from parole.language.forms import form_keys, token_key
from parole.language.inline import plain_text, sentence
from parole.language.texts import BETWEEN, TOKEN
from parole.lookup.reading_index import readable_forms
from parole.model.concept import Concept
from parole.model.parts import text_at
from parole.model.values import SideName

# A full stop ends a sentence where another may begin: not in «art. 55», nor in «D.lgs. n. 117».
_END = re.compile(r"(?<=[.!?…»])\s+(?=[A-ZÀ-Ý«“])")


@dataclass(frozen=True, slots=True)
class Question:
    """A text without marks, cut where the word is hidden: odd pieces are its own forms."""

    concept: Concept
    side: SideName
    pieces: tuple[str, ...]
    hint: str


def questions(glossary: Glossary, path_id: str) -> list[tuple[Question, Question]]:
    """Return, in the order of the path, the two questions of each word that has both sides.

    The first of the two is the one asked; which side it is of depends on the ids alone, so that it never
    changes and nobody can guess it from the order.
    """
    return [pair for word in glossary.words_of(path_id) if (pair := questions_of(glossary, word, path_id))]


def questions_of(glossary: Glossary, concept: Concept, path_id: str = "") -> tuple[Question, Question] | None:
    """Return the two questions of a word; nothing if it lacks a side."""
    if not (concept.pa and concept.terzo_settore):
        return None
    one, other = (_question(glossary, concept, name) for name in SideName)
    return (one, other) if _heads(path_id, concept.id) else (other, one)


def _heads(path_id: str, id_: str) -> bool:
    return hashlib.sha256(f"{path_id} {id_}".encode()).digest()[0] % 2 == 0


def _question(glossary: Glossary, concept: Concept, name: SideName) -> Question:
    said = text_at(concept, (name, "vuol_dire")) or text_at(concept, (name, "definizione"))
    text = sentence(plain_text(said, glossary.name_of))
    hint = first_sentence(plain_text(concept.attenzione or "", glossary.name_of))
    return Question(concept, name, tuple(hidden(text, concept)), hint)


def first_sentence(text: str) -> str:
    """Return the first sentence of a plain text."""
    return _END.split(text, maxsplit=1)[0]


def hidden(text: str, concept: Concept) -> Iterator[str]:
    """Yield the pieces of a plain text: what can be shown, a form of ``concept``, what can be shown, …"""
    forms = _forms(concept)
    tokens = list(TOKEN.finditer(text))
    keys = [token_key(token[0]) for token in tokens]
    done = index = 0
    while index < len(tokens):
        length = next(
            (len(form) for form in forms.get(keys[index], ()) if _is_here(text, tokens, keys, index, form)), 0
        )
        if length:
            start, end = tokens[index].start(), tokens[index + length - 1].end()
            yield text[done:start]
            yield text[start:end]
            done = end
        index += length or 1
    yield text[done:]


def _forms(concept: Concept) -> dict[str, list[list[str]]]:
    """Return the forms of a word by how they start, the longest first."""
    starts: dict[str, list[list[str]]] = {}
    found = (form_keys(form) for form, _ in readable_forms(concept))
    for form in sorted(filter(None, found), key=len, reverse=True):
        starts.setdefault(form[0], []).append(form)
    return starts


def _is_here(text: str, tokens: list[re.Match[str]], keys: list[str], index: int, form: list[str]) -> bool:
    """Tell whether a form starts at a token, with nothing between its words but spaces and hyphens."""
    end = index + len(form)
    return keys[index:end] == form and all(
        BETWEEN.fullmatch(text, one.end(), two.start()) for one, two in pairwise(tokens[index:end])
    )
