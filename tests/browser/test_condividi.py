"""What readers take away from the page of a word: by mouse, by keyboard, without the clipboard, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe import faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PANEL = ".pc-condividi"
STATUS = f"{PANEL} [role=status]"
CITATION = (
    "«Tavolo» (bozza redazionale), in Parole in comune, testo non ancora pubblicato, "
    "https://esempio.it/glossario/termini/tavolo/, CC BY 4.0."
)


def opened(page: Page, base: str) -> None:
    page.goto(f"{base}termini/tavolo/")
    page.click(f"{PANEL} > summary")


def more(page: Page) -> None:
    page.click(f"{PANEL}__altro > summary")


def allow_clipboard(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])


def copies(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def clipboard(page: Page, kind: str = "text/plain") -> str:
    read = "async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text()"
    return str(page.evaluate(read, kind))


def test_each_button_copies_its_text_and_says_so(page: Page, base: str) -> None:
    allow_clipboard(page.context)
    opened(page, base)
    copies(page, "Copia il link breve")
    page.wait_for_selector(f"{STATUS}:text-is('Link copiato.')")
    assert clipboard(page) == "https://esempio.it/glossario/t/tavolo/"
    copies(page, "Copia come dirlo")
    page.wait_for_selector(f"{STATUS}:text-is('Copiato.')")
    assert clipboard(page) == (
        "«Tavolo»\nDa scrivere nell’avviso: Il bando dice entro … giorni che cosa resta aperto.\n"
        "Da chiedere: Che cosa è già deciso?\nhttps://esempio.it/glossario/termini/tavolo/#come-dirlo"
    )
    copies(page, "Copia questa voce: Terzo settore")
    page.wait_for_selector(f"{STATUS}:text-is('Voce copiata.')")
    assert clipboard(page) == (
        "«Tavolo» per il Terzo settore (bozza redazionale): Lavoro comune che cambia mentre lo si fa.\n"
        "https://esempio.it/glossario/termini/tavolo/#terzo-settore"
    )
    more(page)
    copies(page, "Copia la citazione")
    page.wait_for_selector(f"{STATUS}:text-is('Citazione copiata.')")
    assert clipboard(page) == CITATION
    html = clipboard(page, "text/html")
    assert "<em>Parole in comune</em>" in html
    assert '<a href="https://esempio.it/glossario/termini/tavolo/">' in html
    copies(page, "Copia il codice")
    page.wait_for_selector(f"{STATUS}:text-is('Codice copiato.')")
    assert clipboard(page).startswith(
        '<iframe src="https://esempio.it/glossario/scheda/tavolo/" title="«tavolo»'
    )


def test_what_to_write_and_what_to_ask_are_copied_as_plain_text(page: Page, base: str) -> None:
    allow_clipboard(page.context)
    page.goto(f"{base}termini/tavolo/")
    advice = page.locator(".pc-come-dirlo [role=status]")
    copies(page, "Copia la frase")
    page.wait_for_selector(".pc-come-dirlo [role=status]:text-is('Frase copiata.')")
    assert clipboard(page) == "Il bando dice entro … giorni che cosa resta aperto."
    assert page.evaluate("async () => (await navigator.clipboard.read())[0].types") == ["text/plain"]
    copies(page, "Copia la domanda")
    page.wait_for_selector(".pc-come-dirlo [role=status]:text-is('Domanda copiata.')")
    assert clipboard(page) == "Che cosa è già deciso?"
    assert advice.get_attribute("aria-live") == "polite"


@pytest.mark.parametrize(
    ("name", "selected"),
    [
        ("Copia il link breve", "https://esempio.it/glossario/t/tavolo/"),
        ("Copia la citazione", CITATION),
    ],
)
def test_without_the_clipboard_the_text_is_left_selected(
    own_page: Page, base: str, name: str, selected: str
) -> None:
    own_page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
    )
    opened(own_page, base)
    more(own_page)
    copies(own_page, name)
    own_page.wait_for_selector(f"{STATUS}:has-text('Il testo è selezionato: premi Ctrl+C.')")
    assert own_page.evaluate("getSelection().toString()") == selected


def test_the_old_way_of_copying_serves_where_there_is_no_new_one(own_page: Page, base: str) -> None:
    allow_clipboard(own_page.context)
    own_page.add_init_script(
        "window.given = navigator.clipboard; Object.defineProperty(navigator, 'clipboard', { value: undefined });"
    )
    opened(own_page, base)
    copies(own_page, "Copia il link breve")
    own_page.wait_for_selector(f"{STATUS}:text-is('Link copiato.')")
    assert own_page.evaluate("given.readText()") == "https://esempio.it/glossario/t/tavolo/"
    assert own_page.evaluate("document.activeElement.dataset.pcCopia") == "pc-link-breve"


def test_the_keyboard_opens_walks_and_closes(page: Page, base: str) -> None:
    page.goto(f"{base}termini/tavolo/")
    page.focus(f"{PANEL} > summary")
    page.keyboard.press("Enter")
    walked = []
    for _ in range(6):
        page.keyboard.press("Tab")
        walked.append(
            page.evaluate(
                "document.activeElement.ariaLabel || document.activeElement.id || document.activeElement.textContent.trim()"
            )
        )
    assert walked == [
        "Copia come dirlo",
        "Copia questa voce: Pubblica amministrazione",
        "Copia questa voce: Terzo settore",
        "Copia il link breve",
        "pc-link-breve",
        "Altro: citazione, atti, codice, file",
    ]
    page.keyboard.press("Escape")
    assert page.locator(f"{PANEL}[open]").count() == 0
    assert page.evaluate("document.activeElement.localName") == "summary"
    page.keyboard.press("Enter")
    page.click("h1")
    assert page.locator(f"{PANEL}[open]").count() == 0


def test_where_the_device_can_send_the_reader_is_offered_its_apps(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    context.add_init_script(
        "window.sent = []; navigator.share = async (what) => { if (sent.length) throw new DOMException('', 'AbortError'); sent.push(what); };"
    )
    page = context.new_page()
    opened(page, base)
    copies(page, "Manda con le app di questo dispositivo")
    page.wait_for_selector(f"{STATUS}:text-is('Fatto.')")
    copies(page, "Manda con le app di questo dispositivo")
    page.wait_for_timeout(150)
    assert page.inner_text(STATUS) == "Fatto."
    assert page.evaluate("sent") == [
        {"title": "Tavolo, Parole in comune", "url": "https://esempio.it/glossario/t/tavolo/"}
    ]
    context.close()


def test_where_it_cannot_there_is_no_such_button(own_page: Page, base: str) -> None:
    own_page.add_init_script("delete Navigator.prototype.share;")
    opened(own_page, base)
    assert own_page.get_by_role("button", name="Manda con le app").count() == 0


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_panel_hides_nothing_for_good_and_moves_nothing(browser: Browser, base: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{base}termini/tavolo/")
    before = page.locator(".pc-definizioni .pc-cucito").bounding_box()
    page.click(f"{PANEL} > summary")
    assert page.locator(".pc-definizioni .pc-cucito").bounding_box() == before
    box = page.locator(".pc-condividi__foglio").bounding_box()
    assert box
    assert (box["x"] >= 0, box["x"] + box["width"] <= width) == (True, True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_scripts_there_are_texts_to_select_and_links_to_follow(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    opened(page, base)
    assert page.input_value("#pc-link-breve") == "https://esempio.it/glossario/t/tavolo/"
    more(page)
    assert page.inner_text("#pc-citazione") == CITATION
    assert page.locator(f"{PANEL} button:visible").count() == 0
    page.click("text=Scheda da incorporare")
    page.wait_for_url("**/scheda/tavolo/")
    context.close()


def test_the_codes_of_the_page_for_other_sites_are_copied_whole(page: Page, base: str) -> None:
    allow_clipboard(page.context)
    page.goto(f"{base}incorpora/")
    copies(page, "Copia il codice: Codice per tutta la pagina")
    page.wait_for_selector("[role=status]:text-is('Codice copiato.')")
    assert clipboard(page) == (
        '<script src="https://esempio.it/glossario/incorpora/v1.js" data-parole="auto" defer></script>'
    )
    assert page.frame_locator("iframe >> nth=0").locator("h1").inner_text() == "co-progettazione"
    page.locator("iframe >> nth=1").scroll_into_view_if_needed()
    page.frame_locator("iframe >> nth=1").locator("a[data-parola=tavolo][data-parole-in-comune]").wait_for()


def test_links_for_programs_ask_for_nothing_and_stay(page: Page, base: str) -> None:
    """Requests elsewhere would fail the test: the theme looks for a sitemap beside each alternate link."""
    page.goto(f"{base}termini/tavolo/", wait_until="networkidle")
    assert page.get_attribute('link[type="application/json+oembed"]', "rel") == "alternate"


def test_the_english_page_says_its_language_and_that_of_what_is_not(page: Page, base: str) -> None:
    page.goto(f"{base}en/")
    assert page.get_attribute("html", "lang") == "en"
    parts = ("header.md-header", "nav.md-tabs", "footer.md-footer")
    assert [page.get_attribute(part, "lang") for part in parts] == ["it", "it", "it"]
    assert page.inner_text(".md-skip") == "Skip to content"
    assert page.locator("article [lang=it]").count() > 10
    page.goto(f"{base}leggi/")
    assert page.get_attribute("html", "lang") == "it"
    assert page.locator("header[lang]").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_no_fault_in_the_open_panel(browser: Browser, base: str, width: int, scheme: str) -> None:
    size = {"width": width, "height": 900}
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", viewport=size)
    page = context.new_page()
    opened(page, base)
    assert faults(page) == []
    context.close()
