"""Find the browser that the tests drive, or get one: ``python scripts/shared/browser.py`` prints its path.

The order: the one named by ``PAROLE_BROWSER`` or ``CHROMIUM``; one already installed; Playwright's own; and,
if there is none, one that is installed now. There is always a browser or an error: no test is ever skipped.
"""

from __future__ import annotations

import os
import platform
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

VARIABLES = ("PAROLE_BROWSER", "CHROMIUM")
# The headless shell is the same engine without the windows: it opens a page in a third of the time.
COMMANDS = "chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable".split()
MAC_PATHS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Seconds. A download that has not ended by then has failed, so that a closed network cannot hang the tests.
START_LIMIT = 30.0
PLAYWRIGHT_LIMIT = 120.0
PACKAGE_LIMIT = 600.0
SHOWN_LINES = 8  # of what a command that failed had printed: the reason is at the end

PLAYWRIGHT = (sys.executable, "-m", "playwright")
PLAYWRIGHT_VERSION = (*PLAYWRIGHT, "--version")
PLAYWRIGHT_INSTALL = (*PLAYWRIGHT, "install", "chromium")
BROWSER_PACKAGE = COMMANDS[0]
# The program that Playwright brings along to drive browsers needs it, and a small Debian does not have it.
DRIVER_PACKAGE = "libatomic1"
APT = ("apt-get", "-qq", "-y", "-o", "DPkg::Lock::Timeout=60")
APT_UPDATE = (*APT, "update")
APT_INSTALL = (*APT, "install", "--no-install-recommends")
REMEDY = """\
Non trovo un browser per le prove, e non sono riuscito a installarlo. Scegli un modo:
  Debian:   sudo apt install chromium-headless-shell (oppure chromium)
  altrove:  installa Google Chrome o Chromium
  oppure:   .venv/bin/python -m playwright install --with-deps chromium
Se ne hai già uno in un posto insolito, indicalo: PAROLE_BROWSER=/percorso/del/browser make test"""

DRIVER_REMEDY = """\
Playwright, che guida il browser nelle prove, qui non parte: la ragione è nel testo di
  .venv/bin/python -m playwright --version
Su Debian e Ubuntu di solito basta: sudo apt install libatomic1"""


class BrowserError(Exception):
    """The tests cannot drive a browser here; the text says what to do, in Italian."""


@dataclass(frozen=True, kw_only=True)
class Machine:
    """What the search asks of the machine it runs on; the tests give it one of their own."""

    environment: Mapping[str, str]
    which: Callable[[str], str | None]
    run: Callable[[Sequence[str], float, bool], bool]
    playwright_path: Callable[[], str | None]
    is_root: bool
    is_debian: bool
    say: Callable[[str], None]

    def starting(self, path: str | None) -> str | None:
        """Return PATH if it starts: a command may be a mere stub, as on Ubuntu, or lack its libraries."""
        return path if path and self.run((path, "--version"), START_LIMIT, False) else None


def find_browser(machine: Machine) -> str:
    """Return the path of a browser that starts and can be driven, installing one if there is none."""
    prepare_driver(machine)
    return named_browser(machine) or installed_browser(machine) or new_browser(machine)


def prepare_driver(machine: Machine) -> None:
    """Make sure that Playwright itself starts: without it no browser can be driven."""
    if machine.run(PLAYWRIGHT_VERSION, START_LIMIT, False):
        return
    machine.say("Playwright non parte.")
    if install_package(machine, DRIVER_PACKAGE) and machine.run(PLAYWRIGHT_VERSION, START_LIMIT, False):
        return
    raise BrowserError(DRIVER_REMEDY)


def named_browser(machine: Machine) -> str | None:
    """Return the browser named in the environment; if it does not start, that is an error."""
    for variable in VARIABLES:
        if name := machine.environment.get(variable):
            if path := machine.starting(machine.which(name)):
                return path
            raise BrowserError(f"{variable}: «{name}» non è un browser che parte; correggilo o toglilo.")
    return None


