"""The citations of the words against the texts of the acts: what is there, what is not, what is left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


def compare(glossary: Glossary, texts: Mapping[str, ActText]) -> list[Found]:
    """Return what the texts, by id of their source, say of each citation of an act that has one."""
    return [
        Found(id_, part, citation, *judge(texts[citation.fonte], citation))
        for id_, concept in sorted(glossary.concepts.items())
        for part, citation in glossary.citations_of(concept)
        if citation.fonte in texts
    ]


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


def report(glossary: Glossary, texts: Mapping[str, ActText], found: Sequence[Found]) -> Iterator[str]:
    """Yield the lines of the report: what is covered, what is missing, what does not exist."""
    cited = Counter(c.fonte for word in glossary.concepts.values() for _, c in glossary.citations_of(word))
    yield f"Citazioni: {cited.total()}; di atti di cui c’è un testo: {len(found)}."
    of = {outcome: [each for each in found if each.outcome is outcome] for outcome in Outcome}
    yield from (f"  {len(each)} {outcome}" for outcome, each in of.items() if each)
    yield ""
    there = Counter(each.citation.fonte for each in of[Outcome.THERE])
    yield from (f"{id_}: {there[id_]} riscontrate su {cited[id_]}" for id_ in sorted(texts))
    sections: dict[str, Sequence[object]] = {
        "Non esistono nel testo:": of[Outcome.ABSENT],
        "Fuori dal testo, da procurare:": of[Outcome.OUTSIDE],
        "Citate come storia:": of[Outcome.HISTORY],
        "Versioni diverse da quelle lette:": [*_versions(glossary, texts)],
    }
    for title, told in sections.items():
        if told:
            yield from ("", title, *(f"  {line}" for line in told))
    if without := cited.keys() - texts.keys():
        citations = counted(cited.total() - len(found), "citazione", "citazioni")
        yield from ("", f"Senza testo: {citations} di {counted(len(without), 'fonte', 'fonti')}.")
