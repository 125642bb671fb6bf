"""What the bench runs and what it costs: CPU seconds of a program, and of a server while a page changes.

A change is a real edit, until a real browser shows it. The seconds are those of the server, not of the
browser, from ``/proc``: only on Linux. What a server that watches its files takes at rest is taken away.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import NamedTuple

from playwright.sync_api import Browser, Error, Page

from shared.headless import free_port

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / ".banco"
# Where goes what is no longer needed, until the end: on some disks, who writes after many files were deleted
# takes three times as long, and it would be counted as theirs.
ASIDE = BENCH / "via"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "NO_COLOR": "1", "PYTHONUTF8": "1"}
LONGEST, REST, PAUSE = 300, 2.0, 0.1


class CannotMeasure(RuntimeError):
    """Something cannot be measured: the message, in Italian, says why."""


@dataclass(frozen=True, slots=True)
class Work:
    """A program to run in a folder, and the folder ``site`` that it writes, if any."""

    command: Sequence[str]
    folder: Path
    site: Path | None = None


@dataclass(frozen=True, slots=True)
class Served:
    """A site being written: the command on a port, the file to edit, a text of it that the page shows."""

    command: Callable[[str], Sequence[str]]
    folder: Path
    file: Path
    address: str
    text: str


class Cost(NamedTuple):
    """CPU seconds, and megabytes of memory at most for a program, seconds of waiting for a change."""

    seconds: float
    other: float


def cost(work: Work) -> Cost:
    """Run a program from nothing and return what it took; raises :class:`CannotMeasure` if it fails."""
    if work.site:
        fresh(work.site)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = _start(work.command, work.folder, said.fileno())
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:  # interrupted, it would go on
            _stop(process)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise CannotMeasure(f"Non riesce: {' '.join(work.command)}\n{said.read()[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def change(served: Served, browser: Browser, times: int) -> Cost:
    """Serve, change the file so many times with its page open, return the median."""
    before = served.file.read_text(encoding="utf-8")
    port = str(free_port())
    with (served.folder / "serve.log").open("wb") as said:
        process = _start(served.command(port), served.folder, said.fileno())
    try:
        with browser.new_page() as page:
            address = f"http://127.0.0.1:{port}{served.address}"
            _wait(lambda: bool(page.goto(address)) and served.text in page.content())
            return median_low([*_changes(served, before, times, page, process.pid)])
    finally:
        _stop(process)
        process.wait()
        served.file.write_text(before, encoding="utf-8")


def _changes(served: Served, before: str, times: int, page: Page, pid: int) -> Iterator[Cost]:
    at_rest = _watched(pid, lambda: None)
    for number in range(times):
        new = f"{served.text} {number}"

        def edit(new: str = new) -> None:
            served.file.write_text(before.replace(served.text, new, 1), encoding="utf-8")
            _wait(lambda: new in page.content())

        found = _watched(pid, edit)
        yield Cost(found.seconds - at_rest.seconds / at_rest.other * found.other, found.other - REST)


def _watched(pid: int, do: Callable[[], object]) -> Cost:
    """Return what a server takes while something is done, and a moment after; how long all of it is."""
    seconds, beginning = _cpu_seconds(pid), time.monotonic()
    do()
    time.sleep(REST)
    return Cost(_cpu_seconds(pid) - seconds, time.monotonic() - beginning)


def _wait(is_shown: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        with suppress(Error):  # nobody answers yet, or the page is going away while we look at it
            if is_shown():
                return
        time.sleep(PAUSE)
    raise CannotMeasure(f"La pagina non è cambiata in {LONGEST} secondi.")


def _cpu_seconds(session: int) -> float:
    lines = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            lines.append(file.read_text(encoding="utf-8"))
    return session_ticks(lines, session) / os.sysconf("SC_CLK_TCK")


def session_ticks(stats: Iterable[str], session: int) -> int:
    """Return the ticks of the processes of a session, with those of their children that ended.

    A line is that of ``/proc/PID/stat`` (man 5 proc): the name, in brackets, may hold anything.
    """
    fields = (line.rpartition(")")[2].split() for line in stats)
    return sum(sum(map(int, each[11:15])) for each in fields if int(each[3]) == session)


def _start(command: Sequence[str], folder: Path, said: int) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, so that its children are counted and stopped with it."""
    own = os.environ | QUIET
    return subprocess.Popen(command, cwd=folder, env=own, stdout=said, stderr=said, start_new_session=True)


def _stop(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def write(file: Path, text: str) -> None:
    """Write a file, with its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def fresh(folder: Path) -> Path:
    """Return an empty folder to write in: what was there is put aside, and :func:`clear` deletes it."""
    if folder.exists():
        ASIDE.mkdir(parents=True, exist_ok=True)
        folder.rename(Path(tempfile.mkdtemp(dir=ASIDE)) / folder.name)
    folder.mkdir(parents=True)
    return folder


def clear() -> None:
    """Delete what was put aside."""
    shutil.rmtree(ASIDE, ignore_errors=True)
