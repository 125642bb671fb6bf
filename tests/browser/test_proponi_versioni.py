"""Drafts and versions in «Proponi»: nothing that somebody typed is lost, nothing is put back in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from form_pages import drafts, field, fields, open_form, received, sent, settled, with_draft, yaml
from proposal_cases import registers
from usual_spellings import SPELLINGS, sources

from parole.glossary.usual_citations import UsualCitations
from parole.proposals.base import prints_of
from parole.proposals.submission import Outcome

if TYPE_CHECKING:
    from playwright.sync_api import Page

STATUS = "[data-pc=bozza-stato]"


def published(page: Page) -> dict[str, Any]:
    """Return the fields of «tavolo» as the site has them."""
    page.goto(page.url.split("/proponi/")[0] + "/proponi/?voce=tavolo")
    page.wait_for_selector("[data-pc-proponi]:not([aria-busy])")
    typed: dict[str, Any] = page.evaluate("ParoleVoce.typed")
    return {
        **typed,
        "casi": [{**case, "vale_per": case.get("vale_per", [])} for case in typed.get("casi", [])],
    }


def old_draft(page: Page, base: str, mine: dict[str, Any], then: dict[str, Any]) -> None:
    """Leave a draft begun when the word said ``then`` in some parts, where the author wrote ``mine``."""
    open_form(page, base, "?voce=tavolo")
    now = published(page)
    start = {**now, **then}
    line = ".".join(f"{name}-{mark}" for name, mark in prints_of(start).items())
    with_draft(page, base, {**start, **mine}, "tavolo", start=start, base=line)
    open_form(page, base, "?voce=tavolo&lato=tutte")


def test_a_draft_over_a_word_that_has_changed_keeps_what_is_published_now(page: Page, base: str) -> None:
    old_draft(page, base, {"attenzione": "Uno dice A, l’altro capisce B."}, {"in_breve": "com’era prima"})
    assert "ciò che non hai toccato è quello di adesso" in page.inner_text(STATUS)
    assert page.is_hidden("[data-pc=scontri]")
    assert field(page, "In breve").input_value() != "com’era prima"
    assert fields(page) == "attenzione: >-\n  Uno dice A, l’altro capisce B.\n"
    answer = received(sent(page))
    assert answer.outcome is Outcome.READY, answer.faults


def test_a_part_that_two_people_changed_shows_both_and_asks(page: Page, base: str) -> None:
    old_draft(page, base, {"in_breve": "luogo dove si parla"}, {"in_breve": "com’era prima"})
    box = page.locator("[data-pc=scontri]")
    told = box.locator("li p").all_inner_texts()
    assert told[1] == "Nella tua bozza: «luogo dove si parla»."
    field(page, "Attenzione (facoltativo)").fill("Uno dice A, l’altro capisce B.")
    settled(page)
    open_form(page, base, "?voce=tavolo&lato=tutte")  # kept, and told again
    answer = received(sent(page))
    assert answer.outcome is Outcome.TO_MEND
    assert answer.faults[0].startswith(
        "In breve: mentre scrivevi, questa parte l’ha cambiata anche un’altra persona."
    )

    box.get_by_role("button", name="Tieni il mio").click()
    assert page.is_hidden("[data-pc=scontri]")
    assert received(sent(page)).outcome is Outcome.READY


def test_the_text_of_now_may_be_taken(page: Page, base: str) -> None:
    old_draft(page, base, {"in_breve": "luogo dove si parla"}, {"in_breve": "com’era prima"})
    page.get_by_role("button", name="Usa quello di adesso").click()
    assert fields(page) == ""
    assert page.is_hidden("[data-pc=scontri]")


def test_every_new_word_has_its_own_draft(page: Page, base: str) -> None:
    for name in ("sportello unico", "tavolo sociale"):
        open_form(page, base, f"?termine={name}&lato=pa")
        assert field(page, "In breve").input_value() == ""
        field(page, "In breve").fill(f"cosa detta {name}")
        settled(page)
    assert len(drafts(page)) == 2
    for name in ("sportello unico", "Sportello Unico"):
        open_form(page, base, f"?termine={name}&lato=pa")
        assert field(page, "In breve").input_value() == "cosa detta sportello unico"
    others = page.locator("[data-pc=altre-bozze] a")
    assert others.all_inner_texts() == ["tavolo sociale", "Comincia un’altra parola"]
    others.last.click()
    page.wait_for_selector("[data-pc-proponi]:not([aria-busy])")
    page.get_by_role("radio", name="Terzo settore").check()
    assert field(page, "Termine").input_value() == ""
    open_form(page, base, "?lato=pa")
    assert field(page, "Termine").input_value() == "tavolo sociale"


def test_two_tabs_with_the_same_draft_do_not_overwrite_each_other(page: Page, base: str) -> None:
    open_form(page, base, "?voce=tavolo&lato=tutte")
    other = page.context.new_page()
    open_form(other, base, "?voce=tavolo&lato=tutte")
    field(page, "In breve").fill("scritto nella prima")
    settled(page)
    other.wait_for_selector("[data-pc=tieni]:visible")
    field(other, "In breve").fill("scritto nella seconda")
    settled(other)
    assert other.inner_text(STATUS).startswith("Questa bozza è stata cambiata in un’altra scheda")
    assert "scritto nella prima" in page.evaluate("localStorage['parole/proposta/tavolo']")
    other.click("[data-pc=prendi]")
    assert field(other, "In breve").input_value() == "scritto nella prima"
    field(other, "In breve").fill("scritto nella seconda")
    settled(other)
    page.wait_for_selector("[data-pc=tieni]:visible")
    page.click("[data-pc=tieni]")
    assert "scritto nella prima" in page.evaluate("localStorage['parole/proposta/tavolo']")
    other.close()


def test_a_source_typed_and_not_chosen_is_kept_and_sent(page: Page, base: str) -> None:
    open_form(page, base, "?voce=tavolo&lato=tutte")
    page.locator("[data-pc-foglio=pa]").get_by_role("button", name="Aggiungi").click()
    typed = page.locator("[data-pc-foglio=pa]").get_by_role("combobox").last
    typed.fill("Linee guida di quartiere")
    settled(page)
    assert "parte così com’è, e la redazione la aggiunge al registro" in page.inner_text(
        "[data-pc-foglio=pa]"
    )
    assert "- {fonte: Linee guida di quartiere}" in yaml(page)
    answer = received(sent(page))
    assert (answer.outcome, answer.faults) == (Outcome.READY, ())
    assert "linee-guida-di-quartiere:\n  tipo: documento\n" in answer.files["glossary/fonti.yml"]
    open_form(page, base, "?voce=tavolo&lato=tutte")
    assert (
        page.locator("[data-pc-foglio=pa]").get_by_role("combobox").last.input_value()
        == "Linee guida di quartiere"
    )


def test_a_citation_as_people_write_it_is_proposed(page: Page, base: str) -> None:
    open_form(page, base, "?voce=tavolo&lato=tutte")
    page.locator("[data-pc-foglio=pa]").get_by_role("button", name="Aggiungi").click()
    typed = page.locator("[data-pc-foglio=pa]").get_by_role("combobox").last
    typed.type("art. 55 comma 3 del Codice del Terzo settore")
    assert (
        page.locator("[data-pc-foglio=pa] [role=option]").first.text_content()
        == "Codice del Terzo settore art. 55, c. 3"
    )
    typed.press("Enter")
    assert 'rif: "art. 55, c. 3"' in yaml(page)


def test_the_browser_understands_citations_as_python_does(page: Page, base: str) -> None:
    open_form(page, base)
    register = [
        {"id": id_, "nome": source.nome, "tipo": source.tipo, "about": source.estremi or ""}
        | ({"europeo": True} if source.celex else {})
        | ({"urn": True} if source.urn else {})
        for id_, source in sources().items()
    ]
    texts = [text for text, _, _ in SPELLINGS] + [
        "boh",
        "",
        "art. 57-55 CTS",
        "legge 117/2017, art. 5",
        "x" * 900,
    ]
    understood = page.evaluate(
        """([fonti, texts]) => {
          const checker = ParoleRegole.checker(ParoleModello, { ...ParoleRegistri, fonti }, ParoleNomi);
          return texts.map((text) => checker.understood(text)).map(({ fonte, rif, whole }) => [fonte, rif, whole]);
        }""",
        [register, texts],
    )
    known = UsualCitations(sources())
    assert registers().sources
    assert understood == [[said.fonte, said.rif, said.whole] for said in map(known.understood, texts)]
