"""Serve the built site with a real nginx and look: ``python scripts/audit/server_check.py``.

On this machine only (127.0.0.1). Types, headers, redirects, missing pages, hidden files, compression; frames
in a real browser; ten seconds of requests, counted; what of the site a host of files would not take. Without
nginx this says how to get it and exits with 0.
Exit codes: 0 nothing found, 1 faults found, 2 there is no site, or nginx does not start.
"""

from __future__ import annotations

import gzip
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from audit.load_run import HOST, Load, load_run
from hosting import redirects_of, sizes_of
from parole.glossary.addresses import DATA_PAGE, HOME, REDIRECT_STYLE, WORDS, file_of
from parole.pages import hosting, hosting_files
from shared.browser import BrowserError, this_machine
from shared.headless import free_port, running_browser
from shared.leaving import leave
from shared.site_config import ConfigError, read_facts

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
MISSING = """\
La prova con un vero server ha bisogno di nginx, che qui non c’è.
  come averlo: Debian e Ubuntu: sudo apt install nginx; macOS: brew install nginx"""
MAIN = """{user}worker_processes auto;
daemon off;
pid {folder}/pid;
error_log {folder}/errori.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    keepalive_requests 1000000000;
    client_body_temp_path {folder}/t1;
    proxy_temp_path {folder}/t2;
    fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4;
    scgi_temp_path {folder}/t5;
    include parole.conf;
}}
"""
# Puts a frame in a page and waits for it.
FRAME = """address => new Promise(done => {
  const frame = document.createElement("iframe");
  frame.onload = done;
  frame.src = address;
  document.body.append(frame);
})"""
PROBED = 400  # files looked at one by one; the kinds repeat


class NotServed(Exception):
    """A program that should listen does not start; the text is what it said."""


def main(root: Path = ROOT) -> int:
    """Serve, look, load, print what is wrong; return the exit code."""
    site = root / "site"
    if not (site / "index.html").is_file():
        print("Manca il sito: costruiscilo prima con make build.", file=sys.stderr)
        return 2
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/opt/homebrew/bin")
    if program is None:
        print(MISSING)
        return 0
    try:
        base, redirects = hosting.base_of(read_facts(root).url), redirects_of(root) or []
        sizes = sizes_of(site)
        faults = list(hosting_files.beyond_limits(hosting_files.headers_file(sizes, base), sizes))
        with (
            TemporaryDirectory() as name,
            served_by_nginx(program, site, base, Path(name), redirects) as port,
        ):
            faults += faults_of(port, base, site, {address: to for address, to, _ in redirects})
            faults += frame_faults(port, base, site)
            load = load_run(port, pages_to_load(base, site, redirects))
    except (NotServed, ConfigError, BrowserError) as error:
        print(error, file=sys.stderr)
        return 2
    faults += load_faults(load)
    print("\n".join((*faults, told(load))))
    return 1 if faults else 0


