"""«Il tuo documento» as people use it: a real browser, files of many origins, nothing asked of the network."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import made_documents as made
import pytest
import zxingcpp
from docx import Document
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from site_fixture import until, watching
from undone import SITE, canonical, fields, files_of, links, our_comments, undone

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route
    from tabs import Tabs

DOCUMENTS = dict(made.documents())
OPENED = "document.querySelector('.pc-documento__esito:not([hidden])')"


@pytest.fixture
def page(page: Page, base: str) -> Page:
    """The page, open."""
    page.goto(base + "documento/")
    return page


@pytest.fixture(scope="module")
def kept(tabs: Tabs, base: str) -> Iterator[Page]:
    """The page, open once for all the documents that are chosen in it one after the other, as people do."""
    with tabs.lent(base) as lent, watching(lent, base) as opened:
        opened.goto(base + "documento/")
        yield opened


def drop(page: Page, name: str, data: bytes) -> str:
    """Choose a file, wait until the page has read it, and return what it says."""
    page.set_input_files(
        "#pc-documento-file", {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    until(page, "document.querySelector('.pc-leggi__progresso').hidden")
    return page.inner_text(".pc-leggi__modulo [role=status]")


def listed(page: Page) -> list[str]:
    return page.locator(".pc-documento__parole > li > label strong").all_inner_texts()


def took(page: Page, *, end: bool = False, every: bool = True) -> tuple[str, bytes]:
    """Tick the words, ask for the copy, and return what the page says and the bytes of the copy."""
    if every:
        page.eval_on_selector_all(
            ".pc-documento__parole input:not(:checked)", "all => all.forEach(one => one.click())"
        )
    page.set_checked("#pc-documento-fine", end)
    with page.expect_download() as download:
        page.click("text=Scarica la copia con le parole")
    until(
        page, "document.querySelector('.pc-documento__esito [role=status]').textContent.startsWith('Fatto')"
    )
    return page.inner_text(".pc-documento__esito [role=status]"), Path(download.value.path()).read_bytes()


def opened(name: str, data: bytes) -> Any:
    return Document(io.BytesIO(data)) if name.endswith("docx") else Presentation(io.BytesIO(data))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_comes_back_is_what_was_there_but_for_what_was_added(kept: Page, name: str) -> None:
    source = DOCUMENTS[name]()
    assert drop(kept, name, source) == ""
    kept.select_option("#pc-documento-volte", "tutte")
    _, copy = took(kept)
    before, after = files_of(source), files_of(copy)
    assert before.keys() <= after.keys()
    comments = set(our_comments(after))
    for part, content in before.items():
        if after[part] == content:
            continue
        assert part.endswith((".xml", ".rels"))
        if name.endswith("docx") and part != "[Content_Types].xml":
            assert undone(after[part], comments) == canonical(content), part
    assert after != before
    if name != "stretto.docx":  # python-docx reads the usual dialect only
        opened(name, copy)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith("pptx")])
def test_a_deck_comes_back_with_its_slides_as_they_were(page: Page, name: str) -> None:
    source = DOCUMENTS[name]()
    drop(page, name, source)
    page.uncheck("#pc-documento-note")
    before, after = files_of(source), files_of(took(page)[1])
    assert before.keys() | {part for part in after if part.endswith(".rels")} == after.keys()
    for part, content in before.items():
        assert after[part] == content or undone(after[part], set()) == canonical(content), part
    assert [
        part
        for part in before
        if after[part] != before[part] and "/slides/" not in part and "/notesSlides/" not in part
    ] == []


def test_words_cut_by_formats_tables_boxes_and_notes_are_linked(page: Page) -> None:
    drop(page, "tutto.docx", made.notice("spezzato", "ripetuto", "casella", "a-capo"))
    said, copy = took(page)
    tip = "tavolo: Nucleo comune di questa parola."
    assert list(links(files_of(copy), "word/document.xml")) == [
        ("tavolo", "termini/tavolo/", tip),
        ("bando", "termini/bando/", tip.replace("tavolo", "bando")),
        (
            "Enti delTerzo settore",
            "termini/ente-del-terzo-settore/",
            tip.replace("tavolo", "ente del Terzo settore"),
        ),
    ]
    assert said == "Fatto: 3 collegamenti, 2 commenti. La copia è «tutto-parole.docx»."


def test_every_time_when_asked_and_a_model_stays_a_model(page: Page) -> None:
    drop(page, "a.dotx", made.notice("ripetuto"))
    page.select_option("#pc-documento-volte", "tutte")
    said, copy = took(page)
    assert "«a-parole.dotx»" in said
    assert [text for text, *_ in links(files_of(copy), "word/document.xml")] == [
        *("Tavolo", "tavolo", "tavolo", "bando")
    ]


@pytest.mark.parametrize("name", ["campo-semplice", "controllo-a-data"])
def test_what_must_stay_as_it_is_is_listed_and_noted_but_not_linked(page: Page, name: str) -> None:
    drop(page, "a.docx", made.notice(name))
    assert listed(page)
    files = files_of(took(page)[1])
    assert list(links(files, "word/document.xml")) == []
    assert our_comments(files)


def test_inside_a_tracked_insertion_the_link_is_a_field_that_goes_with_it(page: Page) -> None:
    drop(page, "a.docx", made.notice("inserito", "spostato"))
    page.select_option("#pc-documento-volte", "tutte")
    files = files_of(took(page)[1])
    code = f' HYPERLINK "{SITE}termini/tavolo/" \\o "tavolo: Nucleo comune di questa parola." '
    assert fields(files, "word/document.xml") == [code, code]
    assert [text for text, *_ in links(files, "word/document.xml")] == ["tavolo"]


def test_dots_below_the_linked_words_when_asked(page: Page) -> None:
    drop(page, "a.docx", made.notice("proprietà"))
    assert b"dotted" not in files_of(took(page)[1])["word/document.xml"]
    page.check("#pc-documento-segno")
    run = Document(io.BytesIO(took(page)[1])).paragraphs[0].hyperlinks[0].runs[0]
    assert (run.text, str(run.font.underline), run.font.bold) == ("tavolo", "DOTTED (4)", True)


def test_the_chosen_words_go_to_my_sheet(page: Page) -> None:
    drop(page, "a.docx", made.notice("ripetuto"))
    page.uncheck(".pc-documento__parole > li:nth-of-type(2) > label input")
    page.click("text=Aggiungi le parole scelte al mio foglio")
    assert page.evaluate("window.ParoleFoglio.ids()") == ["tavolo"]


def test_a_comment_says_what_to_mind_and_what_to_write_and_others_stay(page: Page) -> None:
    drop(page, "a.docx", made.notice("commentato"))
    files = files_of(took(page)[1])
    assert list(our_comments(files).values()) == [
        "bando. Divergono: chi decide.\n"
        "Attenzione: Qui ci si fraintende.\n"
        "Da scrivere nell’avviso: Il Comune decide entro … giorni che cosa resta aperto.\n"
        "Bozza redazionale, testo non ancora pubblicato. CC BY 4.0. esempio.it/glossario/t/bando"
    ]
    document = Document(io.BytesIO(took(page)[1]))
    assert next((comment.author, comment.text) for comment in document.comments) == ("Anna", "Già detto")


@pytest.mark.parametrize(
    ("name", "data"), [("note.docx", made.with_notes), ("casella.docx", lambda: made.notice("casella"))]
)
def test_where_word_allows_no_comment_it_stands_in_the_body(page: Page, name: str, data: Any) -> None:
    drop(page, name, data())
    files = files_of(took(page)[1])
    body = files["word/document.xml"].decode()
    assert body.count("commentReference") == 1
    assert all(
        "commentReference" not in files[part].decode() for part in files if part.startswith("word/foot")
    )


def test_the_notes_of_a_slide_say_it_after_what_they_said(page: Page) -> None:
    drop(page, "a.pptx", made.slides("Il bando nelle note"))
    said, copy = took(page)
    deck = Presentation(io.BytesIO(copy))
    first, second = (slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert second == "Il bando nelle note"
    assert first.splitlines()[:3] == [
        "tavolo. Divergono: quando, chi decide.",
        "Attenzione: Qui ci si fraintende.",
        "Da scrivere nell’avviso: Il bando dice entro … giorni che cosa resta aperto.",
    ]
    assert said == "Fatto: 4 collegamenti, 2 note. La copia è «a-parole.pptx»."
    assert [run.text for run in deck.slides[0].placeholders[1].text_frame.paragraphs[0].runs] == [
        *("Il ", "ban", "do", " e gli ", "Enti del Terzo settore", "tavolo collegato")
    ]


@pytest.mark.parametrize(("name", "data"), [("a.docx", made.furnished), ("a.pptx", made.slides)])
def test_the_closing_page_has_short_addresses_and_a_code_that_leads_to_the_sheet(
    page: Page, name: str, data: Any
) -> None:
    drop(page, name, data())
    files = files_of(took(page, end=True)[1])
    text = next(
        files[part].decode()
        for part in sorted(files, reverse=True)
        if b"Le parole di questo documento" in files[part]
    )
    assert "esempio.it/glossario/t/tavolo" in text
    drawn = next(content for part, content in files.items() if part.endswith(".gif") and "parole" in part)
    assert drawn.startswith(b"GIF")
    assert decoded(page, drawn).startswith(f"{SITE}stampa/?parole=tavolo,bando,")


def decoded(page: Page, gif: bytes) -> str:
    """Return what a QR code says, as a phone does: the browser draws it, a decoder reads the picture."""
    source = f"data:image/gif;base64,{base64.b64encode(gif).decode()}"
    grey = page.evaluate(
        """async (source) => { const image = new Image(); image.src = source; await image.decode();
        const canvas = document.createElement("canvas"); canvas.width = image.width; canvas.height = image.height;
        const pen = canvas.getContext("2d"); pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, image.width, image.height);
        return [image.width, image.height, Array.from(data).filter((_, at) => at % 4 === 0)]; }""",
        source,
    )
    wide, high, levels = grey
    picture = memoryview(bytes(levels)).cast("B", shape=[high, wide])
    return zxingcpp.read_barcodes(picture)[0].text


def test_a_deck_without_notes_gets_a_page_for_them(page: Page) -> None:
    drop(page, "a.pptx", made.slides())
    deck = Presentation(io.BytesIO(took(page)[1]))
    assert [holder.placeholder_format.type for holder in deck.notes_master.placeholders] == [
        PP_PLACEHOLDER.SLIDE_IMAGE,
        PP_PLACEHOLDER.BODY,
    ]
    assert [slide.has_notes_slide for slide in deck.slides] == [True, False]


def test_a_word_without_its_tick_gets_nothing(page: Page) -> None:
    drop(page, "a.docx", made.notice("ripetuto"))
    page.uncheck(".pc-documento__parole li:nth-of-type(1) > label input")
    assert {text for text, *_ in links(files_of(took(page, every=False)[1]), "word/document.xml")} == {
        "bando"
    }
    page.uncheck(".pc-documento__parole > li:nth-of-type(2) > label input")
    page.click("text=Scarica la copia con le parole")
    assert page.inner_text(".pc-documento__esito [role=status]") == (
        "Non hai scelto nessuna parola: metti almeno una spunta."
    )


def test_what_has_several_meanings_waits_for_a_choice(page: Page) -> None:
    drop(page, "a.docx", made.written(paragraph("Gli enti in ATS")))
    ticks = page.locator(".pc-documento__parole input")
    assert [ticks.nth(i).is_checked() for i in range(ticks.count())] == [False] * ticks.count()
    assert "Scegli tu." in page.inner_text(".pc-documento__parole")


def paragraph(text: str) -> Any:
    document = Document()
    document.add_paragraph(text)
    return document


def zipped(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return target.getvalue()


def saying(data: bytes, size: int) -> bytes:
    """Return a zip whose first file says, in the list, that it is as long as ``size``."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


