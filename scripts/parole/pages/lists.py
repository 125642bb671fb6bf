"""The parts of hand-written pages: the look-up, the lists of words, the numbers, the table of the fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from parole.form.scripts import FormField, form_fields
from parole.glossary import addresses
from parole.language.italian import fold, slug
from parole.model.concept import Concept, RedirectFile, WithdrawnFile, WordFile
from parole.model.parts import COVERED
from parole.model.values import Agreement, Difference
from parole.pages.progress import coverage, tables
from parole.rendering.filters import word_filters
from parole.rendering.page import Fragment, template
from parole.rendering.renderer import Renderer

# What newcomers type: an acronym of many things, a word on which sides part, a word to say otherwise.
EXAMPLES = ("ATS", "rendicontazione", "beneficiario")


def _alphabet(renderer: Renderer, root: str) -> Markup:
    words = renderer.glossary.alphabetical
    groups = [(letter, list(group)) for letter, group in groupby(words, key=initial)]
    filters = word_filters(words, renderer.glossary.areas)
    return renderer.render("elenco.html", root, gruppi=groups, voci=words, filtri=filters)


def initial(concept: Concept) -> str:
    """Return the letter under which a word is listed; numbers have one place of their own."""
    first = fold(concept.termine)[:1]
    return first.upper() if first.isalpha() else "0-9"


def _numbers(renderer: Renderer, root: str) -> Markup:
    words = renderer.glossary.alphabetical
    agreements = {value: sum(c.accordo is value for c in words) for value in Agreement}
    return renderer.render("numeri.html", root, voci=words, accordi=agreements)


def _two_meanings(renderer: Renderer, root: str) -> Markup:
    """Return the words that diverge, by the first thing on which the two sides part."""
    diverging = _diverging(renderer)
    parted = ((value, [c for c in diverging if c.differenza[:1] == (value,)]) for value in Difference)
    groups = [*parted, (None, [c for c in diverging if not c.differenza])]
    texts = {concept.id: renderer.unlinked(concept.id) for concept in diverging}
    listed = {
        "gruppi": [(value, words) for value, words in groups if words],
        "aree": [
            (id_, area.nome, many)
            for id_, area in renderer.glossary.areas.items()
            if (many := sum(concept.area == id_ for concept in diverging))
        ],
    }
    return renderer.render("due_significati.html", root, quante=len(diverging), testi=texts, **listed)


def _shown(renderer: Renderer, root: str) -> Markup:
    """Return a word that diverges, with both lines.

    They take turns, one for each publication; first those that the reading paths stop at most.
    """
    diverging = _diverging(renderer)
    written = [c for c in diverging if all(side and side.vuol_dire for side in (c.pa, c.terzo_settore))]
    told = [c for c in written if c.id not in EXAMPLES] or written  # those stand beside it already
    if not told:
        return Markup()
    told.sort(key=lambda concept: -len(renderer.stops.get(concept.id, ())))
    concept = told[len(renderer.glossary.news.pubblicazioni) % len(told)]
    shown = {"voce": concept, "testo": renderer.unlinked(concept.id), "quante": len(diverging)}
    return renderer.render("parola_in_mostra.html", root, **shown)


def _examples(renderer: Renderer, root: str) -> Markup:
    """Return words to try, one tap away; those that this glossary has not are left out."""
    found = ((form, renderer.short_links.get(slug(form), ())) for form in EXAMPLES)
    where = (
        (f, addresses.word(ids[0]) if len(ids) == 1 else addresses.short(slug(f))) for f, ids in found if ids
    )
    links = Markup(" ").join(Markup('<a href="{}{}">{}</a>').format(root, to, form) for form, to in where)
    return Markup('<p class="pc-esempi">Per esempio: {}</p>').format(links) if links else links


def _diverging(renderer: Renderer) -> list[Concept]:
    return [c for c in renderer.glossary.alphabetical if c.accordo is Agreement.DIVERGONO]


def _report(renderer: Renderer, root: str) -> Markup:
    covered = coverage(renderer.glossary)
    return renderer.render("stato.html", root, tabelle=tables(renderer.glossary), coperture=covered)


def field_rows() -> Iterator[tuple[str, FormField]]:
    """Yield the fields of a word, then those of a redirect and of a withdrawn word, in file order.

    Each has its name from the top of the file: «pa.fonti[].rif».
    """
    for model in (WordFile, RedirectFile, WithdrawnFile):
        yield from _rows(form_fields(model), "")


def _rows(fields: Iterable[FormField], prefix: str) -> Iterator[tuple[str, FormField]]:
    for field in fields:
        name = f"{prefix}{field['name']}{'[]' if 'many' in field else ''}"
        yield name, field
        yield from _rows(field.get("fields", ()), f"{name}.")


def _approved_parts(_renderer: Renderer, _root: str) -> Markup:
    """Return the list of what an approval covers."""
    items = Markup("").join(Markup("<li>{}</li>").format(part.label) for part in COVERED)
    return Markup("<ul>{}</ul>").format(items)


FRAGMENTS: dict[str, Fragment] = {
    "elenco-az": _alphabet,
    "numeri": _numbers,
    "parola-in-mostra": _shown,
    "esempi-di-ricerca": _examples,
    "ricerca": template("ricerca.html"),
    "segni": template("_segni.html"),
    "elenco-sigle": lambda renderer, root: renderer.render(
        "sigle.html", root, sigle=list(renderer.glossary.by_acronym.items())
    ),
    "due-significati": _two_meanings,
    "stato-dei-lavori": _report,
    "tabella-dei-campi": lambda renderer, root: renderer.render("campi.html", root, campi=field_rows()),
    "parti-approvate": _approved_parts,
}
