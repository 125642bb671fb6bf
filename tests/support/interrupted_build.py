"""A build that is stopped at a chosen point: ``python interrupted_build.py FOLDER POINT SIGNAL`` (0: none)."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

# MkDocs and the materials are replaced here: without the engine behind them, half a second less for each build.
heavy: dict[str, Any] = {
    "finish": SimpleNamespace(MATERIALS_FOLLOW=""),
    "materials": SimpleNamespace(make_all=None),
}
sys.modules |= heavy

import build  # noqa: E402
from shared.leaving import leave  # noqa: E402

POINTS = ("mkdocs", "materials", "before the exchange", "in the exchange", "after the exchange")


def main(root: Path, point: str, number: int) -> None:
    """Build a site of one file with :mod:`build` itself, in place of MkDocs and of the materials."""

    def reach(name: str) -> None:
        if name == point and number:
            os.kill(os.getpid(), number)

    def run_mkdocs(_: Path, folder: Path) -> tuple[int, str]:
        folder.mkdir()
        (folder / "index.html").write_text("metà", encoding="utf-8")
        reach("mkdocs")
        (folder / "index.html").write_text("nuovo", encoding="utf-8")
        return 0, ""

    def make_all(_: Path, folder: Path) -> int:
        (folder / "scheda.svg").write_text("nuovo", encoding="utf-8")
        reach("materials")
        return 0

    # Who runs the tests in the background of a shell ignores it, and so would we: a person's terminal does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        reach("before the exchange" if self.name == "site" else "in the exchange")
        done = real(self, target)
        if target.name == "site":
            reach("after the exchange")
        return done

    build.run_mkdocs, build.make_all = run_mkdocs, make_all
    Path.rename = rename  # type: ignore[method-assign, assignment]
    signal.signal(signal.SIGTERM, build.stop)
    leave(lambda: build.main(root), build.STOPPED)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
