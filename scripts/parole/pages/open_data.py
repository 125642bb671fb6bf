"""The parts of the page «Dati aperti» that come from the list of the files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from parole.importing.headers import ALIASES
from parole.opendata import package, tables
from parole.opendata.catalogue import FILES, contents, description
from parole.opendata.json_files import words
from parole.rendering import edition
from parole.rendering.renderer import Renderer
from parole.semantic.vocabulary import OWN_TERMS


def fragments(renderer: Renderer) -> dict[str, Callable[[str], Markup]]:
    """Return the tables of «Dati aperti» and of its page on vocabularies, and the version of the format."""
    return {
        "file-di-dati": partial(_files, renderer),
        "colonne-dei-dati": partial(_columns, renderer),
        "termini-dei-dati": partial(_terms, renderer),
        "intestazioni-da-importare": partial(_headers, renderer),
        "formato-dei-dati": lambda _root: Markup.escape(edition.FORMAT),
    }


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


def _columns(renderer: Renderer, root: str) -> Markup:
    return renderer.render("dati_colonne.html", root, colonne=tables.described())


def _terms(renderer: Renderer, root: str) -> Markup:
    return renderer.render("dati_termini.html", root, termini=OWN_TERMS)


def _headers(renderer: Renderer, root: str) -> Markup:
    return renderer.render("dati_intestazioni.html", root, intestazioni=ALIASES.items())


def size(number: int) -> str:
    """Return a number of bytes as Italian readers expect it: «812 byte», «36 kB», «3,1 MB»."""
    if number < 1000:
        return f"{number} byte"
    if number < 1_000_000:
        return f"{round(number / 1000)} kB"
    return f"{number / 1_000_000:.1f} MB".replace(".", ",")
