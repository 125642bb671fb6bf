"""Builds the frozen sample project into a real site, with the real theme, assets and model pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import places
from tabs import WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = places.ROOT
SAMPLE = places.DATA / "sito"
# Pages of the real site that stand by themselves, whatever the words.
REAL_PAGES = (
    "leggi.md",
    "documento.md",
    "allegato.md",
    "sigle.md",
    "due-significati.md",
    "dati.md",
    "dati-semantica.md",
    "stampa.md",
    "presenta.md",
    "quiz.md",
    "prima-lettura.md",
    "novita.md",
    "incorpora.md",
    "en.md",
    "proponi.md",
    "fuori-rete.md",
)
# Another machine: what must not change a byte.
ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C"}
LONG_AGO = 1_600_000_000  # in September 2020
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
  - Capire:
      - leggi.md
      - documento.md
      - allegato.md
      - sigle.md
      - due-significati.md
      - incorpora.md
  - Per chi forma:
      - formatori.md
      - stampa.md
      - presenta.md
      - quiz.md
      - prima-lettura.md
  - Contribuire:
      - contribuire/index.md
      - contribuire/mettere-in-linea.md
      - novita.md
      - stato.md
      - proponi.md
  - Informazioni: informazioni.md
  - Dati: dati.md
  - SKOS e TBX: dati-semantica.md
  - In English: en.md
"""


def sample_project(folder: Path) -> Path:
    """Lay out the sample project in ``folder`` and return it."""
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    for kind in ("termini", "aree", "percorsi", "incorpora", "assets"):
        shutil.copytree(ROOT / "docs" / kind, folder / "docs" / kind, dirs_exist_ok=True)
    for page in REAL_PAGES:
        shutil.copy(ROOT / "docs" / page, folder / "docs" / page)
    (folder / "mkdocs.yml").write_text(CONFIG.format(root=ROOT.as_posix()), encoding="utf-8")
    return folder


def build_site(
    project_folder: Path, www: Path, change: Callable[[Path], object] = lambda project: None
) -> Path:
    """Build the sample site into ``www/glossario`` and return ``www``; ``change`` may edit the project first."""
    project = sample_project(project_folder)
    change(project)
    done = mkdocs(project, "build", "--strict", "--site-dir", str(www / "glossario"))
    assert done.returncode == 0, done.stderr
    return www


def published_long_ago(www: Path) -> None:
    """Date the files of a site that no test will change: a browser then asks once for what many pages share."""
    for file in www.rglob("*"):
        os.utime(file, (LONG_AGO, LONG_AGO))


@contextmanager
def watched(browser: Browser, base: str, **options: Any) -> Iterator[Page]:
    """Open an empty page in a context of its own with ``options`` of Playwright, and watch it."""
    context = browser.new_context(**({"viewport": WIDE} | options))
    with watching(context.new_page(), base) as page:
        yield page
        context.close()


@contextmanager
def watching(page: Page, base: str) -> Iterator[Page]:
    """Watch ``page``.

    In the end no script must have failed, no dialog opened, and no request gone anywhere but, as a plain GET,
    to ``base``.
    """
    troubles: list[str] = []
    watchers: dict[Any, Callable[[Any], object]] = {
        "pageerror": lambda error: troubles.append(str(error)),
        "console": lambda message: troubles.append(message.text) if message.type == "error" else None,
        "dialog": lambda dialog: (troubles.append(dialog.message), dialog.dismiss()),
        "request": lambda request: (
            None if request.url.startswith(base) and request.method == "GET" else troubles.append(request.url)
        ),
    }
    for event, watcher in watchers.items():
        page.on(event, watcher)
    yield page
    for event, watcher in watchers.items():
        page.remove_listener(event, watcher)
    assert troubles == []


def until(page: Page, expression: str) -> None:
    """Wait until ``expression``, or what it promises, is true in the page: Playwright's own wait evaluates texts, which the policy stops."""
    end = time.monotonic() + 30
    while not page.evaluate(f"async () => Boolean(await ({expression}))"):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(20)


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in ``project`` and return what it said."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command, cwd=project, env=environment(), capture_output=True, encoding="utf-8", check=False
    )


def environment() -> dict[str, str]:
    """Return the environment of the commands: quiet about MkDocs 2, UTF-8 everywhere."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
