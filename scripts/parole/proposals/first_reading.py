"""The sheet of the first reading → proposals and approvals: what a body of one side read, ticked, corrected.

The sheet is a table (CSV) with a line for each part of each word; the page «Prima lettura» writes it, and
people fill it in a spreadsheet too. A word that the body found right in every part, still as it was when it
was read, gets its approval; one with corrections becomes a proposal, and nobody has approved it yet. Who
approves is said twice, in the sheet and by who runs the command: an approval is never made up.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import Any

from parole.editing.editing import Refusal, approved, path_of
from parole.glossary.state import digest
from parole.language.italian import key
from parole.model.concept import Concept
from parole.model.parts import COVERED, Kind, Part, field_at, value_at
from parole.model.values import SideName
from parole.model.walk import is_many, values_of
from parole.proposals.issue_form import NOBODY
from parole.proposals.submission import Desk, Issue, Outcome
from parole.proposals.submitted_word import Submitted, fields_from, out_of_a_letter
from parole.reading.files import read_glossary

COLUMNS = ("lato", "ente", "data", "parola", "impronta", "parte", "va_bene", "correzione")
# What is ticked or corrected; the names are read with the word itself.
_PARTS = {part.name: part for part in COVERED if part.kind in {Kind.TEXT, Kind.ITEMS, Kind.VALUE}}
_YES = frozenset({"si", "s", "x", "v", "ok", "vero", "true", "1"})
# As a spreadsheet writes a day again.
_ITALIAN_DAY = re.compile(r"^(\d\d)/(\d\d)/(\d{4})$")
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class WordRead:
    """What a body said of a word: the parts that it found right, those that it corrects."""

    mark: str
    right: set[str] = field(default_factory=set)
    mended: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A filled sheet: whose it is, of which day, what it says word by word."""

    side: str
    body: str
    day: str
    words: Mapping[str, WordRead]


@dataclass
class Done:
    """What comes out: the files to write, and what to tell, word by word."""

    files: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def parts_read(concept: Concept) -> Iterator[tuple[Part, list[str]]]:
    """Yield the parts of a word that are read, each with what it says, as it is typed, by lines."""
    for part in _PARTS.values():
        if value := value_at(concept, part.at):
            yield part, [_typed(item) for item in (value if isinstance(value, tuple) else (value,))]


def _typed(item: Any) -> str:
    if not hasattr(item, "model_dump"):
        return str(item)
    fields = item.model_dump(mode="json").values()
    return " | ".join(
        (", ".join(each) or NOBODY) if isinstance(each, list) else str(each or "") for each in fields
    )


def read_sheet(content: bytes) -> Sheet:
    """Return what a filled sheet says; raises :class:`Refusal` if it is none, or of more than one body."""
    rows = _rows(content)
    said = {column: {" ".join(row[column].split()) for row in rows} for column in COLUMNS[:3]}
    for column, values in said.items():
        if len(values) != 1:
            raise Refusal(
                f"Nella colonna «{column}» serve lo stesso valore in ogni riga: un foglio è di un ente solo."
            )
    words: dict[str, WordRead] = {}
    for row in rows:
        word = words.setdefault(row["parola"].strip(), WordRead(row["impronta"].strip()))
        if row["correzione"].strip():
            word.mended[row["parte"].strip()] = row["correzione"].strip()
        elif key(row["va_bene"]) in _YES:
            word.right.add(row["parte"].strip())
    side, body, day = (next(iter(said[column])) for column in COLUMNS[:3])
    return Sheet(side, body, _ITALIAN_DAY.sub(r"\3-\2-\1", day), words)


def _rows(content: bytes) -> list[dict[str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # as Excel saves «CSV» on Windows
    text = out_of_a_letter(text).lstrip()
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter)
    if missing := [column for column in COLUMNS if column not in (reader.fieldnames or ())]:
        raise Refusal(f"Questo non è il foglio di una prima lettura: manca la colonna «{missing[0]}».")
    return [{column: _cell(row[column]) for column in COLUMNS} for row in reader if any(row.values())]


def _cell(text: str | None) -> str:
    """Return a cell as it was typed: without the apostrophe that keeps a spreadsheet from running it."""
    text = text or ""
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def carried_out(sheet: Sheet, files: Mapping[str, bytes], side: SideName, body: str, day: date) -> Done:
    """Return what a sheet makes of the files of the glossary; raises :class:`Refusal` if others filled it."""
    same_side = key(sheet.side) in {key(side.value), key(side.label)}
    if not same_side or key(sheet.body) != key(body) or not key(body):
        raise Refusal(
            f"Il foglio è di «{sheet.body}», lato «{sheet.side}»: qui hai scritto «{body}», lato "
            f"«{side.value}». Devono essere gli stessi."
        )
    done = Done()
    for id_, word in sheet.words.items():
        now = {**files, **{path: text.encode() for path, text in done.files.items()}}
        try:
            _word(done, id_, word, now, side, body, day)
        except Refusal as refusal:
            done.faults.append(f"{id_}: {refusal}")
    return done


def _word(
    done: Done, id_: str, word: WordRead, files: Mapping[str, bytes], side: SideName, body: str, day: date
) -> None:
    reading = read_glossary(files)
    concept = reading.glossary.concepts.get(id_)
    if concept is None:
        raise Refusal("non è nel glossario, o il suo file ha errori: controlla la colonna «parola».")
    if word.mark != digest(concept):
        raise Refusal("il testo è cambiato dopo la lettura: prepara un foglio nuovo e rileggetela.")
    asked = {part.name for part, _ in parts_read(concept)}
    if strange := sorted({*word.right, *word.mended} - _PARTS.keys()):
        raise Refusal(f"«{strange[0]}» non è una parte di questa voce: controlla la colonna «parte».")
    if word.mended:
        typed = fields_from({name: _value(_PARTS[name], text) for name, text in word.mended.items()})
        proposal = Desk(Issue(0, "", ""), files, reading).proposal(Submitted(typed, id_), day)
        done.faults += [f"{id_}: {fault}" for fault in proposal.faults]
        if proposal.outcome is Outcome.READY:
            done.files |= proposal.files
            labels = ", ".join(_PARTS[name].label for name in word.mended)
            done.told.append(f"{id_}: corretta ({labels}). Va riletta: non è approvata.")
        elif proposal.outcome is Outcome.SAME:
            done.told.append(f"{id_}: le correzioni dicono ciò che c’è già. Se va bene, spuntatele.")
    elif left := [_PARTS[name].label for name in _PARTS if name in asked - word.right]:
        done.told.append(f"{id_}: da finire di leggere ({', '.join(left)}).")
    else:
        done.files[path_of(id_)] = approved(files[path_of(id_)].decode(), id_, side, body, day)
        done.told.append(f"{id_}: approvata da «{body}» per il lato «{side.label}».")


def _value(part: Part, text: str) -> str:
    """Return a correction as it is typed: a value of a closed list goes by its name too."""
    at = field_at(part.at)
    if is_many(at):
        return text
    named = {key(each.label): each.value for each in values_of(at)}
    return named.get(key(text), text)
