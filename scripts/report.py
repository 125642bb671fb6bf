"""Print the state of the work as Markdown: ``python scripts/report.py > stato.md``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from parole.load import read_folder
from parole.pages.progress import as_markdown
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[1]


def main(root: Path = ROOT) -> int:
    """Print the report and return the exit code."""
    print(as_markdown(read_folder(root).glossary, date.today()), end="")
    return 0


if __name__ == "__main__":
    leave(main)
