"""What a reader takes away from the page of a word: short link, citation, code to embed, files.

The panel is ``_condividi.html``; here are its texts, plain functions of the word and of the site's facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from parole.pages.editions import label_of, verdict_of
from parole.rendering.edition import LICENCE, edition_of
from parole.rendering.leaflet import leaflet, short_link
from parole.rendering.renderer import Renderer
from parole.rendering.saying import FOR
from parole.rendering.templating import italian_date

_OF_SIDE = {SideName.PA: "della pubblica amministrazione", SideName.TERZO_SETTORE: "del Terzo settore"}
_BOTH = "di tutti e due i lati", f"nella voce {' e in quella '.join(_OF_SIDE.values())}"
# The word of the examples; where there is none such, the first of the glossary.
EXAMPLE = "co-progettazione"
_FRAME = Markup(
    '<iframe src="%s" title="%s" width="%s" height="%s" style="max-width:100%%;border:0" loading="lazy">'
    "</iframe>"
)


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
        frame=frame(renderer, concept),
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
    link = _link(renderer, concept)
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
    said = f"{label_of(State, computed['stato'])}{parted}".lower()
    return tuple(
        (
            name,
            f"Per «{computed['nome']}» si intende ciò che è scritto in «{facts.name}», {which}, edizione del "
            f"{italian_date(life[-1].day)} ({said}), {where}, SHA-256 {life[-1].sha256}.",
        )
        for name, which in (*([_BOTH] if len(sides) > 1 else []), *sides)
    )


def _link(renderer: Renderer, concept: Concept) -> Markup:
    """Return the address of a word as a link; nothing until the site has an address."""
    if not renderer.facts.url:
        return Markup()
    address = renderer.facts.absolute(addresses.word(concept.id))
    return Markup(', <a href="%s">%s</a>') % (address, address)


def frame(renderer: Renderer, concept: Concept, fragment: str = "") -> str:
    """Return the code that shows the card of a word in another page."""
    source = renderer.facts.absolute(addresses.embed(concept.id)) + fragment
    title = oembed.frame_title(renderer, concept)
    return str(_FRAME % (source, title, card.WIDTH, card.height(renderer, concept)))


def fragments(renderer: Renderer) -> dict[str, Callable[[str], Markup]]:
    """Return the examples of the page for who has a site of their own."""
    return {
        "scheda-esempio": partial(_example, renderer),
        "pagina-esempio": partial(_example_page, renderer),
        **{f"codice {name}": partial(_code, renderer, name) for name in CODES},
    }


def _example(renderer: Renderer, root: str) -> Markup:
    concept = example(renderer.glossary)
    if concept is None:
        return Markup()
    return renderer.render(
        "scheda_esempio.html",
        root,
        voce=concept,
        titolo=oembed.frame_title(renderer, concept),
        alto=card.height(renderer, concept),
        largo=card.WIDTH,
    )


def _example_page(renderer: Renderer, root: str) -> Markup:
    """Not written in the page: generators do not agree on where an address in raw HTML starts from."""
    return Markup() if example(renderer.glossary) is None else renderer.render("pagina_esempio.html", root)


def example(glossary: Glossary) -> Concept | None:
    """Return the word of the examples, or ``None`` in an empty glossary."""
    return glossary.concepts.get(EXAMPLE) or next(iter(glossary.alphabetical), None)


def _code(renderer: Renderer, name: str, root: str) -> Markup:
    concept = example(renderer.glossary)
    if concept is None:
        return Markup()
    label, make = CODES[name]
    return renderer.render("codice.html", root, nome=name, etichetta=label, codice=make(renderer, concept))


def _script_tag(renderer: Renderer, more: str = "") -> str:
    source = renderer.facts.absolute(addresses.EMBED_SCRIPT)
    return str(Markup('<script src="{}"{} defer></script>').format(source, Markup(more)))


def _marked(renderer: Renderer, concept: Concept) -> str:
    address = renderer.facts.absolute(addresses.word(concept.id))
    link = Markup('<p>Il Comune avvia una <a href="{}" data-parola="{}">{}</a>.</p>')
    return f"{link.format(address, concept.id, concept.termine)}\n\n{_script_tag(renderer)}"


def _container(renderer: Renderer, concept: Concept) -> str:
    text = Markup('<article data-parole="auto">\n  <p>Il Comune avvia una {}.</p>\n</article>')
    return f"{text.format(concept.termine)}\n\n{_script_tag(renderer)}"


def _slide(renderer: Renderer, concept: Concept) -> str:
    source = renderer.facts.absolute(addresses.embed(concept.id))
    return str(
        Markup('<section data-background-iframe="{}" data-background-interactive></section>').format(source)
    )


def _slide_frame(renderer: Renderer, concept: Concept) -> str:
    source = renderer.facts.absolute(addresses.embed(concept.id))
    title = oembed.frame_title(renderer, concept)
    text = '<section>\n  <iframe data-src="{}" title="{}" width="900" height="600"></iframe>\n</section>'
    return str(Markup(text).format(source, title))


def _policy(renderer: Renderer, concept: Concept) -> str:  # noqa: ARG001 (the shape of all)
    source = renderer.facts.absolute("").rstrip("/")
    return f"Content-Security-Policy: script-src 'self' {source}/incorpora/; frame-src {source}/scheda/"


# The snippets of the page: name → (how it is called, how it is made).
CODES: dict[str, tuple[str, Callable[[Renderer, Concept], str]]] = {
    "riquadro": ("Codice del riquadro", frame),
    "riquadro-scuro": ("Codice del riquadro scuro", lambda r, c: frame(r, c, "#tema-scuro")),
    "parole-segnate": ("Codice con le parole segnate", _marked),
    "tutta-la-pagina": ("Codice per tutta la pagina", lambda r, c: _script_tag(r, ' data-parole="auto"')),  # noqa: ARG005
    "una-parte": ("Codice per una parte della pagina", _container),
    "reveal": ("Codice per una slide intera", _slide),
    "reveal-riquadro": ("Codice per un riquadro in una slide", _slide_frame),
    "csp": ("Intestazione", _policy),
}