@contextmanager
def served_by_nginx(
    program: str, site: Path, base: str, folder: Path, redirects: Sequence[hosting_files.Redirect]
) -> Iterator[int]:
    """Serve ``site`` under ``base`` with our configuration and nothing else; gives the port.

    Raises ``NotServed`` when nginx refuses the configuration.
    """
    port = free_port()
    www = folder / "www"
    (www / base.strip("/")).parent.mkdir(parents=True, exist_ok=True)
    (www / base.strip("/")).symlink_to(site.resolve()) if base != "/" else www.symlink_to(site.resolve())
    built = subprocess.run([program, "-V"], capture_output=True, encoding="utf-8", check=False).stderr
    types = re.search(r"--conf-path=(\S+)/nginx\.conf", built)
    shutil.copy(Path(types[1] if types else "/etc/nginx", "mime.types"), folder)
    ours = hosting.nginx(base, str(www), listen=f"{HOST}:{port}")
    (folder / "parole.conf").write_text(ours, encoding="utf-8")
    led = hosting_files.redirects_file("nginx", redirects, base)
    (folder / f"{hosting.REDIRECTS_FILE}.conf").write_text(led, encoding="utf-8")
    user = "user root;\n" if this_machine().is_root else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
    command = [program, "-e", str(folder / "errori.log"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            wait_for(port, process)
            yield port
        finally:
            process.terminate()


def wait_for(port: int, process: subprocess.Popen[str], seconds: int = 10) -> None:
    """Wait until somebody answers; raises ``NotServed`` when the process ends before, or nobody does."""
    for _ in range(seconds * 10):
        with socket.socket() as visitor:
            if visitor.connect_ex((HOST, port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    said = process.stderr.read() if process.poll() is not None and process.stderr else ""
    raise NotServed(f"{Path(process.args[0]).name} non parte: {said.strip()}")  # type: ignore[index,arg-type]


def faults_of(port: int, base: str, site: Path, redirects: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong in the answers, file by file, then for what is not there."""
    connection = HTTPConnection(HOST, port, timeout=10)
    led = {file_of(address) for address in redirects}
    paths = sorted(sizes_of(site).keys() - led)
    for path in paths[:: max(1, len(paths) // PROBED)] + sorted(
        set(paths) & hosting.TYPE_OF_PATH.keys() | {p for p in paths if "/" not in p}
    ):
        yield from file_faults(connection, base, path, (site / path).read_bytes())
    for path in ("non-c-e/", ".git/config", "assets/", "termini/../../etc/passwd"):
        status, headers, body = answer(connection, base + path)
        if status not in (403, 404, 400) or b"Index of" in body:
            yield f"{base}{path}: risponde {status}"
        elif status == 404 and headers.get("Content-Security-Policy") is None:
            yield f"{base}{path}: la pagina «non trovata» non ha le intestazioni"
    for address, target in redirects.items():
        status, headers, _ = answer(connection, base + address)
        if status not in (301, 302) or headers.get("Location") != base + target:
            yield f"{base}{address}: non rinvia a {target}, risponde {status}"
    if answer(connection, f"{base}{WORDS.rstrip('/')}")[1].get("Location") != base + WORDS:
        yield f"{base}{WORDS}: senza la barra finale non rimanda alla pagina"


def file_faults(connection: HTTPConnection, base: str, path: str, content: bytes) -> Iterator[str]:
    """Yield what is wrong in the answer for one file: status, bytes, headers, type, compression."""
    address = base + path.removesuffix("index.html")
    status, headers, body = answer(connection, address)
    if status != 200 or body != content:
        yield f"{address}: risponde {status}, o non il file"
    wanted = hosting.headers_of(path)
    for name in (header.name for header in hosting.HEADERS):
        if headers.get(name) != wanted.get(name):
            yield f"{address}: {name} è {headers.get(name)!r}, non {wanted.get(name)!r}"
    kind = hosting.type_of(path)
    if kind and headers.get("Content-Type", "").partition(";")[0] != kind:
        yield f"{address}: il tipo è {headers.get('Content-Type')}, non {kind}"
    if len(content) > 5000 and kind in hosting.COMPRESSED and headers.get("Content-Encoding") != "gzip":
        yield f"{address}: non è compresso"


def answer(connection: HTTPConnection, path: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body (unpacked) of a GET."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    body, headers = response.read(), dict(response.getheaders())
    return response.status, headers, gzip.decompress(body) if "Content-Encoding" in headers else body


def frame_faults(port: int, base: str, site: Path) -> Iterator[str]:
    """Yield what is wrong when another site frames our pages and reads our data, in a real browser."""
    word = next(path.name for path in sorted((site / "scheda").iterdir()))
    ours = f"http://{HOST}:{port}{base}"
    # «localhost» is another origin than «127.0.0.1».
    other = f"http://localhost:{port}{base}404.html"
    with running_browser() as browser:
        page = browser.new_page(bypass_csp=True)
        page.goto(other)
        for address, shown in ((f"scheda/{word}/", True), (f"{WORDS}{word}/", False), (HOME, False)):
            if is_framed(page, ours + address) is not shown:
                yield f"{address}: in un altro sito {'non si vede' if shown else 'si vede'}"
        for address, read in (("dati/v1/glossario.json", True), (DATA_PAGE, False)):
            script = "a => fetch(a).then(r => r.ok, () => false)"
            if page.evaluate(script, ours + address) is not read:
                yield f"{address}: da un altro sito {'non si legge' if read else 'si legge'}"


def is_framed(page: Page, address: str) -> bool:
    """Return whether ``page`` can show ``address`` in a frame."""
    page.evaluate(FRAME, address)
    frame = page.frames[-1]
    return frame.url == address and frame.locator("main, article, h1").count() > 0


def pages_to_load(base: str, site: Path, redirects: Sequence[hosting_files.Redirect]) -> list[str]:
    """Return addresses of every kind, as readers ask them: words, lists, scripts, data."""
    found = {f"{WORDS}{folder.name}/" for folder in (site / WORDS).iterdir() if folder.is_dir()}
    words = sorted(found - {address for address, *_ in redirects})[:100]
    others = ["", WORDS, "assets/ricerca/nomi.js", REDIRECT_STYLE]
    return [base + address for address in (*words, *others)]


def load_faults(load: Load) -> Iterator[str]:
    """Yield what went wrong under load."""
    if load.errors:
        yield f"Sotto carico: {load.errors} risposte sbagliate"
    if load.rate < 1000:
        yield f"Sotto carico: meno di mille richieste al secondo ({load.rate:.0f})"


def told(load: Load) -> str:
    """Return the figures of a load run, in Italian."""
    return (
        f"{load.requests} richieste in {load.seconds:.0f} secondi: {load.rate:.0f} al secondo; "
        f"{load.errors} errori, {load.bytes / load.seconds / 1e6:.0f} MB al secondo; "
        f"risposta tipica in {load.median * 1000:.1f} ms, 99 su 100 entro {load.slow * 1000:.1f} ms."
    )


if __name__ == "__main__":
    leave(main)
