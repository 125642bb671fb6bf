"""The other generators that ``bench_build.py`` measures: how each is had, the same words as each takes them.

Every page has what a reader gets of a word: name, acronyms, variants, both sides, advice, sources, and links
to the words near it; and there is an A to Z list. The themes are the plainest of each: less work than ours.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from many_words import many_words

Work = tuple[Sequence[str], Path, Path | None]
PACKAGES = ("zensical==0.0.73", "sphinx==8.1.3", "myst-parser==4.0.0")
BASE = """<!doctype html><html lang="it"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.description }}">
<link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><a href="/">Inizio</a></header><main><h1>{{ .Title }}</h1>{{ .Content }}
{{ block "main" . }}{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</main></body></html>
"""
LIST = """{{ define "main" }}<ul>{{ range .Pages.ByTitle }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.description }}</li>{{ end }}</ul>{{ end }}
"""
INDEX = """[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}
{{ dict "t" .Title "d" .Params.description "u" .RelPermalink "c" .Plain | jsonify }}{{ end }}]
"""
HUGO = {
    "config.toml": 'baseURL = "https://esempio.it/"\nlanguageCode = "it"\ntitle = "Banco"\n'
    'disableKinds = ["taxonomy", "term", "RSS"]\n[outputs]\nhome = ["HTML", "JSON"]\n',
    "layouts/_default/baseof.html": BASE,
    "layouts/_default/single.html": '{{ define "main" }}{{ end }}',
    "layouts/_default/list.html": LIST,
    "layouts/index.html": LIST,
    "layouts/index.json": INDEX,
}


@dataclass(frozen=True)
class Peer:
    """Another generator: its name, how it is made ready, what it builds."""

    name: str
    prepare: Callable[[Path], None]
    work: Callable[[Path, int], Work]


def _hugo(bench: Path, size: int) -> Work:
    folder = _fresh(bench / f"hugo-{size}")
    for path, text in HUGO.items():
        _write(folder / path, text)
    for id_, typed in many_words(size):
        front = json.dumps({"title": typed["termine"], "description": typed["in_breve"]}, ensure_ascii=False)
        _write(folder / "content" / "termini" / f"{id_}.md", f"{front}\n\n{_markdown(typed, '../{}/')}")
    return (["hugo", "--quiet", "--destination", "site"], folder, folder / "site")


def _pages(folder: Path, size: int, link: str) -> None:
    """Write a Markdown page for each word and the list of them all."""
    names = []
    for id_, typed in many_words(size):
        names.append(f"- [{typed['termine']}]({id_}.md)")
        _write(folder / f"{id_}.md", f"# {typed['termine']}\n\n{_markdown(typed, link)}")
    _write(folder / "index.md", "# Inizio\n\n" + "\n".join(names) + "\n")


def _mkdocs(bench: Path, size: int) -> Work:
    folder, config = _mkdocs_project(bench / f"mkdocs-{size}", size)
    return ([sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config], folder, folder / "site")


def _zensical(bench: Path, size: int) -> Work:
    folder, config = _mkdocs_project(bench / f"zensical-{size}", size)
    program = str(bench / "venv" / "bin" / "zensical")
    return ([program, "build", "--clean", "-f", config], folder, folder / "site")


def _mkdocs_project(folder: Path, size: int) -> tuple[Path, str]:
    _fresh(folder)
    _pages(folder / "docs", size, "{}.md")
    _write(
        folder / "mkdocs.yml",
        "site_name: Banco\nsite_url: https://esempio.it/\n"
        "theme: {name: material, language: it, font: false}\nplugins: [search: {lang: it}]\n"
        "nav: [index.md]\nvalidation: {omitted_files: ignore}\n",
    )
    return folder, str(folder / "mkdocs.yml")


def _sphinx(bench: Path, size: int) -> Work:
    folder = _fresh(bench / f"sphinx-{size}")
    _pages(folder / "docs", size, "{}.md")
    toc = "\n```{toctree}\n:hidden:\n:glob:\n*\n```\n"
    _write(folder / "docs" / "index.md", (folder / "docs" / "index.md").read_text(encoding="utf-8") + toc)
    _write(folder / "docs" / "conf.py", 'extensions = ["myst_parser"]\nlanguage = "it"\nproject = "Banco"\n')
    program = str(bench / "venv" / "bin" / "sphinx-build")
    return ([program, "-q", "-E", "-d", "doctrees", "docs", "site"], folder, folder / "site")


def _markdown(typed: dict[str, Any], link: str) -> str:
    """Return what a page says of a word."""
    parts = [", ".join(typed[name]) for name in ("sigle", "varianti") if typed[name]]
    parts += [f"## In breve\n\n{typed['in_breve']}"]
    for name, side in (("Pubblica amministrazione", typed["pa"]), ("Terzo settore", typed["terzo_settore"])):
        cited = "\n".join(f"- {citation['fonte']}, {citation['rif']}" for citation in side["fonti"])
        parts += [f"## {name}\n\n{side['definizione']}\n\n{cited}"]
    for name in ("attenzione", "come_dirlo"):
        parts += [f"## {name}\n\n{typed[name]}"] if name in typed else []
    near = [*typed.get("piu_ampio", ()), *typed.get("vedi_anche", ())]
    parts += ["## Parole vicine\n\n" + "\n".join(f"- [{id_}]({link.format(id_)})" for id_ in near)]
    return "\n\n".join(parts) + "\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _need_hugo(bench: Path) -> None:  # noqa: ARG001 (a program of the system)
    if shutil.which("hugo") is None:
        sys.exit("Hugo is missing: «apt-get install hugo», or leave it out with --peers.")


def _need_packages(bench: Path) -> None:
    """Download the peers that are Python packages, once."""
    stamp = bench / "bench-build.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == "\n".join(PACKAGES):
        return
    print("Downloading the peers into .banco/…", file=sys.stderr)
    venv = bench / "venv"
    for command in (
        [sys.executable, "-m", "venv", str(venv)],
        [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", *PACKAGES],
    ):
        if subprocess.run(command, check=False).returncode:
            sys.exit(f"Failed: {' '.join(command)}")
    stamp.write_text("\n".join(PACKAGES), encoding="utf-8")


PEERS = (
    Peer("hugo", _need_hugo, _hugo),
    Peer("zensical", _need_packages, _zensical),
    Peer("mkdocs", lambda _: None, _mkdocs),
    Peer("sphinx", _need_packages, _sphinx),
)
