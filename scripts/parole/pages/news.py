"""What changed, publication by publication: a part of the page of the news, and an Atom feed (RFC 4287).

The feed has an entry for each publication, named for ever by the register.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.language.inline import InlineText, LinkMaker
from parole.model.publication import NewsItem, Publication
from parole.model.values import NewsKind
from parole.pages.editions import frozen_on
from parole.reading.problems import counted
from parole.rendering.page import Fragment
from parole.rendering.renderer import Renderer
from parole.rendering.templating import italian_date

# As many as the home tells; the publications of the feed, and the day of one without entries: Atom wants it.
FEW, LATEST, _NO_DAY = 4, 20, date(1970, 1, 1)
ATOM = "http://www.w3.org/2005/Atom"
Grouped = list[tuple[NewsKind, list[tuple[NewsItem, Markup]]]]


def _latest(renderer: Renderer, root: str) -> Markup:
    last = next(iter(renderer.glossary.news.pubblicazioni), None)
    items = last.novita if last else ()
    write = InlineText(_link_maker(renderer.glossary, root)).html
    told = [write(item.testo) for item in items[:FEW]]
    return renderer.render("novita_ultime.html", root, ultima=last, numeri=_summary(items), novita=told)


def _publications(renderer: Renderer, root: str) -> Markup:
    link = _link_maker(renderer.glossary, root)
    told = [
        (item, _summary(item.novita), _grouped(item.novita, link))
        for item in renderer.glossary.news.pubblicazioni
    ]
    fixed = partial(frozen_on, renderer.glossary)
    return renderer.render("novita.html", root, pubblicazioni=told, fissate=fixed)


def _link_maker(glossary: Glossary, root: str) -> LinkMaker:
    """Return what makes the links of the news: also towards words that were withdrawn, whose page says so."""

    def link(id_: str, text: str | None) -> Markup:
        shown = text or glossary.name_of(id_)
        end = glossary.end_of(id_)
        if not end:
            return Markup.escape(shown)
        return Markup('<a href="{}{}">{}</a>').format(root, addresses.word(end), shown)

    return link


def _grouped(items: Iterable[NewsItem], link: LinkMaker) -> Grouped:
    """Return the news by kind, in the order of the kinds, each with its text as HTML."""
    write = InlineText(link).html
    by_kind = [
        (kind, [(item, write(item.testo)) for item in items if item.tipo is kind]) for kind in NewsKind
    ]
    return [(kind, told) for kind, told in by_kind if told]


def _summary(items: Iterable[NewsItem]) -> str:
    """Return how much changed: «3 parole nuove, 1 parola ritirata, 5 parole cambiate»."""
    told = tuple(items)
    new, gone = (sum(item.tipo is kind for item in told) for kind in (NewsKind.NUOVA, NewsKind.RITIRATA))
    changed = {item.voce for item in told if item.tipo not in (NewsKind.NUOVA, NewsKind.RITIRATA)}
    counts = (
        (new, "parola nuova", "parole nuove"),
        (gone, "parola ritirata", "parole ritirate"),
        (len(changed), "parola cambiata", "parole cambiate"),
    )
    return ", ".join(counted(*count) for count in counts if count[0])


def news_feed(glossary: Glossary, facts: SiteFacts) -> str:
    """Return the feed of the latest publications; every address in it is absolute.

    Its dates come from the register, never from a clock; a glossary that was never published has none.
    """
    published = glossary.news.pubblicazioni[:LATEST]
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "it"})
    _text(feed, "id", facts.absolute(addresses.NEWS_FEED))
    _text(feed, "title", f"{facts.name}: novità")
    _text(feed, "subtitle", "Che cosa cambia nel glossario, per ciascun lato.")
    _text(feed, "updated", _moment(published[0].data if published else _NO_DAY))
    _text(SubElement(feed, "author"), "name", facts.publisher or f"Redazione di {facts.name}")
    _text(feed, "rights", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/deed.it")
    _link(feed, "self", facts.absolute(addresses.NEWS_FEED), "application/atom+xml")
    _link(feed, "alternate", facts.absolute(addresses.NEWS), "text/html")
    for publication in published:
        _entry(feed, publication, glossary, facts)
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: Element, publication: Publication, glossary: Glossary, facts: SiteFacts) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", publication.indirizzo)
    numbers = _summary(publication.novita)
    _text(entry, "title", italian_date(publication.data) + (f": {numbers}" if numbers else ""))
    _text(entry, "updated", _moment(publication.data))
    _text(entry, "published", _moment(publication.data))
    _link(entry, "alternate", facts.absolute(f"{addresses.NEWS}#v{publication.versione}"), "text/html")
    lists = (
        f"<h2>{kind.label}</h2><ul>{''.join(f'<li>{text}</li>' for _, text in told)}</ul>"
        for kind, told in _grouped(publication.novita, _link_maker(glossary, facts.url))
    )
    _text(entry, "content", "".join(lists), type="html")


def _moment(day: date) -> str:
    """Return a day as an RFC 3339 moment: publications have a day, not an hour."""
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})


FRAGMENTS: dict[str, Fragment] = {"novita": _publications, "ultime-novita": _latest}
