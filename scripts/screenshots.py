"""Renew the pictures of the main pages: ``python scripts/screenshots.py`` after ``make build``.

They are kept in docs/assets/images/schermate/, so that README and guides show the site as it is.
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from browser import find_browser, this_machine

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


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Write no log."""


def main() -> int:
    """Take every picture and return the exit code."""
    if not (ROOT / "site" / "index.html").is_file():
        print("Manca il sito: costruiscilo prima con make build.", file=sys.stderr)
        return 2
    from playwright.sync_api import sync_playwright  # slow to import: only when there is something to do

    FOLDER.mkdir(parents=True, exist_ok=True)
    handler = partial(Quiet, directory=str(ROOT / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        machine = this_machine()
        options = ["--no-sandbox"] if machine.is_root else []
        browser = playwright.chromium.launch(executable_path=find_browser(machine), args=options)
        take_all(browser, f"http://127.0.0.1:{server.server_port}/")
        browser.close()
        server.shutdown()
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
    sys.exit(main())
