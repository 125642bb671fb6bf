"""QR codes that phones read: decoded from a picture of them, by a reader that knows nothing of us."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pytest
import zxingcpp
from builders import make_concept, make_glossary
from made_site import make_all
from PIL import Image
from resvg_py import svg_to_bytes

from parole.drawing import qr
from parole.glossary.site_facts import SiteFacts
from parole.rendering.renderer import Renderer
from parole.site.outputs import qr_codes

LINK = "https://esempio.it/glossario/t/co-progettazione/"
NAMESPACE = {"svg": "http://www.w3.org/2000/svg"}


def decoded(svg: bytes, width: int) -> list[tuple[str, str]]:
    png = svg_to_bytes(svg_string=svg.decode(), width=width)
    with Image.open(BytesIO(bytes(png))) as picture:
        return [(found.text, found.ec_level) for found in zxingcpp.read_barcodes(picture.convert("L"))]


@pytest.mark.parametrize("width", [160, 400])
@pytest.mark.parametrize("link", [LINK, "https://a.it/t/x/", f"https://esempio.it/{'lungo-' * 20}t/rete/"])
def test_the_code_opens_the_short_link(link: str, width: int) -> None:
    assert decoded(qr.qr_svg(link, "parola"), width) in ([(link, "Q")], [(link, "H")])


def test_a_dirty_corner_does_not_stop_it() -> None:
    svg = qr.qr_svg(LINK, "parola").decode().replace("</svg>", '<path d="M26 26h9v9h-9z" fill="#fff"/></svg>')
    assert [text for text, _ in decoded(svg.encode(), 400)] == [LINK]


def test_the_picture_says_what_it_is_and_holds_nothing_else() -> None:
    root = ElementTree.fromstring(qr.qr_svg(LINK, "«rete» <script>\x00\u202e"))
    assert root.findtext("svg:title", namespaces=NAMESPACE) == "Codice QR di ««rete» <script>»"
    assert root.findtext("svg:desc", namespaces=NAMESPACE) == f"Apre {LINK}"
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "titolo descrizione"
    assert [child.tag.split("}")[1] for child in root] == ["title", "desc", "rect", "path"]
    assert not any(name in element.attrib for element in root.iter() for name in ("style", "onload"))


def test_a_quiet_zone_of_four_modules_is_white() -> None:
    side = qr.side(LINK)
    assert side == len(qr.modules(LINK)) + 8
    png = svg_to_bytes(svg_string=qr.qr_svg(LINK, "x").decode(), width=side)
    with Image.open(BytesIO(bytes(png))) as picture:
        dark = picture.convert("L").point(lambda value: 255 - value).getbbox()
    assert dark == (4, 4, side - 4, side - 4)


def test_every_word_has_its_code_once_the_site_has_an_address() -> None:
    glossary = make_glossary(make_concept("bando"), make_concept("rete"))
    made = make_all(qr_codes(Renderer(glossary, facts=SiteFacts(url="https://esempio.it/"))))
    assert made == {
        "qr/bando.svg": qr.qr_svg("https://esempio.it/t/bando/", "bando"),
        "qr/rete.svg": qr.qr_svg("https://esempio.it/t/rete/", "rete"),
    }
    assert list(qr_codes(Renderer(glossary))) == []
