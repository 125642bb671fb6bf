"""The look-up for programs answers as the site does: the frozen probe, asked to both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from asked_lookup import ASK, MORE, QUERIES, SCRIPTS
from builders import make_concept, make_glossary
from probe import probe_glossary
from site_fixture import ROOT

from parole.lookup.find import Lookup
from parole.lookup.match import distance
from parole.lookup.names import names_script
from parole.lookup.texts import texts_script

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Half-typed words and nonsense, where every rule is tried.


def test_the_terminal_and_the_browser_give_the_same_answers(browser: Browser) -> None:
    glossary = probe_glossary()
    page = browser.new_page()
    for name in SCRIPTS:
        page.add_script_tag(path=ROOT / "docs" / "assets" / "javascripts" / name)
    page.add_script_tag(content=names_script(glossary))
    page.add_script_tag(content=texts_script(glossary))
    theirs = dict(zip(QUERIES + MORE, page.evaluate(ASK, QUERIES + MORE), strict=True))
    page.close()
    lookup = Lookup(glossary)
    ours = {query: [found.concept.id for found in lookup.find(query)] for query in QUERIES + MORE}
    assert {q: ids for q, ids in ours.items() if ids != theirs[q]} == {}


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("tavoli", "altra forma"),
        ("tavlo di lavoro", "forse cercavi: tavolo di lavoro"),
        ("ETS", "sigla: ETS"),
        ("nucleo comune", "nel testo: nucleo, comune"),
    ],
)
def test_each_answer_says_why(query: str, why: str) -> None:
    glossary = make_glossary(
        make_concept(
            "tavolo", varianti=["tavolo di lavoro"], sigle=["ETS"], in_breve="nucleo comune di prova"
        )
    )
    assert [(found.concept.id, found.why) for found in Lookup(glossary).find(query)] == [("tavolo", why)]


@pytest.mark.parametrize(
    ("one", "other", "limit", "expected"),
    [
        ("casa", "casa", 1, 0),
        ("casa", "caas", 1, 1),
        ("casa", "cosa", 1, 1),
        ("casa", "mare", 1, 2),
        ("a", "abcd", 2, 3),
    ],
)
def test_distance(one: str, other: str, limit: int, expected: int) -> None:
    assert distance(one, other, limit) == expected
