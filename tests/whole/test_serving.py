"""While an editor works: the page follows the file, and a broken word shows its problems."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from site_fixture import environment, mkdocs, sample_project

from parole.site.policy import unguarded
from shared.live import LiveSite
from shared.site_config import read_facts

PATIENCE = 30.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(project: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with (project / "serve.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=project, env=environment(), stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/glossario/"
        finally:
            process.terminate()
            process.wait()


def wait_for(address: str, text: str) -> str:
    """Return the page once it contains ``text``; what it said last is in the failure."""
    end, seen = time.monotonic() + PATIENCE, ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                seen = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
            seen = str(error)
        if text in seen:
            return seen
        time.sleep(0.2)
    raise AssertionError(f"{address} never said «{text}»; last: {seen[:2000]}")


def test_the_page_follows_the_file_and_a_broken_word_shows_its_problems(tmp_path: Path) -> None:
    project = sample_project(tmp_path)
    word = project / "glossary/termini/tavolo.yml"
    good = word.read_text(encoding="utf-8")
    with served(project) as base:
        page = base + "termini/tavolo/"
        wait_for(page, "un atto da firmare")

        word.write_text(good.replace("un atto da firmare", "un foglio da discutere"), encoding="utf-8")
        wait_for(page, "un foglio da discutere")

        word.write_text(good.replace("in_breve: ", "in_breve: a: "), encoding="utf-8")
        broken = wait_for(page, "tavolo: da correggere")
        assert "glossary/termini/tavolo.yml:3:12" in broken
        assert "un testo che contiene «: » confonde il file" in broken
        assert "1 problema nel glossario" in wait_for(base, "1 problema nel glossario")
        title = '<h1 id="contenuto" data-carta>bando'
        assert title in wait_for(base + "termini/bando/", title)

        word.write_text(good, encoding="utf-8")
        assert "problema nel glossario" not in wait_for(page, "un atto da firmare")


def test_every_address_that_is_served_is_the_file_that_is_built(www: Path, tmp_path: Path) -> None:
    """Asked for one by one, the last of the build first; while writing pages have no policy, and none is kept."""
    project = sample_project(tmp_path)
    config = project / "mkdocs.yml"
    no_hooks = re.sub(r"(?m)^hooks:.*$", "hooks: []", config.read_text(encoding="utf-8"))
    config.write_text(no_hooks, encoding="utf-8")
    assert mkdocs(project, "build").returncode == 0
    live, site = LiveSite(pytest.fail), project / "site"
    live.renew(site, read_facts(project), project)
    app = live.around(lambda environ, start_response: [], "/")
    built = {
        file.relative_to(www / "glossario").as_posix(): file for file in www.rglob("*.*") if file.is_file()
    }
    for path in reversed(built):
        app({"PATH_INFO": f"/{path}"}, lambda *_: None)
    assert {file.relative_to(site).as_posix() for file in site.rglob("*.*") if file.is_file()} == {*built}
    for path, file in built.items():
        content = file.read_bytes()
        if path.endswith(".html"):
            content = re.sub('<link rel="manifest"[^>]*>\n?', "", unguarded(content.decode())).encode()
        if path == "sw.js":
            content = b"self.PAROLE = null;\n" + content.partition(b"\n")[2]
        assert (site / path).read_bytes() == content, path
