"""What trainers use, in a real browser: presentation, quiz, sheets to print, by keyboard, click and touch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe import faults
from printing import printed
from site_fixture import until, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PRESENTED = "presenta/tavolo/"
QUIZ = "quiz/per-cominciare/"
PRINT = "stampa/"


def shown(page: Page) -> list[str]:
    """Return the parts of the word that the room sees."""
    return page.eval_on_selector_all("[data-passo]", "els => els.filter(e => !e.hidden).map(e => e.id)")


def said(page: Page) -> str:
    return page.inner_text("[role=status]")


def test_one_key_leads_from_the_word_to_both_sides_and_back(page: Page, base: str) -> None:
    page.goto(base + PRESENTED)
    assert shown(page) == ["parola"]
    assert said(page).startswith("1 di 8: La parola. tavolo. Che cosa vuol dire, per te?")
    seen = []
    for key in ("ArrowRight", "Space", "PageDown", "Enter", "ArrowLeft", "Home", "End", "ArrowRight"):
        page.keyboard.press(key)
        seen += shown(page)
    assert seen == [
        "pa", "terzo-settore", "insieme", "caso-1", "insieme", "parola", "da-portare-via", "da-portare-via",
    ]  # fmt: skip
    assert page.url.endswith("#da-portare-via")
    assert said(page) == "8 di 8: Da portare via. Per rileggerla. esempio.it/glossario/t/tavolo."
    page.keyboard.press("ArrowLeft")
    assert said(page) == (
        "7 di 8: Attenzione e Come dirlo. Attenzione. Qui ci si fraintende. Come dirlo. Da scrivere nell’avviso: "
        "Il bando dice entro … giorni che cosa resta aperto. Da chiedere: Che cosa è già deciso?"
    )
    page.reload()
    assert shown(page) == ["attenzione"]
    page.keyboard.press("Escape")
    page.wait_for_url("**/termini/tavolo/")


def test_the_room_answers_a_case_before_it_sees_the_answer(page: Page, base: str) -> None:
    page.goto(base + PRESENTED + "#caso-1")
    answer = page.locator("#caso-1 [data-poi]")
    asked = "5 di 8: Caso 1 di 2. È questo? Caso 1 di 2. Una lettera fissa il giorno e l’ordine del giorno."
    assert (shown(page), answer.is_visible(), said(page)) == (["caso-1"], False, asked)
    page.keyboard.press("Space")
    assert (shown(page), answer.is_visible()) == (["caso-1"], True)
    assert said(page).startswith("Sì per la pubblica amministrazione, no per il Terzo settore: per l’ufficio")
    page.keyboard.press("Space")
    assert shown(page) == ["caso-2"]
    page.keyboard.press("ArrowLeft")
    assert (shown(page), answer.is_visible()) == (["caso-1"], True)  # who goes back has already answered


def test_click_buttons_and_keys_do_not_tread_on_each_other(page: Page, base: str) -> None:
    page.goto(base + PRESENTED)
    page.click(".pc-scena")
    assert shown(page) == ["pa"]
    page.focus("[data-pc-fai=indietro]")
    page.keyboard.press("Space")
    assert shown(page) == ["parola"]
    assert page.get_attribute("[data-pc-fai=indietro]", "aria-disabled") == "true"
    scheme = "document.documentElement.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"
    page.keyboard.press("c")
    assert (page.evaluate(scheme), page.get_attribute("[data-pc-fai=colori]", "aria-pressed")) == (
        "slate",
        "true",
    )


def test_a_path_is_followed_without_leaving_the_full_screen(page: Page, base: str) -> None:
    page.goto(base + PRESENTED + "?percorso=per-cominciare#da-portare-via")
    assert page.inner_text("[data-percorso]:visible") == "Per cominciare, 1 di 2\nbando \u203a"
    until(page, "document.activeElement?.matches('main')")
    page.keyboard.press("f")
    until(page, "document.fullscreenElement")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/presenta/bando/?percorso=per-cominciare")
    assert page.evaluate("document.fullscreenElement !== null")
    assert (page.inner_text("h1"), shown(page)) == ("bando", ["parola"])
    page.keyboard.press("f")
    until(page, "!document.fullscreenElement")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/presenta/tavolo/?percorso=per-cominciare#da-portare-via")
    page.keyboard.press("Escape")
    page.wait_for_url("**/percorsi/per-cominciare/")


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=str)
def test_every_step_fills_the_screen_and_none_is_cut(
    browser: Browser, base: str, size: tuple[int, int]
) -> None:
    width, height = size
    scheme = "light" if width == 1024 else "dark"
    options = {
        "viewport": {"width": width, "height": height},
        "color_scheme": scheme,
        "reduced_motion": "reduce",
    }
    with watched(browser, base, **options) as page:
        page.goto(base + PRESENTED)
        for step in range(10):
            assert page.evaluate(
                "(s => s.scrollHeight <= s.clientHeight && s.scrollWidth <= s.clientWidth)(document.querySelector('.pc-scena'))"
            )
            letters = page.evaluate("parseInt(document.documentElement.style.getPropertyValue('--pc-corpo'))")
            assert letters >= height / 25
            assert faults(page) == [], step
            page.keyboard.press("ArrowRight")


# Long words alone, words that are not to be broken, and the longest name of the glossary.
LONG_NAMES = (
    "rendicontazione",
    "amministrazione procedente",
    "<span class='pc-scena__unita'>co-programmazione</span>",
    "Regolamento milanese sui rapporti con gli enti del Terzo settore",
)
AT_THE_EDGE = """name => {
    const h1 = document.querySelector("h1"), scene = document.querySelector(".pc-scena"), text = document.createRange();
    const { paddingLeft } = getComputedStyle(scene), box = scene.getBoundingClientRect(), edge = parseFloat(paddingLeft) - 1;
    h1.innerHTML = name;
    dispatchEvent(new Event("resize"));
    text.selectNodeContents(h1);
    return [...text.getClientRects()].filter(line => line.left < box.left + edge || line.right > box.right - edge).length;
}"""


@pytest.mark.parametrize("width", [390, 1024])
def test_no_name_touches_the_edge(browser: Browser, base: str, width: int) -> None:
    with watched(browser, base, viewport={"width": width, "height": 768}) as page:
        page.goto(base + PRESENTED)
        page.evaluate("document.fonts.ready.then(() => null)")
        assert [page.evaluate(AT_THE_EDGE, name) for name in LONG_NAMES] == [0] * len(LONG_NAMES)


def test_without_the_script_the_whole_word_is_there_to_read(browser: Browser, base: str) -> None:
    with watched(browser, base, java_script_enabled=False) as page:
        page.goto(base + PRESENTED)
        visible = page.eval_on_selector_all(
            "h1, h2, .pc-giudizio", "els => els.filter(e => e.checkVisibility()).map(e => e.innerText)"
        )
        assert visible == [
            "tavolo", "Pubblica amministrazione", "Terzo settore",
            "Divergono: quando, chi decide. Chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla.",
            "È questo? Caso 1 di 2", "È questo? Caso 2 di 2", "Attenzione", "Come dirlo",
            "Per rileggerla",
        ]  # fmt: skip
        assert page.is_visible("text=tutti e due lo chiamerebbero così")
        assert page.is_hidden(".pc-comandi__tasti")
        assert page.is_visible("text=bando \u203a")


def test_a_presentation_opens_from_a_disk(browser: Browser, www: Path) -> None:
    page = browser.new_page()
    page.goto((www / "glossario/presenta/tavolo/index.html").as_uri())
    page.keyboard.press("ArrowRight")
    assert shown(page) == ["pa"]
    page.close()


def test_the_quiz_is_played_with_the_keyboard_alone(page: Page, base: str) -> None:
    page.goto(base + QUIZ)
    assert page.inner_text(".pc-quiz__punto") == "Domanda 1 di 2"
    sides = page.eval_on_selector_all(".pc-quiz__domanda", "els => els.map(e => e.dataset.lato)")
    page.focus("[data-pc-lato=pa]")
    page.keyboard.press("ArrowRight" if sides[0] == "terzo-settore" else "ArrowLeft")
    page.keyboard.press("Enter")
    label = {"pa": "Pubblica amministrazione", "terzo-settore": "Terzo settore"}
    assert page.inner_text(".pc-quiz__esito") == f"Sì: parla il lato «{label[sides[0]]}»."
    assert page.locator(".pc-quiz__risposta:visible p").all_inner_texts() == [
        f"{label[sides[0]]}. La parola è tavolo.",
        "Divergono: quando, chi decide. Chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla.",
        "Attenzione. Qui ci si fraintende.",
    ]
    assert page.inner_text(".pc-quiz__punti") == "una giusta su 1"
    assert faults(page) == []
    page.keyboard.press("Enter")
    assert page.inner_text(".pc-quiz__punto") == "Domanda 2 di 2"
    page.focus(f"[data-pc-lato={'pa' if sides[1] == 'terzo-settore' else 'terzo-settore'}]")
    page.keyboard.press("Enter")
    assert page.inner_text(".pc-quiz__esito") == f"No: parla il lato «{label[sides[1]]}»."
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Com’è andata"
    assert page.inner_text(".pc-quiz__voto").startswith("Hai riconosciuto una voce su 2.")
    assert page.inner_text(".pc-quiz__errori") == "bando"


def test_the_quiz_is_shuffled_and_nothing_is_kept(browser: Browser, base: str) -> None:
    with watched(browser, base, viewport={"width": 320, "height": 640}, has_touch=True) as page:
        page.goto(base + QUIZ)
        page.evaluate("Math.random = () => 0.9")  # the other side of each word, and the order turned round
        before = page.eval_on_selector_all(".pc-quiz__domanda", "els => els.map(e => e.innerHTML)")
        page.tap("text=Rimescola >> nth=0")
        after = page.eval_on_selector_all(".pc-quiz__domanda", "els => els.map(e => e.innerHTML)")
        assert len(after) == 2
        assert not set(before) & set(after)
        page.tap("[data-pc-lato=pa]")
        page.tap(".pc-quiz__avanti button")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        kept = page.evaluate(
            "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"
        )
        assert "quiz" not in kept.replace(base + QUIZ, "")


def test_without_the_script_the_quiz_is_a_list_with_folded_answers(browser: Browser, base: str) -> None:
    with watched(browser, base, java_script_enabled=False) as page:
        page.goto(base + QUIZ)
        assert page.locator(".pc-quiz__domanda:visible").count() == 2
        assert page.locator(".pc-quiz button:visible").count() == 0
        page.click(".pc-quiz__risposta summary >> nth=0")
        assert page.is_visible("text=La parola è tavolo")


def sheets(page: Page) -> list[str]:
    """Return the words on the sheets, once those that are chosen are there."""
    until(
        page,
        "document.querySelectorAll('.pd-parola').length === document.querySelectorAll('.pc-stampa__elette li').length",
    )
    return page.locator(".pd-parola h2").all_inner_texts()


def test_words_are_chosen_one_by_one_and_remembered_by_the_address(page: Page, base: str) -> None:
    page.goto(base + PRINT)
    assert page.inner_text(".pc-stampa__conto") == "Nessuna parola scelta."
    assert page.is_disabled("[data-pc-fai=stampa]")
    page.fill("#pc-stampa-cerca", "CO PROG")
    assert page.locator(".pc-stampa__elenco li:visible").all_inner_texts() == [
        "co-progettazione",
        "co-programmazione",
        "convenzione (di co-progettazione)",
    ]
    page.check("[value=co-progettazione]")
    page.fill("#pc-stampa-cerca", "ets")
    page.check("[value=ente-del-terzo-settore]")
    assert page.inner_text(".pc-stampa__conto") == "2 parole scelte."
    assert sheets(page) == ["co-progettazione", "ente del Terzo settore ETS"]
    assert page.url == base + PRINT + "?parole=co-progettazione,ente-del-terzo-settore"
    page.click("[aria-label='Togli «co-progettazione»']")
    page.uncheck("[name=fonti]")
    page.check("[name=fogli]")
    page.reload()
    assert sheets(page) == ["ente del Terzo settore ETS"]
    assert page.locator(".pd-lavoro").count() == 1
    assert page.is_hidden(".pd-fonti")
    assert page.url == base + PRINT + "?parole=ente-del-terzo-settore&pezzi=voci,fogli"
    page.click("text=Ricomincia")
    assert page.url == base + PRINT + "?pezzi=voci,fogli"
    assert page.is_hidden(".pd-carta")


def test_a_whole_path_comes_in_its_order_with_its_title(page: Page, base: str) -> None:
    page.goto(base + PRINT)
    page.select_option("#pc-stampa-gruppo", "percorso=per-cominciare")
    page.click("text=Aggiungi")
    assert sheets(page) == ["tavolo", "bando"]
    assert page.inner_text(".pd-copertina__titolo") == "Per cominciare"
    assert page.url == base + PRINT + "?percorso=per-cominciare"
    page.goto(base + PRINT + "?parole=non-c-e,tavolo,<b>")
    page.wait_for_selector(".pd-parola")
    assert page.inner_text(".pc-stampa__conto") == "Una parola scelta. Nel glossario non c’è: «non-c-e»."


def test_the_workshop_sheets_begin_a_sheet_of_their_own(page: Page, base: str) -> None:
    page.goto(base + PRINT + "?percorso=per-cominciare&pezzi=voci,fogli,fonti")
    assert sheets(page) == ["tavolo", "bando"]
    pages = printed(page)
    assert pages[0].startswith("1 Parole in comune Per cominciare tavolo")
    assert "Cerca nell’elenco" not in "".join(pages)
    assert [("per noi vuol dire" in text) for text in pages] == [False, True, False]
    assert all(text.startswith(f"{number} Parole in comune") for number, text in enumerate(pages, 1))


def test_the_sheets_come_from_a_disk_too(browser: Browser, www: Path) -> None:
    page = browser.new_page()
    page.goto((www / "glossario/stampa/index.html").as_uri() + "?parole=tavolo")
    assert sheets(page) == ["tavolo"]
    assert page.locator("img.pd-codice").evaluate("img => img.decode().then(() => img.naturalWidth > 0)")
    page.close()


def test_without_the_script_the_ready_handouts_are_there(browser: Browser, base: str) -> None:
    with watched(browser, base, java_script_enabled=False) as page:
        page.goto(base + PRINT)
        assert page.is_hidden(".pc-stampa__scelta")
        assert page.inner_text(".pc-stampa__senza").startswith("Per scegliere le parole serve JavaScript")
        assert page.locator(".pc-pronte a").all_inner_texts() == ["Per cominciare"]
