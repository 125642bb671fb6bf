"""The tooltips of linked words as people meet them: mouse, keyboard, finger, and those who turn them off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_fixture import build_site, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

BOX = "#pc-suggerimento"
SHOWN = f"{BOX}:not([hidden])"
LINES = [
    "Pubblica amministrazione",
    "Atto che l’ufficio firma e di cui dà conto.",
    "Terzo settore",
    "Lavoro comune che cambia mentre lo si fa.",
]
SWITCH = ".pc-interruttore"
TEXT = """

Prima del bando, il bilancio ad hoc. Poi ancora molte parole, che riempiono la riga: co-progettazione,
rendicontazione, rete e <abbr>altro</abbr>, e infine l’ETS.
"""
FOREIGN = "- {forma: bando, lingua: en}\n- {forma: ad hoc, lingua: la}\n"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """The address of the sample site, with a longer text and two words that pass for foreign."""
    www = build_site(tmp_path_factory.mktemp("progetto"), tmp_path_factory.mktemp("www"), _more_text)
    return f"{serve_folder(www)}/glossario/"


def _more_text(project: Path) -> None:
    home = project / "docs" / "index.md"
    home.write_text(home.read_text(encoding="utf-8") + TEXT, encoding="utf-8")
    (project / "glossary" / "stranieri.yml").write_text(FOREIGN, encoding="utf-8")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A desktop with a mouse and a keyboard."""
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A small phone: fingers only."""
    opened = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    yield opened
    opened.close()


def word(id_: str) -> str:
    """Return the selector of the link to a word in the text."""
    return f'a.pc-parola[data-parola="{id_}"]'


def home(context: BrowserContext, base: str) -> Page:
    """Open the home page; an error of a script fails the test at its next step."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(base)
    return page


def wait_shown(page: Page) -> str:
    page.wait_for_selector(SHOWN)
    return page.inner_text(BOX)


