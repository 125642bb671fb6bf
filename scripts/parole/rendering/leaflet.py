"""What cards and slides say of a word: plain values, taken once from the glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parole.drawing.printable import visible
from parole.glossary import addresses
from parole.glossary.senses import senses
from parole.glossary.state import state
from parole.language.inline import closed, sentence
from parole.model.concept import Citation, Concept
from parole.model.parts import text_at
from parole.model.registers import Source
from parole.model.values import Agreement, SideName, State
from parole.rendering.edition import LICENCE, NOT_PUBLISHED, edition_of, edition_of_texts
from parole.rendering.renderer import Renderer
from parole.rendering.saying import holds_for, verdict

# The size of the card: the one that social networks show (Open Graph).
CARD_WIDTH, CARD_HEIGHT = 1200.0, 630.0
MISSING_SIDE = "Questa voce non è ancora stata scritta."


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A fact of «È questo?», the sides that would call it by the word, and why."""

    fact: str
    sides: tuple[SideName, ...]
    why: str

    @property
    def answer(self) -> str:
        """The whole answer, as a sentence."""
        return f"{holds_for(self.sides)}: {closed(self.why)}"


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A word in plain texts, ready to be set.

    ``lines`` and ``sides`` are in the order of :class:`SideName`: what each side means in a line, and at
    length; a text is empty where nothing is written. ``parted`` is the verdict with what the sides part on;
    ``senses`` tell what else its name may mean.
    """

    name: str
    qualifier: str
    brief: str
    lines: tuple[str, ...]
    sides: tuple[str, ...]
    agreement: Agreement | None
    parted: str
    warning: str
    to_write: str
    where: str
    to_ask: str
    cases: tuple[ToldCase, ...]
    state: str
    link: str
    site: str
    sources: tuple[str, ...] = ()
    edition: str = NOT_PUBLISHED
    senses: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """The name with the qualifier that tells homographs apart."""
        return f"{self.name} ({self.qualifier})" if self.qualifier else self.name

    @property
    def quoted(self) -> tuple[str, ...]:
        """What is quoted of each side: its line, or all of it where no line is written yet.

        There is nothing where the two sides coincide: what they say in brief is the line of both.
        """
        if self.agreement is Agreement.COINCIDONO:
            return ()
        return tuple(line or side for line, side in zip(self.lines, self.sides, strict=True))

    @property
    def advice(self) -> tuple[tuple[str, str], ...]:
        """What to write and what to ask, each with its name."""
        slots = ((f"Da scrivere {self.where}".rstrip(), self.to_write), ("Da chiedere", self.to_ask))
        return tuple((name, text) for name, text in slots if text)

    @property
    def verdict(self) -> str:
        """How far the two sides agree, in words."""
        return self.agreement.label if self.agreement else State.MANCA_UNA_VOCE.label

    @property
    def verdict_help(self) -> str:
        """What the verdict means."""
        return self.agreement.help if self.agreement else State.MANCA_UNA_VOCE.help

    @property
    def judgement(self) -> str:
        """The whole verdict, with what it means, in two sentences."""
        return f"{self.parted}. {sentence(self.verdict_help)}"

    @property
    def status(self) -> str:
        """The state with the edition, which say what may be built on the text."""
        return f"{self.state}, {self.edition}"

    @property
    def stamp(self) -> str:
        """The state, the edition and the licence: with the link, what goes wherever the word goes."""
        return f"{self.status}. {LICENCE}"

    @property
    def shown_link(self) -> str:
        """The short link as it is read aloud and typed."""
        return addresses.shown(self.link)


def leaflet(renderer: Renderer, concept: Concept) -> Leaflet:
    """Return what the materials say of ``concept``, a word of the glossary: put together once."""
    made = renderer.once(_made)
    if concept.id not in made:
        made[concept.id] = _leaflet(renderer, concept)
    return made[concept.id]


def _made(renderer: Renderer) -> dict[str, Leaflet]:  # noqa: ARG001 (the shape of what is made once)
    return {}


def _leaflet(renderer: Renderer, concept: Concept) -> Leaflet:
    def text(*at: str | int) -> str:
        return visible(renderer.plain(text_at(concept, at)))

    return Leaflet(
        name=visible(concept.termine),
        qualifier=visible(concept.accezione or ""),
        brief=sentence(text("in_breve")),
        lines=tuple(_closed(text(name, "vuol_dire")) for name in SideName),
        sides=tuple(text(name, "definizione") for name in SideName),
        agreement=concept.accordo,
        parted=verdict(concept),
        warning=text("attenzione"),
        to_write=text("come_dirlo", "da_scrivere", "testo"),
        where=text("come_dirlo", "da_scrivere", "dove"),
        to_ask=text("come_dirlo", "da_chiedere"),
        cases=tuple(
            ToldCase(text("casi", n, "caso"), case.vale_per, text("casi", n, "perche"))
            for n, case in enumerate(concept.casi)
        ),
        state=state(concept).label,
        edition=edition_of(renderer.glossary, concept.id),
        link=short_link(renderer, concept),
        site=visible(renderer.facts.name),
        sources=_sources(renderer, concept),
        senses=tuple(visible(found.said) for found in senses(renderer.glossary, concept)),
    )


def _closed(line: str) -> str:
    return sentence(line) if line else ""


def status_of_all(renderer: Renderer, words: Sequence[Concept]) -> str:
    """Say in which state several words are, and which edition they are of."""
    labels = sorted({state(concept).label.lower() for concept in words})
    said = "Stato di tutte" if len(labels) == 1 else "Ogni parola dice il suo stato"
    states = f"{said}: {', '.join(labels)}. " if labels else ""
    return states + edition_of_texts(renderer.glossary)


def short_link(renderer: Renderer, concept: Concept) -> str:
    """Return the full address of the short link of a word, which never dies."""
    return renderer.facts.shortest(short_address(renderer, concept))


def short_address(renderer: Renderer, concept: Concept) -> str:
    """Return the address of the short link of a word: «t/csv/»."""
    return addresses.short(renderer.shortest_links[concept.id])


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
