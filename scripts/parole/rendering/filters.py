"""The filters of a list of words: what a reader may choose, and what each word answers.

The controls and the attributes of the rows both come from here, so that they cannot disagree; the script in
the page knows neither the names nor the values. Names and values are also in the address: a contract.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from parole.glossary.addresses import ANCHORS, FILTERS
from parole.glossary.state import state
from parole.model.concept import Concept
from parole.model.registers import Area
from parole.model.values import Agreement, SideName, State

NO_AGREEMENT = "manca"


@dataclass(frozen=True)
class Option:
    """A value a reader may choose, its label, and how many words of the list have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Filter:
    """A group of options. ``all_label`` is the choice of none; without it, options are ticked one by one."""

    name: str
    label: str
    options: tuple[Option, ...]
    all_label: str = ""


_ANSWERS: Mapping[str, Callable[[Concept], tuple[str, ...]]] = {
    "accordo": lambda concept: (concept.accordo or NO_AGREEMENT,),
    "area": lambda concept: (concept.area,),
    "stato": lambda concept: (state(concept),),
    "manca": lambda concept: tuple(ANCHORS[name] for name in SideName if not concept.side(name)),
}


def answers(concept: Concept) -> dict[str, tuple[str, ...]]:
    """Return the values of a word for every filter, in the order of the address."""
    return {name: _ANSWERS[name](concept) for name in FILTERS}


def word_filters(words: Sequence[Concept], areas: Mapping[str, Area]) -> tuple[Filter, ...]:
    """Return the filters of a list of words, every value of the model and of the register among them."""
    sides = ((ANCHORS[name], name.label) for name in SideName)
    return (
        agreement_filter(words),
        _filter("area", "Area", ((id_, area.nome) for id_, area in areas.items()), words, "Tutte"),
        _filter("stato", "Stato", ((value, value.label) for value in State), words, "Tutti"),
        _filter("manca", "Manca la voce di", sides, words, "Non importa"),
    )


def agreement_filter(words: Sequence[Concept]) -> Filter:
    """Return the filter by agreement alone."""
    return _filter("accordo", "Accordo", ((value, value.label) for value in Agreement), words)


def _filter(
    name: str, label: str, values: Iterable[tuple[str, str]], words: Sequence[Concept], all_label: str = ""
) -> Filter:
    found = [value for concept in words for value in _ANSWERS[name](concept)]
    options = tuple(Option(str(value), text, found.count(value)) for value, text in values)
    return Filter(name, label, options, all_label)
