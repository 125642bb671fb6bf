"""The files of ``glossary/`` as bytes → :class:`Reading`: what they say and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any, TypeGuard, TypeVar

from pydantic import BaseModel

from parole.glossary import (
    ADDRESSES_FILE,
    AREAS_FILE,
    FOREIGN_FILE,
    NEWS_FILE,
    PATHS_FOLDER,
    SOURCES_FILE,
    TERMS_FOLDER,
    Glossary,
)
from parole.italian import nearest, slug
from parole.model.concept import Concept, RedirectFile, WithdrawnFile, WordFile
from parole.model.publication import AddressRegister, NewsRegister
from parole.model.registers import Area, ForeignWord, ReadingPath, Source
from parole.model.types import ID_MAX
from parole.problems import Place, Problem
from parole.reading import Draft, read_record
from parole.rulebook import problem
from parole.yaml_nodes import AnyNode, Location, Mapping, Scalar, Sequence, field_name, read_yaml

Record = TypeVar("Record", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be read as YAML: where it is and its nodes, to say later where a problem stands."""

    path: str
    root: AnyNode
    base: Location = ()


@dataclass
class Reading:
    """What came out of the files: the glossary, the nodes behind each thing, the problems of reading.

    ``documents`` is keyed by the kind and id of what was read: ``("termini", "bando")``. ``drafts`` are the
    words with problems, mended so that the other checks can run; ``word_ids`` are the ids that have a file;
    ``replaced`` are the fields, as ``(path, field)``, whose value could not be read; ``pages`` are the
    addresses of the hand-written pages, ``None`` where there is no site around the glossary.
    """

    glossary: Glossary = field(default_factory=Glossary)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    drafts: dict[str, Concept] = field(default_factory=dict)
    word_ids: frozenset[str] = frozenset()
    replaced: set[tuple[str, str]] = field(default_factory=set)
    pages: frozenset[str] | None = None


def read_glossary(files: MappingOf[str, bytes]) -> Reading:
    """Return what ``files`` (path relative to the repository → content) say, and what is wrong with them."""
    reader = _Reader(files)
    concepts, redirects, withdrawn = reader.words()
    glossary = Glossary(
        concepts=concepts,
        redirects=redirects,
        withdrawn=withdrawn,
        sources=reader.register(SOURCES_FILE, "fonti", Source),
        areas=reader.register(AREAS_FILE, "aree", Area),
        paths=dict(reader.reading_paths()),
        foreign=tuple(reader.items(FOREIGN_FILE, "stranieri", ForeignWord)),
        published=reader.single(ADDRESSES_FILE, "indirizzi", AddressRegister) or AddressRegister(),
        news=reader.single(NEWS_FILE, "novita", NewsRegister) or NewsRegister(),
    )
    return Reading(
        glossary, reader.documents, reader.problems, reader.drafts, reader.ids(TERMS_FOLDER), reader.replaced
    )


