"""Says how far a long work has gone: a bar on a terminal, a few plain lines elsewhere."""

from __future__ import annotations

import sys
from typing import TextIO

WIDTH = 30
PLAIN_LINES = 4


class Progress:
    """Counts up to ``total`` pieces of ``what`` (Italian, plural); as a context, it ends its own line."""

    def __init__(self, what: str, total: int, out: TextIO | None = None) -> None:
        self._what, self._total, self._done = what, total, 0
        self._out = out or sys.stderr
        self._is_terminal = self._out.isatty()

    def __enter__(self) -> Progress:
        """Show the empty bar."""
        self._show()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cursor on a line of its own."""
        if self._is_terminal and self._total:
            print(file=self._out, flush=True)

    def step(self) -> None:
        """Count one piece more."""
        self._done += 1
        self._show()

    def _show(self) -> None:
        if not self._total:
            return
        counted = f"{self._done}/{self._total} {self._what}"
        if self._is_terminal:
            full = WIDTH * self._done // self._total
            bar = "█" * full + "░" * (WIDTH - full)
            print(f"\r  {bar} {counted}", end="", file=self._out, flush=True)
        elif self._passes_a_mark():
            print(f"  {counted}", file=self._out, flush=True)

    def _passes_a_mark(self) -> bool:
        marks = {self._total * part // PLAIN_LINES for part in range(1, PLAIN_LINES + 1)}
        return self._done > 0 and self._done in marks
