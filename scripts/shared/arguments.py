"""What the commands for editors share: arguments refused in Italian, refusals told without a traceback."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from parole.editing.editing import Refusal
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]


class Parser(argparse.ArgumentParser):
    """A parser that says in Italian that it was used wrongly, and leaves with 2."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 (argparse speaks English)
        """Print how the command is used and leave."""
        self.exit(2, f"Comando scritto male. Si usa così: {self.usage}\n")

    def with_root(self) -> Parser:
        """Add ``--radice``, the folder that holds ``glossary/``, and return the parser."""
        self.add_argument("--radice", type=Path, default=ROOT, help="la cartella che contiene glossary/")
        return self


def day(text: str | None, today: date) -> date:
    """Return the day written as ``2026-11-22``, or ``today`` if nothing is written.

    Raises:
        Refusal: it is not a day of the calendar, or it is still to come.
    """
    try:
        found = date.fromisoformat(text) if text else today
    except ValueError:
        raise Refusal(f"«{text}» non è una data del calendario: scrivila così: 2026-11-22.") from None
    if found > today:
        raise Refusal(f"{found.isoformat()} è nel futuro: controlla la data.")
    return found


def run(main: Callable[[], int]) -> NoReturn:
    """Run a command and leave with its exit code: 2 for a refusal, which is told without a traceback."""
    leave(lambda: _refusing(main))


def _refusing(main: Callable[[], int]) -> int:
    try:
        return main()
    except BrokenPipeError:
        raise
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
    except OSError as error:
        print(f"Non riesco a leggere o a scrivere: {error}.", file=sys.stderr)
    return 2
