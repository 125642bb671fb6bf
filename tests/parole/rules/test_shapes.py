"""The shape of a name: a capital that it should not have, what it has in brackets, how a machine mends it."""

from __future__ import annotations

import pytest
from one_check import subject_of, told_of

from parole.rules.shapes import check_shapes

CAPITAL = "comincia con la maiuscola; usa la minuscola, se non è un nome proprio"


def said(termine: str, **fields: object) -> list[str]:
    return [
        line.partition("» ")[2] for line in told_of(check_shapes, {"parola": {"termine": termine, **fields}})
    ]


@pytest.mark.parametrize("name", ["Accordo", "Orto di tutti", "Orto Di Tutti"])
def test_a_common_noun_has_no_capital(name: str) -> None:
    assert said(name, attenzione="L’orto di tutti non è un orto.") == [f"{CAPITAL} [nome-scritto-male]"]


@pytest.mark.parametrize("name", ["ISEE", "accordo", "Orto", "iPad", "Patto di Milano", "E45"])
def test_an_acronym_and_a_proper_name_have_theirs(name: str) -> None:
    assert said(name, attenzione="Si legge nel Patto di Milano, o nell’Orto.") == []


def test_a_name_that_its_texts_write_both_ways_may_be_a_proper_one() -> None:
    assert said("Orto", attenzione="Un orto è una cosa, l’altro è Orto.") == []


def test_capitals_are_looked_for_in_the_preferred_name_alone() -> None:
    assert said("orto", varianti=["Accordo"]) == []


@pytest.mark.parametrize(
    ("fields", "remedy"),
    [
        ({"sigle": ["ORT"]}, "toglila: quel nome è già in «sigle»"),
        ({"sigle": ["O.R.T."]}, "toglila: quel nome è già in «sigle»"),
        ({"varianti": ["ORT"]}, "toglila: quel nome è già in «varianti»"),
        ({}, "toglila di qui e scrivila in «sigle», senza punti"),
    ],
)
def test_an_acronym_in_brackets_goes_where_it_is_not_yet(fields: dict[str, list[str]], remedy: str) -> None:
    assert said("orto (ORT)", **fields)[0] == f"ha la sigla fra parentesi; {remedy} [nome-scritto-male]"


def test_another_name_in_brackets_goes_where_it_is_not_yet() -> None:
    there = said("orto (o giardino)", varianti=["giardino"])
    assert there == ["ha una parentesi; toglila: quel nome è già in «varianti» [nome-scritto-male]"]
    assert said("orto (o giardino)", varianti=["prato"]) == [
        "ha una parentesi; toglila: ciò che distingue due parole uguali va in «accezione», un altro nome in "
        "«varianti» [nome-scritto-male]"
    ]


@pytest.mark.parametrize(
    ("fields", "mend"),
    [
        ({"termine": "Accordo"}, ("Accordo", "accordo")),
        ({"termine": "ACCORDO"}, ("ACCORDO", "accordo")),
        ({"sigle": ["ort"]}, ("ort", "ORT")),
        ({"sigle": ["O.R.T."]}, ("O.R.T.", "ORT")),
    ],
)
def test_a_machine_mends_letters(fields: dict[str, object], mend: tuple[str, str]) -> None:
    subject = subject_of({"parola": fields})
    assert [found.mend for found in check_shapes(subject)] == [mend]
