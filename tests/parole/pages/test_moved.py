"""The pages at old and short addresses: what they say, and what machines read in them."""

from __future__ import annotations

import re
from functools import partial

import pytest
from builders import make_concept, make_glossary
from made_site import make_all
from moved_words import gone, moved

from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.materials.catalogue import KINDS, all_jobs
from parole.materials.job import Job
from parole.pages import moved as moved_pages
from parole.pages.head import head_of
from parole.rendering.renderer import Renderer

WORDS = {"bando": make_concept("bando"), "tavolo": make_concept("tavolo", sigle=("TB",))}
URL = "https://esempio.it/g/"


def renderer(url: str = URL, **parts: object) -> Renderer:
    return Renderer(make_glossary(*WORDS.values(), **parts), facts=SiteFacts(url=url))


def outputs(made: dict[str, str] | None = None, url: str = URL, **parts: object) -> dict[str, str]:
    planned = {path: partial(str, content) for path, content in (made or {}).items()}
    return make_all(moved_pages.outputs(renderer(url, **parts), planned))


def pages(**parts: object) -> dict[str, moved_pages.Page]:
    return make_all(moved_pages.pages(renderer(**parts)))


def plain(html: object) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", str(html)).split())


def test_a_short_link_leads_to_its_word_with_and_without_javascript() -> None:
    html = outputs()["t/tb/index.html"]
    assert '<link rel="canonical" href="https://esempio.it/g/termini/tavolo/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert (
        '<script src="../../assets/javascripts/rinvio.js" data-verso="../../termini/tavolo/"></script>'
        in html
    )
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../termini/tavolo/"></noscript>' in html
    assert '<h1><a href="../../termini/tavolo/">tavolo</a></h1>' in html


def test_a_page_that_leads_on_says_of_a_link_what_its_word_says() -> None:
    """As the programs of messaging apps read it: they run nothing, and follow no refresh."""
    facts = SiteFacts(url=URL, materials=frozenset({"schede"}))
    glossary = make_glossary(*WORDS.values(), withdrawn={"gara": gone("tavolo")})
    found = make_all(moved_pages.outputs(Renderer(glossary, facts=facts), {}))
    said = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', found["t/tb/index.html"]))
    assert said == {
        "type": "website",
        "site_name": "Parole in comune",
        "locale": "it_IT",
        "title": "Tavolo",
        "description": "Tavolo: nucleo comune.",
        "url": "https://esempio.it/g/termini/tavolo/",
        "image": "https://esempio.it/g/scarica/tavolo.png",
    }
    assert 'json+oembed" href="https://esempio.it/g/oembed/tavolo.json"' in found["t/tb/index.html"]
    assert "oembed" not in found["t/gara/index.html"]
    assert '"og:title" content="Gara: parola ritirata"' in found["t/gara/index.html"]
    assert '"og:image" content="https://esempio.it/g/assets/images/sito.png"' in found["t/gara/index.html"]


def test_without_the_address_of_the_site_the_canonical_is_relative() -> None:
    assert '<link rel="canonical" href="../../termini/tavolo/">' in outputs(url="")["t/tb/index.html"]


def test_a_word_that_moved_leads_on_from_each_of_its_pages() -> None:
    parts = {"redirects": {"avviso": moved("bando")}}
    made = {"scheda/bando/index.html": "<p>scheda</p>"}
    found = outputs(made, **parts)
    assert found["scheda/avviso/index.html"] == "<p>scheda</p>"  # in a frame without scripts nothing leads on
    targets = {
        path: match[1]
        for path, html in found.items()
        if "avviso" in path and (match := re.search('data-verso="([^"]*)"', html))
    }
    assert targets == {
        "presenta/avviso/index.html": "../../termini/bando/",  # there is no such page here: the word itself
        "t/avviso/index.html": "../../termini/bando/",
        "termini/avviso/index.html": "../../termini/bando/",
    }


