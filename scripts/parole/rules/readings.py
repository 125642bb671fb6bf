"""How we know: readings well written, and blocks that rest on what nobody read and say who reports it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parole.glossary.citations import is_well_formed, other_division
from parole.glossary.readings import read_of
from parole.model.concept import Citation, Concept
from parole.model.parts import texts_of
from parole.model.registers import Source
from parole.model.values import SideName, SourceKind
from parole.reading.problems import Problem
from parole.reading.yaml_nodes import Location
from parole.rules.sources import rif_advice
from parole.rules.subject import Subject

# How a text says that it knows from others: «secondo due commenti», «secondo il TAR», «riferisce Vita».
# What is not somebody who speaks does not count: «secondo i metri quadri», «il verbale lo riporta».
_ARTICLE = r"(?:(?:il|lo|la|i|gli|le|un[ao]?|due|tre|più|alcun[ei]|molt[ei]|divers[ei]) |(?:l|un)['’])?"
_VOICE = "(?:annunc|comment|comunicat|font|giornal|notizi|rapport|ricerc|sintes|stamp|studi|testat)[a-z]+"
REPORTED = re.compile(
    rf"\b[Ss]econdo {_ARTICLE}(?:[A-ZÀ-Ý]|{_VOICE}\b)"
    rf"|\b(?:riferi(?:sce|scono)|raccontan?o?|scriv(?:e|ono)) (?:[A-ZÀ-Ý]['’a-zà-ù]|{_ARTICLE}{_VOICE}\b)"
)
_SIDES = frozenset(name.value for name in SideName)


def check_readings(subject: Subject) -> Iterator[Problem]:
    """A reading names a place as citations do, and a version that was there on the day it was read."""
    for id_, source in sorted(subject.glossary.sources.items()):
        for index, reading in enumerate(source.letture):
            at = ("letture", index)
            if reading.rif and not is_well_formed(reading.rif):
                advice = rif_advice(subject, id_, reading.rif)
                yield subject.found("rif", "fonti", id_, (*at, "rif"), valore=reading.rif, consiglio=advice)
            if reading.rif and (right := other_division(source, reading.rif)):
                details = {"valore": reading.rif, "fonte": source.nome, "giusto": right}
                yield subject.found("comma-o-paragrafo", "fonti", id_, (*at, "rif"), **details)
            if reading.versione and reading.versione > reading.letto_il:
                days = {"versione": reading.versione, "letto": reading.letto_il}
                yield subject.found("versione-dopo", "fonti", id_, (*at, "versione"), **days)


def check_reporters(subject: Subject) -> Iterator[Problem]:
    """A block of which nobody read any source tells in its text who reports it.

    It only warns: who proposes a source that the register lacks cannot have written its readings yet.
    """
    for concept in subject.concepts:
        for block, at, citations in _blocks(concept):
            sources = [subject.glossary.sources.get(cited.fonte) for cited in citations]
            known = [source for source in sources if source]
            if len(known) < len(citations) or not all(is_well_formed(c.rif) for c in citations if c.rif):
                continue  # a mistake that is told already
            unread = citations and not any(read_of(subject.glossary, cited) for cited in citations)
            if unread and not tells_who("\n".join(_texts(concept, block)), known):
                yield subject.in_word("fonti-non-lette", concept, *at)


def _blocks(concept: Concept) -> Iterator[tuple[str, Location, tuple[Citation, ...]]]:
    """Yield the parts of a word that have sources of their own: each side, and what both share."""
    for name, side in concept.sides.items():
        yield name.value, (name.value, "fonti"), side.fonti
    yield "", ("fonti",), concept.fonti


def _texts(concept: Concept, block: str) -> Iterator[str]:
    """Yield the texts of a block: of a side, or all those of neither if it has no name."""
    for location, text in texts_of(concept):
        if block == (location[0] if location[0] in _SIDES else ""):
            yield text


def tells_who(text: str, sources: Iterable[Source]) -> bool:
    """Return whether a text says that it knows from others: «secondo …», or one of its sources by name."""
    if REPORTED.search(text):
        return True
    names = (name for source in sources for name in _called(source))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)


def _called(source: Source) -> Iterator[str]:
    """Yield the names by which a text may call a source: its own, its author's, a writer's surname."""
    yield source.nome
    if source.autore:
        yield source.autore
        if source.tipo is SourceKind.PUBBLICAZIONE:
            yield source.autore.rpartition(" ")[2]
