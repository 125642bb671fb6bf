"""What search engines and catalogues read of a page: schema.org, as JSON-LD in the head.

A word is a DefinedTerm of the one DefinedTermSet, which is also the Dataset of the page «Dati aperti». Its
description holds both sides, each with its label, and the verdict: one side without the other would say what
nobody wrote. Without an address of the site there is nothing to say: a JSON-LD without IRIs names nothing.
"""

from __future__ import annotations

from markupsafe import Markup

from parole.glossary import addresses
from parole.glossary.site_facts import SiteFacts
from parole.model.concept import Concept
from parole.model.values import SideName
from parole.opendata.catalogue import FILES
from parole.rendering import edition
from parole.rendering.data_script import inert_json
from parole.rendering.leaflet import leaflet
from parole.rendering.page import Page, word_of
from parole.rendering.renderer import Renderer

Node = dict[str, object]
CONTEXT = "https://schema.org"
# The set of all the words, inside the page of the open data.
SET = f"{addresses.DATA_PAGE}#glossario"
_LISTS = {addresses.WORDS: "Le parole", addresses.AREAS: "Le aree", addresses.PATHS: "Percorsi"}


def structured_data(page: Page, renderer: Renderer) -> Markup:
    """Return the JSON-LD of a page; nothing for the pages that only lead elsewhere."""
    if not renderer.facts.url:
        return Markup()
    nodes = _nodes(page, renderer)
    said = inert_json({"@context": CONTEXT, "@graph": nodes})
    return Markup(f'<script type="application/ld+json">{said}</script>') if nodes else Markup()


def data_links(page: Page, renderer: Renderer) -> Markup:
    """Return the links from the page of a word to its other forms: JSON, Turtle, Markdown."""
    concept = word_of(page, renderer)
    if concept is None:
        return Markup()
    root = addresses.way_back(page.address)
    link = Markup('<link rel="alternate" type="%s" title="%s" href="%s">')
    return Markup("\n  ").join(
        link % (kind, f"{title} «{concept.full_name}»", href)
        for kind, title, href in (
            ("application/json", "Dati di", root + addresses.word_data(concept.id)),
            ("text/turtle", "SKOS di", root + addresses.word_data(concept.id, "ttl")),
            ("text/markdown", "Testo di", "index.md"),
        )
    )


def _nodes(page: Page, renderer: Renderer) -> list[Node]:
    if concept := word_of(page, renderer):
        return [
            _web_page(page, renderer.facts) | _days(renderer, concept),
            _term(renderer, concept),
            _breadcrumb(page, renderer),
        ]
    if page.address == addresses.HOME:
        return [_site(renderer.facts)]
    if page.address == addresses.DATA_PAGE:
        return [_dataset(renderer)]
    if _list_of(page):
        return [_breadcrumb(page, renderer)]
    return []


def _term(renderer: Renderer, concept: Concept) -> Node:
    """Return a word as a DefinedTerm: its IRI is the one that the open data give it."""
    facts = renderer.facts
    other_names = [*concept.sigle, *concept.varianti]
    return {
        "@type": "DefinedTerm",
        "@id": facts.absolute(addresses.concept(concept.id)),
        "name": concept.full_name,
        **({"alternateName": other_names} if other_names else {}),
        "description": _both_sides(renderer, concept),
        "termCode": concept.id,
        "url": facts.absolute(addresses.word(concept.id)),
        "inDefinedTermSet": facts.absolute(SET),
    }


def _both_sides(renderer: Renderer, concept: Concept) -> str:
    said = leaflet(renderer, concept)
    sides = (f"{name.label}: {text}" for name, text in zip(SideName, said.quoted, strict=False) if text)
    return " ".join((said.brief, *sides, said.judgement))


def _web_page(page: Page, facts: SiteFacts) -> Node:
    address = facts.absolute(page.address)
    return {
        "@type": "WebPage",
        "@id": f"{address}#pagina",
        "url": address,
        "name": page.title,
        "inLanguage": edition.LANGUAGE,
        "license": edition.LICENCE_ADDRESS,
        "mainEntity": {"@id": address.removesuffix("/")},
        "isPartOf": {"@id": f"{facts.url}#sito"},
    }


def _days(renderer: Renderer, concept: Concept) -> Node:
    """Return the editions of a word, or that there is none yet."""
    life = renderer.glossary.lives.get(concept.id)
    if not life:
        return {"creativeWorkStatus": "Non ancora pubblicato"}
    created, modified = life[0].day.isoformat(), life[-1].day.isoformat()
    return {"datePublished": created, "dateModified": modified, "version": modified}


def _breadcrumb(page: Page, renderer: Renderer) -> Node:
    """Return the way to a page: the site, the list it belongs to, the page."""
    listed = _list_of(page)
    steps = [(renderer.facts.name, addresses.HOME), (_LISTS[listed], listed), (page.title, page.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": renderer.facts.absolute(address)}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }


def _list_of(page: Page) -> str:
    """Return the list a page belongs to, as ``aree/`` for ``aree/principi/``; empty for any other page."""
    above = page.address.rstrip("/").rpartition("/")[0] + "/"
    return above if above in _LISTS else ""


def _site(facts: SiteFacts) -> Node:
    template = f"{facts.absolute(addresses.WORDS)}?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "@id": f"{facts.url}#sito",
        "url": facts.url,
        "name": facts.name,
        "inLanguage": edition.LANGUAGE,
        "license": edition.LICENCE_ADDRESS,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": "required name=search_term_string",
        },
    }


def _dataset(renderer: Renderer) -> Node:
    """Return the whole glossary as a set of terms and as a dataset with its files."""
    facts, day = renderer.facts, edition.updated(renderer.glossary)
    editors: Node = {"@type": "Organization", "name": edition.EDITORS}
    return {
        "@type": ["Dataset", "DefinedTermSet"],
        "@id": facts.absolute(SET),
        "url": facts.absolute(addresses.DATA_PAGE),
        "name": facts.name,
        "description": edition.description(facts.city),
        "inLanguage": edition.LANGUAGE,
        "license": edition.LICENCE_ADDRESS,
        "isAccessibleForFree": True,
        "creator": editors,
        **({"publisher": {"@type": "Organization", "name": facts.publisher}} if facts.publisher else {}),
        "version": edition.edition_of_all(renderer.glossary),
        **({"dateModified": day.isoformat()} if day else {}),
        "keywords": list(edition.KEYWORDS),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.title,
                "encodingFormat": file.media_type,
                "contentUrl": facts.absolute(addresses.data(file.name)),
            }
            for file in FILES
        ],
    }
