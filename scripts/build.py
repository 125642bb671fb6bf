"""Build the site into site/: ``python scripts/build.py``.

The site is built aside and takes its place only when whole, so a build that fails leaves the last good one.
Exit codes: 0 built, 1 something in the contents to correct, 2 wrong use or a fault of the program.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from finish import MATERIALS_FOLLOW
from materials import make_all

ROOT = Path(__file__).resolve().parents[1]
CRASH = "Traceback (most recent call last):"


def main(root: Path = ROOT) -> int:
    """Build the site of the project in ROOT and return the exit code."""
    if not (root / "mkdocs.yml").is_file():
        return refuse(f"Non c’è mkdocs.yml in {root}: il sito si costruisce dalla cartella del progetto.", 2)
    print("Costruisco il sito…", flush=True)
    # Beside site/, so that taking its place is a rename on the same disk.
    with TemporaryDirectory(prefix=".site-", dir=root) as aside:
        code, crashed = run_mkdocs(root, Path(aside, "nuovo"))
        if crashed:
            return refuse("Errore del programma, non dei tuoi file: segnalalo con il testo qui sopra.", 2)
        if code != 0:
            return refuse("Il sito non si costruisce: correggi quanto scritto qui sopra.", 1)
        if code := make_all(root, Path(aside, "nuovo")):
            return refuse("I materiali del sito non si preparano: vedi qui sopra.", code)
        take_place(Path(aside, "nuovo"), root / "site", Path(aside, "vecchio"))
    print("Il sito è pronto in site/.")
    return 0


def run_mkdocs(root: Path, folder: Path) -> tuple[int, bool]:
    """Build the site of ROOT into FOLDER; return the exit code and whether the program itself broke."""
    # Never with --quiet: it hides the warnings that --strict counts, and a broken link would pass.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    followed, pipe = os.environ | {MATERIALS_FOLLOW: "1"}, subprocess.PIPE
    with subprocess.Popen(
        command, cwd=root, env=followed, stderr=pipe, encoding="utf-8", errors="replace"
    ) as process:
        crashed = copy_errors(process.stderr or ())
    return process.returncode, crashed


def copy_errors(lines: Iterable[str]) -> bool:
    """Pass LINES on to the standard error as they come; return whether one of them begins a crash report."""
    crashed = False
    for line in lines:
        crashed = crashed or line.startswith(CRASH)
        print(line, end="", file=sys.stderr, flush=True)
    return crashed


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
    print(f"{message}\nLa cartella site/ è rimasta com’era.", file=sys.stderr)
    return code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(refuse("\nInterrotto.", 130))
    except OSError as error:
        sys.exit(refuse(f"Non riesco a scrivere il sito: {error}.", 2))
