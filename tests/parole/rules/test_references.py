"""References between words and to the registers: they exist, lead straight there, and never go round."""

from __future__ import annotations

import pytest
from one_check import TERMS, subject_of, told, told_of

from parole.rules.references import (
    check_double_links,
    check_hierarchy,
    check_redirects,
    check_references,
    check_registers,
    citations_with_places,
)

MISSING = "non c’è in glossary/termini/; {} [rimando-inesistente]"
NONE_NEAR = MISSING.format("scrivi prima quella voce")
ITSELF = "una voce non può rimandare a sé stessa; togli il rimando [rimando-a-se]"
CIRCLE = "i rimandi girano in tondo: {}; togline uno [rimando-circolare]"
TOMB = "ritirato:\n  data: 2026-11-22\n  perche: Non serve.\n"


def left_over(**files: str) -> dict[str, str | None]:
    """Return the files of ids that moved (to where) or were withdrawn (a text of several lines)."""
    return {
        f"{TERMS}/{id_}.yml": text if "\n" in text else f"sostituito_da: {text}\n"
        for id_, text in files.items()
    }


# To words.


def test_references_to_words_that_are_there_are_right() -> None:
    words = {
        "albero": {"piu_ampio": ["bosco"], "vedi_anche": ["colle"], "in_breve": "[[bosco]] e [[colle|colli]]"}
    }
    assert told_of(check_references, {**words, "bosco": {}, "colle": {}}) == []


@pytest.mark.parametrize("field", ["piu_ampio", "vedi_anche"])
def test_each_reference_of_a_list_is_looked_at_in_its_place(field: str) -> None:
    words = {"albero": {field: ["bosco", "zzz", "albero", "bosca"]}, "bosco": {}}
    assert told_of(check_references, words) == [
        f"albero: {field}[1]: «zzz» {NONE_NEAR}",
        f"albero: {field}[2]: {ITSELF}",
        f"albero: {field}[3]: «bosca» {MISSING.format('forse «bosco»? Se no, scrivi prima quella voce')}",
    ]


def test_links_inside_the_texts_of_words_are_references_too() -> None:
    words = {"albero": {"in_breve": "[[zzz]] e [[albero|sé]]", "attenzione": "vedi [[Il Bosco]]."}}
    assert sorted(told_of(check_references, words)) == [
        "albero: attenzione: «[[Il Bosco]]» non è un collegamento ben scritto; usa [[identificativo]] oppure "
        "[[identificativo|testo da mostrare]] [collegamento]",
        f"albero: in_breve: {ITSELF}",
        f"albero: in_breve: «zzz» {NONE_NEAR}",
    ]


def test_brackets_in_a_register_are_only_text() -> None:
    areas = {"glossary/aree.yml": "incontri: {nome: Incontri, descrizione: 'Con [[zzz]].'}\n"}
    assert told_of(check_references, {}, areas) == []


def test_a_reference_to_what_moved_is_told_where_it_ends() -> None:
    files = left_over(minuta="schizzo", schizzo="bosco")
    words = {"albero": {"vedi_anche": ["minuta"]}, "bosco": {}}
    assert told_of(check_references, words, files) == [
        "albero: vedi_anche[0]: «minuta» è un rinvio a «bosco»; scrivi direttamente «bosco» [rimando-a-rinvio]"
    ]


def test_a_reference_to_what_was_withdrawn_is_told_what_to_use_if_it_is_known() -> None:
    files = left_over(minuta=f"{TOMB}  usare: [bosco, colle]\n", appunti=TOMB)
    words = {"albero": {"vedi_anche": ["minuta", "appunti"]}, "bosco": {}, "colle": {}}
    assert told_of(check_references, words, files) == [
        "albero: vedi_anche[0]: «minuta» è una voce ritirata; usa: bosco, colle [rimando-a-ritirata]",
        "albero: vedi_anche[1]: «appunti» è una voce ritirata; togli il rimando [rimando-a-ritirata]",
    ]


def test_the_steps_of_a_path_are_looked_at_and_may_have_the_name_of_their_path() -> None:
    steps = "voci: [{voce: albero, perche: Sì.}, {voce: zzz, perche: No.}]"
    path = {"glossary/percorsi/albero.yml": f"titolo: Uno\ndescrizione: Due\n{steps}\n"}
    assert told_of(check_references, {"albero": {}}, path) == [f"albero: voci[1].voce: «zzz» {NONE_NEAR}"]


# To the registers.


def areas(count: int) -> dict[str, str | None]:
    return {"glossary/aree.yml": "".join(f"area-{n}: {{nome: x, descrizione: y}}\n" for n in range(count))}


@pytest.mark.parametrize(
    ("count", "remedy"),
    [
        (7, "usa: area-0, area-1, area-2, area-3, area-4, area-5, area-6"),
        (8, "scegli un’area da quell’elenco"),
    ],
)
def test_up_to_seven_areas_are_listed_and_more_are_pointed_to(count: int, remedy: str) -> None:
    assert told_of(check_registers, {"albero": {"area": "zzz"}}, areas(count)) == [
        f"albero: area: «zzz» non c’è in glossary/aree.yml; {remedy} [rimando-inesistente]"
    ]


