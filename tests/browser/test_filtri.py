"""The filters of the A–Z page as people use them: a real browser, a real site, keyboard first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from site_fixture import until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORDS = 14
STATUS = "[data-pc-esito]"
CLEAR = "[data-pc-togli]"


def shown(page: Page) -> list[str]:
    """Return the ids of the words that are to be seen."""
    ids: list[str] = page.eval_on_selector_all(
        ".pc-riga", "rows => rows.filter(r => r.checkVisibility()).map(r => r.id.replace('voce-', ''))"
    )
    return ids


def query(page: Page) -> str:
    """Return what the address asks."""
    return page.url.partition("?")[2]


@pytest.mark.parametrize(
    ("asked", "words", "status"),
    [
        ("accordo=divergono", ["bando", "tavolo"], "2 parole su 14. Accordo: Divergono"),
        (
            "accordo=divergono&accordo=coincidono",
            ["agenzia-di-tutela-della-salute", "bando", "tavolo"],
            "3 parole su 14. Accordo: Coincidono, Divergono",
        ),
        (
            "area=soggetti&accordo=coincidono",
            ["agenzia-di-tutela-della-salute"],
            "1 parola su 14. Accordo: Coincidono; Area: Soggetti",
        ),
        (
            "area=strumenti&accordo=divergono&stato=bozza",
            ["bando", "tavolo"],
            "2 parole su 14. Accordo: Divergono; Area: Strumenti; Stato: Bozza redazionale",
        ),
        ("manca=terzo-settore", ["rete"], "1 parola su 14. Manca la voce di: Terzo settore"),
        ("stato=manca-una-voce", ["rete"], "1 parola su 14. Stato: Manca una voce"),
    ],
)
def test_an_address_carries_the_choice(
    page: Page, base: str, asked: str, words: list[str], status: str
) -> None:
    page.goto(f"{base}termini/?{asked}")
    assert shown(page) == words
    assert page.inner_text(STATUS) == status
    assert query(page) == asked


def test_what_the_page_does_not_know_is_left_out(page: Page, base: str) -> None:
    page.goto(base + "termini/?area=%3Cscript%3E&accordo=boh&manca=&altro=1")
    assert len(shown(page)) == WORDS
    assert page.inner_text(STATUS) == "14 parole"
    page.check("[value=divergono]")
    assert query(page) == "altro=1&accordo=divergono"


def test_a_walk_with_the_keyboard_alone(page: Page, base: str) -> None:
    page.goto(base + "termini/")
    page.focus(".pc-filtri summary")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # it does not send the form
    assert page.inner_text(STATUS) == "10 parole su 14. Accordo: Si completano"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.inner_text(STATUS) == "3 parole su 14. Accordo: Si completano; Area: Soggetti"
    assert query(page) == "accordo=si-completano&area=soggetti"
    for _ in ("stato", "manca", "togli"):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Togli i filtri"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Filtra le parole"
    assert (page.inner_text(STATUS), query(page), len(shown(page))) == ("14 parole", "", WORDS)
    assert page.is_hidden(CLEAR)


def test_every_control_has_a_name_that_is_seen(page: Page, base: str) -> None:
    page.goto(base + "termini/")
    names = page.eval_on_selector_all(
        ".pc-filtri :is(select, input)", "fields => fields.map(f => f.labels[0].innerText.trim())"
    )
    assert names == [
        "Coincidono (1)",
        "Si completano (10)",
        "Divergono (2)",
        "Area",
        "Stato",
        "Manca la voce di",
    ]
    assert page.get_by_role("group", name="Accordo").get_by_role("checkbox").count() == 3
    assert page.get_by_role("form", name="Filtri").count() == 1
    assert page.locator(STATUS).get_attribute("role") == "status"


def test_each_option_counts_what_it_would_give_beside_the_others(page: Page, base: str) -> None:
    page.goto(base + "termini/?area=soggetti")
    assert page.locator(".pc-filtri__spunta").all_inner_texts() == [
        "Coincidono (1)",
        "Si completano (3)",
        "Divergono (0)",
    ]
    assert page.locator("[name=area] option").all_inner_texts() == ["Tutte", "Strumenti (10)", "Soggetti (4)"]


def test_letters_without_words_are_no_longer_links(page: Page, base: str) -> None:
    page.goto(base + "termini/?accordo=divergono")
    assert page.locator(".pc-lettera:visible h2").all_inner_texts() == ["B", "T"]
    assert page.locator(".pc-lettere a[href]").all_inner_texts() == ["B", "T"]
    disabled = page.locator(".pc-lettere a:not([href])")
    assert disabled.all_inner_texts() == ["A", "C", "E", "P", "R", "S"]
    assert disabled.first.get_attribute("aria-disabled") == "true"
    page.click(CLEAR)
    assert page.locator(".pc-lettere a[aria-disabled]").count() == 0
    assert page.get_attribute(".pc-lettere a", "href") == "#lettera-a"


def test_the_back_button_finds_the_list_as_it_was(page: Page, base: str) -> None:
    page.goto(base + "termini/")
    length = page.evaluate("history.length")
    page.check("[value=divergono]")
    page.select_option("[name=area]", "strumenti")
    assert page.evaluate("history.length") == length
    page.click("#voce-tavolo a")
    page.wait_for_url("**/termini/tavolo/")
    page.go_back()
    assert shown(page) == ["bando", "tavolo"]
    assert page.is_checked("[value=divergono]")
    assert page.input_value("[name=area]") == "strumenti"
    page.go_forward()
    page.wait_for_url("**/termini/tavolo/")


def test_back_and_forward_inside_the_page(page: Page, base: str) -> None:
    page.goto(base + "termini/?accordo=divergono")
    page.click(".pc-lettere a[href='#lettera-t']")
    page.check("[value=coincidono]")
    assert page.url.endswith("?accordo=coincidono&accordo=divergono#lettera-t")
    page.go_back()
    until(page, "!document.querySelector('[value=coincidono]').checked")
    assert shown(page) == ["bando", "tavolo"]
    page.go_forward()
    until(page, "document.querySelector('[value=coincidono]').checked")
    assert shown(page) == ["agenzia-di-tutela-della-salute", "bando", "tavolo"]


def test_no_words_and_a_way_out(page: Page, base: str) -> None:
    page.goto(base + "termini/?stato=condivisa&accordo=divergono")
    assert shown(page) == []
    assert page.inner_text(STATUS) == "Nessuna parola con questi filtri. Accordo: Divergono; Stato: Condivisa"
    page.click(CLEAR)
    assert len(shown(page)) == WORDS
    assert query(page) == ""


def test_the_look_up_keeps_working_together(page: Page, base: str) -> None:
    page.goto(base + "termini/?q=ets&accordo=divergono")
    page.wait_for_selector("[role=option]")
    assert page.locator(".pc-ricerca__nome").first.inner_text() == "ente del Terzo settore"
    assert shown(page) == ["bando", "tavolo"]
    page.uncheck("[value=divergono]")
    assert query(page) == "q=ets"
    page.check("[value=coincidono]")
    assert query(page) == "q=ets&accordo=coincidono"


def test_without_javascript_all_the_words_and_no_controls(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "termini/?accordo=divergono")
    assert page.locator(".pc-riga:visible").count() == WORDS
    assert page.locator(".pc-filtri").is_hidden()
    assert page.locator(".pc-filtri").evaluate("form => form.getClientRects().length") == 0
    assert page.inner_text(STATUS) == "14 parole"
    context.close()


def test_an_area_has_the_filter_by_agreement_alone(page: Page, base: str) -> None:
    page.goto(base + "aree/strumenti/?accordo=divergono")
    assert shown(page) == ["bando", "tavolo"]
    assert page.inner_text(STATUS) == "2 parole su 10. Accordo: Divergono"
    assert page.locator(".pc-filtri select").count() == 0
    page.click(CLEAR)
    assert len(shown(page)) == 10


def test_a_letter_is_reached_where_it_is(browser: Browser, base: str) -> None:
    """Parts of the list are drawn late: they must not push away the letter one has jumped to."""
    context = browser.new_context(viewport={"width": 320, "height": 480})
    page = context.new_page()
    page.goto(base + "termini/")
    page.click(".pc-lettere a[href='#lettera-p']")
    top = "document.getElementById('lettera-p').getBoundingClientRect().top"
    until(page, f"{top} > 0 && {top} < 100")
    page.wait_for_timeout(300)
    assert 0 < page.evaluate(top) < 100
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone(browser: Browser, base: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(base + "termini/?accordo=divergono&area=strumenti")
    assert page.is_hidden("[name=area]")
    assert page.inner_text(STATUS) == "2 parole su 14. Accordo: Divergono; Area: Strumenti"
    page.click(".pc-filtri summary")
    assert page.is_visible("[name=area]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    see = page.locator("[data-pc-mostra]")
    assert (see.inner_text(), see.get_attribute("aria-disabled")) == ("Mostra 2 parole", "false")
    page.check("[value=coincidono]")
    page.uncheck("[value=divergono]")
    none = ("Nessuna parola: cambia i filtri", "true")
    assert (see.inner_text(), see.get_attribute("aria-disabled")) == none
    page.uncheck("[value=coincidono]")
    page.check("[value=divergono]")
    see.click()
    assert page.is_hidden("[name=area]")
    assert page.evaluate("document.activeElement.matches('.pc-filtri summary')")
    context.close()


def test_the_button_that_shows_the_words_is_only_on_a_phone(page: Page, base: str) -> None:
    page.goto(base + "termini/")
    assert page.is_hidden("[data-pc-mostra]")
