"""The files of ``glossary/`` as bytes → :class:`Reading`: what they say and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeGuard, TypeVar

from pydantic import BaseModel

from parole.glossary.editions import edition_day
from parole.glossary.glossary import (
    ADDRESSES_FILE,
    AREAS_FILE,
    EDITIONS_FOLDER,
    FOREIGN_FILE,
    NEWS_FILE,
    PATHS_FOLDER,
    SOURCES_FILE,
    TERMS_FOLDER,
    Glossary,
)
from parole.language.italian import slug
from parole.model.concept import Concept, RedirectFile, WithdrawnFile
from parole.model.publication import AddressRegister, NewsRegister
from parole.model.registers import Area, ForeignWord, ReadingPath, Source
from parole.model.types import ID_MAX
from parole.reading.document import Document, YamlFile
from parole.reading.field_faults import id_advice, id_of, wrong_record
from parole.reading.file_kinds import (
    FOLDERS,
    REGISTERS,
    copied_from,
    decoded,
    left_around,
    name_advice,
    other_program,
    place_of_byte,
    stray,
)
from parole.reading.node_values import is_absent, plain
from parole.reading.opening import is_one_record, opened
from parole.reading.other_kinds import home_of, other_kind
from parole.reading.problems import Place, Problem, errors_in
from parole.reading.records import Draft, read_typed
from parole.reading.right_words import Typed, kind_of, right_word
from parole.reading.rulebook import problem
from parole.reading.yaml_nodes import Scalar, field_name, plain_lines

Record = TypeVar("Record", bound=BaseModel)


@dataclass
class Reading:
    """What came out of the files: the glossary, the nodes behind each thing, the problems of reading.

    ``documents`` is keyed by the kind and id of what was read: ``("termini", "bando")``. ``drafts`` are the
    words with problems, mended so that the other checks can run, and ``draft_entries`` the same of paths and
    registers, by kind and id;
    ``word_ids`` are the ids that have a file; ``replaced`` are the fields, as ``(path, field)``, whose value
    could not be read; ``pages`` are the addresses of the hand-written
    pages, ``None`` where there is no site around the glossary.
    """

    glossary: Glossary = field(default_factory=Glossary)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    drafts: dict[str, Concept] = field(default_factory=dict)
    draft_entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    word_ids: frozenset[str] = frozenset()
    replaced: set[tuple[str, str]] = field(default_factory=set)
    pages: frozenset[str] | None = None


def read_glossary(files: MappingOf[str, bytes]) -> Reading:
    """Return what ``files`` (path relative to the repository → content) say, and what is wrong with them."""
    reader = _Reader(files)
    reader.strays()
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
        editions=dict(reader.editions()),
    )
    return Reading(
        glossary,
        reader.documents,
        reader.problems,
        reader.drafts,
        reader.draft_entries,
        reader.ids(TERMS_FOLDER),
        reader.replaced,
    )


class _Reader:
    """Reads each kind of file, collecting documents and problems on the way."""

    def __init__(self, files: MappingOf[str, bytes]) -> None:
        self._files = files
        self.documents: dict[tuple[str, str], Document] = {}
        self.problems: list[Problem] = []
        self.drafts: dict[str, Concept] = {}
        self.draft_entries: dict[str, dict[str, Any]] = {}
        self.replaced: set[tuple[str, str]] = set()
        self._passed: set[tuple[str, int]] = set()
        self._guessed: set[str] = set()
        self._broken: set[str] = set()

    def words(self) -> tuple[dict[str, Concept], dict[str, RedirectFile], dict[str, WithdrawnFile]]:
        """Read ``glossary/termini/``: words, redirects and withdrawn words, each by id."""
        concepts: dict[str, Concept] = {}
        redirects: dict[str, RedirectFile] = {}
        withdrawn: dict[str, WithdrawnFile] = {}
        for id_, path in self._named(TERMS_FOLDER):
            if concept := right_word(id_, self._files[path]):
                concepts[id_] = concept
                self.documents["termini", id_] = Document(YamlFile(path, self._files[path]))
                continue
            document, typed = self._opened(path, "termini", id_)
            kind = kind_of(typed)
            if document is None:
                continue
            if kind is RedirectFile:
                self._left_over(redirects, id_, RedirectFile, document, typed)
            elif kind is WithdrawnFile:
                self._left_over(withdrawn, id_, WithdrawnFile, document, typed)
            else:
                self._concept(concepts, id_, document, typed)
        return concepts, redirects, withdrawn

    def strays(self) -> None:
        """Say which files are of no register and in no folder of ours."""
        for path in self._files:
            top, _, rest = path.partition("/")
            if top == "glossary" and rest not in REGISTERS and rest.partition("/")[0] not in FOLDERS:
                self.problems.append(stray(path, self._files))

    def ids(self, folder: str) -> frozenset[str]:
        """Return the ids that have a file in ``folder``, readable or not."""
        return frozenset(id_ for path in self._files if (id_ := _id_of(path, folder)))

    def _concept(self, concepts: dict[str, Concept], id_: str, document: Document, typed: Typed) -> None:
        draft = read_typed(Concept, typed, lambda: document.root, id=id_)
        self._note(draft, document.path)
        if document.path in self._guessed:  # it is not the word that was meant
            return
        if draft.record and document.path not in self._broken:
            concepts[id_] = draft.record
        elif mended := draft.record or draft.mended:
            self.drafts[id_] = mended

    def _left_over(
        self, found: dict[str, Any], id_: str, model: type[Record], document: Document, typed: Typed
    ) -> None:
        """Read what is left of a word; the rest of the word does not belong there."""
        [only] = model.model_fields
        others = [key for key in typed if key != only]
        if only in typed and others:
            place = document.place_of_key(others[0])
            self.problems.append(problem("campi-di-troppo", place, others[0], campo=only))
            typed = {only: typed[only]}
        if record := self._record(model, document, typed):
            found[id_] = record

    def reading_paths(self) -> Iterator[tuple[str, ReadingPath]]:
        """Read ``glossary/percorsi/``."""
        for id_, path in self._named(PATHS_FOLDER):
            document, typed = self._opened(path, "percorsi", id_)
            draft = self._drafted(ReadingPath, document, typed) if document else None
            if record := self._kept("percorsi", id_, draft):
                yield id_, record

    def _kept(self, kind: str, id_: str, draft: Draft[Record] | None) -> Record | None:
        """Return what a draft says if all is right; if not, keep what is, for the checks."""
        if draft and draft.mended and not draft.record:
            self.draft_entries.setdefault(kind, {})[id_] = draft.mended
        return draft.record if draft else None

    def register(self, path: str, kind: str, model: type[Record]) -> dict[str, Record]:
        """Read a register: one file that maps ids to records."""
        found: dict[str, Record] = {}
        document, everything = self._read(path)
        if document is None or not self._is_mapping(everything, document):
            return found
        for name, typed in everything.items():
            id_ = _shortened(id_of(name)) or "nome-con-trattini"
            if id_ != name:
                place = document.place_of_key(name)
                self.problems.append(problem("identificativo", place, valore=name, consiglio=id_advice(id_)))
                id_ = name if id_ in everything else id_  # meant so by those who cite it
            here = self.documents[kind, id_] = document.inside(name)
            if record := self._kept(kind, id_, self._entry(model, here, typed, document.place_of_key(name))):
                found[id_] = record
        return found

    def items(self, path: str, kind: str, model: type[Record]) -> Iterator[Record]:
        """Read a register that is a plain list."""
        document, everything = self._read(path)
        if document is None:
            return
        if not isinstance(everything, list):
            remedy = "metti ogni elemento su una riga che comincia con «- »"
            details = {"trovato": "il file non è un elenco", "atteso": "un elenco", "rimedio": remedy}
            self.problems.append(problem("tipo-errato", document.root.place, **details))
            return
        for index, typed in enumerate(everything):
            here = self.documents[kind, str(index)] = document.inside(index)
            if record := self._kept(kind, str(index), self._entry(model, here, typed, here.root.place)):
                yield record

    def _entry(
        self, model: type[Record], document: Document, typed: Any, place: Place
    ) -> Draft[Record] | None:
        """Read an entry of a register; what is of another kind is told once, as it begins."""
        if not self._is_mapping(typed, document, model):
            return None
        if other := other_kind(model, typed):
            self.problems.append(problem("posto-sbagliato", place, cosa=other.what, consiglio=other.home))
            return None
        return self._drafted(model, document, typed)

    def single(self, path: str, kind: str, model: type[Record]) -> Record | None:
        """Read a register that is one record; its document has no id."""
        document, typed = self._read(path)
        if document is None or not self._is_mapping(typed, document):
            return None
        self.documents[kind, ""] = document
        return self._record(model, document, typed)

    def editions(self) -> Iterator[tuple[date, bytes]]:
        """Yield the files of the editions as they are: what they say is looked at when it is needed."""
        for path, content in self._files.items():
            if path.startswith(f"{EDITIONS_FOLDER}/"):
                name = path.removeprefix(f"{EDITIONS_FOLDER}/")
                day = edition_day(name)
                if day is None:
                    self.problems.append(stray(path, self._files))
                else:
                    yield day, content

    def _named(self, folder: str) -> Iterator[tuple[str, str]]:
        """Yield the id and the path of each file, also of a badly named one if no other has its id."""
        paths = sorted(path for path in self._files if path.startswith(f"{folder}/"))
        ids = {path: _id_of(path, folder) for path in paths}
        times = Counter(ids.values())
        right = {id_ for path, id_ in ids.items() if path == f"{folder}/{id_}.yml"}
        for path, id_ in ids.items():
            name = path.removeprefix(f"{folder}/")
            if not id_ or left_around(name):
                self.problems.append(stray(path, self._files))
                continue
            if base := copied_from(name, right):
                advice = (
                    f"sembra una copia di {base}.yml: tieni la versione giusta in quel file e togli questo"
                )
                self.problems.append(problem("nome-file", Place(path), nome=name, consiglio=advice))
                continue
            if advice := name_advice(name, id_):
                self.problems.append(problem("nome-file", Place(path), nome=name, consiglio=advice))
                if name != f"{id_}.yml" and times[id_] > 1:
                    continue
            yield id_, path

    def _opened(self, path: str, kind: str, id_: str) -> tuple[Document | None, Typed]:
        """Return the file of a record and what is typed in it, or ``None`` and nothing after saying why."""
        document, typed = self._read(path)
        if document is None or self._is_elsewhere(path, typed) or not self._is_mapping(typed, document):
            return None, {}
        self.documents[kind, id_] = document
        return document, typed

    def _is_elsewhere(self, path: str, typed: Any) -> bool:
        """Tell, and say, that a word is among the paths, a path among the words, a register in a folder."""
        home = home_of(path, typed, self._files) if isinstance(typed, dict) else ""
        if home:
            name = path.rpartition("/")[2]
            self.problems.append(problem("file-estraneo", Place(path), nome=name, consiglio=home))
        return bool(home)

    def _read(self, path: str) -> tuple[Document | None, Any]:
        """Return a file and what it says, or ``None`` twice after saying what is wrong."""
        content = self._files.get(path)
        text = None if content is None else self._text(path, content)
        if content is None or text is None:
            return None, None
        found = opened(text, path)
        self._passed.update((path, line) for line in found.passed)
        if found.guessed:
            self._guessed.add(path)
        if errors_in(found.problems):
            self._broken.add(path)
        # Of a register half guessed nobody knows what it lacks: all that cites it would be told in vain.
        root, problems = None if found.guessed and not is_one_record(path) else found.root, found.problems
        comments = all(found.rule == "commento-yaml" for found in problems)  # a file of nothing else is empty
        nothing = root.is_empty if isinstance(root, Scalar) else root is None and comments
        self.problems.extend([problem("file-vuoto", Place(path))] if nothing else problems)
        if nothing or root is None:
            return None, None
        return Document(YamlFile(path, found.text.encode(), root)), [] if is_absent(root) else plain(root)

    def _text(self, path: str, content: bytes) -> str | None:
        if found := other_program(content, path):
            self.problems.append(found)
            return None
        try:
            text = content.decode("utf-8")
            if "\0" not in text[:40]:
                return plain_lines(text)
            place = Place(path)
        except UnicodeDecodeError as error:
            place = place_of_byte(content, error.start, path)
        _, name = decoded(content) or ("", "")
        cause = f"è {name}" if name else f"alla riga {place.line} c’è un carattere che non si legge"
        mend = ("", name) if name else ()
        place = Place(path) if name.startswith("UTF-16") else place
        self.problems.append(problem("file-non-utf8", place, causa=cause)._replace(mend=mend))
        return None

    def _is_mapping(
        self, typed: Any, document: Document, inside: type[BaseModel] | None = None
    ) -> TypeGuard[Typed]:
        if not isinstance(typed, dict):
            rule, details = ("tipo-errato", wrong_record(inside, typed)) if inside else ("struttura", {})
            self.problems.append(problem(rule, document.root.place, field_name(document.base), **details))
        return isinstance(typed, dict)

    def _record(self, model: type[Record], document: Document, typed: Typed) -> Record | None:
        draft = self._drafted(model, document, typed)
        return draft.record if draft else None

    def _drafted(self, model: type[Record], document: Document, typed: Typed) -> Draft[Record] | None:
        """Return what a record says, or nothing if it is not the one that was meant."""
        draft = read_typed(model, typed, lambda: document.root, document.base)
        self._note(draft, document.path)
        return None if document.path in self._guessed else draft

    def _note(self, draft: Draft[Any], path: str) -> None:
        # What has been told of a line that cannot be read is not told again by its fields.
        self.problems.extend(
            found
            for found in draft.problems
            if (path, found.place.line) not in self._passed
            and not (path in self._guessed and found.rule == "campo-mancante")
        )
        self.replaced.update((path, name) for name in draft.replaced)


def _id_of(path: str, folder: str) -> str:
    """Return the id that the file at ``path`` stands for, well named or not; empty if it is no word."""
    stem, _, extension = path.removeprefix(f"{folder}/").rpartition(".")
    if not path.startswith(f"{folder}/") or "/" in stem or extension.lower() not in {"yml", "yaml"}:
        return ""
    return _shortened(slug(stem))


def _shortened(id_: str) -> str:
    return id_[:ID_MAX].rstrip("-")
