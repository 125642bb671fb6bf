"""«Il mio foglio»: chosen anywhere, kept in the browser alone, printed, presented, asked, sent."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image
from site_fixture import until, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TRAY = ".pc-vassoio"
REFUSED = """for (const name of ["getItem", "setItem", "removeItem"]) {
  const own = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("parole-")) throw new Error("vietato");
    return own.call(this, key, ...rest);
  };
}"""


def ids(page: Page) -> list[str]:
    """Return what the sheet holds."""
    chosen: list[str] = page.evaluate("ParoleFoglio.ids()")
    return chosen


def said(page: Page) -> str:
    return page.inner_text(f"{TRAY} [role=status]")


def test_a_word_is_added_from_its_page_and_taken_away_again(page: Page, base: str) -> None:
    page.goto(base + "termini/tavolo/")
    assert not page.locator(f"{TRAY}__apri").is_visible()
    page.get_by_role("button", name="Aggiungi al mio foglio").click()
    assert (ids(page), said(page)) == (["tavolo"], "Una parola aggiunta al tuo foglio.")
    page.goto(base + "termini/bando/")
    page.get_by_role("button", name="Aggiungi al mio foglio").click()
    opener = page.get_by_role("button", name="Il mio foglio 2 parole")
    opener.click()
    page.wait_for_selector(f"{TRAY} ol li")
    assert page.locator(f"{TRAY} li a").all_inner_texts() == [
        "tavolo",
        "bando",
        "Stampa",
        "Presenta",
        "Quiz",
        "Allegato",
    ]
    links = page.locator(f"{TRAY}__usi a").evaluate_all("links => links.map(link => link.href)")
    assert links == [
        f"{base}{kind}/?parole=tavolo,bando" for kind in ("stampa", "presenta", "quiz", "allegato")
    ]
    page.get_by_role("button", name="Togli «tavolo»").click()
    assert ids(page) == ["bando"]
    page.get_by_role("button", name="Togli dal mio foglio").click()
    assert (ids(page), said(page)) == ([], "Parola tolta dal tuo foglio.")
    assert not page.locator(f"{TRAY}__apri").is_visible()
    assert page.evaluate("localStorage.getItem('parole-foglio')") is None


def test_the_tray_works_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(base + "termini/tavolo/")
    page.get_by_role("button", name="Aggiungi al mio foglio").focus()
    page.keyboard.press("Enter")
    opener = page.locator(f"{TRAY}__apri")
    opener.focus()
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.matches('.pc-vassoio__apri')")


def test_a_path_a_list_and_a_text_give_all_their_words_once(page: Page, base: str) -> None:
    page.goto(base + "percorsi/per-cominciare/")
    page.get_by_role("button", name="Aggiungi tutte al mio foglio").click()
    of_the_path = ids(page)
    assert len(of_the_path) == len(set(of_the_path)) > 1
    assert said(page) == f"{len(of_the_path)} parole aggiunte al tuo foglio."
    page.goto(base + "termini/?accordo=divergono")
    shown = page.locator(".pc-riga:visible").evaluate_all("rows => rows.map(row => row.id.slice(5))")
    page.get_by_role("button", name="Aggiungi queste al mio foglio").click()
    assert ids(page) == list(dict.fromkeys([*of_the_path, *shown]))
    page.evaluate("ParoleFoglio.clear()")
    page.goto(base + "leggi/")
    page.fill("textarea", "Il bando e il tavolo.")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Aggiungi tutte al mio foglio").click()
    assert sorted(ids(page)) == ["bando", "tavolo"]


def test_the_model_keeps_order_refuses_what_is_no_id_and_has_a_limit(page: Page, base: str) -> None:
    page.goto(base)
    page.evaluate("ParoleFoglio.add(['b', 'a', 'b', 'A B', '<img>', '../x', '', 7])")
    assert ids(page) == ["b", "a"]
    page.evaluate("ParoleFoglio.add([...Array(58).keys()].map(n => `p${n}`))")
    assert len(ids(page)) == 60
    page.evaluate("ParoleFoglio.add(['a', 'ultima'])")
    assert said(page) == (
        "Nessuna parola da aggiungere. Una c’era già. Una non ci sta: il foglio tiene al massimo 60 parole."
    )


def test_what_is_stored_by_others_is_not_trusted(page: Page, base: str) -> None:
    page.goto(base)
    for kept in ('{"a": 1}', "[[]]", "no", '["<b>", "tavolo", "tavolo"]', '["sparita", "bando"]'):
        page.evaluate("kept => localStorage.setItem('parole-foglio', kept)", kept)
        page.reload()
    page.click(f"{TRAY}__apri")
    page.wait_for_selector(f"{TRAY} li >> text=bando")
    assert (ids(page), said(page)) == (["bando"], "Nel glossario non c’è più: sparita.")
    page.evaluate("localStorage.clear()")


def test_where_storage_is_refused_it_lasts_as_long_as_the_page(browser: Browser, base: str) -> None:
    with watched(browser, base) as page:
        page.add_init_script(REFUSED)
        page.goto(base + "termini/tavolo/")
        page.get_by_role("button", name="Aggiungi al mio foglio").click()
        assert said(page) == (
            "Una parola aggiunta al tuo foglio. Questo browser non le ricorda: restano finché non cambi pagina."
        )
        page.click(f"{TRAY}__apri")
        assert page.locator(f"{TRAY}__usi a").first.get_attribute("href") == f"{base}stampa/?parole=tavolo"


def test_the_address_wins_and_the_sheet_stays(page: Page, base: str) -> None:
    page.goto(base)
    page.evaluate("ParoleFoglio.add(['bando'])")
    page.goto(base + "stampa/?parole=tavolo,sparita,tavolo")
    until(page, "document.querySelector('.pd-voci > *')")
    assert page.locator(".pc-stampa__elette li").all_inner_texts() == ["tavolo\n×"]
    assert "Nel glossario non c’è: «sparita»." in page.inner_text(".pc-stampa__conto")
    assert ids(page) == ["bando"]
    page.goto(base + "stampa/")
    until(page, "document.querySelector('.pd-voci > *')")
    assert page.locator(".pc-stampa__elette li").all_inner_texts() == ["bando\n×"]
    page.evaluate("ParoleFoglio.clear()")


def test_chosen_words_are_presented_one_after_the_other(page: Page, base: str) -> None:
    page.goto(base + "presenta/?parole=tavolo,bando")
    page.wait_for_url(base + "presenta/tavolo/?parole=tavolo,bando")
    page.locator("[rel=next]:visible").click()
    page.wait_for_url(base + "presenta/bando/?parole=tavolo,bando")
    said = " ".join(page.locator("nav[aria-label='Il mio foglio']").inner_text().split())
    assert said.endswith("Parola prima Il mio foglio, 2 di 2")
    assert page.locator("[rel=next]:visible").count() == 0


def test_a_word_that_is_not_there_is_said_before_presenting(page: Page, base: str) -> None:
    page.goto(base + "presenta/?parole=sparita,bando,<b>x")
    page.wait_for_selector("[data-pc-presenta-foglio] a")
    assert page.inner_text("[data-pc-presenta-foglio]") == (
        "Nel glossario non c’è: sparita, <b>x. Presenta le altre"
    )
    page.click("[data-pc-presenta-foglio] a")
    page.wait_for_url(base + "presenta/bando/?parole=bando")


def test_the_quiz_asks_the_chosen_words(page: Page, base: str) -> None:
    page.goto(base + "quiz/?parole=tavolo,sparita,bando")
    page.wait_for_selector(".pc-quiz__punto:visible")
    assert page.inner_text(".pc-quiz__punto") == "Domanda 1 di 2"
    assert page.inner_text("[data-pc-quiz-perse]") == "Nel glossario non c’è: sparita."
    page.locator(".pc-quiz__scelta").first.click()
    assert page.locator(".pc-quiz__lato a:visible").get_attribute("href") == "../termini/tavolo/"


def test_the_quiz_without_words_says_where_to_find_them(page: Page, base: str) -> None:
    page.goto(base + "quiz/")
    assert not page.locator("[data-pc-quiz]").is_visible()
    assert not page.locator("#di-chi-e").is_visible()
    assert page.get_by_role("link", name="quiz", exact=True).is_visible()


def test_the_codes_of_the_printed_words_lead_to_them(page: Page, base: str) -> None:
    page.goto(base + "stampa/?parole=tavolo,bando")
    until(page, "document.querySelectorAll('.pd-voci .pd-codice').length === 2")
    page.emulate_media(media="print")
    codes = page.locator(".pd-voci .pd-codice")
    pictures = [Image.open(BytesIO(codes.nth(i).screenshot())).convert("L") for i in range(2)]
    read = [zxingcpp.read_barcodes(picture.resize((480, 480)))[0].text for picture in pictures]
    assert read == [f"https://esempio.it/glossario/t/{id_}/" for id_ in ("tavolo", "bando")]
    page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_tray_fits_the_screen_and_covers_nothing_that_is_focused(
    page: Page, base: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(base + "termini/tavolo/")
    page.evaluate("ParoleFoglio.add(['tavolo', 'bando'])")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".pc-piede a").first.focus()
    covered = page.evaluate(
        """() => {
          const link = document.activeElement.getBoundingClientRect();
          const tray = document.querySelector(".pc-vassoio__apri").getBoundingClientRect();
          return link.bottom > tray.top && link.right > tray.left;
        }"""
    )
    assert not covered
    page.evaluate("ParoleFoglio.clear()")
