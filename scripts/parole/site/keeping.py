"""What a browser may keep of the site: the manifest that installs it, the list by which its keeper works.

The keeper itself is ``docs/assets/javascripts/sw.js``: here it is told its build, which is a digest of the
digests of all the files that it may keep. So two builds that differ in one of them never mix, and the same
site built twice is the same build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256

from markupsafe import Markup

from parole.glossary import addresses
from parole.glossary.site_facts import SiteFacts
from parole.site.offline import resolved

SOURCE = "assets/javascripts/sw.js"
# Of the digest of each file: enough to tell two builds apart, and they all travel with every new build.
DIGITS = 12
# The pages and what they ask for. Not what only leads elsewhere or stands in other sites, nor earlier texts,
# downloads, data, the form, which sends nothing without a network.
_KEPT = re.compile(
    r"(?!t/|scheda/|termini/[^/]+/v/)(?:.*/)?index\.html|qr/[^/]+\.svg|assets/(?:allegato|ricerca|stampa)/.+"
    r"|assets/(?:fonts|images|vendor|javascripts|stylesheets)/(?!bundle\.|fuori-rete)[^/]+\.(?:js|css|woff2|svg|png)"
)
# What is kept even if nobody has read it: where readers start from, how the look-up answers, the page that
# says what is missing. What it asks for is what every page does.
_FIRST = (addresses.OFFLINE, addresses.HOME, addresses.WORDS)
_LOOKUP = re.compile(r"assets/ricerca/(?!leggi).+")
_ASKED = re.compile(r'<(?:link|script|img)\b[^>]*\s(?:href|src)="([^"?#]+)"')
ICON = "assets/images/icona"


def worker(source: str, paths: Iterable[str], read: Callable[[str], bytes]) -> str:
    """Return the keeper of a built site with the files at ``paths``; ``source`` is its program."""
    files: dict[str, str] = {}
    weight = 0
    # The words first: whoever stops half-way has those.
    kept = sorted(filter(_KEPT.fullmatch, paths), key=lambda path: (not path.startswith("termini/"), path))
    for path in kept:
        content = read(path)
        weight += len(content)
        files[re.sub(r"(^|/)index\.html$", r"\1", path)] = sha256(content).hexdigest()[:DIGITS]
    build = {
        "impronta": sha256(json.dumps(files).encode()).hexdigest()[:DIGITS],
        "peso": weight,
        "guscio": [address for address in _frame(files, read) if address in files]
        + [address for address in files if address in _FIRST or _LOOKUP.fullmatch(address)],
        "file": files,
    }
    return f"self.PAROLE = {json.dumps(build, separators=(',', ':'))};\n{source}"


def idle(source: str) -> str:
    """Return a keeper of nothing: it takes away what earlier ones have kept, and then itself."""
    return f"self.PAROLE = null;\n{source}"


def link(facts: SiteFacts, root: str) -> Markup:
    """Return what a page says in its head to be installed and kept; nothing where mkdocs.yml says so."""
    tag = Markup('<link rel="manifest" href="{}{}">') if facts.keeps_pages else Markup()
    return tag.format(root, addresses.MANIFEST)


def manifest(facts: SiteFacts) -> str:
    """Return the manifest of the site as an application (W3C): its addresses are relative to its own."""
    icon = {"purpose": "any maskable", "type": "image/png"}
    said = {
        "name": facts.name,
        "short_name": facts.name,
        "description": facts.description,
        "lang": "it",
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "display_override": ["minimal-ui", "standalone"],
        "theme_color": "#2b2140",
        "background_color": "#fcfaf6",
        "icons": [
            {"src": f"{ICON}.svg", "sizes": "any", "type": "image/svg+xml"},
            *({"src": f"{ICON}-{size}.png", "sizes": f"{size}x{size}"} | icon for size in (192, 512)),
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _frame(files: Mapping[str, str], read: Callable[[str], bytes]) -> list[str]:
    """Return what the page that says what is missing asks for: styles, typefaces, scripts, marks."""
    page = addresses.file_of(addresses.OFFLINE)
    html = read(page).decode("utf-8") if addresses.OFFLINE in files else ""
    return [resolved(found, page) for found in _ASKED.findall(html)]
