"""oEmbed 1.0 (https://oembed.com): other sites turn the address of a word into its card by themselves.

Needs the address of the site: without one there is nothing true to say, and nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from parole.embedding import card
from parole.embedding.link_preview import heading
from parole.embedding.word_data import embedded_words
from parole.glossary import addresses
from parole.model.concept import Concept
from parole.rendering.edition import LICENCE_ADDRESS
from parole.rendering.leaflet import CARD_HEIGHT, CARD_WIDTH, leaflet
from parole.rendering.page import Page, word_of
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

# How long other sites may keep what they were told, in seconds: a day.
CACHE_AGE = 86_400
# WordPress drops any other attribute.
_FRAME = Markup('<iframe src="{}" width="{}" height="{}" title="{}" frameborder="0"></iframe>')


def documents(renderer: Renderer) -> Iterator[Planned]:
    """Yield (address, JSON) for every id that answers, when the address of the site is known."""
    if not renderer.facts.url:
        return
    for id_, concept in embedded_words(renderer.glossary):
        yield addresses.oembed(id_), partial(_text, renderer, concept)


def _text(renderer: Renderer, concept: Concept) -> str:
    return json.dumps(document(renderer, concept), ensure_ascii=False, indent=2) + "\n"


def document(renderer: Renderer, concept: Concept) -> dict[str, object]:
    """Return the description of a word, of type «rich»."""
    tall, said = card.height(renderer, concept), leaflet(renderer, concept)
    source = renderer.facts.absolute(addresses.embed(concept.id))
    return {
        "version": "1.0",
        "type": "rich",
        "title": heading(concept),
        "provider_name": renderer.facts.name,
        "provider_url": renderer.facts.url,
        "cache_age": CACHE_AGE,
        "html": str(_FRAME.format(source, card.WIDTH, tall, frame_title(renderer, concept))),
        "width": card.WIDTH,
        "height": tall,
        # What goes wherever the word goes: a description may say more than oEmbed asks.
        "url": said.link,
        "license": LICENCE_ADDRESS,
        "state": said.state,
        "edition": said.edition,
        **_thumbnail(renderer, concept),
    }


def _thumbnail(renderer: Renderer, concept: Concept) -> dict[str, object]:
    """Return the picture of the card, where the site has it."""
    if "schede" not in renderer.facts.materials:
        return {}
    picture = renderer.facts.absolute(addresses.download(concept.id, "png"))
    return {
        "thumbnail_url": picture,
        "thumbnail_width": round(CARD_WIDTH),
        "thumbnail_height": round(CARD_HEIGHT),
    }


def frame_title(renderer: Renderer, concept: Concept) -> str:
    """Return the title of the frame, which a screen reader says before going in."""
    return f"«{concept.full_name}», da {renderer.facts.name}"


def discovery(page: Page, renderer: Renderer) -> Markup:
    """Return the link by which other sites find the description of the word of ``page``; or nothing."""
    concept = word_of(page, renderer)
    if not renderer.facts.url or concept is None:
        return Markup()
    link = Markup('<link rel="alternate" type="application/json+oembed" href="%s" title="%s">')
    return link % (renderer.facts.absolute(addresses.oembed(concept.id)), page.title)
