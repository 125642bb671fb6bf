"""How a name answers a query, for programs: the rules of ``docs/assets/javascripts/cerca-per-nome.js``.

Ranks, best first: the smaller the value, the better the answer. The tests ask both the same questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from parole.glossary.glossary import Glossary
from parole.language.italian import key
from parole.language.stemming import stem, terms
from parole.lookup.names import KINDS, forms
from parole.model.concept import Concept

_EXACT, _VARIANT, _INFLECTION, _PREFIX, _ORDER, _INSIDE, _SLIP, _WITHIN = 0, 10, 20, 30, 40, 50, 60, 80
_ACRONYM = KINDS.index("sigla")
_AVOID = len(KINDS) - 1
_DISCOURAGED = 100
_SHORT = 4


@dataclass(frozen=True)
class Analysed:
    """A text as it is compared."""

    text: str

    @cached_property
    def key(self) -> str:
        """What makes two spellings the same name."""
        return key(self.text)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The words it is looked for by."""
        return tuple(terms(self.text))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """What number and gender leave of each."""
        return tuple(map(stem, self.terms))

    @cached_property
    def joined(self) -> str:
        """The words with nothing between."""
        return "".join(self.terms)

    @cached_property
    def stemmed(self) -> str:
        """The stems with nothing between."""
        return "".join(self.stems)


@dataclass(frozen=True)
class Form(Analysed):
    """A form by which a word may be looked for, and its kind in :data:`KINDS`."""

    kind: int

    @property
    def avoid(self) -> bool:
        """Whether it is a form to avoid."""
        return self.kind == _AVOID

    @property
    def short(self) -> bool:
        """Whether it is an acronym too short to hide a typing error."""
        return self.kind == _ACRONYM and len(self.key) <= _SHORT


@dataclass(frozen=True, slots=True)
class NameFound:
    """A word that answers: its place in alphabetical order, the form that explains why, how well."""

    order: int
    concept: Concept
    form: Form
    why: str
    value: float

    @property
    def is_whole(self) -> bool:
        """Whether a whole name was asked: then nothing else has to be looked for."""
        return self.why in ("exact", "inflection")


Answer = tuple[float, str]


class Names:
    """The names of a glossary, ready to be searched."""

    def __init__(self, glossary: Glossary) -> None:
        self._entries = [(concept, _forms(concept)) for concept in glossary.alphabetical]

    def search(self, text: str) -> list[NameFound]:
        """Return the words that answer, best first; typing errors only when nothing else is a good answer."""
        query = Analysed(text)
        if not query.key:
            return []
        found = self._ranked(lambda form: _match(form, query))
        if any(f.value < _DISCOURAGED or f.is_whole for f in found):
            return found
        guessed = self._ranked(lambda form: _slip(form, query) or _within(form, query))
        seen = {f.order for f in guessed}
        return [*guessed, *(f for f in found if f.order not in seen)]

    def _ranked(self, how: Callable[[Form], Answer | None]) -> list[NameFound]:
        found = []
        for order, (concept, known) in enumerate(self._entries):
            answers = ((form, answer) for form in known if (answer := how(form)))
            values = [
                NameFound(order, concept, form, why, value + _extra(form)) for form, (value, why) in answers
            ]
            found += [min(values, key=lambda f: f.value)] if values else []
        return sorted(found, key=lambda f: (f.value, f.order))


def _forms(concept: Concept) -> list[Form]:
    unique: dict[str, int] = {}
    for form, kind in forms(concept):
        unique.setdefault(form, kind)
    return [Form(text, kind) for text, kind in unique.items()]


def _extra(form: Form) -> float:
    return max(0, form.kind - _ACRONYM) + (_DISCOURAGED if form.avoid else 0)


def _match(form: Form, query: Analysed) -> Answer | None:
    """How well a form answers as it is written."""
    own = _EXACT if form.kind <= _ACRONYM else _VARIANT
    if form.key == query.key:
        return own, "exact"
    if form.joined == query.joined:
        return own + 5, "exact"
    if form.stemmed == query.stemmed:
        return _INFLECTION, "inflection"
    literal = form.key.startswith(query.key) or form.joined.startswith(query.joined)
    if _begins(form, query):
        return _PREFIX + _spare(form, query), "prefix" if literal else "beginning"
    return (_PREFIX + 5 + _spare(form, query), "prefix") if literal else _inside(form, query)


