"""The site that an editor sees while writing: what a browser asks for is made in that moment.

It stands between MkDocs, which makes the hand-written pages anew at every change, and its server.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Condition, Lock
from typing import Any

from finish import built_files, theme_scripts, write_file
from parole.glossary.site_facts import SiteFacts
from parole.load import read_folder
from parole.reading.problems import Problem, errors_in
from parole.rendering.renderer import Renderer
from parole.rules.check import check_glossary
from parole.site.plan import Plan, plan_site
from shared.collector import without_collector

App = Callable[..., Iterable[bytes]]  # of WSGI (PEP 3333)
# By these names, and only from this computer: another site that says that its name is here reads nothing.
_HOSTS = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]+)?", re.IGNORECASE)
_NOT_HERE = "Qui il sito si apre solo da questo computer, all’indirizzo http://127.0.0.1.\n".encode()
INDEX, NOT_FOUND = "index.html", "404.html"


def _is_ours(host: str) -> bool:
    """Return whether a request is for us by name; who says none is no browser."""
    return not host or _HOSTS.fullmatch(host) is not None


class LiveSite:
    """Puts into the folder of the generator each file of ours, when it is asked for.

    A request that comes while the site is being made waits; one that a change has overtaken is answered anew.
    """

    def __init__(self, report: Callable[[str], object]) -> None:
        """Start with no site; ``report`` is told what the pages that are opened ask for in vain."""
        self._report = report
        self._folder = Path()
        self._plan: Plan | None = None
        self._turn = 0
        self._changed = Condition()
        self._making = Lock()

    def wait(self) -> None:
        """Take note that the generator has begun: until it ends there is nothing to show."""
        with self._changed:
            self._plan = None
            self._turn += 1

    @without_collector()
    def renew(self, folder: Path, facts: SiteFacts, root: Path) -> list[Problem]:
        """Take what the generator has built and the words of ``root``; return the problems of the words."""
        reading = read_folder(root)
        problems = check_glossary(reading)
        renderer = Renderer(reading.glossary, errors_in(problems), facts)
        plan = plan_site(built_files(folder), renderer, policy=False)
        for path in {*plan.removed, *theme_scripts(folder)}:
            (folder / path).unlink(missing_ok=True)
        self._folder = folder
        self._put(plan, NOT_FOUND)  # shown by the server of its own accord
        with self._changed:
            self._plan = plan
            self._changed.notify_all()
        return problems

    def around(self, app: App, mount: str) -> App:
        """Return ``app``, which serves the folder under ``mount``: our files are made first."""

        def live(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            if not _is_ours(environ.get("HTTP_HOST", "")):
                start_response("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
                return [_NOT_HERE]
            # The disk would refuse such a name: with this one there is simply no file.
            environ["PATH_INFO"] = environ["PATH_INFO"].replace("\0", "%00")
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if not path.startswith(mount) or path.startswith("/livereload/"):
                return app(environ, start_response)
            while True:
                turn = self._provide(path.removeprefix(mount))
                head: list[Any] = []
                body: Iterable[bytes] = app(environ, lambda *said, head=head: head.extend(said))
                if turn == self._turn:
                    start_response(*head)
                    return body
                if close := getattr(body, "close", None):
                    close()

        return live

    def _provide(self, asked: str) -> int:
        """Write what is asked for, once there is a site; return the turn that it belongs to."""
        path = posixpath.normpath(f"/{asked}").lstrip("/")
        with self._changed:
            self._changed.wait_for(lambda: self._plan is not None)
            plan, turn = self._plan, self._turn
        assert plan
        self._put(plan, path if "." in posixpath.basename(path) else posixpath.join(path, INDEX))
        return turn

    def _put(self, plan: Plan, path: str) -> None:
        """Make a file that is still only planned; who asks for it meanwhile waits."""
        with self._making:
            if make := plan.files.pop(path, None):
                known = len(plan.faults)
                write_file(self._folder / path, make())
                for fault in plan.faults[known:]:
                    self._report(fault)