def installed_browser(machine: Machine) -> str | None:
    """Return the first browser that starts in the usual places, that of Playwright after the others."""
    places = (machine.starting(machine.which(name)) for name in (*COMMANDS, *MAC_PATHS))
    return next(filter(None, places), None) or machine.starting(machine.playwright_path())


def new_browser(machine: Machine) -> str:
    """Install a browser and return its path: for root on Debian, as in CI, first by a package."""
    ways = (install_with_playwright, install_from_package)
    for install in reversed(ways) if machine.is_root and machine.is_debian else ways:
        if path := install(machine):
            return path
    raise BrowserError(REMEDY)


def install_with_playwright(machine: Machine) -> str | None:
    """Let Playwright download its Chromium, within a time limit."""
    limit = f"{PLAYWRIGHT_LIMIT:.0f} secondi al massimo"
    machine.say(f"Scarico con Playwright un browser per le prove ({limit})…")
    if machine.run(PLAYWRIGHT_INSTALL, PLAYWRIGHT_LIMIT, True):
        return machine.starting(machine.playwright_path())
    machine.say("Playwright non è riuscito a scaricarlo.")
    return None


def install_from_package(machine: Machine) -> str | None:
    """Install Debian's package of the browser."""
    done = install_package(machine, BROWSER_PACKAGE)
    return machine.starting(machine.which(BROWSER_PACKAGE)) if done else None


def install_package(machine: Machine, name: str) -> bool:
    """Install a Debian package, where that needs no password, and return whether it was done."""
    if (prefix := package_prefix(machine)) is None:
        return False
    machine.say(f"Installo il pacchetto «{name}», che serve alle prove: un minuto o due, una volta sola…")
    commands = ((*prefix, *APT_UPDATE), (*prefix, *APT_INSTALL, name))
    done = all(machine.run(command, PACKAGE_LIMIT, True) for command in commands)
    if not done:
        machine.say(f"Il pacchetto «{name}» non si è installato.")
    return done


def package_prefix(machine: Machine) -> tuple[str, ...] | None:
    """Return what goes before ``apt-get``, or None if this user cannot install without a password."""
    if machine.which("apt-get") is None:
        return None
    if machine.is_root:
        return ()
    if machine.which("sudo") is not None and machine.run(("sudo", "-n", "true"), START_LIMIT, False):
        return ("sudo", "-n")
    return None


def this_machine() -> Machine:
    """Return the machine that we are on."""
    return Machine(
        environment=os.environ,
        which=shutil.which,
        run=run_command,
        playwright_path=playwright_path,
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        is_debian=is_debian(),
        say=lambda text: print(text, file=sys.stderr, flush=True),
    )


def run_command(command: Sequence[str], limit: float, told: bool) -> bool:
    """Run COMMAND and return whether it succeeded; after LIMIT seconds it is ended, with its children.

    What it prints is shown only if it fails, and only if it is to be TOLD.
    """
    with TemporaryFile() as output:
        done = run_into(output, command, limit)
        if told and not done:
            output.seek(0)
            lines = output.read().decode("utf-8", "replace").splitlines()
            print(*lines[-SHOWN_LINES:], sep="\n", file=sys.stderr, flush=True)
    return done


def run_into(output: IO[bytes], command: Sequence[str], limit: float) -> bool:
    """Run COMMAND, sending what it prints to OUTPUT, and return whether it succeeded within LIMIT seconds."""
    group = os.name == "posix"
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=silent, stdout=output, stderr=output, start_new_session=group
        )
    except OSError:
        return False
    try:
        return process.wait(timeout=limit) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            end_process(process, group)


def end_process(process: subprocess.Popen[bytes], group: bool) -> None:
    """End a process that is still running, with its children where it leads a group."""
    if group:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def playwright_path() -> str | None:
    """Return where Playwright keeps its Chromium, if it has one."""
    from playwright.sync_api import sync_playwright  # slow to import, and seldom needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def is_debian() -> bool:
    """Whether this is Debian itself, whose chromium package is a real one: Ubuntu's only points to a snap."""
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def main() -> int:
    """Print the path of a browser; return 0, or 2 after saying why there is none."""
    try:
        print(find_browser(this_machine()))
    except BrowserError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
