"""The one list of addresses. They are a contract: they never change.

Every address is relative to the root of the site, ends with a slash when it is a page, and never starts
with one: pages join it to the way back to the root, so that the site works under any path.
"""

from __future__ import annotations

from datetime import date

from parole.model.parts import HEADINGS

HOME = ""
WORDS = "termini/"
AREAS = "aree/"
SHORT = "t/"
PATHS = "percorsi/"
ACRONYMS = "sigle/"
TWO_MEANINGS = "due-significati/"
LEGGI = "leggi/"
DOCUMENT = "documento/"
ANNEX = "allegato/"
PROGRESS = "stato/"
CONTRIBUTE = "contribuire/"
PROPOSE = "proponi/"
ABOUT = "informazioni/"
NEWS = "novita/"
NEWS_FEED = "novita.xml"
TRAINERS = "formatori/"
PRINT = "stampa/"
FIRST_READING = "prima-lettura/"
PRESENT = "presenta/"
QUIZ = "quiz/"
DATA_PAGE = "dati/"
DATA = "dati/v1/"
EMBED_PAGE = "incorpora/"
EMBED_SCRIPT = "incorpora/v1.js"
EMBED_FORMS = "incorpora/v1/forme.js"
WHOLE_PDF = "scarica/glossario.pdf"
# The site without a network: its page, what a browser installs it with, its keeper, the copy for a disk.
OFFLINE = "fuori-rete/"
MANIFEST = "manifest.webmanifest"
WORKER = "sw.js"
OFFLINE_COPY = "scarica/parole-in-comune.zip"
# What other sites show beside a link to a page that has no picture of its own.
SITE_PICTURE = "assets/images/sito.png"
# The private indexes; each is in parts (see :func:`index_part`), which are loaded as they are needed.
LOOKUP_NAMES = "assets/ricerca/nomi.js"
LOOKUP_BRIEFS = "assets/ricerca/brevi.js"
LOOKUP_TEXTS = "assets/ricerca/testi.js"
LOOKUP_PLACES = "assets/ricerca/luoghi.js"
READING_INDEX = "assets/ricerca/leggi.js"
# The style and the script of the bare pages that only lead elsewhere.
REDIRECT_STYLE = "assets/stylesheets/rinvio.css"
REDIRECT_SCRIPT = "assets/javascripts/rinvio.js"
PROPOSE_MODEL = "assets/proponi/modello.js"
PROPOSE_REGISTERS = "assets/proponi/registri.js"
OPENSEARCH = "opensearch.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
# The site told to assistants: the list of the words, each with its Markdown.
ASSISTANTS = "llms.txt"

# The parts of a word’s page that links may point at: sections of the table of parts, three lists, its life.
ANCHORS: dict[str, str] = {
    section: section.replace("_", "-") for section in (*HEADINGS, "fonti", "legami", "elenco", "storia")
}

# What the list of words may be asked in its address, as in «termini/?accordo=divergono&area=risorse».
FILTERS = ("accordo", "area", "stato", "manca")


def index_part(index: str, number: int) -> str:
    """Return the address of a part of an index: ``assets/ricerca/nomi-3.js``."""
    return f"{index.removesuffix('.js')}-{number}.js"


def word(id_: str) -> str:
    """Return the address of the page of a word."""
    return f"{WORDS}{id_}/"


def markdown(id_: str) -> str:
    """Return the page of a word as Markdown."""
    return f"{word(id_)}index.md"


def frozen(id_: str, day: date) -> str:
    """Return the page of a word as it was published on a day."""
    return f"{word(id_)}v/{day.isoformat()}/"


def frozen_data(id_: str, day: date) -> str:
    """Return the JSON of a word as it was published on a day."""
    return data(f"termini/{id_}/{day.isoformat()}.json")


def concept(id_: str) -> str:
    """Return what follows the site in the IRI of a word: the address of its page, without the last slash.

    So its last step is its id, which is what programs that read vocabularies take for its short name.
    """
    return word(id_).rstrip("/")


def area(id_: str) -> str:
    """Return the address of the page of an area."""
    return f"{AREAS}{id_}/"


def path(id_: str) -> str:
    """Return the address of the page of a reading path."""
    return f"{PATHS}{id_}/"


def proposal(id_: str, side: str = "") -> str:
    """Return the form open on a word, and on one of its sides (a value of ``SideName``) if given."""
    return f"{PROPOSE}?voce={id_}" + (f"&lato={side}" if side else "")


def proposal_data(id_: str) -> str:
    """Return the fields of a word as typed, which the form loads to correct it."""
    return f"assets/proponi/termini/{id_}.js"


def short(slug: str) -> str:
    """Return the short link of a form: ``slug`` is what :func:`parole.language.italian.slug` makes of it."""
    return f"{SHORT}{slug}/"


def shown(address: str) -> str:
    """Return a full address as it is read aloud and typed."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


def embed(id_: str) -> str:
    """Return the bare page of a word, to embed in other sites."""
    return f"scheda/{id_}/"


def embed_data(id_: str) -> str:
    """Return what the script for other sites shows of a word."""
    return f"incorpora/v1/parole/{id_}.js"


def full_screen(id_: str) -> str:
    """Return the page that shows a word to a room."""
    return f"{PRESENT}{id_}/"


def quiz(path_id: str) -> str:
    """Return the page that asks whose definition it is, for a reading path."""
    return f"{QUIZ}{path_id}/"


def download(id_: str, kind: str) -> str:
    """Return the file of a word to download: ``kind`` is ``svg`` or ``png`` (card) or ``pptx`` (slide)."""
    return f"scarica/{id_}.{kind}"


def path_download(path_id: str, kind: str) -> str:
    """Return a file of a reading path: ``pptx`` (deck), ``pdf`` (handout), ``apkg`` (flashcards), ``png``."""
    return f"scarica/percorsi/{path_id}.{kind}"


def qr_code(id_: str) -> str:
    """Return the QR code of the short link of a word (SVG)."""
    return f"qr/{id_}.svg"


def printed(id_: str) -> str:
    """Return the script with what is printed of a word: private, as the indexes of the look-up."""
    return f"assets/stampa/{id_}.js"


def annexed(id_: str) -> str:
    """Return the script with what an annex takes of a word: private, as the indexes of the look-up."""
    return f"assets/allegato/{id_}.js"


def oembed(id_: str) -> str:
    """Return the oEmbed description of a word (JSON)."""
    return f"oembed/{id_}.json"


def data(name: str) -> str:
    """Return a file of the open data: ``name`` is as «glossario.json» or «termini/bando.json»."""
    return f"{DATA}{name}"


def word_data(id_: str, kind: str = "json") -> str:
    """Return the file of a word among the open data: ``kind`` is ``json`` or ``ttl``."""
    return data(f"termini/{id_}.{kind}")


def way_back(address: str) -> str:
    """Return the relative path from the page at ``address`` to the root: ``termini/x/`` → ``../../``."""
    return "../" * address.count("/")


def file_of(address: str) -> str:
    """Return the file that answers to the address of a page."""
    return f"{address}index.html"
