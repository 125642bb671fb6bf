"""The look-up as readers have it, for programs: names first, then words of the texts when they are needed.

The same rules as ``docs/assets/javascripts/cerca-nel-testo.js``: the tests ask both the same questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log

from parole.glossary.glossary import Glossary
from parole.language.stemming import stem, terms
from parole.lookup.match import NameFound, Names, whole
from parole.lookup.names import KINDS
from parole.lookup.texts import document_stems
from parole.model.concept import Concept

# As many results as a reader looks through.
SHOWN = 8
# Endings of verbs and of what is made from them: «firmare», «firmato», «firmano» share a root.
_DERIVED = re.compile(
    "(?<=[a-z]{4})(?:ament|iment|azion|izion|zion|sion|ator|itor|abil|ibil|atur|itur|at|it|ut|ar|er|ir|and|end"
    "|an|on|av|ev|iv|ant|ent|anz|enz|iam|al|os|ist)$"
)
_VOWELS = re.compile("(?<=[a-z]{3})[aeio]+$")
_WORD, _ROOT, _START = 1.0, 0.6, 0.5
_WAYS = {
    "inflection": "altra forma",
    "beginning": "altra forma",
    "order": "altro ordine",
    "inside": "nel nome",
    "within": "nella tua frase",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A word that answers a query, and why, in the words shown to readers (empty when the name says it)."""

    concept: Concept
    why: str


class Lookup:
    """Finds the words of a glossary as the site does."""

    def __init__(self, glossary: Glossary) -> None:
        self._names = Names(glossary)
        self._texts = _Texts(glossary)

    def find(self, query: str) -> list[Found]:
        """Return the words that answer, best first; none for an empty query."""
        found = self._names.search(query)
        results = [Found(f.concept, _reason(f)) for f in found]
        if len(query.strip()) <= 2 or len(found) >= SHOWN or whole(found):
            return results
        seen = {f.concept.id for f in found}
        texts = self._texts.search(query)
        more = (Found(c, f"nel testo: {', '.join(matched)}") for c, matched in texts if c.id not in seen)
        return [*results, *more]


def _reason(found: NameFound) -> str:
    kind = f"{KINDS[found.form.kind]}: {found.form.text}" if KINDS[found.form.kind] else ""
    if found.why == "slip" and not found.form.avoid:
        return f"forse cercavi: {found.form.text}" if kind else "forse cercavi"
    return kind or _WAYS.get(found.why, "")


@dataclass(slots=True)
class _Score:
    value: float = 0.0
    covered: float = 0.0
    matched: list[str] = field(default_factory=list)


class _Texts:
    """The words of the texts, and where each is."""

    def __init__(self, glossary: Glossary) -> None:
        self._concepts = glossary.alphabetical
        documents = [document_stems(concept, glossary) for concept in self._concepts]
        self._lengths = [len(weights) for weights in documents]
        self._average = sum(self._lengths) / (len(self._lengths) or 1)
        self._where: dict[str, dict[int, int]] = {}
        for number, weights in enumerate(documents):
            for word, weight in weights.items():
                self._where.setdefault(word, {})[number] = weight
        self._roots: dict[str, list[str]] = {}
        for word in sorted(self._where):
            self._roots.setdefault(_root(word), []).append(word)

    def search(self, text: str) -> Iterator[tuple[Concept, list[str]]]:
        """Yield the words whose texts answer, best first, with the terms found in each."""
        asked = list(dict.fromkeys(terms(text)))
        scores: dict[int, _Score] = {}
        total = 0.0
        for index, term in enumerate(asked):
            best = self._weights(term, unfinished=index == len(asked) - 1)
            rarity = log(1 + len(self._concepts) / (len(best) or 1))
            total += rarity
            for number, weight in best.items():
                score = scores.setdefault(number, _Score())
                score.value += rarity * weight / (0.75 + 0.25 * self._lengths[number] / self._average)
                score.covered += rarity
                score.matched.append(term)
        enough = [(n, s) for n, s in scores.items() if s.covered >= total / 2]
        for number, score in sorted(
            enough, key=lambda item: (-item[1].value * item[1].covered / total, item[0])
        ):
            yield self._concepts[number], score.matched

    def _weights(self, term: str, *, unfinished: bool) -> dict[int, float]:
        """Return the best weight of a term in each text."""
        best: dict[int, float] = {}
        for word, sureness in self._candidates(term, unfinished).items():
            for number, weight in self._where[word].items():
                best[number] = max(best.get(number, 0.0), sureness * (1 + weight / 4))
        return best

    def _candidates(self, term: str, unfinished: bool) -> dict[str, float]:
        """Return what answers a term: words it begins (if still being typed), of its root, the same."""
        own = stem(term)
        found: dict[str, float] = {}
        if unfinished and len(term) > 3:
            found |= {word: _START for word in self._where if word.startswith(term)}
        if len(own) > 3:
            found |= dict.fromkeys(self._roots.get(_root(own), ()), _ROOT)
        return found | ({own: _WORD} if own in self._where else {})


def _root(word: str) -> str:
    return _VOWELS.sub("", _DERIVED.sub("", word))
