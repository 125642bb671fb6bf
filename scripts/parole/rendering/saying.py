"""What several surfaces say of a word in the same way: the verdict, for whom a case holds, how we know."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.readings import NOT_READ, counts
from parole.model.concept import Concept
from parole.model.registers import Reading
from parole.model.values import SideName, State

# From whose side a word is said.
FOR = {SideName.PA: "per la pubblica amministrazione", SideName.TERZO_SETTORE: "per il Terzo settore"}


def verdict(concept: Concept) -> str:
    """Return how far the two sides agree and on what they part: «Divergono: chi paga, quando»."""
    label = (concept.accordo or State.MANCA_UNA_VOCE).label
    return (
        f"{label}: {', '.join(value.label for value in concept.differenza)}" if concept.differenza else label
    )


def verdict_help(concept: Concept) -> str:
    """Return what the verdict of a word means, as the rest of a sentence."""
    return (concept.accordo or State.MANCA_UNA_VOCE).help


def brief_row(concept: Concept, root: str) -> Markup:
    """Return a word of a list with its stitch; who does not see the stitch hears the words.

    There are many in a page: as short as can be, and not a macro, which was a tenth of what a page costs.
    """
    label = (concept.accordo or State.MANCA_UNA_VOCE).label.lower()
    return Markup(
        f'<li><a href="{escape(root + addresses.word(concept.id))}">{escape(concept.full_name)}</a> '
        f'<svg class="pc-segno" aria-hidden="true"><use href="#pc-segno-{concept.accordo or "manca"}"/></svg>'
        f"\n<b>{escape(label)}</b></li>\n"
    )


def holds_for(sides: Sequence[SideName]) -> str:
    """Return which sides would call a case by the word: the answer to «È questo?»."""
    if len(sides) != 1:
        return "Sì, per tutti e due" if sides else "No, per nessuno dei due"
    (other,) = (name for name in SideName if name is not sides[0])
    return f"Sì {FOR[sides[0]]}, no {FOR[other]}"


def readings(glossary: Glossary, concept: Concept) -> list[str]:
    """Return how the sources of a word were read, from the best: «4 lette nel testo», «1 non letta»."""
    return [f"{number} {one_of(how) if number == 1 else how}" for number, how in counts(glossary, concept)]


def reading_of_one(reading: Reading | None) -> str:
    """Return how one citation is known: «letta nel testo»."""
    return one_of(reading.letto_su.label if reading else NOT_READ)


def one_of(how: str) -> str:
    """Return how many sources were read as it is said of one: «letta nel testo»."""
    return how.replace("lette", "letta", 1)
