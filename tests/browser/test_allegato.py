"""«Allegato»: the annex of an act, made in the browser, read by Word's readers, told equal, changed or altered."""

from __future__ import annotations

import json
import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from builders import make_concept, make_glossary
from docx import Document
from editions import FACTS, published
from pypdf import PdfReader
from sheet_text import text_of
from site_fixture import until

from parole.pages import annex
from parole.rendering.renderer import Renderer

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

CHECK = ".pc-allegato__verifica"
NOT_YET = " Nessuna edizione pubblicata: è una bozza, può ancora cambiare."
DAY = date(2026, 3, 2)
BEFORE = make_concept("bando", in_breve="avviso con cui si sceglie «chi» fa un lavoro")
AFTER = make_concept("bando", in_breve="avviso pubblico con cui si sceglie chi fa un lavoro")


def opened(page: Page, base: str, asked: str = "?parole=tavolo,bando", words: int = 2) -> None:
    page.goto(f"{base}allegato/{asked}")
    until(page, f"document.querySelectorAll('h4.pc-allegato__parola').length === {words}")


def downloaded(page: Page) -> bytes:
    with page.expect_download() as taken:
        page.get_by_role("button", name="Scarica per Word").click()
    assert taken.value.suggested_filename == "allegato-lessicale.docx"
    return taken.value.path().read_bytes()


def pasted(page: Page) -> str:
    """Return the annex of the preview as a program copies it."""
    text: str = page.inner_text(".pc-allegato__carta")
    return text


def verified(page: Page, text: str) -> list[str]:
    """Return what the check of a text tells: the whole, then each word."""
    page.fill(f"{CHECK} textarea", text)
    page.get_by_role("button", name="Verifica").click()
    return outcome(page)


def outcome(page: Page) -> list[str]:
    status = f"{CHECK} [role=status]"
    until(
        page,
        f"!['', 'Sto leggendo…', 'Sto confrontando…'].includes(document.querySelector('{status}').textContent)",
    )
    return [page.inner_text(status), *page.locator(f"{CHECK} li").all_inner_texts()]


def with_edition(page: Page, text_of_today: str = "") -> None:
    """Serve «bando» as it is after an edition; what it says today may be another text."""
    frozen = published(make_glossary(BEFORE), DAY)
    concept = make_concept("bando", in_breve=text_of_today) if text_of_today else BEFORE
    today = Renderer(
        make_glossary(concept, published=frozen.published, news=frozen.news, editions=frozen.editions),
        facts=FACTS,
    )
    script = dict(annex.scripts(today))["assets/allegato/bando.js"]()
    page.route(
        "**/assets/allegato/bando.js",
        lambda route: route.fulfill(body=script, content_type="text/javascript"),
    )


