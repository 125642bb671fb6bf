"""Check what the forge runs by itself: ``python scripts/audit/workflows.py``.

actionlint reads workflows as the forge does, zizmor looks for what a stranger could misuse. A tool that is
not here is named, with the way to have it. Exit codes: 0 nothing found, 1 something to mend.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from audit.tools import TOOLS, missing_lines
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
# Without network: what zizmor asks of the forge changes from day to day.
COMMANDS = {"actionlint": ["actionlint"], "zizmor": ["zizmor", "--offline", "--quiet", ".github"]}


def main(root: Path = ROOT) -> int:
    """Run each tool and return the exit code."""
    failed = []
    for tool in (tool for tool in TOOLS if tool.name in COMMANDS):
        if not shutil.which(tool.commands[0]):
            print("\n".join(["Non provato, perché manca:", *missing_lines(tool)]))
        elif subprocess.run(COMMANDS[tool.name], cwd=root, check=False).returncode:
            failed.append(tool.name)
        else:
            print(f"{tool.name}: niente da dire sui programmi della piattaforma.")
    return 1 if failed else 0


if __name__ == "__main__":
    leave(main)
