"""The lines of a table, from whatever file → words. The columns are ours, or go by other names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from parole.importing.foreign import Foreign, Found, Said, Unreadable, cleaned
from parole.importing.headers import COMPUTED, meaning, normal
from parole.model.parts import Kind, Part, field_at, item_record, prose_fields
from parole.model.walk import is_many
from parole.opendata import tables

# Titles and notes may stand above the headers, so many lines at most.
_ABOVE = 40
_FORMULA = re.compile(r"'(?=[=+\-@])")
_BROKEN = "Righe che non hanno le colonne della prima: {} (manca una virgoletta attorno a un testo?)"
_NAMELESS = "Righe senza un nome: {}"
_NOT_SPLIT = ", "


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table, and what people call the place where it is: «riga 3»."""

    place: str
    cells: Sequence[str]

    def said(self, headers: Sequence[str] = ()) -> Iterator[Said]:
        """Yield its cells as values that are of no word."""
        for number, cell in enumerate(self.cells):
            name = headers[number] if number < len(headers) else ""
            if cleaned(cell):
                yield Said(name or f"colonna {number + 1}", cell, self.place)


def header_line(lines: Sequence[Line]) -> int | None:
    """Return which line gives the names of the columns: the one that has most known names."""
    scores = [_score(line) for line in lines[:_ABOVE]]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def _score(line: Line) -> int:
    found = {meaning(cell) for cell in line.cells} - {""}
    return len(found) if found & {"termine", "sostituito_da"} else 0


def words_of(lines: Sequence[Line]) -> Found:
    """Return the words of a table.

    Raises:
        Unreadable: no column is called «termine».
    """
    at = header_line(lines)
    if at is None:
        seen = next((line for line in lines if any(map(cleaned, line.cells))), None)
        names = ", ".join(f"«{cleaned(cell)[:40]}»" for cell in seen.cells[:12]) if seen else ""
        raise Unreadable(
            "nessuna colonna si chiama «termine»: una riga deve dare i nomi delle colonne"
            + (f"; la prima dice {names}" if names else "")
        )
    table = _Table(lines[at].cells)
    found = Found(outside=[said for line in lines[:at] for said in line.said()])
    for line in lines[at + 1 :]:
        table.read(line, found)
    return found


class _Table:
    """Reads lines under their headers; ``ours`` tells that the table comes from this same engine."""

    def __init__(self, headers: Sequence[str]) -> None:
        cells = [cleaned(header) for header in headers]
        while cells and not cells[-1]:
            cells.pop()
        self._headers = cells
        self._ours = {normal(cell) for cell in cells} >= {"tipo", "stato", "gulpease", "indirizzo"}
        hidden = COMPUTED if self._ours else frozenset()
        self._columns = [None if normal(cell) in hidden else meaning(cell) for cell in cells]

    def read(self, line: Line, found: Found) -> None:
        """Add the word of a line, or tell why it has none."""
        cells = list(line.cells)
        while cells and not cleaned(cells[-1]):
            cells.pop()
        if not cells or [cleaned(cell) for cell in cells] == self._headers:
            return
        wide = sum(1 for header in self._headers if header)
        if len(cells) > len(self._headers) or (len(line.cells) == 1 < wide):
            why = _BROKEN
        else:
            row = _Row(self._headers, self._columns, cells, line.place, ours=self._ours)
            why = "" if row.names_something() else _NAMELESS
            if not why:
                found.words.append(row.word())
        if why:
            found.outside += line.said(self._headers)
            found.remarks.append(why.format(line.place))


