"""The issue form for a word: its fields, straight from the model, and what somebody wrote in them.

The form is a file of the forge (``.github/ISSUE_TEMPLATE/parola.yml``); an issue opened with it has a body
made of «### label» headings, each followed by its answer. The ids are the query parameters that prefill it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parole.model.concept import Side, WordFile
from parole.model.registers import Area
from parole.model.values import Agreement, LabelledValue, SideName

LABEL = "parola"
TEMPLATE = "parola.yml"
NOTHING = frozenset({"", "_No response_", "None"})
_INTRO = (
    "Grazie: ogni parola nuova, o corretta, comincia così. **Non serve riempire tutto.** Per una parola "
    "nuova bastano la parola, l’area, l’*in breve* e la voce del tuo lato. Per una correzione bastano la "
    "parola e ciò che cambia: il resto resta com’è. Se arrivi dal modulo del sito, il testo è già in fondo: "
    "non toccare nulla e invia. Ciò che scrivi è pubblico: niente nomi di persone seguite dai servizi."
)
_CITATIONS = "Una per riga: identificativo | punto. Per esempio: cts | art. 55, c. 3"


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form. ``options`` (value → text to choose) make it a menu, ``lines`` a tall box."""

    id: str
    label: str
    help: str
    lines: bool = False
    options: Mapping[str, str] | None = None
    code: str = ""


def form_fields(areas: Mapping[str, Area]) -> tuple[FormField, ...]:
    """Return the fields in the order of the form; no label is repeated, because labels tell answers apart."""
    return tuple(_fields(areas))


def _fields(areas: Mapping[str, Area]) -> Iterator[FormField]:
    yield FormField("termine", "La parola", _help("termine"))
    yield FormField(
        "identificativo",
        "Identificativo",
        "Solo per correggere: è l’ultima parte dell’indirizzo della voce, come «bando».",
    )
    yield FormField(
        "lato", "Il tuo lato", "Da quale lato scrivi. Serve alla redazione.", options=_labels(SideName)
    )
    yield FormField("area", "Area", "L’area a cui appartiene.", options={i: a.nome for i, a in areas.items()})
    yield FormField("varianti", "Varianti", f"{_help('varianti')} Una per riga.", lines=True)
    yield FormField("in_breve", "In breve", _help("in_breve"), lines=True)
    for side in SideName:
        meaning = f"{side.help.capitalize()}. {Side.model_fields['definizione'].description}"
        yield FormField(side.value, f"La voce: {side.label}", meaning, lines=True)
        yield FormField(f"{side.value}_fonti", f"Le fonti: {side.label}", _CITATIONS, lines=True)
    yield FormField("accordo", "Accordo", _help("accordo"), options=_labels(Agreement))
    yield FormField("attenzione", "Attenzione", _help("attenzione"), lines=True)
    yield FormField("come_dirlo", "Come dirlo", _help("come_dirlo"), lines=True)
    yield FormField("fonti", "Le altre fonti", f"{_help('fonti')} {_CITATIONS}", lines=True)
    yield FormField("note_redazionali", "Note per la redazione", _help("note_redazionali"), lines=True)
    yield FormField(
        "yaml",
        "Testo della voce",
        "Lo scrive il modulo del sito. Se c’è, vale questo e i campi qui sopra non si leggono.",
        lines=True,
        code="yaml",
    )
    yield FormField(
        "fonti_nuove",
        "Fonti nuove",
        "Le fonti che mancano nel registro, con gli stessi campi di glossary/fonti.yml.",
        lines=True,
        code="yaml",
    )


def _help(field: str) -> str:
    return WordFile.model_fields[field].description or ""


def _labels(values: type[LabelledValue]) -> dict[str, str]:
    return {value.value: f"{value.label}: {value.help}" for value in values}


def form_definition(areas: Mapping[str, Area]) -> dict[str, object]:
    """Return the form as the forge wants it: plain mappings and lists, to be written as YAML."""
    return {
        "name": "Una parola",
        "description": "Proponi una parola nuova, o correggine una",
        "title": "Parola: ",
        "labels": [LABEL],
        "body": [
            {"type": "markdown", "attributes": {"value": _INTRO}},
            *(_element(field) for field in form_fields(areas)),
        ],
    }


def _element(field: FormField) -> dict[str, object]:
    attributes: dict[str, object] = {"label": field.label, "description": field.help}
    kind = "textarea" if field.lines else "input"
    if field.options:
        kind, attributes["options"] = "dropdown", list(field.options.values())
    if field.code:
        attributes["render"] = field.code
    return {"type": kind, "id": field.id, "attributes": attributes, "validations": {"required": False}}


def answers(body: str, fields: Sequence[FormField]) -> dict[str, str]:
    """Return what is written in the ``body`` of an issue, by the id of the field; no empty answer is there.

    Labels only count in the order of the form and once: a heading that somebody wrote inside an answer is
    part of that answer. A menu gives its value, or the text as it is if nobody could have chosen it.
    """
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    left = list(fields)
    for line in text.split("\n"):
        index = next((i for i, field in enumerate(left) if line.rstrip() == f"### {field.label}"), None)
        if index is None:
            if current is not None:
                current.append(line)
            continue
        current = found.setdefault(left[index].id, [])
        left = left[index + 1 :]
    by_id = {field.id: field for field in fields}
    read = {id_: _answer("\n".join(lines), by_id[id_]) for id_, lines in found.items()}
    return {id_: answer for id_, answer in read.items() if answer}


def is_from_the_form(body: str, fields: Sequence[FormField]) -> bool:
    """Return whether an issue was opened with the form: its body has at least one of our headings."""
    lines = {line.rstrip() for line in body.splitlines()}
    return any(f"### {field.label}" in lines for field in fields)


def _answer(text: str, field: FormField) -> str:
    answer = text.strip("\n").strip() if not field.code else text.strip("\n")
    if field.code and (fenced := re.fullmatch(r"(`{3,})[a-z]*\n(.*?)\n?\1`*\s*", answer, re.DOTALL)):
        answer = fenced[2]
    if answer.strip() in NOTHING:
        return ""
    chosen = {shown: value for value, shown in (field.options or {}).items()}
    return chosen.get(answer, answer)
