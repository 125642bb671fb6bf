"""What publishing freezes of each word: its whole published record, with the day of the edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from parole.editing.publishing import Proposal, propose, site_of
from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.opendata import records
from parole.opendata.json_files import WORD, header_of
from parole.opendata.published import WordDocument
from parole.rendering.renderer import Renderer


def publication(glossary: Glossary, pages: Iterable[str], facts: SiteFacts, day: date) -> Proposal:
    """Return the publication of ``glossary`` on ``day``; raises as :func:`propose`."""
    renderer = Renderer(glossary, facts=facts)
    frozen = {id_: _frozen(renderer, id_, day) for id_ in glossary.concepts}
    return propose(glossary, pages, facts, day, frozen)


def as_published(before: Glossary, after: Glossary, pages: Iterable[str]) -> dict[str, str]:
    """Return what publishing the words of ``after`` would have written over the registers of ``before``.

    It is made for the day and the site that ``after`` tells of: whoever wrote anything else was not the
    publishing command.
    """
    known, told = before.news.pubblicazioni, after.news.pubblicazioni
    if told and told[0] not in known:
        day, url = told[0].data, site_of(told[0])
    elif known:  # new addresses alone are no edition
        day, url = known[0].data + timedelta(days=1), site_of(known[0])
    else:
        return {}
    glossary = replace(after, published=before.published, news=before.news, editions=before.editions)
    try:
        return publication(glossary, pages, SiteFacts(url=url), day).files
    except ValueError:  # a day that no publication can have
        return {}


def _frozen(renderer: Renderer, id_: str, day: date) -> dict[str, Any]:
    """Return the record of a word as the edition of ``day`` would freeze it."""
    word, life = records.word(renderer, id_), renderer.glossary.lives.get(id_, ())
    said = records.edition(renderer.facts, id_, life[0].day if life else day, day)
    document = WordDocument.model_construct(
        **header_of(renderer, addresses.frozen_data(id_, day), WORD) | {"edizione": day},
        id=word.id,
        tipo=word.tipo,
        scritto=word.scritto,
        calcolato=word.calcolato.model_copy(update={"edizione": said}),
    )
    return document.model_dump(mode="json", by_alias=True, exclude_defaults=True)