def macro() -> bytes:
    source = made.notice("intero")
    types = files_of(source)["[Content_Types].xml"].decode()
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return made.repacked(
        source,
        {
            "[Content_Types].xml": types.replace(
                usual, "application/vnd.ms-word.document.macroEnabled.main+xml"
            )
        },
    )


def refused() -> Iterator[tuple[str, bytes, str]]:
    """Yield files that are no documents that can be read, with the sentence that says so."""
    save = "Aprilo, scegli «Salva con nome» e salvalo come .docx o .pptx, poi riprova."
    broken = (
        "Il file è rovinato o incompleto: aprilo con il programma che l’ha fatto, salvalo di nuovo e riprova."
    )
    bomb = (
        "Il file, aperto, è troppo grande per essere un documento: non lo leggo. Se è tuo, togli o comprimi le "
        "immagini e riprova."
    )
    good, ole = made.notice("intero"), bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
    yield "vuoto.docx", b"", "Il file è vuoto: scegline un altro."
    yield "taglio.docx", good[: len(good) // 2], broken
    entity = b'<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document xmlns:w="' + made.W.encode() + b'"/>'
    yield "entita.docx", made.repacked(good, {"word/document.xml": entity}), broken
    yield "senza.docx", made.repacked(good, {"word/document.xml": None}), broken
    yield "vecchio.doc", ole, f"Il file è di un formato vecchio (.doc o .ppt). {save}"
    yield (
        "chiuso.docx",
        ole + "EncryptedPackage".encode("utf-16-le"),
        (
            "Il file è protetto da una password: toglila (nel programma: «Informazioni», «Proteggi documento») e riprova."
        ),
    )
    yield "macro.docm", macro(), f"Il file contiene macro, cioè piccoli programmi: qui non si leggono. {save}"
    yield (
        "testo.odt",
        zipped(mimetype=b"application/vnd.oasis.opendocument.text"),
        (f"È un file OpenDocument (.odt o .odp): qui si leggono solo .docx e .pptx. {save}"),
    )
    yield (
        "atto.pdf",
        b"%PDF-1.7\n",
        (
            "È un PDF: qui si leggono solo .docx e .pptx. Apri il documento da cui è nato, oppure copia il testo e usa "
            "«Leggi un testo»."
        ),
    )
    yield "lettera.rtf", b"{\\rtf1 ciao}", f"È un file RTF: qui si leggono solo .docx e .pptx. {save}"
    yield (
        "firmato.p7m",
        bytes([0x30, 0x82, 1, 2]) + bytes(40),
        ("È un file firmato (.p7m): aprilo con il programma di firma, estrai il documento e riprova."),
    )
    yield (
        "firmato.docx",
        made.repacked(good, {"_xmlsignatures/origin.sigs": b""}),
        (
            "Il documento è firmato digitalmente: cambiarlo toglierebbe valore alla firma. Usa la copia non firmata."
        ),
    )
    yield (
        "nota.txt",
        b"il tavolo",
        (
            "Non è un documento che so leggere: scegli un file .docx o .pptx. Se hai un testo, usa «Leggi un testo»."
        ),
    )
    yield "bomba.docx", saying(good, 400_000_001), bomb
    yield "bugiardo.docx", saying(zipped(a=bytes(30_000_000)), 10), bomb
    yield (
        "grande.docx",
        b"PK\x03\x04" + bytes(60_000_000),
        (
            "Il file è troppo grande: qui si leggono documenti fino a 60 MB. Togli o comprimi le immagini e riprova."
        ),
    )


def test_each_file_that_cannot_be_read_gets_a_plain_sentence(page: Page) -> None:
    said = {
        name: (drop(page, name, data) if len(data) < 50_000_000 else drop_large(page, data))
        for name, data, _ in refused()
    }
    assert said == {name: sentence for name, _, sentence in refused()}
    assert drop(page, "a.docx", made.notice("intero")) == ""
    assert listed(page) == ["tavolo"]


def test_broken_xml_gets_the_same_sentence(browser: Browser, base: str) -> None:
    opened = (
        browser.new_page()
    )  # Chromium's own page of errors has a style, which the policy stops: it says so
    opened.goto(base + "documento/")
    broken = made.repacked(made.notice("intero"), {"word/document.xml": b"<w:document"})
    assert drop(opened, "xml.docx", broken).startswith("Il file è rovinato o incompleto: ")
    opened.close()


def drop_large(page: Page, data: bytes) -> str:
    """Choose a file that is too long to be sent to the browser: it makes it there, of zeros after its first bytes."""
    page.evaluate(
        """([start, size]) => { const whole = new Uint8Array(size); whole.set(start);
        const all = new DataTransfer(); all.items.add(new File([whole], "grande.docx"));
        const field = document.querySelector("#pc-documento-file"); field.files = all.files;
        field.dispatchEvent(new Event("change")); }""",
        [list(data[:4]), len(data)],
    )
    page.wait_for_timeout(50)
    until(page, "document.querySelector('.pc-leggi__progresso').hidden")
    return page.inner_text(".pc-leggi__modulo [role=status]")


def test_nothing_is_asked_of_the_network_while_it_works(page: Page) -> None:
    page.focus("#pc-documento-file")
    until(page, "window.qrcode && window.fflate && window.ParoleLeggi0")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if not request.url.startswith("blob:") else None
    )
    drop(page, "a.docx", made.notice())
    took(page, end=True)
    assert asked == []


