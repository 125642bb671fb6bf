"""YAML text → nodes in which every scalar is still text and knows its line and column.

PyYAML reads the events; the usual loaders are avoided on purpose: they turn ``no`` into False, ``12:30``
into 750, and keep silently the last of two equal keys (YAML 1.1). Anchors, aliases, tags, comments and
invisible characters are refused: a word must read the same to everyone, and survive any editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from parole.problems import Place, Problem
from parole.rulebook import problem

MAX_DEPTH = 8
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Bidirectional controls, zero-width and other invisible characters: they change what a text seems to say.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\x00-\x08\x0b-\x1f\x7f-\x9f]")
_EMPTY_SCALARS = {"", "~", "null", "Null", "NULL"}

Node = "Scalar | Sequence | Mapping"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; ``quoted`` tells ``""`` from nothing at all."""

    place: Place
    text: str
    quoted: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() if self.quoted else self.text.strip() in _EMPTY_SCALARS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple[Scalar | Sequence | Mapping, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values; ``keys`` holds the place of each key."""

    place: Place
    values: dict[str, Scalar | Sequence | Mapping] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Refusal(Exception):
    """Stops the reading of a file whose structure cannot be trusted."""

    problem: Problem


def read_yaml(text: str, path: str) -> tuple[Scalar | Sequence | Mapping | None, list[Problem]]:
    """Return the root node of ``text`` and the problems of its YAML.

    The node is ``None`` when the text cannot be read at all: then there is at least one problem.
    ``path`` is only used to say where a problem is.
    """
    invisible = list(_invisible_characters(text, path))
    if invisible:
        return None, invisible
    builder = _Builder(text, path)
    try:
        root = builder.document()
    except _Refusal as refusal:
        return None, [*builder.problems, refusal.problem]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(error, path)]
    except yaml.YAMLError:
        return None, [problem("yaml", Place(path), causa="il testo non è leggibile", rimedio="riscrivilo da un file che funziona")]
    return root, [*builder.problems, *_comments(text, path, builder.spans)]


def _invisible_characters(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        for match in _INVISIBLE.finditer(line.removesuffix("\r")):
            yield problem("caratteri-invisibili", Place(path, number, match.start() + 1), codice=f"U+{ord(match[0]):04X}")


class _Builder:
    """Builds nodes from PyYAML's events, collecting what can be said without stopping."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._events = yaml.parse(text, Loader=_LOADER)
        self.problems: list[Problem] = []
        self.spans: list[tuple[int, int]] = []

    def document(self) -> Scalar | Sequence | Mapping | None:
        """Read the only document of the stream; ``None`` if there is none."""
        root: Scalar | Sequence | Mapping | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._refuse("yaml", event, causa="il file contiene più documenti separati da «---»", rimedio="tienine uno per file")
                root = self._node(next(self._events), depth=0)
        return root

    def _node(self, event: yaml.Event, depth: int) -> Scalar | Sequence | Mapping:
        self._check_event(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            self.spans.append((event.start_mark.index, event.end_mark.index))
            return Scalar(self._place(event), event.value, quoted=event.style is not None)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _sequence(self, start: yaml.Event, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(self._place(start), tuple(items))

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping:
        node = Mapping(self._place(start))
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                raise _Refusal(problem("yaml", key.place, causa="qui il nome del campo è un elenco", rimedio="scrivi «nome: valore»"))
            self._add(node, key, value)
        return node

    def _add(self, node: Mapping, key: Scalar, value: Scalar | Sequence | Mapping) -> None:
        if first := node.keys.get(key.text):
            self.problems.append(problem("campo-ripetuto", key.place, campo=key.text, riga=first.line))
            return
        node.keys[key.text] = key.place
        node.values[key.text] = value

    def _check_event(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse("yaml-scorciatoie", event, segno=f"*{event.anchor}")
        if getattr(event, "anchor", None):
            self._refuse("yaml-scorciatoie", event, segno=f"&{event.anchor}")
        if getattr(event, "tag", None):
            self._refuse("yaml-scorciatoie", event, segno=event.tag)
        if depth > MAX_DEPTH:
            self._refuse("annidamento", event, massimo=MAX_DEPTH)

    def _refuse(self, rule: str, event: yaml.Event, **details: object) -> None:
        raise _Refusal(problem(rule, self._place(event), **details))

    def _place(self, event: yaml.Event) -> Place:
        return Place(self._path, event.start_mark.line + 1, event.start_mark.column + 1)


def _comments(text: str, path: str, spans: list[tuple[int, int]]) -> Iterator[Problem]:
    """Yield a problem for each ``#`` that YAML reads as a comment, that is outside every scalar."""
    starts = re.finditer(r"(?:(?<=\s)|(?<![\s\S]))#[^\n]*", text)
    position = 0
    spans = sorted(spans)
    for match in starts:
        while position < len(spans) and spans[position][1] <= match.start():
            position += 1
        inside = position < len(spans) and spans[position][0] <= match.start()
        if not inside:
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
            yield problem("commento-yaml", Place(path, line, column))


# What libyaml says, in the words of someone who edits a text. First match wins.
_SYNTAX = (
    ("mapping values are not allowed", "un testo che contiene «: » confonde il file", "mettilo tra virgolette, oppure a capo dopo «>-»"),
    ("cannot start any token", "riga che comincia con un segno riservato o con un tabulatore", "rientra con due spazi e metti il testo tra virgolette"),
    ("could not find expected ':'", "manca «:» dopo il nome di un campo", "scrivi «campo: valore»; i testi lunghi vanno a capo dopo «>-»"),
    ("did not find expected key", "rientro diverso da quello delle righe vicine, o virgolette in mezzo al testo", "allinea la riga alle altre; se il testo ha virgolette, mettilo a capo dopo «>-»"),
    ("did not find expected '-' indicator", "elemento di elenco fuori posto", "ogni elemento comincia con «- », allineato agli altri"),
    ("did not find expected ',' or ']'", "elenco tra parentesi quadre non chiuso", "chiudi con «]» e separa con virgole"),
    ("did not find expected ',' or '}'", "parentesi graffa non chiusa, o virgola dentro un valore senza virgolette", "chiudi con «}» e metti tra virgolette i valori con virgole"),
    ("unexpected end of stream", "virgolette aperte e mai chiuse", "chiudi le virgolette"),
    ("found unexpected document indicator", "«---» o «...» dentro un testo", "togli quella riga"),
    ("unknown escape character", "barra rovesciata «\\» dentro virgolette doppie", "usa le virgolette semplici, oppure vai a capo dopo «>-»"),
    ("tab", "riga rientrata con un tabulatore", "usa due spazi"),
    ("expected a comment or a line break", "testo sulla stessa riga di «>-» o «|»", "comincia il testo dalla riga sotto"),
    ("found undefined tag handle", "«!» all’inizio di un valore", "metti il valore tra virgolette"),
    ("did not find expected node content", "manca un valore, o comincia con un segno riservato", "metti il valore tra virgolette"),
    ("did not find expected <document start>", "testo che non appartiene a nessun campo", "rimetti la riga dentro un campo, con il giusto rientro"),
    ("undefined alias", "valore che comincia con «*»", "metti il valore tra virgolette"),
    ("did not find expected alphabetic or numeric character", "valore che comincia con «*» o «&»", "metti il valore tra virgolette"),
)


def _syntax_problem(error: yaml.MarkedYAMLError, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    said = f"{error.problem or ''} {error.context or ''}"
    for known, cause, remedy in _SYNTAX:
        if known in said:
            return problem("yaml", place, causa=cause, rimedio=remedy)
    return problem("yaml", place, causa="da questo punto il file non si legge", rimedio="controlla rientri, virgolette e parentesi vicino a questa riga")
