"""``CITATION.cff`` (Citation File Format 1.2): how the whole glossary is cited, edition by edition."""

from __future__ import annotations

from datetime import date

import yaml

from parole.glossary.site_facts import SiteFacts
from parole.rendering.edition import EDITORS, KEYWORDS, LICENCE_ID, description

CITATION_FILE = "CITATION.cff"
NEVER = "non ancora pubblicato"


def citation(facts: SiteFacts, version: str = NEVER, day: date | None = None) -> str:
    """Return the file for an edition; without one, it says that there is none yet."""
    address = {} if facts.is_placeholder or not facts.url else {"url": facts.url}
    said = {
        "cff-version": "1.2.0",
        "message": "Cita il glossario così. Di una parola sola cita la pagina e l’edizione.",
        "type": "dataset",
        "title": facts.name,
        "version": version,
        **({"date-released": day} if day else {}),
        **address,
        "abstract": description(facts.city),
        "authors": [{"name": EDITORS}],
        "keywords": list(KEYWORDS),
        "license": LICENCE_ID,
    }
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=110)
