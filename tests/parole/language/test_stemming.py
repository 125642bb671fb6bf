"""Terms and stems. The vectors that Python and the browser share are in ``tests/data/analisi.json``."""

from __future__ import annotations

import pytest

from parole.language.stemming import stem, stems, terms


@pytest.mark.parametrize(
    "forms",
    [
        "ente enti",
        "volontario volontaria volontari volontarie",
        "coprogettazione coprogettazioni",
        "pubblico pubblica pubblici pubbliche",
        "luogo luoghi",
        "coordinatore coordinatrice coordinatori coordinatrici",
        "capofila capifila",
        "uomo uomini",
        "servizio servizi",
        "provincia province",
        "stakeholder stakeholders",
    ],
)
def test_number_and_gender_leave_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["ente entrata", "banda bandiera", "comune comunita", "onlus onlu"])
def test_different_words_keep_different_stems(pair: str) -> None:
    first, second = pair.split()
    assert stem(first) != stem(second)


def test_short_words_and_acronyms_are_left_whole() -> None:
    assert [stem(word) for word in ("ets", "adi", "zia", "ats", "55")] == ["ets", "adi", "zia", "ats", "55"]


def test_terms_leave_out_stop_words_unless_nothing_else_is_there() -> None:
    assert terms("che cos’è l’ente del Terzo settore?") == ["ente", "terzo", "settore"]
    assert terms("di the") == ["di", "the"]


def test_a_prefix_joins_the_word_that_follows() -> None:
    assert stems("la co-progettazione, le co progettazioni, coprogettare, co") == [
        "coprogettazion",
        "coprogettazion",
        "coprogettar",
        "co",
    ]
