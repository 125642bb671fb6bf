"""The pages by keyboard alone and as a screen reader has them: one journey, the stops of a page, its transcript.

The transcripts are kept in ``tests/data/ascolto``; ``--update-expected`` rewrites them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from places import DATA
from site_fixture import until, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 740}
HEARD = {
    "inizio": "",
    "parola": "termini/tavolo/",
    "area": "aree/strumenti/",
    "due-significati": "due-significati/",
    "percorso": "percorsi/per-cominciare/",
}
ACTIVE = "document.activeElement"
NAME = f"{ACTIVE}.ariaLabel || {ACTIVE}.textContent.trim().replace(/\\s+/g, ' ') || {ACTIVE}.id"
# Where the focus is, and whether a bar of ours that stays on the screen covers all of it.
STOP = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect();
  if (here === document.body) return null;
  const bars = [...document.querySelectorAll('.md-header, .pc-pollice')].filter(bar => !bar.contains(here)
    && /sticky|fixed/.test(getComputedStyle(bar).position)).map(bar => bar.getBoundingClientRect());
  const covered = here.closest('.md-skip') === null
    && bars.some(bar => box.top >= bar.top - 1 && box.bottom <= bar.bottom + 1);
  return [here.outerHTML.slice(0, 120), covered || box.bottom <= 0 || box.top >= innerHeight];
}"""
# What is smaller than 24 pixels and not in a line of text (WCAG 2.5.8); a label is as good as its control.
SMALL = """() => [...document.querySelectorAll('a, button, summary, select, input')].filter(e => {
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  return box.width > 1 && style.visibility !== 'hidden' && !e.closest('[inert], .md-skip')
    && !(e.labels && e.labels.length) && (box.height < 24 || box.width < 24) && style.display !== 'inline';
}).map(e => e.outerHTML.slice(0, 120))"""
# The least that WCAG 1.4.12 lets a reader ask of the text, by a sheet that the policy does not see.
SPACED = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important;'
    + ' word-spacing: .16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet]; }"""
LOST = """() => [...document.querySelectorAll('article :is(h1, h2, h3, p, li, summary, button, a)')].filter(e =>
  e.getClientRects().length && !e.closest('.pc-solo-lettori, .pc-pollice') && getComputedStyle(e).overflow === 'hidden'
  && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML.slice(0, 100))"""


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Page]:
    """A page as wide as a phone, watched."""
    with watched(browser, base, viewport=PHONE) as page:
        yield page


def test_a_journey_by_keyboard_alone(phone: Page, base: str) -> None:
    """From the home to what to say of a word: menu, area, word, panel, copy; Esc always leads back."""
    phone.goto(base)
    press(phone, "Tab", "Tab")
    assert phone.evaluate(NAME) == "Menu"
    press(phone, "Enter")
    assert phone.evaluate(NAME) == "Inizio"
    press(phone, "Escape")
    assert phone.evaluate(NAME) == "Menu"
    press(phone, "Enter", "Tab", "Tab")
    assert phone.evaluate(NAME) == "Le aree"
    press(phone, "Enter")
    phone.wait_for_url("**/aree/")
    phone.goto(base + "termini/tavolo/")
    press(phone, "Tab", "Enter", "Tab")
    assert phone.evaluate(NAME) == "Divergono: quando, chi decide"
    while phone.evaluate(f"{ACTIVE}.localName") != "summary":
        press(phone, "Tab")
    press(phone, "Enter", "Tab")
    while phone.evaluate(NAME) != "Copia come dirlo":
        press(phone, "Tab")
    press(phone, "Escape")
    assert phone.evaluate(NAME) == "Condividi"


def press(page: Page, *keys: str) -> None:
    """Press the keys, one after the other."""
    for key in keys:
        page.keyboard.press(key)


