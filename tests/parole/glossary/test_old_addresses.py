"""Where short and old addresses lead."""

from builders import make_concept, make_glossary
from moved_words import gone, moved

from parole.glossary.glossary import Glossary
from parole.glossary.old_addresses import (
    copies,
    moved_files,
    moved_ids,
    short_links,
    shortest_links,
    shown_form,
)
from parole.model.publication import AddressRegister, PublishedWord, ShortLink

BANDO = make_concept("bando", varianti=("avviso di gara",))
TAVOLO = make_concept("tavolo", sigle=("T.d.L.",))
SALUTE = make_concept("agenzia-di-tutela-della-salute", sigle=("ATS",))
AMBITO = make_concept("ambito-territoriale-sociale", sigle=("ATS",))


def published(*links: tuple[str, str]) -> AddressRegister:
    return AddressRegister(brevi=tuple(ShortLink(forma=form, voce=id_) for form, id_ in links))


def test_ids_acronyms_and_variants_have_a_short_link() -> None:
    assert short_links(make_glossary(BANDO, TAVOLO)) == {
        "avviso-di-gara": ("bando",),
        "bando": ("bando",),
        "t-d-l": ("tavolo",),
        "tavolo": ("tavolo",),
    }


def test_a_form_of_several_words_has_them_all_in_alphabetical_order() -> None:
    links = short_links(make_glossary(AMBITO, SALUTE))
    assert links["ats"] == ("agenzia-di-tutela-della-salute", "ambito-territoriale-sociale")


def test_an_id_comes_before_the_acronym_of_another_word() -> None:
    glossary = make_glossary(make_concept("ats", termine="zona"), SALUTE)
    assert short_links(glossary)["ats"] == ("ats", "agenzia-di-tutela-della-salute")


def test_materials_say_the_shortest_slug_that_is_read_in_the_name_and_leads_nowhere_else() -> None:
    csv = make_concept("centro-di-servizio", termine="centro di servizio", sigle=("ABC", "CSV"))
    spending = make_concept("liquidazione-della-spesa", termine="liquidazione", accezione="della spesa")
    words = (AMBITO, SALUTE, csv, spending, make_concept("gara", sigle=("G.a.r.a.", "G")))
    taken = published(("g", "centro-di-servizio"))  # what «g» meant once, it means for ever
    assert shortest_links(make_glossary(*words, published=taken)) == {
        "ambito-territoriale-sociale": "ambito-territoriale-sociale",
        "agenzia-di-tutela-della-salute": "agenzia-di-tutela-della-salute",
        "centro-di-servizio": "csv",
        "liquidazione-della-spesa": "liquidazione",
        "gara": "gara",
    }


def test_a_published_meaning_stays_first_whatever_comes_later() -> None:
    links = published(("ats", "ambito-territoriale-sociale"))
    glossary = make_glossary(SALUTE, AMBITO, published=links)
    assert short_links(glossary)["ats"] == ("ambito-territoriale-sociale", "agenzia-di-tutela-della-salute")


def test_a_published_form_answers_even_when_the_word_no_longer_has_it() -> None:
    glossary = make_glossary(BANDO, published=published(("avvisi", "bando")))
    assert short_links(glossary)["avvisi"] == ("bando",)


def test_the_bare_name_of_a_homograph_asks_only_where_no_word_has_that_id() -> None:
    first = make_concept("convenzione", accezione="ODV e APS")
    second = make_concept("convenzione-urbanistica", termine="convenzione", accezione="urbanistica")
    assert short_links(make_glossary(first, second))["convenzione"] == ("convenzione",)
    third = make_concept("convenzione-quadro", termine="convenzione", accezione="quadro")
    assert short_links(make_glossary(second, third))["convenzione"] == (
        "convenzione-quadro",
        "convenzione-urbanistica",
    )


def test_ids_that_moved_or_were_withdrawn_keep_their_short_link() -> None:
    glossary = make_glossary(BANDO, redirects={"avviso": moved("bando")}, withdrawn={"gara": gone("bando")})
    links = short_links(glossary)
    assert (links["avviso"], links["gara"]) == (("bando",), ("gara",))


def test_two_ids_that_end_in_one_word_are_one_meaning() -> None:
    links = published(("avvisi", "avviso"), ("avvisi", "bando"))
    glossary = make_glossary(BANDO, redirects={"avviso": moved("bando")}, published=links)
    assert short_links(glossary)["avvisi"] == ("bando",)


def test_a_redirect_in_a_circle_or_to_nothing_leads_nowhere() -> None:
    glossary = make_glossary(BANDO, redirects={"a": moved("b"), "b": moved("a"), "c": moved("manca")})
    assert set(short_links(glossary)) == {"avviso-di-gara", "bando"}
    assert moved_ids(glossary) == {}


def test_a_form_is_shown_as_people_write_it() -> None:
    assert shown_form("ats", (SALUTE, AMBITO)) == "ATS"
    assert shown_form("avviso-di-gara", (BANDO,)) == "avviso di gara"
    assert shown_form("forma-perduta", (BANDO,)) == "forma perduta"


def test_the_files_of_a_word_that_moved_are_also_where_they_were() -> None:
    glossary = make_glossary(BANDO, redirects={"avviso": moved("bando"), "gara": moved("bando")})
    assert moved_files(glossary)["qr/bando.svg"] == ("qr/avviso.svg", "qr/gara.svg")
    made: dict[str, str | bytes] = {
        "qr/bando.svg": "<svg/>",
        "qr/gara.svg": "altro",
        "oembed/bando.json": b"{}",
        "oembed/tavolo.json": b"-",
    }
    assert dict(copies(made, glossary)) == {
        "oembed/avviso.json": b"{}",
        "oembed/gara.json": b"{}",
        "qr/avviso.svg": "<svg/>",
    }


def test_a_name_outlives_its_word() -> None:
    register = AddressRegister(voci=(PublishedWord(id="citta", nome="città"),))
    glossary = Glossary(withdrawn={"citta": gone()}, published=register)
    assert (glossary.name_of("citta"), glossary.name_of("mai-vista")) == ("città", "mai vista")
