"""What cards and slides say of a word: plain values, taken once from the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parole.drawing.printable import visible
from parole.glossary import addresses
from parole.glossary.state import state
from parole.language.inline import sentence
from parole.language.italian import slug
from parole.model.concept import Citation, Concept
from parole.model.registers import Source
from parole.model.values import Agreement, SideName, State
from parole.rendering.renderer import Renderer

# The size of the card: the one that social networks show (Open Graph).
CARD_WIDTH, CARD_HEIGHT = 1200.0, 630.0
MISSING_SIDE = "Questa voce non è ancora stata scritta."


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A word in plain texts, ready to be set; ``sides`` are in the order of :class:`SideName`, or empty."""

    name: str
    qualifier: str
    brief: str
    sides: tuple[str, ...]
    agreement: Agreement | None
    warning: str
    advice: str
    state: str
    link: str
    site: str
    verified: date
    sources: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """The name with the qualifier that tells homographs apart."""
        return f"{self.name} ({self.qualifier})" if self.qualifier else self.name

    @property
    def verdict(self) -> str:
        """How far the two sides agree, in words."""
        return self.agreement.label if self.agreement else State.MANCA_UNA_VOCE.label

    @property
    def verdict_help(self) -> str:
        """What the verdict means."""
        return self.agreement.help if self.agreement else State.MANCA_UNA_VOCE.help

    @property
    def shown_link(self) -> str:
        """The short link as it is read aloud and typed."""
        return addresses.shown(self.link)


def leaflet(renderer: Renderer, concept: Concept) -> Leaflet:
    """Return what the materials say of ``concept``."""

    def text(typed: str | None) -> str:
        return visible(renderer.plain(typed)) if typed else ""

    sides = (concept.side(name) for name in SideName)
    return Leaflet(
        name=visible(concept.termine),
        qualifier=visible(concept.accezione or ""),
        brief=sentence(text(concept.in_breve)),
        sides=tuple(text(side.definizione) if side else "" for side in sides),
        agreement=concept.accordo,
        warning=text(concept.attenzione),
        advice=text(concept.come_dirlo),
        state=state(concept).label,
        link=short_link(renderer, concept),
        site=visible(renderer.facts.name),
        verified=concept.verificato,
        sources=_sources(renderer, concept),
    )


def short_link(renderer: Renderer, concept: Concept) -> str:
    """Return the full address of the short link of a word, which never dies."""
    return renderer.facts.absolute(addresses.short(slug(concept.id)))


def _sources(renderer: Renderer, concept: Concept) -> tuple[str, ...]:
    """Return the citations of a word, each once, in the order in which they support it."""
    glossary = renderer.glossary
    cited = (
        (citation, glossary.sources.get(citation.fonte)) for _, citation in glossary.citations_of(concept)
    )
    return tuple(dict.fromkeys(_citation(source, citation) for citation, source in cited if source))


def _citation(source: Source, citation: Citation) -> str:
    place = f", {citation.rif}" if citation.rif else ""
    more = f" ({source.estremi})" if source.estremi else f" ({source.autore})" if source.autore else ""
    return visible(f"{source.nome}{place}{more}")
