"""YAML text → nodes in which every scalar is still text and knows its line and column.

PyYAML reads the events; the usual loaders are avoided on purpose: they turn ``no`` into False, ``12:30``
into 750, and keep silently the last of two equal keys (YAML 1.1). Anchors, aliases, tags, directives,
comments and invisible characters are refused: a word must read the same to everyone, and survive any editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem
from parole.reading.slip_signs import NAMES, SINGLE
from parole.reading.yaml_faults import (
    hidden_by_escapes,
    invisible_characters,
    syntax_problem,
    unreadable_text,
)

MAX_DEPTH = 8
# In one file. Past these it is not a file written by a person, and the reading stops.
MOST_PROBLEMS = 1000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A line of a folded text that looks like a field, or like a source.
_FIELD_LIKE = re.compile(
    rf"^ +(?:- +)?(?:\{{fonte:|(?:{NAMES}):(?: |$)|[A-Z]\w+: *(?:$|[\[{{>|]))", re.MULTILINE
)
_NOT_BREAK = re.compile(r"[^\n]")
EMPTY_SCALARS = frozenset({"", "~", "null", "Null", "NULL"})

Location = tuple[str | int, ...]


# Not frozen: a thousand words are two hundred thousand nodes, and a frozen one takes twice as long to make.
@dataclass(slots=True)
class Scalar:
    """A text; ``quoted`` (or in a block) tells ``"null"`` from nothing at all."""

    place: Place
    text: str
    quoted: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written here."""
        return not self.text.strip() if self.quoted else self.text.strip() in EMPTY_SCALARS


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple[Scalar | Sequence | Mapping, ...] = ()


@dataclass(slots=True)
class Mapping:
    """Keys and values; ``keys`` holds the place of each key."""

    place: Place
    values: dict[str, Scalar | Sequence | Mapping] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


AnyNode = Scalar | Sequence | Mapping


def field_name(location: Location) -> str:
    """Return ``("pa", "fonti", 0, "rif")`` as ``pa.fonti[0].rif``."""
    name = ""
    for step in location:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def read_yaml(text: str, path: str) -> tuple[AnyNode | None, list[Problem]]:
    """Return the root node of ``text`` and the problems of its YAML.

    The node is ``None`` when the text cannot be read at all, and then there is at least one problem, or when
    nothing is written. ``path`` is only used to say where a problem is.
    """
    root, problems, _ = read_closely(plain_lines(text), path)
    return root, problems


