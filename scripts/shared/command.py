"""What the commands that change many files share: they are written all together, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from parole.editing.editing import Refusal
from parole.editing.moving import Change
from parole.load import glossary_files


def texts_of(root: Path) -> dict[str, str]:
    """Return the files of the glossary and the hand-written pages of the project in ``root``.

    A file that is not UTF-8 is read with stand-ins: the checks, which come first, have said so already.
    """
    files = {path: content.decode("utf-8", "replace") for path, content in glossary_files(root).items()}
    pages = sorted((root / "docs").rglob("*.md"))
    return files | {page.relative_to(root).as_posix(): page.read_text(encoding="utf-8") for page in pages}


def change_files(root: Path, make: Callable[[Mapping[str, str]], Change], done: str, *, trial: bool) -> int:
    """Make a change of the project in ``root``, print it, return the exit code.

    Raises:
        Refusal: nothing was written; the message says why.
        OSError: nothing was written.
    """
    try:
        change = make(texts_of(root))
    except Refusal as refusal:
        raise Refusal(f"{refusal}\nNessun file è cambiato.") from None
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