def test_the_word_file_has_styles_a_table_both_meanings_and_what_tells_the_text(
    page: Page, base: str
) -> None:
    opened(page, base)
    page.fill("#pc-allegato-uso-tavolo", "Si riunisce ogni mese & decide.")
    page.fill("#pc-allegato-atto", "Convenzione n. 1")
    page.fill("#pc-allegato-ts", "Cooperativa <b>Alfa</b>")
    document = Document(BytesIO(downloaded(page)))
    paragraphs = [(one.style.name, one.text) for one in document.paragraphs]
    assert paragraphs[0] == ("Title", "Allegato lessicale")
    assert paragraphs[1] == ("Subtitle", "Allegato a: Convenzione n. 1")
    assert paragraphs[2][1].endswith("(pubblica amministrazione) e Cooperativa <b>Alfa</b> (Terzo settore).")
    start = paragraphs.index(("Heading 2", "Parola 1. tavolo"))
    assert paragraphs[start + 1 : start + 12] == [
        (
            "Riga della parola",
            "Stato: Bozza redazionale (scritta dalla redazione; nessun ente l’ha ancora approvata)",
        ),
        ("Riga della parola", "Accordo: Divergono: quando, chi decide"),
        ("Riga della parola", "In breve: Nucleo comune di questa parola."),
        ("Riga della parola", "Per la pubblica amministrazione: Atto che l’ufficio firma e di cui dà conto."),
        ("Definizione", "Chi sta in ufficio la legge come un atto da firmare e da motivare."),
        ("Riga della parola", "Per il Terzo settore: Lavoro comune che cambia mentre lo si fa."),
        ("Definizione", "Chi sta nei servizi la vive come un lavoro comune che dura nel tempo."),
        ("Uso del tavolo", "Come la usa questo tavolo: Si riunisce ogni mese & decide."),
        ("Estremi", "Edizione: nessuna edizione pubblicata (il testo può ancora cambiare)"),
        ("Estremi", "Indirizzo: https://esempio.it/glossario/termini/tavolo/"),
        ("Estremi", "Impronta del testo: 7eb915051d0c9088"),
    ]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[:2] == [
        ["N.", "Parola", "Accordo", "Stato", "Edizione"],
        ["1", "tavolo", "Divergono: quando, chi decide", "Bozza redazionale", "nessuna edizione pubblicata"],
    ]
    assert [cell.text.split("\n")[0] for cell in document.tables[1].rows[0].cells] == [
        "Per la pubblica amministrazione", "Per il Terzo settore",
    ]  # fmt: skip
    assert "nessuna di queste parole ha un’edizione pubblicata" in pasted(page)
    assert (document.core_properties.title, document.core_properties.language) == (
        "Allegato lessicale a: Convenzione n. 1", "it-IT",
    )  # fmt: skip


def test_the_same_words_give_the_same_bytes_and_come_back_equal(
    page: Page, base: str, tmp_path: Path
) -> None:
    opened(page, base)
    made = downloaded(page)
    assert downloaded(page) == made
    file = tmp_path / "tornato.docx"
    again = Document(BytesIO(made))
    again.add_paragraph("Parola 9. Altro che non c’entra")
    again.save(str(file))
    page.set_input_files("#pc-allegato-file", file)
    assert outcome(page) == [
        "2 parole: 2 uguali.",
        "tavolo: Uguale. Uguale al testo di oggi." + NOT_YET,
        "bando: Uguale. Uguale al testo di oggi." + NOT_YET,
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (r" ", "\u00a0"),
        (r"\n", "\r\n\r\n  "),
        (r"’", "'"),
        (r": ", " : "),
        (r"ufficio", "uf\u00adficio"),
        (r"\bdà\b", "da\u0300"),
        (r"un", "u\u200bn"),
        (r"(?m)^(?=\S)", "•\t"),
        (r"(?m)^", "> "),
        (r"(https?://\S+)", r"<\1>"),
        (r"(https?://\S+)", r"\1 <\1>"),
        (r"(?m)^In breve", "\fPagina 1 di 2\nIn breve"),
    ],
)
def test_what_programs_change_by_themselves_does_not_count(page: Page, base: str, was: str, now: str) -> None:
    opened(page, base)
    assert verified(page, re.sub(was, now, pasted(page)))[0] == "2 parole: 2 uguali."


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("firma e di cui", "forma e di cui", "Atto che l’ufficio firma forma e di cui"),
        ("che dura nel", "che non dura nel", "lavoro comune che non dura nel tempo"),
        ("Accordo: Divergono", "Accordo: Coincidono", "Accordo. Accordo: Divergono Coincidono"),
        ("Stato: Bozza redazionale", "Stato: Condivisa", "Bozza redazionale Condivisa"),
        ("In breve: Nucleo", "In breve: Nucle\u043e", "Nucleo Nucle\u043e"),
        ("un atto da firmare", "un atto, da firmare", "un atto , da firmare"),
        ("7eb915051d0c9088", "7eb915051d0c9089", "7eb915051d0c9088 7eb915051d0c9089"),
        ("Per il Terzo settore: Lavoro", "Lavoro", "Per il Terzo settore. Per il Terzo settore: Lavoro"),
        ("Parola 1. tavolo", "Parola 1. tavola", "tavolo tavola"),
        ("Come la usa questo tavolo:", "Nota:", "Come la usa questo tavolo Nota :"),
        ("dura nel tempo.", "dura nel tempo\u202e.", "tempo"),
    ],
)  # fmt: skip
def test_one_letter_is_enough(page: Page, base: str, was: str, now: str, told: str) -> None:
    opened(page, base, "?parole=tavolo", 1)
    text = pasted(page)
    assert text.count(was) >= 1
    said, word = verified(page, text.replace(was, now))
    assert said.startswith(("Una parola: una alterata.", "Una parola: una diversa dal testo di oggi."))
    assert " ".join(told.split()) in " ".join(word.replace("\n", " ").split()), word


