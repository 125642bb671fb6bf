"""An outside tool that a wider audit runs, and what is said where it is not."""

from __future__ import annotations

import shutil
from typing import NamedTuple


class Tool(NamedTuple):
    """One outside tool: the commands it may go by, what it is for, how to get it (both in Italian)."""

    name: str
    commands: tuple[str, ...]
    purpose: str
    remedy: str

    @property
    def place(self) -> str | None:
        """Where the tool is, or None."""
        return next((place for place in map(shutil.which, self.commands) if place), None)

    @property
    def missing(self) -> str:
        """What is said where it is not: what could not be done, and how to have it."""
        told = f"  {self.name}: {self.purpose}\n    come averlo: {self.remedy}"
        return f"Non provato, perché manca:\n{told}"
