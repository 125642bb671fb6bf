"""The forms of the words as a tree: finds them in a text in a time that does not grow with the glossary.

A form is compared word by word: capitals and accents do not count, but in acronyms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from parole.language.italian import fold_apart, plurals
from parole.language.texts import BETWEEN, TOKEN
from parole.model.concept import Concept

_TOKEN, _NEXT_TOKEN = (re.compile(f"{before}({TOKEN.pattern})") for before in ("", BETWEEN.pattern))


def linked_forms(concept: Concept) -> Iterator[str]:
    """Yield the forms of a word that a text may contain: names, variants and their regular plurals.

    The name of a word that needs a qualifier is left out: alone, it may mean something else.
    """
    names = concept.varianti if concept.accezione else (concept.termine, *concept.varianti)
    for name in names:
        yield name
        yield from plurals(name)
    yield from concept.sigle


def form_keys(form: str) -> list[str]:
    """Return what is compared of a form, word by word."""
    return [token_key(token) for token in TOKEN.findall(form)]


@lru_cache(maxsize=65536)
def token_key(token: str) -> str:
    """Acronyms keep their capitals, so that «ATS» is not any «ats»; other words are folded."""
    return token if token.isupper() and len(token) > 1 else fold_apart(token)


@dataclass(slots=True)
class _Branch:
    """A node of the tree: what may follow, and the words of which a form ends here."""

    next: dict[str, _Branch] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)
    form: str = ""


class FormTree:
    """The forms of many words."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._root = _Branch()
        for concept in concepts:
            for form in linked_forms(concept):
                self._grow(form, concept.id)
        self._starts = _Starts(self._root)

    def _grow(self, form: str, id_: str) -> None:
        branch = self._root
        for key in form_keys(form):
            if key not in branch.next:
                branch.next[key] = _Branch()
            branch = branch.next[key]
        branch.owners.add(id_)
        branch.form = form

    def starts(self, text: str) -> Iterator[int]:
        """Yield where in ``text`` a form may start, in order."""
        starts, at = self._starts, 0
        for piece in text.split(" "):
            for start in starts[piece]:
                yield at + start
            at += len(piece) + 1

    def longest(self, text: str, start: int) -> tuple[int, str, str] | None:
        """Return the longest form from ``start``: where it ends, the one word it names, the form."""
        branch, best, end = self._root, None, start
        token = _TOKEN.match(text, start)
        while token and (found := branch.next.get(token_key(token[1]))):
            branch = found
            if branch.owners:
                best, end = branch, token.end()
            token = _NEXT_TOKEN.match(text, token.end())
        return (end, next(iter(best.owners)), best.form) if best and len(best.owners) == 1 else None


class _Starts(dict[str, tuple[int, ...]]):
    """Where a form may start in what stands between two spaces: each different piece is looked at once."""

    def __init__(self, root: _Branch) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, piece: str) -> tuple[int, ...]:
        tokens = TOKEN.finditer(piece)
        self[piece] = found = tuple(
            token.start() for token in tokens if token_key(token[0]) in self._root.next
        )
        return found
