"""Every id that ever answered has a word that other sites may show."""

from __future__ import annotations

from builders import make_concept, make_glossary
from moved_words import gone, moved

from parole.embedding.word_data import embedded_words


def test_words_come_first_then_the_ids_that_moved_to_one() -> None:
    redirects = {"minuta": moved("bozza"), "persa": moved("niente"), "tolta": moved("ritirata")}
    glossary = make_glossary(
        make_concept("verbale"), make_concept("bozza"), redirects=redirects, withdrawn={"ritirata": gone()}
    )
    assert [(id_, word.id) for id_, word in embedded_words(glossary)] == [
        ("verbale", "verbale"),
        ("bozza", "bozza"),
        ("minuta", "bozza"),
    ]
