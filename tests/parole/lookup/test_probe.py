"""The look-up answers what people type: the frozen probe, in a real browser, in one evaluation.

The names come first, then the texts when no name answers whole. The whole answers are frozen too, so that
whoever makes the look-up faster or smaller sees what changes for readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from asked_lookup import answers as answers_of
from asked_lookup import matchers
from probe import asked, freeze, frozen_answers, probe_glossary, probe_queries

from parole.lookup.names import names_files
from parole.lookup.texts import texts_files
from parole.rendering.renderer import Renderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUERIES = probe_queries()
TEXTS = "parole-del-testo"
# Names and acronyms typed as they are must come first.
FIRST = ("esatta", "sigla")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the matchers."""
    with matchers(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def whole_answers(page: Page) -> dict[str, list[list[str]]]:
    """The words found for everything that is asked, each with its reason."""
    indexes = [*names_files(Renderer(probe_glossary())), *texts_files(Renderer(probe_glossary()))]
    found = answers_of(page, indexes, asked())
    return {query: [[one["id"], one["why"]] for one in answer["found"]] for query, answer in found.items()}


@pytest.fixture(scope="module")
def answers(whole_answers: dict[str, list[list[str]]]) -> dict[str, list[str]]:
    """The ids alone."""
    return {query: [id_ for id_, _ in found] for query, found in whole_answers.items()}


def misses(name: str, answers: dict[str, list[str]], top: int) -> list[str]:
    """Return the queries of a class whose right answers are not all among the first ones."""
    return [
        f"{query}: {answers[query][:4]}"
        for query, ids in QUERIES[name].items()
        if not (set(ids) <= set(answers[query][: max(top, len(ids))]))
    ]


def test_the_probe_is_wide_enough() -> None:
    assert len(QUERIES) == 10
    assert min(len(asked) for asked in QUERIES.values()) >= 30


@pytest.mark.parametrize("name", [name for name in QUERIES if name != TEXTS])
def test_at_most_one_miss_per_class_among_the_first_three(name: str, answers: dict[str, list[str]]) -> None:
    missed = misses(name, answers, 3)
    assert len(missed) <= 1, missed


@pytest.mark.parametrize("name", FIRST)
def test_names_and_acronyms_come_first(name: str, answers: dict[str, list[str]]) -> None:
    assert misses(name, answers, 1) == []


def test_words_of_a_definition_are_found_nine_times_in_ten(answers: dict[str, list[str]]) -> None:
    missed = [
        f"{query}: {answers[query][:4]}"
        for query, ids in QUERIES[TEXTS].items()
        if not set(ids) & set(answers[query][:3])
    ]
    assert len(missed) * 10 <= len(QUERIES[TEXTS]), missed


def test_the_answers_are_the_frozen_ones(
    whole_answers: dict[str, list[list[str]]], update_expected: bool
) -> None:
    if update_expected:
        freeze(whole_answers)
    frozen = frozen_answers()
    assert whole_answers.keys() == frozen.keys()
    assert {query: found for query, found in whole_answers.items() if found != frozen[query]} == {}


def test_the_distance_between_two_spellings_stops_one_past_its_limit(page: Page) -> None:
    cases = [
        ("casa", "casa", 1),
        ("casa", "caas", 1),
        ("casa", "cosa", 1),
        ("casa", "mare", 1),
        ("a", "abcd", 2),
    ]
    found = page.evaluate("cases => cases.map(([a, b, limit]) => ParoleAnalisi.distance(a, b, limit))", cases)
    assert found == [0, 1, 1, 2, 3]
