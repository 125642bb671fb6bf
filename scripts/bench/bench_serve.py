"""What it costs to see a change while writing: a real server, a real edit, until a real browser shows it.

The page stays open and reloads by itself, with the styles, scripts and indexes that it asks for. CPU seconds
are those of the server and of its children, not of the browser, from ``/proc``: only on Linux. A server that
watches its files works also when nothing happens: what it takes at rest is measured apart, and taken away.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Error, Page

from bench.bench_work import LONGEST, QUIET, last_line, stop

HOST = "127.0.0.1"
PROCESSES = Path("/proc")
# How long a sample of the work at rest lasts, and how often the page is looked at.
REST, PAUSE = 1.0, 0.1


@dataclass(frozen=True, slots=True)
class Served:
    """A site being written: the command on a port, the file to edit, a text of it that the page shows."""

    command: Callable[[str], Sequence[str]]
    folder: Path
    file: Path
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Rebuild:
    """What a change takes: CPU seconds, seconds of waiting; CPU seconds in a second when nothing happens."""

    seconds: float
    wait: float
    rest: float


class Late(RuntimeError):
    """The page did not come, or did not change: the message, in Italian, is short enough for a table."""


def rebuild(served: Served, edits: int, browser: Browser, longest: float = LONGEST) -> Rebuild | str:
    """Serve, change the file ``edits`` times with its page open, return the median or why there is none."""
    if not PROCESSES.joinpath("self", "stat").is_file():
        return "si misura solo su Linux"
    before = served.file.read_text(encoding="utf-8")
    port = free_port()
    try:
        with _server(served, port) as process, browser.new_page() as page:
            address = f"http://{HOST}:{port}{served.address}"
            _wait(process, lambda: bool(page.goto(address)) and served.text in page.content(), longest)
            rest = _rest(process.pid)
            taken = []
            for number in range(1, edits + 1):
                new = f"{served.text} {number}"
                changed = before.replace(served.text, new, 1)
                taken.append(_edit(process, served.file, changed, page, new, rest, longest))
            return Rebuild(median(cpu for cpu, _ in taken), median(wait for _, wait in taken), rest)
    except Late as late:
        return str(late)
    finally:
        served.file.write_text(before, encoding="utf-8")


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


@contextmanager
def _server(served: Served, port: int) -> Iterator[subprocess.Popen[bytes]]:
    said = served.folder / "serve.log"
    with said.open("wb") as log:
        process = subprocess.Popen(
            served.command(str(port)),
            cwd=served.folder,
            env=os.environ | QUIET,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process
        except Late as late:
            if process.poll() is None:
                raise
            text = said.read_text(encoding="utf-8", errors="replace")
            raise Late(f"si è fermato: {last_line(text)}") from late
        finally:
            stop(process)
            process.wait()


def _edit(
    process: subprocess.Popen[bytes],
    file: Path,
    changed: str,
    page: Page,
    shown: str,
    rest: float,
    longest: float,
) -> tuple[float, float]:
    """Write a file and return CPU and waiting until the page shows it; CPU until the server rests again."""
    cpu, start = cpu_seconds(process.pid), time.monotonic()
    file.write_text(changed, encoding="utf-8")
    _wait(process, lambda: shown in page.content(), longest)
    waited = time.monotonic() - start
    end = start + longest
    while _sample(process.pid) > rest * 1.5 + 0.05 and time.monotonic() < end:
        continue
    passed = time.monotonic() - start
    return max(0.0, cpu_seconds(process.pid) - cpu - rest * passed), waited


def _wait(process: subprocess.Popen[bytes], is_shown: Callable[[], bool], longest: float) -> None:
    end = time.monotonic() + longest
    while time.monotonic() < end:
        if process.poll() is not None:
            raise Late("si è fermato")
        with suppress(Error):  # nobody answers yet, or the page is going away while we look at it
            if is_shown():
                return
        time.sleep(PAUSE)
    raise Late(f"fermato dopo {longest:.0f} s")


def _rest(pid: int) -> float:
    """Return the CPU seconds in a second once the server does nothing: two samples alike, the lower one."""
    before = _sample(pid)
    for _ in range(20):
        now = _sample(pid)
        if abs(now - before) < 0.05:
            return min(before, now)
        before = now
    return before


def _sample(pid: int) -> float:
    start, cpu = time.monotonic(), cpu_seconds(pid)
    time.sleep(REST)
    return (cpu_seconds(pid) - cpu) / (time.monotonic() - start)


# ---- the processes ----


@dataclass(frozen=True, slots=True)
class ProcessTimes:
    """A line of ``/proc``: the parent of a process, the CPU ticks of it and of its children that ended."""

    parent: int
    ticks: int


def process_times(stat: str) -> ProcessTimes:
    """Read ``/proc/PID/stat`` (man 5 proc): the name, in brackets, may hold anything, brackets too."""
    fields = stat.rpartition(")")[2].split()
    return ProcessTimes(int(fields[1]), sum(map(int, fields[11:15])))


def tree_ticks(root: int, processes: Mapping[int, ProcessTimes]) -> int:
    """Return the ticks of a process and of all that come from it."""
    children = (pid for pid, found in processes.items() if found.parent == root)
    own = processes[root].ticks if root in processes else 0
    return own + sum(tree_ticks(pid, processes) for pid in children)


def cpu_seconds(root: int) -> float:
    """Return the CPU seconds that a process and its children have taken so far."""
    found = {}
    for folder in PROCESSES.iterdir():
        if folder.name.isdecimal():
            try:
                found[int(folder.name)] = process_times((folder / "stat").read_text(encoding="utf-8"))
            except (OSError, ValueError, IndexError):  # it has just ended
                continue
    return tree_ticks(root, found) / os.sysconf("SC_CLK_TCK")
