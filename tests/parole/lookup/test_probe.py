"""The look-up answers what people type: the frozen probe, in a real browser, in one evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from asked_lookup import ASK, SCRIPTS
from probe import probe_glossary, probe_queries
from site_fixture import ROOT

from parole.lookup.names import names_script
from parole.lookup.texts import texts_script

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUERIES = probe_queries()
TEXTS = "parole-del-testo"
# Names and acronyms typed as they are must come first.
FIRST = ("esatta", "sigla")
# The rule of the combobox in short: the names, then the texts when no name answers whole.


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the matchers and the two indexes of the probe."""
    context = browser.new_context()
    opened = context.new_page()
    for name in SCRIPTS:
        opened.add_script_tag(path=ROOT / "docs" / "assets" / "javascripts" / name)
    glossary = probe_glossary()
    opened.add_script_tag(content=names_script(glossary))
    opened.add_script_tag(content=texts_script(glossary))
    yield opened
    context.close()


@pytest.fixture(scope="module")
def answers(page: Page) -> dict[str, list[str]]:
    """The ids found for every query."""
    queries = [query for asked in QUERIES.values() for query in asked]
    return dict(zip(queries, page.evaluate(ASK, queries), strict=True))


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
