"""What pages say of themselves in their head: one list, the same for generated and hand-written pages."""

from __future__ import annotations

import pytest
from builders import make_concept, make_glossary
from made_site import finish_site
from markupsafe import Markup

from parole.pages import head
from parole.pages.head import hand_page, head_of
from parole.rendering.page import Page, word_of
from parole.rendering.renderer import Renderer
from parole.site.mould import HEAD

RENDERER = Renderer(make_glossary(make_concept("bando")))
META = (
    '<title>Dati &amp; altro - Sito</title><meta name="description" content="Tutto &quot;aperto&quot;.">'
    '<meta property="og:title" content="Dati &amp; altro">'
)


def page_at(address: str) -> Page:
    return Page("termini", address, "T", "D", Markup(), "x.yml")


def test_a_page_knows_the_word_it_is_about() -> None:
    assert word_of(page_at("termini/bando/"), RENDERER) == RENDERER.glossary.concepts["bando"]
    for address in ("termini/", "", "termini/altro/", "presenta/bando/", "bando/", "termini/bando"):
        assert word_of(page_at(address), RENDERER) is None


def test_a_hand_written_page_is_read_from_what_the_generator_built() -> None:
    assert hand_page("dati/index.html", META) == Page(
        "", "dati/", "Dati & altro", 'Tutto "aperto".', Markup()
    )
    assert hand_page("index.html", "<title> Casa </title>").title == "Casa"


def test_every_page_has_its_pieces_in_the_order_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = (
        lambda page, renderer: Markup('<meta content="{}">').format(page.address),
        lambda page, renderer: Markup(),
        lambda page, renderer: Markup("<link>") if word_of(page, renderer) else Markup(),
    )
    monkeypatch.setattr(head, "HEADS", pieces)
    assert head_of(page_at("termini/bando/"), RENDERER) == '<meta content="termini/bando/">\n  <link>'
    mould = f"PAROLE-TITOLO{HEAD}|<!-- parole: contenuto --><!-- parole: fine contenuto -->"
    built = {"termini/stampo/index.html": mould, "aree/stampo/index.html": mould}
    built |= {"dati/index.html": HEAD, "404.html": f"[{HEAD}]"}
    written = finish_site(built, RENDERER).written
    assert str(written["termini/bando/index.html"]).startswith(
        'Bando<meta content="termini/bando/">\n  <link>|'
    )
    assert str(written["aree/principi/index.html"]).startswith('Principi<meta content="aree/principi/">|')
    assert written["dati/index.html"] == '<meta content="dati/">'
    assert written["404.html"] == "[]"
