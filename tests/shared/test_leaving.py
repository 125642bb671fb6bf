"""How every command ends: nobody who closes a pipe or stops a command sees a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import places
import pytest

SCRIPTS = places.ROOT / "scripts"
COMMANDS = [file for file in sorted(SCRIPTS.rglob("*.py")) if "__main__" in file.read_text(encoding="utf-8")]
# They run before, or outside, the environment of the project, each alone, with whatever Python there is.
ALONE = {"setup_guard.py", "forge/comment.py", "shared/browser.py"}


def read_little(*command: str, errors_too: bool = False) -> tuple[int, str]:
    """Run a command whose output nobody reads any longer; return its exit code and its errors."""
    reader, writer = os.pipe()
    os.close(reader)
    errors = writer if errors_too else subprocess.PIPE
    done = subprocess.run(
        [sys.executable, *command], cwd=SCRIPTS, stdout=writer, stderr=errors, encoding="utf-8", check=False
    )
    os.close(writer)
    return done.returncode, done.stderr or ""


def leaving(body: str) -> tuple[str, str]:
    return "-c", f"import sys; from shared.leaving import leave\ndef main():\n {body}\n return 1\nleave(main)"


@pytest.mark.parametrize(
    "body", ["print(1)", "print('x' * 1_000_000)", "print(1, flush=True)", "sys.exit(print(1))"]
)
def test_who_stops_reading_sees_no_traceback(body: str) -> None:
    assert read_little(*leaving(f"{body}")) == (141, "")


def test_nor_where_the_errors_go_the_same_way() -> None:
    body = "print(1, file=sys.stderr); print(2)"
    assert read_little(*leaving(body), errors_too=True) == (141, "")


def test_a_command_that_says_nothing_ends_as_ever() -> None:
    assert read_little(*leaving("pass")) == (1, "")


def test_what_breaks_is_still_told() -> None:
    code, said = read_little(*leaving("raise ValueError('rotto')"))
    assert (code, said.splitlines()[-1]) == (1, "ValueError: rotto")


def test_who_stops_a_command_sees_no_traceback() -> None:
    assert read_little(*leaving("raise KeyboardInterrupt")) == (130, "\nInterrotto.\n")


@pytest.mark.parametrize("formato", ["testo", "github", "json"])
def test_the_check_of_the_words(formato: str) -> None:
    words = str(places.DATA / "sito")
    code, said = read_little("check.py", "--formato", formato, "--radice", words)
    assert (code, "Traceback" in said) == (141, False)


def test_every_command_ends_so() -> None:
    without = {
        file.relative_to(SCRIPTS).as_posix()
        for file in COMMANDS
        if not re.search(r"^    (?:run|leave)\(", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert without == ALONE
