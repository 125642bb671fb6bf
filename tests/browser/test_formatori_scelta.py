"""The picker of «Per chi forma»: my word, or my sheet, in the place of the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from site_fixture import until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TRAINERS = "formatori/"
USES = "[...document.querySelectorAll('aside[data-pc-di]')].map(e => e.getAttribute('aria-label'))"


def links(page: Page, where: str) -> list[str]:
    return page.eval_on_selector_all(f"{where} a", "els => els.map(e => e.getAttribute('href'))")


def test_one_choice_prepares_the_half_hour_and_every_file(page: Page, base: str) -> None:
    page.goto(base + TRAINERS)
    before = links(page, "aside[data-pc-di]")
    page.select_option("#pc-scegli", "bando")
    assert page.url == base + TRAINERS + "?parole=bando"
    assert page.inner_text("[data-pc-formatori] [role=status]") == "Qui sotto è tutto pronto per «bando»."
    assert links(page, "aside[data-pc-di]")[:-1] == [link.replace("tavolo", "bando") for link in before][:-1]
    assert links(page, "aside[data-pc-di]")[-1].endswith("/t/bando/")
    assert links(page, "ol[data-pc-di]")[:2] == ["../presenta/bando/", "../stampa/?parole=bando&pezzi=fogli"]
    assert page.inner_text("ol[data-pc-di] li >> nth=0").startswith(
        "La parola e basta 5 minuti\n\nApri «bando» a schermo"
    )
    assert page.evaluate(USES) == ["Da usare con la parola «bando»"]
    assert page.locator(".pc-forma__codice").get_attribute("alt") == "Codice QR di «bando»"
    assert page.locator(".pc-forma__codice").evaluate("img => img.decode().then(() => img.naturalWidth > 0)")
    page.reload()
    until(page, f"({USES}).join() === 'Da usare con la parola «bando»'")


def test_words_are_added_and_used_together(page: Page, base: str) -> None:
    page.goto(base + TRAINERS + "?parole=bando,sparita")
    until(page, "document.querySelector('#pc-scegli').value === 'bando'")
    assert page.inner_text("[data-pc-formatori] [role=status]").endswith("Nel glossario non c’è: sparita.")
    page.click("[data-pc-fai=aggiungi]")
    page.select_option("#pc-scegli", "tavolo")
    assert page.evaluate(USES) == ["Da usare con la parola «bando»", "Da usare con la parola «tavolo»"]
    wanted = [f"{base}{kind}/?parole=bando,tavolo" for kind in ("presenta", "quiz", "stampa")]
    assert links(page, ".pc-scegli__insieme") == [*wanted, f"{wanted[2]}&pezzi=fogli"]


def test_my_sheet_is_one_button_away_from_a_disk_too(browser: Browser, www: Path) -> None:
    page = browser.new_page()
    page.goto((www / "glossario/formatori/index.html").as_uri())
    assert page.is_hidden("[data-pc-fai=foglio]")
    page.evaluate("ParoleFoglio.add(['tavolo', 'bando'])")
    page.click("[data-pc-fai=foglio]")
    until(page, f"({USES}).length === 2")
    page.close()
