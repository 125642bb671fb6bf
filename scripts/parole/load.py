"""The folder on the disk → :class:`Glossary`: the only module of the engine that reads files.

What the files say is decided by :mod:`parole.reading.files`, which is pure; here are their bytes, and what
may be wrong with files as such.
"""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from parole.glossary.glossary import (
    AREAS_FILE,
    EDITIONS_FOLDER,
    FOREIGN_FILE,
    PATHS_FOLDER,
    SOURCES_FILE,
    TERMS_FOLDER,
    Glossary,
)
from parole.reading.file_kinds import FOLDERS, REGISTERS, left_around, stray
from parole.reading.files import Reading, read_glossary
from parole.reading.problems import Place, Problem, errors_in
from parole.reading.rulebook import problem
from parole.rules.check import check_glossary

MAX_BYTES = 64_000
MAX_REGISTER_BYTES = 2_000_000
MAX_EDITION_BYTES = 50_000_000
DOCS_FOLDER = "docs"
# Where the files are: all inside the first.
_FOLDERS = ("glossary", TERMS_FOLDER, PATHS_FOLDER, EDITIONS_FOLDER)
# How large a file may be, by its folder.
_LIMITS = {TERMS_FOLDER: MAX_BYTES, PATHS_FOLDER: MAX_BYTES, EDITIONS_FOLDER: MAX_EDITION_BYTES}
# What is in the folder of the pages and is not a page: the theme, the model pages.
_THEME, _MOULD = "tema", "stampo"


class GlossaryError(ValueError):
    """The files have errors: ``problems`` holds them all, and the message says one per line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def load_glossary(root: Path | str = ".") -> Glossary:
    """Return the glossary whose ``glossary/`` folder is inside ``root``: the door for other programs.

    Words, sources, areas and reading paths are checked records, by id; what derives from them
    (``alphabetical``, ``near``, ``by_area``…) is computed when it is asked for.

    Raises:
        GlossaryError: when the files have errors, with all of them; a ``ValueError``.
    """
    reading = read_folder(Path(root))
    errors = errors_in(check_glossary(reading))
    if errors:
        raise GlossaryError(errors)
    return reading.glossary


def glossary_files(root: Path) -> dict[str, bytes]:
    """Return the files of ``glossary/`` inside ``root`` that can be read: path → content."""
    return _read_files(root)[0]


def read_folder(root: Path) -> Reading:
    """Read ``glossary/`` inside ``root``; whatever is wrong with the files becomes a problem."""
    files, problems = _read_files(root)
    reading = read_glossary(files)
    reading.problems.extend(problems)
    reading.pages = _hand_pages(root / DOCS_FOLDER)
    return reading


def _read_files(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    if not (root / TERMS_FOLDER).is_dir():
        problems.append(problem("file-mancante", Place(TERMS_FOLDER), cosa="la cartella"))
    real = {folder for folder in _FOLDERS if _is_inside(root / folder, root / _FOLDERS[0])}
    listed = dict.fromkeys(_listed(root))
    for path in listed:
        if path.endswith("/.gitkeep"):
            continue
        is_real = path.rpartition("/")[0] in real
        content = _stray(root, path, listed) or _read_file(root, path, in_real_folder=is_real)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files[path] = content
    return files, problems


def _hand_pages(docs: Path) -> frozenset[str] | None:
    """Return the addresses of the hand-written pages, ``None`` where there is no folder of pages."""
    if not docs.is_dir():
        return None
    names = (path.relative_to(docs).with_suffix("") for path in docs.rglob("*.md"))
    pages = (name for name in names if name.parts[0] != _THEME and name.name != _MOULD)
    return frozenset(
        "".join(f"{part}/" for part in (name.parts[:-1] if name.name in {"index", "README"} else name.parts))
        for name in pages
    )


def _listed(root: Path) -> Iterator[str]:
    """Yield all that is in the folders of the glossary: what is not ours is told, not passed over."""
    glossary, registers = _FOLDERS[0], (SOURCES_FILE, AREAS_FILE, FOREIGN_FILE)
    yield from registers
    ours = {*FOLDERS, *((root / folder).resolve().name for folder in _FOLDERS[1:])}  # some are links
    names = [name for name in _names_in(root / glossary) if name not in ours]
    yield from (f"{glossary}/{name}" for name in names if f"{glossary}/{name}" not in registers)
    for folder in _FOLDERS[1:]:
        yield from (f"{folder}/{name}" for name in _names_in(root / folder))


def _names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _stray(root: Path, path: str, listed: Collection[str]) -> Problem | None:
    """Return the problem of what must not even be opened; a folder inside is told by its files."""
    folder, _, name = path.rpartition("/")
    if left_around(name) or (folder == _FOLDERS[0] and name not in REGISTERS):
        return stray(path, listed)
    if folder == EDITIONS_FOLDER:
        return None
    is_ours = name.lower().endswith((".yml", ".yaml")) and not (root / path).is_dir()
    return None if is_ours else stray(path, listed)


def _read_file(root: Path, path: str, *, in_real_folder: bool) -> bytes | Problem:
    """Return the content of a file; one that is no link, in a folder that is really ours, is ours too."""
    file, place = root / path, Place(path)
    try:
        status = file.lstat()
        if stat.S_ISLNK(status.st_mode) or not in_real_folder:
            if not _is_inside(file, root / _FOLDERS[0]):
                return problem("collegamento-simbolico", place)
            status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return stray(path)
        limit = _LIMITS.get(path.rpartition("/")[0], MAX_REGISTER_BYTES)
        if status.st_size > limit:
            return problem("file-troppo-grande", place, grandezza=status.st_size, massimo=limit)
        return file.read_bytes()
    except FileNotFoundError:
        return problem("file-mancante", place, cosa="il file")
    except OSError as error:
        denied = isinstance(error, PermissionError)
        return problem("file-illeggibile", place, causa="permesso negato" if denied else "errore del disco")


def _is_inside(file: Path, folder: Path) -> bool:
    """Tell whether ``file`` is really in ``folder``; a link that leads nowhere, or to itself, is not."""
    try:
        return file.resolve(strict=True).is_relative_to(folder.resolve())
    except PermissionError:
        raise
    except (OSError, RuntimeError):  # what a circle of links raises depends on the version of Python
        return False
