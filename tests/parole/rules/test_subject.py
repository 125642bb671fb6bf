"""What a check looks at: the words with their drafts, their texts, where each thing stands."""

from __future__ import annotations

from files import DRAFT, WORD, minimal_with

from parole.reading.problems import Place
from parole.rules.subject import Subject

BROKEN = "glossary/termini/rotta.yml"
READING = minimal_with({
    DRAFT: WORD,
    BROKEN: WORD.replace("area: incontri", "area: [x]").replace("in_breve: prima", "in_breve: la [[tavolo]]"),
    "glossary/termini/illeggibile.yml": "[",
})  # fmt: skip
SUBJECT = Subject.of(READING, None)


def test_the_words_come_by_id_and_a_broken_one_is_among_them() -> None:
    assert [concept.id for concept in SUBJECT.concepts] == ["bozza", "rotta", "tavolo", "verbale"]
    assert "rotta" not in READING.glossary.concepts


def test_without_broken_words_the_glossary_is_that_of_the_pages() -> None:
    reading = minimal_with({})
    assert Subject.of(reading, None).glossary is reading.glossary


def test_the_ids_of_a_kind_are_in_the_order_of_the_files() -> None:
    assert SUBJECT.ids["termini"] == ("bozza", "rotta", "tavolo", "verbale")
    assert SUBJECT.ids["fonti"] == ("legge-prova", "legge-vecchia")


def test_texts_with_signs_come_with_their_place() -> None:
    [(kind, id_, location, text)] = SUBJECT.texts_with_signs
    assert (kind, id_, location) == ("termini", "rotta", ("in_breve",))
    assert text.startswith("la [[tavolo]] versione")


def test_a_value_is_found_where_it_stands_or_near() -> None:
    assert SUBJECT.place("termini", "bozza", "area") == Place(DRAFT, 2, 7)
    assert SUBJECT.place("termini", "bozza", "pa", "fonti", 0, "rif") == Place(DRAFT, 10, 33)
    assert SUBJECT.place("termini", "bozza", "esempio", "testo") == Place(DRAFT, 1, 1)


def test_a_problem_names_its_field_from_the_top_of_the_file() -> None:
    said = SUBJECT.found("struttura", "fonti", "legge-prova", ("articoli", 1))
    assert (said.field, said.place.path) == ("legge-prova.articoli[1]", "glossary/fonti.yml")
    in_word = SUBJECT.in_word("struttura", SUBJECT.concepts[0], "pa", "fonti", 0)
    assert (in_word.field, in_word.place) == ("pa.fonti[0]", Place(DRAFT, 10, 7))


def test_a_field_that_could_not_be_read_is_told_from_one_that_was_not_written() -> None:
    bozza, rotta = SUBJECT.concepts[:2]
    assert not SUBJECT.was_read(rotta, "area")
    assert SUBJECT.was_read(rotta, "attenzione")
    assert SUBJECT.was_read(bozza, "area")
