"""The parts of the page «Dati aperti» that come from the list of the files."""

from __future__ import annotations

from markupsafe import Markup

from parole.importing.headers import ALIASES
from parole.opendata import package, tables
from parole.opendata.catalogue import FILES, contents, description
from parole.opendata.json_files import words
from parole.rendering import edition
from parole.rendering.page import Fragment
from parole.rendering.renderer import Renderer
from parole.semantic.vocabulary import OWN_TERMS


def _files(renderer: Renderer, root: str) -> Markup:
    made = renderer.once(contents)
    rows = [(file, size(len(made[file.name]))) for file in FILES]
    singles = renderer.once(words)
    return renderer.render(
        "dati.html",
        root,
        righe=rows,
        singole=len(singles),
        prima=min(renderer.glossary.concepts, default=""),
        pacchetto=package.NAME,
        grandezza_pacchetto=size(len(renderer.once(description).encode())),
    )


def size(number: int) -> str:
    """Return a number of bytes as Italian readers expect it: «812 byte», «36 kB», «3,1 MB»."""
    if number < 1000:
        return f"{number} byte"
    if number < 1_000_000:
        return f"{round(number / 1000)} kB"
    return f"{number / 1_000_000:.1f} MB".replace(".", ",")


FRAGMENTS: dict[str, Fragment] = {
    "file-di-dati": _files,
    "colonne-dei-dati": lambda renderer, root: renderer.render(
        "dati_colonne.html", root, colonne=tables.described()
    ),
    "termini-dei-dati": lambda renderer, root: renderer.render("dati_termini.html", root, termini=OWN_TERMS),
    "intestazioni-da-importare": lambda renderer, root: renderer.render(
        "dati_intestazioni.html", root, intestazioni=ALIASES.items()
    ),
    "formato-dei-dati": lambda _renderer, _root: Markup.escape(edition.FORMAT),
}
