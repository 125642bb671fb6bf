"""The pages kept on the device, in a real browser whose server goes away, comes back, and publishes anew."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe import faults
from site_fixture import until

from finish import make_keeper

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

KEEPER = "sw.js"
NOTHING_KEPT = """(async () => {
  return !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length;
})()"""
NAMES = "window.ParoleCarica.names().then(() => window.build)"
# What the page says of its build, and what the index of the look-up says of its own.
SEEN = f"async () => [Number(document.documentElement.dataset.build), await {NAMES}]"


class Server:
    """Serves a build of the site under ``/glossario/``, or is out of reach; some files may be broken."""

    def __init__(self) -> None:
        self.folder, self.is_down, self.broken = Path(), False, ""
        handler = partial(_Handler, self)
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.base = f"http://127.0.0.1:{self.http.server_port}/glossario/"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, server: Server, *arguments: object) -> None:
        self._ours = server
        super().__init__(*arguments, directory=str(server.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.directory = str(self._ours.folder)
        if self._ours.is_down:
            self.close_connection = True
        elif self._ours.broken and self._ours.broken in self.path:
            self.send_error(404)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as above)
        """Write no log."""


def marked(site: Path, build: int) -> None:
    """Make of a site the build of that number: each page says it, and so does the index of the names."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("<html ", f'<html data-build="{build}" ', 1), encoding="utf-8")
    with (site / "assets/ricerca/nomi.js").open("a", encoding="utf-8") as index:
        index.write(f"\nwindow.build = {build};\n")
    make_keeper(site, (site / KEEPER).read_text)


@pytest.fixture(scope="module")
def builds(www: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folders = tmp_path_factory.mktemp("uno"), tmp_path_factory.mktemp("due")
    for number, folder in enumerate(folders, 1):
        shutil.copytree(www / "glossario", folder / "glossario")
        marked(folder / "glossario", number)
    return folders


@pytest.fixture
def server(builds: tuple[Path, Path]) -> Iterator[Server]:
    server = Server()
    server.folder = builds[0]
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.http.shutdown()
    server.http.server_close()
    thread.join()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(service_workers="allow")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def visited(page: Page, server: Server, address: str) -> None:
    """Open a page, and wait until it is kept."""
    page.goto(server.base + address)
    kept(page, server.base + address)


def kept(page: Page, url: str) -> None:
    until(page, f"caches.match({url!r})")


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_what_was_read_opens_without_a_network_and_the_rest_is_said_to_be_missing(
    page: Page, server: Server
) -> None:
    visited(page, server, "termini/tavolo/")
    visited(page, server, "termini/bando/")
    server.is_down = True
    for address in ("termini/tavolo/?q=x", "termini/bando", "termini/bando/index.html", "t/tavolo/"):
        page.goto(server.base + address)
        assert heading(page).split()[0] in ("tavolo", "bando"), address
    page.goto(f"{server.base}termini/co-progettazione/?da=qui")
    alert = page.get_by_role("alert")
    assert "Questa pagina non è nel telefono" in alert.inner_text()
    assert alert.locator("a").get_attribute("href") == f"{server.base}termini/co-progettazione/?da=qui"
    page.wait_for_selector("[data-pc-telefono-quali] a >> text=tavolo")
    assert faults(page) == []
    page.fill("#pc-q", "coprogetazione")
    page.get_by_role("option").first.wait_for()


def test_all_the_words_can_be_kept_and_taken_away(page: Page, server: Server) -> None:
    visited(page, server, "fuori-rete/")
    status = page.get_by_role("status").filter(has_text="pagine che hai letto")
    status.wait_for()
    assert re.search(r"0 parole su \d+\. Tutte occupano circa \d+ MB", status.inner_text())
    page.get_by_role("button", name="Tieni sul telefono").click()
    page.get_by_role("status").filter(has_text="Tutte le parole").wait_for()
    server.is_down = True
    words = [file.parent.name for file in (server.folder / "glossario/termini").glob("*/index.html")]
    for address in (*(f"termini/{word}/" for word in words), "presenta/tavolo/", "percorsi/per-cominciare/"):
        page.goto(server.base + address)
        assert page.url == server.base + address
    page.goto(f"{server.base}stampa/?parole=tavolo,bando")
    page.wait_for_selector(".pd-parola >> nth=1")
    page.goto(f"{server.base}fuori-rete/")
    server.is_down = False
    page.get_by_role("button", name="Togli dal telefono").press("Enter")
    page.get_by_role("button", name="Tieni sul telefono").click()  # a change of mind
    page.get_by_role("status").filter(has_text="Tutte le parole").wait_for()
    server.is_down = True
    page.get_by_role("button", name="Togli dal telefono").press("Enter")
    page.get_by_role("status").filter(has_text="Qui non si tiene niente").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Tieni sul telefono"
    server.is_down = False
    page.goto(f"{server.base}termini/tavolo/")
    until(page, NOTHING_KEPT)


def test_two_builds_are_never_mixed(
    page: Page, context: BrowserContext, server: Server, builds: tuple[Path, Path]
) -> None:
    visited(page, server, "termini/tavolo/")
    visited(page, server, "termini/bando/")
    server.folder, server.broken = builds[1], "/fuori-rete/"  # the new build does not arrive whole
    other = context.new_page()
    other.goto(f"{server.base}termini/tavolo/")
    assert other.evaluate(SEEN) == [2, 2]  # with a network, what is there now
    assert page.evaluate(SEEN) == [1, 1]  # the page that was open stays what it was
    other.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update().catch(() => {}))")
    until(other, "navigator.serviceWorker.getRegistration().then((r) => !r.installing)")
    server.is_down = True
    other.goto(f"{server.base}termini/tavolo/")
    assert other.evaluate(SEEN) == [1, 1]
    server.is_down, server.broken = False, ""
    other.goto(f"{server.base}termini/tavolo/")
    assert other.evaluate(SEEN) == [2, 2]
    page.goto("about:blank")
    digest = re.search(r'"impronta":"(\w+)"', (builds[1] / "glossario" / KEEPER).read_text(encoding="utf-8"))
    assert digest
    ends = f"name.endsWith('{digest[1]}') || name.endsWith('note')"
    # Nobody reads the old build any more: it goes once the new one is whole.
    until(other, f"caches.keys().then((names) => names.every((name) => {ends}))")
    server.is_down = True
    for address in ("termini/tavolo/", "termini/bando/"):
        other.goto(server.base + address)
        assert other.evaluate(SEEN) == [2, 2]


def test_who_publishes_switches_it_off(page: Page, server: Server, tmp_path: Path) -> None:
    visited(page, server, "termini/tavolo/")
    shutil.copytree(server.folder, tmp_path, dirs_exist_ok=True)
    keeper = tmp_path / "glossario" / KEEPER
    keeper.write_text("self.PAROLE = null;\n" + keeper.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    for html in tmp_path.rglob("*.html"):
        text = html.read_text(encoding="utf-8")
        html.write_text(re.sub('<link rel="manifest"[^>]*>', "", text), encoding="utf-8")
    server.folder = tmp_path
    page.goto(f"{server.base}termini/bando/")
    until(page, NOTHING_KEPT)
