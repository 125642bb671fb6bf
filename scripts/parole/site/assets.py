"""The style sheets and the scripts of the site, joined: one of each for every page, one more where a tool is.

Here is the one list of which file of ``docs/assets/`` goes where, in the order in which they are read. The
name of what is joined says what is inside: another content, another name, so that it may be kept for ever.
What pages outside the theme ask for by themselves is not here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from markupsafe import Markup

from parole.language.stemming import BROWSER_DATA
from parole.rendering.data_script import data_script
from parole.site import keeping


@dataclass(frozen=True, slots=True)
class Bundle:
    """Style sheets and scripts that go together, in the order in which they are read."""

    name: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]

    @property
    def sources(self) -> dict[str, list[str]]:
        """The files to join, by the kind of what they make."""
        return {
            "css": [f"assets/stylesheets/{name}.css" for name in self.styles],
            "js": [name if "/" in name else f"assets/javascripts/{name}.js" for name in self.scripts],
        }


EVERYWHERE = Bundle(
    "parole",
    (
        *("parole", "ricerca", "filtri", "mappa", "suggerimenti"),
        *("indirizzi", "stato", "formatori", "dispensa", "condividi", "foglio", "telefono"),
    ),
    (
        *("analisi", "carica", "cerca-per-nome", "cerca-per-atto", "cerca-nel-testo", "ricerca"),
        *("testata", "filtri", "suggerimenti", "condividi", "foglio", "telefono"),
    ),
)
TOOLS = Bundle(
    "attrezzi",
    ("leggi", "documento", "allegato", "proponi", "quiz", "quiz-casi", "prima-lettura"),
    (
        "incorpora/v1/abbina.js",  # other sites ask for it too
        *("trovate", "leggi", "quiz-casi", "quiz", "stampa", "smarrita"),
        *("formatori", "prima-lettura"),
        *("documento-pacco", "documento-testo", "documento-docx", "documento-pptx", "documento"),
        *("allegato-testo", "allegato-docx", "allegato"),
        *("proponi-yaml", "proponi-citazioni", "proponi-versioni", "proponi-fonti"),
        *("proponi-accordo", "proponi-scrittura", "proponi-regole", "proponi-combo"),
        *("proponi-campi", "proponi-gruppi", "proponi-proposta", "proponi-bozza"),
        *("proponi-anteprima", "proponi-esito", "proponi-invio", "proponi"),
    ),
)
# Beside those, the keeper of the pages: it answers at the root of the site.
SOURCES = (
    *(path for bundle in (EVERYWHERE, TOOLS) for paths in bundle.sources.values() for path in paths),
    keeping.SOURCE,
)
# What the theme copies for pages that still run its scripts: ours run none of them.
THEME_SCRIPTS = (
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr/**/*.js",
    "assets/javascripts/workers/*",
    "assets/stylesheets/*.map",
)
# The typefaces of the first screen of a page.
TYPEFACES = ("titillium-web-latin-400-normal", "titillium-web-latin-600-normal", "fraunces-latin-600-normal")
# What the HTML of a page with a tool has.
_TOOL = re.compile(
    r"data-pc-(?:allegato|documento|formatori|leggi|prima-lettura|proponi|quiz|smarrita|stampa)\b"
)
# What stands before a file: what Python knows and its script must know too.
_BEFORE = {"assets/javascripts/analisi.js": data_script("ParoleItaliano", BROWSER_DATA)}
# Whole lines of comment: a quarter of what would travel, and nobody reads them there.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)


class Assets:
    """The joined files (``files``: path → content), and the tags with which a page asks for them."""

    def __init__(self, built: Mapping[str, str]) -> None:
        """Join what the generator has copied; where there is nothing to join, no page asks for it."""
        self.files: dict[str, str] = {}
        everywhere, self._tools = self._join(EVERYWHERE, built), self._join(TOOLS, built)
        faces = [f"assets/fonts/{name}.woff2" for name in TYPEFACES if everywhere]
        self._styles = (*faces, *(path for path in everywhere if path.endswith(".css")))
        self._scripts = tuple(path for path in everywhere if path.endswith(".js"))
        self.worker = _COMMENT.sub("", built.get(keeping.SOURCE, ""))

    def styles(self, root: str) -> Markup:
        """Return what a page says in its head to have the typefaces and the style of every page."""
        return _tags(self._styles, root)

    def scripts(self, root: str) -> Markup:
        """Return what a page says in its head to have the script of every page."""
        return _tags(self._scripts, root)

    def tools(self, html: str, root: str) -> Markup:
        """Return what a page adds to those, when its ``html`` has a tool."""
        return _tags(self._tools, root) if _TOOL.search(html) else Markup()

    def _join(self, bundle: Bundle, built: Mapping[str, str]) -> tuple[str, ...]:
        """Join the files of a bundle and return the paths of what they make."""
        made = []
        for kind, sources in bundle.sources.items():
            known = [path for path in sources if path in built]
            if text := "\n".join(_BEFORE.get(path, "") + _COMMENT.sub("", built[path]) for path in known):
                digest = sha256(text.encode("utf-8")).hexdigest()[:8]
                made.append(f"{sources[-1].rpartition('/')[0]}/{bundle.name}.{digest}.{kind}")
                self.files[made[-1]] = text
        return tuple(made)


_TAGS = {
    "css": Markup('<link rel="stylesheet" href="{}{}">'),
    "js": Markup('<script src="{}{}" defer></script>'),
    "woff2": Markup('<link rel="preload" href="{}{}" as="font" type="font/woff2" crossorigin>'),
}


@lru_cache(maxsize=64)  # every page of a depth asks for the same
def _tags(paths: tuple[str, ...], root: str) -> Markup:
    return Markup("\n").join(_TAGS[path.rpartition(".")[2]].format(root, path) for path in paths)
