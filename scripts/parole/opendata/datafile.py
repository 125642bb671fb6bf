"""A file of the open data, as the lists describe it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from parole.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file under ``dati/v1/``: how to make it, and what readers are told of it, in Italian.

    ``readers`` completes «per …»; ``table`` gives the Table Schema of a CSV, ``dialect`` how it is written.
    """

    name: str
    title: str
    help: str
    readers: str
    media_type: str
    make: Callable[[Renderer], str | bytes]
    table: Callable[[], dict[str, object]] | None = None
    dialect: Mapping[str, str] = field(default_factory=dict)
