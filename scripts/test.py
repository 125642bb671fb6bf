"""Run every check of the code: ``python scripts/test.py [arguments for pytest]``.

Style (ruff), types (mypy), the order of the rooms (import-linter), the scripts of the pages (oxlint), then
the tests (pytest). All of them always run; the exit code is that of the first that failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from shared.browser import BrowserError, find_browser, this_machine
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[1]
# The commands that come with the packages of this Python.
COMMANDS = Path(sysconfig.get_path("scripts"))
RUFF = [sys.executable, "-m", "ruff", "check", "--output-format", "concise", "scripts", "tests"]
CHECKS = {
    "Lo stile del codice (ruff)": RUFF,
    "I tipi del motore (mypy)": [sys.executable, "-m", "mypy"],
    "L’ordine delle stanze (import-linter)": [str(COMMANDS / "lint-imports"), "--no-cache"],
    "I programmi delle pagine (oxlint)": [str(COMMANDS / "oxlint"), "--deny-warnings", "docs"],
}
PYTEST = [sys.executable, "-m", "pytest"]
# Tests run on all the cores, one more worker fills the waits of the browser; those of a file stay together,
# because they share what they have built.
SPREAD = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile"]
NO_BROWSER = "nessuno"  # not a browser: the tests that need one fail at once, without looking for it again
# Containers often set it; then every worker, and every command that a test starts, compiles all anew.
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


def main(arguments: list[str]) -> int:
    """Run the steps and return the first exit code that is not 0."""
    os.environ.pop(NO_BYTECODE, None)
    os.environ["PYTHONPATH"] = str(ROOT / "scripts")  # commands of other folders use those of shared
    codes = [step(title, command) for title, command in CHECKS.items()]
    found, browser = look_for_browser()
    os.environ["PAROLE_BROWSER"] = browser
    codes += [found, step("Le prove (pytest)", [*PYTEST, *SPREAD, *arguments])]
    return next((code for code in codes if code), 0)


def step(title: str, command: list[str]) -> int:
    """Say what runs now, run it, and return its exit code."""
    print(f"\n== {title}", flush=True)
    return subprocess.run(command, cwd=ROOT).returncode


def look_for_browser() -> tuple[int, str]:
    """Return an exit code and the path of the browser for the tests."""
    print("\n== Il browser per le prove", flush=True)
    try:
        path = find_browser(this_machine())
    except BrowserError as error:
        print(error, file=sys.stderr, flush=True)
        return 2, NO_BROWSER
    print(path, flush=True)
    return 0, path


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]))