class _Reader:
    """Reads each kind of file, collecting documents and problems on the way."""

    def __init__(self, files: MappingOf[str, bytes]) -> None:
        self._files = files
        self.documents: dict[tuple[str, str], Document] = {}
        self.problems: list[Problem] = []
        self.drafts: dict[str, Concept] = {}
        self.replaced: set[tuple[str, str]] = set()

    def words(self) -> tuple[dict[str, Concept], dict[str, RedirectFile], dict[str, WithdrawnFile]]:
        """Read ``glossary/termini/``: words, redirects and withdrawn words, each by id."""
        concepts: dict[str, Concept] = {}
        redirects: dict[str, RedirectFile] = {}
        withdrawn: dict[str, WithdrawnFile] = {}
        for id_, node in self._folder(TERMS_FOLDER, "termini"):
            kind = _kind_of(node)
            if kind is RedirectFile:
                self._left_over(redirects, id_, RedirectFile, node)
            elif kind is WithdrawnFile:
                self._left_over(withdrawn, id_, WithdrawnFile, node)
            else:
                self._concept(concepts, id_, node)
        return concepts, redirects, withdrawn

    def ids(self, folder: str) -> frozenset[str]:
        """Return the ids that have a file in ``folder``, readable or not."""
        return frozenset(id_ for path in self._files if (id_ := _id_of(path, folder)))

    def _concept(self, concepts: dict[str, Concept], id_: str, node: Mapping) -> None:
        draft = read_record(Concept, node, id=id_)
        self._note(draft, node.place.path)
        if draft.record:
            concepts[id_] = draft.record
        elif draft.mended:
            self.drafts[id_] = draft.mended

    def _left_over(self, found: dict[str, Any], id_: str, model: type[Record], node: Mapping) -> None:
        """Read what is left of a word; the rest of the word does not belong there."""
        [only] = model.model_fields
        others = [key for key in node.values if key != only]
        if only in node.values and others:
            self.problems.append(problem("campi-di-troppo", node.keys[others[0]], others[0], campo=only))
            node = Mapping(node.place, {only: node.values[only]}, {only: node.keys[only]})
        if record := self._record(model, node):
            found[id_] = record

    def reading_paths(self) -> Iterator[tuple[str, ReadingPath]]:
        """Read ``glossary/percorsi/``."""
        for id_, node in self._folder(PATHS_FOLDER, "percorsi"):
            if record := self._record(ReadingPath, node):
                yield id_, record

    def register(self, path: str, kind: str, model: type[Record]) -> dict[str, Record]:
        """Read a register: one file that maps ids to records."""
        root = self._root(path)
        found: dict[str, Record] = {}
        if root is None or not self._is_mapping(root):
            return found
        for typed, node in root.values.items():
            id_ = _shortened(slug(typed)) or "nome-con-trattini"
            if id_ != typed:
                self.problems.append(problem("identificativo", root.keys[typed], valore=typed, giusto=id_))
                id_ = typed if id_ in root.values else id_  # meant so by those who cite it
            self.documents[kind, id_] = Document(path, node, (typed,))
            if self._is_mapping(node, (typed,)) and (record := self._record(model, node, (typed,))):
                found[id_] = record
        return found

    def items(self, path: str, kind: str, model: type[Record]) -> Iterator[Record]:
        """Read a register that is a plain list."""
        root = self._root(path)
        if root is not None and not isinstance(root, Sequence):
            remedy = "metti ogni elemento su una riga che comincia con «- »"
            details = {"trovato": "il file non è un elenco", "atteso": "un elenco", "rimedio": remedy}
            self.problems.append(problem("tipo-errato", root.place, **details))
            return
        for index, node in enumerate(root.items if root else ()):
            self.documents[kind, str(index)] = Document(path, node, (index,))
            if self._is_mapping(node, (index,)) and (record := self._record(model, node, (index,))):
                yield record

    def single(self, path: str, kind: str, model: type[Record]) -> Record | None:
        """Read a register that is one record; its document has no id."""
        root = self._root(path)
        if root is None or not self._is_mapping(root):
            return None
        self.documents[kind, ""] = Document(path, root)
        return self._record(model, root)

    def _folder(self, folder: str, kind: str) -> Iterator[tuple[str, Mapping]]:
        """Yield the id and the node of each file, also of a badly named one if no other has its id."""
        paths = sorted(path for path in self._files if path.startswith(f"{folder}/"))
        ids = Counter(_id_of(path, folder) for path in paths)
        for path in paths:
            id_, name = _id_of(path, folder), path.removeprefix(f"{folder}/")
            if not id_:
                self.problems.append(problem("file-estraneo", Place(path), nome=name))
                continue
            if name != f"{id_}.yml":
                advice = _name_advice(name, id_)
                self.problems.append(problem("nome-file", Place(path), nome=name, consiglio=advice))
                if ids[id_] > 1:
                    continue
            root = self._root(path)
            if root is not None and self._is_mapping(root):
                self.documents[kind, id_] = Document(path, root)
                yield id_, root

    def _root(self, path: str) -> AnyNode | None:
        """Return the root node of a file, or ``None`` after saying what is wrong."""
        content = self._files.get(path)
        if content is None:
            return None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            place = _place_of_byte(content, error.start, path)
            self.problems.append(problem("file-non-utf8", place, riga=place.line))
            return None
        root, problems = read_yaml(text, path)
        self.problems.extend(problems)
        nothing = root.is_empty if isinstance(root, Scalar) else root is None and not problems
        if nothing:
            self.problems.append(problem("file-vuoto", Place(path)))
        return None if nothing else root

    def _is_mapping(self, node: AnyNode, at: Location = ()) -> TypeGuard[Mapping]:
        if not isinstance(node, Mapping):
            self.problems.append(problem("struttura", node.place, field_name(at)))
        return isinstance(node, Mapping)

    def _record(self, model: type[Record], node: Mapping, base: Location = ()) -> Record | None:
        draft = read_record(model, node, base)
        self._note(draft, node.place.path)
        return draft.record

    def _note(self, draft: Draft[Any], path: str) -> None:
        self.problems.extend(draft.problems)
        self.replaced.update((path, name) for name in draft.replaced)


def _kind_of(node: Mapping) -> type[BaseModel]:
    """Tell what a file of ``glossary/termini/`` means to be, even when its one field is misspelt."""
    left_over = {name: kind for kind in (RedirectFile, WithdrawnFile) for name in kind.model_fields}
    for key in node.values.keys() - WordFile.model_fields.keys():
        meant = nearest(key, [*left_over, *WordFile.model_fields])
        if meant in left_over:
            return left_over[meant]
    return Concept


def _id_of(path: str, folder: str) -> str:
    """Return the id that the file at ``path`` stands for, well named or not; empty if it is no word."""
    stem, _, extension = path.removeprefix(f"{folder}/").rpartition(".")
    if not path.startswith(f"{folder}/") or "/" in stem or extension.lower() not in {"yml", "yaml"}:
        return ""
    return _shortened(slug(stem))


def _shortened(id_: str) -> str:
    return id_[:ID_MAX].rstrip("-")


def _name_advice(name: str, id_: str) -> str:
    if len(name.rpartition(".")[0]) > ID_MAX:
        return f"scegline uno di {ID_MAX} caratteri al massimo"
    return f"usa minuscole senza accenti, cifre e trattini: {id_}.yml"


def _place_of_byte(content: bytes, position: int, path: str) -> Place:
    """Return where the byte at ``position`` stands, in lines and characters; before it all is UTF-8."""
    before = content[:position].decode("utf-8")
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
