"""What the bench runs and what it costs: a program, its CPU seconds with those of its children."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from threading import Timer

BENCH = Path(__file__).resolve().parents[2] / ".banco"
# Where goes what is no longer needed, until the end: on some disks, who writes after many files were deleted
# takes three times as long, and it would be counted as theirs.
ASIDE = BENCH / "via"
LONGEST = 600
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "NO_COLOR": "1", "PYTHONUTF8": "1"}


class CannotMeasure(RuntimeError):
    """Nothing can be measured: the message, in Italian, says why."""


@dataclass(frozen=True, slots=True)
class Work:
    """A program to run in a folder; ``site`` is what it writes, or None. ``fine`` are its good exit codes."""

    command: Sequence[str]
    folder: Path
    site: Path | None = None
    fine: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took: CPU seconds of its processes, megabytes of memory at most, megabytes written."""

    seconds: float
    memory: float
    size: float | None = None


# A cost, or why there is none, as the table says it.
Result = Cost | str


def cost(work: Work, longest: float = LONGEST) -> Result:
    """Run a program from nothing and return what it took, or why nothing is known of it."""
    if work.site:
        put_aside(work.site)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        # A session of its own: at the end of the time its children stop with it.
        with subprocess.Popen(
            work.command,
            cwd=work.folder,
            env=os.environ | QUIET,
            stdout=said,
            stderr=said,
            start_new_session=True,
        ) as process:
            late = Timer(longest, stop, (process,))
            late.start()
            try:
                _, status, usage = os.wait4(process.pid, 0)
            except BaseException:  # interrupted: it has a session of its own, and would go on
                stop(process)
                raise
            in_time = not late.finished.is_set()
            late.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
        if not in_time:
            return f"fermato dopo {longest:.0f} s"
        if process.returncode not in work.fine:
            said.seek(0)
            return f"non riesce: {last_line(said.read())}"
    size = megabytes(work.site) if work.site else None
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, size)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a program that :mod:`bench_work` or :mod:`bench_serve` started, with its children."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def middle(results: Sequence[Result]) -> Result:
    """Return the result with the median time; if a run failed, why."""
    failed = [result for result in results if isinstance(result, str)]
    if failed:
        return failed[0]
    costs = [result for result in results if isinstance(result, Cost)]
    seconds = median_low(each.seconds for each in costs)
    return next(each for each in costs if each.seconds == seconds)


def megabytes(site: Path) -> float:
    """Return how much a folder weighs."""
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6


def last_line(said: str) -> str:
    """Return the last thing that a program said, short enough for a table."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:200].replace("|", "/") if lines else "nessun messaggio"


def write(file: Path, text: str) -> None:
    """Write a file, with its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def fresh(folder: Path) -> Path:
    """Return an empty folder to write in: what was there is put aside."""
    put_aside(folder)
    folder.mkdir(parents=True)
    return folder


def put_aside(folder: Path) -> None:
    """Take a folder away, if there is one, without deleting it yet."""
    if folder.exists():
        ASIDE.mkdir(parents=True, exist_ok=True)
        folder.rename(Path(tempfile.mkdtemp(dir=ASIDE)) / folder.name)


def clear() -> None:
    """Delete what was put aside."""
    shutil.rmtree(ASIDE, ignore_errors=True)