def test_what_the_site_has_already_is_never_overwritten() -> None:
    made = {"t/tb/index.html": "mio"}
    assert "t/tb/index.html" not in outputs(made)


def test_a_withdrawn_word_says_when_why_and_what_to_use() -> None:
    page = pages(withdrawn={"gara": gone("tavolo")})["termini/gara/"]
    assert page.title == "Gara: parola ritirata"
    assert plain(page.content) == (
        "Le parole gara gara Parola ritirata Il 22 novembre 2026 questa parola è stata ritirata: l’indirizzo "
        "resta. Perché. Non serve. Che cosa usare tavolo TB Coincidono Nucleo comune."
    )
    assert 'href="../../termini/tavolo/"' in page.content


def test_a_withdrawn_word_without_another_offers_the_list() -> None:
    page = pages(withdrawn={"gara": gone()})["termini/gara/"]
    content = page.content
    assert [heading.label for heading in page.headings] == ["Parola ritirata", "Che cosa usare"]
    assert all(f'id="{heading.anchor}"' in content for heading in page.headings)
    assert "Non c’è una parola che ne abbia preso il posto" in content
    assert 'href="../../termini/"' in content


def test_a_withdrawn_word_answers_where_it_was_embedded_and_shown() -> None:
    found = outputs(withdrawn={"gara": gone("tavolo")})
    embedded = found["scheda/gara/index.html"]
    assert plain(embedded.split("<main", 1)[1]).endswith(
        "gara Il 22 novembre 2026 questa parola è stata ritirata. Non serve. Usa invece: tavolo . Parole in comune"
    )
    assert "<script" not in embedded
    assert '<link rel="canonical" href="https://esempio.it/g/termini/gara/">' in embedded
    assert found["presenta/gara/index.html"].replace("presenta", "scheda") == embedded


def test_a_short_link_with_several_meanings_asks_which() -> None:
    ambiguous = make_concept("bilancio", sigle=("TB",))
    glossary = make_glossary(*WORDS.values(), ambiguous)
    [(address, page)] = make_all(moved_pages.pages(Renderer(glossary))).items()
    assert (address, page.address, page.title) == ("t/tb/", "t/tb/", "TB: quale?")
    assert "«TB»: quale?" in plain(page.content)
    # No single word is the one to embed.
    assert "oembed" not in head_of(page, Renderer(glossary, facts=SiteFacts(url=URL)))
    assert [heading.anchor for heading in page.headings] == ["voce-bilancio", "voce-tavolo"]
    assert "Questa forma ha 2 significati." in plain(page.content)
    assert re.findall(r'pc-riga__nome" href="([^"]*)"', page.content) == [
        "../../termini/bilancio/",
        "../../termini/tavolo/",
    ]


def test_texts_are_escaped() -> None:
    hostile = make_concept("ostile", termine='<b onclick="x">"', sigle=('"><script>',))
    html = "".join(make_all(moved_pages.outputs(Renderer(make_glossary(hostile)), {})).values())
    assert "<b" not in html.replace("<body", "")
    assert html.count("<script") == html.count('<script src="../../assets/javascripts/rinvio.js"')


def test_the_materials_of_a_word_that_moved_are_made_at_both_addresses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    glossary = make_glossary(WORDS["bando"], redirects={"avviso": moved("bando")})
    made = [Job("scarica/bando.png", bytes, (b"x",)), Job("scarica/altro.png", bytes, ())]
    monkeypatch.setitem(KINDS, "prova", lambda _: iter(made))
    jobs = list(all_jobs(Renderer(glossary), frozenset({"prova"})))
    assert [job.address for job in jobs] == ["scarica/bando.png", "scarica/avviso.png", "scarica/altro.png"]
    assert jobs[0].key == jobs[1].key


def test_an_empty_glossary_has_no_such_pages() -> None:
    empty = Renderer(Glossary())
    assert (list(moved_pages.pages(empty)), list(moved_pages.outputs(empty, {}))) == ([], [])
