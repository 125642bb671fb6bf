"""What changed since the last publication, in words."""

from __future__ import annotations

from typing import Any

import pytest
from builders import make_concept, make_glossary
from moved_words import gone, moved

from parole.editing.publication_news import OF_SIDE, changes
from parole.glossary.glossary import Glossary
from parole.glossary.snapshot import approvals, prints
from parole.glossary.state import digest
from parole.model.concept import Concept
from parole.model.parts import PARTS, Kind, news_groups
from parole.model.publication import AddressRegister, NewsRegister, PublishedWord, WordPrint
from parole.model.values import NewsKind, SideName

SOURCES = [{"fonte": "cts", "rif": "art. 55, c. 3"}]


def published(*concepts: Concept) -> NewsRegister:
    """Return what the register says after the publication of these words."""
    glossary = make_glossary(*concepts)
    return NewsRegister(voci=prints(glossary), approvazioni=approvals(glossary))


def told(before: NewsRegister, *concepts: Concept, **registers: Any) -> list[tuple[str, str]]:
    glossary = make_glossary(*concepts, news=before, **registers)
    return [(item.tipo.value, item.testo) for item in changes(glossary)]


def changed(**fields: Any) -> list[tuple[str, str]]:
    """Return the news of a word of which only ``fields`` change."""
    start = {"accordo": "divergono", "attenzione": "Qui ci si fraintende.", "come_dirlo": "Chiedilo."}
    return told(published(make_concept("bando", **start)), make_concept("bando", **(start | fields)))


def approved(id_: str, *bodies: tuple[str, str], **fields: Any) -> Concept:
    concept = make_concept(id_, **fields)
    given = [
        {"lato": side, "ente": body, "data": "2026-11-22", "impronta": digest(concept)}
        for side, body in bodies
    ]
    return make_concept(id_, **fields, approvazioni=given)


def test_nothing_changed() -> None:
    assert changed() == []


def test_everything_is_new_the_first_time() -> None:
    assert told(NewsRegister(), make_concept("tavolo"), make_concept("bando")) == [
        ("nuova", "[[bando|bando]] entra nel glossario."),
        ("nuova", "[[tavolo|tavolo]] entra nel glossario."),
    ]


@pytest.mark.parametrize(
    ("fields", "news"),
    [
        (
            {"terzo_settore": {"definizione": "Lo scriviamo insieme."}},
            [
                ("voce", "La voce del Terzo settore su [[bando|bando]] è cambiata."),
                ("testo", "In [[bando|bando]] cambia: le fonti."),
            ],
        ),
        (
            {"pa": None, "accordo": None},
            [
                ("voce", "La voce della pubblica amministrazione su [[bando|bando]] è stata tolta."),
                ("accordo", "Su [[bando|bando]] non c’è più un accordo dichiarato."),
                ("testo", "In [[bando|bando]] cambia: le fonti."),
            ],
        ),
        (
            {"accordo": "coincidono"},
            [("accordo", "Su [[bando|bando]] l’accordo passa da «divergono» a «coincidono».")],
        ),
        (
            {"in_breve": "altro nucleo", "attenzione": None, "sigle": ("BN",)},
            [("testo", "In [[bando|bando]] cambia: gli altri nomi, «In breve», «Attenzione».")],
        ),
        (
            {"area": "principi", "esempio": {"testo": "Un caso.", "tipo": "inventato"}},
            [("testo", "In [[bando|bando]] cambia: i legami con altre parole, «Esempio».")],
        ),
        (
            {"pa": {"vuol_dire": "atto che apre", "definizione": "Lo firma l’ufficio.", "fonti": SOURCES}},
            [("voce", "La riga della pubblica amministrazione su [[bando|bando]] prima mancava e ora c’è.")],
        ),
        (
            {
                "terzo_settore": {
                    "vuol_dire": "invito",
                    "definizione": "Si scrive insieme.",
                    "fonti": [{"fonte": "cts"}],
                }
            },
            [
                ("voce", "La riga del Terzo settore su [[bando|bando]] prima mancava e ora c’è."),
                ("voce", "La voce del Terzo settore su [[bando|bando]] è cambiata."),
            ],
        ),
        (
            {"differenza": ["chi-paga"], "come_dirlo": {"da_chiedere": "Chi paga?"}},
            [("testo", "In [[bando|bando]] cambia: «Differenza», «Come dirlo».")],
        ),
        (
            {
                "da_non_confondere": [{"voce": "tavolo", "perche": "È altro."}],
                "casi": [{"caso": "Un fatto.", "perche": "Perché sì."}],
            },
            [("testo", "In [[bando|bando]] cambia: «Da non confondere», «È questo?».")],
        ),
        ({"termine": "avviso"}, [("rinominata", "«bando» ora si chiama [[bando|avviso]].")]),
        ({"attenzione": "QUI ci si fraintende!", "note_redazionali": "x"}, []),
    ],
)
def test_what_changed_in_a_word(fields: dict[str, Any], news: list[tuple[str, str]]) -> None:
    assert changed(**fields) == news


