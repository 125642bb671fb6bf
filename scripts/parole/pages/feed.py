"""The news as an Atom feed (RFC 4287): one entry per publication, named for ever by the register."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.model.publication import Publication
from parole.pages.news import grouped, link_maker, summary
from parole.rendering.templating import italian_date

ATOM = "http://www.w3.org/2005/Atom"
LATEST = 20
# The day of a feed without entries: Atom wants one.
_NO_DAY = date(1970, 1, 1)


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
    numbers = summary(publication.novita)
    _text(entry, "title", italian_date(publication.data) + (f": {numbers}" if numbers else ""))
    _text(entry, "updated", _moment(publication.data))
    _text(entry, "published", _moment(publication.data))
    _link(entry, "alternate", facts.absolute(f"{addresses.NEWS}#v{publication.versione}"), "text/html")
    _text(entry, "content", _html(publication, glossary, facts), type="html")


def _html(publication: Publication, glossary: Glossary, facts: SiteFacts) -> str:
    """Return the news of a publication as HTML with absolute links."""
    groups = grouped(publication.novita, link_maker(glossary, facts.url))
    return "".join(
        f"<h2>{kind.label}</h2><ul>{''.join(f'<li>{text}</li>' for _, text in told)}</ul>"
        for kind, told in groups
    )


def _moment(day: date) -> str:
    """Return a day as an RFC 3339 moment: publications have a day, not an hour."""
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})
