"""A folder beside what a command makes: what takes the place of the old one only when it is whole.

Its name says who is at work, so that what a killed command has left can be told from what is being made now.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def aside(folder: Path, prefix: str) -> Iterator[Path]:
    """Make a folder in ``folder``, which goes away at the end, and clear those that nobody uses any more."""
    for left in abandoned(folder, prefix):
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=f"{prefix}{os.getpid()}-", dir=folder) as made:
        yield Path(made)


def abandoned(folder: Path, prefix: str) -> list[Path]:
    """Return the folders aside whose command is no longer there; where that cannot be known, none."""
    found = (path for path in sorted(folder.glob(f"{prefix}*")) if path.is_dir() and not path.is_symlink())
    return [path for path in found if not _is_at_work(path.name.removeprefix(prefix))]


def _is_at_work(name: str) -> bool:
    number = re.match(r"([0-9]+)-", name)
    if os.name != "posix":  # elsewhere to ask is to kill
        return True
    try:
        os.kill(int(number[1]), 0) if number else None
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return number is not None
