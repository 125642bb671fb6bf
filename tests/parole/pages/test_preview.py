"""The words of a proposal in one file: it needs nothing else, leads somewhere, and says that nobody approved it."""

from __future__ import annotations

import re

import pytest
from builders import make_concept, make_glossary
from lxml import html

from parole.glossary.site_facts import SiteFacts
from parole.pages.preview import MAX_WORDS, preview
from parole.rendering.renderer import Renderer

HOSTILE = "<script>alert(1)</script> il tavolo"
STYLES = "body { color: red }\n@font-face { font-family: x; src: url(x.woff2) }\np { margin: 0 }"


def made(*ids: str, url: str = "") -> html.HtmlElement:
    words = [
        make_concept("bando", in_breve="apre il tavolo e la rete", vedi_anche=["rete"]),
        make_concept("tavolo", in_breve=HOSTILE),
        make_concept("rete"),
    ]
    renderer = Renderer(make_glossary(*words), facts=SiteFacts(url=url))
    return html.document_fromstring(preview(renderer, ids, STYLES))


def test_each_word_is_there_whole_under_its_name() -> None:
    page = made("bando", "tavolo", "ignota")
    assert [article.get("id") for article in page.iter("article")] == ["bando", "tavolo"]
    assert page.xpath("string(//title)") == "Anteprima: bando, tavolo - Parole in comune"
    assert [(a.get("href"), a.text) for a in page.xpath("//nav//a")] == [
        ("#bando", "bando"),
        ("#tavolo", "tavolo"),
    ]
    text = page.xpath("string(//article[@id='tavolo'])")
    assert all(said in text for said in (HOSTILE[:8], "Lo firma l’ufficio.", "Lo vivono le persone."))
    assert "Nessuno l’ha ancora approvata" in page.xpath("string(//main)")


def test_nothing_is_asked_for_or_run() -> None:
    page = made("bando", "tavolo")
    asked = "//script | //img | //link | //iframe | //form | //button | //*[@src] | //*[@style]"
    assert page.xpath(asked) == []
    assert page.xpath("string(//style)") == "body { color: red }\n\np { margin: 0 }"
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


def test_no_two_things_have_one_name_and_what_points_finds_it() -> None:
    page = made("bando", "tavolo")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    pointed = [word for said in page.xpath("//@aria-labelledby") for word in said.split()]
    pointed += [a[1:] for a in page.xpath("//@href") if a.startswith("#")]
    assert pointed
    assert [name for name in pointed if name not in ids] == []


@pytest.mark.parametrize("url", ["", "https://parole.example/", "https://parole.esempio/g/"])
def test_links_lead_inside_the_file_or_to_the_site(url: str) -> None:
    page = made("bando", "tavolo", url=url)
    [tavolo] = [a for a in page.xpath("//article[@id='bando']//a") if a.text == "tavolo"]
    assert tavolo.get("href") == "#tavolo"
    acts = "https://www.normattiva.it/"
    out = {a for a in page.xpath("//article//a/@href") if not a.startswith(("#", acts))}
    is_real = url.endswith("/g/")
    assert [a for a in out if not (is_real and a.startswith(url))] == []
    assert (f"{url}termini/rete/" in out) is is_real
    assert ("gli altri collegamenti portano al sito di oggi" in page.text_content()) is is_real


def test_forty_words_are_shown_and_more_are_counted() -> None:
    words = [make_concept(f"voce-{n:02}") for n in range(MAX_WORDS + 1)]
    renderer = Renderer(make_glossary(*words))
    ids = [word.id for word in words]
    whole, cut = (preview(renderer, some, "") for some in (ids[:MAX_WORDS], ids))
    assert (len(re.findall("<article", whole)), len(re.findall("<article", cut))) == (MAX_WORDS, MAX_WORDS)
    assert "le altre parole che cambiano sono" not in whole
    assert "Qui ci sono le prime 40; le altre parole che cambiano sono 1." in cut