def _spare(form: Form, query: Analysed) -> float:
    """From 0 to 1: how much of the form the query leaves out."""
    return max(0.0, 1 - len(query.joined) / len(form.joined)) if form.joined else -inf


def _begins(form: Form, query: Analysed) -> bool:
    """Whether the form begins with the words of the query, the last of which may be unfinished."""
    last = len(query.stems) - 1
    if last >= len(form.stems):
        return False
    return all(
        form.stems[i] == s or (i == last and last > 0 and form.terms[i].startswith(query.terms[i]))
        for i, s in enumerate(query.stems)
    )


def _inside(form: Form, query: Analysed) -> Answer | None:
    """The words of the query in another order, or among others."""
    if all(
        s in form.stems or (len(term) > 2 and any(t.startswith(term) for t in form.terms))
        for s, term in zip(query.stems, query.terms, strict=True)
    ):
        same = len(query.stems) == len(form.stems)
        return (_ORDER, "order") if same else (_INSIDE + _spare(form, query), "inside")
    if len(query.joined) > 3 and _meets_words(form, query.joined):
        return _INSIDE + 5 + _spare(form, query), "inside"
    return None


def _meets_words(form: Form, text: str) -> bool:
    """Whether a text is in the form from the beginning of a word, or up to the end of one."""
    start = 0
    for term in form.terms:
        if form.joined.startswith(text, start) or form.joined[: start + len(term)].endswith(text):
            return True
        start += len(term)
    return False


def _slip(form: Form, query: Analysed) -> Answer | None:
    """How well a form answers if there are typing errors: whole, word by word, or as far as it was typed."""
    limit = tolerance(len(query.joined))
    if form.short or not limit:
        return None
    best = inf
    if _alike(form.joined, query.joined, limit):
        best = min(_errors(query.joined, form.joined), _errors(query.stemmed, form.stemmed))
    if best > limit:
        best = min(best, 3 + _word_by_word(form, query))
    if best > 8 and len(form.joined) > len(query.joined):
        start = distance(query.joined, form.joined[: len(query.joined)], limit)
        best = 5 + start if start <= limit else best
    return (_SLIP + best + _spare(form, query) / 2, "slip") if best < 9 else None


def _errors(typed: str, meant: str) -> float:
    """The typing errors between two words, infinite if they are more than the first may hide."""
    limit = tolerance(len(typed))
    found = distance(typed, meant, limit) if limit else int(typed != meant)
    return found if found <= limit else inf


def _alike(one: str, other: str, limit: int) -> bool:
    """Whether two words have almost the same letters: a quick look before a slow comparison."""
    mine, others = ({ord(letter) % 31 for letter in word} for word in (one, other))
    return len(mine - others) <= limit and len(others - mine) <= limit


def _word_by_word(form: Form, query: Analysed) -> float:
    """The errors of each word of the query; infinite if a word is not there."""
    errors = 0.0
    for term, own in zip(query.terms, query.stems, strict=True):
        least = 0.0 if own in form.stems else inf
        limit = tolerance(len(term))
        for meant, meant_stem in zip(form.terms, form.stems, strict=True) if least and limit else ():
            if _alike(meant, term, limit + 1):
                least = min(least, _errors(term, meant), _errors(own, meant_stem))
        errors += least
    return min(errors, 3.0) + (len(form.terms) > len(query.terms)) if errors < inf else inf


def _within(form: Form, query: Analysed) -> Answer | None:
    """A name inside what was typed: it must be at least half of the words, and not all of them."""
    own, asked = len(form.stems), len(query.stems)
    if asked < 2 or own * 2 < asked or own >= asked:
        return None
    return (_WITHIN + 1 - own / asked, "within") if set(form.stems) <= set(query.stems) else None


def tolerance(length: int) -> int:
    """How many typing errors a word of that length may hide: one from five letters on, two from nine."""
    return 2 if length >= 9 else 1 if length >= 5 else 0


def distance(a: str, b: str, limit: int) -> int:
    """Damerau-Levenshtein distance (optimal string alignment), or ``limit + 1`` as soon as it is passed."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: Sequence[int] = ()
    last: Sequence[int] = range(len(b) + 1)
    for i, letter in enumerate(a, start=1):
        row = [i]
        for j, other in enumerate(b, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return min(last[-1], limit + 1)


def whole(found: Iterable[NameFound]) -> bool:
    """Whether a whole name is among the answers."""
    return any(f.is_whole for f in found)
