"""A publication: registers that only grow, sealed, readable, the same for the same glossary."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from builders import CTS, make_concept, make_glossary
from editions import with_registers
from moved_words import gone, moved

from parole.editing.publishing import Proposal, citation
from parole.glossary import addresses
from parole.glossary.editions import digest
from parole.glossary.glossary import ADDRESSES_FILE, NEWS_FILE, Glossary
from parole.glossary.site_facts import SiteFacts
from parole.model.concept import Concept
from parole.model.publication import AddressRegister, is_intact
from parole.model.registers import PathStep, ReadingPath, Source
from parole.opendata.freezing import publication

FACTS = SiteFacts(url="https://esempio.it/g/")
CITED = SiteFacts(name="Prova: «una»", url="https://esempio.it/", city="Milano")
DAY = date(2026, 11, 23)
LATER = date(2026, 12, 1)
PATHS = {"inizio": ReadingPath(titolo="T", descrizione="D", voci=(PathStep(voce="bando", perche="x"),))}


def published(glossary: Glossary, day: date = DAY, pages: tuple[str, ...] = ("", "leggi/")) -> Proposal:
    return publication(glossary, pages, FACTS, day)


def after(proposal: Proposal, *concepts: Concept, **registers: Any) -> Glossary:
    """Return a glossary of these words whose registers are those that the publication has written."""
    return with_registers(make_glossary(*concepts, **registers), proposal)


FIRST = make_glossary(make_concept("bando", sigle=("BN",)), paths=PATHS)


def test_the_first_publication_writes_every_address_and_what_the_words_say() -> None:
    proposal = published(FIRST)
    anchors = "".join(f'  - "#{anchor}"\n' for anchor in addresses.ANCHORS.values())
    filters = "".join(f"  - ?{name}=\n" for name in addresses.FILTERS)
    edition = proposal.files["glossary/edizioni/2026-11-23.jsonl"]
    assert edition.startswith('{"$schema":"../../termine.schema.json","calcolato":{')
    assert (edition.count("\n"), proposal.frozen) == (1, ("bando",))
    assert proposal.files[ADDRESSES_FILE] == (
        "voci:\n  - {id: bando, nome: bando}\n"
        "brevi:\n  - {forma: bando, voce: bando}\n  - {forma: bn, voce: bando}\n"
        "aree:\n  - principi\n  - strumenti\npercorsi:\n  - inizio\npagine:\n  - /\n  - /leggi/\n"
        f"ancore:\n{anchors}filtri:\n{filters}"
        f"edizioni:\n  - {{data: 2026-11-23, sha256: {digest(edition.encode())}}}\n"
        f"impronta: {after(proposal).published.impronta}\n"
    )
    assert proposal.files[NEWS_FILE].startswith(
        "pubblicazioni:\n  - versione: 2026-11-23\n    data: 2026-11-23\n"
        "    indirizzo: https://esempio.it/g/novita/#v2026-11-23\n    novita:\n      - tipo: nuova\n"
        "        voce: bando\n        testo: >-\n          [[bando|bando]] entra nel glossario.\n"
        "voci:\n  - {id: bando, nome: bando, accordo: coincidono, nomi: "
    )
    assert proposal.addresses == (
        "termini/bando/", "t/bando/", "t/bn/", "aree/principi/", "aree/strumenti/", "percorsi/inizio/", "", "leggi/",
        "termini/bando/v/2026-11-23/",
    )  # fmt: skip
    assert (proposal.tag, proposal.previous_tag) == ("dati-2026-11-23", "")


def test_a_second_time_there_is_nothing_to_publish() -> None:
    again = published(after(published(FIRST), *FIRST.concepts.values(), paths=PATHS))
    assert again.is_empty
    assert (again.news, again.addresses) == ((), ())


def test_the_registers_are_sealed_and_a_change_breaks_the_seal() -> None:
    proposal = published(FIRST)
    known = after(proposal)
    assert is_intact(known.published)
    assert is_intact(known.news)
    assert not is_intact(known.published.model_copy(update={"brevi": known.published.brevi[::-1]}))
    assert not is_intact(known.news.model_copy(update={"pubblicazioni": ()}))
    assert is_intact(AddressRegister())


def test_what_is_published_stays_in_its_place_and_the_new_comes_after() -> None:
    first = published(make_glossary(make_concept("zona", sigle=("AT",))))
    words = (make_concept("area-vasta", sigle=("AT",)), make_concept("zona"))
    second = after(published(after(first, *words), date(2026, 12, 1)), *words).published
    assert [(link.forma, link.voce) for link in second.brevi] == [
        ("at", "zona"), ("zona", "zona"), ("area-vasta", "area-vasta"), ("at", "area-vasta"),
    ]  # fmt: skip
    assert [word.id for word in second.voci] == ["zona", "area-vasta"]


def test_a_word_that_leaves_keeps_its_line_and_its_name() -> None:
    first = published(make_glossary(make_concept("citta", termine="città"), make_concept("bando")))
    left = {"withdrawn": {"citta": gone()}, "redirects": {"avviso": moved("bando")}}
    register = after(
        published(after(first, make_concept("bando"), **left), LATER), make_concept("bando")
    ).published
    assert [(word.id, word.nome) for word in register.voci] == [
        ("bando", "bando"), ("citta", "città"), ("avviso", "avviso"),
    ]  # fmt: skip
    assert [(move.da, move.a) for move in register.rinvii] == [("avviso", "bando")]


def test_an_edition_is_named_after_its_day_and_the_newest_is_first() -> None:
    first = published(make_glossary(make_concept("a")))
    second = published(after(first, make_concept("a"), make_concept("b")), LATER)
    assert [p.version for p in (first, second)] == ["2026-11-23", "2026-12-01"]
    assert (second.previous_tag, second.frozen) == ("dati-2026-11-23", ("b",))
    assert [p.versione for p in after(second).news.pubblicazioni] == ["2026-12-01", "2026-11-23"]


def test_a_comma_is_no_news_and_yet_another_text() -> None:
    first = published(make_glossary(make_concept("a", in_breve="nucleo comune")))
    second = published(after(first, make_concept("a", in_breve="nucleo, comune")), LATER)
    assert (second.news, second.frozen, second.is_empty) == ((), ("a",), False)
    assert [p.versione for p in after(second).news.pubblicazioni] == ["2026-12-01", "2026-11-23"]


def test_the_day_of_a_reading_and_the_name_of_a_source_are_no_change_of_the_word() -> None:
    first = published(make_glossary(make_concept("a")))
    reading = {"letto_su": "testo", "letto_il": "2026-12-01", "chi": "redazione"}
    read = Source.model_validate(CTS.model_dump() | {"nome": "Codice", "letture": [reading]})
    assert published(after(first, make_concept("a"), sources={"cts": read}), LATER).is_empty


def test_a_word_that_moves_does_not_change_those_that_name_it() -> None:
    near = {"vedi_anche": ("bando",), "note_redazionali": "da guardare"}
    first = published(make_glossary(make_concept("bando"), make_concept("a", **near)))
    words = (make_concept("avviso", termine="bando"), make_concept("a", vedi_anche=("avviso",)))
    assert published(after(first, *words, redirects={"bando": moved("avviso")}), LATER).frozen == ("avviso",)


def test_another_address_of_the_site_is_told() -> None:
    known = after(published(FIRST), *FIRST.concepts.values(), paths=PATHS)
    proposal = publication(known, ("", "leggi/"), SiteFacts(url="https://altrove.it/"), LATER)
    assert (proposal.old_site, proposal.is_empty) == ("https://esempio.it/g/", False)
    assert after(proposal).news.pubblicazioni[0].indirizzo == "https://altrove.it/novita/#v2026-12-01"


def test_new_addresses_alone_are_published_without_news() -> None:
    known = after(published(FIRST), *FIRST.concepts.values(), paths=PATHS)
    proposal = published(known, LATER, pages=("", "leggi/", "quiz/"))
    assert (proposal.news, proposal.addresses, proposal.is_empty) == ((), ("quiz/",), False)
    assert len(after(proposal).news.pubblicazioni) == 1


@pytest.mark.parametrize("day", [date(2026, 11, 22), DAY])
def test_the_same_day_as_the_last_publication_or_one_before_is_refused(day: date) -> None:
    known = after(published(FIRST), *FIRST.concepts.values(), make_concept("b"))
    with pytest.raises(
        ValueError,
        match=r"^L’ultima pubblicazione è del 2026-11-23: se ne fa una al giorno, scegli un giorno dopo\.$",
    ):
        published(known, day)


def test_hostile_names_are_written_and_read_back() -> None:
    name = "a: b, {c} [d] #e \\ \"f\" 'g' %h & *i* no"
    glossary = make_glossary(make_concept("bando", termine=name), sources={"cts": CTS})
    known = after(published(glossary))
    assert [word.nome for word in known.published.voci] == [name]
    assert is_intact(known.published)


def test_an_edition_has_its_version_its_day_and_its_address() -> None:
    said = yaml.safe_load(citation(CITED, "2026-11-23.2", date(2026, 11, 23)))
    assert {name: said[name] for name in ("cff-version", "type", "title", "version", "date-released", "url", "license")} == {
        "cff-version": "1.2.0", "type": "dataset", "title": "Prova: «una»", "version": "2026-11-23.2",
        "date-released": date(2026, 11, 23), "url": "https://esempio.it/", "license": "CC-BY-4.0",
    }  # fmt: skip
    assert said["authors"] == [{"name": "Redazione di Parole in comune"}]


def test_before_the_first_edition_there_is_no_day_and_a_placeholder_is_no_address() -> None:
    said = yaml.safe_load(citation(SiteFacts(name="Prova", url="https://parole-in-comune.example/")))
    assert said["version"] == "non ancora pubblicato"
    assert not said.keys() & {"date-released", "url"}


def test_a_version_that_looks_like_a_day_stays_a_text() -> None:
    assert yaml.safe_load(citation(CITED, "2026-11-23", date(2026, 11, 23)))["version"] == "2026-11-23"
