"""What the tests share: a browser, a folder served over HTTP, the option that rewrites the expected files."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser import BrowserError, find_browser, this_machine

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER_OPTIONS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="rewrite the expected files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that drive a browser, so that ``-m "not browser"`` leaves them out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def update_expected(request: pytest.FixtureRequest) -> bool:
    """Whether the expected files are to be rewritten rather than compared."""
    return bool(request.config.getoption("--update-expected"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser without a window. If there is none to be had, the test fails: it is never skipped."""
    from playwright.sync_api import sync_playwright  # slow to import, and few tests need it

    try:
        path = find_browser(this_machine())
    except BrowserError as error:
        pytest.fail(str(error), pytrace=False)
    # Chromium refuses its sandbox to root, as in a container.
    options = [*BROWSER_OPTIONS, "--no-sandbox"] if this_machine().is_root else list(BROWSER_OPTIONS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=options, headless=True)
        yield running
        running.close()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder on a free port and returns its address, with no final slash."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve FOLDER in a thread for as long as the context lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=os.fspath(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Write no log."""
