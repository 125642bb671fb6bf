"""Go through the built site with Firefox and WebKitGTK: ``python scripts/audit/other_browsers.py``.

The look-up, a word, a tooltip, the menu of a phone, the sheet, the first step of the form, what is kept for
when there is no network; no error and nothing stopped by the policy. Chromium is in the tests. Exit codes: 0
nothing found (a browser that is not here is named), 1 faults found, 2 there is no site.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from audit.server_check import NotServed
from audit.tools import Tool
from audit.webdriver import KEYS, Driver, DriverError, Marionette, firefox, webkit
from finish import make_keeper
from parole.glossary import addresses
from shared.headless import served
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[[str], AbstractContextManager[Driver]]
FIREFOX = Tool(
    "Firefox",
    ("firefox-esr", "firefox"),
    "percorre il sito come un lettore",
    "Debian: sudo apt install firefox-esr; Ubuntu e macOS: da mozilla.org",
)
WEBKIT = Tool(
    "WebKitGTK",
    ("WebKitWebDriver",),
    "percorre il sito come un lettore, con il motore di Safari",
    "Debian e Ubuntu: sudo apt install webkit2gtk-driver xvfb",
)
# How each is started, and what else that needs.
BROWSERS: dict[Tool, tuple[Start, str]] = {FIREFOX: (firefox, ""), WEBKIT: (webkit, "Xvfb")}
# Listens from the first line of every page, and remembers from one to the next.
EAR = "orecchio.js"
LISTEN = """(function () {
  const heard = JSON.parse(sessionStorage.getItem("sentito") || "[]");
  let leaving = false; // what is still loading is given up
  addEventListener("beforeunload", () => { leaving = true; });
  function hear(text) {
    if (leaving) return;
    heard.push(`${location.pathname}: ${text}`);
    sessionStorage.setItem("sentito", JSON.stringify(heard));
  }
  addEventListener("error", (e) => hear(e.message || `non si carica ${e.target.src || e.target.href}`), true);
  addEventListener("unhandledrejection", (e) => hear(String(e.reason)));
  addEventListener("securitypolicyviolation", (e) => hear(`vietato: ${e.violatedDirective} ${e.blockedURI}`));
  const error = console.error;
  console.error = (...texts) => { hear(texts.join(" ")); error.apply(console, texts); };
})();
"""
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
LARGEST_PRINTED = 15  # points: the name of a word
SHOWN = "document.querySelector({!r})?.checkVisibility()"


def main(root: Path = ROOT) -> int:
    """Go through the site with each browser, print what is wrong, return the exit code."""
    site = root / "site"
    if not (site / "index.html").is_file():
        print("Manca il sito: costruiscilo prima con make build.", file=sys.stderr)
        return 2
    faults: list[str] = []
    with TemporaryDirectory() as folder, served(with_ear(site, Path(folder))) as address:
        for tool, (start, needed) in BROWSERS.items():
            if not tool.place or (needed and not shutil.which(needed)):
                print(tool.missing)
                continue
            told = faults_with(start, tool.place, f"{address}/", linked_word(site))
            print("\n".join(f"{tool.name}: {fault}" for fault in told or ["niente da dire."]))
            faults += told
    return 1 if faults else 0


def faults_with(start: Start, program: str, base: str, word: str) -> list[str]:
    """Return what is wrong in the journey with one browser."""
    try:
        with start(program) as driver:
            journey(driver, base, word)
            heard = list(driver.read("JSON.parse(sessionStorage.getItem('sentito') || '[]')"))
            if isinstance(driver, Marionette):
                driver.open(base + addresses.word(word))
                heard += print_faults(driver.printed())
            return heard
    except (DriverError, NotServed, OSError) as error:
        return [str(error)]


def journey(driver: Driver, base: str, word: str) -> None:
    """Go where a reader goes; raises ``DriverError`` at the first thing that does not happen."""
    driver.open(base)
    driver.type("#pc-q", word.replace("-", " "))
    driver.until("document.querySelector('[role=option]')")
    driver.type("#pc-q", KEYS["Down"] + KEYS["Enter"])
    driver.until(f"location.pathname.endsWith('/{addresses.word(word)}')")
    driver.until("document.readyState === 'complete'")
    driver.type("main a.pc-parola", KEYS["Tab"])  # a key: from now on the keyboard is in use
    driver.read("document.querySelector('main a.pc-parola').focus()")
    driver.until(SHOWN.format(".pc-suggerimento"))
    driver.type("main a.pc-parola", KEYS["Escape"])
    driver.until(f"!{SHOWN.format('.pc-suggerimento')}")
    driver.click("[data-pc-mio-foglio]")
    driver.until(SHOWN.format(".pc-vassoio--pieno .pc-vassoio__apri"))
    driver.resize(480, 800)
    driver.click("[data-pc-apri]")
    driver.until("document.activeElement.closest('#pc-menu')")
    driver.type("#pc-menu a", KEYS["Escape"])
    driver.until("document.activeElement.matches('[data-pc-apri]')")
    driver.until("document.getElementById('pc-menu').inert")
    driver.open(base + addresses.PRINT)
    driver.until(SHOWN.format(".pd-parola"))
    driver.open(base + addresses.PROPOSE)
    driver.until(SHOWN.format("[data-pc=modulo]"))
    driver.click("label[for=proponi-lato-pa]")
    driver.until(SHOWN.format("[data-pc=resto]"))
    driver.open(base + addresses.OFFLINE)
    status = "document.querySelector('[data-pc-telefono-stato]')"
    driver.until(f"{status}.textContent.includes('pagine che hai letto')")


def print_faults(pdf: bytes) -> Iterator[str]:
    """Yield what is wrong in a printed word: a second sheet, letters made small for what is too wide."""
    pages, sizes = PdfReader(BytesIO(pdf)).pages, [0.0]

    def measure(text: str, page: list[float], line: list[float], font: object, size: float) -> None:  # noqa: ARG001
        sizes.append(abs(page[3] * line[3] * size) if text.strip() else 0)

    pages[0].extract_text(visitor_text=measure)
    if len(pages) != 1 or max(sizes) < LARGEST_PRINTED:
        yield f"una parola si stampa in {len(pages)} fogli, le lettere più grandi di {max(sizes):.0f} punti"


def linked_word(site: Path) -> str:
    """Return the first word whose page has a link to another word."""
    pages = sorted((site / addresses.WORDS).glob("*/index.html"))
    return next(page.parent.name for page in pages if 'class="pc-parola"' in page.read_text(encoding="utf-8"))


def with_ear(site: Path, folder: Path) -> Path:
    """Copy what a reader sees of ``site`` into ``folder``, every page with a script that listens."""
    copy = folder / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("scarica", "v1"))
    (copy / EAR).write_text(LISTEN, encoding="utf-8")
    for page in copy.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        heard = _CHARSET.sub(rf'\g<0><script src="/{EAR}"></script>', html, count=1)
        page.write_text(heard, encoding="utf-8")
    make_keeper(copy, (copy / addresses.WORKER).read_text)
    return copy


if __name__ == "__main__":
    leave(main)
