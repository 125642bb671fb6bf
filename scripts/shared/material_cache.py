"""Keeps the materials that have been made, by what they are made of: the same words, no work twice.

An entry is a file named after :attr:`parole.materials.job.Job.key`: the digest of the bytes, then the bytes.
It is written aside and renamed, so that it is whole or absent; one that its digest denies is as if absent.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from parole.materials.job import Job

DIGEST_SIZE = 32
PARTIAL = ".parziale"
# An entry that nobody asks for may be of another branch, or of a word that comes back: it can wait.
KEPT_DAYS = 14
DAY = 24 * 60 * 60


class MaterialCache:
    """A folder of made files, by key; it is made when it is first written.

    ``maker`` names the program that makes them (see :func:`fingerprint`): what another one made is not ours.
    """

    def __init__(self, folder: Path, maker: str = "") -> None:
        self._folder, self._maker = folder, maker

    def _file(self, key: str) -> Path:
        return self._folder / f"{self._maker}{key}"

    def get(self, key: str) -> bytes | None:
        """Return what was kept under ``key``, or ``None`` if there is nothing, or nothing whole."""
        try:
            kept = self._file(key).read_bytes()
        except OSError:
            return None
        digest, content = kept[:DIGEST_SIZE], kept[DIGEST_SIZE:]
        return content if hashlib.sha256(content).digest() == digest else None

    def put(self, key: str, content: bytes) -> None:
        """Keep ``content`` under ``key``; raises ``OSError`` where nothing can be written."""
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._file(key), hashlib.sha256(content).digest() + content)

    def prune(self, used: Collection[str], now: float | None = None) -> None:
        """Throw away what has not been used for :data:`KEPT_DAYS` days; ``used`` counts as used now."""
        now = time.time() if now is None else now
        names = {self._file(key).name for key in used}
        for entry in self._folder.iterdir() if self._folder.is_dir() else ():
            if entry.name in names:
                os.utime(entry, (now, now))
            elif now - entry.stat().st_mtime > (DAY if entry.name.endswith(PARTIAL) else KEPT_DAYS * DAY):
                entry.unlink(missing_ok=True)


def fingerprint(files: Iterable[Path]) -> str:
    """Return a short name for what is written in ``files``: the program and the list of its libraries."""
    digests = (hashlib.sha256(file.read_bytes()).digest() for file in sorted(files))
    return f"{hashlib.sha256(b''.join(digests)).hexdigest()[:12]}-"


def make_into(cache: MaterialCache, job: Job, *tools: object) -> None:
    """Make a job and keep its result: what is done stays done, even if all the rest is interrupted.

    It is here because a process that only makes files has no need of what :mod:`materials` imports.
    """
    cache.put(job.key, job.make(*tools, *job.content))


def write_whole(file: Path, content: bytes) -> None:
    """Write ``file`` so that whoever looks finds all of it or what was there before."""
    with NamedTemporaryFile(dir=file.parent, prefix=".", suffix=PARTIAL, delete=False) as aside:
        partial = Path(aside.name)
        try:
            aside.write(content)
            aside.close()
            partial.chmod(0o644)  # it is born for its owner only
            partial.replace(file)
        except BaseException:
            aside.close()
            partial.unlink(missing_ok=True)
            raise
