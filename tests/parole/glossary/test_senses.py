"""The «accezioni» of a word: its homographs, and the words that share an acronym with it."""

from __future__ import annotations

from builders import make_concept, make_glossary

from parole.glossary.senses import senses

GLOSSARY = make_glossary(
    make_concept("agenzia", sigle=["ATS"]),
    make_concept("ambito", sigle=["ATS", "AMB"]),
    make_concept("associazione", termine="Affidamento", accezione="di un gruppo", sigle=["ATS"]),
    make_concept("gara", termine="affidamento", accezione="di un contratto"),
    make_concept("rete"),
)


def said(id_: str) -> list[tuple[str, list[str]]]:
    found = senses(GLOSSARY, GLOSSARY.concepts[id_])
    return [(group.said, [concept.id for concept in group.concepts]) for group in found]


def test_a_word_with_one_meaning_has_nothing_to_say() -> None:
    assert said("rete") == []


def test_an_acronym_of_several_words_has_as_many_meanings() -> None:
    assert said("ambito") == [("La sigla ATS ha tre accezioni", ["associazione", "agenzia", "ambito"])]


def test_homographs_come_before_acronyms_and_capitals_do_not_tell_them_apart() -> None:
    assert said("associazione") == [
        ("Questa parola ha due accezioni", ["gara", "associazione"]),
        ("La sigla ATS ha tre accezioni", ["associazione", "agenzia", "ambito"]),
    ]
    assert said("gara") == [("Questa parola ha due accezioni", ["gara", "associazione"])]


def test_beyond_ten_the_number_is_in_figures() -> None:
    words = [make_concept(f"p{letter}", termine="parola", accezione=letter) for letter in "abcdefghijk"]
    ten, eleven = make_glossary(*words[:10]), make_glossary(*words)
    assert senses(ten, words[0])[0].said == "Questa parola ha dieci accezioni"
    assert senses(eleven, words[0])[0].said == "Questa parola ha 11 accezioni"
