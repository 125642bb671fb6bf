"""What every file of the open data says of itself: format, licence, who wrote it."""

from __future__ import annotations

from datetime import date
from typing import Final

from parole.glossary.glossary import Glossary
from parole.rendering.templating import italian_date

# The version of the format, not of the texts. The second number grows when something is added; the first, and
# with it «v1» in the address, only when something that others may be reading changes or goes away.
FORMAT = "1.0"
LANGUAGE: Final = "it"
EDITORS = "Redazione di Parole in comune"
LICENCE_ID = "CC-BY-4.0"
LICENCE = "CC BY 4.0"
LICENCE_NAME = "Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
# What is said of a word in the place of its edition, before the first.
NOT_PUBLISHED = "testo non ancora pubblicato"
KEYWORDS = tuple(
    "amministrazione condivisa, co-progettazione, co-programmazione, glossario, Terzo settore".split(", ")
)


def description(city: str) -> str:
    """Return what the whole is, in two sentences, for catalogues."""
    where = f" a {city}" if city else ""
    return (
        f"Il glossario dell’amministrazione condivisa{where}: per ogni parola il significato della pubblica "
        "amministrazione, quello del Terzo settore e quanto vanno d’accordo. Nessun ente ha approvato i "
        "testi, salvo dove lo stato della voce dice il contrario."
    )


def updated(glossary: Glossary) -> date | None:
    """Return the day of the last publication, or ``None`` before the first; no clock is read."""
    return next((publication.data for publication in glossary.news.pubblicazioni), None)


def edition_of(glossary: Glossary, id_: str) -> str:
    """Return which edition of a word this is, or that there is none yet."""
    life = glossary.lives.get(id_)
    return f"edizione del {italian_date(life[-1].day)}" if life else NOT_PUBLISHED


def edition_of_texts(glossary: Glossary) -> str:
    """Return which edition of the contents this is, as a sentence."""
    day = updated(glossary)
    return f"Edizione del {italian_date(day)}." if day else "Testi non ancora pubblicati."


def edition_of_all(glossary: Glossary) -> str:
    """Return the name of the edition of the contents, which is its day, or that there is none yet."""
    day = updated(glossary)
    return day.isoformat() if day else "non ancora pubblicato"
