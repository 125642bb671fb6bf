"""Spelling: what the dictionary does not know and the glossary does not teach."""

import pytest
from builders import make_concept, make_glossary

from parole.model.registers import ForeignWord, Source
from parole.rules.spelling import taught_words, unknown_words

KNOWN = set(
    "un tavolo di lavoro insieme lo firma l'ufficio ufficio vivono le persone nucleo comune e ora".split()
)


def found(**fields: object) -> list[str]:
    words = make_glossary(
        make_concept("tavolo", **fields), foreign=(ForeignWord(forma="welfare", lingua="en"),)
    )
    return [f"{u.field}: {u.word}" for u in unknown_words(words, lambda word: word.lower() in KNOWN)]


def test_a_word_that_nobody_knows() -> None:
    assert found(in_breve="un tavolo di lavvoro insieme") == ["in_breve: lavvoro"]


def test_once_per_text() -> None:
    assert found(in_breve="lavvoro, lavvoro") == ["in_breve: lavvoro"]


@pytest.mark.parametrize(
    "text",
    [
        "welfare",  # a foreign word of the register
        "coprogettazioni di welfare",  # a variant, below
        "tavolo a Dergano",  # a name
        "RUNTS",
        "quell’ufficio e mezz’ora",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert found(in_breve=text, varianti=["coprogettazioni"]) == []


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert found(attenzione="Lavvoro. Un tavolo: «Insiemme (Insieeme? Lavooro! Tavvolo… Orra»") == [
        "attenzione: Lavvoro",
        "attenzione: Insiemme",
        "attenzione: Insieeme",
        "attenzione: Lavooro",
        "attenzione: Tavvolo",
        "attenzione: Orra",
    ]
    assert found(attenzione="un tavolo, Lavvoro") == []


def test_words_of_two_letters_are_left_alone_and_those_of_three_are_not() -> None:
    assert found(in_breve="xy xyz") == ["in_breve: xyz"]
    assert found(in_breve="po’ x’ xy’") == ["in_breve: po'", "in_breve: xy'"]


def test_words_in_capitals_are_left_alone_wherever_they_are() -> None:
    assert found(attenzione="LAVVORO. LAVVORO") == []


def test_a_word_is_known_with_its_capital_or_without() -> None:
    words = make_glossary(make_concept("tavolo", in_breve="x", attenzione="Milano. Insieme. Tokio"))
    unknown = unknown_words(words, {"Milano", "insieme", "Lo", "lo"}.__contains__)
    assert [u.word for u in unknown if u.field == "attenzione"] == ["Tokio"]


def test_what_the_glossary_names_is_taught_in_small_letters() -> None:
    source = Source.model_validate({
        "tipo": "documento", "nome": "Nome", "titolo": "Titolo di po’", "autore": "Autore",
    })  # fmt: skip
    avoided = [{"forma": "evitata", "perche": "No."}]
    names = {"termine": "Parola", "varianti": ["variante"], "sigle": ["ABC"], "inglese": "english"}
    glossary = make_glossary(
        make_concept("tavolo", sconsigliati=avoided, **names),
        make_concept("senza-inglese"),
        foreign=(ForeignWord(forma="welfare mix", lingua="en"),),
        sources={"a": source, "b": source.model_copy(update={"nome": "Senza", "autore": None})},
    )
    assert taught_words(glossary) == set(
        "parola variante abc english senza inglese evitata nome titolo di po autore welfare mix".split()
    )


def test_unknown_words_come_by_id_and_in_the_order_of_the_page() -> None:
    words = make_glossary(
        make_concept("b", in_breve="zzz e [[a|aaa]] *qqq*"),
        make_concept("a", in_breve="zzz", attenzione="yyy"),
    )
    places = [
        (u.path, u.field, u.word) for u in unknown_words(words, KNOWN.__contains__) if "." not in u.field
    ]
    assert places == [
        ("glossary/termini/a.yml", "in_breve", "zzz"),
        ("glossary/termini/a.yml", "attenzione", "yyy"),
        ("glossary/termini/b.yml", "in_breve", "zzz"),
        ("glossary/termini/b.yml", "in_breve", "aaa"),
        ("glossary/termini/b.yml", "in_breve", "qqq"),
    ]


def test_how_it_is_said() -> None:
    words = make_glossary(make_concept("tavolo", in_breve="lavvoro"))
    assert str(next(unknown_words(words, lambda word: word in KNOWN))) == (
        "glossary/termini/tavolo.yml: avviso: in_breve: «lavvoro» non è nel dizionario; controlla come si scrive"
    )
