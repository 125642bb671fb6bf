"""Drives Firefox and WebKitGTK with what their Debian packages bring along, and the standard library.

Both speak WebDriver (W3C): WebKitGTK over HTTP, Firefox by itself over a socket (Marionette), so that no
geckodriver is needed.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from audit.server_check import HOST, free_port, wait_for

START_LIMIT, WAIT_LIMIT = 60, 20  # seconds
# A reference to an element, as WebDriver names it.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
# The commands that we use: their name in Marionette, their path over HTTP.
PATHS = {
    "Navigate": "url",
    "ExecuteScript": "execute/sync",
    "FindElement": "element",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
    "SetWindowRect": "window/rect",
}
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Down": "\ue015"}


class DriverError(Exception):
    """The browser refuses a command, or something awaited never comes."""


class Wire(Protocol):
    """How commands reach a browser."""

    def send(self, command: str, **values: Any) -> Any:
        """Send a command of :data:`PATHS` and return its result."""


class Driver:
    """What a reader does in a browser: opens, types, clicks, waits."""

    def __init__(self, wire: Wire) -> None:
        """Take the browser at the other end of ``wire``."""
        self._wire = wire

    def open(self, url: str) -> None:
        """Open a page and wait for it."""
        self._wire.send("Navigate", url=url)

    def read(self, expression: str) -> Any:
        """Return the value of an expression of JavaScript in the page."""
        return self._wire.send("ExecuteScript", script=f"return ({expression});", args=[])

    def until(self, expression: str) -> None:
        """Wait until an expression is true; raises ``DriverError`` if it never is."""
        end = time.monotonic() + WAIT_LIMIT
        while not self.read(f"Boolean({expression})"):
            if time.monotonic() > end:
                raise DriverError(f"non succede mai: {expression}")
            time.sleep(0.1)

    def click(self, selector: str) -> None:
        """Click the first element that a selector finds."""
        self._wire.send("ElementClick", id=self._found(selector))

    def type(self, selector: str, text: str) -> None:
        """Type in an element; the keys that write nothing are in :data:`KEYS`."""
        self._wire.send("ElementSendKeys", id=self._found(selector), text=text)

    def resize(self, width: int, height: int) -> None:
        """Give the window a size."""
        self._wire.send("SetWindowRect", width=width, height=height)

    def _found(self, selector: str) -> str:
        found = self._wire.send("FindElement", using="css selector", value=selector)
        return str(found.get("value", found)[ELEMENT])


class Marionette:
    """Commands to a Firefox that listens on a port: each is «length:[0,number,name,values]»."""

    def __init__(self, connection: socket.socket) -> None:
        """Read the greeting of the browser and begin."""
        self._file = connection.makefile("rwb")
        self._read()
        self._command("WebDriver:NewSession", {})

    def send(self, command: str, **values: Any) -> Any:
        """Send a command and return its result."""
        return self._command(f"WebDriver:{command}", values)

    def _command(self, name: str, values: Mapping[str, Any]) -> Any:
        text = json.dumps([0, 1, name, values]).encode()
        self._file.write(b"%d:%s" % (len(text), text))
        self._file.flush()
        _, _, error, result = self._read()
        if error:
            raise DriverError(f"{name}: {error['message']}")
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def _read(self) -> Any:
        length = b""
        while (digit := self._file.read(1)) not in (b":", b""):
            length += digit
        if not length:
            raise DriverError("il browser si è chiuso")
        return json.loads(self._file.read(int(length)))


class Http:
    """Commands to a WebDriver that listens on a port."""

    def __init__(self, port: int) -> None:
        """Begin, with the browser that the driver would choose."""
        self._port, self._session = port, ""
        found = self._command("", {"capabilities": {"alwaysMatch": {}}})
        self._session = f"/{found['sessionId']}/"

    def send(self, command: str, **values: Any) -> Any:
        """Send a command and return its result."""
        return self._command(self._session + PATHS[command].format(**values), values)

    def close(self) -> None:
        """Close the browser."""
        self._command(self._session.rstrip("/"), None)

    def _command(self, path: str, values: Mapping[str, Any] | None) -> Any:
        connection = HTTPConnection(HOST, self._port, timeout=START_LIMIT)
        method, body = ("DELETE", None) if values is None else ("POST", json.dumps(values))
        connection.request(method, f"/session{path}", body, {"Content-Type": "application/json"})
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
        with _running(command, port, os.environ), socket.create_connection((HOST, port)) as connection:
            connection.settimeout(START_LIMIT)
            yield Driver(Marionette(connection))


@contextmanager
def webkit(program: str) -> Iterator[Driver]:
    """Start WebKitGTK by its driver, on a screen that nobody sees."""
    port = free_port()
    with ExitStack() as stack:
        screen = stack.enter_context(_screen())
        stack.enter_context(_running([program, f"--port={port}"], port, os.environ | {"DISPLAY": screen}))
        wire = Http(port)
        stack.callback(wire.close)
        yield Driver(wire)


@contextmanager
def _screen() -> Iterator[str]:
    """Start an X server that shows nothing; gives its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as process:
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        try:
            yield f":{number}"
        finally:
            process.terminate()


@contextmanager
def _running(command: list[str], port: int, environment: Mapping[str, str]) -> Iterator[None]:
    """Run a program and wait until it listens on ``port``; raises ``NotServed`` if it never does."""
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=silent, stderr=silent, env=environment, text=True) as process:
        try:
            wait_for(port, process, START_LIMIT)
            yield
        finally:
            process.terminate()
