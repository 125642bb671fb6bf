"""The checked glossary: what people typed, and the indexes computed from it.

A :class:`Glossary` is a value: every page, index and export is a function of it and of nothing else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from parole.glossary.editions import SUFFIX, Frozen, frozen_words, joined_lives
from parole.language.forms import Meaning, meanings
from parole.language.inline import plain_text
from parole.language.italian import fold
from parole.language.recognition import Recogniser
from parole.model.concept import Citation, Concept, RedirectFile, WithdrawnFile
from parole.model.publication import AddressRegister, NewsRegister
from parole.model.registers import Area, ForeignWord, PathStep, ReadingPath, Source

TERMS_FOLDER = "glossary/termini"
SOURCES_FILE = "glossary/fonti.yml"
AREAS_FILE = "glossary/aree.yml"
FOREIGN_FILE = "glossary/stranieri.yml"
PATHS_FOLDER = "glossary/percorsi"
# Written by the publishing command alone; before the first publication they are not there.
EDITIONS_FOLDER = "glossary/edizioni"
ADDRESSES_FILE = "glossary/indirizzi.yml"
NEWS_FILE = "glossary/novita.yml"


def edition_path(day: date) -> str:
    """Return the file of the edition of a day."""
    return f"{EDITIONS_FOLDER}/{day.isoformat()}{SUFFIX}"


def sort_key(text: str) -> tuple[str, str]:
    """Alphabetical order as Italian readers expect it: accents and case count only to break ties."""
    return (fold(text), text)


@dataclass(frozen=True, slots=True)
class Near:
    """The words that a word is tied to, each kind in its own order (SKOS: broader, narrower, related)."""

    broader: tuple[Concept, ...]
    narrower: tuple[Concept, ...]
    related: tuple[Concept, ...]

    @property
    def ids(self) -> set[str]:
        """The ids of all of them."""
        return {concept.id for concept in (*self.broader, *self.narrower, *self.related)}


@dataclass(frozen=True)
class Glossary:
    """All the words and registers, by id; the order is alphabetical for words, of the file for registers.

    ``editions`` are the files of ``glossary/edizioni/``, by day.
    """

    concepts: Mapping[str, Concept] = field(default_factory=dict)
    redirects: Mapping[str, RedirectFile] = field(default_factory=dict)
    withdrawn: Mapping[str, WithdrawnFile] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    paths: Mapping[str, ReadingPath] = field(default_factory=dict)
    foreign: tuple[ForeignWord, ...] = ()
    published: AddressRegister = field(default_factory=AddressRegister)
    news: NewsRegister = field(default_factory=NewsRegister)
    editions: Mapping[date, bytes] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Say what is inside by numbers: all the texts would fill a thousand screens."""
        held = {
            "parole": self.concepts, "rinvii": self.redirects, "ritirate": self.withdrawn,
            "fonti": self.sources, "aree": self.areas, "percorsi": self.paths,
        }  # fmt: skip
        return f"Glossary({', '.join(f'{len(found)} {name}' for name, found in held.items())})"

    @cached_property
    def alphabetical(self) -> tuple[Concept, ...]:
        """The words in alphabetical order of their full name."""
        return tuple(sorted(self.concepts.values(), key=lambda concept: sort_key(concept.full_name)))

    @cached_property
    def by_area(self) -> dict[str, tuple[Concept, ...]]:
        """The words of each area, alphabetical; every area of the register is there, even if empty."""
        return {area: tuple(c for c in self.alphabetical if c.area == area) for area in self.areas}

    @cached_property
    def by_name(self) -> dict[str, tuple[Concept, ...]]:
        """The words of each preferred form, folded, in alphabetical order: homographs share it."""
        words: dict[str, list[Concept]] = {}
        for concept in self.alphabetical:
            words.setdefault(fold(concept.termine), []).append(concept)
        return {name: tuple(homographs) for name, homographs in words.items()}

    @cached_property
    def by_acronym(self) -> dict[str, tuple[Concept, ...]]:
        """The words of each acronym, both in alphabetical order: the same acronym may mean several things."""
        words: dict[str, dict[str, Concept]] = {}
        for concept in self.alphabetical:
            for acronym in concept.sigle:
                words.setdefault(acronym, {})[concept.id] = concept
        return {acronym: tuple(words[acronym].values()) for acronym in sorted(words, key=sort_key)}

    @cached_property
    def meanings(self) -> dict[str, Meaning]:
        """What every form of the words means, by its key."""
        return meanings(self.alphabetical)

    @cached_property
    def recogniser(self) -> Recogniser:
        """What finds the forms of the words in a text."""
        return Recogniser(self.meanings)

    @cached_property
    def related(self) -> dict[str, tuple[str, ...]]:
        """The related words of each word, from both ends: typed once, shown on both."""
        return self._linked("vedi_anche", forwards=True)

    @cached_property
    def narrower(self) -> dict[str, tuple[str, ...]]:
        """The words for which each word is the broader one."""
        return self._linked("piu_ampio", forwards=False)

    def near(self, concept: Concept) -> Near:
        """Return the words tied to ``concept`` that the glossary has."""
        kinds = (concept.piu_ampio, self.narrower[concept.id], self.related[concept.id])
        return Near(*(self._known(ids) for ids in kinds))

    def _known(self, ids: Iterable[str]) -> tuple[Concept, ...]:
        return tuple(self.concepts[id_] for id_ in dict.fromkeys(ids) if id_ in self.concepts)

    def steps_of(self, path: str) -> list[tuple[PathStep, Concept]]:
        """Return the steps of a reading path with their words; a step towards a missing word is left out."""
        steps = self.paths[path].voci
        return [(step, concept) for step in steps if (concept := self.where(step.voce))]

    def first_steps_of(self, path: str) -> list[tuple[PathStep, Concept]]:
        """Return the steps to start from, in their own order."""
        steps = {step.voce: (step, concept) for step, concept in self.steps_of(path)}
        return [steps[id_] for id_ in self.paths[path].prime if id_ in steps]

    def words_of(self, path: str) -> tuple[Concept, ...]:
        """Return the words of a reading path in its order, each once."""
        return tuple({concept.id: concept for _, concept in self.steps_of(path)}.values())

    def _linked(self, attribute: str, *, forwards: bool) -> dict[str, tuple[str, ...]]:
        """Return the links written in ``attribute``, seen from their end and, if asked, from their start."""
        linked: dict[str, dict[str, None]] = {id_: {} for id_ in self.concepts}
        for concept in self.alphabetical:
            for target in getattr(concept, attribute):
                if forwards:
                    linked[concept.id][target] = None
                if target in linked:
                    linked[target][concept.id] = None
        return {id_: self._sorted(targets) for id_, targets in linked.items()}

    def _sorted(self, ids: Mapping[str, None]) -> tuple[str, ...]:
        return tuple(c.id for c in sorted(self._known(ids), key=lambda c: sort_key(c.full_name)))

    def ancestors(self, id_: str) -> dict[str, tuple[str, ...]]:
        """Return every broader word of ``id_``, direct or not, with the shortest chain that leads to it."""
        found: dict[str, tuple[str, ...]] = {}
        chains: deque[tuple[str, ...]] = deque([(id_,)])
        while chains:
            chain = chains.popleft()
            concept = self.concepts.get(chain[-1])
            for broader in concept.piu_ampio if concept else ():
                if broader not in found and broader != id_:
                    found[broader] = (*chain, broader)
                    chains.append((*chain, broader))
        return found

    def where(self, id_: str) -> Concept | None:
        """Return the word that answers to ``id_``, following a redirect."""
        moved = self.redirects.get(id_)
        return self.concepts.get(moved.sostituito_da if moved else id_)

    def end_of(self, id_: str) -> str | None:
        """Return the id of the word, alive or withdrawn, where ``id_`` leads in the end, or ``None``."""
        seen: set[str] = set()
        while id_ in self.redirects and id_ not in seen:
            seen.add(id_)
            id_ = self.redirects[id_].sostituito_da
        return id_ if id_ in self.concepts or id_ in self.withdrawn else None

    def name_of(self, id_: str) -> str:
        """Return the preferred form of the word that answers to ``id_``, or the id in plain letters."""
        concept = self.where(id_)
        return concept.termine if concept else self.published_names.get(id_, id_.replace("-", " "))

    @cached_property
    def published_names(self) -> dict[str, str]:
        """The name that each published id had at the last publication that knew it."""
        return {word.id: word.nome for word in self.published.voci}

    @cached_property
    def frozen(self) -> dict[str, tuple[Frozen, ...]]:
        """What each id ever published said, edition by edition, the oldest first."""
        return frozen_words(self.editions, self.published)

    @cached_property
    def lives(self) -> dict[str, tuple[Frozen, ...]]:
        """The editions of each word, alive or withdrawn, with those that it had under earlier names."""
        ends = {id_: end for id_ in self.frozen if (end := self.end_of(id_))}
        moves = {move.da: move.a for move in self.published.rinvii}
        return joined_lives(self.frozen, ends, moves)

    @cached_property
    def _news(self) -> dict[str, list[tuple[date, str]]]:
        """What the news said under each id, as plain texts with their day, the newest first."""
        found: dict[str, list[tuple[date, str]]] = {}
        for publication in self.news.pubblicazioni:
            for item in publication.novita:
                text = plain_text(item.testo, self.name_of)
                found.setdefault(item.voce or "", []).append((publication.data, text))
        return found

    def told_of(self, id_: str) -> dict[date, list[str]]:
        """Return what the news said of a published word, by day; nothing if it never was published."""
        told: dict[date, list[str]] = {}
        life = self.lives.get(id_, ())
        for known in dict.fromkeys(frozen.id for frozen in life) | ({id_: None} if life else {}):
            for day, text in self._news.get(known, ()):
                told.setdefault(day, []).append(text)
        return told

    def citations_of(self, concept: Concept) -> Iterator[tuple[str, Citation]]:
        """Yield every citation of a word with the name of the part that it supports."""
        for name, side in concept.sides.items():
            yield from ((name.value, citation) for citation in side.fonti)
        yield from (("fonti", citation) for citation in concept.fonti)
        if concept.esempio and concept.esempio.fonte:
            yield "esempio", concept.esempio.fonte
