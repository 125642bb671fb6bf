"""Two voices of equal weight: the measures are allowed up to their limit, and one word past it they are not."""

from __future__ import annotations

import pytest
from one_check import told_of

from parole.rules.balance import check_balance, longest_shared_run


def voice(side: str, words: int) -> dict[str, str]:
    """Return a side with a definition of so many words, none of which is the other side's."""
    return {"definizione": " ".join(f"{side}{number}" for number in range(words))}


def lengths(pa: int, third: int) -> list[str]:
    return told_of(check_balance, {"parola": {"pa": voice("a", pa), "terzo_settore": voice("b", third)}})


def copied(**fields: object) -> list[str]:
    found = told_of(check_balance, {"parola": fields})
    return [line for line in found if line.endswith("[testo-copiato]")]


@pytest.mark.parametrize(("pa", "third"), [(35, 35), (100, 100), (40, 60), (60, 40), (66, 99)])
def test_up_to_the_limits_the_two_sides_are_in_balance(pa: int, third: int) -> None:
    assert lengths(pa, third) == []


@pytest.mark.parametrize(("length", "told"), [(34, "34 parole"), (101, "101 parole")])
def test_one_word_past_its_measure_a_definition_is_told(length: int, told: str) -> None:
    assert told_of(check_balance, {"parola": {"terzo_settore": voice("b", length)}}) == [
        f"parola: terzo_settore.definizione: {told}, la misura è da 35 a 100; allunga o accorcia il testo "
        "[definizione-misura]"
    ]


def test_one_word_past_one_and_a_half_times_the_other_the_shorter_side_is_told() -> None:
    message = "40 parole contro le 61 del lato «{}»; dai ai due lati un peso simile [lati-sbilanciati]"
    assert lengths(40, 61) == [f"parola: pa.definizione: {message.format('Terzo settore')}"]
    assert lengths(61, 40) == [
        f"parola: terzo_settore.definizione: {message.format('Pubblica amministrazione')}"
    ]


def test_a_word_with_one_side_has_nothing_to_balance() -> None:
    assert told_of(check_balance, {"parola": {"pa": voice("a", 100)}}) == []


SEVEN = "finché non è firmata si può cambiare"
SIX = "finché non è firmata si può"


def test_seven_words_in_a_row_are_a_copy_and_six_are_not() -> None:
    copy = (
        f"«{SEVEN}» è uguale in".replace("finché", "finche")
        .replace("può", "puo")
        .replace("è firmata", "e firmata")
    )
    remedy = "ogni lato parla con parole sue: riscrivi uno dei due testi [testo-copiato]"
    pa, third = {"definizione": f"Qui {SEVEN} tutto."}, {"definizione": f"Là, {SEVEN} poco."}
    assert copied(pa=pa, terzo_settore=third) == [f"parola: terzo_settore.definizione: {copy} «pa»; {remedy}"]
    assert copied(pa=pa, in_breve=SEVEN) == [f"parola: in_breve: {copy} «pa»; {remedy}"]
    assert copied(terzo_settore=third, in_breve=SEVEN) == [
        f"parola: in_breve: {copy} «terzo_settore»; {remedy}"
    ]
    assert copied(pa=pa, terzo_settore={"definizione": f"Là, {SIX} tacere."}, in_breve=SIX) == []


@pytest.mark.parametrize("at_least", [1, 2, 3])
def test_a_run_as_long_as_asked_is_found_and_a_shorter_one_is_not(at_least: int) -> None:
    text, other = ["x", "a", "b", "y"], ["z", "a", "b", "w"]
    assert longest_shared_run(text, other, at_least) == (["a", "b"] if at_least <= 2 else [])
    assert longest_shared_run(["a", "b"], ["b", "a"], 2) == []


def test_in_a_long_text_a_word_that_comes_back_counts_as_any_other() -> None:
    assert longest_shared_run(["x", *["a"] * 7], ["y", *["a"] * 300], 7) == ["a"] * 7
