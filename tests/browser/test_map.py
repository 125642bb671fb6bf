"""The maps in a real browser: reached with the keyboard, inside the screen, names inside their boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_fixture import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORD, AREA = "termini/co-progettazione/", "aree/strumenti/"
# Each name measured by the browser against the sheet behind it; what sticks out is returned.
OUTSIDE = """() => [...document.querySelectorAll('.pc-mappa__disegno')].filter(e => e.getClientRects().length)
  .flatMap(svg => [...svg.querySelectorAll('a > path, .pc-mappa__centro > path')].filter(sheet => {
    const s = sheet.getBoundingClientRect(), t = sheet.parentNode.querySelector('text').getBoundingClientRect();
    const all = svg.getBoundingClientRect();
    return t.left < s.left || t.right > s.right || t.top < s.top - 1 || t.bottom > s.bottom + 1
      || s.left < all.left || s.right > all.right || s.bottom > all.bottom;
  })).map(sheet => sheet.parentNode.textContent)"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> str:
    """The address of the sample site; a word of it gains a name as long as they can be."""
    www = build_site(tmp_path_factory.mktemp("progetto"), tmp_path_factory.mktemp("www"), _lengthen)
    return f"{serve_folder(www)}/glossario/"


def _lengthen(project: Path) -> None:
    word = project / "glossary" / "termini" / "presa-in-carico.yml"
    text = word.read_text(encoding="utf-8").replace("area:", "vedi_anche: [co-progettazione]\narea:", 1)
    long = "Regolamento milanese sui rapporti con gli enti del Terzo settore precipitevolissimevolmente"
    word.write_text(text.replace("termine: presa in carico", f"termine: {long[:90]}"), encoding="utf-8")


@pytest.fixture(params=[320, 768, 1440])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


def test_nothing_scrolls_sideways_and_every_name_is_in_its_box(page: Page, base: str) -> None:
    page.goto(base + AREA)
    page.evaluate("document.fonts.ready")
    shown = page.locator(".pc-mappa__disegno:visible")
    assert shown.count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(OUTSIDE) == []
    size = page.evaluate(
        "() => { const s = [...document.querySelectorAll('.pc-mappa__disegno')].find(e => e.getClientRects().length);"
        " return s.getScreenCTM().a * 13 }"
    )
    assert size >= 12.5


def test_the_map_comes_after_the_list(page: Page, base: str) -> None:
    page.goto(base + AREA)
    ends = page.locator("#elenco").evaluate("e => e.getBoundingClientRect().bottom")
    assert page.locator(".pc-mappa").evaluate("e => e.getBoundingClientRect().top") >= ends
    page.goto(base + WORD)
    assert page.locator(".pc-mappa").count() == 0


def test_enter_follows_a_link_of_the_map(page: Page, base: str) -> None:
    page.goto(base + AREA)
    page.locator('.pc-mappa svg:visible a[href$="tavolo/"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/termini/tavolo/")
