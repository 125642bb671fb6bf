"""What one check says by itself of a few words, which need only the fields that it looks at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from files import MINIMAL, minimal_with

from parole.editing.writing import written
from parole.model.concept import WordFile
from parole.rules import Check, Subject

TERMS = "glossary/termini"
# Enough to be a word: a test adds what it is about.
FIELDS = {"area": "incontri", "in_breve": "nucleo comune"}
TAKEN_AWAY = dict.fromkeys(
    [f"{TERMS}/{path.name}" for path in (MINIMAL / TERMS).iterdir()]
    + ["glossary/percorsi/primo-incontro.yml"]
)


def subject_of(
    words: Mapping[str, Mapping[str, Any]], files: Mapping[str, str | None] | None = None
) -> Subject:
    """Return what checks look at: the registers of the minimal glossary, these words (id → fields), ``files``."""
    typed = {id_: {"termine": id_, **FIELDS, **fields} for id_, fields in words.items()}
    texts = {f"{TERMS}/{id_}.yml": written(fields, WordFile) for id_, fields in typed.items()}
    return Subject.of(minimal_with({**TAKEN_AWAY, **texts, **(files or {})}), date(2026, 11, 23))


def told(subject: Subject, check: Check) -> list[str]:
    """Return what ``check`` says, as ``file: field: message [rule]``."""
    return [f"{Path(p.place.path).stem}: {p.field}: {p.message} [{p.rule}]" for p in check(subject)]


def told_of(
    check: Check, words: Mapping[str, Mapping[str, Any]], files: Mapping[str, str | None] | None = None
) -> list[str]:
    """Return what ``check`` says of these words and files."""
    return told(subject_of(words, files), check)
