"""Samples that several test modules share."""

from __future__ import annotations

from typing import Any


def as_texts(value: Any) -> Any:
    """Return a proposal as its file says it: every value a text."""
    if isinstance(value, dict):
        return {name: as_texts(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_texts(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else value


IDS = [
    ("Co-progettazione", "", "co-progettazione"),
    ("l’ente del Terzo settore", "", "l-ente-del-terzo-settore"),
    ("Città metropolitana", "", "citta-metropolitana"),
    ("bando", "art. 12", "bando-art-12"),
    ("bando", "", "bando"),
    ("E.T.S.", "", "e-t-s"),
    ("Straße ﬁne Ångström", "", "stra-e-fine-angstrom"),
    ("«» — 😀", "", ""),
    ("parola " * 20, "", "parola-parola-parola-parola-parola-parola-parola-parola-paro"),
    ("a" * 59 + " b", "", "a" * 59),
]
