"""A folder that is slow to make and only read: the first worker that needs it makes it for all."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder ``name`` of this run of the tests, filled by ``make`` if nobody has done it yet."""
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # each worker has a folder of its own in that of the run
    folder = run / "per-tutti" / name / "contenuto"
    folder.parent.mkdir(parents=True, exist_ok=True)
    done = folder.with_name("fatto")
    with folder.with_name("attesa").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # a worker that failed may have left some
            make(folder)
            done.touch()
    return folder
