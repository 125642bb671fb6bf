"""A table (CSV) → words. The columns are those of our own table, and go by other usual names too."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from itertools import groupby, zip_longest

from parole.importing.foreign import Foreign, Unreadable, cleaned
from parole.language.italian import slug
from parole.model.parts import Kind, Part, field_at, item_record, prose_fields
from parole.model.walk import is_many
from parole.opendata import tables

# The other names that a column of our table may have: those of other glossaries, and those it had before.
ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("identificativo", "codice"),
    "termine": ("parola", "voce", "lemma", "nome", "term"),
    "sigle": ("sigla", "acronimo", "acronimi", "acronym", "abbreviazione"),
    "varianti": ("variante", "sinonimi", "sinonimo", "altre_forme", "synonyms"),
    "sconsigliati_forma": ("sconsigliati", "sconsigliate", "forme_da_evitare", "da_evitare"),
    "sconsigliati_perche": ("perche_evitare",),
    "inglese": ("english", "traduzione_inglese"),
    "area": ("ambito", "categoria", "tema"),
    "in_breve": ("sintesi",),
    "pa_definizione": ("pa", "pubblica_amministrazione", "definizione_pa"),
    "pa_fonti": ("fonti_pa",),
    "terzo_settore_definizione": ("terzo_settore", "definizione_terzo_settore", "ets"),
    "terzo_settore_fonti": ("fonti_terzo_settore",),
    "come_dirlo_da_scrivere": ("come_dirlo",),
    "esempio_tipo": ("tipo_esempio",),
    "esempio_fonte": ("fonte_esempio",),
    "fonti": ("fonte", "riferimenti", "riferimenti_normativi"),
    "piu_ampio": ("termine_piu_ampio",),
    "vedi_anche": ("correlati", "termini_correlati", "rimandi"),
    # A definition that does not say whose it is: our own table has none.
    "definizione": ("significato", "descrizione", "definition"),
}
# Columns of our own table that are computed again: by them it is known from others.
_COMPUTED = frozenset({"tipo", "stato", "gulpease", "indirizzo"})
_NAMES = ({name for name, _, _ in tables.described()} | {"definizione"}) - _COMPUTED
_MEANING = {other: name for name, others in ALIASES.items() for other in others} | {n: n for n in _NAMES}
_FORMULA = re.compile(r"'(?=[=+\-@])")


def read_csv(content: bytes) -> list[Foreign]:
    """Return the words of a table.

    Raises:
        Unreadable: it is no table, or no column is called «termine».
    """
    text = _decoded(content)
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Unreadable(f"la tabella non si legge ({error}): controlla le virgolette") from error
    if not rows:
        raise Unreadable("il file è vuoto")
    headers = [slug(header).replace("-", "_") for header in rows[0]]
    if not {"termine", "sostituito_da"} & {_MEANING.get(header, "") for header in headers}:
        raise Unreadable("nessuna colonna si chiama «termine»: la prima riga deve dare i nomi delle colonne")
    ours = set(headers) >= _COMPUTED
    rows_ = ((number, row) for number, row in enumerate(rows[1:], 2) if any(row))
    return [_Row(headers, row, ours=ours).word(f"riga {number}") for number, row in rows_]


def _decoded(content: bytes) -> str:
    """Read UTF-8, with or without its mark, or what older Italian spreadsheets write."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("i caratteri non si leggono: salva la tabella come CSV UTF-8")


