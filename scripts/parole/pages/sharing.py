"""What a reader takes away from the page of a word: short link, citation, code to embed, files.

The panel is ``_condividi.html``; here are its texts, plain functions of the word and of the site's facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from parole.embedding import card, oembed
from parole.embedding.link_preview import heading
from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.state import state
from parole.model.concept import Concept
from parole.model.values import SideName, State
from parole.pages.editions import member_of, verdict_of
from parole.rendering.edition import LICENCE, edition_of
from parole.rendering.leaflet import leaflet, short_link
from parole.rendering.page import Fragment
from parole.rendering.renderer import Renderer
from parole.rendering.saying import FOR
from parole.rendering.templating import italian_date

_OF_SIDE = {SideName.PA: "della pubblica amministrazione", SideName.TERZO_SETTORE: "del Terzo settore"}
_BOTH = "di tutti e due i lati", f"nella voce {' e in quella '.join(_OF_SIDE.values())}"
# The word of the examples; where there is none such, the first of the glossary.
EXAMPLE = "co-progettazione"
_FRAME = (
    '<iframe src="%(card)s" title="%(title)s" width="%(width)s" height="%(height)s" '
    'style="max-width:100%%;border:0" loading="lazy"></iframe>'
)
_AND_SCRIPT = '\n\n<script src="%(script)s" defer></script>'
# The codes of the page: name → how it is called, what it says (see :func:`snippet`).
CODES: dict[str, tuple[str, str]] = {
    "riquadro": ("Codice del riquadro", _FRAME),
    "riquadro-scuro": ("Codice del riquadro scuro", _FRAME.replace("%(card)s", "%(card)s#tema-scuro")),
    "parole-segnate": (
        "Codice con le parole segnate",
        '<p>Il Comune avvia una <a href="%(page)s" data-parola="%(id)s">%(name)s</a>.</p>' + _AND_SCRIPT,
    ),
    "tutta-la-pagina": (
        "Codice per tutta la pagina",
        '<script src="%(script)s" data-parole="auto" defer></script>',
    ),
    "una-parte": (
        "Codice per una parte della pagina",
        '<article data-parole="auto">\n  <p>Il Comune avvia una %(name)s.</p>\n</article>' + _AND_SCRIPT,
    ),
    "reveal": (
        "Codice per una slide intera",
        '<section data-background-iframe="%(card)s" data-background-interactive></section>',
    ),
    "reveal-riquadro": (
        "Codice per un riquadro in una slide",
        '<section>\n  <iframe data-src="%(card)s" title="%(title)s" width="900" height="600"></iframe>\n'
        "</section>",
    ),
    "csp": (
        "Intestazione",
        "Content-Security-Policy: script-src 'self' %(site)s/incorpora/; frame-src %(site)s/scheda/",
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A text to copy: its anchor, what it is called, what its button is called, what is said once copied."""

    id: str
    label: str
    button: str
    done: str
    text: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """The texts to take away: ``rows`` are what a colleague needs, ``short`` the short link."""

    title: str
    rows: tuple[Row, ...]
    short: str
    citation: Markup
    acts: tuple[tuple[str, str], ...]
    frame: str


def sharing(renderer: Renderer, concept: Concept) -> Sharing:
    """Return what may be taken away of a word."""
    return Sharing(
        title=heading(concept),
        rows=tuple(_rows(renderer, concept)),
        short=short_link(renderer, concept),
        citation=citation(renderer, concept),
        acts=acts(renderer, concept),
        frame=snippet(renderer, concept, _FRAME),
    )


def _rows(renderer: Renderer, concept: Concept) -> Iterator[Row]:
    """Yield what to say, then what each side means: each with the address where it stands."""
    said, name = leaflet(renderer, concept), f"«{heading(concept)}»"

    def text(what: str, anchor: str) -> str:
        address = renderer.facts.absolute(f"{addresses.word(concept.id)}#{anchor}")
        return f"{what}\n{address}" if renderer.facts.url else what

    if said.advice:
        advice = "\n".join((name, *(f"{slot}: {words}" for slot, words in said.advice)))
        yield Row("pc-dirlo", "Come dirlo", "Copia come dirlo", "Copiato.", text(advice, "come-dirlo"))
    for side, line, full in zip(SideName, said.lines, said.sides, strict=True):
        if meaning := line or full:
            anchor = addresses.ANCHORS[side]
            button = f"Copia questa voce: {side.label}"
            meaning = f"{name} {FOR[side]}{_warning(concept)}: {meaning}"
            yield Row(f"pc-voce-{anchor}", side.label, button, "Voce copiata.", text(meaning, anchor))


