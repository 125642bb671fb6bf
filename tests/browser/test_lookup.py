"""The look-up as people use it: a real browser, a real site, keyboard first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import places
import pytest
from site_fixture import until

from parole.language.italian import key, words
from parole.language.stemming import PREFIXES, STOP_WORDS, stems

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VECTORS = json.loads((places.DATA / "analisi.json").read_text(encoding="utf-8"))


def found(page: Page, query: str) -> list[str]:
    """Type ``query`` and return the names suggested."""
    page.fill("#pc-q", query)
    until(
        page,
        "document.querySelector('#pc-q-elenco:not([hidden])') || document.querySelector('.pc-ricerca__niente:not([hidden])')",
    )
    return page.locator("#pc-q-elenco .pc-ricerca__nome").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ETS", ["ente del Terzo settore"]),
        ("e.t.s.", ["ente del Terzo settore"]),
        ("enti", ["ente del Terzo settore"]),
        ("sussidiarieta", ["sussidiarietà orizzontale"]),
        ("coprogettazione", ["co-progettazione"]),
        ("co progettazione", ["co-progettazione"]),
        ("coprogetazione", ["co-progettazione"]),
        ("co-prog", ["co-progettazione", "co-programmazione"]),
        ("dell’ente", ["ente del Terzo settore"]),
        ("tavoli", ["tavolo"]),
        ("rendiconto", ["rendicontazione"]),
        ("carico", ["presa in carico"]),
        (
            "ATS",
            [
                "Agenzia di Tutela della Salute",
                "ambito territoriale sociale",
                "associazione temporanea di scopo",
            ],
        ),
        ("convenzione", ["convenzione di co-progettazione", "convenzione art. 56"]),
    ],
)
def test_words_are_found(page: Page, base: str, query: str, first: list[str]) -> None:
    page.goto(base)
    assert sorted(found(page, query)[: len(first)]) == sorted(first)


def test_a_suggestion_says_why_it_was_found(page: Page, base: str) -> None:
    page.goto(base + "termini/bando/")
    found(page, "rendiconto")
    assert page.locator(".pc-ricerca__perche").first.inner_text() == "variante: rendiconto"
    found(page, "tavoli")
    assert page.locator(".pc-ricerca__perche").first.inner_text() == "altra forma"
    found(page, "ETS")
    assert page.locator(".pc-ricerca__perche").first.inner_text() == "sigla: ETS"
    found(page, "coprogetazione")
    assert page.locator(".pc-ricerca__perche").first.inner_text() == "forse cercavi"
    found(page, "rendicontto")
    assert page.locator(".pc-ricerca__perche").first.inner_text() == "forse cercavi: rendiconto"


def test_words_of_the_texts_come_after_the_names_and_say_where_they_are(page: Page, base: str) -> None:
    page.goto(base + "termini/bando/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    found(page, "bando")
    assert "assets/ricerca/testi.js" not in asked
    page.fill("#pc-q", "ambito che firma")
    page.wait_for_selector(".pc-ricerca__perche:text('nel testo')")
    assert asked.count("assets/ricerca/testi.js") == 1
    assert page.locator(".pc-ricerca__nome").first.inner_text() == "ambito territoriale sociale"
    assert page.locator(".pc-ricerca__perche").first.inner_text() == "nel testo: ambito, firma"
    assert page.locator(".pc-ricerca__breve").first.inner_text() == "Nucleo comune di questa parola."


def test_hand_written_pages_are_found(page: Page, base: str) -> None:
    page.goto(base + "termini/bando/")
    page.fill("#pc-q", "licenza e contatti")
    page.wait_for_selector(".pc-ricerca__perche:text('pagina')")
    option = page.locator("[role=option]", has_text="pagina:").first
    assert option.get_attribute("href") == "../../informazioni/"


def test_without_the_texts_the_names_still_answer(browser: Browser, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/testi.js", lambda route: route.abort())
    page.route("**/brevi-*.js", lambda route: route.abort())
    page.goto(base + "termini/bando/")
    assert found(page, "presa") == ["presa in carico"]
    assert found(page, "zzzz") == []
    context.close()


def test_a_name_that_looks_like_it_is_offered(page: Page, base: str) -> None:
    page.goto(base + "termini/bando/")
    assert found(page, "rendicotassioni") == []
    assert page.inner_text(".pc-ricerca__niente") == (
        "Nessuna parola trovata per «rendicotassioni». "
        "Forse cercavi: rendicontazione, convenzione (di co-progettazione)? Proponila"
    )
    assert page.locator(".pc-ricerca__simile").first.get_attribute("href") == "../../termini/rendicontazione/"


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("tavoli", "termini/tavolo/"),
        ("zzzz", "termini/?q=zzzz"),
        ("xyzwù & zzzz", "termini/?q=xyzw%C3%B9%20%26%20zzzz"),
    ],
)
def test_enter_goes_to_the_first_result_or_to_the_list(
    page: Page, base: str, query: str, address: str
) -> None:
    page.goto(base + "termini/bando/")
    page.fill("#pc-q", query)
    assert page.url == base + "termini/bando/"
    page.press("#pc-q", "Enter")
    page.wait_for_url(base + address)
    if "?q=" in address:
        page.wait_for_selector(".pc-ricerca__niente:not([hidden])")
        assert page.input_value("#pc-q") == query


def test_nothing_found_offers_to_propose_the_word(page: Page, base: str) -> None:
    page.goto(base)
    assert found(page, "zzzz") == []
    assert page.inner_text(".pc-ricerca__niente") == "Nessuna parola trovata per «zzzz». Proponila"
    assert page.inner_text("[role=status]") == "Nessuna parola trovata per «zzzz»."


def test_hostile_text_stays_text(page: Page, base: str) -> None:
    page.goto(base)
    found(page, "<img src=x onerror=alert(1)>")
    assert page.locator(".pc-ricerca img").count() == 0


def test_a_walk_with_the_keyboard_alone(page: Page, base: str) -> None:
    page.goto(base + "termini/bando/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "pc-q"
    assert page.get_attribute("#pc-q", "role") == "combobox"
    page.keyboard.type("ats")
    page.wait_for_selector("#pc-q-elenco:not([hidden])")
    assert page.get_attribute("#pc-q", "aria-expanded") == "true"
    assert page.inner_text("[role=status]") == "3 parole trovate"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#pc-q", "aria-activedescendant") == "pc-q-elenco-1"
    assert page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.get_attribute("#pc-q", "aria-activedescendant") == "pc-q-elenco-2"
    page.keyboard.press("Escape")
    assert page.get_attribute("#pc-q", "aria-expanded") == "false"
    assert page.input_value("#pc-q") == "ats"
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#pc-q-elenco:not([hidden])")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/termini/agenzia-di-tutela-della-salute/")


def test_control_k_takes_to_the_field(page: Page, base: str) -> None:
    page.goto(base + "aree/strumenti/")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "pc-q"


def test_an_address_may_carry_the_query(page: Page, base: str) -> None:
    page.goto(base + "termini/?q=ets")
    page.wait_for_selector("[role=option]")
    assert page.locator(".pc-ricerca__nome").first.inner_text() == "ente del Terzo settore"


def test_the_index_is_loaded_only_when_somebody_searches(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + "termini/bando/")
    assert not [url for url in asked if "nomi.js" in url]
    page.focus("#pc-q")
    until(page, "window.ParoleNomi")
    assert len([url for url in asked if "nomi.js" in url]) == 1


def test_without_javascript_the_field_leads_to_the_list(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "termini/bando/")
    page.fill("#pc-q", "ets")
    page.press("#pc-q", "Enter")
    page.wait_for_url("**/termini/?q=ets")
    assert page.locator(".pc-riga").count() == 14
    context.close()


@pytest.mark.parametrize(("text", "expected_words", "expected_key", "expected_stems"), VECTORS)
def test_python_analyses_as_written(
    text: str, expected_words: list[str], expected_key: str, expected_stems: list[str]
) -> None:
    assert (words(text), key(text), stems(text)) == (expected_words, expected_key, expected_stems)


def test_the_browser_analyses_as_python_does(page: Page, base: str) -> None:
    page.goto(base)
    analysed = page.evaluate(
        """texts => texts.map(t => [
            t, ParoleAnalisi.words(t), ParoleAnalisi.key(t), ParoleAnalisi.terms(t).map(ParoleAnalisi.stem)
        ])""",
        [v[0] for v in VECTORS],
    )
    assert analysed == VECTORS


def test_the_browser_ignores_the_words_that_python_ignores(page: Page, base: str) -> None:
    page.goto(base)
    lists = page.evaluate("[[...ParoleAnalisi.STOP_WORDS], [...ParoleAnalisi.PREFIXES]]")
    assert [set(words) for words in lists] == [STOP_WORDS, PREFIXES]


def test_enter_on_an_ambiguous_acronym_opens_the_page_that_asks(page: Page, base: str) -> None:
    page.goto(base + "termini/bando/")
    found(page, "a.t.s.")
    page.press("#pc-q", "Enter")
    page.wait_for_url(base + "t/ats/")
    page.goto(base + "termini/bando/")
    found(page, "ats")
    page.press("#pc-q", "ArrowDown")
    page.press("#pc-q", "Enter")
    page.wait_for_url("**/termini/agenzia-di-tutela-della-salute/")


def test_an_acronym_is_said_once(page: Page, base: str) -> None:
    page.goto(base + "termini/bando/")
    found(page, "ATS")
    assert page.locator("[role=option]").first.inner_text().count("ATS") == 1


def test_with_a_keyboard_open_two_results_stand_above_it(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("", "termini/bando/"):
        page.goto(base + path)
        page.click("#pc-q")
        found(page, "ats")
        assert page.locator("#pc-q").evaluate("field => field.getBoundingClientRect().top") < 20
        second = page.locator("[role=option]").nth(1)
        assert second.evaluate("option => option.getBoundingClientRect().bottom") < 440
        assert second.evaluate("option => option.getBoundingClientRect().height") < 80


def test_on_the_home_the_field_goes_in_the_header_when_its_own_scrolls_away(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(base)
    assert page.locator(".md-header #pc-q").count() == 0
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_selector(".md-header .pc-ricerca:has(#pc-q) + .pc-colori")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_selector(".md-content #pc-q")
    assert page.locator("#pc-q").count() == 1


def test_the_words_opened_lately_come_back_and_can_be_forgotten(page: Page, base: str) -> None:
    page.goto(base + "termini/bando/")
    found(page, "tavoli")
    page.press("#pc-q", "Enter")
    page.wait_for_url(base + "termini/tavolo/")
    page.focus("#pc-q")
    page.wait_for_selector("[role=listbox][aria-label='Parole cercate di recente']:not([hidden])")
    assert page.locator(".pc-ricerca__nome").all_inner_texts() == ["tavolo"]
    page.get_by_role("button", name="Dimentica queste parole").click()
    assert page.evaluate("localStorage.getItem('parole-recenti')") is None
    assert page.inner_text("[role=status] >> nth=0") == "Le parole recenti sono cancellate."


def test_where_storage_is_refused_no_word_is_remembered(browser: Browser, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no'); }"
    )
    page.goto(base + "termini/bando/")
    found(page, "tavoli")
    page.press("#pc-q", "Enter")
    page.wait_for_url(base + "termini/tavolo/")
    page.focus("#pc-q")
    until(page, "window.ParoleNomi")
    assert not page.locator("[role=listbox]").is_visible()
    context.close()


def test_an_act_leads_to_the_words_that_rest_on_it(page: Page, base: str) -> None:
    page.goto(base + "termini/bando/")
    found(page, "art. 55 cts")
    page.press("#pc-q", "Enter")
    page.wait_for_url(base + "termini/?fonte=cts&articolo=55")
    page.wait_for_selector(".pc-filtri__fonte")
    assert page.inner_text(".pc-filtri__fonte strong") == "Codice del Terzo settore, art. 55"
    assert page.get_attribute(".pc-filtri__fonte a", "href").endswith("~art55")  # type: ignore[union-attr]
    shown = page.locator(".pc-riga:visible").count()
    assert 0 < shown <= page.locator(".pc-riga").count()
    assert page.inner_text("[data-pc-esito]").endswith(" su 14. Fonte: una sola")
    page.click("[data-pc-togli]")
    assert page.url == base + "termini/"
    assert page.locator(".pc-riga:visible").count() == 14
