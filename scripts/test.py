"""Run every check of the code: ``python scripts/test.py [arguments for pytest]``.

Style (ruff), types (mypy), the order of the rooms (import-linter), the scripts of the pages (oxlint), then
the tests (pytest). All of them always run; the exit code is that of the first that failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from shared.browser import BrowserError, find_browser, this_machine

ROOT = Path(__file__).resolve().parents[1]
# Each is what this Python is given to run. import-linter has no module to run by name.
ROOMS = ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
RUFF = ["-m", "ruff", "check", "--output-format", "concise", "scripts", "tests"]
# Tests run on all the cores, one more worker fills the waits of the browser; those of a file stay together,
# because they share what they have built.
SPREAD = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile"]
NO_BROWSER = "nessuno"  # not a browser: the tests that need one fail at once, without looking for it again
# Containers often set it; then every worker, and every command that a test starts, compiles all anew.
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


def main(arguments: list[str]) -> int:
    """Run the three steps and return the first exit code that is not 0."""
    os.environ.pop(NO_BYTECODE, None)
    os.environ["PYTHONPATH"] = str(ROOT / "scripts")  # commands of other folders use those of shared
    codes = [step("Lo stile del codice (ruff)", RUFF), step("I tipi del motore (mypy)", ["-m", "mypy"])]
    codes.append(step("L’ordine delle stanze (import-linter)", ROOMS))
    found, browser = look_for_browser()
    os.environ["PAROLE_BROWSER"] = browser
    codes += [found, step("Le prove (pytest)", ["-m", "pytest", *SPREAD, *arguments])]
    return next((code for code in codes if code), 0)


def step(title: str, command: list[str]) -> int:
    """Say what runs now, have this Python run it, and return its exit code."""
    print(f"\n== {title}", flush=True)
    return subprocess.run([sys.executable, *command], cwd=ROOT).returncode


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
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
