"""The journey with the other browsers: what the ear hears, what is said when a browser is missing, the wire."""

from __future__ import annotations

import json
import os
import shutil
import socket
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from audit.other_browsers import linked_word, main, print_faults, with_ear
from audit.webdriver import ELEMENT, DriverError, Marionette
from shared.headless import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# An error, a file that is not there, what the policy stops.
TROUBLE = '<script src="/guasto.js"></script><script src="/manca.js"></script><p style="color: red">x</p>'


def test_a_page_is_heard_from_its_first_line(browser: Browser, www: Path, tmp_path: Path) -> None:
    copy = with_ear(www / "glossario", tmp_path)
    page = copy / "termini/tavolo/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", f"{TROUBLE}</body>"), encoding="utf-8")
    (copy / "guasto.js").write_text("console.error('uno'); Promise.reject('due'); nulla();", encoding="utf-8")
    with served(copy) as base, browser.new_page() as opened:
        for address in ("/termini/tavolo/", "/termini/bando/"):
            opened.goto(base + address)
        heard = json.loads(opened.evaluate("sessionStorage.getItem('sentito')"))
    assert sorted(heard) == [
        "/termini/tavolo/: Uncaught ReferenceError: nulla is not defined",
        "/termini/tavolo/: due",
        f"/termini/tavolo/: non si carica {base}/manca.js",
        "/termini/tavolo/: uno",
        "/termini/tavolo/: vietato: style-src-attr inline",
    ]


@pytest.mark.parametrize(
    ("scale", "told"),
    [(1, []), (0.4, ["una parola si stampa in 1 fogli, le lettere più grandi di 8 punti"])],
)
def test_a_word_is_printed_at_its_size(page: Page, base: str, scale: float, told: list[str]) -> None:
    page.goto(f"{base}termini/co-progettazione/")
    assert list(print_faults(page.pdf(format="A4", scale=scale))) == told


def test_a_browser_that_is_missing_is_named(
    www: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(tmp_path) == 2
    capsys.readouterr()
    monkeypatch.setenv("PATH", os.devnull)
    shutil.copytree(www / "glossario", tmp_path / "site")
    assert main(tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Non provato, perché manca:",
        "  Firefox: percorre il sito come un lettore",
        "    come averlo: Debian: sudo apt install firefox-esr; Ubuntu e macOS: da mozilla.org",
        "Non provato, perché manca:",
        "  WebKitGTK: percorre il sito come un lettore, con il motore di Safari",
        "    come averlo: Debian e Ubuntu: sudo apt install webkit2gtk-driver xvfb",
    ]
    assert linked_word(tmp_path / "site") in {path.name for path in (tmp_path / "site/termini").iterdir()}


def test_firefox_is_spoken_to_by_its_own_wire() -> None:
    ours, theirs = socket.socketpair()
    answers = [{}, {"value": {ELEMENT: "e1"}}, None]
    asked: list[object] = []

    def browser() -> None:
        file = theirs.makefile("rwb")
        for said in ({"marionetteProtocol": 3}, *([1, 1, None, answer] for answer in answers), [1, 1, {"message": "no"}, None]):
            if isinstance(said, list):
                length = b"".join(iter(lambda: file.read(1), b":"))
                asked.append(json.loads(file.read(int(length)))[2:])
            text = json.dumps(said).encode()
            file.write(b"%d:%s" % (len(text), text))
            file.flush()

    thread = Thread(target=browser)
    thread.start()
    with ours, theirs:
        driver = Marionette(ours)
        driver.click("a.perché")
        with pytest.raises(DriverError, match=r"^Navigate: no$"):
            driver.open("x:")
        thread.join()
    assert asked == [
        ["WebDriver:NewSession", {}],
        ["WebDriver:FindElement", {"using": "css selector", "value": "a.perché"}],
        ["WebDriver:ElementClick", {"id": "e1"}],
        ["WebDriver:Navigate", {"url": "x:"}],
    ]
