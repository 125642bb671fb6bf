"""Slips of the fields: in no record that has them, in the item of another, in the record of the word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

from parole.model.concept import WordFile
from parole.model.registers import ReadingPath
from parole.model.walk import is_many, record_of
from parole.reading.slip_signs import KEY, Line, Slip, fields_in, yaml_slip

DASH = "ogni elemento comincia con «- », allineato agli altri"
FIELD = re.compile(rf"^[ ]*(?:- +)*{KEY}:(?: |$)")
_UNKNOWN = re.compile(r"^[ ]*(?:- +)*[^\s{}\[\]:#-][^{}\[\]:]*:(?: |$)")
# The fields that are of the word and of nothing inside it.
_TOP = frozenset({"termine", "area", "in_breve", "pa", "terzo_settore", "accordo"})

_MANY = frozenset(name for name, each in fields_in(WordFile, ReadingPath) if is_many(each))
# What stands at the margin of a path, and of nothing inside it.
_TOP_OF_PATH = frozenset({"titolo", "prime", "voci"})


@dataclass
class Open:
    """A record that is being written: where its fields begin, its model, its fields so far."""

    column: int
    model: type[BaseModel]
    last: str
    item: str = ""  # the field with the dash, for an item of a list
    seen: set[str] = field(default_factory=set)
    moved_from: int | None = None  # where its last field stood, if it was not its place

    def inner(self) -> type[BaseModel] | None:
        """Return the model of what stands under the last field, if it is a record."""
        last = self.model.model_fields.get(self.last)
        return record_of(last.annotation) if last else None

    def opens_list(self) -> bool:
        """Tell whether the last field holds several records, each with a dash."""
        return self.last in _MANY and self.inner() is not None

    def heads(self) -> set[str]:
        """Return the fields that an item may begin with: those before the first it must have, or that."""
        names = list(self.model.model_fields)
        musts = [at for at, name in enumerate(names) if self.model.model_fields[name].is_required()]
        return set(names[: musts[0] or 1] if musts else names)

    def write(self, key: str) -> None:
        """Take note of a field."""
        self.last = key
        self.seen.add(key)


def fields_of(lines: list[Line]) -> Iterator[tuple[Line, str]]:
    """Yield the lines with a field, but for what is inside a field that nobody knows."""
    unknown: int | None = None
    for line in lines:
        if line.owner or not line.text.strip() or (unknown is not None and line.column > unknown):
            continue
        unknown = None
        if match := FIELD.match(line.text):
            yield line, match["key"]
        elif _UNKNOWN.match(line.text):
            unknown = line.column


def is_top(key: str) -> bool:
    """Tell whether a field is of the word, and of nothing inside it."""
    return key in _TOP


def has_dash(line: Line) -> bool:
    """Tell whether a line begins an item of a list."""
    return "- " in line.text[: line.column]


def misplaced(lines: list[Line]) -> Iterator[Slip]:
    """Yield the fields of a word, or of a path, that stand in no record that has them, or in another's."""
    fields = list(fields_of(lines))
    of_path = {"titolo", "voci"} <= {key for _, key in fields}
    root, top = (ReadingPath, _TOP_OF_PATH) if of_path else (WordFile, _TOP)
    columns = Counter(line.column for line, key in fields if key in top)
    if columns:
        yield from _Walk(lines, fields, Open(columns.most_common(1)[0][0], root, "")).slips()


