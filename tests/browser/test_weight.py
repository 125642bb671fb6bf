"""What a page asks for and weighs, and that nothing pushes its text once it is there: bytes, requests, shifts.

Never seconds: what comes late does so because the test holds it back, as a slow network and a slow processor
would.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_fixture import until, watched
from tabs import WIDE

from parole.site.assets import TYPEFACES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

PHONE = {"width": 360, "height": 740}
# The pages that every reader meets; those with a tool, and what tells that it is there.
READ = ("termini/co-progettazione/", "", "termini/")
TOOLS = {
    "leggi/": ".pc-leggi__modulo",
    "documento/": ".pc-leggi__modulo",
    "allegato/": ".pc-allegato__scelta",
    "proponi/": "[data-pc=modulo]",
    "proponi/?voce=tavolo": "[data-pc=correzione]",
    "stampa/": ".pc-stampa__scelta",
    "stampa/?parole=tavolo,bando": ".pd-voci > *",
    "quiz/per-cominciare/": ".pc-quiz__scelte",
    "quiz/": "#percorsi",
    "quiz/?parole=tavolo,bando": ".pc-equesto__scelte",
    "formatori/": "#pc-scegli",
    "prima-lettura/": ".pc-prima-lettura__percorsi",
}
MOST_REQUESTS, MOST_BYTES, MOST_SHIFT = 12, 150_000, 0.05
PAINTED = "performance.getEntriesByName('first-contentful-paint').length"
LOADED = "document.readyState === 'complete'"
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  const add = (entries) => { for (const { value } of entries) sum += value; };
  const watcher = new PerformanceObserver((list) => add(list.getEntries()));
  watcher.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => { add(watcher.takeRecords()); done(sum); }, 100);
})"""


class Late:
    """Holds back some requests of a page until they are let go."""

    def __init__(self, page: Page, files: str) -> None:
        self._held: list[Route] | None = []
        page.route(files, self._take)

    def _take(self, route: Route) -> None:
        if self._held is None:
            route.continue_()
        else:
            self._held.append(route)

    def let_go(self) -> None:
        held, self._held = self._held or [], None
        for route in held:
            route.continue_()


def shown_slowly(page: Page, address: str, wanted: str) -> None:
    """Open a page whose style comes after the typefaces, and whose scripts come once the rest has been painted."""
    faces: list[str] = []
    page.on("requestfinished", lambda request: faces.append(request.url) if ".woff2" in request.url else None)
    styles, scripts = Late(page, "**/*.css"), Late(page, "**/*.js")
    page.goto(address, wait_until="commit")
    while len(faces) < len(TYPEFACES):
        page.wait_for_timeout(20)
    styles.let_go()
    until(page, PAINTED)
    scripts.let_go()
    until(page, f"{LOADED} && {wanted}")


@pytest.mark.parametrize("address", READ)
def test_a_page_to_read_asks_for_little(browser: Browser, base: str, www: Path, address: str) -> None:
    with watched(browser, base, viewport=PHONE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
        page.goto(base + address)
        until(page, LOADED)
    assert len(asked) <= MOST_REQUESTS
    assert sum(weight(www / "glossario" / path) for path in asked) <= MOST_BYTES


def weight(file: Path) -> int:
    """Return the bytes of a file as a server sends it."""
    file = file / "index.html" if file.is_dir() else file
    content = file.read_bytes()
    return len(content if file.suffix == ".woff2" else gzip.compress(content, 6))


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("address", [*READ, *TOOLS])
def test_nothing_pushes_the_text(browser: Browser, base: str, address: str, size: dict[str, int]) -> None:
    selector = TOOLS.get(address, "main")
    with watched(browser, base, viewport=size) as page:
        shown_slowly(
            page,
            base + address,
            f"document.querySelector({selector!r})?.checkVisibility({{ visibilityProperty: true }})",
        )
        assert page.evaluate(SHIFTS) <= MOST_SHIFT