def plain_lines(text: str) -> str:
    """Return a text without the mark of its start, and with one way of ending lines."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_closely(text: str, path: str) -> tuple[AnyNode | None, list[Problem], bool]:
    """Return what :func:`read_yaml` does, and whether a text may have swallowed what is under it."""
    if invisible := list(invisible_characters(text, path)):
        return None, invisible, False
    builder = _Builder(text, path)
    try:
        root = builder.document()
    except _Refusal as refusal:
        return None, [*builder.problems, refusal.problem], False
    except yaml.MarkedYAMLError as error:
        return None, [syntax_problem(error, text, path, builder.open_bracket)], False
    except yaml.YAMLError:
        return None, [unreadable_text(path)], False
    return root, [*builder.problems, *_comments(text, path, builder.spans)], builder.swallows


@dataclass(frozen=True)
class _Refusal(Exception):
    """Stops the reading of a file whose structure cannot be trusted."""

    problem: Problem


class _Builder:
    """Builds nodes from PyYAML's events, collecting what can be said without stopping."""

    def __init__(self, text: str, path: str) -> None:
        self._text, self._path = text, path
        self._next = _LOADER(text).get_event
        self._has_comments = "#" in text
        self._brackets: list[Place] = []
        self.problems: list[Problem] = []
        self.spans: list[tuple[int, int]] = []
        self.swallows = False

    @property
    def open_bracket(self) -> Place | None:
        """Where the innermost bracket that is not closed yet stands."""
        return self._brackets[-1] if self._brackets else None

    def document(self) -> AnyNode | None:
        """Read the only document of the stream; ``None`` if there is none."""
        root: AnyNode | None = None
        while event := self._next():
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if event.version or event.tags:
                self._refuse("yaml-scorciatoie", event, segno="%")
            if root is not None:
                cause = "il file contiene più documenti separati da «---»"
                remedy = "togli la riga «---»; se le parole sono due, ognuna ha un file suo"
                self._refuse("yaml", event, causa=cause, rimedio=remedy)
            root = self._node(self._next(), ())
        return root

    def _node(self, event: yaml.Event, at: Location) -> AnyNode:
        self._check(event, at)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, at)
        bracket = isinstance(event, yaml.CollectionStartEvent) and event.flow_style
        if bracket:
            self._brackets.append(self._place(event))
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node = self._sequence(event, at) if is_list else self._mapping(event, at)
        if bracket:
            self._brackets.pop()
        return node

    def _scalar(self, event: yaml.ScalarEvent, at: Location) -> Scalar:
        block = event.style in {"|", ">"}
        if self._has_comments or block:
            start, end = self._span(event, block=block)
            self.spans.append((start, end))
            self.swallows = self.swallows or (block and bool(_FIELD_LIKE.search(self._text, start, end)))
        place = self._place(event)
        if not event.style and event.end_mark and event.end_mark.line >= place.line and _is_name(at):
            self.swallows = True
        if event.style == '"':  # there alone are escapes
            self._tell(hidden_by_escapes(event.value, place))
        return Scalar(place, event.value, quoted=bool(event.style))

    def _span(self, event: yaml.ScalarEvent, *, block: bool) -> tuple[int, int]:
        first, last = event.start_mark, event.end_mark
        start, end = (first.index, last.index) if first and last else (0, 0)
        if block:  # what follows the sign on its own line may be a comment
            start = self._text.find("\n", start, end)
        return start, end

    def _tell(self, problems: Iterable[Problem]) -> None:
        """Take note of problems that do not stop the reading, unless they are too many for anyone to read."""
        self.problems += problems
        if len(self.problems) >= MOST_PROBLEMS:
            raise _Refusal(self.problems.pop())

    def _sequence(self, start: yaml.Event, at: Location) -> Sequence:
        items: list[AnyNode] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, (*at, len(items))))
        return Sequence(self._place(start), tuple(items))

    def _mapping(self, start: yaml.Event, at: Location) -> Mapping:
        node = Mapping(self._place(start))
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, at)
            here = (*at, key.text)
            value = self._node(self._next(), here)
            if first := node.keys.get(key.text):
                lists = isinstance(value, Sequence) and isinstance(node.values[key.text], Sequence)
                what = _JOIN if lists else _KEEP
                found = problem(
                    "campo-ripetuto", key.place, field_name(here), riga=first.line, consiglio=what
                )
                self._tell([found])
            if first is None or _is_nothing(node.values[key.text]):
                node.keys[key.text] = key.place
                node.values[key.text] = value
        return node

    def _key(self, event: yaml.Event, at: Location) -> Scalar:
        key = self._node(event, (*at, ""))
        if not isinstance(key, Scalar):
            cause = "parentesi dove serve il nome di un campo"
            self._refuse("yaml", event, causa=cause, rimedio="se è un testo, mettilo tra virgolette")
        if not key.text.strip():
            self._refuse("yaml", event, causa="manca il nome del campo", rimedio="scrivi «campo: valore»")
        if key.text == "<<" and not key.quoted:
            self._refuse("yaml-scorciatoie", event, segno=key.text)
        return key

    def _check(self, event: Any, at: Location) -> None:
        if event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._refuse("yaml-scorciatoie", event, segno=f"{sign}{event.anchor}")
        if event.tag:
            self._refuse("yaml-scorciatoie", event, segno="!")
        if len(at) > MAX_DEPTH:
            self._refuse("annidamento", event, massimo=MAX_DEPTH)

    def _refuse(self, rule: str, event: yaml.Event, **details: object) -> NoReturn:
        raise _Refusal(problem(rule, self._place(event), **details))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._path, mark.line + 1, mark.column + 1) if mark else Place(self._path)


_JOIN, _KEEP = "riunisci i due elenchi in uno solo", "tienine uno solo"


def _is_name(at: Location) -> bool:
    """Tell whether at ``at`` stands a name, or another value that has one line."""
    return bool(at) and (isinstance(at[-1], int) or at[-1] in SINGLE)


def _is_nothing(node: AnyNode) -> bool:
    return isinstance(node, Scalar) and node.is_empty


def _comments(text: str, path: str, spans: list[tuple[int, int]]) -> Iterator[Problem]:
    """Yield a problem for each comment: what follows a ``#`` that is outside every scalar.

    Comments on lines that follow one another are one comment, told once.
    """
    if "#" not in text:
        return
    told = -1
    for number, line in enumerate(_blanked(text, spans).split("\n"), start=1):
        before, sign, _ = line.partition("#")
        if not sign:
            continue
        if before.strip() or told != number - 1:
            yield problem("commento-yaml", Place(path, number, len(before) + 1))
        told = number


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """Return ``text`` with a full stop in place of every character of its scalars, line breaks kept."""
    pieces, done = [], 0
    for start, end in sorted(spans):
        pieces += [text[done:start], _NOT_BREAK.sub(".", text[start:end])]
        done = max(done, end)
    return "".join([*pieces, text[done:]])
