"""The lines of a table, from whatever file → words. The columns are ours, or go by other names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from parole.importing.foreign import Foreign, Found, Unreadable, alike, cleaned
from parole.importing.headers import COMPUTED, Line, column, header_line, normal
from parole.model.parts import Kind, Part, field_at, item_record
from parole.model.walk import is_many, is_prose
from parole.opendata import tables

_FORMULA = re.compile(r"'(?=[=+\-@])")
_BROKEN = "Righe che non hanno le colonne della prima: {} (manca una virgoletta attorno a un testo?)"
_NAMELESS = "Righe senza un nome: {}"
_TOGETHER = "Più righe per la stessa parola, unite: controlla"
_NAMES = ("termine", "inglese", "sostituito_da", "ritirata_il")
_INNERMOST = 100  # the level of a name that says no level, where others do
# Each part that our table has, with its columns: one, or one for each field of its records.
_PARTS = {
    part: {column.field: column.name for column in columns}
    for part, columns in groupby(tables.COLUMNS, key=lambda column: column.part)
    if part
}
# What divides names in the tables of others, the strongest sign first.
_SIGNS = tuple(map(re.compile, (";", r"[\r\n\x0b\x85\u2028]+", ",")))
# The columns that hold many values, and whether these are names: a text is divided by our own sign alone.
_DIVIDED = {"usare": True} | {
    column: part.kind is not Kind.SOURCES and not (name and is_prose(item_record(part).model_fields[name]))
    for part, columns in _PARTS.items()
    for name, column in columns.items()
    if part.kind in {Kind.ITEMS, Kind.SOURCES} or is_many(field_at(part.at))
}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a line: under which header, in which column of ours, if any."""

    header: str
    column: str
    text: str


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
            "nessuna colonna si chiama «termine»: chiama così quella con le parole, in una riga sopra di loro"
            + (f"; la prima dice {names}" if names else "")
        )
    table = _Table(lines[at].cells)
    found = Found(outside=[said for line in lines[:at] for said in line.said()])
    for line in lines[at + 1 :]:
        table.read(line, found)
    return found


class _Table:
    """Reads lines under their headers; ``ours`` tells that the table comes from this same engine.

    Where columns say their level, a line has a word for each; what has no level is of the innermost. Levels
    that are blank on the left are those of the line above. A word that comes again at the same place, or with
    the same address, is the same word.
    """

    def __init__(self, headers: Sequence[str]) -> None:
        self._headers = _trimmed([cleaned(header) for header in headers])
        names = {normal(header) for header in self._headers}
        self._ours = names >= {"tipo", "stato", "gulpease", "indirizzo"}
        self._columns = [column(header) for header in self._headers]
        self._above: dict[int, Foreign] = {}
        self._met: dict[tuple[str, int, str], Foreign] = {}

    def read(self, line: Line, found: Found) -> None:
        """Add the words of a line, or tell why it has none."""
        cells = _trimmed(line.cells)
        if not cells or [cleaned(cell) for cell in cells] == self._headers:
            return
        wide = sum(1 for header in self._headers if header)
        levels = self._levels(cells)
        if len(cells) > len(self._headers) or (len(line.cells) == 1 < wide):
            why = _BROKEN
        elif levels:
            found.words += self._words(levels, line.place)
            return
        else:
            why = _NAMELESS
        found.outside += line.said(self._headers)
        found.remarks.append(why.format(line.place))

    def _levels(self, cells: Sequence[str]) -> dict[int, list[_Cell]]:
        """Return the cells of each level that has a name, from the outermost."""
        found: defaultdict[int, list[_Cell]] = defaultdict(list)
        for header, (name, level), text in zip(self._headers, self._columns, cells, strict=False):
            if not (self._ours and normal(header) in COMPUTED):
                found[level or _INNERMOST].append(_Cell(header, name, _FORMULA.sub("", text, count=1)))
        named = [level for level in sorted(found) if _names_something(found[level])]
        others = [cell for level in found if level not in named for cell in found[level]]
        return {level: found[level] + (others if level == named[-1] else []) for level in named}

    def _words(self, levels: Mapping[int, list[_Cell]], place: str) -> Iterator[Foreign]:
        """Yield the words of a line that were not met before; each is under that of the level before."""
        for level, cells in levels.items():
            self._above = {each: word for each, word in self._above.items() if each < level}
            above = self._above[max(self._above)] if self._above else None
            row = _Row(cells, place, ours=self._ours)
            key = (row.address or (above.key if above else ""), level, alike(row.name))
            word = self._met.get(key) if level != _INNERMOST else None
            if word is None:
                word = row.word()
                word.key = f"{place}, livello {level}" if level != _INNERMOST else word.key
                yield word
            elif row.into(word) and level == max(levels):
                word.remarks.append(_TOGETHER)
            if above and above.key not in word.named["piu_ampio"]:
                word.named["piu_ampio"].append(above.key)
            if level != _INNERMOST:
                self._met[key] = self._above[level] = word