def test_the_table_of_the_words_is_looked_at_too(page: Page, base: str) -> None:
    opened(page, base)
    text = pasted(page)
    head, tail = text.split("Le parole\n", 1)
    changed = head.replace("Bozza redazionale", "Condivisa") + "Le parole\n" + tail
    assert verified(page, changed)[0] == (
        "2 parole: 2 uguali. La tabella delle parole è alterata: non dice ciò che dicono le parole."
    )
    assert verified(page, tail)[0] == "2 parole: 2 uguali."


def test_the_line_of_the_table_is_free_whatever_it_says(page: Page, base: str) -> None:
    opened(page, base)
    page.fill("#pc-allegato-uso-tavolo", "Parola 2. <img src=x onerror=alert(1)> Edizione: mai. {{7*7}}")
    until(page, "document.querySelector('.pc-allegato__uso').textContent.includes('7*7')")
    said = verified(page, pasted(page))
    assert said[0] == "2 parole: 2 uguali."
    assert (
        "Come la usa questo tavolo: Parola 2. <img src=x onerror=alert(1)> Edizione: mai. {{7*7}}" in said[1]
    )
    assert page.locator(".pc-allegato img").count() == 0


def test_a_word_whose_address_is_gone_or_unknown_is_told(page: Page, base: str) -> None:
    opened(page, base)
    text = re.sub(r"Indirizzo: \S+tavolo/", "", pasted(page), count=1)
    assert verified(page, text)[:2] == [
        "2 parole: una alterata, una uguale.",
        "Parola 1: Alterata. Manca l’indirizzo del testo: non si può dire quale fosse.",
    ]


def test_text_that_is_no_annex_is_told(page: Page, base: str) -> None:
    opened(page, base, "", 0)
    assert verified(page, "Parola 1. e basta, con https://esempio.it/termini/tavolo/ dentro")[0] == (
        "Qui non c’è nessuna parola di un allegato: incolla anche i titoli («Parola 1. …»), gli indirizzi e le "
        "impronte."
    )


def test_an_edition_is_quoted_with_its_day_its_address_and_its_digest(page: Page, base: str) -> None:
    with_edition(page)
    opened(page, base, "?parole=bando", 1)
    digest = annex.versions(Renderer(published(make_glossary(BEFORE), DAY), facts=FACTS), "bando")[0]["fine"][
        2
    ][1]
    text = pasted(page)
    assert (
        f"Indirizzo: https://esempio.it/termini/bando/v/2026-03-02/\nImpronta SHA-256: {digest}"
        in " ".join(text.split(" ")).replace("\n\n", "\n")
    )
    assert "Attenzione" not in text
    assert verified(
        page, text.replace("«chi»", "“chi”").replace(digest, f"{digest[:40]}\n{digest[40:]}")
    ) == [
        "Una parola: una uguale.",
        "bando: Uguale. Uguale all’edizione del 2 marzo 2026, che è ancora il testo di oggi.",
    ]
    said, word = verified(page, text.replace("si sceglie", "si sciglie"))
    assert said.startswith("Una parola: una alterata.")
    assert "Alterata. Non dice ciò che dice l’edizione del 2 marzo 2026." in word
    assert page.locator(f"{CHECK} li del").all_inner_texts() == ["sceglie"]
    assert page.locator(f"{CHECK} li ins").all_inner_texts() == ["sciglie"]
    assert verified(page, text.replace("/v/2026-03-02/", "/v/2026-03-03/"))[1] == (
        "bando: Alterata. Di «bando» non c’è un’edizione di quel giorno (2026-03-03)."
    )
    assert verified(page, text.replace("«chi»", "chi"))[0].startswith("Una parola: una alterata.")


