"""Where a word stands in the reading paths: which step it is, what comes before and after."""

from __future__ import annotations

from dataclasses import dataclass

from parole.glossary.glossary import Glossary
from parole.model.concept import Concept


@dataclass(frozen=True, slots=True)
class Stop:
    """A word as a step of a path: ``number`` counts from 1; at the ends there is nothing before or after."""

    path: str
    title: str
    number: int
    total: int
    previous: Concept | None
    following: Concept | None


def stops(glossary: Glossary) -> dict[str, tuple[Stop, ...]]:
    """Return for each word its stops, in the order of the paths; a path meets a word once."""
    found: dict[str, list[Stop]] = {id_: [] for id_ in glossary.concepts}
    for path_id, path in glossary.paths.items():
        words = glossary.words_of(path_id)
        for index, concept in enumerate(words):
            before = words[index - 1] if index else None
            after = words[index + 1] if index + 1 < len(words) else None
            found[concept.id].append(Stop(path_id, path.titolo, index + 1, len(words), before, after))
    return {id_: tuple(passing) for id_, passing in found.items()}
