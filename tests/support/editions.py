"""Words that were published: what a publication writes, read back as a glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from parole.editing.publishing import Proposal
from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.opendata.freezing import publication
from parole.reading.files import read_glossary

FACTS = SiteFacts(url="https://esempio.it/")


def published(glossary: Glossary, day: date, pages: Iterable[str] = (), facts: SiteFacts = FACTS) -> Glossary:
    """Return the glossary with the registers that publishing it on ``day`` writes."""
    return with_registers(glossary, publication(glossary, pages, facts, day))


def with_registers(glossary: Glossary, proposal: Proposal) -> Glossary:
    """Return the glossary with the registers that a publication wrote, and the editions before it."""
    reading = read_glossary({path: text.encode() for path, text in proposal.files.items()})
    known = reading.glossary
    editions = {**glossary.editions, **known.editions}
    return replace(glossary, published=known.published, news=known.news, editions=editions)