def test_hostile_texts_are_only_texts(page: Page) -> None:
    drop(page, "a.docx", made.notice("segni"))
    assert "«" not in page.inner_text(".pc-documento__luoghi >> nth=0")
    assert "<img src=x onerror=alert(1)> tavolo" in page.inner_text(".pc-documento__luoghi >> nth=0")
    assert page.locator(".pc-documento img").count() == 0


def test_a_hundred_pages_are_read_in_slices_and_shows_how_far_it_is(page: Page) -> None:
    page.evaluate(
        """() => { window.shares = []; const progress = document.querySelector(".pc-leggi__progresso");
        setInterval(() => { if (!progress.hidden) window.shares.push(progress.value); }, 10); }"""
    )
    drop(page, "lungo.docx", made.long_notice(100))
    assert len(set(page.evaluate("window.shares"))) > 3
    assert listed(page) == ["tavolo", "ente del Terzo settore"]
    assert "e altre 3597 volte" in page.inner_text(".pc-documento__parole > li >> nth=0")


def test_a_long_paragraph_with_signs_that_nobody_sees_is_read_once(page: Page) -> None:
    """Finding each place from the beginning of the paragraph would take minutes."""
    document = Document()
    document.add_paragraph("ta\u00advolo, un ban\u200bdo. " * 4000)
    drop(page, "lungo.docx", made.written(document))
    assert listed(page) == ["tavolo", "bando"]
    assert page.locator(".pc-documento__luoghi mark").nth(0).text_content() == "ta\u00advolo"
    assert "e altre 3997 volte" in page.inner_text(".pc-documento__parole > li >> nth=1")


