"""The id of each word of an import, and which word, or which source of the register, a name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from parole.glossary.citations import is_well_formed
from parole.glossary.glossary import Glossary
from parole.importing.foreign import Foreign
from parole.language.italian import key, slug
from parole.model.registers import Source
from parole.model.types import ID_MAX, ID_PATTERN
from parole.semantic.notes import OLD

_CITED_BY_ID = re.compile(r"(?P<id>[a-z0-9-]+)(?:: (?P<rif>.+?))?(?P<old> \(storico\))?")


class Ids:
    """Gives each word its id: its own, or that of the word with its address, else its name.

    ``named`` are the words with their ids, ``repeated`` the ids with a number, because the name was taken.
    """

    def __init__(
        self, words: Sequence[Foreign], known: Glossary, there: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self._by_address = dict(_addresses(known, there))
        self.named: list[tuple[Foreign, str]] = []
        self.repeated: list[str] = []
        taken: set[str] = set()
        for index, word in enumerate(words):
            wanted = self._wanted(word, taken) or f"senza-nome-{index + 1}"
            id_, number = wanted, 2
            while id_ in taken:
                id_, number = f"{short_id(wanted, ID_MAX - 5)}-{number}", number + 1
            if id_ != wanted:
                self.repeated.append(id_)
            taken.add(id_)
            self.named.append((word, id_))
        self._by_name = {name: id_ for word, id_ in self.named if (name := key(_full_name(word)))}
        self._by_key = {word.key: id_ for word, id_ in self.named} | {id_: id_ for id_ in taken}

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


def citation(text: str, sources: Mapping[str, Source]) -> dict[str, str] | None:
    """Return a citation as it is typed, if what the text names, by its id or by its name, is a source.

    Of two sources that a text begins with, it names the first.
    """
    by_id = _CITED_BY_ID.fullmatch(text)
    if by_id and by_id["id"] in sources:
        return _cited(by_id["id"], by_id["rif"] or "", old=bool(by_id["old"]))
    bare = text.removesuffix(OLD)
    for id_, source in sources.items():
        rest = bare.removeprefix(f"{source.nome}, ")
        if bare == source.nome or (rest != bare and is_well_formed(rest)):
            old = bare != text or not source.vigente
            return _cited(id_, "" if bare == source.nome else rest, old=old)
    return None


def _cited(id_: str, rif: str, *, old: bool) -> dict[str, str]:
    return {"fonte": id_} | ({"rif": rif} if rif else {}) | ({"storico": "true"} if old else {})
