"""The «accezioni» of a word: derived from the homographs and from the acronyms that words share.

That a word has several is not a verdict: whoever reads it, or hears it, must first know which one is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from parole.glossary.glossary import Glossary
from parole.language.italian import fold
from parole.model.concept import Concept

_NUMBERS = ("due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci")


@dataclass(frozen=True, slots=True)
class Senses:
    """The words that one form may mean, in alphabetical order: ``form`` says which form it is."""

    form: str
    concepts: tuple[Concept, ...]

    @property
    def said(self) -> str:
        """How many there are, as a reader says it: «Questa parola ha due accezioni»."""
        number = len(self.concepts)
        written = _NUMBERS[number - 2] if number - 2 < len(_NUMBERS) else str(number)
        return f"{self.form} ha {written} accezioni"


def senses(glossary: Glossary, concept: Concept) -> tuple[Senses, ...]:
    """Return what else the name of a word may mean, then each of its acronyms; nothing where it is clear."""
    forms = {"Questa parola": glossary.by_name[fold(concept.termine)]}
    forms |= {f"La sigla {acronym}": glossary.by_acronym[acronym] for acronym in concept.sigle}
    return tuple(Senses(form, concepts) for form, concepts in forms.items() if len(concepts) > 1)
