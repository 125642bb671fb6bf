"""How each citation is known: derived from the readings that its source has in the register.

A reading is a fact of the source, not of the word. A citation is read as well as the readings that cover its
``rif`` allow: where two cover it the better level wins, then the later day; a citation of several places is
read as well as the least read of them; what no reading covers is *not read*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from parole.glossary.glossary import Glossary
from parole.model.concept import Citation, Concept
from parole.model.registers import Reading, Source
from parole.model.values import ReadIn

# A place in a source as steps from the outside in: («art 55», «c 3», «lett a»), («§ 2», «1»).
Atom = tuple[str, ...]
NOT_READ = "non lette"
_LEVELS = list(ReadIn)
_KIND = re.compile(r"(artt?\.|cc?\.|lett\.|n\.|§§?|punt[oi]|parr?\.|cons\. dir\.|considerando|pp?\.|all\.) ")
_KINDS = {"artt.": "art.", "cc.": "c.", "§§": "§", "punti": "punto", "parr.": "par.", "pp.": "p."}
_NUMBERS = re.compile(r"((?:\d+\.)*)(\d+)-(?:\1)(\d+)")
_LETTERS = re.compile(r"([a-z])\)-([a-z])\)")


def how_read(source: Source, rif: str | None) -> Reading | None:
    """Return the reading on which a citation of ``source`` at ``rif`` rests; ``None``: nobody read it."""
    found = [best(source.letture, atom) for atom in (atoms(rif) if rif else ((),))]
    read = [reading for reading in found if reading]
    return max(read, key=_rank) if read and len(read) == len(found) else None


def best(readings: Iterable[Reading], atom: Atom) -> Reading | None:
    """Return the best of the readings that cover a place, the latest among equals."""
    return min((reading for reading in readings if covers(reading, atom)), key=_rank, default=None)


def covers(reading: Reading, atom: Atom) -> bool:
    """Return whether a reading covers a place: the whole source, that place, or one that holds it."""
    return reading.rif is None or any(atom[: len(place)] == place for place in atoms(reading.rif))


def _rank(reading: Reading) -> tuple[int, int]:
    return _LEVELS.index(reading.letto_su), -reading.letto_il.toordinal()


@lru_cache(maxsize=4096)  # the same references come back in word after word
def atoms(rif: str) -> tuple[Atom, ...]:
    """Return every single place that a reference names: «art. 55, cc. 1 e 4» names two."""
    part, *pieces = _KIND.split(rif)
    levels = [
        [_steps(kind, value) for value in _values(values)]
        for kind, values in zip(pieces[::2], pieces[1::2], strict=True)
    ]
    if part:  # «fatto, punto 1»: numbered apart from the law
        levels.insert(0, [(part.strip(" ,"),)])
    return tuple(tuple(step for steps in place for step in steps) for place in product(*levels))


def _steps(kind: str, value: str) -> Atom:
    first, *inner = value.split(".")
    return (f"{_KINDS.get(kind, kind).rstrip('.')} {first}", *inner)


def _values(text: str) -> list[str]:
    """Return what a list of a reference names one by one: «1-3», «7.3-7.5», «1, 2 e 4», «a)-c)»."""
    found: list[str] = []
    for value in re.split(r", | e ", text.strip(" ,")):
        if span := _NUMBERS.fullmatch(value):
            found += [f"{span[1]}{number}" for number in range(int(span[2]), int(span[3]) + 1)]
        elif letters := _LETTERS.fullmatch(value):
            found += map(chr, range(ord(letters[1]), ord(letters[2]) + 1))
        else:
            found.append(value.removesuffix(")"))
    return found


def read_of(glossary: Glossary, citation: Citation) -> Reading | None:
    """Return how a citation of the glossary is known."""
    source = glossary.sources.get(citation.fonte)
    return how_read(source, citation.rif) if source else None


def counts(glossary: Glossary, concept: Concept) -> list[tuple[int, str]]:
    """Return how the sources of a word were read, from the best: how many, and how, each place once."""
    cited = (citation for _, citation in glossary.citations_of(concept))
    places = {(c.fonte, c.rif): c for c in cited if c.fonte in glossary.sources}
    readings = [read_of(glossary, citation) for citation in places.values()]
    found = Counter(reading.letto_su.label if reading else NOT_READ for reading in readings)
    labels = (*(level.label for level in _LEVELS), NOT_READ)
    return [(found[label], label) for label in labels if found[label]]
