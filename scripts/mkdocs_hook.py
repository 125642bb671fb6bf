"""The MkDocs hook: it only translates events into calls of :mod:`finish`.

While building, errors in the words stop the build and are named; while serving they are shown on the pages,
because an exception would leave the browser waiting.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from finish import finish
from parole.mould import BadMould
from parole.problems import Level, counted, errors_in
from parole.site_facts import SiteFacts

log = logging.getLogger("mkdocs.hooks.parole")
_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember whether somebody is writing or publishing."""
    global _serving
    _serving = command == "serve"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG001
    """Rebuild when a word or a register changes."""
    server.watch(str(_root(config) / "glossary"))


def on_post_build(config: MkDocsConfig) -> None:
    """Finish what MkDocs has built."""
    try:
        site, problems = finish(
            Path(config.site_dir), SiteFacts.of(config), _root(config), show_problems=_serving
        )
    except BadMould as error:
        raise PluginError(f"{error}; controlla docs/ e il tema") from error
    for problem in problems:
        log.log(logging.ERROR if problem.level is Level.ERROR else logging.INFO, "%s", problem)
    for fault in site.faults:
        log.error("%s", fault)
    errors = len(errors_in(problems)) + len(site.faults)
    if errors and not _serving:
        found = counted(errors, "errore", "errori")
        raise PluginError(f"{found} nel glossario: vedi sopra. Per il solo controllo delle voci: make check")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
