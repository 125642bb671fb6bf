"""The one list of addresses. They are a contract: they never change.

Every address is relative to the root of the site, ends with a slash when it is a page, and never starts
with one: pages join it to the way back to the root, so that the site works under any path.
"""

from __future__ import annotations

HOME = ""
WORDS = "termini/"
AREAS = "aree/"
PATHS = "percorsi/"
ACRONYMS = "sigle/"
TWO_MEANINGS = "due-significati/"
PROGRESS = "stato/"
CONTRIBUTE = "contribuire/"
LOOKUP_NAMES = "assets/ricerca/nomi.js"
LOOKUP_BRIEFS = "assets/ricerca/brevi.js"
LOOKUP_TEXTS = "assets/ricerca/testi.js"
OPENSEARCH = "opensearch.xml"

# The parts of a word's page that links may point at.
ANCHORS: dict[str, str] = {
    "in_breve": "in-breve",
    "pa": "pa",
    "terzo_settore": "terzo-settore",
    "attenzione": "attenzione",
    "come_dirlo": "come-dirlo",
    "esempio": "esempio",
    "fonti": "fonti",
    "legami": "legami",
}


def word(id_: str) -> str:
    """Return the address of the page of a word."""
    return f"{WORDS}{id_}/"


def area(id_: str) -> str:
    """Return the address of the page of an area."""
    return f"{AREAS}{id_}/"


def path(id_: str) -> str:
    """Return the address of the page of a reading path."""
    return f"{PATHS}{id_}/"


def way_back(address: str) -> str:
    """Return the relative path from the page at ``address`` to the root: ``termini/x/`` → ``../../``."""
    return "../" * address.count("/")


def file_of(address: str) -> str:
    """Return the file that answers to the address of a page."""
    return f"{address}index.html"
