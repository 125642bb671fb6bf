"""``datapackage.json`` (Frictionless Data Package v1): which files there are, how large, with what inside."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from parole.opendata import tables
from parole.rendering import edition
from parole.rendering.renderer import Renderer

NAME = "datapackage.json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file under ``dati/v1/``: how to make it, and what readers are told of it, in Italian.

    ``readers`` completes «per …»; ``delimiter`` is there for a table, and stands between its cells.
    """

    name: str
    media_type: str
    make: Callable[[Renderer], str | bytes]
    title: str
    help: str
    readers: str
    delimiter: str = ""


def package(renderer: Renderer, files: Iterable[tuple[DataFile, bytes]]) -> str:
    """Return the description of ``files``, each with its content: size and SHA-256 are those of the bytes."""
    facts = renderer.facts
    day = edition.updated(renderer.glossary)
    described: dict[str, object] = {
        "profile": "data-package",
        "name": "parole-in-comune",
        "title": facts.name,
        "description": edition.description(facts.city),
        "version": edition.edition_of_all(renderer.glossary),
        "formato": edition.FORMAT,
        "homepage": facts.url,
        "licenses": [
            {"name": edition.LICENCE_ID, "title": edition.LICENCE_NAME, "path": edition.LICENCE_ADDRESS}
        ],
        "contributors": [{"title": edition.EDITORS, "role": "author"}],
        "keywords": list(edition.KEYWORDS),
        "created": f"{day}T00:00:00Z" if day else "",
        "resources": [_resource(file, content) for file, content in sorted(files, key=lambda f: f[0].name)],
    }
    kept = {key: value for key, value in described.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _resource(file: DataFile, content: bytes) -> dict[str, object]:
    special: dict[str, object] = {}
    if file.delimiter:
        special = {"dialect": {"delimiter": file.delimiter}, "schema": tables.table_schema()}
    elif file.name.endswith(".schema.json"):
        special = {"type": "json"}  # or frictionless takes it for a Table Schema, because of its name
    return {
        "name": re.sub(r"[./]", "-", file.name),
        "path": file.name,
        "profile": "tabular-data-resource" if file.delimiter else "data-resource",
        "title": file.title,
        "description": f"{file.help} Per {file.readers}.",
        "format": file.name.rpartition(".")[2],
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        **special,
    }
