"""Build the site into site/: ``python scripts/build.py``.

The site is built aside and takes its place only when whole, so a build that fails leaves the last good one.
Exit codes: 0 built, 1 something in the contents to correct, 2 wrong use or a fault of the program.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from finish import MATERIALS_FOLLOW
from materials import make_all
from shared.aside import abandoned, aside
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[1]
CRASH = "Traceback (most recent call last):"
# How a crash ends when the disk is full, read-only or not ours: nothing of the program to report.
_DISK = re.compile(r"(?:\w+\.)*(?:OSError|PermissionError): (\[Errno \d+\] .*)")
ASIDE, NEW, OLD = ".site-", "nuovo", "vecchio"
UNTOUCHED = "La cartella site/ è rimasta com’era."
STOPPED = f"Interrotto.\n{UNTOUCHED}"
STOPS = (signal.SIGINT, signal.SIGTERM)


def main(root: Path = ROOT) -> int:
    """Build the site of the project in ROOT and return the exit code."""
    if not (root / "mkdocs.yml").is_file():
        return refuse(f"Non c’è mkdocs.yml in {root}: il sito si costruisce dalla cartella del progetto.", 2)
    recover(root)
    print("Costruisco il sito…", flush=True)
    # Beside site/, so that taking its place is a rename on the same disk.
    with aside(root, ASIDE) as beside:
        code, crash = run_mkdocs(root, beside / NEW)
        if crash and (disk := _DISK.match(crash.splitlines()[-1])):
            return refuse(f"Non riesco a scrivere il sito: {disk[1]}.", 2)
        if crash:
            print(crash, end="", file=sys.stderr)
            return refuse("Errore del programma, non dei tuoi file: segnalalo con il testo qui sopra.", 2)
        if code != 0:
            return refuse("Il sito non si costruisce: correggi quanto scritto qui sopra.", 1)
        if code := make_all(root, beside / NEW):
            return refuse("I materiali del sito non si preparano: vedi qui sopra.", code)
        with undisturbed():
            take_place(beside / NEW, root / "site", beside / OLD)
    print("Il sito è pronto in site/.")
    return 0


def recover(root: Path) -> None:
    """Put back the site that a build, killed in the very moment of the exchange, left aside."""
    left = [path / OLD for path in abandoned(root, ASIDE) if (path / OLD).is_dir()]
    if left and not (root / "site").exists():
        left[-1].rename(root / "site")


def run_mkdocs(root: Path, folder: Path) -> tuple[int, str]:
    """Build the site of ROOT into FOLDER; return the exit code and, if the program broke, its last words."""
    # Never with --quiet: it hides the warnings that --strict counts, and a broken link would pass.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    followed, pipe = os.environ | {MATERIALS_FOLLOW: "1"}, subprocess.PIPE
    with subprocess.Popen(
        command, cwd=root, env=followed, stderr=pipe, encoding="utf-8", errors="replace"
    ) as process:
        try:
            crash = copy_errors(process.stderr or ())
        except BaseException:  # whoever stops us alone (not Ctrl+C, which reaches it too) stops it as well
            process.terminate()
            raise
    return process.returncode, crash


def copy_errors(lines: Iterable[str]) -> str:
    """Pass LINES on to the standard error as they come, but for a crash report, which is returned."""
    crash = ""
    for line in lines:
        if crash or line.startswith(CRASH):
            crash += line
        else:
            print(line, end="", file=sys.stderr, flush=True)
    return crash


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no signal come between the two renames; who asked to stop finds the site already in its place."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stop(number: int, frame: object) -> None:  # noqa: ARG001 (as «signal» wants it)
    """Stop as Ctrl+C does, so that nothing is left around."""
    raise KeyboardInterrupt


def take_place(new: Path, current: Path, old: Path) -> None:
    """Put NEW in the place of CURRENT, which goes to OLD; if that fails, CURRENT stays."""
    had_one = current.exists()
    if had_one:
        current.rename(old)
    try:
        new.rename(current)
    except OSError:
        if had_one:
            old.rename(current)
        raise


def refuse(message: str, code: int) -> int:
    """Say why there is no new site and what became of the old one, and return CODE."""
    print(f"{message}\n{UNTOUCHED}", file=sys.stderr)
    return code


def _told() -> int:
    try:
        return main()
    except BrokenPipeError:
        raise
    except OSError as error:
        return refuse(f"Non riesco a scrivere il sito: {error}.", 2)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    leave(_told, STOPPED)
