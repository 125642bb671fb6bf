"""The ready handouts: the page they are printed from, and the PDF that a browser makes of it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from builders import make_concept, make_glossary
from pypdf import PdfReader
from pypdf.generic import ContentStream

from parole.glossary.site_facts import SiteFacts
from parole.materials.booklets import booklet_pdf, jobs, path_booklet, whole_booklet
from parole.materials.tagged_pdf import elements, once, with_artifacts
from parole.model.registers import ReadingPath
from parole.rendering.renderer import Renderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FACTS = SiteFacts(name="Parole in prova", description="Un glossario.", url="https://esempio.it/g/")
LONG = "Parola dopo parola, questa definizione riempie il suo foglio senza che niente resti fuori. " * 7
NAMES = ("abito", "bando", "capofila", "delega", "èlite", "tavolo", "Zona 2")


def words() -> Renderer:
    made = [
        make_concept(
            f"parola-{index}",
            termine=name,
            pa={"definizione": f"{LONG}Fine {index} pa."},
            terzo_settore={"definizione": f"{LONG}Fine {index} ts.", "fonti": [{"fonte": "cts"}]},
            accordo="divergono",
            attenzione=f"Attenzione {index}.",
            come_dirlo=f"Dirlo {index}.",
        )
        for index, name in enumerate(NAMES)
    ]
    steps = [{"voce": f"parola-{index}", "perche": f"motivo {index}"} for index in (5, 1, 5)]
    path = ReadingPath.model_validate({"titolo": "Una prova", "descrizione": "Per provare.", "voci": steps})
    return Renderer(make_glossary(*made, paths={"prova": path}), facts=FACTS)


RENDERER = words()


def test_there_is_one_for_each_path_and_one_for_the_whole() -> None:
    made = list(jobs(RENDERER))
    assert [job.address for job in made] == ["scarica/percorsi/prova.pdf", "scarica/glossario.pdf"]
    assert {job.tool for job in made} == {"browser"}


def test_a_path_has_cover_reasons_words_blank_sheets_and_sources_in_its_order() -> None:
    html = path_booklet(RENDERER, "prova")
    assert "<title>Una prova</title>" in html
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == [
        "Una prova",
        "Indice",
        "Le parole",
        "Fogli di lavoro",
        "Fonti",
    ]
    assert re.findall(r'<h2 id="(.*?)">', html) == [
        "parola-parola-5", "parola-parola-1", "foglio-parola-5", "foglio-parola-1",
    ]  # fmt: skip
    assert "<p>Motivo 5.</p>" in html
    assert "2 parole. Stato di tutte: bozza redazionale." in html


def test_the_whole_goes_from_a_to_z_without_blank_sheets() -> None:
    html = whole_booklet(RENDERER)
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == [
        "Parole in prova", "Indice", "A", "B", "C", "D", "E", "T", "Z", "Fonti",
    ]  # fmt: skip
    assert "pd-lavoro" not in html.split("</style>", 1)[1]


def test_the_page_asks_nothing_of_anybody() -> None:
    html = path_booklet(RENDERER, "prova")
    assert re.findall(r'src=|<link|href="(?!#|https://esempio\.it/g/)', html) == []
    assert set(re.findall(r"url\((.{15})", html)) == {"data:font/woff2"}


@pytest.mark.parametrize(
    ("title", "expected"), [("tavolotavolo", "tavolo"), ("tavolo", "tavolo"), ("AA", "A"), ("", "")]
)
def test_a_title_written_twice_is_read_once(title: str, expected: str) -> None:
    assert once(title) == expected


def bookmarks(reader: PdfReader) -> list[tuple[int, str, int]]:
    """Return the bookmarks as depth, title and page from 1."""
    found: list[tuple[int, str, int]] = []

    def walk(items: list[object], depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                found.append((depth, item.title, reader.get_destination_page_number(item) + 1))  # type: ignore[attr-defined, arg-type, operator]

    walk(reader.outline, 0)  # type: ignore[arg-type]
    return found


def test_a_printed_path_is_tagged_has_bookmarks_and_loses_no_word(browser: Browser) -> None:
    html = path_booklet(RENDERER, "prova")
    made = booklet_pdf(browser, html, "Una prova")
    reader = PdfReader(BytesIO(made))
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "it",
        True,
        True,
    )
    assert "/StructTreeRoot" in root
    assert dict(reader.metadata or {}) == {"/Title": "Una prova", "/Producer": "Parole in comune"}
    assert bookmarks(reader) == [
        (0, "Una prova", 1), (0, "Indice", 2), (0, "Le parole", 3), (1, "tavolo", 3), (1, "bando", 3),
        (0, "Fogli di lavoro", 4), (1, "tavolo", 4), (1, "bando", 4), (0, "Fonti", 5),
    ]  # fmt: skip
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]
    assert [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader.pages] == [
        pytest.approx((595, 842), abs=1)
    ] * 5
    for end in (
        "Fine 5 pa.",
        "Fine 5 ts.",
        "Attenzione 5.",
        "Dirlo 5.",
        "Fine 1 pa.",
        "Fine 1 ts.",
        "Dirlo 1.",
    ):
        assert [end in page for page in pages] == [False, False, True, False, False], end
    assert re.search(r"tavolo.*?3 .*bando.*?3 ", pages[1])
    assert booklet_pdf(browser, html, "Una prova") == made


# The standard types of PDF 1.7 that Chromium uses.
TYPES = {
    "Document",
    "Art",
    "NonStruct",
    "P",
    "H1",
    "H2",
    "H3",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Link",
    "Figure",
    "Span",
}
PAINTING = {b"Tj", b"TJ", b"f", b"f*", b"S", b"B", b"Do"}


def test_a_printed_path_has_what_screen_readers_want(browser: Browser) -> None:
    made = booklet_pdf(browser, path_booklet(RENDERER, "prova"), "Una <prova>")
    reader = PdfReader(BytesIO(made))
    assert made.startswith(b"%PDF-1.7")
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Una <prova>"}
    assert reader.xmp_metadata.dc_language == ["it"]
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    roles = {tag.removeprefix("/"): role.removeprefix("/") for tag, role in tree["/RoleMap"].items()}
    found = list(elements(tree))
    assert {roles.get(kind, kind) for kind in (element["/S"].removeprefix("/") for element in found)} <= TYPES
    items = [element for element in found if element["/S"] == "/LI"]
    assert {kid.get_object()["/S"] for item in items for kid in item["/K"]} == {"/Lbl", "/LBody"}
    assert all(kid.get_object()["/P"].get_object() is item for item in items for kid in item["/K"])
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    links = [(note["/Contents"], note.get("/A", {}).get("/URI") or note["/Dest"]) for note in notes]
    assert links == [
        ("esempio.it/g", "https://esempio.it/g/"),
        ("tavolo divergono, pagina 3", "/parola-parola-5"),
        ("bando divergono, pagina 3", "/parola-parola-1"),
        ("esempio.it/g/t/tavolo", "https://esempio.it/g/t/tavolo/"),
        ("esempio.it/g/t/bando", "https://esempio.it/g/t/bando/"),
    ]
    for page in reader.pages:
        depth = 0
        for _, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            assert depth or operator not in PAINTING
        assert depth == 0


def test_what_is_painted_outside_the_tags_is_an_artifact() -> None:
    tagged = rb"/P <</MCID 0 >>BDC BT (EMC \) /X BMC) Tj ET /Span BMC 1 0 m S EMC f EMC"
    assert with_artifacts(b"q W* n " + tagged + b" Q") == b"q W* n " + tagged + b" Q"
    assert with_artifacts(b"0 0 9 9 re f " + tagged + b"<00BDC0> Tj") == (
        b"\n/Artifact BMC\n0 0 9 9 re f \nEMC\n" + tagged + b"\n/Artifact BMC\n<00BDC0> Tj\nEMC\n"
    )
    assert with_artifacts(b"") == b""


def test_no_word_of_the_whole_is_split_between_two_pages(browser: Browser) -> None:
    reader = PdfReader(BytesIO(booklet_pdf(browser, whole_booklet(RENDERER), "Tutto")))
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]
    for index in range(len(NAMES)):
        ends = (f"Fine {index} pa.", f"Fine {index} ts.", f"Attenzione {index}.", f"Dirlo {index}.")
        assert [sum(end in page for end in ends) for page in pages if any(end in page for end in ends)] == [4]
    listed = {title: page for depth, title, page in bookmarks(reader) if depth == 1}
    assert list(listed) == list(NAMES)
    assert all(re.search(rf"{name}.*?\b{page}\b", pages[1]) for name, page in listed.items())