def _trimmed(cells: Sequence[str]) -> list[str]:
    """Return the cells of a line up to the last that says something."""
    last = max((number for number, cell in enumerate(cells, 1) if cleaned(cell)), default=0)
    return [*cells[:last]]


def _names_something(cells: Sequence[_Cell]) -> bool:
    """Tell whether cells are of a word: a lone capital is a heading of an alphabetical list."""
    said = [cell for cell in cells if cleaned(cell.text)]
    names = {cell.column: cleaned(cell.text) for cell in reversed(said) if cell.column in _NAMES}
    heading = len(said) == 1 and re.fullmatch("[A-Z]", names.get("termine", ""))
    return bool(names) and not heading


class _Row:
    """Reads the cells of one word."""

    def __init__(self, cells: Sequence[_Cell], place: str, *, ours: bool) -> None:
        self._cells, self._ours, self._place = cells, ours, place
        self._texts: defaultdict[str, list[str]] = defaultdict(list)
        for cell in cells:
            self._texts[cell.column].append(cell.text)
        self.name = self._first("termine") or self._first("inglese")
        self.address = self._first("stesso_di")

    def word(self) -> Foreign:
        """Return the word of the line."""
        id_ = self._first("id")
        id_ = id_ if self._ours or re.search("[a-z]", id_) else ""  # a number of others names nothing here
        word = Foreign(key=id_ or self.name, id=id_)
        word.settle(id_)
        if not self._ours:
            word.main_name(self.name)
        if self.name and not self._first("termine"):
            word.tell_foreign_name("en")
        self.into(word)
        return word

    def into(self, word: Foreign) -> bool:
        """Add what the line says to a word; tell whether there is anything new."""
        for part, columns in _PARTS.items():
            if part.kind is Kind.ITEMS:
                self._records(word, part, columns)
            else:
                self._fill(word, part, *columns.values())
        if not self._first("termine"):
            word.fields.pop("inglese", None)
        word.definitions += filter(None, map(cleaned, self._texts["definizione"]))
        word.put("sostituito_da", self._first("sostituito_da"))
        if day := self._first("ritirata_il"):
            word.withdraw(day, self._first("ritirata_perche"), self._values("usare"))
        return self._count(word)

    def _first(self, name: str) -> str:
        return next(filter(None, map(cleaned, self._texts[name])), "")

    def _values(self, column: str) -> list[str]:
        """Return what the cells of a column say, all of them if it is one that holds many values."""
        if column not in _DIVIDED:
            return [self._first(column)]
        return [value for text in self._texts[column] for value in self._divided(column, text)]

    def _divided(self, column: str, text: str) -> list[str]:
        return split(text, foreign=_DIVIDED[column] and not self._ours) if column in _DIVIDED else [text]

    def _fill(self, word: Foreign, part: Part, column: str) -> None:
        """Put the cells of a column in the part that they are of."""
        values = self._values(column)
        if part.kind in {Kind.SOURCES, Kind.TIES}:
            word.named[part.name] += values
        elif part.name == "stesso_di":
            word.same_as(*values)
        elif part.name == "sigle" and not self._ours:
            word.add("sigle", *values)
        elif part.name == "varianti" and not self._ours:
            word.name(*values)
        else:
            word.fill(part, dict.fromkeys(values))

    def _records(self, word: Foreign, part: Part, columns: Mapping[str, str]) -> None:
        """Put the cells of several columns, value by value, in the records of a part."""
        for values in zip_longest(*map(self._in_order, columns.values()), fillvalue=""):
            word.fill_record(part, dict(zip(columns, values, strict=True)))

    def _in_order(self, column: str) -> list[str]:
        """Return the values of the first cell that has any; of texts and of ours, empty ones too."""
        text = next(filter(cleaned, self._texts[column]), "")
        if _DIVIDED[column] and not self._ours:
            return split(text)
        return list(map(cleaned, tables.split(text)))

    def _count(self, word: Foreign) -> bool:
        """Count every value of the line, as the columns divide them; tell whether there are new ones."""
        counted = {(said.label, alike(said.text)) for said in word.values}
        before = len(counted)
        for cell in self._cells:
            place = f"{self._place}, colonna {cell.header or 'senza titolo'}"
            for piece in self._divided(cell.column, cell.text):
                if (cell.header, alike(piece)) not in counted:
                    counted.add((cell.header, alike(piece)))
                    word.say(cell.header, piece, place, homeless=not cell.column)
        return bool(before) and len(word.values) > before


def split(cell: str, *, foreign: bool = True) -> list[str]:
    r"""Return the values of a cell: between « | » (a bar inside is ``\|``), or other signs."""
    parts = tables.split(cell)
    sign = next((sign for sign in _SIGNS if sign.search(cell.strip())), None)
    if len(parts) == 1 and foreign and sign:
        parts = sign.split(cell)
    return [part for part in dict.fromkeys(map(cleaned, parts)) if part]
