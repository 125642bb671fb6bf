"""A workbook (XLSX) → words: every sheet that has the names of the columns, hidden parts too."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from parole.importing.foreign import Found, Said, Unreadable, cleaned
from parole.importing.headers import Line, header_line
from parole.importing.rows import words_of

# What a workbook may be once open: a small file may hide giants.
_MAX_OPEN = 200_000_000
_MAX_CELLS = 2_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BROKEN = (
    InvalidFileException, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ParseError, LookupError,
    ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError, AssertionError,
)  # fmt: skip


def read_xlsx(content: bytes) -> Found:
    """Return the words of a workbook.

    Raises:
        Unreadable: it is no workbook, or no sheet has a column called «termine».
    """
    _check(content)
    try:
        shown = load_workbook(BytesIO(content), data_only=True)
        written = load_workbook(BytesIO(content))
    except _BROKEN as error:
        raise Unreadable("il foglio non si apre: è rovinato. Aprilo, salvalo di nuovo come .xlsx") from error
    found = Found()
    sheets = [_Sheet(shown[sheet.title], sheet, found) for sheet in written.worksheets]
    tables = [sheet for sheet in sheets if header_line(sheet.lines) is not None]
    for sheet in sheets:
        if sheet in (tables or sheets[-1:]):  # the last says what is missing, where none has words
            read = words_of(sheet.lines)
            found.words += read.words
            found.outside += read.outside
            found.remarks += read.remarks
        else:
            found.outside += [said for line in sheet.lines for said in line.said()]
    return found


def _check(content: bytes) -> None:
    """Refuse what is no workbook, or would open without end."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            "è un vecchio file di Excel (.xls) o ha una password: salvalo come .xlsx, senza password"
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable("il file non è un foglio di calcolo .xlsx")
            if sum(member.file_size for member in members) > _MAX_OPEN:
                raise Unreadable(f"il foglio, aperto, supera {_MAX_OPEN // 1_000_000} MB: dividilo")
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(member):
                    raise Unreadable("il foglio dichiara entità XML, che non si aprono per sicurezza")
    except _BROKEN as error:
        raise Unreadable("il file non è un foglio di calcolo .xlsx, o è rovinato") from error


class _Sheet:
    """Reads one sheet as lines of texts; what a table cannot say is told in ``found``."""

    def __init__(self, shown: Worksheet, written: Worksheet, found: Found) -> None:
        self._shown, self._written, self._found = shown, written, found
        self._name = shown.title
        if shown.max_row * shown.max_column > _MAX_CELLS:
            raise Unreadable(f"il foglio «{self._name}» ha troppe caselle: togli righe e colonne vuote")
        self._spread = dict(self._merged())
        columns = range(1, shown.max_column + 1)
        self.lines = [
            Line(f"foglio «{self._name}», riga {row}", [self._text(row, column) for column in columns])
            for row in range(1, shown.max_row + 1)
        ]
        self._tell_hidden()

    def _text(self, row: int, column: int) -> str:
        at = self._spread.get((row, column), (row, column))
        cell, typed = self._shown.cell(*at), self._written.cell(*at)
        place = f"foglio «{self._name}», {typed.coordinate}"
        text = as_text(cell.value)
        if at == (row, column) and isinstance(typed, Cell):
            self._tell_beside(typed, text, place)
        return _formula(typed.value) if typed.data_type == "f" and not text else text

    def _tell_beside(self, cell: Cell, text: str, place: str) -> None:
        """Tell the comment, the link and the formula of a cell: a formula may hold a link too."""
        link, formula = cell.hyperlink, cell.data_type == "f"
        beside = {
            "commento": cell.comment.text if cell.comment else "",
            "collegamento": (link.target or link.location or "") if link else "",
            "formula": _formula(cell.value) if formula and text else "",
        }
        told = ((label, said) for label, said in beside.items() if cleaned(said) and said != text)
        self._found.outside += [Said(label, as_text(said), place) for label, said in told]
        if formula:
            kind = "vale ciò che il foglio mostrava" if text else "non è calcolata: portata com’è scritta"
            self._found.remarks.append(f"Formula, {kind}: {place}")

    def _merged(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Yield each cell that is under another, and that other: down a column, one value holds for all."""
        for area in self._shown.merged_cells.ranges:
            place = f"foglio «{self._name}», {area.coord}"
            self._found.remarks.append(f"Caselle unite, il valore vale per ogni riga: {place}")
            for row in range(area.min_row + 1, min(area.max_row, self._shown.max_row) + 1):
                yield (row, area.min_col), (area.min_row, area.min_col)

    def _tell_hidden(self) -> None:
        columns, rows = self._shown.column_dimensions.items(), self._shown.row_dimensions.items()
        hidden = [f"colonna {name}" for name, each in columns if each.hidden]
        hidden += [f"riga {name}" for name, each in rows if each.hidden]
        hidden += ["tutto il foglio"] if self._shown.sheet_state != "visible" else []
        for what in hidden:
            self._found.remarks.append(f"Nascosto nel foglio, ma letto: foglio «{self._name}», {what}")


def _formula(value: Any) -> str:
    return str(getattr(value, "text", value))


def as_text(value: Any) -> str:
    """Return the value of a cell as people would type it: a day is 2026-11-22, a whole number 3."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "sì" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
