"""Files → :class:`Glossary`: the only module of the engine that reads the disk.

``read_glossary`` is the pure half (bytes in, glossary and problems out); ``load_glossary`` gives it the bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from parole.glossary import AREAS_FILE, FOREIGN_FILE, PATHS_FOLDER, SOURCES_FILE, TERMS_FOLDER, Glossary
from parole.italian import slug
from parole.model.concept import Concept, RedirectFile, WithdrawnFile
from parole.model.registers import Area, ForeignWord, ReadingPath, Source
from parole.problems import Place, Problem
from parole.reading import AnyNode, Draft, read_record
from parole.rulebook import problem
from parole.yaml_nodes import Mapping, Scalar, Sequence, read_yaml

MAX_BYTES = 64_000
MAX_REGISTER_BYTES = 2_000_000
Record = TypeVar("Record", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be read as YAML: where it is and its nodes, to say later where a problem stands."""

    path: str
    root: AnyNode
    base: tuple[str | int, ...] = ()


@dataclass
class Reading:
    """What came out of the files: the glossary, the nodes behind each thing, the problems of reading.

    ``documents`` is keyed by the kind and id of what was read: ``("termini", "bando")``. ``drafts`` are the
    words with problems, mended so that the other checks can run; ``word_ids`` are all the ids that have a file;
    ``replaced`` are the fields, as ``(path, field)``, whose value could not be read.
    """

    glossary: Glossary = field(default_factory=Glossary)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    drafts: dict[str, Concept] = field(default_factory=dict)
    word_ids: frozenset[str] = frozenset()
    replaced: set[tuple[str, str]] = field(default_factory=set)


def load_glossary(root: Path | str = ".") -> Glossary:
    """Return the glossary whose ``glossary/`` folder is inside ``root``.

    Raises:
        ValueError: with every problem of the files, one per line, when there are errors.
    """
    from parole.check import check_glossary  # the door for programs checks too; the rules need this module

    reading = read_folder(Path(root))
    errors = [p for p in check_glossary(reading) if p.level == "errore"]
    if errors:
        raise ValueError("\n".join(str(error) for error in errors))
    return reading.glossary


def read_folder(root: Path) -> Reading:
    """Read ``glossary/`` inside ``root``; whatever is wrong with the files becomes a problem."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in _listed(root):
        content = _read_file(root, path)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files[path] = content
    reading = read_glossary(files)
    reading.problems.extend(problems)
    return reading


def _listed(root: Path) -> Iterator[str]:
    yield from (SOURCES_FILE, AREAS_FILE, FOREIGN_FILE)
    for folder in (TERMS_FOLDER, PATHS_FOLDER):
        names = sorted(os.listdir(root / folder)) if (root / folder).is_dir() else []
        yield from (f"{folder}/{name}" for name in names if name != ".gitkeep")


def _read_file(root: Path, path: str) -> bytes | Problem:
    file, place = root / path, Place(path)
    try:
        if not file.resolve().is_relative_to((root / "glossary").resolve()):
            return problem("collegamento-simbolico", place)
        if not file.exists():
            return problem("file-mancante", place)
        if not file.is_file():
            return problem("file-estraneo", place, nome=file.name)
        limit = MAX_BYTES if path.startswith((TERMS_FOLDER, PATHS_FOLDER)) else MAX_REGISTER_BYTES
        if (size := file.stat().st_size) > limit:
            return problem("file-troppo-grande", place, grandezza=size, massimo=limit)
        return file.read_bytes()
    except OSError as error:
        return problem("file-illeggibile", place, causa=error.strerror or "errore del disco")


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
    )
    ids = frozenset(PurePosixPath(path).stem for path in files if path.startswith(f"{TERMS_FOLDER}/"))
    return Reading(glossary, reader.documents, reader.problems, reader.drafts, ids, reader.replaced)


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
            if "sostituito_da" in node.values:
                self._into(redirects, id_, RedirectFile, node)
            elif "ritirato" in node.values:
                self._into(withdrawn, id_, WithdrawnFile, node)
            else:
                self._concept(concepts, id_, node)
        return concepts, redirects, withdrawn

    def _concept(self, concepts: dict[str, Concept], id_: str, node: Mapping) -> None:
        draft = read_record(Concept, node, id=id_)
        self._note(draft, node.place.path)
        if draft.record:
            concepts[id_] = draft.record
        elif draft.mended:
            self.drafts[id_] = draft.mended

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
        for id_, node in root.values.items():
            self.documents[kind, id_] = Document(path, node, (id_,))
            if slug(id_) != id_:
                self.problems.append(problem("identificativo", root.keys[id_], valore=id_, giusto=slug(id_)))
            if self._is_mapping(node) and (record := self._record(model, node, (id_,))):
                found[id_] = record
        return found

    def items(self, path: str, kind: str, model: type[Record]) -> Iterator[Record]:
        """Read a register that is a plain list."""
        root = self._root(path)
        if not isinstance(root, Sequence):
            if root is not None:
                self.problems.append(problem("tipo-errato", root.place, trovato="il file non è un elenco", atteso="un elenco", rimedio="metti ogni elemento su una riga che comincia con «- »"))
            return
        for index, node in enumerate(root.items):
            self.documents[kind, str(index)] = Document(path, node, (index,))
            if self._is_mapping(node) and (record := self._record(model, node, (index,))):
                yield record

    def _folder(self, folder: str, kind: str) -> Iterator[tuple[str, Mapping]]:
        for path in sorted(path for path in self._files if path.startswith(f"{folder}/")):
            name = path.removeprefix(f"{folder}/")
            stem, dot, extension = name.rpartition(".")
            if extension != "yml" or not dot or "/" in name:
                self.problems.append(problem("file-estraneo", Place(path), nome=name))
                continue
            if slug(stem) != stem:
                self.problems.append(problem("nome-file", Place(path), nome=name, giusto=f"{slug(stem) or 'parola'}.yml"))
            root = self._root(path)
            if root is not None and self._is_mapping(root):
                self.documents[kind, stem] = Document(path, root)
                yield stem, root

    def _root(self, path: str) -> AnyNode | None:
        """Return the root node of a file, or ``None`` after saying what is wrong."""
        content = self._files.get(path)
        if content is None:
            return None
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.problems.append(problem("file-non-utf8", Place(path, line), riga=line))
            return None
        root, problems = read_yaml(text, path)
        self.problems.extend(problems)
        if root is None and not problems or isinstance(root, Scalar) and root.is_empty:
            self.problems.append(problem("file-vuoto", Place(path)))
            return None
        return root

    def _is_mapping(self, node: AnyNode) -> bool:
        if not isinstance(node, Mapping):
            self.problems.append(problem("struttura", node.place))
        return isinstance(node, Mapping)

    def _into(self, found: dict[str, Any], id_: str, model: type[Record], node: Mapping) -> None:
        if record := self._record(model, node):
            found[id_] = record

    def _record(self, model: type[Record], node: Mapping, base: tuple[str | int, ...] = ()) -> Record | None:
        draft = read_record(model, node, base)
        self._note(draft, node.place.path)
        return draft.record

    def _note(self, draft: Draft[Any], path: str) -> None:
        self.problems.extend(draft.problems)
        self.replaced.update((path, name) for name in draft.replaced)