class _Walk:
    """Goes through the fields of a word, and keeps the records that each is inside, the outermost first."""

    def __init__(self, lines: list[Line], fields: list[tuple[Line, str]], root: Open) -> None:
        self._lines, self._fields = lines, fields
        self._stack = [root]
        self._last = {key: line.number for line, key in fields if line.column == root.column}
        self._moved_to = 0  # the last line of what has been moved with the name above it
        self._shift = 0

    def slips(self) -> Iterator[Slip]:
        """Yield the slips of the fields, and without a rule the lines that move with them."""
        for at, (line, key) in enumerate(self._fields):
            shift = self._shift if line.number <= self._moved_to else 0
            column = line.column + shift
            closed = None
            while len(self._stack) > 1 and self._stack[-1].column > column:
                closed = self._stack.pop()
            home = self._home(at, column, closed)
            row = self._row(column, closed, line, key)
            if row is not None:
                yield from self._aligned(line, key, row, closed)
            elif home is None:
                yield from self._inside(at, column, line, key)
            elif not has_dash(line) and home != column:
                first = self._begins_list(home, key, closed)
                home += 2 if first else 0
                yield from self._moved(line, key, home, dash=first)
                self._settle(home, key, closed, column)
                self._stack[-1].item = key if first else self._stack[-1].item
            elif has_dash(line) and home == line.indent:
                cause = f"un trattino davanti a «{key}:», che non è di un elenco"
                new = " " * home + line.text[line.column :]
                yield yaml_slip(line, line.indent, cause, "toglilo", new)
                self._settle(home, key, closed, home)

    def _begins_list(self, home: int, key: str, closed: Open | None) -> bool:
        """Tell whether a field out of its place is the first of a list that is still empty."""
        top = self._stack[-1]
        inner = top.inner()
        new = home == top.column + 2 and not (closed and closed.column == home)
        return bool(inner and new and top.opens_list() and key in Open(home, inner, "").heads())

    def _row(self, column: int, closed: Open | None, line: Line, key: str) -> int | None:
        """Return where the items begin of the list that an item is of, if it is not in line with them."""
        for each in (closed, self._stack[-1]):
            if each and each.item and has_dash(line) and key in each.heads() and each.column != column:
                return each.column
        return None

    def _aligned(self, line: Line, key: str, row: int, closed: Open | None) -> Iterator[Slip]:
        """Yield the slip of an item out of line, and the lines under it that move too."""
        indent = row - (line.column - line.indent)
        cause = "un elemento dell’elenco non è allineato agli altri"
        under = self._under(line, "")
        under = [] if under and under[0].indent == row else under  # in their place already
        also = ", con le righe che ha sotto" if under else ""
        remedy = f"porta il trattino a {indent} spazi dall’inizio della riga{also}"
        yield yaml_slip(line, line.indent, cause, remedy, " " * indent + line.text.lstrip())
        yield from self._along(under, indent - line.indent)
        if closed and closed.column == row:
            self._stack.append(closed)
        self._stack[-1].seen.clear()
        self._stack[-1].write(key)

    def _home(self, at: int, column: int, closed: Open | None) -> int | None:
        """Return where a field should begin, ``None`` if it may stand where it is."""
        line, key = self._fields[at]
        top = self._stack[-1]
        if column == top.column and key in top.model.model_fields:
            return closed.column if closed and self._is_of(closed, line, key) else None
        inner = top.inner() if column > top.column else None
        again = closed and closed.model is inner and not has_dash(line)
        if inner and key in inner.model_fields and not again:
            if not has_dash(line) and self._is_alone(at, top.column + 2, inner):
                return top.column + 2
            return line.indent if has_dash(line) and not top.opens_list() else None
        found = home_of(key, self._stack, closed)
        margin = self._stack[0].column
        has_it = found == margin and self._last.get(key, line.number) != line.number
        return column if found is None or has_it else found

    def _is_alone(self, at: int, column: int, inner: type[BaseModel]) -> bool:
        """Tell whether the first field of a record is not where the others, all together, are."""
        line, _ = self._fields[at]
        if line.column == column:
            return False
        for number in range(at + 1, len(self._fields)):
            after, key = self._fields[number]
            if after.column <= line.column:
                return after.column == column and key in inner.model_fields and not has_dash(after)
        return False

    def _is_of(self, closed: Open, line: Line, key: str) -> bool:
        """Tell whether a field at the margin is of the record just above, since the word has its own."""
        if len(self._stack) > 1 or key not in closed.model.model_fields or key in closed.seen:
            return False
        return closed.moved_from == line.column or line.number < self._last.get(key, 0)

    def _inside(self, at: int, column: int, line: Line, key: str) -> Iterator[Slip]:
        """Take note of a field that may stand where it is; its dash may lack, or be too many."""
        top = self._stack[-1]
        inner = top.inner() if column > top.column else None
        if inner:
            top = Open(column, inner, key, key if has_dash(line) else "")
            self._stack.append(top)
        elif top.item and not has_dash(line) and self._begins(at, top):
            new = f"{line.text[: line.indent - 2]}- {line.text.lstrip()}"
            yield yaml_slip(line, line.indent, f"manca il trattino davanti a «{key}:»", DASH, new)
            top.seen.clear()
        elif top.item and has_dash(line) and (key in top.heads() or key in top.seen):
            top.seen.clear()
        elif top.item and has_dash(line):
            cause = f"il trattino davanti a «{key}:» comincia un altro elemento"
            new = f"{line.text[: line.indent]}  {line.text[line.indent + 2 :]}"
            yield yaml_slip(line, line.indent, cause, f"toglilo, e allinea «{key}:» sotto «{top.item}:»", new)
        top.write(key)

    def _begins(self, at: int, top: Open) -> bool:
        """Tell whether a field without a dash begins another item: it, or what follows, was there already."""
        key = self._fields[at][1]
        if key == top.item or not (key in top.heads() and top.seen & top.heads()):
            return key == top.item
        for line, after in self._fields[at + 1 :]:
            if line.column < top.column or has_dash(line):
                return False
            if line.column == top.column and after in top.seen:
                return True
        return False

    def _moved(self, line: Line, key: str, home: int, *, dash: bool) -> Iterator[Slip]:
        """Yield the slip of a field out of its place, and the lines under it that must move too."""
        under = self._under(line, key)
        first = under[0] if under else None
        deep = home if first and first.text.lstrip().startswith("- ") else home + 1
        along = first is not None and first.indent < deep
        advice = (
            f"scrivi «- {key}:», con il trattino a {home - 2} spazi dall’inizio" if dash else where(home, key)
        )
        details = (
            ("campo", f"{key}:"),
            ("consiglio", f"{advice}{', con le righe che ha sotto' if along else ''}"),
        )
        new = f"{' ' * (home - 2)}- " if dash else " " * home
        yield Slip(line.number, line.indent, "rientro", details, new + line.text.lstrip())
        if along:
            yield from self._along(under, home - line.indent)

    def _along(self, under: list[Line], shift: int) -> Iterator[Slip]:
        """Yield without a rule the lines that move with the one above them."""
        if under:
            self._moved_to, self._shift = under[-1].number, shift
        for each in under:
            yield Slip(each.number, 0, "", (), " " * (each.indent + shift) + each.text.lstrip(" "))

    def _under(self, line: Line, key: str) -> list[Line]:
        """Return the lines with something that stand under a field."""
        found: list[Line] = []
        holds = line.text.rstrip().endswith(":") or has_dash(line)
        for each in self._lines[line.number :]:
            dash = each.text.lstrip().startswith("- ")
            if not each.text.strip():
                continue
            if each.indent <= line.indent and not (dash and key in _MANY and each.indent == line.indent):
                break
            # Under a text there is no other field, unless it is no more under it.
            if (
                not holds
                and (dash or FIELD.match(each.text))
                and not (found and each.indent >= found[0].indent)
            ):
                break
            found.append(each)
        return found

    def _settle(self, home: int, key: str, closed: Open | None, column: int) -> None:
        """Change the stack as if the field had been where it should."""
        if closed and closed.column == home:
            self._stack.append(closed)
        self._stack = [each for each in self._stack if each.column <= home]
        if self._stack[-1].column < home:
            self._stack.append(Open(home, self._stack[-1].inner() or self._stack[0].model, key))
        self._stack[-1].write(key)
        self._stack[-1].moved_from = column


def home_of(key: str, stack: list[Open], closed: Open | None = None) -> int | None:
    """Return where the fields begin of the nearest record that has one called ``key``."""
    if closed and key in closed.model.model_fields:
        return closed.column
    inner = stack[-1].inner()
    if inner and key in inner.model_fields:
        return stack[-1].column + 2
    return next((each.column for each in reversed(stack) if key in each.model.model_fields), None)


def where(target: int | None, name: str) -> str:
    """Return what to do with a field that should begin at a column."""
    if target is None:
        return "rientrala sotto «fonti:», allineato al nome del testo"
    return f"porta «{name}:» {f'a {target} spazi dall’' if target else 'all’'}inizio della riga"


def enter(stack: list[Open], line: Line) -> None:
    """Change ``stack``, the records that a line is inside, the outermost first, by what the line opens."""
    match = FIELD.match(line.text)
    if match is None:
        return
    while stack and stack[-1].column > line.column:
        stack.pop()
    inner = WordFile if not stack else stack[-1].inner()
    if stack and stack[-1].column == line.column:
        if has_dash(line):
            stack[-1].seen.clear()
        stack[-1].write(match["key"])
    elif inner:
        stack.append(Open(line.column, inner, match["key"], seen={match["key"]}))
