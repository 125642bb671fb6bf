"""What a browser asks for while the site is being made again: never an old page, never half a site."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from built_pages import BUILT

from finish import write_file
from parole.glossary.site_facts import SiteFacts
from shared.live import LiveSite

WORD = """termine: tavolo
area: strumenti
in_breve: dove ci si siede
pa:
  definizione: {said}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one word, which has its problems: they do not stop who is writing."""
    (tmp_path / "glossary/termini").mkdir(parents=True)
    return tmp_path


def say(root: Path, said: str) -> None:
    (root / "glossary/termini/tavolo.yml").write_text(WORD.format(said=said), encoding="utf-8")


def renewed(live: LiveSite, root: Path) -> None:
    """Build the pages as the generator does, from an empty folder, and take them."""
    shutil.rmtree(root / "site", ignore_errors=True)
    for path, html in BUILT.items():
        write_file(root / "site" / path, html)
    live.renew(root / "site", SiteFacts(), root)


class Server:
    """Serves the files of a folder, as the server of MkDocs does; ``meanwhile`` happens before it reads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.meanwhile = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.meanwhile()
        file = self.folder / environ["PATH_INFO"].removeprefix("/g/")
        file = file / "index.html" if file.is_dir() else file
        start_response("200 OK" if file.is_file() else "404 Not Found", [])
        return [file.read_bytes()] if file.is_file() else [b""]


def asked(app: Any, path: str, host: str = "127.0.0.1:8000") -> tuple[str, str]:
    said: list[Any] = []
    body = b"".join(app({"PATH_INFO": path, "HTTP_HOST": host}, lambda *head: said.extend(head)))
    return said[0], body.decode()


def test_a_page_is_made_when_it_is_asked_for(root: Path) -> None:
    say(root, "un tavolo vero")
    live, server = LiveSite(print), Server(root / "site")
    renewed(live, root)
    assert not (root / "site/termini/tavolo").exists()
    status, page = asked(live.around(server, "/g/"), "/g/termini/tavolo/")
    assert status == "200 OK"
    assert "un tavolo vero" in page
    assert asked(live.around(server, "/g/"), "/g/assente/")[0] == "404 Not Found"
    assert asked(live.around(server, "/g/"), "/altrove/")[0] == "404 Not Found"


@pytest.mark.parametrize("host", ["localhost:8000", "LOCALHOST", "[::1]:8000", ""])
def test_this_computer_by_its_names_is_answered(root: Path, host: str) -> None:
    live, server = LiveSite(print), Server(root / "site")
    renewed(live, root)
    assert asked(live.around(server, "/g/"), "/g/", host)[0] == "200 OK"


@pytest.mark.parametrize(
    "host", ["altrove.esempio", "127.0.0.1.altrove.esempio", "x@localhost", "[", "localhost:8000:"]
)
@pytest.mark.parametrize("path", ["/g/", "/livereload/1/2"])
def test_a_site_that_says_it_is_here_reads_nothing(root: Path, host: str, path: str) -> None:
    live, server = LiveSite(print), Server(root / "site")
    renewed(live, root)
    assert asked(live.around(server, "/g/"), path, host) == (
        "421 Misdirected Request",
        "Qui il sito si apre solo da questo computer, all’indirizzo http://127.0.0.1.\n",
    )


def test_an_address_that_no_disk_can_have_is_a_missing_page(root: Path) -> None:
    live, server = LiveSite(print), Server(root / "site")
    renewed(live, root)
    for path in ("/g/\0", "/g/termini/\0/", "/g/a\0b.html", "/\0"):
        assert asked(live.around(server, "/g/"), path)[0] == "404 Not Found"


def test_who_asks_while_the_site_is_made_waits_for_the_new_one(root: Path) -> None:
    say(root, "il testo di prima")
    live, server = LiveSite(print), Server(root / "site")
    renewed(live, root)
    live.wait()
    answers: list[tuple[str, str]] = []
    browser = Thread(target=lambda: answers.append(asked(live.around(server, "/g/"), "/g/termini/tavolo/")))
    browser.start()
    say(root, "il testo di dopo")
    renewed(live, root)
    browser.join(timeout=30)
    assert "il testo di dopo" in answers[0][1]


def test_an_answer_that_a_change_has_overtaken_is_given_anew(root: Path) -> None:
    say(root, "il testo di prima")
    live, server = LiveSite(print), Server(root / "site")
    renewed(live, root)

    def change() -> None:
        server.meanwhile = lambda: None
        live.wait()
        say(root, "il testo di dopo")
        renewed(live, root)

    server.meanwhile = change
    assert "il testo di dopo" in asked(live.around(server, "/g/"), "/g/termini/tavolo/")[1]


def test_what_a_page_asks_in_vain_is_reported(root: Path) -> None:
    say(root, "un tavolo")
    reported: list[str] = []
    live = LiveSite(reported.append)
    renewed(live, root)
    asked(live.around(Server(root / "site"), "/g/"), "/g/index.html")
    assert reported == ["index.html: «[[bando|quel bando]]» rimanda a una voce che non c’è"]
