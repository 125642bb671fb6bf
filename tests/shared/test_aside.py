"""What a killed command has left goes away; what somebody is making now, or is no folder of ours, stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from shared.aside import aside


def test_only_what_nobody_is_using_goes_away(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    names = [
        f".site-{gone.pid}-abc",
        ".site-vecchio",
        f".site-{'9' * 30}-abc",
        f".site-{os.getpid()}-abc",
        ".zip-x",
    ]
    for name in names:
        (tmp_path / name / "nuovo").mkdir(parents=True)
    (tmp_path / ".site-file").write_text("x", encoding="utf-8")
    (tmp_path / ".site-collegamento").symlink_to(tmp_path / ".zip-x")
    with aside(tmp_path, ".site-") as made:
        assert made.is_dir()
        assert made.name.startswith(f".site-{os.getpid()}-")
    left = {f".site-{os.getpid()}-abc", ".zip-x", ".site-file", ".site-collegamento"}
    assert {path.name for path in tmp_path.iterdir()} == left
    assert (tmp_path / ".zip-x/nuovo").is_dir()
