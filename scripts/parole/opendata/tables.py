"""The words as a table: one line each, for spreadsheets and for programs.

One list of columns makes both files and their description. The Italian spreadsheet gets plain texts,
semicolons, a byte order mark, and cells that no program runs as a formula; the plain file
(RFC 4180) says what was typed.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import StringIO
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.concept import Citation
from parole.model.parts import PARTS, Kind, Part, Surface, field_at, item_record, value_at
from parole.model.walk import is_many
from parole.opendata import records
from parole.opendata.published import PublishedRedirect, PublishedWord
from parole.rendering.edition import LICENCE_ID
from parole.rendering.renderer import Renderer

SPREADSHEET, PLAIN = "glossario.csv", "glossario-piano.csv"
# Between the values of a cell that has many; inside a value, «|» is written «\\|» and «\\» is written «\\\\».
SEPARATOR = " | "
MANY = " Più valori sono separati da « | »."
# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"

Cell = Callable[[PublishedWord], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, what it holds, its type in Table Schema, how to read it from a word.

    ``part`` is the part of the word that it holds, if it is not computed, and ``field`` which field of its
    records, if it is a list of records; ``shown`` is the cell for people, where it has no marks.
    """

    name: str
    help: str
    cell: Cell
    type: str = "string"
    part: Part | None = None
    field: str = ""
    shown: Cell | None = None


def joined(values: Iterable[str]) -> str:
    """Return many values as one cell; :func:`split` gives them back."""
    return SEPARATOR.join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split(cell: str) -> list[str]:
    """Return the values of a cell that :func:`joined` wrote."""
    values = cell.split(SEPARATOR) if cell else []
    return [value.replace("\\|", "|").replace("\\\\", "\\") for value in values]


def cited(citations: Iterable[Citation]) -> str:
    """Return citations as one cell: «cts: art. 55, c. 3», with «(storico)» after those cited on purpose."""
    return joined(
        c.fonte + (f": {c.rif}" if c.rif else "") + (" (storico)" if c.storico else "") for c in citations
    )


def _columns(part: Part) -> Iterator[Column]:
    """Yield the columns of a part: one, or one for each field of the records of a list."""
    if part.kind is Kind.ITEMS:
        for name, field in item_record(part).model_fields.items():
            cell, shown = partial(_of_items, part, name), partial(_of_plain_items, part, name)
            help_ = _help(part, field) + MANY
            yield Column(f"{part.name}_{name}", help_, cell, part=part, field=name, shown=shown)
    else:
        field = field_at(part.at)
        help_ = _help(part, field) + (MANY if is_many(field) else "")
        text = partial(_plain_text, part) if part.kind is Kind.TEXT else None
        kind = "date" if date in get_args(field.annotation) or field.annotation is date else "string"
        yield Column(part.name, help_, partial(_of_part, part), kind, part=part, shown=text)


def _help(part: Part, field: FieldInfo) -> str:
    return f"{part.label}{'' if part.label.endswith('?') else '.'} {field.description}"


def _of_items(part: Part, name: str, word: PublishedWord) -> str:
    return _of_records(value_at(word.scritto, part.at), name)


def _of_plain_items(part: Part, name: str, word: PublishedWord) -> str:
    return _of_records(getattr(word.calcolato.testi, part.name), name)


def _of_records(records_: Iterable[BaseModel], name: str) -> str:
    return joined(_said(getattr(record, name)) for record in records_)


def _of_part(part: Part, word: PublishedWord) -> str:
    value = value_at(word.scritto, part.at)
    if part.kind is Kind.SOURCES:
        return cited(value if isinstance(value, tuple) else [value] if value else [])
    return joined(value) if isinstance(value, tuple) else _said(value)


def _plain_text(part: Part, word: PublishedWord) -> str:
    return getattr(word.calcolato.testi, part.name) or ""