class _Row:
    """Reads one line; ``ours`` tells that the table comes from this same engine."""

    def __init__(self, headers: list[str], row: list[str], *, ours: bool) -> None:
        self._ours = ours
        self._cells: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._unknown: list[tuple[str, str]] = []
        for header, cell in zip(headers, row, strict=False):
            told = (header, _FORMULA.sub("", cell, count=1))
            if header in _MEANING:
                self._cells[_MEANING[header]].append(told)
            elif not (header in _COMPUTED and ours):
                self._unknown.append(told)
        self._unknown += [("oltre_le_colonne", cell) for cell in row[len(headers) :]]

    def word(self, otherwise: str) -> Foreign:
        """Return the word of the line; ``otherwise`` is its key if it has neither an id nor a name."""
        id_ = self._first("id")
        word = Foreign(key=id_ or self._first("termine") or otherwise, id=id_)
        for part, columns in _columns():
            if part.kind is Kind.ITEMS:
                self._records(word, part, columns)
            else:
                self._fill(word, part, *columns.values())
        word.definitions += [text for _, cell in self._cells["definizione"] if (text := cleaned(cell))]
        self._left_over(word)
        self._keep(word, self._unknown)
        return word

    def _first(self, name: str) -> str:
        return next((text for _, cell in self._cells[name] if (text := cleaned(cell))), "")

    def _many(self, name: str) -> list[str]:
        return [value for _, cell in self._cells[name] for value in split(cell, foreign=not self._ours)]

    def _fill(self, word: Foreign, part: Part, name: str) -> None:
        """Put the cells of a column in the part that they are of."""
        if part.kind is Kind.SOURCES:
            cells = (text for _, cell in self._cells[name] for text in split(cell, foreign=False))
            word.cited[part.name] += [(text,) for text in cells]
        elif part.kind is Kind.TIES and is_many(field_at(part.at)):
            ties = word.broader if part.name == "piu_ampio" else word.related
            ties += self._many(name)
        elif is_many(field_at(part.at)):
            word.fill(part, dict.fromkeys(self._many(name)))
        else:
            first = self._first(name)
            if part.kind is Kind.TIES:
                word.area = first
            else:
                word.fill(part, [first])
            self._keep(word, [told for told in self._cells[name] if cleaned(told[1]) != first])

    def _records(self, word: Foreign, part: Part, columns: Mapping[str, str]) -> None:
        """Put the cells of several columns, value by value, in the records of a part."""
        described, prose = item_record(part).model_fields, prose_fields(item_record(part))
        cells = {f: self._values(word, name, names=f not in prose) for f, name in columns.items()}
        for values in zip_longest(*cells.values(), fillvalue=""):
            word.fill_record(part, {
                field: value.split(", ") if is_many(described[field]) else [value]
                for field, value in zip(cells, values, strict=True)
            })  # fmt: skip

    def _values(self, word: Foreign, name: str, *, names: bool) -> list[str]:
        """Return the values of a column, in order, empty ones too; a second column of it is kept as notes."""
        cells = [told for told in self._cells[name] if told[1]]
        self._keep(word, cells[1:])
        cell = cells[0][1] if cells else ""
        foreign = names and not self._ours and tables.SEPARATOR not in cell
        return split(cell) if foreign else _parts(cell)

    def _keep(self, word: Foreign, cells: Iterable[tuple[str, str]]) -> None:
        for header, cell in cells:
            word.note(header.replace("_", " ").capitalize() or "Senza titolo", cell)

    def _left_over(self, word: Foreign) -> None:
        """Note that a line is a redirect or a withdrawn word."""
        word.put("sostituito_da", self._first("sostituito_da"))
        if day := self._first("ritirata_il"):
            instead, why = self._many("usare"), self._first("ritirata_perche")
            rest = ({"perche": why} if why else {}) | ({"usare": instead} if instead else {})
            word.fields["ritirato"] = {"data": day} | rest


def _columns() -> Iterator[tuple[Part, dict[str, str]]]:
    """Yield each part that our table has, with its columns: one, or one for each field of its records."""
    columns = ((column.part, column) for column in tables.COLUMNS)
    for part, found in groupby(columns, key=lambda each: each[0]):
        if part:
            yield part, {column.field: column.name for _, column in found}


def split(cell: str, *, foreign: bool = True) -> list[str]:
    r"""Return the values of a cell: between « | » (a bar inside is ``\|``), or else between semicolons."""
    parts = _parts(cell)
    if len(parts) == 1 and foreign:
        parts = [cleaned(part) for part in parts[0].split(";")]
    return [part for part in dict.fromkeys(parts) if part]


def _parts(cell: str) -> list[str]:
    return [cleaned(value) for value in tables.split(cell)]