class _Row:
    """Reads one line."""

    def __init__(
        self,
        headers: Sequence[str],
        columns: Sequence[str | None],
        cells: Sequence[str],
        place: str,
        *,
        ours: bool,
    ) -> None:
        self._ours, self._place = ours, place
        self._cells: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for header, column, cell in zip(headers, columns, cells, strict=False):
            if column is not None:
                self._cells[column].append((header, _FORMULA.sub("", cell, count=1)))

    def names_something(self) -> bool:
        """Tell whether the line is of a word: a lone capital is a heading of an alphabetical list."""
        name = self._first("termine")
        alone = sum(1 for cells in self._cells.values() for _, cell in cells if cleaned(cell)) == 1
        gone = self._first("sostituito_da") or self._first("ritirata_il")
        return bool(gone or (name and not (alone and re.fullmatch("[A-Z]", name))))

    def word(self) -> Foreign:
        """Return the word of the line."""
        id_ = self._first("id")
        id_ = id_ if self._ours or re.search("[a-z]", id_) else ""  # a number of others names nothing here
        word = Foreign(key=id_ or self._first("termine"), id=id_)
        word.settle(id_)
        if not self._ours:
            word.main_name(self._first("termine"))
        for part, columns in _columns():
            if part.kind is Kind.ITEMS:
                self._records(word, part, columns)
            else:
                self._fill(word, part, *columns.values())
        word.definitions += [text for _, cell in self._cells["definizione"] if (text := cleaned(cell))]
        self._left_over(word)
        self._count(word)
        return word

    def _first(self, name: str) -> str:
        return next((text for _, cell in self._cells[name] if (text := cleaned(cell))), "")

    def _many(self, name: str, *, names: bool = True) -> list[str]:
        foreign = names and not self._ours
        return [value for _, cell in self._cells[name] for value in split(cell, foreign=foreign)]

    def _fill(self, word: Foreign, part: Part, name: str) -> None:
        """Put the cells of a column in the part that they are of."""
        many = is_many(field_at(part.at))
        if part.kind is Kind.SOURCES:
            word.cited[part.name] += [(text,) for text in self._many(name, names=False)]
        elif part.kind is Kind.TIES:
            if many:
                ties = word.broader if part.name == "piu_ampio" else word.related
                ties += self._many(name)
            else:
                word.area = self._first(name)
        elif part.name in {"sigle", "varianti"} and not self._ours:
            texts = self._many(name)
            word.add("sigle", *texts) if part.name == "sigle" else word.name(*texts)
        else:
            word.fill(part, dict.fromkeys(self._many(name)) if many else [self._first(name)])

    def _records(self, word: Foreign, part: Part, columns: Mapping[str, str]) -> None:
        """Put the cells of several columns, value by value, in the records of a part."""
        described, prose = item_record(part).model_fields, prose_fields(item_record(part))
        cells = {f: self._values(name, names=f not in prose) for f, name in columns.items()}
        for values in zip_longest(*cells.values(), fillvalue=""):
            word.fill_record(part, {
                field: value.split(_NOT_SPLIT) if is_many(described[field]) else [value]
                for field, value in zip(cells, values, strict=True)
            })  # fmt: skip

    def _values(self, name: str, *, names: bool) -> list[str]:
        """Return the values of the first column that has any, in order, empty ones too."""
        cell = next((cell for _, cell in self._cells[name] if cleaned(cell)), "")
        if not cell:
            return []
        return split(cell) if names and not self._ours else _parts(cell)

    def _count(self, word: Foreign) -> None:
        """Count every value of the line, as the columns divide them."""
        for column, cells in self._cells.items():
            for header, cell in cells:
                place = f"{self._place}, colonna {header or 'senza titolo'}"
                for piece in self._pieces(column, cell):
                    word.say(header, piece, place, homeless=not column)

    def _pieces(self, column: str, cell: str) -> list[str]:
        if column not in _DIVIDED:
            return [cell]
        values = split(cell, foreign=_DIVIDED[column] and not self._ours)
        return (
            [piece for value in values for piece in value.split(_NOT_SPLIT)] if column in _LISTS else values
        )

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


def _divided() -> Iterator[tuple[str, bool]]:
    """Yield the columns that hold many values, and whether these are names."""
    for part, columns in _columns():
        if part.kind is Kind.ITEMS:
            prose = prose_fields(item_record(part))
            yield from ((name, field not in prose) for field, name in columns.items())
        elif part.kind is Kind.SOURCES or is_many(field_at(part.at)):
            yield from ((name, part.kind is not Kind.SOURCES) for name in columns.values())
    yield "usare", True


_DIVIDED = dict(_divided())
_LISTS = frozenset(
    name
    for part, columns in _columns()
    if part.kind is Kind.ITEMS
    for field, name in columns.items()
    if is_many(item_record(part).model_fields[field])
)
# What divides names in the tables of others, the strongest sign first.
_SIGNS = tuple(map(re.compile, (";", r"[\r\n\x0b\x85\u2028]+", ",")))


def split(cell: str, *, foreign: bool = True) -> list[str]:
    r"""Return the values of a cell: between « | » (a bar inside is ``\|``), or other signs."""
    parts = tables.split(cell)
    sign = next((sign for sign in _SIGNS if sign.search(cell.strip())), None)
    if len(parts) == 1 and foreign and sign:
        parts = sign.split(cell)
    return [part for part in dict.fromkeys(map(cleaned, parts)) if part]


def _parts(cell: str) -> list[str]:
    return [cleaned(value) for value in tables.split(cell)]
