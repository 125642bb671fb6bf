"""What stands in a file of another kind: a word among the paths, a source among the areas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from parole.glossary.glossary import PATHS_FOLDER, TERMS_FOLDER
from parole.model.concept import RedirectFile, WithdrawnFile, WordFile
from parole.model.registers import Area, ForeignWord, ReadingPath, Source

# What may be left of a word, by the only field that is left.
LEFT_OVER: dict[str, type[BaseModel]] = {
    name: kind for kind in (RedirectFile, WithdrawnFile) for name in kind.model_fields
}


class Kind(NamedTuple):
    """What a record is called, and where it goes."""

    what: str
    home: str


KINDS: dict[type[BaseModel], Kind] = {
    WordFile: Kind("una parola", f"spostala in un file suo, in {TERMS_FOLDER}/"),
    ReadingPath: Kind("un percorso", f"spostalo in un file suo, in {PATHS_FOLDER}/"),
    Source: Kind("una fonte", "spostala in glossary/fonti.yml"),
    Area: Kind("un’area", "spostala in glossary/aree.yml"),
    ForeignWord: Kind("una parola straniera", "spostala in glossary/stranieri.yml"),
}


def other_kind(model: type[BaseModel], keys: Collection[str]) -> Kind | None:
    """Return what has ``keys`` for its fields, if it is not what ``model`` is: it has all that it needs."""
    found = set(keys)
    if found <= model.model_fields.keys():
        return None
    for other, kind in KINDS.items():
        needed = {name for name, field in other.model_fields.items() if field.is_required()}
        if needed <= found <= other.model_fields.keys():
            return kind
    return None


def home_of(path: str, typed: Mapping[str, Any], files: Collection[str] = ()) -> str:
    """Return where the whole of a file should be, of ``files`` all; empty if it is in its place."""
    keys, name = typed.keys(), path.rpartition("/")[2]
    if path.startswith(PATHS_FOLDER) and "termine" in keys:
        return f"è una parola: {_to(TERMS_FOLDER, name, files)}"
    if path.startswith(TERMS_FOLDER) and {"titolo", "voci"} <= keys:
        return f"è un percorso: {_to(PATHS_FOLDER, name, files)}"
    records = bool(keys) and all(isinstance(value, dict) for value in typed.values())
    if records and not keys & {*WordFile.model_fields, *LEFT_OVER}:
        return "è un registro: i suoi elementi vanno in glossary/fonti.yml o in glossary/aree.yml"
    return ""


def _to(folder: str, name: str, files: Collection[str]) -> str:
    """Return how a file is moved to a folder, where one of its name may be."""
    if f"{folder}/{name}" in files:
        return f"in {folder}/ c’è già {name}: porta lì ciò che qui è nuovo, e togli questo"
    return f"spostalo in {folder}/"
