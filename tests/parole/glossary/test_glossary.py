"""The checked glossary: the order of the words and the indexes computed from them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from builders import make_concept, make_glossary
from moved_words import gone

from parole.glossary.glossary import Glossary, sort_key
from parole.model.concept import Citation, RedirectFile


def glossary_of(**broader: list[str]) -> Glossary:
    """Return a glossary of words with the broader words of each."""
    return make_glossary(*(make_concept(id_, piu_ampio=ids) for id_, ids in broader.items()))


def test_accents_and_capitals_only_break_ties() -> None:
    names = ["zona", "Èra", "era", "ente", "Ente", "eredità", "l’ente locale"]
    assert sorted(names, key=sort_key) == ["Ente", "ente", "l’ente locale", "era", "Èra", "eredità", "zona"]


def test_words_are_in_alphabetical_order_of_their_full_name() -> None:
    glossary = make_glossary(
        make_concept("uno", termine="patto", accezione="sociale"),
        make_concept("due", termine="Àmbito"),
        make_concept("tre", termine="patto", accezione="di collaborazione"),
    )
    assert [concept.full_name for concept in glossary.alphabetical] == [
        "Àmbito",
        "patto (di collaborazione)",
        "patto (sociale)",
    ]


def test_areas_have_their_words_in_order_and_may_be_empty() -> None:
    glossary = make_glossary(make_concept("b"), make_concept("a"), make_concept("c", area="altrove"))
    assert {area: [c.id for c in words] for area, words in glossary.by_area.items()} == {
        "principi": [],
        "strumenti": ["a", "b"],
    }
    assert list(glossary.by_area) == ["principi", "strumenti"]


def test_related_words_are_typed_once_and_seen_from_both() -> None:
    glossary = make_glossary(
        make_concept("a", vedi_anche=["c", "b"]),
        make_concept("b"),
        make_concept("c", vedi_anche=["a"]),
        make_concept("d", vedi_anche=["niente"]),
    )
    assert glossary.related == {"a": ("b", "c"), "b": ("a",), "c": ("a",), "d": ()}


def test_narrower_words_are_seen_from_the_broader_one_only() -> None:
    glossary = glossary_of(a=["b", "niente"], b=[], c=["b"])
    assert glossary.narrower == {"a": (), "b": ("a", "c"), "c": ()}


@pytest.mark.parametrize(
    ("broader", "ancestors"),
    [
        ({"a": []}, {}),
        ({"a": ["b"], "b": ["c"], "c": []}, {"b": ("a", "b"), "c": ("a", "b", "c")}),
        ({"a": ["niente"]}, {"niente": ("a", "niente")}),
        ({"a": ["a"]}, {}),
        ({"a": ["b"], "b": ["a"]}, {"b": ("a", "b")}),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, {"b": ("a", "b"), "c": ("a", "b", "c")}),
        ({"a": ["b", "c"], "b": ["c"], "c": []}, {"b": ("a", "b"), "c": ("a", "c")}),
    ],
    ids=["none", "chain", "missing", "itself", "circle", "circle-above", "shortest"],
)  # fmt: skip
def test_ancestors_have_the_shortest_chain_and_circles_end(
    broader: dict[str, list[str]], ancestors: dict[str, tuple[str, ...]]
) -> None:
    assert glossary_of(**broader).ancestors("a") == ancestors


def test_the_ancestors_of_no_word_are_none() -> None:
    assert make_glossary().ancestors("niente") == {}


def test_a_long_chain_of_ancestors_is_followed_to_its_end() -> None:
    ids = [f"w{index}" for index in range(2000)]
    glossary = glossary_of(**{id_: [following] for id_, following in pairwise(ids)})
    assert len(glossary.ancestors("w0")["w1999"]) == 2000


def test_an_id_that_moved_answers_with_its_word() -> None:
    redirects = {"minuta": RedirectFile(sostituito_da="bozza"), "perso": RedirectFile(sostituito_da="niente")}
    glossary = make_glossary(make_concept("bozza"), redirects=redirects)
    assert glossary.where("bozza") is glossary.concepts["bozza"]
    assert glossary.where("minuta") is glossary.concepts["bozza"]
    assert glossary.where("perso") is None
    assert glossary.where("niente") is None


def test_an_id_leads_through_every_redirect_to_a_word_alive_or_withdrawn() -> None:
    steps = {
        "minuta": "schizzo",
        "schizzo": "bozza",
        "perso": "niente",
        "vecchia": "tolta",
        "a": "b",
        "b": "a",
    }
    redirects = {id_: RedirectFile(sostituito_da=to) for id_, to in steps.items()}
    glossary = make_glossary(make_concept("bozza"), redirects=redirects, withdrawn={"tolta": gone()})
    ends = {"bozza": "bozza", "schizzo": "bozza", "minuta": "bozza", "tolta": "tolta", "vecchia": "tolta"}
    ends |= dict.fromkeys(["perso", "niente", "mai-vista", "a", "b"])
    assert {id_: glossary.end_of(id_) for id_ in ends} == ends


def test_citations_come_with_the_part_they_support() -> None:
    concept = make_concept(
        "bando",
        pa={"definizione": "x", "fonti": [{"fonte": "cts", "rif": "art. 1"}]},
        terzo_settore={"definizione": "y", "fonti": [{"fonte": "cts", "rif": "art. 2"}]},
        fonti=[{"fonte": "cts", "rif": "art. 3"}],
        esempio={"testo": "z", "tipo": "documentato", "fonte": {"fonte": "cts", "rif": "art. 4"}},
    )
    assert list(make_glossary(concept).citations_of(concept)) == [
        ("pa", Citation(fonte="cts", rif="art. 1")),
        ("terzo_settore", Citation(fonte="cts", rif="art. 2")),
        ("fonti", Citation(fonte="cts", rif="art. 3")),
        ("esempio", Citation(fonte="cts", rif="art. 4")),
    ]


def test_an_empty_glossary_has_empty_indexes() -> None:
    empty = Glossary()
    assert (empty.alphabetical, empty.by_area, empty.related, empty.narrower) == ((), {}, {}, {})
