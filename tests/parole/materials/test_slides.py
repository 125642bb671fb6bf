"""Slides that a room can read and a trainer can change: measured, reopened, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
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
from parole.materials.slide_notes import VOTE
from parole.materials.slides import Deck, jobs, path_slides, word_slides
from parole.model.registers import ReadingPath
from parole.model.values import Agreement
from parole.pages.trainers import HALF_HOUR, QUESTION
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
        if (
            paragraph.runs
        ):  # in a title the name of the word stands out: all as large as that is more than enough
            size, bold = (paragraph.runs[0].font.size.pt, bool(paragraph.runs[0].font.bold))
            measure = partial(text_width, size=size, bold=bold)
            lines = filled("".join(run.text for run in paragraph.runs), room, measure)
            height += len(lines) * size * 1.2 + (paragraph.space_after.pt if paragraph.space_after else 0)
    return height, shape.height.pt - frame.margin_top.pt - frame.margin_bottom.pt


def body(slide: Any, *places: int) -> list[str]:
    return [slide.placeholders[place].text_frame.text for place in places or (1,)]


def noted(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def named(slide: Any) -> dict[str, Any]:
    """Return the shapes of a slide by name: no two have the same."""
    found = {shape.name: shape for shape in slide.shapes}
    assert len(found) == len(slide.shapes), [shape.name for shape in slide.shapes]
    return found


TEACHING = [
    "rete", "rete: Pubblica amministrazione", "rete: Terzo settore", "rete: i due lati insieme",
    "rete: è questo? Caso 1 di 1", "rete: attenzione e come dirlo",
]  # fmt: skip


def test_a_word_is_asked_then_told_one_side_after_the_other_then_together_then_tried() -> None:
    show = opened(file_of(**LINES))
    assert (show.slide_width.pt, show.slide_height.pt) == (960, 540)
    whole = ["rete: Pubblica amministrazione, per esteso", "rete: Terzo settore, per esteso"]
    assert titles(show) == [*TEACHING[:4], *whole, *TEACHING[4:]]
    asked, one, other, both, *at_length = list(show.slides)[:6]
    assert body(asked) == ["Che cosa vuol dire, per\u00a0voi?"]
    lines = ["Pubblica amministrazione\nElenco di chi ha firmato.", "Terzo settore\nChi lavora insieme."]
    assert body(one) + body(other) == body(both, 1, 2) == lines
    told = [f"Pubblica amministrazione\n{LONG.strip()}", f"Terzo settore\n{LONG.strip()}"]
    assert [body(slide)[0] for slide in at_length] == told


def test_nobody_sees_the_verdict_before_both_lines() -> None:
    shown = [named(slide).get("Accordo") for slide in opened(file_of(**LINES)).slides]
    assert [box and box.text_frame.text for box in shown] == [None] * 3 + ["Divergono: quando"] * 5


def test_two_sides_that_coincide_have_one_line_for_both() -> None:
    show = opened(file_of(accordo="coincidono", differenza=None, in_breve="gruppo di enti"))
    assert titles(show)[:2] == ["rete", "rete: i due lati insieme"]
    assert body(show.slides[1]) == ["Pubblica amministrazione e Terzo settore\nGruppo di enti."]


def test_a_word_with_several_meanings_says_first_which_one_it_is() -> None:
    words = [make_concept(id_, sigle=["ATS"], **TEXTS) for id_ in ("rete", "agenzia")]
    renderer = Renderer(make_glossary(*words), facts=FACTS)
    show = opened(word_slides(leaflet(renderer, words[0])))
    assert body(show.slides[0]) == [
        "La sigla ATS ha due accezioni: qui è «rete». Che cosa vuol dire, per\u00a0voi?"
    ]


def test_a_case_is_asked_and_a_click_shows_what_each_side_answers_and_why() -> None:
    slide = opened(file_of()).slides[-2]
    assert body(slide, 1, 2) == ["Pubblica amministrazione\nSì", "Terzo settore\nNo"]
    texts = named(slide)
    assert texts["Il caso"].text_frame.text == "Si firma a maggio."
    assert texts["Il perché"].text_frame.text == "Per l’ufficio comincia lì."
    steps = [
        (step.get("nodeType"), next(step.iter(qn("p:spTgt"))).get("spid"))
        for step in slide.element.iter(qn("p:cTn"))
        if step.get("presetClass") == "entr"
    ]
    answers = {shape.name for shape in slide.shapes if str(shape.shape_id) in dict(map(reversed, steps))}
    sides = {"Pubblica amministrazione", "Terzo settore"}
    assert answers == {*sides, *(f"Foglio: {side}" for side in sides), "Il perché"}
    assert [kind for kind, _ in steps] == ["clickEffect", *["withEffect"] * 4]


def test_a_slide_is_read_aloud_from_top_to_bottom() -> None:
    read = [shape.name for shape in opened(file_of()).slides[-2].shapes if "Foglio" not in shape.name]
    sides = ["Pubblica amministrazione", "Terzo settore"]
    after = ["Il perché", "Accordo", "Segno dell’accordo", "Stato", "Indirizzo"]
    assert read == ["Titolo", "Il caso", *sides, *after]


def test_what_to_write_and_what_to_ask_have_a_line_each() -> None:
    assert body(opened(file_of()).slides[-1], 2) == [
        "Come dirlo\nDa scrivere nel verbale: La rete firmataria.\nDa chiedere: Fino a quando?"
    ]


def test_warning_and_advice_too_long_for_one_slide_have_one_each() -> None:
    show = opened(file_of(attenzione=LONG, come_dirlo=LONG))
    assert titles(show)[-2:] == ["rete: attenzione", "rete: come dirlo"]


@pytest.mark.parametrize("fields", EXTREME.values(), ids=EXTREME)
def test_every_text_is_whole_inside_its_box_and_large_enough(fields: dict[str, Any]) -> None:
    concept = make_concept("rete", **(TEXTS | fields))
    said = leaflet(Renderer(make_glossary(concept), facts=FACTS), concept)
    show = opened(word_slides(said))
    for shape in shapes(show):
        assert 0 <= shape.left.pt <= shape.left.pt + shape.width.pt <= 960.1
        assert 0 <= shape.top.pt <= shape.top.pt + shape.height.pt <= 540.1
        if shape.has_text_frame and shape.text_frame.text:
            height, room = height_of(shape)
            assert height <= room + 0.5, (shape.name, shape.text_frame.text)
        if shape.is_placeholder and "W" * 90 not in f"{fields}":
            assert min(sizes(shape)) >= 20
    shown = "\n".join(shape.text_frame.text for shape in shapes(show) if shape.has_text_frame)
    texts = [said.full_name, *said.lines, *said.sides, said.warning, *(text for _, text in said.advice)]
    texts += [text for case in said.cases for text in (case.fact, case.why[1:])]
    assert [text for text in texts if text.strip() not in shown] == []
    assert not {"[…]", "…"} & set(shown.split())


@pytest.mark.parametrize("text", [SHORT, LONG])
def test_both_sides_have_the_same_space_and_letters(text: str) -> None:
    """A definition stands in for a line not written yet: too long for half a slide, each has one of its own."""
    show = opened(file_of(terzo_settore={"definizione": SHORT}, pa={"definizione": text}))
    both = show.slides[3]
    left, right = both.placeholders[1], both.placeholders[2]
    assert (left.width, left.height, left.top) == (right.width, right.height, right.top)
    assert left.left == show.slide_width - right.left - right.width
    assert sizes(left) == sizes(right)
    assert min(sizes(left)) >= 22
    if text is LONG:
        assert body(both, 1, 2) == ["Pubblica amministrazione", "Terzo settore"]
    one, other = (slide.placeholders[1] for slide in list(show.slides)[1:3])
    assert sizes(one) == sizes(other)


def test_a_missing_side_has_its_place_says_so_and_the_room_is_asked() -> None:
    show = opened(file_of(**EXTREME["un lato solo"]))
    assert body(show.slides[1]) == [f"Pubblica amministrazione\n{MISSING_SIDE}"]
    assert "In sala c’è qualcuno che può raccontare" in noted(show.slides[1])
    left, right = (show.slides[3].placeholders[index] for index in (1, 2))
    assert left.text_frame.text == f"Pubblica amministrazione\n{MISSING_SIDE}"
    assert left.width == right.width
    assert "Cucitura: manca una voce" in alternatives(show)
    assert titles(show)[4] == "rete: Terzo settore, per esteso"


def alternatives(show: Any) -> set[str]:
    return {shape._element._nvXxPr.cNvPr.get("descr", "") for shape in shapes(show)}


def test_pictures_and_seams_speak_sheets_are_passed_over_and_every_shape_has_a_name() -> None:
    show = opened(path(1))
    assert alternatives(show) == {
        "", "Cucitura: divergono", f"Codice QR che apre {LINK} (rete)",
        "Codice QR che apre https://esempio.it/p/ (Per cominciare)",
    }  # fmt: skip
    for slide in show.slides:
        for name, shape in named(slide).items():
            properties = shape._element._nvXxPr.cNvPr
            silent = not shape.has_text_frame or not shape.text_frame.text
            assert (
                not silent or properties.get("descr") or "decorative" in etree.tostring(properties).decode()
            ), name
            assert not name.startswith(("TextBox", "Picture", "Freeform", "Title", "Text")), name


def test_the_seam_is_a_native_line_of_its_own_for_each_agreement() -> None:
    drawn = set()
    for agreement in Agreement:
        show = opened(file_of(accordo=agreement.value))
        seam = next(shape for shape in shapes(show) if shape.name == "Cucitura")
        assert seam._element.find(qn("p:style")) is None
        drawn.add(etree.tostring(seam._element.spPr.find(qn("a:custGeom"))))
    assert len(drawn) == len(Agreement)


def test_the_code_on_the_cover_opens_the_short_link_and_so_does_a_click_on_it() -> None:
    picture = named(opened(file_of()).slides[0])["Codice QR"]
    assert picture.click_action.hyperlink.address == LINK
    with Image.open(BytesIO(picture.image.blob)) as image:
        assert [code.text for code in zxingcpp.read_barcodes(image.convert("L"))] == [LINK]


def test_state_edition_and_a_live_link_are_on_every_slide() -> None:
    for slide in opened(path(9)).slides:
        boxes = named(slide)
        link = boxes["Indirizzo"].text_frame.paragraphs[0].runs[0]
        assert link.hyperlink.address == f"https://{link.text}/"
        status = boxes["Stato"].text_frame.text.lower()
        assert "bozza redazionale" in status
        assert "non ancora pubblicat" in status


def test_a_site_without_an_address_has_no_dead_link() -> None:
    concept = make_concept("rete", **TEXTS)
    show = opened(word_slides(leaflet(Renderer(make_glossary(concept)), concept)))
    assert links(show) == set()
    assert "Codice QR" not in named(show.slides[0])


def links(show: Any) -> set[str]:
    """Return what a click opens outside."""
    return {
        relation.target_ref
        for slide in show.slides
        for relation in slide.part.rels.values()
        if relation.is_external
    }


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


def test_the_notes_of_every_slide_say_how_long_what_to_ask_and_what_to_listen_to() -> None:
    for slide in opened(path(9)).slides:
        assert [line.partition(": ")[0] for line in noted(slide).split("\n")[:3]] == [
            "Quanto",
            "Chiedi",
            "Ascolta",
        ]


def test_the_notes_teach_as_the_guide_and_keep_what_is_not_shown() -> None:
    slides = opened(path(1)).slides
    told = [noted(slide) for slide in list(slides)[2:]]
    assert [title.removeprefix("rete: ") for title in titles(opened(path(1)))[2:]] == [
        title.removeprefix("rete: ") for title in TEACHING
    ]
    for step in HALF_HOUR[:3]:
        assert f" {step.minutes} " in told[0]
    assert QUESTION in told[0]
    assert "Perché qui: perché sì\nIn breve: Nucleo comune." in told[0]
    foot = f"Bozza redazionale, testo non ancora pubblicato. {LINK}\nParole in comune, Creative Commons"
    assert [foot in text for text in told] == [True] * len(told)
    assert [f"Per esteso: {LONG.strip()}" in text for text in told] == [False, True, True, *[False] * 3]
    assert [VOTE in text for text in told] == [False, False, True, *[False] * 3]
    assert "Fonti:\n– Codice del Terzo settore, art. 55, c. 3\n" in told[3]
    assert "Divergono: quando. Chi segue il significato dell’altro fa una cosa diversa" in told[3]
    answer = "Sì per la pubblica amministrazione, no per il Terzo settore: per l’ufficio comincia lì."
    assert [answer in text for text in told] == [False] * 4 + [True, False]


def test_the_same_word_gives_the_same_bytes_and_no_clock_is_read() -> None:
    content = file_of()
    assert content == file_of()
    with ZipFile(BytesIO(content)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "printer" in name or "thumbnail" in name]
    core = opened(content).core_properties
    assert (core.created, core.modified) == (None, None)
    assert (core.title, core.author, core.language) == ("rete", "Parole in comune", "it-IT")
    status = "Bozza redazionale, testo non ancora pubblicato"
    assert (core.content_status, core.comments) == (status, f"{status}. {LINK} CC BY 4.0")


def test_hostile_texts_are_only_texts() -> None:
    content = file_of(**EXTREME["ostile"])
    show = opened(content)
    assert titles(show)[0] == "<script>alert(1)</script> \"'& ]]> <!-- {{ x }} =1+1"
    assert links(show) == {LINK}
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                assert b"<script" not in archive.read(name)


def deck(steps: int) -> Deck:
    """Return a path of ``steps`` words; the first is called as the path, and that is no reason to mix them up."""
    names = ["rete", *(f"rete {number}" for number in range(2, steps + 1))]
    words = [make_concept(f"w-{n}", termine=name, **(TEXTS | LINES)) for n, name in enumerate(names)]
    renderer = Renderer(make_glossary(*words), facts=FACTS)
    said = [replace(leaflet(renderer, word), link=LINK) for word in words]
    status = "Stato di tutte: bozza redazionale. Testi non ancora pubblicati."
    link, site = "https://esempio.it/p/", "Parole in comune"
    return Deck(
        "Per cominciare", "Le prime parole.", link, site, status, tuple((each, "perché sì") for each in said)
    )


@cache
def path(steps: int) -> bytes:
    return path_slides(deck(steps))


def test_a_path_has_a_cover_its_words_and_each_word_as_it_is_taught() -> None:
    show = opened(path(9))
    lists = ["Per cominciare: le parole da\u00a01\u00a0a\u00a08", "Per cominciare: la parola 9"]
    assert titles(show)[:10] == ["Per cominciare", *lists, *TEACHING, "rete 2"]
    assert path(1) == path_slides(deck(1))
    listed = [body(slide)[0] for slide in list(show.slides)[1:3]]
    assert listed == ["\n".join(f"{n}. rete{f' {n}' * (n > 1)}" for n in range(1, 9)), "9. rete 9"]


def test_the_words_of_a_path_lead_to_their_slides_and_are_its_sections() -> None:
    show = opened(path(9))
    runs = [
        p.runs[0] for slide in list(show.slides)[1:3] for p in slide.placeholders[1].text_frame.paragraphs
    ]
    led = [
        run.part.related_part(run._r.rPr.hlinkClick.rId).slide.shapes.title.text_frame.text for run in runs
    ]
    assert led == ["rete", *(f"rete {n}" for n in range(2, 10))]
    sections = [e for e in show.part._element.iter() if etree.QName(e).localname == "section"]
    assert [section.get("name") for section in sections] == ["Per cominciare", *led]
    ids = [e.get("id") for section in sections for e in section.iter() if etree.QName(e).localname == "sldId"]
    assert ids == [str(slide.slide_id) for slide in show.slides]
    assert etree.QName(show.part._element[-1]).localname == "extLst"


def test_a_path_whose_words_were_all_withdrawn_still_says_what_it_is() -> None:
    steps = [{"voce": "sparita", "perche": "c’era"}]
    path = ReadingPath.model_validate({"titolo": "Vuoto", "descrizione": "Niente.", "voci": steps})
    [job] = jobs(Renderer(make_glossary(paths={"vuoto": path}), facts=FACTS))
    show = opened(job.make(*job.content))
    assert titles(show) == ["Vuoto"]
    assert named(show.slides[0])["Stato"].text_frame.text == "Testi non ancora pubblicati."


def test_no_two_slides_have_the_same_title_whatever_the_path_is_called() -> None:
    show = opened(path_slides(replace(deck(2), title="rete")))
    assert len(set(titles(show))) == len(titles(show))
    assert titles(show)[2] == "rete (2)"


def test_every_word_and_every_path_has_its_file_and_a_path_says_each_word_once() -> None:
    path = ReadingPath.model_validate({
        "titolo": "Per cominciare", "descrizione": "Le *prime* parole.",
        "voci": [{"voce": "rete", "perche": "perché sì"}, {"voce": "rete", "perche": "di nuovo"}],
    })  # fmt: skip
    concept = make_concept("rete", **TEXTS)
    renderer = Renderer(make_glossary(concept, paths={"inizio": path}), facts=FACTS)
    said = leaflet(renderer, concept)
    expected = Deck(
        "Per cominciare",
        "Le prime parole.",
        "https://esempio.it/glossario/percorsi/inizio/",
        "Parole in comune",
        "Stato di tutte: bozza redazionale. Testi non ancora pubblicati.",
        ((said, "perché sì"),),
    )
    assert [(job.address, job.content) for job in jobs(renderer)] == [
        ("scarica/rete.pptx", (said,)),
        ("scarica/percorsi/inizio.pptx", (expected,)),
    ]
