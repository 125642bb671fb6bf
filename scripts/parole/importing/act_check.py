"""The citations of the words against the texts of the acts: what is there, what is not, what is left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from parole.glossary.glossary import TERMS_FOLDER, Glossary
from parole.glossary.readings import Atom, atoms
from parole.importing.act_text import ActText
from parole.model.concept import Citation
from parole.model.values import ReadIn
from parole.reading.problems import counted

# Letters that few Italian acts use: between the ends of «a)-z)» they need not be there.
_RARE = frozenset(f"lett {letter}" for letter in "jkwxy")
_NAMES = {"art": "l’articolo", "c": "il comma", "lett": "la lettera", "n": "il numero", "all": "l’allegato"}


class Outcome(StrEnum):
    """What a text says of a citation; the value is how the report counts it."""

    THERE = "riscontrate"
    WHOLE = "senza punto, niente da cercare"
    ABSENT = "che non esistono nel testo"
    OUTSIDE = "fuori dal testo, che è parziale"
    HISTORY = "citate come storia, che il testo di oggi non ha"
    OTHER = "per paragrafo o per pagina, che qui non si cercano"


@dataclass(frozen=True)
class Found:
    """A citation and what the text of its act says of it; ``lack`` is what the text does not have."""

    word: str
    part: str
    citation: Citation
    outcome: Outcome
    lack: str = ""

    def __str__(self) -> str:
        where = f"{TERMS_FOLDER}/{self.word}.yml: {self.part}"
        return f"{where}: «{self.citation.fonte}, {self.citation.rif}»: {self.lack}"


@dataclass
class Comparison:
    """What came out of the comparison; ``without`` counts the citations of each act that has no text."""

    versions: list[str]
    found: list[Found] = field(default_factory=list)
    without: Counter[str] = field(default_factory=Counter)

    def of(self, outcome: Outcome) -> list[Found]:
        """Return the citations that came out so."""
        return [found for found in self.found if found.outcome is outcome]


def compare(glossary: Glossary, texts: Mapping[str, ActText]) -> Comparison:
    """Return what the texts, by id of their source, say of every citation of the glossary."""
    comparison = Comparison(list(_versions(glossary, texts)))
    for id_, concept in sorted(glossary.concepts.items()):
        for part, citation in glossary.citations_of(concept):
            if text := texts.get(citation.fonte):
                comparison.found.append(Found(id_, part, citation, *judge(text, citation)))
            else:
                comparison.without[citation.fonte] += 1
    return comparison


def judge(text: ActText, citation: Citation) -> tuple[Outcome, str]:
    """Return what the text of an act says of a citation of it, and what it lacks."""
    if citation.rif is None:
        return Outcome.WHOLE, ""
    if not citation.rif.startswith(("art", "all")):
        return Outcome.OTHER, ""
    lacking = next((place for place in _places(citation.rif) if not text.has(place)), None)
    if lacking is None:
        return Outcome.THERE, ""
    if citation.storico:
        return Outcome.HISTORY, _told(text, lacking)
    article = _up_to_article(lacking)
    is_outside = article in text.gaps or (text.is_partial and article not in text.places)
    return (Outcome.OUTSIDE if is_outside else Outcome.ABSENT), _told(text, lacking)


def _places(rif: str) -> Iterator[Atom]:
    """Yield the places of a reference; the paragraphs of the acts of the Union stand as commas do."""
    for place in atoms(rif):
        if place[-1] not in _RARE or ")-" not in rif:
            yield tuple(step.replace("par ", "c ") for step in place)


def _up_to_article(place: Atom) -> Atom:
    end = next((n for n, step in enumerate(place) if step.startswith("art ")), len(place) - 1)
    return place[: end + 1]


def _told(text: ActText, place: Atom) -> str:
    """Return in words the outermost piece of a place that a text lacks."""
    missing = next(place[:end] for end in range(1, len(place) + 1) if not text.has(place[:end]))
    kind, _, number = missing[-1].rpartition(" ")
    return f"manca {_NAMES.get(kind, 'il punto')} {number}"


def _versions(glossary: Glossary, texts: Mapping[str, ActText]) -> Iterator[str]:
    """Yield the texts of which no reading has the version: it was read before, or never."""
    for id_, text in sorted(texts.items()):
        read = [r.versione for r in glossary.sources[id_].letture if r.letto_su is ReadIn.TESTO]
        if text.version and text.version not in read:
            known = ", ".join(sorted({version.isoformat() for version in read if version})) or "nessuna"
            yield f"{id_}: il testo è del {text.version}, le versioni lette: {known}"


def report(comparison: Comparison, texts: Mapping[str, ActText]) -> Iterator[str]:
    """Yield the lines of the report: what is covered, what is missing, what does not exist."""
    covered, others = len(comparison.found), comparison.without.total()
    yield f"Citazioni: {covered + others}; di atti di cui c’è un testo: {covered}."
    for outcome in Outcome:
        if number := len(comparison.of(outcome)):
            yield f"  {number} {outcome}"
    yield ""
    for id_ in sorted(texts):
        own = [found for found in comparison.found if found.citation.fonte == id_]
        there = sum(found.outcome is Outcome.THERE for found in own)
        yield f"{id_}: {there} riscontrate su {len(own)}"
    sections: dict[str, list[Found] | list[str]] = {
        "Non esistono nel testo:": comparison.of(Outcome.ABSENT),
        "Fuori dal testo, da procurare:": comparison.of(Outcome.OUTSIDE),
        "Citate come storia:": comparison.of(Outcome.HISTORY),
        "Versioni diverse da quelle lette:": comparison.versions,
    }
    for title, told in sections.items():
        if told:
            yield from ("", title, *(f"  {line}" for line in told))
    if others:
        sources = counted(len(comparison.without), "fonte", "fonti")
        yield from ("", f"Senza testo: {counted(others, 'citazione', 'citazioni')} di {sources}.")
