"""The scripts of the pages are checked: the settings of the linter are read, and they are strict."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import places

OXLINT = Path(sysconfig.get_path("scripts")) / "oxlint"
FAULTS = """var shared = 1;
(function () {
  let twice = 2;
  const unused = 3;
  if (twice == 2) missing();
})();
"""


def test_each_fault_is_found(tmp_path: Path) -> None:
    shutil.copy(places.ROOT / ".oxlintrc.json", tmp_path)
    (tmp_path / "a.js").write_text(FAULTS, encoding="utf-8")
    done = subprocess.run([OXLINT, "."], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert set(re.findall(r"eslint\(([a-z-]+)\)", done.stdout)) == {
        "eqeqeq",
        "no-implicit-globals",
        "no-undef",
        "no-unused-vars",
        "no-var",
        "prefer-const",
    }