def test_the_closed_menu_cannot_be_reached_and_the_open_one_says_so(phone: Page, base: str) -> None:
    phone.goto(base + "termini/tavolo/")
    opener, menu = phone.get_by_role("button", name="Menu", exact=True), phone.locator("#pc-menu")
    assert (opener.get_attribute("aria-expanded"), menu.evaluate("e => e.inert")) == ("false", True)
    assert phone.get_by_role("navigation", name="Pagine del sito").count() == 0
    opener.click()
    assert (opener.get_attribute("aria-expanded"), menu.evaluate("e => e.inert")) == ("true", False)
    assert phone.get_by_role("navigation", name="In questa pagina").is_visible()
    phone.mouse.click(350, 600)
    assert opener.get_attribute("aria-expanded") == "false"
    opener.click()
    phone.get_by_role("link", name="Fonti").first.click()
    assert (opener.get_attribute("aria-expanded"), phone.url) == ("false", f"{base}termini/tavolo/#fonti")


def test_on_a_wide_screen_the_menu_is_a_column_without_a_button(page: Page, base: str) -> None:
    page.goto(base + "leggi/")
    assert page.get_by_role("button", name="Menu", exact=True).count() == 0
    assert page.locator("#pc-menu").evaluate("e => e.inert") is False
    shown = page.locator("#pc-pagine a:visible").all_inner_texts()
    assert shown == [
        "Leggi un testo",
        "Il tuo documento",
        "Allegato",
        "Sigle",
        "Stesse parole, due significati",
        "Incorpora una parola nel tuo sito",
    ]


def test_without_scripts_the_menu_is_at_the_end_of_the_page(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "termini/tavolo/")
    page.get_by_role("link", name="Menu").click()
    assert page.get_by_role("navigation", name="Pagine del sito").is_visible()
    top = page.locator("#pc-pagine").bounding_box()
    end = page.locator("article").bounding_box()
    context.close()
    assert top
    assert end
    assert top["y"] >= end["y"] + end["height"] - 1


def test_the_colours_are_a_button_that_remembers(page: Page, base: str) -> None:
    page.goto(base + "termini/tavolo/")
    button = page.get_by_role("button", name="Colori scuri")
    assert button.get_attribute("aria-pressed") == "false"
    button.press("Enter")
    page.goto(base + "leggi/")
    assert page.get_by_role("button", name="Colori scuri").get_attribute("aria-pressed") == "true"
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"


@pytest.mark.parametrize("address", ["termini/tavolo/", "due-significati/", "termini/"])
def test_no_stop_is_covered_forwards_nor_backwards(phone: Page, base: str, address: str) -> None:
    phone.goto(base + address)
    phone.evaluate("document.fonts.ready")
    for key in ("Tab", "Shift+Tab"):
        stops = walked(phone, key)
        assert len(stops) > 10
        assert [where for where, covered in stops if covered] == []


def walked(page: Page, key: str) -> list[tuple[str, bool]]:
    """Go through all the stops of a page with a key."""
    found: list[tuple[str, bool]] = []
    page.keyboard.press(key)
    while (stop := page.evaluate(STOP)) and len(found) < 400:
        found.append((stop[0], stop[1]))
        page.keyboard.press(key)
    return found


@pytest.mark.parametrize("name", HEARD)
def test_a_screen_reader_hears_this(phone: Page, base: str, name: str, update_expected: bool) -> None:
    phone.goto(base + HEARD[name])
    until(phone, "document.querySelector('[data-pc-apri]').ariaExpanded")
    heard = re.sub(r"(?m)^ *- /url: .*\n?", "", phone.locator("body").aria_snapshot() + "\n")
    file = DATA / "ascolto" / f"{name}.yml"
    if update_expected:
        file.parent.mkdir(exist_ok=True)
        file.write_text(heard, encoding="utf-8")
    assert heard == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", HEARD)
def test_targets_are_large_and_spaced_text_loses_nothing(phone: Page, base: str, name: str) -> None:
    phone.goto(base + HEARD[name])
    assert phone.evaluate(SMALL) == []
    for width in (320, 640):  # a screen of 1280 pixels at 400 % and at 200 %
        phone.set_viewport_size({"width": width, "height": 400})
        phone.evaluate(SPACED)
        assert phone.evaluate("document.documentElement.scrollWidth") <= width
        assert phone.evaluate(LOST) == []
