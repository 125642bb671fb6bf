"""What stands in many pages, each time the same: written once, and put where it is asked for.

The macros are those of ``templates/``; pages ask for them by the names of :func:`written_once`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from parole.drawing.drawing import Drawing
from parole.glossary import addresses
from parole.glossary.citations import address_of
from parole.language.html_text import escaped
from parole.model.concept import Citation, Concept
from parole.model.registers import Source
from parole.model.values import Agreement

_WAY_BACK = "PAROLE-RADICE"


def written_once(env: Environment) -> dict[str, Callable[..., Markup]]:
    """Return the functions that templates call, by name; each remembers as long as ``env`` lives."""
    return {
        "breve": _short_words(env),
        "riga": _rows(env),
        "citata": _citations(env),
        "legenda": _legends(env),
    }


def _short_words(env: Environment) -> Callable[[Concept, str], Markup]:
    """Return what writes a word with its stitch: the same in all the lists where the word is, so once."""
    made: dict[tuple[str, str], Markup] = {}

    def short_word(concept: Concept, root: str) -> Markup:
        at = (concept.id, root)
        if at not in made:
            made[at] = _macros(env).voce_breve(concept, root, addresses)
        return made[at]

    return short_word


def _rows(env: Environment) -> Callable[[Concept, str], Markup]:
    """Return what writes a word in the list of all and in that of its area: the same but for the way back."""
    made: dict[str, tuple[str, str]] = {}

    def row(concept: Concept, root: str) -> Markup:
        if concept.id not in made:
            # The way back stands once, before any text of the word.
            html = str(_macros(env).voce_in_elenco(concept, _WAY_BACK, addresses))
            before, _, after = html.partition(_WAY_BACK)
            made[concept.id] = before, after
        before, after = made[concept.id]
        return Markup(f"{before}{escaped(root)}{after}")

    return row


def _citations(env: Environment) -> Callable[[Citation, Source], Markup]:
    """Return what writes a citation: of the words that cite a law, many cite the same article, so once."""
    made: dict[tuple[str, str | None], Markup] = {}

    def cited(citation: Citation, source: Source) -> Markup:
        at = (citation.fonte, citation.rif)
        if at not in made:
            made[at] = _macros(env).citazione(citation, source, address_of(source, citation.rif))
        return made[at]

    return cited


def _legends(env: Environment) -> Callable[[Drawing], Markup]:
    """Return what writes the legend of a map: there are two, with and without words that miss a side."""

    @cache
    def legend(is_missing: bool) -> Markup:
        maps: Any = env.get_template("_mappa.html").module
        return Markup(maps.legenda_mappa(_macros(env).segno, Agreement, is_missing))

    return lambda drawing: legend(not all(box.agreement for box in drawing.boxes))


def _macros(env: Environment) -> Any:
    """Return the macros of ``_macro.html``, which Jinja keeps."""
    return env.get_template("_macro.html").module
