"""Some words as their pages will show them, in one file that needs nothing else: a phone opens it.

It is for who reads a proposal. No script, no image, no other file: what a page only has for the rest of the
site (tools, what comes before and after) is left out, and links lead inside the file, or to the site of
today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from lxml import html
from markupsafe import Markup

from parole.glossary import addresses
from parole.pages.words import page
from parole.rendering.renderer import Renderer

# Beyond so many words nobody reads them on a phone, and the file grows: the others are counted.
MAX_WORDS = 40
_LEFT_OUT = (
    "//script | //iframe | //button | //nav | //*[@hidden] | //*[contains(@class, 'pc-attrezzi')]"
    " | //*[contains(@class, 'pc-mappa')] | //*[@class='pc-proponi-qui' or @class='pc-forma__riga']"
    " | //*[@class='pc-solo-carta']"
)
# The attributes that say the id of another element.
_POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
# The typefaces are other files.
_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_FOLLOWED = ("http://", "https://")


def preview(renderer: Renderer, ids: Iterable[str], styles: str) -> str:
    """Return the file with the pages of the words ``ids``; ``styles`` are the sheets of the site, joined."""
    known = [id_ for id_ in ids if id_ in renderer.glossary.concepts]
    shown = known[:MAX_WORDS]
    return renderer.render(
        "anteprima.html",
        "",
        nomi=[(id_, renderer.glossary.concepts[id_].full_name) for id_ in shown],
        altre=len(known) - len(shown),
        stili=Markup(_FACE.sub("", styles)),
        parole=Markup("\n").join(_word(renderer, id_, shown) for id_ in shown),
    )


def _word(renderer: Renderer, id_: str, shown: list[str]) -> Markup:
    """Return the content of the page of a word, for a file that holds others too."""
    content = page(renderer, renderer.glossary.concepts[id_]).content
    article = html.fragment_fromstring(f'<article id="{id_}">{content}</article>')
    site = "" if renderer.facts.is_placeholder else renderer.facts.url
    for element in list(article.xpath(_LEFT_OUT)):
        element.drop_tree()
    for element in article.iterdescendants():
        _lead(element, addresses.word(id_), shown, site)
        for name in ("id", *_POINTING):
            if said := element.get(name):
                element.set(name, " ".join(f"{id_}-{word}" for word in said.split()))
    return Markup(html.tostring(article, encoding="unicode"))


def _lead(link: html.HtmlElement, address: str, shown: list[str], site: str) -> None:
    """Let a link lead where it can from here, or be no link."""
    if link.tag != "a" or not (target := link.get("href")):
        return
    inside = {addresses.word(id_): f"#{id_}" for id_ in shown}
    path = urljoin(f"/{address}", target).lstrip("/")
    if target.startswith("#"):
        link.set("href", f"#{address.split('/')[-2]}-{target[1:]}")
    elif path.partition("#")[0] in inside:
        link.set("href", inside[path.partition("#")[0]])
    elif site and not target.startswith(_FOLLOWED):
        link.set("href", urljoin(site, path))
    elif not target.startswith(_FOLLOWED):
        del link.attrib["href"]
