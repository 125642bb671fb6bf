"""What changed, publication by publication: a part of the page of the news."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.language.inline import InlineText, LinkMaker
from parole.model.publication import NewsItem
from parole.model.values import NewsKind
from parole.pages.editions import frozen_on
from parole.reading.problems import counted
from parole.rendering.page import Fragment
from parole.rendering.renderer import Renderer

# As many as the home tells.
FEW = 4
Grouped = list[tuple[NewsKind, list[tuple[NewsItem, Markup]]]]


def _latest(renderer: Renderer, root: str) -> Markup:
    last = next(iter(renderer.glossary.news.pubblicazioni), None)
    items = last.novita if last else ()
    write = InlineText(link_maker(renderer.glossary, root)).html
    told = [write(item.testo) for item in items[:FEW]]
    return renderer.render("novita_ultime.html", root, ultima=last, numeri=summary(items), novita=told)


def _publications(renderer: Renderer, root: str) -> Markup:
    link = link_maker(renderer.glossary, root)
    told = [
        (item, summary(item.novita), grouped(item.novita, link))
        for item in renderer.glossary.news.pubblicazioni
    ]
    fixed = partial(frozen_on, renderer.glossary)
    return renderer.render("novita.html", root, pubblicazioni=told, fissate=fixed)


def link_maker(glossary: Glossary, root: str) -> LinkMaker:
    """Return what makes the links of the news: also towards words that were withdrawn, whose page says so."""

    def link(id_: str, text: str | None) -> Markup:
        shown = text or glossary.name_of(id_)
        end = glossary.end_of(id_)
        if not end:
            return Markup.escape(shown)
        return Markup('<a href="{}{}">{}</a>').format(root, addresses.word(end), shown)

    return link


def grouped(items: Iterable[NewsItem], link: LinkMaker) -> Grouped:
    """Return the news by kind, in the order of the kinds, each with its text as HTML."""
    write = InlineText(link).html
    by_kind = [
        (kind, [(item, write(item.testo)) for item in items if item.tipo is kind]) for kind in NewsKind
    ]
    return [(kind, told) for kind, told in by_kind if told]


def summary(items: Iterable[NewsItem]) -> str:
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


FRAGMENTS: dict[str, Fragment] = {"novita": _publications, "ultime-novita": _latest}
