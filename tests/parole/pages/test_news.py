"""The Atom feed (RFC 4287): what must be there, names that never change, no clock."""

from __future__ import annotations

from xml.etree import ElementTree

from builders import make_concept, make_glossary

from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.model.publication import NewsItem, NewsRegister, Publication
from parole.model.values import NewsKind
from parole.pages.news import news_feed

FACTS = SiteFacts(name="Parole & co", url="https://esempio.it/g/")
NS = {"a": "http://www.w3.org/2005/Atom"}


def item(text: str, kind: NewsKind = NewsKind.NUOVA, id_: str = "bando") -> NewsItem:
    return NewsItem(tipo=kind, voce=id_, testo=text)


NEWS = NewsRegister(
    pubblicazioni=(
        Publication.model_validate({
            "versione": "2026-12-01.2",
            "data": "2026-12-01",
            "indirizzo": "https://vecchio.it/novita/#v2026-12-01.2",
            "novita": [
                item("[[bando|bando]] entra nel glossario."),
                item("[[tolta|<b>]] & altro", NewsKind.TESTO, "tolta"),
            ],
        }),
        Publication.model_validate({
            "versione": "2026-11-23", "data": "2026-11-23", "indirizzo": "https://vecchio.it/novita/#v2026-11-23",
        }),
    )
)  # fmt: skip


def feed(glossary: Glossary, facts: SiteFacts = FACTS) -> ElementTree.Element:
    return ElementTree.fromstring(news_feed(glossary, facts))


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"a:{name}", "", NS)


def test_the_feed_names_itself_its_author_and_its_page() -> None:
    root = feed(make_glossary(make_concept("bando"), news=NEWS))
    assert text(root, "id") == "https://esempio.it/g/novita.xml"
    assert text(root, "title") == "Parole & co: novità"
    assert text(root, "updated") == "2026-12-01T00:00:00Z"
    assert root.findtext("a:author/a:name", "", NS) == "Redazione di Parole & co"
    links = {link.get("rel"): (link.get("type"), link.get("href")) for link in root.findall("a:link", NS)}
    assert links == {
        "self": ("application/atom+xml", "https://esempio.it/g/novita.xml"),
        "alternate": ("text/html", "https://esempio.it/g/novita/"),
    }


def test_an_entry_keeps_the_name_it_was_published_with() -> None:
    first, second = feed(make_glossary(make_concept("bando"), news=NEWS)).findall("a:entry", NS)
    assert text(first, "id") == "https://vecchio.it/novita/#v2026-12-01.2"
    assert text(first, "title") == "1º dicembre 2026: 1 parola nuova, 1 parola cambiata"
    assert text(first, "updated") == text(first, "published") == "2026-12-01T00:00:00Z"
    link = first.find("a:link", NS)
    assert link is not None
    assert link.get("href") == "https://esempio.it/g/novita/#v2026-12-01.2"
    assert text(second, "title") == "23 novembre 2026"


def test_the_content_is_html_with_absolute_links_and_nothing_unescaped() -> None:
    content = feed(make_glossary(make_concept("bando"), news=NEWS)).find("a:entry/a:content", NS)
    assert content is not None
    assert content.get("type") == "html"
    assert content.text == (
        '<h2>Parole nuove</h2><ul><li><a href="https://esempio.it/g/termini/bando/">bando</a> entra nel glossario.</li>'
        "</ul><h2>Altri testi</h2><ul><li>&lt;b&gt; &amp; altro</li></ul>"
    )


def test_a_glossary_never_published_has_a_feed_without_entries() -> None:
    root = feed(make_glossary(make_concept("bando"), make_concept("rete")))
    assert (root.findall("a:entry", NS), text(root, "updated")) == ([], "1970-01-01T00:00:00Z")


def test_the_body_that_publishes_is_the_author() -> None:
    root = feed(Glossary(), SiteFacts(url="https://esempio.it/", publisher="Un ente"))
    assert root.findtext("a:author/a:name", "", NS) == "Un ente"


def test_only_the_latest_twenty_publications_are_entries() -> None:
    days = [f"2026-12-{day:02}" for day in range(21, 0, -1)]
    news = [
        Publication.model_validate({"versione": day, "data": day, "indirizzo": f"https://esempio.it/#v{day}"})
        for day in days
    ]
    for count in (20, 21):
        glossary = make_glossary(news=NewsRegister(pubblicazioni=tuple(news[:count])))
        ids = [text(entry, "id") for entry in feed(glossary).findall("a:entry", NS)]
        assert ids == [f"https://esempio.it/#v{day}" for day in days[:20]]
