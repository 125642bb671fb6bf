"""The MkDocs hook: it only translates events into calls of :mod:`finish`.

While building, errors in the words stop the build and are named; while serving they are shown on the pages,
because an exception would leave the browser waiting.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from finish import finish
from parole.glossary.site_facts import SiteFacts
from parole.reading.problems import Level, Problem, counted, errors_in
from parole.rendering.templating import Compiled
from parole.site.mould import BadMould
from shared.live import LiveSite

log = logging.getLogger("mkdocs.hooks.parole")
_live: LiveSite | None = None
_theme = Compiled()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember whether somebody is writing or publishing."""
    global _live
    _live = LiveSite(log.error) if command == "serve" else None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG001
    """Rebuild when a word or a register changes; make each page when it is asked for."""
    server.watch(str(_root(config) / "glossary"))
    if _live and (app := server.get_app()):
        server.set_app(_live.around(app, server.mount_path))


def on_pre_build(config: MkDocsConfig) -> None:  # noqa: ARG001
    """Let who asks for a page wait for the new one."""
    if _live:
        _live.wait()


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """While serving, let the templates of the theme be compiled once, however many times the site is made."""
    env.bytecode_cache = _theme if _live else None


def on_post_build(config: MkDocsConfig) -> None:
    """Finish what MkDocs has built."""
    built = Path(config.site_dir), SiteFacts.of(config), _root(config)
    try:
        if _live:
            _tell(_live.renew(*built))
            return
        faults, problems = finish(*built)
    except BadMould as error:
        raise PluginError(f"{error}; controlla docs/ e il tema") from error
    _tell(problems)
    for fault in faults:
        log.error("%s", fault)
    if errors := len(errors_in(problems)) + len(faults):
        found = counted(errors, "errore", "errori")
        raise PluginError(f"{found} nel glossario: vedi sopra. Per il solo controllo delle voci: make check")


def _tell(problems: list[Problem]) -> None:
    for problem in problems:
        log.log(logging.ERROR if problem.level is Level.ERROR else logging.INFO, "%s", problem)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
