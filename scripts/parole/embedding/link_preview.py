"""What messages and other sites show of a link: title, line, picture (Open Graph, Twitter cards).

Their programs run no script and follow no refresh: a page that only leads on says what is true of its target.
The pages of the theme have title and line from there (``docs/tema/main.html``), the bare ones from here.
"""

from __future__ import annotations

from markupsafe import Markup

from parole.glossary import addresses
from parole.language.inline import sentence
from parole.model.concept import Concept
from parole.model.values import SideName
from parole.rendering.edition import LICENCE
from parole.rendering.leaflet import CARD_HEIGHT, CARD_WIDTH, leaflet, status_of_all
from parole.rendering.page import Page
from parole.rendering.renderer import Renderer

_WORDS = Markup(
    '<meta name="description" content="%(description)s">'
    '<meta property="og:type" content="website"><meta property="og:site_name" content="%(site)s">'
    '<meta property="og:locale" content="it_IT"><meta property="og:title" content="%(title)s">'
    '<meta property="og:description" content="%(description)s">'
)
_ADDRESS = Markup('<meta property="og:url" content="%s">')
_PICTURE = Markup(
    '<meta property="og:image" content="%(image)s">'
    '<meta property="og:image:type" content="image/png">'
    '<meta property="og:image:width" content="%(width)d">'
    '<meta property="og:image:height" content="%(height)d">'
    '<meta property="og:image:alt" content="%(alt)s">'
    '<meta name="twitter:card" content="summary_large_image">'
)
# The pages that are about one word, or one reading path, by the folder they are in.
_OF_A_WORD = (addresses.WORDS, addresses.PRESENT, addresses.embed("").removesuffix("/"))
_OF_A_PATH = (addresses.PATHS, addresses.QUIZ)


def heading(concept: Concept) -> str:
    """Return the name of a word as a title."""
    return concept.full_name[:1].upper() + concept.full_name[1:]


def description_of(renderer: Renderer, concept: Concept) -> str:
    """Return what other sites show under the title: in breve, then both lines or neither, never one alone."""
    brief, lines = sentence(f"{heading(concept)}: {concept.in_breve}"), leaflet(renderer, concept).lines
    if not all(lines):
        return renderer.brief(brief)
    sides = (f"{name.label}: {line}" for name, line in zip(SideName, lines, strict=True))
    return " ".join((renderer.plain(brief), *sides))


def picture(page: Page, renderer: Renderer) -> Markup:
    """Return the tags of the picture of a page of the theme."""
    return _picture(renderer, page.address)


def preview(renderer: Renderer, address: str, title: str, description: str) -> Markup:
    """Return all that a bare page says of ``address``, which is its own or where it leads."""
    words = _WORDS % {"site": renderer.facts.name, "title": title, "description": description}
    url = _ADDRESS % renderer.facts.absolute(address) if renderer.facts.url else Markup()
    return words + url + _picture(renderer, address)


def _picture(renderer: Renderer, address: str) -> Markup:
    """Return the tags of the picture of ``address``; nothing where there are no pictures, or no address."""
    if "schede" not in renderer.facts.materials or not renderer.facts.url:
        return Markup()
    file, alt = _shown(renderer, address)
    image = renderer.facts.absolute(file)
    return _PICTURE % {"image": image, "width": CARD_WIDTH, "height": CARD_HEIGHT, "alt": alt}


def _shown(renderer: Renderer, address: str) -> tuple[str, str]:
    """Return the picture of a page and what it shows: of its word, of its path, of the whole site."""
    folder, _, id_ = address.rstrip("/").rpartition("/")
    if f"{folder}/" in _OF_A_WORD and (concept := renderer.glossary.concepts.get(id_)):
        return addresses.download(id_, "png"), _card(renderer, concept)
    if f"{folder}/" in _OF_A_PATH and (path := renderer.glossary.paths.get(id_)):
        status = status_of_all(renderer, renderer.glossary.words_of(id_))
        alt = f"Percorso «{path.titolo}», da {renderer.facts.name}. {status} {LICENCE}"
        return addresses.path_download(id_, "png"), alt
    return addresses.SITE_PICTURE, f"{renderer.facts.name}: {renderer.facts.description}"


def _card(renderer: Renderer, concept: Concept) -> str:
    verdict = concept.accordo.label.lower() if concept.accordo else "manca una voce"
    said = f"i significati dei due lati e quanto si accordano ({verdict})"
    return f"Scheda di «{concept.full_name}»: {said}. {leaflet(renderer, concept).stamp}"