def test_without_scripts_it_says_what_to_do(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(base + "documento/")
    assert "Per leggere un documento qui serve JavaScript" in opened.inner_text(".pc-leggi__senza")
    assert not opened.locator("#pc-documento-file").is_visible()
    context.close()


def test_a_form_to_avoid_is_not_linked_and_its_comment_says_what_to_write(page: Page) -> None:
    """The sample has no such form: it is put in the index, and its reason in the card of «bando»."""
    forms = """;{const at = ParoleLeggi.voci.findIndex((word) => word.id === "bando");
        ParoleLeggi.forme.push(["avviso finto", [at], 2]); ParoleLeggi.voci[at].evita = {"avviso finto": "Non apre nulla."};}"""

    def with_a_form(route: Route) -> None:
        route.fulfill(body=route.fetch().text() + forms, content_type="text/javascript")

    page.route("**/assets/ricerca/leggi.js", with_a_form)
    page.reload()
    document = Document()
    document.add_paragraph("Un avviso finto.")
    drop(page, "a.docx", made.written(document))
    assert "Da evitare: «avviso finto». Non apre nulla. Scrivi «bando»." in page.inner_text(
        ".pc-documento__parole"
    )
    files = files_of(took(page)[1])
    assert list(links(files, "word/document.xml")) == []
    (comment,) = our_comments(files).values()
    assert "Da evitare: «avviso finto». Non apre nulla. Scrivi «bando»." in comment
