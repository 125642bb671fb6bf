"""Slides that a room can read and a trainer can change: measured, reopened, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import zxingcpp
from builders import make_concept, make_glossary
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn

from parole.drawing.text_width import filled, text_width
from parole.glossary.site_facts import SiteFacts
from parole.materials.slides import Deck, jobs, path_slides, word_slides
from parole.model.registers import ReadingPath
from parole.model.values import Agreement
from parole.rendering.leaflet import MISSING_SIDE, leaflet
from parole.rendering.renderer import Renderer

FACTS = SiteFacts(url="https://esempio.it/glossario/")
LINK = "https://esempio.it/glossario/t/rete/"
SHORT = "Un elenco di chi ha firmato."
LONG = "Nelle carte d’ufficio è un elenco di chi ha firmato, che cosa porta e fino a quando lo porta. " * 6
HOSTILE = "<script>alert(1)</script> \"'&\u202e\u0000 ]]> <!-- {{ x }} =1+1"
EXTREME = {
    "breve": {"termine": "rete", "pa": {"definizione": SHORT}, "terzo_settore": {"definizione": SHORT}},
    "lunga": {"termine": "Regolamento milanese sui rapporti con gli enti del Terzo settore e con le reti", "in_breve": LONG[:320]},
    "senza spazi": {"termine": "W" * 90, "accezione": "W" * 90, "in_breve": "W" * 320, "attenzione": "W" * 900, "come_dirlo": "W" * 900, "pa": {"definizione": "W" * 900}},
    "ostile": {"termine": HOSTILE, "in_breve": HOSTILE, "pa": {"definizione": HOSTILE * 9}},
    "un lato solo": {"pa": None, "accordo": None, "differenza": None, "attenzione": None, "come_dirlo": None},
    "righe lunghe": {"pa": {"vuol_dire": LONG[:320], "definizione": LONG}, "casi": [{"caso": LONG[:320], "perche": LONG[:320]}]},
}  # fmt: skip
TEXTS = {
    "pa": {"definizione": LONG, "fonti": [{"fonte": "cts", "rif": "art. 55, c. 3"}]},
    "terzo_settore": {"definizione": LONG},
    "accordo": "divergono",
    "differenza": ["quando"],
    "attenzione": LONG[:200],
    "come_dirlo": {
        "da_scrivere": {"dove": "nel verbale", "testo": "La rete firmataria."},
        "da_chiedere": "Fino a quando?",
    },
    "casi": [{"caso": "Si firma a maggio.", "vale_per": ["pa"], "perche": "per l’ufficio comincia lì"}],
}
LINES = {
    "pa": {
        "vuol_dire": "elenco di chi ha *firmato*",
        "definizione": LONG,
        "fonti": [{"fonte": "cts", "rif": "art. 55, c. 3"}],
    },
    "terzo_settore": {"vuol_dire": "chi lavora insieme", "definizione": LONG},
}


def file_of(**fields: Any) -> bytes:
    concept = make_concept("rete", **(TEXTS | fields))
    return word_slides(leaflet(Renderer(make_glossary(concept), facts=FACTS), concept))


def opened(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def shapes(show: Any) -> Iterator[Any]:
    for slide in show.slides:
        yield from slide.shapes


def titles(show: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in show.slides]


def sizes(shape: Any) -> list[float]:
    return [run.font.size.pt for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]


def height_of(shape: Any) -> tuple[float, float]:
    """Return how high the texts of a shape are at most, and how much room they have."""
    frame = shape.text_frame
    room = shape.width.pt - frame.margin_left.pt - frame.margin_right.pt
    height = 0.0
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            size, bold = run.font.size.pt, bool(run.font.bold)
            lines = filled(
                run.text, room, lambda line, size=size, bold=bold: text_width(line, size, bold=bold)
            )  # type: ignore[misc]
            height += len(lines) * size * 1.2 + (paragraph.space_after.pt if paragraph.space_after else 0)
    return height, shape.height.pt - frame.margin_top.pt - frame.margin_bottom.pt


def test_a_word_has_a_cover_both_lines_each_side_whole_its_cases_and_a_warning() -> None:
    show = opened(file_of(**LINES))
    assert (show.slide_width.pt, show.slide_height.pt) == (960, 540)
    assert titles(show) == [
        "rete",
        "rete",
        "rete: Pubblica amministrazione",
        "rete: Terzo settore",
        "rete: è questo?",
        "rete: attenzione",
    ]
    lines = [show.slides[1].placeholders[index].text_frame.text for index in (1, 2)]
    assert lines == [
        "Pubblica amministrazione\nElenco di chi ha firmato.",
        "Terzo settore\nChi lavora insieme.",
    ]
    whole = [slide.placeholders[1].text_frame.text for slide in list(show.slides)[2:4]]
    assert whole == [f"Pubblica amministrazione\n{LONG.strip()}", f"Terzo settore\n{LONG.strip()}"]


def test_two_sides_that_coincide_have_one_line_for_both() -> None:
    show = opened(file_of(accordo="coincidono", differenza=None, in_breve="gruppo di enti"))
    assert show.slides[1].placeholders[1].text_frame.text == (
        "Pubblica amministrazione e Terzo settore\nGruppo di enti."
    )


def test_a_case_is_asked_on_the_slide_and_answered_in_the_notes() -> None:
    slide = opened(file_of()).slides[4]
    assert slide.placeholders[1].text_frame.text == "Caso 1 di 1\nSi firma a maggio."
    assert slide.notes_slide.notes_text_frame.text.startswith(
        "Sì per la pubblica amministrazione, no per il Terzo settore: per l’ufficio comincia lì.\nrete. "
    )


def test_what_to_write_and_what_to_ask_have_a_line_each() -> None:
    advice = opened(file_of()).slides[-1].placeholders[2].text_frame.text
    assert advice == "Come dirlo\nDa scrivere nel verbale: La rete firmataria.\nDa chiedere: Fino a quando?"


def test_warning_and_advice_too_long_for_one_slide_have_one_each() -> None:
    show = opened(file_of(attenzione=LONG, come_dirlo=LONG))
    assert titles(show)[-2:] == ["rete: Attenzione", "rete: Come dirlo"]


@pytest.mark.parametrize("fields", EXTREME.values(), ids=EXTREME)
def test_nothing_overflows_and_the_room_can_read_it(fields: dict[str, Any]) -> None:
    show = opened(file_of(**fields))
    for shape in shapes(show):
        assert 0 <= shape.left.pt <= shape.left.pt + shape.width.pt <= 960.1
        assert 0 <= shape.top.pt <= shape.top.pt + shape.height.pt <= 540.1
        if shape.has_text_frame and shape.text_frame.text:
            height, room = height_of(shape)
            assert height <= room + 0.5, (shape.name, shape.text_frame.text)
        if shape.is_placeholder:
            assert min(sizes(shape)) >= 20


def test_both_sides_have_the_same_space_and_letters() -> None:
    show = opened(file_of(terzo_settore={"definizione": SHORT}))
    left, right = show.slides[1].placeholders[1], show.slides[1].placeholders[2]
    assert (left.width, left.height, left.top) == (right.width, right.height, right.top)
    assert left.left == show.slide_width - right.left - right.width
    assert sizes(left) == sizes(right)
    assert sizes(left)[-1] >= 24
    assert left.text_frame.text.endswith("\u00a0[…]")


def test_a_missing_side_has_its_place_and_says_so() -> None:
    show = opened(file_of(**EXTREME["un lato solo"]))
    left, right = (show.slides[1].placeholders[index] for index in (1, 2))
    assert left.text_frame.text == f"Pubblica amministrazione\n{MISSING_SIDE}"
    assert left.width == right.width
    assert "Cucitura: manca una voce" in alternatives(show)


def alternatives(show: Any) -> set[str]:
    return {shape._element._nvXxPr.cNvPr.get("descr", "") for shape in shapes(show)}


def test_pictures_and_seams_speak_and_sheets_are_passed_over() -> None:
    show = opened(file_of())
    assert alternatives(show) == {"", "Cucitura: divergono", f"Codice QR che apre {LINK} (rete)"}
    silent = [s for s in shapes(show) if not s.has_text_frame or not s.text_frame.text]
    for shape in silent:
        properties = shape._element._nvXxPr.cNvPr
        assert properties.get("descr") or "decorative" in etree.tostring(properties).decode(), shape.name


def test_the_seam_is_a_native_line_of_its_own_for_each_agreement() -> None:
    drawn = set()
    for agreement in Agreement:
        show = opened(file_of(accordo=agreement.value))
        seam = next(shape for shape in show.slides[1].shapes if shape.name == "Cucitura")
        assert seam._element.find(qn("p:style")) is None
        drawn.add(etree.tostring(seam._element.spPr.find(qn("a:custGeom"))))
    assert len(drawn) == len(Agreement)


def test_the_code_on_the_cover_opens_the_short_link() -> None:
    picture = next(shape for shape in opened(file_of()).slides[0].shapes if shape.name == "Codice QR")
    with Image.open(BytesIO(picture.image.blob)) as image:
        assert [code.text for code in zxingcpp.read_barcodes(image.convert("L"))] == [LINK]


def test_every_text_is_italian_and_no_prompt_is_english() -> None:
    with ZipFile(BytesIO(file_of())) as archive:
        pages = [name for name in archive.namelist() if name.startswith(("ppt/slide", "ppt/notesSlides"))]
        for name in pages:
            if name.endswith(".xml"):
                text = archive.read(name).decode()
                runs = [
                    element
                    for element in etree.fromstring(text.encode()).iter(qn("a:rPr"))
                    if element.getparent().tag == qn("a:r")
                ]
                assert {run.get("lang") for run in runs} <= {"it-IT"}, name
                assert "Click to" not in text


def test_the_notes_have_the_whole_texts_the_sources_and_the_link() -> None:
    slides = opened(file_of(**LINES)).slides
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    answer = "Sì per la pubblica amministrazione, no per il Terzo settore: per l’ufficio comincia lì."
    story = (
        "rete. Nucleo comune.\n"
        "Divergono: quando. Chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla.\n"
        f"Pubblica amministrazione: Elenco di chi ha firmato. {LONG.strip()}\n"
        f"Terzo settore: Chi lavora insieme. {LONG.strip()}\n"
        f"Attenzione: {LONG[:200].strip()}\n"
        "Da scrivere nel verbale: La rete firmataria.\n"
        "Da chiedere: Fino a quando?\n"
        f"Caso: Si firma a maggio. {answer}\n"
        "Fonti:\n"
        "– Codice del Terzo settore, art. 55, c. 3\n"
        f"Bozza redazionale, testo non ancora pubblicato. {LINK}\n"
        "Testi: licenza CC BY 4.0, citando il glossario."
    )
    assert [note.removeprefix(f"{answer}\n") for note in notes] == [story] * 6


def test_the_same_word_gives_the_same_bytes_and_no_clock_is_read() -> None:
    content = file_of()
    assert content == file_of()
    with ZipFile(BytesIO(content)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "printer" in name or "thumbnail" in name]
    core = opened(content).core_properties
    assert (core.created, core.modified) == (datetime(2026, 1, 1), datetime(2026, 1, 1))
    assert (core.title, core.author, core.language) == ("rete", "Parole in comune", "it-IT")


def test_hostile_texts_are_only_texts() -> None:
    show = opened(file_of(**EXTREME["ostile"]))
    assert titles(show)[0] == "<script>alert(1)</script> \"'& ]]> <!-- {{ x }} =1+1"
    addresses = {
        run.hyperlink.address
        for shape in shapes(show) if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    }  # fmt: skip
    assert addresses == {LINK}
    with ZipFile(BytesIO(file_of(**EXTREME["ostile"]))) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                assert b"<script" not in archive.read(name)


def deck(steps: int) -> Deck:
    concept = make_concept("rete", **TEXTS)
    said = leaflet(Renderer(make_glossary(concept), facts=FACTS), concept)
    return Deck(
        "Per cominciare",
        "Le prime parole.",
        "https://esempio.it/p/",
        "Parole in comune",
        ((said, "perché sì"),) * steps,
    )


def test_a_path_has_a_cover_its_words_and_two_slides_for_each() -> None:
    show = opened(path_slides(deck(9)))
    assert titles(show) == ["Per cominciare"] * 3 + ["rete", "rete: attenzione"] * 9
    listed = [slide.placeholders[1].text_frame.text for slide in list(show.slides)[1:3]]
    assert listed == ["\n".join(f"{number}. rete" for number in range(1, 9)), "9. rete"]
    assert show.slides[3].notes_slide.notes_text_frame.text.startswith(
        "Perché qui: perché sì\nrete. Nucleo comune."
    )
    assert path_slides(deck(2)) == path_slides(deck(2))
    for shape in shapes(show):
        if shape.has_text_frame and shape.text_frame.text:
            height, room = height_of(shape)
            assert height <= room + 0.5, (shape.name, shape.text_frame.text)


def test_every_word_and_every_path_has_its_file() -> None:
    path = ReadingPath.model_validate({
        "titolo": "Per cominciare", "descrizione": "Le *prime* parole.",
        "voci": [{"voce": "rete", "perche": "perché sì"}],
    })  # fmt: skip
    concept = make_concept("rete", **TEXTS)
    renderer = Renderer(make_glossary(concept, paths={"inizio": path}), facts=FACTS)
    said = leaflet(renderer, concept)
    expected = Deck(
        "Per cominciare",
        "Le prime parole.",
        "https://esempio.it/glossario/percorsi/inizio/",
        "Parole in comune",
        ((said, "perché sì"),),
    )
    assert [(job.address, job.content) for job in jobs(renderer)] == [
        ("scarica/rete.pptx", (said,)),
        ("scarica/percorsi/inizio.pptx", (expected,)),
    ]