def test_a_word_that_changed_since_its_edition_is_not_an_altered_annex(page: Page, base: str) -> None:
    with_edition(page, "avviso pubblico con cui si sceglie chi fa un lavoro")
    opened(page, base, "?parole=bando", 1)
    assert "vviso con cui si sceglie" in pasted(page)
    assert verified(page, pasted(page)) == [
        "Una parola: una cambiata nel glossario.",
        "bando: Cambiata nel glossario. Uguale all’edizione del 2 marzo 2026. Da allora nel glossario è cambiato: "
        "In breve.",
    ]


def test_words_are_chosen_by_name_by_path_and_put_in_order(page: Page, base: str) -> None:
    opened(page, base, "?parole=tavolo,sparita", 1)
    status = page.locator(".pc-allegato__scelta [role=status]")
    assert status.inner_text() == "Una parola scelta. Nel glossario non c’è: «sparita»."
    page.fill("#pc-allegato-parola", "bando")
    page.keyboard.press("Enter")
    until(page, "location.search === '?parole=tavolo,bando'")
    page.get_by_role("button", name="Sposta giù «tavolo»").focus()
    page.keyboard.press("Enter")
    assert (page.evaluate("location.search"), status.inner_text()) == (
        "?parole=bando,tavolo", "«tavolo» ora è la parola 2 di 2.",
    )  # fmt: skip
    assert page.evaluate("document.activeElement.ariaLabel") == "Sposta su «tavolo»"
    page.fill("#pc-allegato-parola", "sparita")
    page.get_by_role("button", name="Aggiungi", exact=True).click()
    until(
        page, "document.querySelector('.pc-allegato__scelta [role=status]').textContent.includes('«sparita»')"
    )
    page.get_by_role("button", name="Togli «bando»").click()
    until(page, "document.querySelectorAll('h4.pc-allegato__parola').length === 1")
    page.goto(base + "allegato/?percorso=per-cominciare")
    until(page, "document.querySelectorAll('h4.pc-allegato__parola').length > 1")


def test_my_sheet_leads_there(page: Page, base: str) -> None:
    page.goto(base)
    page.evaluate("ParoleFoglio.add(['bando'])")
    assert page.locator(".pc-vassoio__usi a").last.get_attribute("href") == f"{base}allegato/?parole=bando"
    opened(page, base, "", 1)
    page.evaluate("ParoleFoglio.clear()")


def test_what_is_printed_is_the_annex_alone(page: Page, base: str) -> None:
    opened(page, base)
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = " ".join(" ".join(text_of(sheet) for sheet in sheets).split())
    assert "Allegato lessicale Allegato a: ____" in text[:60]
    assert "Verifica" not in text
    assert "Firma: ____" in text


HOSTILE = '<img src=x onerror=alert(1)>&"\u0000\u202e]]>'


def test_hostile_words_stay_text(page: Page, base: str) -> None:
    version = {
        "id": "bando", "nome": HOSTILE, "righe": [[name, HOSTILE] for name in ("Stato", "Accordo", "In breve")],
        "bozza": [["Edizione", HOSTILE], ["Indirizzo", 'https://x.it/termini/bando/"><b>'], ["Impronta del testo", "0" * 16]],
    }  # fmt: skip
    body = "window.ParoleAllegato=" + json.dumps({"id": "bando", "versioni": [version]}).replace(
        "<", "\\u003c"
    )
    page.route(
        "**/assets/allegato/bando.js", lambda route: route.fulfill(body=body, content_type="text/javascript")
    )
    opened(page, base, "?parole=bando", 1)
    assert page.locator(".pc-allegato__carta :is(img, b)").count() == 0
    texts = [one.text for one in Document(BytesIO(downloaded(page))).paragraphs]
    assert "In breve: " + HOSTILE.replace("\u0000", "") in texts


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_overflows(page: Page, base: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    opened(page, base)
    verified(page, pasted(page).replace("firma", "forma"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
