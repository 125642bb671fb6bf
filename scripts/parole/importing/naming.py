"""The id of each word of an import, and which word a name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from parole.glossary.glossary import Glossary
from parole.importing.foreign import Foreign
from parole.language.italian import key, slug
from parole.model.types import ID_MAX, ID_PATTERN


class Ids:
    """Gives each word its id: its own, or that of the word with its address, else its name.

    ``each`` are the ids in the order of the words, ``repeated`` those that got a number because the name was
    taken.
    """

    def __init__(
        self, words: Sequence[Foreign], known: Glossary, there: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self._by_address = dict(_addresses(known, there))
        self.repeated: list[str] = []
        self.each: list[str] = []
        taken: set[str] = set()
        for index, word in enumerate(words):
            wanted = self._wanted(word, taken) or f"senza-nome-{index + 1}"
            id_, number = wanted, 2
            while id_ in taken:
                id_, number = f"{short_id(wanted, ID_MAX - 5)}-{number}", number + 1
            if id_ != wanted:
                self.repeated.append(id_)
            taken.add(id_)
            self.each.append(id_)
        named = [*zip(words, self.each, strict=True)]
        self._by_name = {name: id_ for word, id_ in named if (name := key(_full_name(word)))}
        self._by_key = {word.key: id_ for word, id_ in named} | {id_: id_ for id_ in self.each}

    def find(self, name: str) -> str | None:
        """Return the id of the word that others call so: by its key, its name, its id."""
        return self._by_key.get(name) or self._by_name.get(key(name)) or self._by_key.get(slug(name))

    def _wanted(self, word: Foreign, taken: set[str]) -> str:
        if re.fullmatch(ID_PATTERN, word.id) and len(word.id) <= ID_MAX:
            return word.id
        known = (self._by_address.get(address) for address in word.fields.get("stesso_di", ()))
        name = f"{word.fields.get('termine', '')} {word.fields.get('accezione', '')}"
        return next((id_ for id_ in known if id_ and id_ not in taken), short_id(name))


def _addresses(known: Glossary, there: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield addresses and the ids of their words, the best last: a word's own is its first, drafts win."""
    of_drafts = [(id_, typed.get("stesso_di", ())) for id_, typed in there.items()]
    each = [(id_, concept.stesso_di) for id_, concept in known.concepts.items()] + of_drafts
    yield from ((address, id_) for id_, found in each for address in found[1:])
    yield from ((found[0], id_) for id_, found in each if found)


def _full_name(word: Foreign) -> str:
    name, qualifier = word.fields.get("termine", ""), word.fields.get("accezione")
    return f"{name} ({qualifier})" if qualifier else name


def short_id(name: str, longest: int = ID_MAX) -> str:
    """Return a name as an id, cut between two words if it is too long."""
    whole = slug(name)
    if len(whole) <= longest:
        return whole
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]