def tab_to(page: Page, id_: str) -> None:
    """Walk with the keyboard alone as far as a word."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.parola") == id_:
            return
    pytest.fail(f"the keyboard never reaches {id_}")


def test_the_mouse_sees_the_word_after_a_moment_and_a_click_follows_at_once(
    context: BrowserContext, base: str
) -> None:
    page = home(context, base)
    page.hover(word("co-progettazione"))
    assert page.locator(SHOWN).count() == 0
    lines = [line for line in wait_shown(page).split("\n") if line.strip()]
    assert lines == ["co-progettazione", "Nucleo comune di questa parola.", *LINES, "si completano"]
    assert page.get_attribute(BOX, "role") == "tooltip"
    assert page.get_attribute(word("co-progettazione"), "aria-describedby") == "pc-suggerimento"
    assert page.locator(f"{BOX} a").count() == 0
    page.click(word("co-progettazione"))
    page.wait_for_url("**/termini/co-progettazione/")


def test_crossing_a_word_opens_nothing_and_loads_the_index_once(context: BrowserContext, base: str) -> None:
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base)
    assert not [url for url in asked if "nomi.js" in url]
    page.hover(word("rete"))
    page.hover("h1")
    until(page, "window.ParoleNomi")
    page.wait_for_timeout(500)
    assert page.locator(SHOWN).count() == 0
    page.hover(word("bando"))
    wait_shown(page)
    page.focus("#pc-q")
    page.keyboard.type("rete")
    page.wait_for_selector("[role=option]")
    assert len([url for url in asked if "nomi.js" in url]) == 1


def test_a_word_that_diverges_says_what_each_side_means(context: BrowserContext, base: str) -> None:
    page = home(context, base)
    page.hover(word("bando"))
    lines = [line for line in wait_shown(page).split("\n") if line.strip()]
    assert lines[-5:] == [*LINES, "divergono"]


def test_a_word_with_one_voice_says_what_is_missing(context: BrowserContext, base: str) -> None:
    page = home(context, base)
    page.hover(word("rete"))
    assert wait_shown(page).endswith("manca una voce")


def test_the_pointer_may_go_over_the_tooltip_and_leaving_closes_it(
    context: BrowserContext, base: str
) -> None:
    page = home(context, base)
    page.hover(word("bando"))
    wait_shown(page)
    page.hover(f"{BOX} .pc-suggerimento__breve")
    page.wait_for_timeout(600)
    assert page.locator(SHOWN).count() == 1
    page.hover("h1")
    page.wait_for_selector(BOX, state="hidden")
    assert page.get_attribute(word("bando"), "aria-describedby") is None


def test_escape_closes_and_the_pointer_at_rest_does_not_reopen(context: BrowserContext, base: str) -> None:
    page = home(context, base)
    page.hover(word("bando"))
    wait_shown(page)
    page.keyboard.press("Escape")
    assert page.locator(SHOWN).count() == 0
    page.wait_for_timeout(600)
    assert page.locator(SHOWN).count() == 0
    assert page.get_attribute(word("bando"), "aria-describedby") is None


def test_the_keyboard_sees_the_word_while_it_is_there(context: BrowserContext, base: str) -> None:
    page = home(context, base)
    tab_to(page, "tavolo")
    assert wait_shown(page).startswith("tavolo")
    assert page.get_attribute(word("tavolo"), "aria-describedby") == "pc-suggerimento"
    page.mouse.move(5, 5)
    page.mouse.move(900, 700)
    page.wait_for_timeout(500)
    assert page.locator(SHOWN).count() == 1
    page.keyboard.press("Escape")
    assert page.locator(SHOWN).count() == 0
    assert page.evaluate("document.activeElement.dataset.parola") == "tavolo"
    page.keyboard.press("Tab")
    assert "convenzione" in wait_shown(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/termini/convenzione-art-56/")


def test_the_first_tap_shows_with_a_way_in_and_the_second_follows(phone: BrowserContext, base: str) -> None:
    page = home(phone, base)
    page.tap(word("bando"))
    assert wait_shown(page).split("\n")[-1].strip() == "Vai alla voce"
    assert page.get_attribute(BOX, "role") == "group"
    assert page.url == base
    page.wait_for_timeout(500)
    page.tap(word("bando"))
    page.wait_for_url("**/termini/bando/")


def test_a_tap_on_the_way_in_follows_and_a_tap_elsewhere_closes(phone: BrowserContext, base: str) -> None:
    page = home(phone, base)
    page.tap(word("tavolo"))
    wait_shown(page)
    page.tap("h1")
    page.wait_for_selector(BOX, state="hidden")
    page.tap(word("tavolo"))
    wait_shown(page)
    page.tap(f"{BOX} a")
    page.wait_for_url("**/termini/tavolo/")


def test_a_tap_follows_when_the_index_cannot_be_had(phone: BrowserContext, base: str) -> None:
    phone.route("**/nomi.js", lambda route: route.abort())
    page = home(phone, base)
    page.tap(word("tavolo"))
    page.wait_for_url("**/termini/tavolo/")


@pytest.mark.parametrize("height", [240, 640])
def test_it_never_leaves_a_small_window(browser: Browser, base: str, height: int) -> None:
    context = browser.new_context(viewport={"width": 320, "height": height})
    page = home(context, base)
    for id_ in ("tavolo", "convenzione-art-56", "bando", "co-progettazione", "ente-del-terzo-settore"):
        page.hover(word(id_))
        page.wait_for_selector(f"{word(id_)}[aria-describedby]")
        wait_shown(page)
        box = page.locator(BOX).bounding_box()
        assert box
        assert (box["x"] >= 0, box["x"] + box["width"] <= 320) == (True, True)
        assert (box["y"] >= 0, box["y"] + box["height"] <= height) == (True, True)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.keyboard.press("Escape")
    context.close()


def test_the_tooltip_and_the_look_up_say_the_language_of_foreign_words(
    context: BrowserContext, base: str
) -> None:
    page = home(context, base)
    assert page.inner_html(word("bando")) == '<span lang="en">bando</span>'
    page.hover(word("bando"))
    wait_shown(page)
    assert page.inner_html(".pc-suggerimento__nome") == '<span lang="en">bando</span>'
    page.fill("#pc-q", "bando")
    page.wait_for_selector("[role=option]")
    assert page.locator(".pc-ricerca__nome").first.inner_html() == '<span lang="en">bando</span>'


def test_the_switch_makes_links_plain_text_and_is_remembered(context: BrowserContext, base: str) -> None:
    page = home(context, base)
    assert (page.get_attribute(SWITCH, "role"), page.get_attribute(SWITCH, "aria-checked")) == (
        "switch",
        "true",
    )
    page.focus(SWITCH)
    page.keyboard.press("Enter")
    assert page.get_attribute(SWITCH, "aria-checked") == "false"
    assert page.text_content(SWITCH) == "Parole collegate nei testi no"
    assert page.locator("a.pc-parola[href]").count() == 0
    page.goto(base)
    assert page.locator("a.pc-parola[href]").count() == 0
    page.hover(word("bando"))
    page.wait_for_timeout(600)
    assert page.locator(SHOWN).count() == 0
    page.click(SWITCH)
    page.hover(word("bando"))
    wait_shown(page)
    page.click(word("bando"))
    page.wait_for_url("**/termini/bando/")
    assert context.cookies() == []


def test_the_switch_works_where_storage_is_forbidden(context: BrowserContext, base: str) -> None:
    forbidden = "Object.defineProperty(Storage.prototype, '{}', {{value() {{ throw new Error('no') }}}});"
    context.add_init_script("".join(forbidden.format(name) for name in ("setItem", "removeItem")))
    context.add_init_script(
        "const get = Storage.prototype.getItem; Storage.prototype.getItem = function (key) "
        "{ if (key.startsWith('parole')) throw new Error('no'); return get.call(this, key); };"
    )
    page = home(context, base)
    page.click(SWITCH)
    assert page.locator("a.pc-parola[href]").count() == 0
    page.click(SWITCH)
    page.hover(word("bando"))
    wait_shown(page)


def test_who_wants_less_motion_gets_none(browser: Browser, base: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = home(context, base)
    page.hover(word("bando"))
    wait_shown(page)
    assert page.eval_on_selector(BOX, "box => getComputedStyle(box).animationName") == "none"
    context.close()


def test_without_javascript_links_are_links(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base)
    assert page.locator(f"{BOX}, {SWITCH}").count() == 0
    page.locator(word("bando")).press("Enter")  # a click might miss it while the typefaces arrive
    page.wait_for_url("**/termini/bando/")
    context.close()
