"""The card of a word: nothing overflows, nothing is missing, and it is the same wherever it is opened."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from io import BytesIO
from itertools import combinations
from xml.etree import ElementTree

import places
import pytest
import zxingcpp
from builders import make_concept, make_glossary
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from parole.drawing import palette
from parole.drawing.typefaces import TEXT, typeface
from parole.embedding.link_preview import picture, preview
from parole.glossary.site_facts import SiteFacts
from parole.materials import card_layout
from parole.materials.card_layout import Cover, Setting, cover_settings
from parole.materials.cards import card_png, card_svg, cover_png, jobs
from parole.model.registers import ReadingPath
from parole.model.values import Agreement, SideName
from parole.pages.words import page
from parole.rendering.leaflet import MISSING_SIDE, Leaflet, ToldCase, leaflet
from parole.rendering.renderer import Renderer

STYLES = places.ROOT / "docs/assets/stylesheets/parole.css"
FACTS = SiteFacts(url="https://esempio.it/glossario/", materials=frozenset({"schede"}))
PATH = ReadingPath.model_validate(
    {"titolo": "Per cominciare", "descrizione": "Un *giro*.", "voci": [{"voce": "rete", "perche": "x"}]}
)
STAMP = "Stato di tutte: bozza redazionale. Testi non ancora pubblicati. CC BY 4.0"
COVER = Cover(
    f"Parole in comune · Percorso · {STAMP}", "Per cominciare", "Un giro.", "esempio.it/glossario/percorsi/p"
)
SENTENCE = "Nelle carte d’ufficio è un elenco di chi ha firmato, che cosa porta e fino a quando lo porta. "
LONG = "Regolamento milanese sui rapporti con gli enti del Terzo settore e con le reti informali"
EXTREME = {
    "breve": "rete",
    "lunga": LONG,
    "senza spazi": "precipitevolissimevolmente" * 3,
    "maiuscola": "W" * 90,
    "trattini": "co-" * 29 + "co",
    "ostile": "<script>alert(1)</script> \"'&\u202e\u0000",
    "altre scritture": "漢字 مرحبا 🙂 Žižek",
}


def said(**fields: object) -> Leaflet:
    plain: dict[str, object] = {
        "name": "rete",
        "qualifier": "",
        "brief": "Un gruppo di enti.",
        "lines": ("", ""),
        "sides": (SENTENCE * 6, SENTENCE * 6),
        "agreement": Agreement.DIVERGONO,
        "parted": "Divergono: quando",
        "warning": SENTENCE,
        "to_write": SENTENCE,
        "where": "nell’avviso",
        "to_ask": SENTENCE,
        "cases": (),
        "state": "Bozza redazionale",
        "link": "https://esempio.it/glossario/t/rete/",
        "site": "Parole in comune",
    }
    return Leaflet(**(plain | fields))  # type: ignore[arg-type]


def faults(placed: Sequence[Setting]) -> list[str]:
    """Return every line that leaves its box, and every box that leaves the card."""
    found = []
    for setting in placed:
        box = setting.box
        if not (box.x >= 0 and box.x + box.width <= 1200 and box.y >= 0 and box.y + box.height <= 630):
            found.append(f"{box} leaves the card")
        if not setting.fits:
            found.append(f"{setting.lines} end below {box}")
        width = max(typeface(setting.face).width(line, setting.size) for line in setting.lines)
        if width > box.width + 0.01:
            found.append(f"{setting.lines} are {width:.1f} wide, more than {box}")
    return found


@pytest.mark.parametrize("name", EXTREME.values(), ids=EXTREME)
@pytest.mark.parametrize("qualifier", ["", "art. 55 del Codice", "W" * 90])
def test_no_line_leaves_its_box_whatever_the_word(name: str, qualifier: str) -> None:
    card = said(
        name=name,
        qualifier=qualifier,
        sides=(name * 20, SENTENCE),
        link=f"https://esempio.it/t/{'lungo-' * 10}/",
    )
    assert faults(card_layout.settings(card)) == []


@given(st.text(min_size=1, max_size=90), st.text(max_size=900), st.text(max_size=900))
def test_no_line_leaves_its_box_whatever_the_texts(name: str, first: str, second: str) -> None:
    assert faults(card_layout.settings(said(name=name, sides=(first, second)))) == []


@pytest.mark.parametrize("qualifier", ["", "W" * 90])
def test_no_box_covers_another(qualifier: str) -> None:
    boxes = [setting.box for setting in card_layout.settings(said(name=LONG, qualifier=qualifier))]
    covered = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one.x < other.x + other.width and other.x < one.x + one.width
        and one.y < other.y + other.height and other.y < one.y + one.height
    ]  # fmt: skip
    assert covered == []
    left, _, _ = card_layout.qr_place(said())
    assert all(box.x + box.width < left for box in boxes if box.y < card_layout.BAND_HEIGHT)


def test_both_sheets_have_the_same_size_of_letter_and_end_with_care() -> None:
    first, second = (
        s for s in card_layout.settings(said(sides=("Poche parole.", SENTENCE * 6))) if s.box.y == 286
    )
    assert (first.size, first.lines) == (second.size, ("Poche parole.",))
    assert second.lines[-1].endswith("\u00a0[…]")


@pytest.mark.parametrize("words", [16, 40])
@pytest.mark.parametrize("agreement", [Agreement.DIVERGONO, Agreement.COINCIDONO])
def test_a_line_is_there_whole(agreement: Agreement, words: int) -> None:
    """A line has 16 words at most, what both say in brief 20: there is room for many more."""
    line = " ".join(["firmato"] * words) + "."
    placed = card_layout.settings(said(agreement=agreement, brief=line, lines=(line, line)))
    texts = [" ".join(setting.lines) for setting in placed if setting.face == TEXT]
    assert texts == [line] * (1 if agreement is Agreement.COINCIDONO else 2)


def test_the_card_says_everything_to_who_does_not_see_it() -> None:
    card = said(lines=("Un elenco.", "Un patto."))
    root = ElementTree.fromstring(card_svg(card))
    assert root.findtext("{*}title") == "rete — Parole in comune"
    assert root.findtext("{*}desc") == (
        "Un gruppo di enti. Pubblica amministrazione: Un elenco. Terzo settore: Un patto. Divergono: quando. "
        "Chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla. "
        "Bozza redazionale, testo non ancora pubblicato. CC BY 4.0. https://esempio.it/glossario/t/rete/"
    )


def test_a_side_that_has_not_written_says_so_and_two_that_coincide_speak_once() -> None:
    half = said(agreement=None, parted="Manca una voce", sides=("Un elenco.", ""))
    same = said(agreement=Agreement.COINCIDONO, parted="Coincidono")
    texts = [ElementTree.fromstring(card_svg(card)).findtext("{*}desc") or "" for card in (half, same)]
    assert f"Terzo settore: {MISSING_SIDE} Manca una voce. Uno dei due lati" in texts[0]
    assert texts[1].startswith(
        "Un gruppo di enti. Coincidono. La stessa frase vale per tutti e due i lati. Bozza"
    )


def test_each_agreement_has_a_seam_of_its_own() -> None:
    assert len({card_svg(said(agreement=agreement)) for agreement in (*Agreement, None)}) == 4


@pytest.mark.parametrize("name", EXTREME.values(), ids=EXTREME)
def test_the_drawing_is_inert_and_takes_nothing_from_elsewhere(name: str) -> None:
    concept = make_concept("rete", termine=name, pa={"definizione": f"{name} *{name}*"}, accezione=name)
    renderer = Renderer(make_glossary(concept), facts=FACTS)
    root = ElementTree.fromstring(card_svg(leaflet(renderer, concept)))
    assert {element.tag.split("}")[1] for element in root.iter()} == {
        "svg",
        "title",
        "desc",
        "rect",
        "path",
        "g",
        "defs",
        "use",
    }
    names = {attribute.split("}")[-1] for element in root.iter() for attribute in element.attrib}
    assert not {attribute for attribute in names if attribute == "style" or attribute.startswith("on")}
    links = [
        value
        for element in root.iter()
        for attribute, value in element.attrib.items()
        if attribute.endswith("href")
    ]
    assert links
    assert [link for link in links if not re.fullmatch(r"#g\d+", link)] == []


def test_the_picture_has_the_size_of_social_networks_and_its_code_reads() -> None:
    with Image.open(BytesIO(card_png(said()))) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        codes = zxingcpp.read_barcodes(picture.convert("L"))
    assert [code.text for code in codes] == ["https://esempio.it/glossario/t/rete/"]


def test_the_picture_is_the_same_every_time_and_light() -> None:
    assert card_png(said()) == card_png(said())
    assert len(card_png(said())) < 200_000  # beyond 300 kB some networks show nothing


def test_every_word_has_two_files_made_of_its_plain_texts() -> None:
    concept = make_concept(
        "rete",
        in_breve="*gruppo* di [[ente|enti]]",
        attenzione="Occhio.",
        come_dirlo="Così.",
        casi=[{"caso": "Si *firma*.", "vale_per": ["pa", "terzo_settore"], "perche": "perché sì"}],
    )
    renderer = Renderer(make_glossary(concept, paths={"p": PATH}), facts=FACTS)
    card = leaflet(renderer, concept)
    assert [(job.address, job.content) for job in jobs(renderer)] == [
        ("scarica/rete.svg", (card,)),
        ("scarica/rete.png", (card,)),
        ("assets/images/sito.png", (Cover(STAMP, "Parole in comune", "", "esempio.it/glossario"),)),
        ("scarica/percorsi/p.png", (COVER,)),
    ]
    assert card == Leaflet(
        name="rete",
        qualifier="",
        brief="Gruppo di enti.",
        lines=("", ""),
        sides=("Lo firma l’ufficio.", "Lo vivono le persone."),
        agreement=Agreement.COINCIDONO,
        parted="Coincidono",
        warning="Occhio.",
        to_write="Così.",
        where="",
        to_ask="",
        cases=(ToldCase("Si firma.", tuple(SideName), "perché sì"),),
        state="Bozza redazionale",
        link="https://esempio.it/glossario/t/rete/",
        site="Parole in comune",
        sources=("Codice del Terzo settore, art. 55, c. 3", "Codice del Terzo settore"),
    )


def test_colours_are_those_of_the_site() -> None:
    light = re.search(r"\[data-md-color-scheme\] \{(.*?)\}", STYLES.read_text(encoding="utf-8"), re.DOTALL)
    assert light
    css = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light[1]))
    named = {"inchiostro": palette.INK, "carta": palette.PAPER, "tenue": palette.FAINT, "riga": palette.LINE}
    named |= {"filo": palette.THREAD, "testata": palette.HEADER, "foglio": palette.WHITE}
    assert {name: css[f"pc-{name}"] for name in named} == named
    assert css["md-typeset-a-color"] == palette.LINK
    for name, short in ((SideName.PA, "pa"), (SideName.TERZO_SETTORE, "ts")):
        expected = palette.SheetColours(*(css[f"pc-{short}-{part}"] for part in ("fondo", "bordo", "titolo")))
        assert palette.SHEETS[name] == expected
    for colours, short in ((palette.WARNING, "attenzione"), (palette.ADVICE, "dirlo")):
        assert (colours.ground, colours.edge) == (css[f"pc-{short}-fondo"], css[f"pc-{short}-bordo"])


def test_the_page_of_a_word_shows_its_card_to_other_sites() -> None:
    concept = make_concept("rete", termine='rete "doppia" <b>')
    renderer = Renderer(make_glossary(concept), facts=FACTS)
    assert str(picture(page(renderer, concept), renderer)) == (
        '<meta property="og:image" content="https://esempio.it/glossario/scarica/rete.png">'
        '<meta property="og:image:type" content="image/png">'
        '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">'
        '<meta property="og:image:alt" content="Scheda di «rete &#34;doppia&#34; &lt;b&gt;»: '
        'i significati dei due lati e quanto si accordano (coincidono). Bozza redazionale, testo non ancora pubblicato. CC BY 4.0">'
        '<meta name="twitter:card" content="summary_large_image">'
    )


def test_a_site_without_cards_does_not_name_them() -> None:
    concept = make_concept("rete")
    renderer = Renderer(make_glossary(concept), facts=SiteFacts(url="https://esempio.it/"))
    assert picture(page(renderer, concept), renderer) == ""


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", "assets/images/sito"),
        ("formatori/", "assets/images/sito"),
        ("t/ats/", "assets/images/sito"),  # it asks which: no word has its card there
        ("termini/altra/", "assets/images/sito"),
        ("presenta/rete/", "scarica/rete"),
        ("percorsi/p/", "scarica/percorsi/p"),
        ("quiz/p/", "scarica/percorsi/p"),
        ("quiz/", "assets/images/sito"),
    ],
)
def test_every_page_has_a_picture(address: str, shown: str) -> None:
    renderer = Renderer(make_glossary(make_concept("rete"), paths={"p": PATH}), facts=FACTS)
    told = preview(renderer, address, 'Il "titolo"', "<b>")
    assert f'"og:image" content="https://esempio.it/glossario/{shown}.png"' in told
    assert f'"og:url" content="https://esempio.it/glossario/{address}"' in told
    assert '"og:title" content="Il &#34;titolo&#34;"' in told
    assert told.count('content="&lt;b&gt;"') == 2


def test_the_picture_of_a_path_is_light_and_as_large_as_a_card() -> None:
    made = cover_png(COVER)
    assert len(made) < 80_000
    assert made[16:24] == struct.pack(">II", 1200, 630)
    for length in (1, 20, 28, 40, 200):
        assert faults(cover_settings(Cover("x" * 200, "parola " * 40, "testo " * length, "a" * 300))) == []