def citation(renderer: Renderer, concept: Concept) -> Markup:
    """Return the citation of a word; a text that nobody has approved yet says so."""
    address = renderer.facts.absolute(addresses.word(concept.id))
    link = Markup(', <a href="%s">%s</a>') % (address, address) if renderer.facts.url else ""
    text = Markup("«%s»%s, in <em>%s</em>, %s%s, %s.")
    which = edition_of(renderer.glossary, concept.id)
    return text % (heading(concept), _warning(concept), renderer.facts.name, which, link, LICENCE)


def _warning(concept: Concept) -> str:
    now = state(concept)
    return "" if now is State.CONDIVISA else f" ({now.label.lower()})"


def acts(renderer: Renderer, concept: Concept) -> tuple[tuple[str, str], ...]:
    """Return the sentences for an act, each with whose meaning it takes; none before the first edition."""
    life, facts = renderer.glossary.lives.get(concept.id), renderer.facts
    if not life or not facts.url:
        return ()
    written, computed = life[-1].record["scritto"], life[-1].record["calcolato"]
    sides = [
        (f"del lato «{side.label}»", f"nella sola voce {_OF_SIDE[side]}")
        for side in SideName
        if side.value in written
    ]
    where = facts.absolute(addresses.frozen(life[-1].id, life[-1].day))
    parted = f"; le due voci {verdict_of(written)}" if "accordo" in written else ""
    said = f"{member_of(State, computed['stato']).label}{parted}".lower()
    return tuple(
        (
            name,
            f"Per «{computed['nome']}» si intende ciò che è scritto in «{facts.name}», {which}, edizione del "
            f"{italian_date(life[-1].day)} ({said}), {where}, SHA-256 {life[-1].sha256}.",
        )
        for name, which in (*([_BOTH] if len(sides) > 1 else []), *sides)
    )


def snippet(renderer: Renderer, concept: Concept, code: str) -> str:
    """Return a code to copy, which names what it needs of a word and of the site."""
    absolute = renderer.facts.absolute
    named = {
        "card": absolute(addresses.embed(concept.id)),
        "title": oembed.frame_title(renderer, concept),
        "width": card.WIDTH,
        "height": card.height(renderer, concept),
        "page": absolute(addresses.word(concept.id)),
        "id": concept.id,
        "name": concept.termine,
        "script": absolute(addresses.EMBED_SCRIPT),
        "site": renderer.facts.url.rstrip("/"),
    }
    return str(Markup(code) % named)


def example(glossary: Glossary) -> Concept | None:
    """Return the word of the examples, or ``None`` in an empty glossary."""
    return glossary.concepts.get(EXAMPLE) or next(iter(glossary.alphabetical), None)


def _example(renderer: Renderer, root: str) -> Markup:
    if (concept := example(renderer.glossary)) is None:
        return Markup()
    title, tall = oembed.frame_title(renderer, concept), card.height(renderer, concept)
    shown = {"voce": concept, "titolo": title, "alto": tall, "largo": card.WIDTH}
    return renderer.render("scheda_esempio.html", root, **shown)


def _example_page(renderer: Renderer, root: str) -> Markup:
    """Not written in the page: generators do not agree on where an address in raw HTML starts from."""
    return Markup() if example(renderer.glossary) is None else renderer.render("pagina_esempio.html", root)


def _code(name: str, renderer: Renderer, root: str) -> Markup:
    if (concept := example(renderer.glossary)) is None:
        return Markup()
    label, code = CODES[name]
    shown = snippet(renderer, concept, code)
    return renderer.render("codice.html", root, nome=name, etichetta=label, codice=shown)


# The examples of the page for who has a site of their own.
FRAGMENTS: dict[str, Fragment] = {
    "scheda-esempio": _example,
    "pagina-esempio": _example_page,
    **{f"codice {name}": partial(_code, name) for name in CODES},
}
