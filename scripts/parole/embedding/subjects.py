"""The words that other sites may show, by every id that was ever theirs: an embed never dies."""

from __future__ import annotations

from collections.abc import Iterator

from parole.glossary.glossary import Glossary
from parole.model.concept import Concept


def embedded_words(glossary: Glossary) -> Iterator[tuple[str, Concept]]:
    """Yield each id that answers with the word it leads to: first the words, then the ids that moved."""
    yield from glossary.concepts.items()
    for old in glossary.redirects:
        if concept := glossary.where(old):
            yield old, concept
