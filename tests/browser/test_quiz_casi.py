"""«È questo?», alone and in a room, by keyboard, click and touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe import faults
from site_fixture import until, watched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

QUIZ = "quiz/per-cominciare/"


def choose(page: Page, group: str, name: str) -> None:
    page.click(f"[data-gruppo={group}] button:text-is('{name}')")


def test_alone_each_side_is_asked_then_both_answers_have_their_reason(browser: Browser, base: str) -> None:
    with watched(browser, base, viewport={"width": 320, "height": 640}, has_touch=True) as page:
        page.goto(base + QUIZ)
        assert page.inner_text(".pc-equesto__punto") == "1 di 6"
        assert page.locator(".pc-equesto__fatto:visible").all_inner_texts() == [
            "Una lettera fissa il giorno e l’ordine del giorno."
        ]
        choose(page, "pa", "Sì")
        assert page.locator(".pc-equesto__risposta:visible").count() == 0
        choose(page, "terzo-settore", "Sì")
        assert page.inner_text(".pc-equesto__esito") == (
            "Per la pubblica amministrazione: sì (come te). Per il Terzo settore: no (tu: sì)."
        )
        answer = page.inner_text(".pc-equesto__risposta:visible")
        assert answer.startswith("Sì per la pubblica amministrazione, no per il Terzo settore: per l’ufficio")
        assert page.evaluate("document.activeElement.textContent") == "Avanti"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert faults(page) == []


def test_at_the_end_of_a_word_one_says_where_it_is_misunderstood(page: Page, base: str) -> None:
    page.goto(base + QUIZ)
    for _ in range(4):
        page.click("[data-pc-fai=avanti] >> visible=true")
    assert page.inner_text(".pc-equesto__fatto:visible") == "Dove vi fraintendereste?"
    choose(page, "dove", "chi paga")
    assert page.inner_text(".pc-equesto__esito") == "Il glossario dice: chi decide, quando (tu: chi paga)."
    assert "Divergono: quando, chi decide. Qui ci si fraintende." in page.inner_text(
        ".pc-equesto__risposta:visible"
    )
    page.keyboard.press("Enter")
    for _ in range(6):
        page.click("[data-pc-fai=avanti] >> visible=true")
    assert page.evaluate("document.activeElement.textContent") == "Com’è andata"
    assert page.inner_text(".pc-equesto__voto") == (
        "0 risposte su 1 come nel glossario. Le parole da riprendere insieme, con qualcuno dell’altro lato:"
    )
    assert page.locator(".pc-equesto__riparlarne a").get_attribute("href") == "../../termini/tavolo/"
    page.click(".pc-equesto__fine button")
    assert page.inner_text(".pc-equesto__punto") == "1 di 6"
    assert page.locator(".pc-equesto [aria-pressed=true]").count() == 0


def test_in_a_room_hands_are_counted_by_keyboard_and_nothing_else_is_reached(page: Page, base: str) -> None:
    page.goto(base + QUIZ)
    page.click("[data-pc-fai=sala]")
    until(page, "document.fullscreenElement?.matches('.pc-equesto--sala')")
    for key in ("1", "1", "1", "2", "3", "4", "4", "Delete"):
        page.keyboard.press(key)
    assert page.locator(".pc-equesto__gruppo:visible button").all_inner_texts() == [
        "Sì · 3", "No · 1", "Sì · 1", "No · 1",
    ]  # fmt: skip
    page.keyboard.press("ArrowRight")
    assert page.inner_text(".pc-equesto__esito") == (
        "Per la pubblica amministrazione: sì (3 mani su 4). Per il Terzo settore: no (1 mano su 2)."
    )
    assert faults(page) == []
    page.keyboard.press("1")  # answered: no hand counts any more
    page.keyboard.press("PageDown")
    assert page.inner_text(".pc-equesto__punto") == "2 di 6"
    page.keyboard.press("ArrowLeft")
    assert page.locator(".pc-equesto__gruppo:visible button").all_inner_texts()[0] == "Sì · 3"
    reached = page.evaluate(
        "[...document.querySelectorAll('header a, #di-chi-e ~ * button')].filter(e => !e.closest('[inert]')).length"
    )
    assert reached == 0
    page.keyboard.press("Escape")
    until(
        page, "!document.fullscreenElement && !document.querySelector('.pc-equesto--sala, [inert] .pc-quiz')"
    )
    assert page.inner_text(".pc-equesto__punto") == "1 di 6"


def test_without_the_script_the_cases_are_a_list_with_folded_answers(browser: Browser, base: str) -> None:
    with watched(browser, base, java_script_enabled=False) as page:
        page.goto(base + QUIZ)
        assert page.locator(".pc-equesto__passo:visible").count() == 6
        assert page.locator(".pc-equesto button:visible").count() == 0
        page.click(".pc-equesto__risposta summary >> nth=0")
        assert page.is_visible("text=Sì per la pubblica amministrazione, no per il Terzo settore")


def test_the_cases_of_my_sheet_are_asked_from_a_disk_too(browser: Browser, www: Path) -> None:
    page = browser.new_page()
    page.goto((www / "glossario/quiz/index.html").as_uri() + "?parole=bando,tavolo,sparita")
    page.wait_for_selector(".pc-equesto__punto:visible")
    assert page.inner_text(".pc-equesto__punto") == "1 di 6"
    assert page.inner_text("[data-pc-quiz-perse]") == "Nel glossario non c’è: sparita."
    page.close()
