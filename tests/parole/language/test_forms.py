"""The forms of the words, as they are compared: capitals count only in acronyms."""

from __future__ import annotations

import pytest
from builders import make_concept

from parole.language.forms import form_keys, linked_forms, token_key


@pytest.mark.parametrize(
    ("token", "key"),
    [("ETS", "ETS"), ("PA", "PA"), ("A", "a"), ("Enti", "enti"), ("È", "e"), ("ÈA", "ÈA"), ("pA", "pa")],
)
def test_only_two_capitals_or_more_make_an_acronym(token: str, key: str) -> None:
    assert token_key(token) == key


def test_a_form_is_compared_word_by_word() -> None:
    assert form_keys("L’Ente del Terzo-settore (ETS)") == ["l", "ente", "del", "terzo", "settore", "ETS"]


def test_the_name_of_a_word_that_needs_a_qualifier_is_not_linked() -> None:
    fields = {"varianti": ["rete civica"], "sigle": ["RC"]}
    assert list(linked_forms(make_concept("rete", **fields))) == [
        "rete", "reti", "rete civica", "reti civiche", "RC",
    ]  # fmt: skip
    assert list(linked_forms(make_concept("rete", accezione="di enti", **fields))) == [
        "rete civica", "reti civiche", "RC",
    ]  # fmt: skip
