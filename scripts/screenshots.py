"""Renew the pictures of the main pages: ``python scripts/screenshots.py`` after ``make build``.

They are kept in docs/assets/images/schermate/, so that README and guides show the site as it is.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from shared.headless import running_browser, served
from shared.leaving import leave

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "assets" / "images" / "schermate"
PAGES = {
    "inizio": "",
    "parola": "termini/bando/",
    "elenco": "termini/",
    "due-significati": "due-significati/",
}
# Width in CSS pixels, height shown, colours.
SHOTS = ((320, 640, "light"), (768, 900, "dark"), (1440, 900, "light"))
COLOURS = {"light": "chiaro", "dark": "scuro"}


def main() -> int:
    """Take every picture and return the exit code."""
    if not (ROOT / "site" / "index.html").is_file():
        print("Manca il sito: costruiscilo prima con make build.", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "site") as address, running_browser() as browser:
        take_all(browser, f"{address}/")
    return 0


def take_all(browser: Browser, base: str) -> None:
    """Take each page at each width."""
    for name, address in PAGES.items():
        for width, height, colours in SHOTS:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=colours)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(base + address, wait_until="networkidle")
            file = FOLDER / f"{name}-{width}-{COLOURS[colours]}.png"
            page.screenshot(path=file)
            context.close()
            print(file.relative_to(ROOT))


if __name__ == "__main__":
    leave(main)