def test_a_side_that_writes_for_the_first_time() -> None:
    before = published(make_concept("bando", pa=None, accordo=None))
    written = {"vuol_dire": "atto che apre", "definizione": "Lo firma l’ufficio."}
    assert told(before, make_concept("bando", pa=written))[:2] == [
        ("voce", "La voce della pubblica amministrazione su [[bando|bando]] prima mancava e ora c’è."),
        ("accordo", "Su [[bando|bando]] c’è un accordo dichiarato: «coincidono»."),
    ]


def test_a_word_that_moved_is_not_new_and_those_that_name_it_have_not_changed() -> None:

    def naming(id_: str) -> dict[str, Any]:
        neighbour = {"voce": id_, "perche": "È un’altra cosa."}
        return {
            "in_breve": f"cosa detta [[{id_}]] o [[{id_}|gara]]",
            "da_non_confondere": [neighbour],
            "vedi_anche": (id_,),
        }

    before = published(make_concept("bando"), make_concept("tavolo", **naming("bando")))
    words = (make_concept("avviso", termine="bando"), make_concept("tavolo", **naming("avviso")))
    assert told(before, *words, redirects={"bando": moved("avviso")}) == [
        ("rinominata", "[[avviso|bando]] ha un indirizzo nuovo.")
    ]
    renamed = (make_concept("avviso"), words[1])
    assert told(before, *renamed, redirects={"bando": moved("avviso")}) == [
        ("rinominata", "«bando» ora si chiama [[avviso|avviso]] e ha un indirizzo nuovo.")
    ]


def test_a_word_that_joined_another() -> None:
    before = published(make_concept("bando"), make_concept("avviso"))
    assert told(before, make_concept("avviso"), redirects={"bando": moved("avviso")}) == [
        ("unita", "«bando» ora è dentro [[avviso|avviso]].")
    ]


def test_of_two_words_that_became_one_new_word_the_first_gives_it_its_past() -> None:
    before = published(make_concept("bando"), make_concept("avviso"))
    redirects = {"bando": moved("invito"), "avviso": moved("invito")}
    assert told(before, make_concept("invito"), redirects=redirects) == [
        ("rinominata", "«avviso» ora si chiama [[invito|invito]] e ha un indirizzo nuovo."),
        ("unita", "«bando» ora è dentro [[invito|invito]]."),
    ]


def test_a_word_that_was_withdrawn_and_one_that_came_back() -> None:
    before = published(make_concept("bando"), make_concept("tavolo"))
    assert told(before, make_concept("tavolo"), withdrawn={"bando": gone("tavolo")}) == [
        ("ritirata", "«bando» è stata ritirata. Non serve. Al suo posto: [[tavolo|tavolo]].")
    ]
    once = AddressRegister(voci=(PublishedWord(id="bando", nome="bando"),))
    assert told(published(), make_concept("bando"), published=once) == [
        ("tornata", "[[bando|bando]] è di nuovo nel glossario.")
    ]


def test_approvals_that_arrive_and_those_that_fall() -> None:
    old = approved("bando", ("pa", "Un Comune"), ("terzo_settore", "Una rete"))
    new = make_concept(
        "bando", in_breve="altro", approvazioni=[a.model_dump(mode="json") for a in old.approvazioni]
    )
    assert told(published(make_concept("bando")), old) == [
        ("approvazione", "Un Comune (Pubblica amministrazione) approva [[bando|bando]]."),
        ("approvazione", "Una rete (Terzo settore) approva [[bando|bando]]."),
    ]
    assert told(published(old), new)[:1] == [
        (
            "approvazione",
            "L’approvazione di Un Comune (Pubblica amministrazione) per [[bando|bando]] non vale più: va riletta.",
        )
    ]


def test_an_approval_follows_a_word_that_moves() -> None:
    body = ("pa", "Un Comune")
    before, now = published(approved("bando", body)), approved("avviso", body, termine="bando")
    assert [kind for kind, _ in told(before, now, redirects={"bando": moved("avviso")})] == ["rinominata"]


def test_the_news_are_told_kind_by_kind() -> None:
    before = published(make_concept("bando"), make_concept("rete"))
    words = (make_concept("bando", accordo="divergono"), make_concept("albo"), make_concept("rete", pa=None))
    order = [NewsKind(kind) for kind, _ in told(before, *words)]
    assert order == sorted(order, key=list(NewsKind).index)
    assert order[0] is NewsKind.NUOVA


def test_every_side_and_every_part_of_a_print_has_its_words() -> None:
    assert set(OF_SIDE) == set(SideName)
    assert list(WordPrint.model_fields) == ["id", "nome", "accordo", *news_groups()]
    told = {part.news_group for part in PARTS if part.kind is not Kind.OWN} - set(news_groups())
    assert told == {"termine", "accezione", "accordo"}  # they have sentences of their own


def test_signs_in_a_name_do_not_break_the_link() -> None:
    assert told(NewsRegister(), make_concept("bando", termine="a|b]] *c*")) == [
        ("nuova", "[[bando|ab c]] entra nel glossario.")
    ]


def test_an_empty_glossary_has_no_news() -> None:
    assert changes(Glossary()) == ()
