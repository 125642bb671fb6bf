"""«Leggi un testo» as people use it: a real browser, a real site; nothing of the text leaves the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import places
import pytest
from linked_words import GLOSSARY
from site_fixture import until

from parole.lookup.reading_index import forms

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VECTORS = json.loads((places.DATA / "leggi.json").read_text(encoding="utf-8"))
TEXT = """Avviso: il Comune apre un TAVOLO con gli Enti del Terzo Settore.

Gli ETS, anche in ATS, firmano una convenzione dopo il bando. Il tavolo è una rete."""
HOSTILE = "<img src=x onerror=alert(1)> tavolo </textarea><script>alert(2)</script> javascript:x «bando»"
# About fifty thousand words, some of them of the glossary, in paragraphs.
PARAGRAPH = "Gli enti del Terzo settore siedono al tavolo e poi firmano una carta comune. " * 7
LONG = "\n\n".join([PARAGRAPH.strip()] * 511)


@pytest.fixture
def page(page: Page, base: str) -> Page:
    """The page, open."""
    page.goto(base + "leggi/")
    return page


def read(page: Page, text: str) -> None:
    """Paste ``text`` and wait for the words."""
    page.fill("#pc-leggi-testo", text)
    page.click("text=Trova le parole")
    finished(page)


def finished(page: Page) -> None:
    page.wait_for_selector(".pc-leggi__esito:not([aria-busy])")


def in_light(page: Page) -> list[tuple[str, str]]:
    """Return the words in light, each with what its line says."""
    found = page.eval_on_selector_all(
        ".pc-leggi__foglio mark", "marks => marks.map(m => [m.textContent, m.className.split('--')[1]])"
    )
    return [(shown, kind) for shown, kind in found]


def listed(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        ".pc-leggi .pd-parola h2", "all => all.map(h => h.textContent.replace(/\\s+/g, ' ').trim())"
    )


def test_a_typical_text(page: Page) -> None:
    read(page, TEXT)
    assert in_light(page) == [
        ("TAVOLO", "divergono"),
        ("Enti del Terzo Settore", "si-completano"),
        ("ETS", "si-completano"),
        ("ATS", "dipende"),
        ("convenzione", "dipende"),
        ("bando", "divergono"),
        ("tavolo", "divergono"),
        ("rete", "manca"),
    ]
    assert listed(page) == [
        "tavolo",
        "bando",
        "ente del Terzo settore",
        "ambito territoriale sociale",
        "associazione temporanea di scopo",
        "convenzione art. 56",
        "convenzione di co-progettazione",
        "rete",
        "Agenzia di Tutela della Salute",
    ]
    assert page.text_content(".pc-leggi__foglio") == TEXT
    assert page.inner_text(".pc-leggi__testo .pc-leggi__conto") == (
        "9 parole del glossario: 2 divergono, 5 si completano, 1 manca di una voce, 1 coincide."
    )


def test_a_card_has_both_meanings_the_stitch_and_what_to_say(page: Page, base: str) -> None:
    read(page, "il bando, un bando")
    card = page.locator(".pc-leggi .pd-parola")
    assert card.count() == 1
    assert card.locator("h2 a").evaluate("a => a.href") == base + "termini/bando/"
    assert card.locator("h3").all_text_contents() == [
        "Pubblica amministrazione",
        "Terzo settore",
        "Attenzione",
        "Come dirlo",
    ]
    said = card.inner_text()
    for text in (
        "Divergono: chi decide. Chi segue il significato dell’altro fa una cosa diversa",
        "Nel testo: «bando», 2 volte.",
        "Bozza redazionale, testo non ancora pubblicato. CC BY 4.0. esempio.it/glossario/t/bando",
        "Nucleo comune di questa parola.",
        "Atto che l’ufficio firma e di cui dà conto.",
        "Lavoro comune che cambia mentre lo si fa.",
        "Qui ci si fraintende.",
        "Da scrivere nell’avviso: Il Comune decide entro … giorni che cosa resta aperto.",
        "Da chiedere: Che cosa è già deciso?",
    ):
        assert text in said
    assert card.locator("use").evaluate_all("all => all.map(use => use.getAttribute('href'))") == [
        "#pc-segno-divergono",
        "#pc-filo-divergono",
    ]


def test_an_ambiguous_acronym_gives_all_its_meanings(page: Page) -> None:
    read(page, "in ATS o in ats")
    assert in_light(page) == [("ATS", "dipende")]
    assert sorted(listed(page)) == [
        "Agenzia di Tutela della Salute",
        "ambito territoriale sociale",
        "associazione temporanea di scopo",
    ]
    first = page.locator(".pc-leggi__dipende").first
    assert first.inner_text().startswith("Dipende: «ATS» può voler dire anche: ")
    assert first.locator("a").count() == 2
    for link in page.locator(".pc-leggi__dipende a").all():
        assert page.locator(link.get_attribute("href") or "nessuno").count() == 1


def test_a_side_that_has_not_written_is_said(page: Page) -> None:
    read(page, "una rete")
    assert "Questa voce non è ancora stata scritta." in page.inner_text(".pc-leggi .pd-parola")
    assert page.locator(".pc-leggi .pd-consigli section").count() == 0


def test_hostile_text_stays_text(page: Page) -> None:
    read(page, HOSTILE)
    assert page.text_content(".pc-leggi__foglio") == HOSTILE
    assert page.locator(".pc-leggi__esito :is(img, script, textarea)").count() == 0
    assert in_light(page) == [("tavolo", "divergono"), ("bando", "divergono")]


@pytest.mark.parametrize("text", ["", "  \n\n ", "\u200b\ufeff"])
def test_empty_text(page: Page, text: str) -> None:
    page.fill("#pc-leggi-testo", text)
    page.click("text=Trova le parole")
    assert page.inner_text(".pc-leggi__stato") == "Non c’è niente da leggere: incolla un testo nel riquadro."
    assert page.evaluate("document.activeElement.id") == "pc-leggi-testo"
    assert page.is_hidden(".pc-leggi__esito")


def test_a_text_without_words_of_the_glossary(page: Page) -> None:
    read(page, "Ci vediamo domani.")
    assert page.inner_text(".pc-leggi__niente").startswith("Nel testo non c’è nessuna parola del glossario.")
    assert page.is_hidden(".pc-leggi__elenco")


def test_invisible_signs_and_loose_accents_do_not_hide_a_word(page: Page) -> None:
    read(page, "la sussidiarieta\u0300 oriz\u00ad\n zont\u00adale")
    assert in_light(page)[0][0] == "sussidiarietà orizzontale"


def test_with_the_keyboard_alone(page: Page) -> None:
    page.focus("#pc-leggi-testo")
    page.keyboard.insert_text("Un tavolo, due tavoli, un bando.")
    page.keyboard.press("Control+Enter")
    finished(page)
    until(page, "document.activeElement?.id === 'pc-leggi-titolo-testo'")
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 23)"))
    assert stops == ["Vai alle parole trovate", "Un tavolo, due tavoli, ", "tavolo", "bando"]
    page.keyboard.press("Enter")
    until(page, "location.hash === '#leggi-bando'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href").endswith("/termini/bando/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # back to where the word is in the text
    until(page, "location.hash === '#leggi-testo-bando'")


def test_emptying_takes_everything_away(page: Page) -> None:
    read(page, TEXT)
    page.click("text=Svuota")
    assert page.input_value("#pc-leggi-testo") == ""
    assert page.text_content(".pc-leggi__foglio") == ""
    assert page.is_hidden(".pc-leggi__esito")


def test_an_example_can_be_tried(page: Page) -> None:
    page.click("text=Prova con un esempio")
    finished(page)
    assert page.locator(".pc-leggi .pd-parola").count() > 3


def test_nothing_is_stored_nor_sent(page: Page) -> None:
    page.evaluate("localStorage.clear(), sessionStorage.clear()")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    read(page, "segretissimo tavolo")
    kept = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state, location.href])"
    )
    assert "segretissimo" not in kept + "".join(asked)
    assert page.evaluate("new FormData(document.querySelector('.pc-leggi__modulo')).has('testo')") is False
    assert page.get_attribute("#pc-leggi-testo", "name") is None
    assert page.get_attribute("#pc-leggi-testo", "spellcheck") == "false"
    page.reload()
    assert page.input_value("#pc-leggi-testo") == ""


def test_the_index_is_loaded_only_when_somebody_reads(page: Page) -> None:
    assert page.evaluate("typeof window.ParoleLeggi") == "undefined"
    page.focus("#pc-leggi-testo")
    until(page, "window.ParoleLeggi")


def test_an_index_that_does_not_load_is_said(page: Page, browser: Browser, base: str) -> None:
    context = browser.new_context()
    alone = context.new_page()
    alone.route("**/assets/ricerca/leggi.js", lambda route: route.abort())
    alone.goto(base + "leggi/")
    alone.fill("#pc-leggi-testo", "tavolo")
    alone.click("text=Trova le parole")
    until(alone, "document.querySelector('.pc-leggi__stato a')")
    assert alone.inner_text(".pc-leggi__stato") == (
        "Le parole non si sono caricate. Riprova, oppure usa l’elenco dalla A alla Z."
    )
    context.close()


LAYOUTS = {"paragraphs": LONG, "lines": LONG.replace("\n\n", "\n"), "one-line": LONG.replace("\n\n", " ")}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_fifty_thousand_words_leave_the_page_alive(page: Page, layout: str) -> None:
    """While it reads, a clock of the page keeps ticking: the work is done in slices.

    For the page a step always takes a hundredth of a millisecond: the slices of a fast machine would be few.
    """
    text = LAYOUTS[layout]
    assert len(text.split()) >= 50_000
    page.focus("#pc-leggi-testo")
    until(page, "window.ParoleLeggi")  # the time of loading does not count
    ticks, shares = page.evaluate(
        """async (text) => {
          document.querySelector("#pc-leggi-testo").value = text;
          const outcome = document.querySelector(".pc-leggi__esito"), progress = document.querySelector("progress");
          const shares = [];
          let ticks = 0, steps = 0;
          performance.now = () => { steps += 1; return steps / 100; };
          const clock = setInterval(() => { ticks += 1; if (!progress.hidden) shares.push(progress.value); }, 0);
          const end = new Promise((resolve) => new MutationObserver(() => {
            if (!outcome.hidden && !outcome.hasAttribute("aria-busy")) resolve([ticks, shares]);
          }).observe(outcome, { attributes: true }));
          document.querySelector(".pc-leggi__modulo").requestSubmit();
          const counted = await end;
          clearInterval(clock);
          return counted;
        }""",
        text,
    )
    assert ticks >= 5
    assert shares == sorted(shares)
    assert len(set(shares)) >= 3
    assert page.is_hidden("progress")
    assert page.text_content(".pc-leggi__foglio") == text
    assert page.locator(".pc-leggi__capoverso").count() > 50
    assert page.locator(".pc-leggi__foglio mark").count() == 2 * 7 * 511
    assert listed(page) == ["tavolo", "ente del Terzo settore"]
    assert "3577 volte" in page.inner_text(".pc-leggi .pd-parola >> nth=0")


@pytest.mark.parametrize("between", [" ", "\t", "/"], ids=repr)
def test_no_block_is_long_to_lay_out_whatever_is_between_the_words(page: Page, between: str) -> None:
    text = f"tavolo{between}" * 3000
    read(page, text)
    blocks = page.locator(".pc-leggi__capoverso").all_text_contents()
    assert "".join(blocks) == text
    assert max(map(len, blocks)) <= 9000


def test_where_there_is_no_space_at_all_no_letter_is_cut(page: Page) -> None:
    read(page, "😀" * 10_000)
    whole = page.eval_on_selector_all(".pc-leggi__capoverso", "all => all.map(b => b.textContent.isWellFormed())")
    assert whole == [True] * 4


def test_a_text_as_long_as_may_be_is_read_and_one_letter_more_is_said(page: Page) -> None:
    read(page, "tavolo".rjust(1_000_000))
    assert listed(page) == ["tavolo"]
    page.fill("#pc-leggi-testo", "tavolo".rjust(1_000_001))
    page.click("text=Trova le parole")
    assert page.inner_text(".pc-leggi__stato") == (
        "Il testo ha 1.000.001 caratteri: qui se ne leggono fino a 1.000.000 alla volta. Incollane una parte."
    )
    assert page.is_hidden(".pc-leggi__esito")


def test_a_reading_under_way_can_be_stopped(page: Page) -> None:
    page.fill("#pc-leggi-testo", LONG)
    page.click("text=Trova le parole")
    page.click("text=Svuota")
    read(page, "un bando")
    assert listed(page) == ["bando"]
    assert page.text_content(".pc-leggi__foglio") == "un bando"


@pytest.mark.parametrize(
    "piece", ["ente del Terzo ", "A.", "tavolo\n", "a", " ", "\n ", "«’-", "TAVOLO DI ", ".", "co-", "ab."], ids=repr
)
def test_ten_times_the_text_takes_about_ten_times_the_work(page: Page, piece: str) -> None:
    """The same text ten times longer, in the same run: a hundred times would be a matcher that freezes."""
    short, long = page.evaluate(
        """([forms, piece]) => {
          const tree = ParoleAbbina.prepare(forms.map(([key, positions, sense]) => [key, { positions, depends: sense === 1 }]));
          const once = (text) => { const start = performance.now(); for (const _ of ParoleAbbina.occurrences(tree, text)); return performance.now() - start; };
          const best = (text) => Math.min(...Array.from({ length: 5 }, () => once(text)));
          return [best(piece.repeat(3000)), best(piece.repeat(30000))];
        }""",
        [forms(GLOSSARY), piece],
    )
    assert long <= 50 * max(short, 1)


def test_the_browser_finds_what_the_vectors_say(page: Page) -> None:
    found = page.evaluate(
        """([forms, ids, texts]) => texts.map((text) => {
          const found = [...ParoleAbbina.occurrences(ParoleAbbina.prepare(forms.map(([key, positions, sense]) => [key, { positions, depends: sense === 1 }])), text)].filter(Boolean);
          return [text, found.map((f) => [text.slice(f.start, f.end), f.positions.map((p) => ids[p]), f.depends])];
        })""",
        [forms(GLOSSARY), [word.id for word in GLOSSARY.alphabetical], [vector["testo"] for vector in VECTORS]],
    )
    assert found == [[vector["testo"], vector["trovate"]] for vector in VECTORS]


def test_the_button_prints(page: Page) -> None:
    read(page, TEXT)
    page.evaluate("window.print = () => { window.stampato = true; }")
    page.click("text=Stampa l’elenco")
    assert page.evaluate("window.stampato") is True


def test_a_word_found_first_by_an_ambiguous_form_still_has_its_place_in_the_text(page: Page) -> None:
    read(page, "Un’ATS, cioè un’associazione temporanea di scopo.")
    place = page.locator("#leggi-testo-associazione-temporanea-di-scopo")
    assert (place.inner_text(), place.get_attribute("tabindex")) == ("associazione temporanea di scopo", None)


def test_without_javascript_it_says_what_to_do(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "leggi/")
    assert page.inner_text(".pc-leggi__senza").startswith("Per leggere un testo qui serve JavaScript")
    assert page.locator(".pc-leggi__senza a").first.get_attribute("href") == "../termini/"
    assert page.is_hidden("#pc-leggi-testo")
    context.close()


def test_it_works_from_a_disk(browser: Browser, www: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((www / "glossario" / "leggi" / "index.html").as_uri())
    read(page, "un tavolo")
    assert listed(page) == ["tavolo"]
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_it_does_not_scroll_sideways(browser: Browser, base: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(base + "leggi/")
    read(page, TEXT + " " + "x" * 400)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
