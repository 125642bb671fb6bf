"""A browser without a window and a folder to show it: for the tests, the pictures, the printed handouts."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shared.browser import find_browser, this_machine

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OPTIONS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start Chromium for as long as the context lasts; raises ``BrowserError`` if none can be had."""
    from playwright.sync_api import sync_playwright  # slow to import: only when a browser is really wanted

    machine = this_machine()
    path = find_browser(machine)
    # Chromium refuses its sandbox to root, as in a container.
    options = [*OPTIONS, "--no-sandbox"] if machine.is_root else list(OPTIONS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options, headless=True)
        yield browser
        browser.close()


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on a free port of this machine; gives the address, with no final slash."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=os.fspath(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """A server whose readers may go away before they have been answered."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say it, unless it is only that."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Write no log."""
