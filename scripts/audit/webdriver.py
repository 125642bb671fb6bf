"""Drives Firefox and WebKitGTK with what their Debian packages bring along, and the standard library.

Both speak WebDriver (W3C): WebKitGTK over HTTP, Firefox by itself over a socket (Marionette), so that no
geckodriver is needed, which Debian does not have.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from audit.load_run import HOST
from audit.server_check import wait_for
from shared.headless import free_port

START_LIMIT, WAIT_LIMIT = 60, 20  # seconds
# A reference to an element, as WebDriver names it.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
# The commands that we use: their name in Marionette, their path over HTTP.
PATHS = {
    "Navigate": "/url",
    "ExecuteScript": "/execute/sync",
    "FindElement": "/element",
    "ElementClick": "/element/{id}/click",
    "ElementSendKeys": "/element/{id}/value",
    "SetWindowRect": "/window/rect",
}
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Down": "\ue015"}


class DriverError(Exception):
    """The browser refuses a command, or something awaited never comes."""


class Driver(ABC):
    """What a reader does in a browser: opens, types, clicks, waits."""

    @abstractmethod
    def send(self, command: str, **values: Any) -> Any:
        """Send a command of :data:`PATHS` and return its result."""

    def open(self, url: str) -> None:
        """Open a page and wait for it."""
        self.send("Navigate", url=url)

    def read(self, expression: str) -> Any:
        """Return the value of an expression of JavaScript in the page."""
        return self.send("ExecuteScript", script=f"return ({expression});", args=[])

    def until(self, expression: str) -> None:
        """Wait until an expression is true; raises ``DriverError`` if it never is."""
        end = time.monotonic() + WAIT_LIMIT
        while not self.read(f"Boolean({expression})"):
            if time.monotonic() > end:
                raise DriverError(f"non succede mai: {expression}")
            time.sleep(0.1)

    def click(self, selector: str) -> None:
        """Click the first element that a selector finds."""
        self.send("ElementClick", id=self._found(selector))

    def type(self, selector: str, text: str) -> None:
        """Type in an element; the keys that write nothing are in :data:`KEYS`."""
        self.send("ElementSendKeys", id=self._found(selector), text=text)

    def resize(self, width: int, height: int) -> None:
        """Give the window a size."""
        self.send("SetWindowRect", width=width, height=height)

    def _found(self, selector: str) -> str:
        return str(self.send("FindElement", using="css selector", value=selector)[ELEMENT])


class Marionette(Driver):
    """A Firefox that listens on a socket: each command is «length:[0,number,name,values]»."""

    def __init__(self, connection: socket.socket) -> None:
        """Read the greeting of the browser and begin."""
        self._file = connection.makefile("rwb")
        self._read()
        self.send("NewSession")

    def send(self, command: str, **values: Any) -> Any:
        """Send a command and return its result."""
        text = json.dumps([0, 1, f"WebDriver:{command}", values]).encode()
        self._file.write(b"%d:%s" % (len(text), text))
        self._file.flush()
        _, _, error, result = self._read()
        if error:
            raise DriverError(f"{command}: {error['message']}")
        return result["value"] if result and "value" in result else result

    def printed(self) -> bytes:
        """Return the page as it is printed on A4, a PDF: the driver of WebKitGTK cannot say."""
        return b64decode(self.send("Print", page={"width": 21.0, "height": 29.7}))

    def _read(self) -> Any:
        length = b"".join(iter(lambda: self._file.read(1).strip(b":"), b""))
        if not length:
            raise DriverError("il browser si è chiuso")
        return json.loads(self._file.read(int(length)))


class Http(Driver):
    """A WebDriver that listens on a port, with the browser that it would choose."""

    def __init__(self, port: int) -> None:
        """Begin."""
        self._port = port
        session = self._ask("POST", "", {"capabilities": {"alwaysMatch": {}}})
        self._session = f"/{session['sessionId']}"

    def send(self, command: str, **values: Any) -> Any:
        """Send a command and return its result."""
        return self._ask("POST", self._session + PATHS[command].format(**values), values)

    def close(self) -> None:
        """Close the browser."""
        self._ask("DELETE", self._session)

    def _ask(self, method: str, path: str, values: Mapping[str, Any] | None = None) -> Any:
        connection = HTTPConnection(HOST, self._port, timeout=START_LIMIT)
        connection.request(method, f"/session{path}", json.dumps(values) if values else None)
        value = json.loads(connection.getresponse().read())["value"]
        if isinstance(value, dict) and "error" in value:
            raise DriverError(f"{path}: {value['message']}")
        return value


@contextmanager
def firefox(program: str) -> Iterator[Driver]:
    """Start Firefox, without a window and with a profile of its own, for as long as the context lasts."""
    port = free_port()
    with TemporaryDirectory() as profile:
        Path(profile, "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", profile]
        with _running(command, port), socket.create_connection((HOST, port), START_LIMIT) as connection:
            yield Marionette(connection)


@contextmanager
def webkit(program: str) -> Iterator[Driver]:
    """Start WebKitGTK by its driver, on a screen that nobody sees."""
    port = free_port()
    with ExitStack() as stack:
        screen = stack.enter_context(_screen())
        stack.enter_context(_running([program, f"--port={port}"], port, DISPLAY=screen))
        driver = Http(port)
        stack.callback(driver.close)
        yield driver


@contextmanager
def _screen() -> Iterator[str]:
    """Start an X server that shows nothing; gives its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=silent, text=True) as process:
        try:
            yield f":{process.stdout.readline().strip() if process.stdout else ''}"
        finally:
            process.terminate()


@contextmanager
def _running(command: list[str], port: int, **environment: str) -> Iterator[None]:
    """Run a program and wait until it listens on ``port``; raises ``NotServed`` if it never does."""
    silent, own = subprocess.DEVNULL, os.environ | environment
    with subprocess.Popen(command, stdout=silent, stderr=silent, env=own, text=True) as process:
        try:
            wait_for(port, process, START_LIMIT)
            yield
        finally:
            process.terminate()
