"""What the commands for editors share: an Italian parser, files written all together or not at all."""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from parole.load import glossary_files
from parole.moving import Change, Refused

ROOT = Path(__file__).resolve().parents[1]


class ItalianParser(argparse.ArgumentParser):
    """A parser that says in Italian that it was used wrongly: ``usage`` is how the command is written."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 (argparse speaks English)
        """Print how the command is used and leave with 2."""
        self.exit(2, f"Comando scritto male. Si usa così: {self.usage}\n")


def texts_of(root: Path) -> dict[str, str]:
    """Return the files of the glossary and the hand-written pages of the project in ``root``.

    A file that is not UTF-8 is read with stand-ins: the checks, which come first, have said so already.
    """
    files = {path: content.decode("utf-8", "replace") for path, content in glossary_files(root).items()}
    pages = sorted((root / "docs").rglob("*.md"))
    return files | {page.relative_to(root).as_posix(): page.read_text(encoding="utf-8") for page in pages}


def change_files(root: Path, make: Callable[[Mapping[str, str]], Change], done: str, *, trial: bool) -> int:
    """Make a change of the project in ``root``, print it, return the exit code: 0 done, 1 refused."""
    try:
        change = make(texts_of(root))
    except Refused as refused:
        print(f"{refused}\nNessun file è cambiato.", file=sys.stderr)
        return 1
    if not trial:
        write_all(root, change.files)
    print(f"{'Prova: nessun file è cambiato. ' if trial else ''}{done}")
    print("\n".join(f"  {path}" for path in sorted(change.files)))
    for note in change.notes:
        print(f"Attenzione. {note}")
    return 0


def write_all(root: Path, files: Mapping[str, str]) -> None:
    """Write the files (path relative to ``root`` → text), or none of them if something goes wrong."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    replaced: list[str] = []
    with _staged(root, files) as staged:
        try:
            for path, new in staged.items():
                new.replace(root / path)
                replaced.append(path)
        except BaseException:
            for path in replaced:
                _put_back(root / path, before[path])
            raise


@contextmanager
def _staged(root: Path, files: Mapping[str, str]) -> Iterator[dict[str, Path]]:
    """Write each file beside its place, under a name that nobody reads; at the end none is left."""
    staged = {path: (root / path).with_name(f".{Path(path).name}.nuovo") for path in files}
    try:
        for path, new in staged.items():
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(files[path], encoding="utf-8", newline="\n")
        yield staged
    finally:
        for new in staged.values():
            new.unlink(missing_ok=True)


def _put_back(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(content)


def run(main: Callable[[], int]) -> NoReturn:
    """Run a command as a program: no character stops the terminal, no traceback is left unexplained."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = main()
    except KeyboardInterrupt:
        print("\nInterrotto: nessun file è cambiato.", file=sys.stderr)
        code = 130
    except OSError as error:
        where = os.fspath(error.filename) if error.filename else "un file"
        print(f"Non riesco a scrivere {where}: {error.strerror}. Nessun file è cambiato.", file=sys.stderr)
        code = 2
    except Exception:
        print("Errore del programma, non dei tuoi file: segnalalo con il testo qui sotto.", file=sys.stderr)
        traceback.print_exc()
        code = 2
    sys.exit(code)
