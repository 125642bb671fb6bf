"""The words as Markdown, for assistants and for who copies a whole word: both sides, verdict, state, edition.

They are in one file because no side is ever to be read alone. Every line says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parole.glossary import addresses
from parole.glossary.citations import address_of, cited_name
from parole.glossary.readings import read_of
from parole.glossary.state import state
from parole.language.inline import sentence
from parole.model.concept import Citation, Concept
from parole.model.parts import HEADINGS, PARTS, Kind, Part, Surface, value_at
from parole.model.values import SideName
from parole.rendering import edition
from parole.rendering.leaflet import MISSING_SIDE
from parole.rendering.renderer import Renderer
from parole.rendering.saying import reading_of_one, verdict, verdict_help
from parole.semantic.notes import full_name, notes, state_note, told

# The parts below the head of the file, which says the name, the core, the verdict and the state.
_IN_HEAD = frozenset({"termine", "accezione", "area", "in_breve", "accordo", "differenza", "approvazioni"})
_BODY = tuple(part for part in PARTS if Surface.DATA in part.on and part.section not in _IN_HEAD)
_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def word(renderer: Renderer, id_: str) -> str:
    """Return the page of a word, or of an id that moved or was withdrawn, as Markdown."""
    glossary = renderer.glossary
    if concept := glossary.concepts.get(id_):
        return "\n".join((*_head(renderer, concept), *_body(renderer, concept)))
    gone = glossary.withdrawn.get(id_)
    instead = gone.ritirato.usare if gone else [glossary.redirects[id_].sostituito_da]
    why = (
        f"Ritirata il {gone.ritirato.data}. {_plain(renderer, gone.ritirato.perche)}"
        if gone
        else "Ha cambiato nome."
    )
    use = f" Al suo posto: {', '.join(_link(renderer, other) for other in instead)}." if instead else ""
    return f"# {_escaped(full_name(glossary, id_) if gone else id_.replace('-', ' '))}\n\n{why}{use}\n"


def assistants(renderer: Renderer) -> str:
    """Return ``llms.txt``: what the site is, how to quote it, the words with their core and their verdict."""
    facts, root = renderer.facts, renderer.facts.url
    words = (
        f"- [{_escaped(c.full_name)}]({root}{addresses.markdown(c.id)}): "
        f"{_plain(renderer, c.in_breve)} ({verdict(c)}; {state(c).label.lower()})"
        for c in renderer.glossary.alphabetical
    )
    return "\n".join((
        f"# {_escaped(facts.name)}",
        "",
        f"> {edition.description(facts.city)}",
        "",
        "Le due definizioni di una parola vanno citate insieme, ciascuna con il suo lato, con il verdetto e "
        f"con lo stato. Edizione: {edition.edition_of_all(renderer.glossary)}. "
        f"Licenza: {edition.LICENCE_NAME}. Citare: {edition.EDITORS}.",
        "",
        f"- [Dati aperti]({root}{addresses.DATA_PAGE}): JSON, CSV, SKOS, TBX",
        f"- [Tutto il glossario in JSON]({root}{addresses.data('glossario.json')})",
        "",
        "## Le parole",
        "",
        *words,
        "",
    ))  # fmt: skip


def _head(renderer: Renderer, concept: Concept) -> Iterator[str]:
    area = renderer.glossary.areas.get(concept.area)
    yield f"# {_escaped(concept.full_name)}\n"
    yield f"> {_plain(renderer, sentence(concept.in_breve))}\n"
    yield f"**{verdict(concept)}**: {verdict_help(concept)}.\n"
    yield f"- {state_note(concept)}"
    yield f"- Edizione: {edition.edition_of(renderer.glossary, concept.id)}"
    yield f"- Area: {_escaped(area.nome if area else concept.area)}"
    yield f"- Pagina: {renderer.facts.absolute(addresses.word(concept.id))}"
    yield f"- {edition.EDITORS}, {edition.LICENCE_NAME}"


def _body(renderer: Renderer, concept: Concept) -> Iterator[str]:
    """Yield the sections of the page, each with its parts; a side that nobody wrote says so."""
    sections: dict[str, list[str]] = {}
    for part in _BODY:
        sections.setdefault(part.section, []).extend(_lines(renderer, concept, part))
    sides = {name.value for name in SideName}
    for section, lines in sections.items():
        if lines or section in sides:
            heading = HEADINGS.get(section) or next(p.label for p in _BODY if p.section == section)
            yield f"\n## {heading}\n"
            yield from lines or [MISSING_SIDE]
    yield ""


def _lines(renderer: Renderer, concept: Concept, part: Part) -> Iterator[str]:
    value = value_at(concept, part.at)
    if part.kind is Kind.SOURCES:
        for citation in value if isinstance(value, tuple) else [value] if value else []:
            yield f"- {told(part.label)}{_cited(renderer, citation)}"
    elif part.kind is Kind.NAME and value:
        names = value if isinstance(value, tuple) else (value,)
        yield f"- {told(part.label)}{_escaped(', '.join(names))}"
    else:
        for note in notes(concept, part, lambda t: _plain(renderer, t), lambda i: _link(renderer, i)):
            yield "- " + note.replace("\n", "\n  - ")


def _cited(renderer: Renderer, citation: Citation) -> str:
    glossary = renderer.glossary
    if not (source := glossary.sources.get(citation.fonte)):
        return _escaped(citation.fonte)
    name, address = _escaped(cited_name(source, citation.rif)), address_of(source, citation.rif)
    return f"{f'[{name}](<{address}>)' if address else name} ({reading_of_one(read_of(glossary, citation))})"


def _link(renderer: Renderer, id_: str) -> str:
    return f"[{_escaped(full_name(renderer.glossary, id_))}](../{id_}/index.md)"


def _plain(renderer: Renderer, text: str) -> str:
    return _escaped(renderer.plain(text))


def _escaped(text: str) -> str:
    """Return a text of which Markdown makes nothing else: no mark, no HTML, no link."""
    return _MARKS.sub(r"\\\1", text)
