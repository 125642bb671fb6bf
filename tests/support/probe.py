"""The frozen probe of the look-up: a glossary of its own, and what people type with the words they mean."""

from __future__ import annotations

from typing import Any

import places
import yaml
from builders import CTS, make_concept

from parole.glossary.glossary import Glossary
from parole.model.concept import Concept
from parole.model.registers import Area

FOLDER = places.DATA / "sonda"


def probe_glossary() -> Glossary:
    """Return the glossary of the probe."""
    concepts = [_concept(**record) for record in _read("parole.yml")]
    areas = {"strumenti": Area(nome="Strumenti", descrizione="Come si fa.")}
    return Glossary(concepts={c.id: c for c in concepts}, areas=areas, sources={"cts": CTS})


def _concept(*, id: str, pa: str, ts: str, **fields: Any) -> Concept:  # noqa: A002 (the key of the file)
    sides = {"pa": {"definizione": pa}, "terzo_settore": {"definizione": ts}}
    return make_concept(id, **sides, **fields)


def probe_queries() -> dict[str, dict[str, list[str]]]:
    """Return the queries of each class, with the ids of the right answers."""
    return {
        name: {query: ids.split(" + ") for query, ids in queries.items()}
        for name, queries in _read("domande.yml").items()
    }


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
