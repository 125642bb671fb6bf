"""The sheet of the first reading: filled on the screen, taken away as a table, printed to be filled with a pen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from axe import faults
from printing import printed
from site_fixture import until, watched

from parole.proposals.first_reading import read_sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

READING = "prima-lettura/?parole=tavolo,sparita,bando"


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".pc-lettura")


def tick(page: Page, word: str, part: str, box: str) -> None:
    page.check(f"[data-parola={word}] [data-parte={part}] [name={box}]")


def test_the_sheet_that_is_taken_away_is_the_one_that_the_command_reads(browser: Browser, base: str) -> None:
    with watched(browser, base, viewport={"width": 320, "height": 640}) as page:
        opened(page, base + READING)
        assert page.inner_text("[data-pc-prima-lettura] > [role=status]") == (
            "2 parole da leggere. Nel glossario non c’è: sparita."
        )
        assert page.locator(".pc-lettura h2").all_inner_texts() == ["tavolo", "bando"]
        tick(page, "tavolo", "in_breve", "va_bene")
        tick(page, "tavolo", "pa_vuol_dire", "va_bene")
        tick(page, "tavolo", "pa_vuol_dire", "cambia")
        assert not page.is_checked("[data-parola=tavolo] [data-parte=pa_vuol_dire] [name=va_bene]")
        page.fill("[data-parola=tavolo] [data-parte=pa_vuol_dire] textarea", '=1+1; «ciao» "qui"\nsempre')
        tick(page, "bando", "in_breve", "cambia")  # what was not changed corrects nothing
        page.click("text=Scarica il foglio compilato")
        assert page.inner_text(".pc-prima-lettura__esito") == "Scegli da quale lato leggete."
        page.select_option("[name=lato]", "terzo_settore")
        page.fill("[name=ente]", "Associazione di prova")
        page.fill("[name=data]", "2026-11-22")
        with page.expect_download() as download:
            page.click("text=Scarica il foglio compilato")
        assert download.value.suggested_filename == "prima-lettura-terzo_settore-2026-11-22.csv"
        sheet = read_sheet(Path(download.value.path()).read_bytes())
        assert (sheet.side, sheet.body, sheet.day) == ("terzo_settore", "Associazione di prova", "2026-11-22")
        assert (sheet.words["tavolo"].right, sheet.words["tavolo"].mended) == (
            {"in_breve"}, {"pa_vuol_dire": '=1+1; «ciao» "qui"\nsempre'},
        )  # fmt: skip
        assert (sheet.words["bando"].right, sheet.words["bando"].mended) == (set(), {})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert faults(page) == []


def test_without_words_the_paths_are_offered_and_nothing_is_filled(page: Page, base: str) -> None:
    page.goto(base + "prima-lettura/")
    until(page, "!document.querySelector('[data-pc-prima-lettura]').hidden")
    assert page.is_hidden(".pc-prima-lettura__modulo")
    assert (
        page.locator(".pc-prima-lettura__percorsi a").get_attribute("href")
        == "../prima-lettura/?parole=tavolo,bando"
    )


def test_on_paper_each_word_is_a_sheet_with_lines_to_write_on(page: Page, base: str) -> None:
    opened(page, base + READING)
    pages = printed(page)
    assert ["Ci riconosciamo" in text for text in pages] == [True] * len(pages)
    assert "Scarica il foglio" not in "".join(pages)
    starts = [
        number
        for number, text in enumerate(pages)
        if text.startswith("bando") or "Parole in comune bando" in text[:40]
    ]
    assert len(pages) >= 2
    assert starts