def test_a_source_that_is_missing_is_told_wherever_it_is_cited() -> None:
    cited = [{"fonte": "legge-prova"}, {"fonte": "zzz"}]
    fields = {
        "pa": {"definizione": "x", "fonti": cited},
        "esempio": {"testo": "x", "tipo": "documentato", "fonte": {"fonte": "legge-prove"}},
        "fonti": cited,
    }
    missing = "non c’è in glossary/fonti.yml; {}aggiungi prima la fonte al registro [rimando-inesistente]"
    assert told_of(check_registers, {"albero": fields}) == [
        f"albero: pa.fonti[1].fonte: «zzz» {missing.format('')}",
        f"albero: esempio.fonte.fonte: «legge-prove» {missing.format('forse «legge-prova»? Se no, ')}",
        f"albero: fonti[1].fonte: «zzz» {missing.format('')}",
    ]


def test_without_a_register_nothing_is_said_of_those_who_name_it() -> None:
    words = {"albero": {"area": "zzz", "fonti": [{"fonte": "zzz"}]}}
    assert told_of(check_registers, words, {"glossary/aree.yml": None, "glossary/fonti.yml": None}) == []


def test_citations_come_with_where_they_are_written() -> None:
    cited = [{"fonte": "a"}, {"fonte": "b"}]
    fields = {"terzo_settore": {"definizione": "x", "fonti": cited}, "fonti": cited}
    [concept] = subject_of({"albero": {**fields, "esempio": {"testo": "x", "tipo": "inventato"}}}).concepts
    assert [(at, citation.fonte) for at, citation in citations_with_places(concept)] == [
        (("terzo_settore", "fonti", 0), "a"),
        (("terzo_settore", "fonti", 1), "b"),
        (("fonti", 0), "a"),
        (("fonti", 1), "b"),
    ]


# What is left of words.


def test_what_is_left_of_a_word_leads_to_a_word() -> None:
    files = left_over(
        minuta="zzz", sola="sola", uno="due", due="bosco", tolta=f"{TOMB}  usare: [bosco, zzz, tolta]\n"
    )
    assert told_of(check_redirects, {"bosco": {}}, files) == [
        f"minuta: sostituito_da: «zzz» {NONE_NEAR}",
        f"sola: sostituito_da: {ITSELF}",
        "uno: sostituito_da: «due» è un rinvio a «bosco»; scrivi direttamente «bosco» [rimando-a-rinvio]",
        f"tolta: ritirato.usare[1]: «zzz» {NONE_NEAR}",
        f"tolta: ritirato.usare[2]: {ITSELF}",
    ]


def test_a_circle_of_redirects_is_told_on_the_first_of_its_ids_and_on_each_that_leads_into_it() -> None:
    files = left_over(b="a", a="b", zeta="b")
    assert told_of(check_redirects, {}, files) == [f"a: sostituito_da: {CIRCLE.format('a (riga 1) → b (riga 1) → a')}"]
    files = left_over(c="b", b="a", a="c", prima="a")
    assert told_of(check_redirects, {}, files) == [f"a: sostituito_da: {CIRCLE.format('a (riga 1) → c (riga 1) → b (riga 1) → a')}"]


def test_what_leads_to_an_id_that_leads_to_itself_is_not_told_again() -> None:
    assert told_of(check_redirects, {}, left_over(a="a", b="a")) == [f"a: sostituito_da: {ITSELF}"]


# The hierarchy.


def test_a_circle_of_broader_words_is_told_once_where_it_starts() -> None:
    words = {
        "albero": {"piu_ampio": ["duna", "bosco"]},
        "bosco": {"piu_ampio": ["colle"]},
        "colle": {"piu_ampio": ["albero"]},
        "duna": {},
    }
    assert told_of(check_hierarchy, words) == [
        f"albero: piu_ampio[1]: {CIRCLE.format('albero (riga 7) → bosco (riga 6) → colle (riga 6) → albero')}"
    ]


def test_a_word_that_is_broader_than_itself_is_no_circle_here() -> None:
    assert told_of(check_hierarchy, {"albero": {"piu_ampio": ["albero"]}}) == []


def test_a_word_above_or_below_is_not_also_a_related_one() -> None:
    words = {
        "albero": {"piu_ampio": ["bosco"], "vedi_anche": ["duna", "colle"]},
        "bosco": {"piu_ampio": ["colle"]},
        "colle": {"vedi_anche": ["albero"]},
        "duna": {},
    }
    chain = "«{}» è già legata da «piu_ampio» (albero → bosco → colle); toglila da «vedi_anche» [parente-e-antenato]"
    assert told_of(check_hierarchy, words) == [
        f"albero: vedi_anche[1]: {chain.format('colle')}",
        f"colle: vedi_anche[0]: {chain.format('albero')}",
    ]


def test_a_relation_written_on_both_words_is_told_on_the_second() -> None:
    words = {
        "albero": {"vedi_anche": ["duna", "bosco"]},
        "bosco": {"vedi_anche": ["colle", "albero", "zzz"]},
        "colle": {},
        "duna": {},
    }
    subject = subject_of(words)
    there = subject.place("termini", "albero", "vedi_anche", 1)
    assert told(subject, check_double_links) == [
        f"bosco: vedi_anche[1]: il legame con «albero» è già scritto in {there}; lascialo da una parte sola: si vede "
        "da tutte e due [rimando-doppio]"
    ]


def test_a_word_related_to_itself_is_not_a_double_link() -> None:
    assert told_of(check_double_links, {"albero": {"vedi_anche": ["albero"]}}) == []
