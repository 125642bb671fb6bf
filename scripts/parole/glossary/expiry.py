"""What must be read again, and when: words and sources with a date after which their text may be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parole.glossary.glossary import Glossary
from parole.model.concept import Expiry


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A word (``kind`` is «termini») or a source («fonti») to read again, from the day ``day`` on."""

    day: date
    kind: str
    id: str
    name: str
    reason: str


def due(glossary: Glossary, until: date) -> list[Due]:
    """Return what must be read again on ``until`` or before, the first day first."""
    dated: list[tuple[Expiry | None, str, str, str]] = [
        *((word.scade, "termini", id_, word.full_name) for id_, word in glossary.concepts.items()),
        *((source.scade, "fonti", id_, source.nome) for id_, source in glossary.sources.items()),
    ]
    return sorted(
        Due(expiry.il, kind, id_, name, expiry.perche)
        for expiry, kind, id_, name in dated
        if expiry and expiry.il <= until
    )
