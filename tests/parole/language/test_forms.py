"""The keys of the forms: what is compared of each, and what each means."""

from __future__ import annotations

import pytest
from builders import make_concept

from parole.language.forms import Sense, keys_of, meanings, readings


@pytest.mark.parametrize(
    ("token", "read"),
    [
        ("ETS", ("ETS", "ets")),
        ("E.T.S.", ("ETS", "ets")),
        ("Ets", ("Ets", "ets")),
        ("OdV", ("ODV", "odv")),
        ("A", ("a",)),
        ("gratuità", ("gratuita'",)),
        ("gratuita", ("gratuita",)),
        ("poverta'", ("poverta'", "poverta")),
        ("POVERTA", ("POVERTA", "poverta", "poverta'")),
        ("équipe", ("equipe",)),
        ("dell", ("dell", "di")),
        ("proget\u00adtazione", ("progettazione",)),
    ],
)
def test_what_is_compared_of_a_word(token: str, read: tuple[str, ...]) -> None:
    assert readings(token) == read


@pytest.mark.parametrize(
    ("form", "keys"),
    [
        ("co-progettazione", {"coprogettazione": 0, "coprogettazioni": 1}),
        ("co-gestione", {"cogestioni": 1, "cogestite": 1, "cogestire": 1}),
        ("fondazione", {"fondazioni": 1, "fondati": None}),
        ("unità d’offerta sociale", {"unita' d offerta sociali": 1, "unita di offerta sociali": 2}),
        ("progetto di vita personalizzato", {"progetti di vita personalizzati": 1}),
        ("centro per il volontariato", {"centri per il volontariati": None}),
        ("e-welfare", {"ewelfare": 0}),
        ("ETS", {"ETS": 0, "Ets": 0}),
        ("AMA", {"AMA": 0}),
        ("gratuità", {"gratuita'": 0}),
        ("Terzo settore", {"terzo settore": 0, "3 settore": 2, "iii settore": 2}),
    ],
)
def test_the_keys_of_a_form(form: str, keys: dict[str, int | None]) -> None:
    found = dict(keys_of(form))
    assert {key: found.get(key) for key in keys} == keys
    assert "Ama" not in found


def test_a_form_of_nothing_but_signs_has_no_key() -> None:
    assert keys_of("¿…?") == ()


def test_what_is_written_wins_over_what_is_made_of_it() -> None:
    one = make_concept("conferenza", termine="conferenza di servizi")
    other = make_concept("altra", sconsigliati=[{"forma": "conferenza dei servizi", "perche": "No."}])
    found = meanings([one, other])
    assert found["conferenza di servizi"].sense is Sense.SURE
    assert found["conferenza dei servizi"][:2] == (("altra",), Sense.AVOID)


def test_the_bare_name_of_a_word_with_a_qualifier_depends() -> None:
    found = meanings([make_concept("rete", accezione="di enti", varianti=["rete civica"])])
    assert {key: found[key].sense for key in ("rete", "reti", "rete civica", "reti civiche")} == {
        "rete": Sense.DEPENDS,
        "reti": Sense.DEPENDS,
        "rete civica": Sense.SURE,
        "reti civiche": Sense.SURE,
    }
