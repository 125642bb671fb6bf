"""Builds the frozen sample project into a real site, with the real theme, assets and model pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = Path(__file__).parent / "data" / "sito"
CONFIG = """INHERIT: {root}/mkdocs.yml
site_url: https://esempio.it/glossario/
docs_dir: docs
hooks: [{root}/scripts/mkdocs_hook.py]
theme:
  custom_dir: {root}/docs/tema
nav:
  - Inizio: index.md
  - Le parole: termini/index.md
  - Le aree: aree/index.md
  - Percorsi: percorsi/index.md
  - Contribuire: contribuire/index.md
  - Informazioni: informazioni.md
"""


def sample_project(folder: Path) -> Path:
    """Lay out the sample project in ``folder`` and return it."""
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    for kind in ("termini", "aree", "percorsi", "assets"):
        shutil.copytree(ROOT / "docs" / kind, folder / "docs" / kind, dirs_exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIG.format(root=ROOT.as_posix()), encoding="utf-8")
    return folder


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in ``project`` and return what it said."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command, cwd=project, env=environment(), capture_output=True, encoding="utf-8", check=False
    )


def environment() -> dict[str, str]:
    """Return the environment of the commands: quiet about MkDocs 2, UTF-8 everywhere."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