def _said(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


COLUMNS: tuple[Column, ...] = (
    Column("id", "L’identificativo permanente, che sta anche nell’indirizzo.", lambda w: w.id),
    Column("tipo", "«voce», «rinvio» (ha cambiato identificativo) o «ritirata».", lambda w: w.tipo),
    *(
        column
        for part in PARTS
        if Surface.DATA in part.on and part.section != "approvazioni"
        for column in _columns(part)
    ),
    Column("stato", "Lo stato, ricavato dai testi e dalle approvazioni.", lambda w: w.calcolato.stato.value),
    Column(
        "gulpease", "L’indice di leggibilità, da 0 a 100.", lambda w: str(w.calcolato.gulpease), "integer"
    ),
)
# What the lines of the other two kinds say, beside their id, kind and address.
LAST: tuple[tuple[str, str, str], ...] = (
    ("sostituito_da", "La voce che ha preso il posto di un rinvio.", "string"),
    ("ritirata_il", "Il giorno del ritiro.", "date"),
    ("ritirata_perche", "Perché è stata ritirata.", "string"),
    ("usare", "Le voci da usare al posto di una ritirata." + MANY, "string"),
    ("indirizzo", "L’indirizzo della pagina: completo, oppure dalla radice del sito.", "string"),
    ("creata", "L’edizione in cui la parola è entrata. Vuota finché non è pubblicata.", "date"),
    ("modificata", "L’edizione del testo: l’ultima in cui è cambiato.", "date"),
    ("licenza", "La licenza dei testi, che va con ogni riga.", "string"),
)


def spreadsheet(renderer: Renderer) -> str:
    """Return the table for Italian spreadsheets: plain texts, «;», a mark that says UTF-8, no formulas."""
    entries = zip(renderer.once(records.entries), renderer.once(_rows), strict=True)
    return _MARK + _written((_for_people(entry, cells) for entry, cells in entries), ";")


def plain(renderer: Renderer) -> str:
    """Return the table for programs (RFC 4180): what was typed, as it was typed."""
    return _written(renderer.once(_rows), ",")


def described() -> list[tuple[str, str, str]]:
    """Return name, help and type of every column, in order."""
    return [(column.name, column.help, column.type) for column in COLUMNS] + list(LAST)


def table_schema() -> dict[str, object]:
    """Return the Table Schema of both files."""
    fields: list[dict[str, object]] = [
        {"name": name, "type": kind, "description": help_} for name, help_, kind in described()
    ]
    fields[0]["constraints"] = {"required": True, "unique": True}
    return {"fields": fields, "primaryKey": "id", "missingValues": [""]}


def _rows(renderer: Renderer) -> list[dict[str, str]]:
    """Return the cells of every entry, as typed: both files come from them."""
    return list(map(_cells, renderer.once(records.entries)))


def _cells(entry: records.Entry) -> dict[str, str]:
    """Return the cells of an entry by the name of their column: any other is empty."""
    page = entry.calcolato.indirizzi.pagina
    cells = {"id": entry.id, "tipo": entry.tipo, "indirizzo": page.assoluto or page.percorso}
    cells["licenza"] = LICENCE_ID
    if isinstance(entry, PublishedWord):
        cells |= {column.name: column.cell(entry) for column in COLUMNS}
        if edition := entry.calcolato.edizione:
            cells |= {"creata": str(edition.creata), "modificata": str(edition.modificata)}
    elif isinstance(entry, PublishedRedirect):
        cells["sostituito_da"] = entry.scritto.sostituito_da
    else:
        gone = entry.scritto.ritirato
        cells |= {"ritirata_il": str(gone.data), "ritirata_perche": gone.perche, "usare": joined(gone.usare)}
    return cells


def _for_people(entry: records.Entry, cells: dict[str, str]) -> dict[str, str]:
    """Return the cells with plain texts in the place of those with marks, none of which is a formula."""
    if isinstance(entry, PublishedWord):
        cells = cells | {column.name: column.shown(entry) for column in COLUMNS if column.shown}
    return {name: _harmless(cell) for name, cell in cells.items()}


def _harmless(cell: str) -> str:
    """Return a cell that a spreadsheet reads as a text: an apostrophe before what would be a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _written(rows: Iterable[dict[str, str]], delimiter: str) -> str:
    written = StringIO(newline="")
    names = [name for name, _, _ in described()]
    writer = csv.DictWriter(written, names, restval="", delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()
