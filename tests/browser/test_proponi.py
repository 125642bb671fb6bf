"""«Proponi» as people use it: a real browser, a real site; nothing leaves the page until somebody chooses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe import faults
from form_pages import drafts, field, fields, open_form, received, sent, settled, with_draft, yaml
from proposal_cases import EVERY_PART, ID, TODAY, expected, proposals, registers, tidy
from proposal_samples import IDS, as_texts
from site_fixture import SAMPLE, until

from parole.editing.writing import canonical, same, written
from parole.form.scripts import registers_script
from parole.lookup.names import names_files
from parole.model.concept import WordFile
from parole.model.types import ID_MAX
from parole.pages.proposing import SECTIONS
from parole.proposals.base import line_of, prints_of
from parole.proposals.submission import Outcome
from parole.reading.node_values import plain
from parole.reading.yaml_nodes import Mapping, read_yaml
from parole.rendering.data_script import data_script
from parole.rendering.renderer import Renderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PA = "L’ufficio prende nota di chi arriva, risponde entro dieci giorni e dice con parole semplici che cosa può fare, che cosa non può e perché. Se serve, accompagna la persona allo sportello giusto."
HOSTILE = (
    "<script>alert(1)</script> --- : # «è» 'a' \"b\" \\ 😀\t- x\n%\u00ad{{7}} [[bando|<b>qui</b>]] *forte* "
)


def said(page: Page, control: Locator) -> list[str]:
    """Return the messages that a screen reader reads with a control."""
    return control.evaluate(
        "c => c.getAttribute('aria-describedby').split(' ').flatMap(id => [...(document.getElementById(id)?.querySelectorAll('li') || [])]).map(li => li.textContent)"
    )


def read_back(text: str) -> Any:
    root, problems = read_yaml(text, "x.yml")
    assert problems == []
    assert isinstance(root, Mapping)
    assert canonical(text, "x.yml", WordFile) == text
    return plain(root)


def test_a_new_word_from_one_side_to_a_valid_text(page: Page, base: str) -> None:
    open_form(page, base, "?termine=sportello%20unico")
    assert page.is_hidden("[data-pc=resto]")
    page.get_by_role("radio", name="Pubblica amministrazione").check()
    assert field(page, "Termine").input_value() == "sportello unico"
    assert page.is_hidden("#proponi-lato-tutte:checked")
    assert "la scriverà chi lavora da questo lato" in page.inner_text("[data-pc=quieta-terzo_settore]")

    field(page, "Area").select_option(label="Strumenti")
    brief = field(page, "In breve")
    brief.type("Un")
    page.wait_for_timeout(700)
    assert said(page, brief) == []  # not while the first word is being typed
    brief.type(" luogo dove si fanno domande")
    settled(page)
    assert said(page, brief) == [
        "Da correggere: comincia con l’articolo «Un»; comincia dal nome, senza articolo."
    ]
    assert brief.get_attribute("aria-invalid") == "true"
    assert page.inner_text("[data-pc=annuncio]").startswith("In breve: comincia con l’articolo «Un»")
    brief.fill("luogo dove si fanno domande e si trova chi risponde")
    settled(page)
    assert (said(page, brief), brief.get_attribute("aria-invalid")) == ([], None)

    field(page, "Definizione").fill(PA)
    page.locator("[data-pc-foglio=pa]").get_by_role("button", name="Aggiungi").click()
    source = page.locator("[data-pc-foglio=pa]").get_by_role("combobox")
    source.type("codice terz")
    source.press("ArrowDown")
    assert source.get_attribute("aria-activedescendant")
    source.press("Enter")
    assert source.input_value() == "Codice del Terzo settore"
    field(page, "Punto preciso (facoltativo)", "[data-pc-foglio=pa]").fill("articolo 55")
    page.click("[data-pc=controlla]")
    assert page.evaluate("document.activeElement.dataset.pc") == "sommario"
    listed = page.locator("[data-pc=sommario-elenco] li").all_text_contents()
    assert listed == [
        "Da correggere Pubblica amministrazione, Fonti, n. 1, Punto preciso: «articolo 55» non è un riferimento ben scritto; "
        "forse «art. 55»? Se no, scrivilo come «art. 55, c. 3, lett. a)», «artt. 55-57», «§ 3», «cons. dir. 2.1» o «p. 12».",
        "Consiglio Pubblica amministrazione, Definizione: 33 parole, la misura è da 35 a 100; allunga o accorcia il testo.",
    ]
    page.locator("[data-pc=sommario-elenco] a").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("art. 55, c. 3")
    settled(page)
    assert page.locator("[data-pc=sommario-elenco] li").count() == 1


def test_from_the_fields_to_the_text_and_to_the_ways_of_sending_it(page: Page, base: str) -> None:
    open_form(page, base, "?termine=sportello%20unico&lato=pa")
    field(page, "Area").select_option(label="Strumenti")
    field(page, "In breve").fill("luogo dove si fanno domande")
    field(page, "Definizione").fill(PA)
    page.locator("[data-pc-da=accezione] summary").click()
    field(page, "Varianti (facoltativo)").fill("sportello\n\n  112 ")
    settled(page)
    assert yaml(page).startswith("partenza: nuova\n")
    assert read_back(fields(page)) == {
        "termine": "sportello unico",
        "varianti": ["sportello", "112"],
        "area": "strumenti",
        "in_breve": "luogo dove si fanno domande",
        "pa": {"definizione": PA},
    }
    assert page.is_hidden("text=Quanto coincidono i due significati")
    shown = page.inner_text("[data-pc=anteprima]")
    assert PA in shown
    assert "Manca una voce." in shown
    assert page.inner_text("[data-pc=nome-file]") == "glossary/termini/sportello-unico.yml"

    assert sent(page) == {
        "template": "parola.yml",
        "title": "Parola: sportello unico",
        "termine": "sportello unico",
        "lato": "Pubblica amministrazione: come la intende chi lavora in Comune",
        "yaml": yaml(page),
    }
    answer = received(sent(page))
    assert (answer.outcome, answer.faults, dict(answer.files)) == (
        Outcome.READY,
        (),
        {"glossary/termini/sportello-unico.yml": fields(page)},
    )
    assert page.get_attribute("[data-pc=editor]", "href") == (
        "https://github.com/esempio/parole-in-comune/new/main?filename=glossary%2Ftermini%2Fsportello-unico.yml"
    )
    assert page.locator("[data-pc=posta]").count() == 0  # the sample has no address to write to
    with page.expect_download() as download:
        page.click("[data-pc=scarica]")
    assert download.value.suggested_filename == "proposta-sportello-unico.yml"
    assert Path(download.value.path()).read_text(encoding="utf-8") == yaml(page)


def test_a_correction_keeps_what_it_does_not_touch_and_the_draft_survives(page: Page, base: str) -> None:
    page.goto(base + "termini/tavolo/")
    page.click("text=Proponi una correzione")
    page.wait_for_selector("[data-pc-proponi]:not([aria-busy])")
    page.get_by_role("radio", name="Terzo settore").check()
    original = (SAMPLE / "glossary" / "termini" / "tavolo.yml").read_text(encoding="utf-8")
    published = canonical(original, "tavolo.yml", WordFile) or ""
    assert fields(page) == ""
    assert page.is_hidden("[data-pc=butta]")
    assert page.is_visible("text=Cambia qualcosa: poi qui compaiono")
    assert page.locator("[data-pc=quieta-pa] p").inner_text() in published.replace("\n    ", " ")

    field(page, "Testo", "[data-pc-da=come_dirlo]").fill("Parla per primo: ….")
    settled(page)
    changed = yaml(page)
    assert fields(page) == "come_dirlo:\n  da_scrivere:\n    testo: >-\n      Parla per primo: ….\n"
    asked = sent(page)
    assert (asked["title"], asked["identificativo"]) == ("Correzione: tavolo", "tavolo")
    [(path, written_now)] = received(asked).files.items()
    assert path == "glossary/termini/tavolo.yml"
    assert [line for line in written_now.split("\n") if line not in published] == [
        "      Parla per primo: …."
    ]
    assert (page.get_attribute("[data-pc=editor]", "href") or "").endswith(
        "/edit/main/glossary/termini/tavolo.yml"
    )

    open_form(page, base, "?voce=tavolo&lato=terzo-settore")
    assert page.inner_text("[data-pc=bozza-stato]").startswith("Ho ritrovato la tua bozza del ")
    assert yaml(page) == changed
    page.click("[data-pc=butta]")
    assert (fields(page), drafts(page)) == ("", [])
    page.click("[data-pc=annulla]")
    assert yaml(page) == changed
    assert drafts(page) == ["parole/proposta/tavolo"]
    assert page.is_hidden("[data-pc=altre-bozze]")

    page.click("[data-pc=apri-pa]")
    assert page.evaluate("document.activeElement?.closest('[data-pc-foglio]').dataset.pcFoglio") == "pa"


def test_the_empty_side_leads_to_its_own_sheet(page: Page, base: str) -> None:
    page.goto(base + "termini/rete/")
    page.click("text=Scrivila tu")
    page.wait_for_selector("[data-pc-proponi]:not([aria-busy])")
    side = page.evaluate("document.querySelector('[name=lato]:checked').value")
    assert page.locator(f"[data-pc-foglio={side}] textarea").first.is_visible()


def test_a_source_that_the_register_lacks_travels_with_the_word(page: Page, base: str) -> None:
    open_form(page, base, "?lato=tutte&termine=sportello")
    page.locator("[data-pc-foglio=pa]").get_by_role("button", name="Aggiungi").click()
    source = page.locator("[data-pc-foglio=pa]").get_by_role("combobox")
    source.type("Avviso: prova")
    source.press("Enter")  # the only option: add it
    page.wait_for_selector("[data-pc=elenco-fonti] fieldset")
    new = "[data-pc=elenco-fonti]"
    until(page, "document.activeElement?.closest('[data-pc=elenco-fonti]')")
    assert field(page, "Nome", new).input_value() == "Avviso: prova"
    field(page, "Tipo", new).select_option(label="Pagina web")
    field(page, "Titolo", new).fill("Avviso di prova")
    field(page, "Indirizzo web (facoltativo)", new).fill("www.esempio.it")
    page.click("[data-pc=controlla]")
    listed = page.locator("[data-pc=sommario-elenco]").inner_text()
    assert (
        "Fonte nuova «Avviso: prova», Indirizzo web: «www.esempio.it» non è un indirizzo completo; scrivilo per intero, con https:// davanti."
        in listed
    )
    assert (
        "Fonte nuova «Avviso: prova»: a una fonte di tipo «pagina» serve anche «autore»; aggiungilo."
        in listed
    )
    field(page, "Definizione", "[data-pc-foglio=pa]").fill(PA)
    settled(page)
    text, _, sources = fields(page).partition("fonti_nuove:\n")
    assert read_back(text)["pa"]["fonti"] == [{"fonte": "avviso-prova"}]
    assert (
        sources
        == '  avviso-prova:\n    tipo: pagina\n    nome: "Avviso: prova"\n    titolo: Avviso di prova\n    indirizzo: www.esempio.it\n'
    )
    assert sent(page)["yaml"] == yaml(page)
    open_form(page, base, "?lato=tutte")  # the draft has the source too
    assert yaml(page).endswith(sources)
    page.click("text=Togli questa fonte")
    assert "fonti_nuove" not in yaml(page)
    assert source.input_value() == ""


def test_a_word_that_is_there_already_is_said_with_the_way_to_it(page: Page, base: str) -> None:
    open_form(page, base, "?lato=pa")
    field(page, "Termine").fill("Ets")
    settled(page)
    notice = page.locator("[data-pc=esiste]")
    assert notice.inner_text() == "«ETS» (sigla) porta già a ente del Terzo settore. Correggi quella voce."
    assert [link.get_attribute("href") for link in notice.locator("a").all()] == [
        "../termini/ente-del-terzo-settore/",
        "?voce=ente-del-terzo-settore",
    ]
    field(page, "Termine").fill("bando")
    settled(page)
    assert said(page, field(page, "Termine")) == [
        "Da correggere: «bando» c’è già in «bando»; unisci le due voci, oppure distinguile con «accezione»."
    ]


def test_a_form_to_avoid_of_another_word_is_told_with_what_to_write(page: Page, base: str) -> None:
    """The sample has none: it is put in the index. Between quotation marks it is spoken of, not used."""
    forms = """;{const at = ParoleLeggi.voci.findIndex((word) => word.id === "bando");
        ParoleLeggi.forme.push(["avviso finto", [at], 2]); ParoleLeggi.voci[at].evita = {"avviso finto": "Non apre nulla."};}"""
    page.route(
        "**/assets/ricerca/leggi.js",
        lambda route: route.fulfill(body=route.fetch().text() + forms, content_type="text/javascript"),
    )
    open_form(page, base, "?termine=sportello%20unico&lato=pa")
    brief = field(page, "In breve")
    brief.fill("luogo in cui si chiede di «avviso finto»")
    settled(page)
    until(page, "window.ParoleLeggi")
    brief.fill("luogo in cui si legge un Avviso  finto")
    settled(page)
    page.wait_for_selector("text=è una forma da evitare")
    assert said(page, brief) == [
        "Consiglio: «Avviso finto» è una forma da evitare: Non apre nulla. Scrivi «bando»."
    ]
    brief.fill("luogo in cui si chiede di «avviso finto»")
    settled(page)
    assert said(page, brief) == []
    open_form(page, base, "?voce=bando&lato=pa")
    brief.fill("avviso finto del bando")
    settled(page)
    until(page, "window.ParoleLeggi")
    brief.fill("avviso finto")
    settled(page)
    assert not [one for one in said(page, brief) if "da evitare" in one]


def test_hostile_text_stays_text_and_comes_back_the_same(page: Page, base: str) -> None:
    open_form(page, base, "?lato=tutte&termine=" + "%3Cimg%20src=x%20onerror=alert(1)%3E")
    for index, text in enumerate((HOSTILE, "null", "--- " * 1250, "no", "- a: b\n# c")):
        page.locator("[data-pc=resto] textarea:visible").nth(index).fill(text)
    page.locator("[data-pc-da=accezione] summary").click()
    field(page, "Varianti (facoltativo)").fill("- x\n@y\n'\n{z}\n#\n: \n!!")
    page.click("[data-pc=controlla]")
    told = read_back(fields(page))
    assert told["termine"] == "<img src=x onerror=alert(1)>"
    assert told["varianti"] == ["- x", "@y", "'", "{z}", "#", ":", "!!"]
    assert told["in_breve"] == tidy(HOSTILE.replace("\u00ad", ""))
    assert told["pa"] == {"vuol_dire": "null", "definizione": tidy("--- " * 1250)}
    assert told["terzo_settore"] == {"vuol_dire": "no", "definizione": "- a: b # c"}
    assert page.locator("[data-pc=modulo] :is(img, script, b)").count() == 0
    shown = page.locator("[data-pc-testo=in_breve]")
    assert "<script>alert(1)</script>" in shown.inner_text()
    assert shown.locator("em").inner_text() == "forte"
    assert shown.locator(".pc-proponi__rimando").inner_text() == "<b>qui</b>"


def test_what_is_too_long_for_an_address_is_copied_and_nothing_is_lost(page: Page, base: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_form(page, base, "?voce=tavolo&lato=tutte")
    page.locator("[data-pc-da=scade] summary").click()
    field(page, "Note redazionali (facoltativo)").fill("à" * 3900)
    settled(page)
    link = page.get_attribute("[data-pc=segnala]", "href") or ""
    assert len(quote(link, safe="")) < 8000
    assert "yaml" not in parse_qs(urlsplit(link).query)
    assert page.is_visible("[data-pc=segnala-lungo]")
    page.click("[data-pc=segnala-lungo] button")
    until(page, "document.querySelector('[data-pc=copiato]').textContent")
    assert page.inner_text("[data-pc=copiato]") == "Testo copiato."
    assert page.evaluate("navigator.clipboard.readText()") == yaml(page)
    assert "à" * 3900 in read_back(fields(page))["note_redazionali"]


def test_the_letter_when_there_is_somebody_to_write_to(page: Page, base: str) -> None:
    open_form(page, base)
    word = {"termine": "a b"}
    made = page.evaluate(
        """([word, long]) => [false, true].map((l) => ParoleInvio.mail("a@b.it", { word, id: "a-b", isNew: true, text: l ? long : "termine: a b\\n" }, ["[inizio]", "[fine]"]))""",
        [word, "x" * 3000],
    )
    assert made == [
        {"url": "mailto:a@b.it?subject=Parole%20in%20comune%3A%20parola%20nuova%20%C2%ABa%20b%C2%BB&body=Propongo%20una%20parola%20nuova%3A%20%C2%ABa%20b%C2%BB.%0D%0A%0D%0A%5Binizio%5D%0D%0Atermine%3A%20a%20b%0D%0A%5Bfine%5D%0D%0A", "whole": True},
        {"url": "mailto:a@b.it?subject=Parole%20in%20comune%3A%20parola%20nuova%20%C2%ABa%20b%C2%BB&body=Incolla%20qui%20il%20testo%20che%20hai%20copiato%2C%20oppure%20allega%20il%20file%20che%20hai%20scaricato.", "whole": False},
    ]  # fmt: skip


@pytest.mark.parametrize("refusal", ["throw new Error('denied')", "return null"])
def test_it_works_where_nothing_can_be_kept_or_copied(browser: Browser, base: str, refusal: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ get() {{ {refusal}; }} }});")
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
    )
    open_form(page, base, "?lato=pa&termine=sportello")
    field(page, "In breve").fill("luogo dove si chiede")
    settled(page)
    assert page.inner_text("[data-pc=bozza-stato]") == (
        "Questo browser non conserva le bozze: se chiudi la pagina il testo si perde. Prima copialo o scaricalo."
    )
    page.click("[data-pc-copia-testo=lettera]")
    until(page, "document.querySelector('[data-pc=copiato]').textContent")
    assert yaml(page).startswith(
        "Propongo una parola nuova: «sportello».\n\n[inizio della proposta]\npartenza: nuova\n"
    )
    assert page.inner_text("[data-pc=copiato]").startswith("Il browser non permette di copiare")
    assert page.evaluate(
        "getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    ) == yaml(page)
    context.close()


def test_with_the_keyboard_alone(page: Page, base: str) -> None:
    """From the top of the form to a source chosen and taken away again, only with Tab, arrows, space and Enter."""
    open_form(page, base)
    page.focus("#proponi-lato-pa")
    page.keyboard.press("Space")
    names = []
    for _ in range(40):
        page.keyboard.press("Tab")
        names.append(page.evaluate("(e => (e.labels?.[0] || e).textContent.trim())(document.activeElement)"))
        if names[-1] == "Controlla tutto":
            break
    assert names[:4] == ["Termine", "Altri nomi", "Area", "In breve"]
    assert names[4:8] == ["Vuol dire (facoltativo)", "Definizione", "Aggiungi: Fonti", "Scrivila tu"]
    assert names[-1] == "Controlla tutto"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.pc") == "sommario"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.labels[0].textContent") == "Termine"

    page.locator("[data-pc-foglio=pa]").get_by_role("button", name="Aggiungi").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("cts")
    page.keyboard.press("Escape")
    source = page.locator("[data-pc-foglio=pa]").get_by_role("combobox")
    assert (source.get_attribute("aria-expanded"), source.input_value()) == ("false", "cts")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert source.input_value() == "Codice del Terzo settore"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("[data-pc-foglio=pa]").get_by_role("combobox").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Aggiungi: Fonti"


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_full_of_problems_it_is_sound_and_does_not_scroll_sideways(
    browser: Browser, base: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    open_form(page, base, "?voce=tavolo&lato=tutte")
    for fold in page.locator("[data-pc=modulo] summary:visible").all():
        fold.click()
    for button in page.locator("[data-pc=modulo]").get_by_role("button", name=re.compile("Aggiungi")).all():
        button.click()
    page.locator("[role=combobox]:visible").nth(1).fill("codi")
    field(page, "In breve").fill("Il " + "x" * 400)
    page.click("[data-pc=controlla]")
    page.locator("[role=combobox]:visible").nth(1).press("ArrowDown")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def with_word(page: Page, typed: dict[str, Any]) -> None:
    """Have the published word «tavolo» be ``typed``."""
    script = data_script("ParoleVoce", {"id": "tavolo", "typed": typed, "base": line_of(prints_of(typed))})
    page.route("**/assets/proponi/termini/tavolo.js", lambda route: route.fulfill(body=script))


def test_every_part_of_a_word_is_shown_filled_and_written_byte_by_byte(page: Page, base: str) -> None:
    with_draft(page, base, EVERY_PART)
    open_form(page, base, "?lato=pa")
    assert fields(page) == written(as_texts(EVERY_PART), WordFile)
    titles = page.locator("[data-pc=resto] > [data-pc-da] > :is(h2, summary)").all_inner_texts()
    assert titles == [section.title for section in SECTIONS]

    cases = page.locator("[data-pc-da=casi] .pc-proponi__elemento")
    assert cases.count() == len(EVERY_PART["casi"])
    assert cases.nth(1).get_by_label("Terzo settore").is_checked()
    assert not cases.nth(1).get_by_label("Pubblica amministrazione").is_checked()
    assert field(page, "Da chiedere (facoltativo)").input_value() == EVERY_PART["come_dirlo"]["da_chiedere"]
    neighbours = page.locator("[data-pc-da=da_non_confondere]")
    assert field(page, "Voce (facoltativo)", "[data-pc-da=da_non_confondere]").input_value() == "bando"
    neighbours.locator("summary").click()
    field(page, "Voce (facoltativo)", "[data-pc-da=da_non_confondere]", 1).fill("rete")
    page.keyboard.press("Enter")
    cases.nth(1).get_by_label("Pubblica amministrazione").check()
    page.get_by_label("quando", exact=False).first.uncheck()
    page.get_by_label("quando", exact=False).first.check()
    assert (
        page.inner_text("[data-pc-da=accordo] .pc-proponi__conto:has-text('ordine')")
        == "Nell’ordine: chi decide, quando."
    )
    settled(page)
    said = read_back(fields(page))
    assert said["casi"][1]["vale_per"] == ["pa", "terzo_settore"]
    assert said["da_non_confondere"][1] == {"voce": "rete", "forma": "zucchina", "perche": "Si coglie prima."}
    assert said["differenza"] == ["chi-decide", "quando"]
    assert sent(page)["yaml"] == yaml(page)


def test_the_preview_shows_the_lines_the_verdict_and_the_cases(page: Page, base: str) -> None:
    with_word(page, EVERY_PART)
    open_form(page, base, "?voce=tavolo&lato=pa")
    shown = page.locator("[data-pc=anteprima]")
    lines = shown.locator(".pc-proponi__parte--vuol_dire").all_inner_texts()
    assert lines == [EVERY_PART[side]["vuol_dire"] for side in ("pa", "terzo_settore")]
    assert shown.locator(".pc-verdetto").inner_text().strip().startswith("Divergono: quando, chi decide. ")
    titles = ["Da evitare", "Attenzione", "Come dirlo", "Da non confondere", "È questo?", "Esempio"]
    assert shown.locator("article > div > h3").all_inner_texts() == titles
    assert shown.locator("[data-pc-elenco=casi] li").all_inner_texts()[2] == (
        "Se ne parla al bar. Vale per: nessuno. Non impegna nessuno."
    )
    assert shown.locator("[data-pc-elenco=da_non_confondere] li strong").all_inner_texts() == [
        "bando:",
        "zucchina:",
    ]
    assert shown.locator("h4").all_inner_texts() == ["Da scrivere in convenzione", "Da chiedere"]


def test_what_the_sides_part_on_is_asked_only_where_they_do(page: Page, base: str) -> None:
    with_word(page, EVERY_PART)
    open_form(page, base, "?voce=tavolo&lato=tutte")
    page.get_by_label("Coincidono").check()
    settled(page)
    assert page.is_hidden("text=Su che cosa si dividono")
    assert fields(page) == "accordo: coincidono\ndifferenza:\n"
    page.get_by_label("Si completano").check()
    settled(page)
    assert fields(page) == "accordo: si-completano\n"


def test_the_browser_says_and_writes_what_python_does(page: Page, base: str) -> None:
    """Every case of ``tests/data/proponi``: the same messages, word for word, and the same bytes."""
    open_form(page, base)
    glossary = registers()
    page.evaluate(
        "script => { (0, eval)(script); }",
        registers_script(glossary) + str(next(names_files(Renderer(glossary)))[1]()),
    )
    cases = proposals()
    answers = page.evaluate(
        """([cases, id, today]) => {
          const checker = ParoleRegole.checker(ParoleModello, ParoleRegistri, ParoleNomi), writer = ParoleYaml.writer(ParoleModello);
          return cases.map(([word, sources]) => [
            checker.check(word, id, Object.entries(sources), today).map((p) => [p.field, p.rule, p.message, p.level]),
            [Object.keys(word).length ? writer.word(word) : "\\n", writer.sources(Object.entries(sources))],
          ]);
        }""",
        [list(cases.values()), ID, TODAY.isoformat()],
    )
    said = {
        case: sorted(_placeless(problem) for problem in problems)
        for case, (problems, _) in zip(cases, answers, strict=True)
    }
    assert said == expected("controlli")
    assert {case: written for case, (_, written) in zip(cases, answers, strict=True)} == expected("yaml")


def _placeless(problem: list[str]) -> list[str]:
    """An invisible character stops the reading of a file: Python knows its line, not its field."""
    return ["", *problem[1:]] if problem[1] == "caratteri-invisibili" else problem


def test_ids_and_words_as_typed_are_the_same(page: Page, base: str, www: Path) -> None:
    open_form(page, base)
    made = page.evaluate(
        "pairs => pairs.map(([name, qualifier]) => ParoleYaml.wordId(name, qualifier, ParoleModello.idMax))",
        [[name, qualifier] for name, qualifier, _ in IDS],
    )
    assert made == [id_ for *_, id_ in IDS]
    sources = page.evaluate(
        "names => names.map((name) => ParoleYaml.sourceId(name, new Set(['cts', 'cts-2', 'fonte']), ParoleModello.idMax))",
        ["CTS", "Legge n. 1", "…", "x" * 70],
    )
    assert sources == ["cts-3", "legge-n-1", "fonte-2", "x" * ID_MAX]
    for script in sorted((www / "glossario" / "assets" / "proponi" / "termini").glob("*.js")):
        typed = json.loads(
            script.read_text(encoding="utf-8").removeprefix("window.ParoleVoce=").rstrip(";\n")
        )["typed"]
        text = page.evaluate("typed => ParoleYaml.writer(ParoleModello).word(typed)", typed)
        assert same(read_back(text), as_texts(typed))


def test_without_javascript_it_says_the_other_ways(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "proponi/")
    assert page.inner_text(".pc-proponi noscript p").startswith("Il modulo ha bisogno di JavaScript")
    assert [link.get_attribute("href") for link in page.locator(".pc-proponi noscript a").all()] == [
        "https://github.com/esempio/parole-in-comune/issues/new?template=parola.yml",
        "../contribuire/",
    ]
    assert page.is_hidden("[data-pc=modulo]")
    context.close()


def test_it_works_from_a_disk_and_says_when_something_does_not_load(
    browser: Browser, www: Path, base: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((www / "glossario" / "proponi" / "index.html").as_uri() + "?voce=bando&lato=pa")
    page.wait_for_selector("[data-pc-proponi]:not([aria-busy])")
    assert yaml(page).startswith("correzione: bando\n")
    page.route("**/assets/proponi/registri.js", lambda route: route.abort())
    open_form(page, base)
    assert page.inner_text("[data-pc=guasto]").startswith("Il modulo non si è caricato.")
    context.close()


def test_a_word_that_is_not_there_becomes_a_new_one(page: Page, base: str) -> None:
    open_form(page, base, "?voce=../../x")
    assert page.inner_text("[data-pc=sconosciuta]").startswith("La voce da correggere non c’è")
    assert page.is_visible("[data-pc=nuova]")
