"""How a definition is written: one phrase that could take the place of the word."""

from __future__ import annotations

import pytest
from one_check import told_of

from parole.rules.style import check_readability, check_short_definition, check_tautology


def short(text: str) -> list[str]:
    """Return the rules that a short definition breaks, with what each says of it."""
    found = told_of(check_short_definition, {"albero": {"in_breve": text}})
    assert all(line.startswith("albero: in_breve: ") for line in found)
    return [f"{line.split('[')[-1][:-1]}: {line.split(': ')[2].split(';')[0]}" for line in found]


@pytest.mark.parametrize(
    "text",
    [
        "pianta alta",
        "lavoro di più anni",
        "unione di enti",
        "illuminazione pubblica",
        "indicazione di un punto",
        "sonora richiesta",
        "nonno di qualcuno",
        "eccedenza di cibo",
        "debito che non si paga",
        "atto che indica un obbligo senza scadenza",
        "pianta alta. e verde",
        "ISEE di una famiglia",
        "Comune di nascita",
        "Regione con i suoi uffici",
    ],
)
def test_a_phrase_that_starts_from_its_noun_is_right(text: str) -> None:
    assert short(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("la pianta", "in-breve-articolo: comincia con l’articolo «la»"),
        ("Un’unione", "in-breve-articolo: comincia con l’articolo «Un’»"),
        ("l'unione", "in-breve-articolo: comincia con l’articolo «l'»"),
        ("è una pianta", "in-breve-formula: comincia con «è»"),
        ("si intende una pianta", "in-breve-formula: comincia con «si intende»"),
        ("non ancora pianta", "in-breve-negativa: comincia con «non»"),
        ("senza foglie", "in-breve-negativa: comincia con «senza»"),
        ("pianta, fiore, ecc.", "in-breve-vaga: «ecc.» non definisce"),
        ("pianta, ad esempio un fico", "in-breve-vaga: «ad esempio» non definisce"),
        ("pianta che deve crescere", "in-breve-vaga: «deve» non definisce"),
        ("Ente che pianta", "in-breve-maiuscola: «Ente» comincia con la maiuscola"),
        ("Attività, di piantare", "in-breve-maiuscola: «Attività,» comincia con la maiuscola"),
    ],
)
def test_a_phrase_that_starts_from_something_else_is_told(text: str, told: str) -> None:
    assert told in short(text)


def test_it_is_one_phrase_without_a_full_stop() -> None:
    point = "in-breve-punto: è una frase sola, senza punto"
    assert short("pianta alta.") == [point]
    assert short("pianta alta! Fa ombra") == [point]
    assert short("pianta alta… Èra verde") == [point]


def test_it_has_up_to_20_words() -> None:
    assert short("voce " * 20) == []
    assert short("voce " * 21) == ["in-breve-lunga: 21 parole, il massimo è 20"]


@pytest.mark.parametrize(
    ("term", "text", "repeats"),
    [
        ("albero", "alberi alti", True),
        ("rete di alberi", "alberi in una rete", True),
        ("rete di alberi", "alberi alti", False),
        ("albero", "pianta alta", False),
        ("ETS", "ente del Terzo settore (ETS)", False),  # an acronym has no stem to repeat
    ],
)
def test_a_definition_does_not_use_the_word_that_it_defines(term: str, text: str, repeats: bool) -> None:
    told = f"albero: in_breve: ripete «{term}», la parola che spiega; dillo con altre parole [in-breve-tautologia]"
    found = told_of(check_tautology, {"albero": {"termine": term, "in_breve": text}})
    assert found == ([told] if repeats else [])


# Readability: a text made of words of equal length has the index that one wants.


def readable(words: int, letters: int) -> list[str]:
    """Return what is said of an entry of one sentence, of so many words, with so many letters in all."""
    short_ones = words - letters % words
    text = " ".join(
        ["a" * (letters // words)] * short_ones + ["a" * (letters // words + 1)] * (words - short_ones)
    )
    return told_of(check_readability, {"albero": {"in_breve": text}})


HARD = (
    "albero: : l’indice di leggibilità Gulpease della voce è {}, il minimo è 40; accorcia le frasi e usa parole di "
    "tutti i giorni [leggibilita]"
)


def test_an_entry_of_at_least_40_words_has_an_index_of_at_least_40() -> None:
    # 89 + (300 − 10 × letters) / 40: 40 with 226 letters, 39 with 230.
    assert readable(40, 226) == []
    assert readable(40, 230) == [HARD.format(39)]


def test_of_fewer_words_the_index_means_nothing() -> None:
    assert readable(39, 39 * 7) == []
    assert readable(41, 41 * 6) == [HARD.format(36)]
