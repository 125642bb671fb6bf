"""The published JSON Schemas (2020-12), made from the models: nobody writes them by hand.

Two kinds: what is published under ``dati/v1/`` (checked in the tests against every file), and what an editor
types in a YAML file, for the completion of the editors that know schemas.
"""

from __future__ import annotations

import json
from enum import EnumType
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from parole.glossary import addresses
from parole.model import values
from parole.model.concept import RedirectFile, WithdrawnFile, WordFile
from parole.model.values import LabelledValue
from parole.opendata.published import EntryDocument, IndexDocument, WholeDocument
from parole.rendering import edition
from parole.rendering.renderer import Renderer

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_VALUES: dict[str, type[LabelledValue]] = {
    name: kind
    for name, kind in vars(values).items()
    if isinstance(kind, EnumType) and issubclass(kind, LabelledValue) and kind is not LabelledValue
}


# What each file describes, under which title, and whether as it is written or as an editor types it.
_SHAPES: dict[str, tuple[Any, str, JsonSchemaMode]] = {
    "termine": (EntryDocument, "Una voce, un rinvio o una voce ritirata", "serialization"),
    "glossario": (WholeDocument, "Il glossario intero", "serialization"),
    "indice": (IndexDocument, "L’indice e i registri", "serialization"),
    "voce": (WordFile | RedirectFile | WithdrawnFile, "Il file di una voce, come si scrive", "validation"),
}


def schema(name: str, renderer: Renderer) -> str:
    """Return ``<name>.schema.json``."""
    shape, title, mode = _SHAPES[name]
    adapter: TypeAdapter[Any] = TypeAdapter(shape)
    made = adapter.json_schema(mode=mode, by_alias=True)
    head = {
        "$schema": DIALECT,
        "$id": renderer.facts.absolute(addresses.data(f"{name}.schema.json")),
        "title": title,
        "description": f"{renderer.facts.name}. Formato {edition.FORMAT}. {edition.LICENCE_NAME}.",
    }
    definitions = {key: _definition(key, value) for key, value in made.get("$defs", {}).items()}
    whole = head | _definition("", made) | {"$defs": definitions}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _definition(name: str, schema: dict[str, Any]) -> Any:
    """Return a definition without its docstring, which is for developers; a value says what it means."""
    cleaned = {key: _cleaned(value, key) for key, value in schema.items() if key not in _FOR_DEVELOPERS}
    if labelled := _VALUES.get(name):
        cleaned["oneOf"] = [{"const": v.value, "title": v.label, "description": v.help} for v in labelled]
    return cleaned


_DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
# The name of the class or of the attribute, the docstring, and what belongs to OpenAPI.
_FOR_DEVELOPERS = frozenset({"title", "description", "discriminator"})


def _cleaned(value: Any, key: str = "") -> Any:
    """Take away the titles that come from names in the code, and the nulls, which are never written.

    A property may well be called «title»: the keys of «properties» are names, not words of the schema.
    """
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if not isinstance(value, dict):
        return value
    if key == "properties":
        return {name: _cleaned(item) for name, item in value.items()}
    plain = _without_null(value)
    if plain.get("format") == "date":  # strict validators refuse a format unless a plug-in knows it
        plain = {**{k: v for k, v in plain.items() if k != "format"}, "pattern": _DAY}
    return {
        name: _cleaned(item, name) for name, item in plain.items() if name not in {"title", "discriminator"}
    }


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return «a text or nothing» as a text: what has no value is left out, not written as null."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) != 1:
        return schema
    kept = {key: value for key, value in schema.items() if key not in {"anyOf", "default"}}
    return {**kept, **choices[0]}
