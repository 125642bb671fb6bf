"""What pydantic found in a value → the rule it breaks, what its message needs, what a machine can write."""

from __future__ import annotations

import re

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from parole.language.days import iso_day
from parole.language.italian import join_dotted, nearest, slug
from parole.model.types import ID_PATTERN
from parole.model.walk import is_many, is_prose, refers_to, values_of
from parole.reading.usual_names import usual_name
from parole.reading.wanted import A_DAY, fields_of, instead_of

_EXPECTED = {
    "tuple_type": ("un elenco", "metti ogni elemento su una riga che comincia con «- »"),
    "date_type": ("una data", A_DAY),
    "yes_no": ("un sì o un no", "scrivi true, oppure false"),
    "model_type": ("una serie di campi", "scrivi i campi uno per riga, rientrati: «campo: valore»"),
}
_TEXT = ("un testo", "scrivi il testo tra virgolette, oppure a capo dopo «>-»")
_A_VALUE = ("un valore solo", "scrivilo senza parentesi quadre né trattini")


def explain(error: ErrorDetails, field: FieldInfo) -> tuple[str, dict[str, object]]:
    """Return the rule a finding of pydantic about ``field`` breaks, and what its message needs."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if value is None:
        return "campo-vuoto", {"consiglio": "scrivi il valore, oppure togli la riga"}
    if not isinstance(value, str) or kind in {"tuple_type", "model_type"}:
        return "tipo-errato", _wrong_type(error, field)
    if kind == "string_too_long" and not (refers_to(field) and not re.fullmatch(ID_PATTERN, value)):
        return "troppo-lungo", {"lunghezza": len(" ".join(value.split())), "massimo": context["max_length"]}
    if kind == "enum":
        return "valore-non-ammesso", {"valore": value, "consiglio": _allowed(field, value)}
    if kind == "yes_no":
        return "valore-non-ammesso", {"valore": value, "consiglio": "usa: true, false"}
    if kind == "whole_address":
        return "valore-non-ammesso", {"valore": value, "consiglio": "scrivilo intero: https://… o urn:…"}
    if kind in {"string_pattern_mismatch", "string_too_long"}:
        return "identificativo", {"valore": value, "consiglio": id_advice(id_of(value))}
    return "data", {"valore": value}


def _wrong_type(error: ErrorDetails, field: FieldInfo) -> dict[str, object]:
    kind, value = error["type"], error["input"]
    expected, remedy = _EXPECTED.get(kind, _TEXT)
    found = "c’è un testo" if isinstance(value, str) else "c’è un elenco"
    found = "c’è una serie di campi" if isinstance(value, dict) else found
    if kind not in _EXPECTED and isinstance(value, list) and not is_prose(field):
        expected, remedy = _A_VALUE
    if kind == "tuple_type" and (allowed := ", ".join(values_of(field))):
        remedy = f"scrivi fra parentesi quadre uno o più di questi: {allowed}; se nessuno, []"
    if kind in {"tuple_type", "model_type"}:
        remedy = instead_of(field, value, item=is_many(field) and kind == "model_type") or remedy
    return {"trovato": found, "atteso": expected, "rimedio": remedy}


def listed(field: FieldInfo) -> str:
    """Return the values of a closed list as what follows the sentence that explains a field: « (a, b)»."""
    allowed = ", ".join(values_of(field))
    return f" ({allowed})" if allowed else ""


def _allowed(field: FieldInfo, typed: str) -> str:
    """Return which value of a closed list to write: the one of which ``typed`` is the label, or any."""
    if meant := _meant(field, typed):
        return f"scrivi «{meant}»"
    several = [_meant(field, one) for one in re.split(r"\s+ed?\s+|[\s;,/|+]+", typed.strip("[] "))]
    if len(several) > 1 and all(several) and is_many(field):
        together = ", ".join(several)
        return f"sono più valori: scrivili fra parentesi quadre, separati da virgole: [{together}]"
    near = nearest(typed, values_of(field))
    allowed = ", ".join(values_of(field))
    return f"forse «{near}»? I valori sono: {allowed}" if near else f"usa: {allowed}"


def _meant(field: FieldInfo, typed: str) -> str:
    """Return the value that a text names by its label, or as people call it; or empty."""
    names = {slug(typed), usual_name(typed)}
    return next((value for value in values_of(field) if names & {slug(value.label), str(value)}), "")


def wrong_record(model: type[BaseModel], typed: object) -> dict[str, object]:
    """Return what a message says of what stands where a record of a register should."""
    found = "c’è un elenco" if isinstance(typed, list) else "c’è un testo"
    remedy = f"scrivi i suoi campi, uno per riga, rientrati: {', '.join(fields_of(model, typed))}"
    return {"trovato": found, "atteso": _EXPECTED["model_type"][0], "rimedio": remedy}


def mend_of(error: ErrorDetails) -> tuple[str, ...]:
    """Return what a machine can write in place of a value: the same, as it should be typed."""
    kind, value = error["type"], error["input"]
    if not isinstance(value, str):
        return ()
    if kind == "enum":
        allowed = re.findall("'([^']+)'", str(error.get("ctx", {})["expected"]))
        return (value, slug(value)) if slug(value) in allowed else ()
    if kind == "string_pattern_mismatch" and slug(value):
        return value, slug(value)
    if kind == "tuple_type" and re.fullmatch(r"[^()\[\]{}\"'#:&*!|>%@`;]+", value):
        return value, f"[{value.rstrip(', ')}]"
    if kind == "date_form" and len(day := iso_day(value)) == len("2026-11-22"):
        return value, day
    return ()


def id_of(text: str) -> str:
    """Return a text as an id: «L.R. Lombardia 36/2015» is «lr-lombardia-36-2015»."""
    return slug(join_dotted(text.lower()))


def id_advice(right: str) -> str:
    """Return how an id is written; ``right`` is what it could be."""
    return f"usa minuscole senza accenti, cifre e trattini: {right or 'parola-con-trattini'}"
