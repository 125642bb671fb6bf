"""The id of a new source, from its name. The browser does the same: vectors in the tests."""

from __future__ import annotations

from collections.abc import Container
from itertools import count

from parole.language.italian import slug
from parole.model.types import ID_MAX


def source_id(nome: str, taken: Container[str]) -> str:
    """Return the id of a new source: of its name, with a number where that is taken."""
    plain = slug(nome)[:ID_MAX].rstrip("-") or "fonte"
    if plain not in taken:
        return plain
    numbered = (f"{plain[: ID_MAX - 4].rstrip('-')}-{number}" for number in count(2))
    return next(id_ for id_ in numbered if id_ not in taken)
