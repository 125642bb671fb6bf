"""Small glossaries made in code, for the tests that look at what the engine makes of them."""

from __future__ import annotations

from typing import Any

from parole.glossary.glossary import Glossary
from parole.model.concept import Concept
from parole.model.registers import Area, Source

CTS = Source.model_validate({
    "tipo": "norma",
    "nome": "Codice del Terzo settore",
    "titolo": "Codice del Terzo settore",
    "data": "2017-07-03",
    "urn": "urn:nir:stato:decreto.legislativo:2017-07-03;117",
    "articoli": ["1-104", "79-bis"],
})  # fmt: skip


def make_concept(id_: str, **fields: Any) -> Concept:
    """Return a word with both voices; ``fields`` replace or add, ``None`` takes away."""
    typed = {
        "id": id_,
        "termine": id_.replace("-", " "),
        "area": "strumenti",
        "in_breve": "nucleo comune",
        "pa": {"definizione": "Lo firma l’ufficio.", "fonti": [{"fonte": "cts", "rif": "art. 55, c. 3"}]},
        "terzo_settore": {"definizione": "Lo vivono le persone.", "fonti": [{"fonte": "cts"}]},
        "accordo": "coincidono",
    } | fields
    if isinstance(advice := typed.get("come_dirlo"), str):  # most tests need no more than a text
        typed["come_dirlo"] = {"da_scrivere": {"testo": advice}}
    return Concept.model_validate({key: value for key, value in typed.items() if value is not None})


def make_glossary(*concepts: Concept, **registers: Any) -> Glossary:
    """Return a glossary with these words, one source and two areas."""
    areas = {
        "principi": Area(nome="Principi", descrizione="Le idee di fondo."),
        "strumenti": Area(nome="Strumenti", descrizione="Come si fa."),
    }
    words = {concept.id: concept for concept in concepts}
    return Glossary(**({"concepts": words, "areas": areas, "sources": {"cts": CTS}} | registers))
