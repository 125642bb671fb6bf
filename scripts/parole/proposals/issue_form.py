"""The issue form for a word: its fields, straight from the model, and what somebody wrote in them.

The form is a file of the forge (``.github/ISSUE_TEMPLATE/parola.yml``); an issue opened with it has a body
made of «### label» headings, each followed by its answer. The ids are the query parameters that prefill it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.concept import Citation
from parole.model.parts import PARTS, Part, Surface, field_at
from parole.model.registers import Area
from parole.model.values import SideName
from parole.model.walk import is_many, is_prose, label_of, record_of, refers_to, values_of
from parole.proposals.forge_text import fenced

LABEL = "parola"
TEMPLATE = "parola.yml"
NOTHING = frozenset({"", "_No response_", "None"})
_INTRO = (
    "Grazie: ogni parola nuova, o corretta, comincia così. **Non serve riempire tutto.** Per una parola "
    "nuova bastano la parola, l’area, l’*in breve* e la voce del tuo lato. Per una correzione bastano la "
    "parola e ciò che cambia: il resto resta com’è, ma un elenco va riscritto per intero. Negli elenchi "
    "ogni riga è un elemento e una barra ( | ) ne divide le parti: fra due barre può non esserci niente. Se "
    "arrivi dal modulo del sito, il testo è già in fondo: non toccare nulla e invia. Ciò che scrivi è "
    "pubblico: niente nomi di persone seguite dai servizi."
)
# What is written where a list of values is left empty on purpose.
NOBODY = "nessuno"


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
    word, *others = (_field(part, areas) for part in FORM_PARTS)
    return (word, *_WHICH, *others, *_READY)


# The parts of a word that the form asks for; the name of each is the id of its field.
FORM_PARTS = tuple(part for part in PARTS if Surface.FORM in part.on)
_WHICH = (
    FormField(
        "identificativo",
        "Identificativo",
        "Solo per correggere: è l’ultima parte dell’indirizzo della voce, come «bando».",
    ),
    FormField(
        "lato",
        "Il tuo lato",
        "Da quale lato scrivi. Serve alla redazione.",
        options={side.value: f"{side.label}: {side.help}" for side in SideName},
    ),
)
_READY = (
    FormField(
        "yaml",
        "Testo della voce",
        "Lo scrive il modulo del sito: incolla qui ciò che hai copiato, com’è. Se c’è, vale questo e i campi "
        "qui sopra non si leggono.",
        lines=True,
        code="yaml",
    ),
    FormField(
        "fonti_nuove",
        "Fonti nuove",
        "Le fonti che mancano nel registro, con gli stessi campi di glossary/fonti.yml.",
        lines=True,
        code="yaml",
    ),
    FormField(
        "partenza", "Partenza", "Lascialo vuoto: serve se la voce cambia mentre scrivi, e te lo diciamo noi."
    ),
)


def _field(part: Part, areas: Mapping[str, Area]) -> FormField:
    field = field_at(part.at)
    help_ = f"{field.description} {_how(field)}".strip()
    options = {id_: area.nome for id_, area in areas.items()} if part.at == ("area",) else _menu(field)
    return FormField(part.name, part.label, help_, is_prose(field) or is_many(field), options)


def _menu(field: FieldInfo) -> dict[str, str] | None:
    """Return what may be chosen where one value of a closed list is asked."""
    values = [] if is_many(field) else values_of(field)
    return {value.value: f"{value.label}: {value.help}" for value in values} or None


def _how(field: FieldInfo) -> str:
    """Say how a list, or the parts of a record, are typed."""
    if record := record_of(field.annotation):
        example = " Per esempio: cts | art. 55, c. 3" if record is Citation else ""
        return f"{'Una riga per elemento' if is_many(field) else 'Così'}: {columns(record)}.{example}"
    if not is_many(field):
        return ""
    values = ", ".join(value.label for value in values_of(field))
    which = f", fra questi: {values}" if values else ", con il suo identificativo" if refers_to(field) else ""
    return f"Una riga per elemento{which}."


def columns(record: type[BaseModel]) -> str:
    """Return the parts of a record in the order in which they are typed on a line, with bars between them."""
    return " | ".join(_column(name, field) for name, field in record.model_fields.items())


def _column(name: str, field: FieldInfo) -> str:
    label = name if field.annotation is bool else label_of(name, field).lower()
    values = ", ".join(value.value for value in values_of(field))
    note = f"{values} o {NOBODY}" if values else "identificativo" if refers_to(field) else ""
    return f"{label} ({note})" if note else label


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
    found: list[tuple[FormField, list[str]]] = []
    left = list(fields)
    for line in text.split("\n"):
        index = next((i for i, field in enumerate(left) if line.rstrip() == f"### {field.label}"), None)
        if index is not None:
            found.append((left[index], []))
            left = left[index + 1 :]
        elif found:
            found[-1][1].append(line)
    read = ((field.id, _answer("\n".join(lines), field)) for field, lines in found)
    return {id_: answer for id_, answer in read if answer}


def body_of(text: str) -> str:
    """Return the body of an issue where ``text`` was pasted as the text of a word."""
    [field] = [field for field in _READY if field.id == "yaml"]
    return f"### {field.label}\n\n{fenced(text, field.code)}\n"


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
    # By the name alone: an issue may be older than the words that explain it.
    chosen = {shown.partition(": ")[0]: value for value, shown in (field.options or {}).items()}
    return chosen.get(answer.partition(": ")[0], answer)
