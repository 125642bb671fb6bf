"""The one list of the files written beside the pages by the finishing step: indexes, data, feeds, bare pages.

Each maker is a function of the renderer alone (words and facts of the site). What is slow to make (cards,
slides, PDF) is not here but in :mod:`parole.materials`, which has a cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from parole.drawing.qr import qr_svg
from parole.embedding import card, oembed, word_data
from parole.form.scripts import model_script, registers_script, word_script
from parole.glossary import addresses
from parole.lookup.names import names_files
from parole.lookup.reading_index import reading_files
from parole.opendata import catalogue as opendata
from parole.pages import annex, editions, handouts
from parole.pages.news import news_feed
from parole.pages.presentation import presentations
from parole.rendering.leaflet import short_link
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer
from parole.rendering.text_files import text_file

Maker = Callable[[Renderer], Iterator[Planned]]


def with_an_address(renderer: Renderer) -> Iterator[Planned]:
    """Yield what names the site from outside: the OpenSearch description and the Atom feed."""
    if renderer.facts.url:
        values = {"sito": renderer.facts.url, "elenco": addresses.WORDS}
        yield addresses.OPENSEARCH, partial(text_file, "opensearch.xml", **values)
        yield addresses.NEWS_FEED, partial(news_feed, renderer.glossary, renderer.facts)


def proposing(renderer: Renderer) -> Iterator[Planned]:
    """Yield what the form «Proponi» loads: the model with the rules, the registers, each word as typed."""
    yield addresses.PROPOSE_MODEL, model_script
    yield addresses.PROPOSE_REGISTERS, partial(registers_script, renderer.glossary)
    for concept in renderer.glossary.alphabetical:
        yield addresses.proposal_data(concept.id), partial(word_script, concept)


def qr_codes(renderer: Renderer) -> Iterator[Planned]:
    """Yield the QR code of every word; none while the site has no address to send to."""
    for concept in renderer.glossary.alphabetical if renderer.facts.url else ():
        yield addresses.qr_code(concept.id), partial(qr_svg, short_link(renderer, concept), concept.full_name)


MAKERS: tuple[Maker, ...] = (
    names_files,
    reading_files,
    with_an_address,
    qr_codes,
    opendata.outputs,
    presentations,
    handouts.scripts,
    annex.scripts,
    card.pages,
    oembed.documents,
    word_data.scripts,
    proposing,
    editions.outputs,
)


def all_outputs(renderer: Renderer) -> Iterator[Planned]:
    """Yield every file, maker by maker."""
    for make in MAKERS:
        yield from make(renderer)
