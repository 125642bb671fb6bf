"""How the tests find their browser: on machines made of plain functions, nothing is installed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from shared.browser import (
    APT_INSTALL,
    APT_UPDATE,
    DRIVER_REMEDY,
    MAC_PATHS,
    PLAYWRIGHT_INSTALL,
    PLAYWRIGHT_VERSION,
    REMEDY,
    BrowserError,
    Machine,
    find_browser,
    run_command,
)

PLAYWRIGHT_CHROMIUM = "/home/anna/.cache/ms-playwright/chromium/chrome"
APT_CHROMIUM = (*APT_INSTALL, "chromium-headless-shell")
APT_LIBATOMIC = (*APT_INSTALL, "libatomic1")
DEBIAN_TOOLS = {"apt-get": "/usr/bin/apt-get"}
SUDO_TOOLS = DEBIAN_TOOLS | {"sudo": "/usr/bin/sudo"}


@dataclass
class FakeMachine:
    """A machine with some commands; a command that succeeds may make others appear."""

    commands: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    broken: tuple[str, ...] = ()  # browsers that are there but do not start
    brings: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)
    playwright: bool = False
    is_root: bool = False
    is_debian: bool = False
    driver: bool = True  # whether Playwright itself starts
    ran: list[tuple[str, ...]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def run(self, command: Sequence[str], limit: float, told: bool) -> bool:
        if command == PLAYWRIGHT_VERSION:
            return self.driver or "driver" in self.commands
        if command[1:] == ("--version",):
            return command[0] not in self.broken
        self.ran.append(tuple(command))
        self.commands |= self.brings.get(tuple(command), {})
        return tuple(command) in self.brings

    def playwright_path(self) -> str | None:
        return PLAYWRIGHT_CHROMIUM if self.playwright or "playwright" in self.commands else None

    def as_machine(self) -> Machine:
        return Machine(
            environment=self.environment,
            which=self.commands.get,
            run=self.run,
            playwright_path=self.playwright_path,
            is_root=self.is_root,
            is_debian=self.is_debian,
            say=self.said.append,
        )


def find(machine: FakeMachine) -> str:
    return find_browser(machine.as_machine())


@pytest.mark.parametrize("variable", ["PAROLE_BROWSER", "CHROMIUM"])
def test_browser_named_in_environment_wins(variable: str) -> None:
    commands = {"/opt/mio": "/opt/mio", "chromium": "/usr/bin/chromium"}
    assert find(FakeMachine(commands=commands, environment={variable: "/opt/mio"})) == "/opt/mio"


def test_browser_named_in_environment_may_be_a_command() -> None:
    machine = FakeMachine(commands={"brave": "/usr/bin/brave"}, environment={"PAROLE_BROWSER": "brave"})
    assert find(machine) == "/usr/bin/brave"


def test_own_variable_wins_over_the_common_one() -> None:
    commands = {"/opt/a": "/opt/a", "/opt/b": "/opt/b"}
    environment = {"CHROMIUM": "/opt/a", "PAROLE_BROWSER": "/opt/b"}
    assert find(FakeMachine(commands=commands, environment=environment)) == "/opt/b"


def test_empty_variable_counts_as_absent() -> None:
    machine = FakeMachine(commands={"chromium": "/usr/bin/chromium"}, environment={"PAROLE_BROWSER": ""})
    assert find(machine) == "/usr/bin/chromium"


@pytest.mark.parametrize("commands", [{}, {"/opt/mio": "/opt/mio"}], ids=["absent", "does-not-start"])
def test_bad_browser_named_in_environment_is_an_error(commands: dict[str, str]) -> None:
    machine = FakeMachine(
        commands=commands | {"chromium": "/usr/bin/chromium"},
        environment={"PAROLE_BROWSER": "/opt/mio"},
        broken=("/opt/mio",),
    )
    with pytest.raises(BrowserError) as raised:
        find(machine)
    assert str(raised.value) == "PAROLE_BROWSER: «/opt/mio» non è un browser che parte; correggilo o toglilo."


@pytest.mark.parametrize(
    "name",
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        *MAC_PATHS,
    ],
)
def test_installed_browser_is_found(name: str) -> None:
    machine = FakeMachine(commands={name: f"found:{name}"})
    assert find(machine) == f"found:{name}"
    assert machine.ran == []
    assert machine.said == []


def test_stub_that_does_not_start_is_passed_over() -> None:
    commands = {"chromium-browser": "/usr/bin/chromium-browser", "google-chrome": "/usr/bin/google-chrome"}
    machine = FakeMachine(commands=commands, broken=("/usr/bin/chromium-browser",))
    assert find(machine) == "/usr/bin/google-chrome"


def test_browser_already_downloaded_by_playwright_is_used() -> None:
    machine = FakeMachine(playwright=True)
    assert find(machine) == PLAYWRIGHT_CHROMIUM
    assert machine.ran == []


def test_playwright_downloads_when_there_is_none() -> None:
    machine = FakeMachine(brings={PLAYWRIGHT_INSTALL: {"playwright": "yes"}})
    assert find(machine) == PLAYWRIGHT_CHROMIUM
    assert machine.ran == [PLAYWRIGHT_INSTALL]
    assert machine.said == ["Scarico con Playwright un browser per le prove (120 secondi al massimo)…"]


def test_root_on_debian_installs_the_package_first() -> None:
    brings = {APT_UPDATE: {}, APT_CHROMIUM: {"chromium-headless-shell": "/usr/bin/chromium"}}
    machine = FakeMachine(commands=dict(DEBIAN_TOOLS), brings=brings, is_root=True, is_debian=True)
    assert find(machine) == "/usr/bin/chromium"
    assert machine.ran == [APT_UPDATE, APT_CHROMIUM]
    assert machine.said == [
        "Installo il pacchetto «chromium-headless-shell», che serve alle prove: un minuto o due, una volta sola…"
    ]


def test_root_elsewhere_lets_playwright_try_first() -> None:
    brings = {APT_UPDATE: {}, APT_CHROMIUM: {"chromium-headless-shell": "/usr/bin/chromium"}}
    machine = FakeMachine(commands=dict(DEBIAN_TOOLS), brings=brings, is_root=True)
    assert find(machine) == "/usr/bin/chromium"
    assert machine.ran == [PLAYWRIGHT_INSTALL, APT_UPDATE, APT_CHROMIUM]


def test_user_with_sudo_without_password_installs_the_package_after_playwright_failed() -> None:
    sudo = ("sudo", "-n")
    brings = {
        (*sudo, "true"): {},
        (*sudo, *APT_UPDATE): {},
        (*sudo, *APT_CHROMIUM): {"chromium-headless-shell": "/usr/bin/chromium"},
    }
    machine = FakeMachine(commands=dict(SUDO_TOOLS), brings=brings, is_debian=True)
    assert find(machine) == "/usr/bin/chromium"
    assert machine.ran == [PLAYWRIGHT_INSTALL, (*sudo, "true"), (*sudo, *APT_UPDATE), (*sudo, *APT_CHROMIUM)]


def test_user_with_sudo_that_asks_a_password_is_told_what_to_do() -> None:
    machine = FakeMachine(commands=dict(SUDO_TOOLS), is_debian=True)
    with pytest.raises(BrowserError) as raised:
        find(machine)
    assert str(raised.value) == REMEDY
    assert machine.ran == [PLAYWRIGHT_INSTALL, ("sudo", "-n", "true")]


def test_package_that_fails_gives_way_to_playwright() -> None:
    brings = {APT_UPDATE: {}, PLAYWRIGHT_INSTALL: {"playwright": "yes"}}
    machine = FakeMachine(commands=dict(DEBIAN_TOOLS), brings=brings, is_root=True, is_debian=True)
    assert find(machine) == PLAYWRIGHT_CHROMIUM
    assert machine.said[1] == "Il pacchetto «chromium-headless-shell» non si è installato."


def test_downloaded_browser_that_does_not_start_is_no_browser() -> None:
    machine = FakeMachine(brings={PLAYWRIGHT_INSTALL: {"playwright": "yes"}}, broken=(PLAYWRIGHT_CHROMIUM,))
    with pytest.raises(BrowserError) as raised:
        find(machine)
    assert str(raised.value) == REMEDY


def test_library_that_playwright_lacks_is_installed() -> None:
    commands = DEBIAN_TOOLS | {"chromium": "/usr/bin/chromium"}
    brings = {APT_UPDATE: {}, APT_LIBATOMIC: {"driver": "yes"}}
    machine = FakeMachine(commands=commands, brings=brings, driver=False, is_root=True, is_debian=True)
    assert find(machine) == "/usr/bin/chromium"
    assert machine.said == [
        "Playwright non parte.",
        "Installo il pacchetto «libatomic1», che serve alle prove: un minuto o due, una volta sola…",
    ]


def test_playwright_that_does_not_start_says_what_to_do() -> None:
    with pytest.raises(BrowserError) as raised:
        find(FakeMachine(commands={"chromium": "/usr/bin/chromium"}, driver=False))
    assert str(raised.value) == DRIVER_REMEDY


def test_nothing_works_says_what_to_do() -> None:
    with pytest.raises(BrowserError) as raised:
        find(FakeMachine())
    assert str(raised.value) == (
        "Non trovo un browser per le prove, e non sono riuscito a installarlo. Scegli un modo:\n"
        "  Debian:   sudo apt install chromium-headless-shell (oppure chromium)\n"
        "  altrove:  installa Google Chrome o Chromium\n"
        "  oppure:   .venv/bin/python -m playwright install --with-deps chromium\n"
        "Se ne hai già uno in un posto insolito, indicalo: PAROLE_BROWSER=/percorso/del/browser make test"
    )


def test_command_tells_success_from_failure() -> None:
    assert run_command((sys.executable, "-c", "pass"), 30, False)
    assert not run_command((sys.executable, "-c", "raise SystemExit(1)"), 30, False)
    assert not run_command(("no-such-command-anywhere",), 30, False)


def test_command_that_fails_shows_the_end_of_what_it_printed(capfd: pytest.CaptureFixture[str]) -> None:
    program = "print(*range(20), sep='\\n', flush=True); raise SystemExit('la ragione')"
    assert not run_command((sys.executable, "-c", program), 30, True)
    assert capfd.readouterr().err == "13\n14\n15\n16\n17\n18\n19\nla ragione\n"


def test_command_that_succeeds_shows_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_command((sys.executable, "-c", "print('tutto bene')"), 30, True)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are a POSIX thing")
def test_command_past_its_limit_ends_with_its_children(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    child = f"import time; pipe = open({str(pipe)!r}, 'w', encoding='utf-8'); time.sleep(20); pipe.write('!')"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert not run_command((sys.executable, "-c", parent), 0.5, False)
    os.set_blocking(held, True)
    assert os.read(held, 1) == b""  # nobody holds the other end any more
    os.close(held)


def test_real_browser_shows_a_served_folder(
    browser: Browser, serve_folder: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<title>Parole in comune</title>", encoding="utf-8")
    page = browser.new_page()
    page.goto(serve_folder(tmp_path) + "/")
    assert page.title() == "Parole in comune"
    page.close()
