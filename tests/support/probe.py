"""The frozen probe of the look-up: a glossary of its own, what people type, the words they mean and get."""

from __future__ import annotations

import json
from typing import Any

import places
import yaml
from builders import CTS, make_concept

from parole.glossary.glossary import Glossary
from parole.model.concept import Concept
from parole.model.registers import Area

FOLDER = places.DATA / "sonda"
ANSWERS = FOLDER / "risposte.json"


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


def asked() -> list[str]:
    """Return the queries, then the first half of each as it is while being typed, then nonsense."""
    queries = [query for group in probe_queries().values() for query in group]
    half_typed = [query[: len(query) // 2 + 1] for query in queries]
    return [*queries, *half_typed, "zqwxk", "x", "", "il la lo", "coprogetazioni del tavoolo"]


def frozen_answers() -> dict[str, list[list[str]]]:
    """Return the whole answer to each of those, best first: the id of each word and why it was found.

    The file was written by a browser on the day when a second look-up, in Python, was taken away: the two
    gave the same answers, one by one. A change of the rules writes it again: read the difference first.
    ``pytest tests/parole/lookup/test_probe.py --update-expected``.
    """
    found: dict[str, list[list[str]]] = json.loads(ANSWERS.read_text(encoding="utf-8"))
    return found


def freeze(answers: dict[str, list[list[str]]]) -> None:
    """Write the answers, one query a line."""
    lines = (f"{_json(query)}: {_json(found)}" for query, found in answers.items())
    ANSWERS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
