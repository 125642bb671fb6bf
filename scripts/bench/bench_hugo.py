"""Hugo for the bench, twice: bare pages, and the same pages as ours as a good author would make them.

The templates of the second are files of ``bench_hugo/``; what they do not do of what our pages do is told in
``bench_hugo/hugo.yaml``. Its page around the words is cut from ours.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench import bench_ours
from bench.bench_words import SAMPLE, words
from bench.bench_work import CannotMeasure, Work, fresh, last_line, write
from parole.editing.writing import written
from parole.language.italian import slug
from parole.load import read_folder
from parole.model.concept import WordFile
from parole.pages.catalogue import all_fragments
from parole.rendering.renderer import Renderer
from parole.site.mould import CONTENT, DESCRIPTION, FRAGMENT, HEAD, HEADING, HEADING_ANCHOR, TITLE, slim

# A command, given the port to serve on.
Command = Callable[[str], Sequence[str]]
LAYOUTS = Path(__file__).parent / "bench_hugo"
SITE = "/glossario/"
ADDRESS = f"https://esempio.it{SITE}"
TOC_ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?href=\"#{HEADING_ANCHOR}\".*?</li>", re.DOTALL)

BARE_BASE = """<!doctype html><html lang="it"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.description }}">
<link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><a href="/">Inizio</a></header><main><h1>{{ .Title }}</h1>{{ .Content }}
{{ block "main" . }}{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</main></body></html>
"""
BARE_LIST = """{{ define "main" }}<ul>{{ range .Pages.ByTitle }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.description }}</li>{{ end }}</ul>{{ end }}
"""
BARE_INDEX = """[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}
{{ dict "t" .Title "d" .Params.description "u" .RelPermalink "c" .Plain | jsonify }}{{ end }}]
"""
BARE = {
    "config.toml": f'baseURL = "{ADDRESS}"\nlocale = "it"\ntitle = "Banco"\n'
    'disableKinds = ["taxonomy", "term", "rss"]\n[outputs]\nhome = ["HTML", "JSON"]\n',
    "layouts/_default/baseof.html": BARE_BASE,
    "layouts/_default/single.html": '{{ define "main" }}{{ end }}',
    "layouts/_default/list.html": BARE_LIST,
    "layouts/index.html": BARE_LIST,
    "layouts/index.json": BARE_INDEX,
}


def bare(bench: Path, program: Path, size: int) -> Work:
    """Write the words for the plainest Hugo and return the work of building them."""
    folder = fresh(bench / f"hugo-{size}")
    for path, text in BARE.items():
        write(folder / path, text)
    for id_, typed in words(size).typed.items():
        front = json.dumps({"title": typed["termine"], "description": typed["in_breve"]}, ensure_ascii=False)
        write(folder / "content" / "termini" / f"{id_}.md", f"{front}\n\n{_bare_text(typed)}")
    return _work(program, folder)


def same_pages(bench: Path, program: Path, size: int) -> Work:
    """Write the words for a Hugo that makes the pages that we make, and return the work of building them."""
    folder = fresh(bench / f"hugo-pagine-{size}")
    shutil.copytree(LAYOUTS, folder, dirs_exist_ok=True)
    shell, assets = _shell(bench)
    write(folder / "layouts" / "baseof.html", shell)
    shutil.copytree(assets, folder / "static" / "assets")
    shutil.copy(SAMPLE / "glossary" / "fonti.yml", folder / "data" / "fonti.yml")
    areas = _areas()
    for id_, area in areas.items():
        front = json.dumps({"title": area["nome"], "description": area["descrizione"]}, ensure_ascii=False)
        write(folder / "content" / "area" / id_ / "_index.md", f"{front}\n")
    write(folder / "content" / "termini" / "_index.md", '{"title": "Le parole, dalla A alla Z"}\n')
    links = _short_links(size)
    for id_, typed in words(size).typed.items():
        write(folder / "content" / "termini" / f"{id_}.md", front_matter(typed, links[id_]))
    return _work(program, folder)


def server(program: Path, folder: Path, port: str) -> list[str]:
    """Return the command that serves a folder while it is being written, as Hugo does if asked nothing."""
    return [str(program), "server", "--bind", "127.0.0.1", "--port", port, "--source", str(folder)]


def front_matter(typed: Mapping[str, Any], short: list[str]) -> str:
    """Return a word as Hugo reads it: our own YAML, where the name is called title, and its short links."""
    text = written(typed, WordFile)
    aliases = "".join(f"- /t/{form}/\n" for form in short)
    return f"---\n{text.replace('termine:', 'title:', 1)}aliases:\n{aliases}---\n"


def shell_of(html: str) -> str:
    """Return the base template of Hugo: our model page, with actions where it has tokens."""
    html = slim(html)
    item = TOC_ITEM.search(html)
    if len(CONTENT.findall(html)) != 1 or item is None:
        raise CannotMeasure("La pagina-stampo delle parole non ha i segni che il banco si aspetta.")
    one = item[0].replace(f"#{HEADING_ANCHOR}", "#{{ .a }}").replace(HEADING, "{{ .l }}")
    toc = f"{_IF_WORD}{_HEADINGS}{one}{{{{ end }}}}{{{{ end }}}}"
    html = html[: item.start()] + toc + html[item.end() :]
    html = CONTENT.sub('{{ block "main" . }}{{ end }}', html)
    for token, action in (
        (TITLE, "{{ $title }}"),
        (DESCRIPTION, "{{ $description }}"),
        (HEAD, f'{_IF_WORD}{{{{ partial "metadati.html" . }}}}{{{{ end }}}}'),
        (f"{ADDRESS}termini/stampo/", "{{ .Permalink }}"),
        ("docs/termini/stampo.md", "glossary/{{ with .File }}{{ .Path }}{{ end }}"),
        (HEADING_ANCHOR, "in-breve"),
    ):
        html = html.replace(token, action)
    return _VARIABLES + _from_the_root(html)


_IF_WORD = '{{ if eq .Kind "page" }}'
# One list of headings for each set of parts that a word has.
_HEADINGS = (
    '{{ range partialCached "indice.html" .Params (isset .Params "attenzione") (isset .Params "come_dirlo")'
    ' (isset .Params "esempio") }}'
)
_VARIABLES = (
    "{{ $title := .Title | strings.FirstUpper }}"
    '{{ $description := or .Params.description (printf "%s: %s." $title .Params.in_breve) }}'
)


def _from_the_root(html: str) -> str:
    """Lead the links of the model page from the root: pages at other depths have the same shell."""
    html = html.replace('"../../', f'"{SITE}').replace('"../.."', f'"{SITE}"')
    return html.replace('"../"', f'"{SITE}termini/"')


@cache
def _shell(bench: Path) -> tuple[str, Path]:
    """Build the site without words, and return the base template and the folder of its assets."""
    folder = bench_ours.project(bench / "guscio", 2)
    work = bench_ours.builds(folder)[bench_ours.ALONE]
    done = subprocess.run(work.command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise CannotMeasure(f"Il sito senza parole non si costruisce: {last_line(done.stderr)}")
    model = folder / "site" / "termini" / "stampo" / "index.html"
    parts = all_fragments(Renderer(read_folder(folder).glossary))
    html = FRAGMENT.sub(lambda part: str(parts[part["name"]](SITE)), model.read_text(encoding="utf-8"))
    return shell_of(html), folder / "site" / "assets"


def _areas() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        (SAMPLE / "glossary" / "aree.yml").read_text(encoding="utf-8")
    )
    return found


def _short_links(size: int) -> dict[str, list[str]]:
    """Return the short links of each word: those that lead to one word only.

    Acronyms are not among them: each has a page of its own that lists its words.
    """
    owners: dict[str, set[str]] = {}
    for id_, typed in words(size).typed.items():
        for form in (id_, *map(slug, typed["varianti"])):
            owners.setdefault(form, set()).add(id_)
    found: dict[str, list[str]] = {id_: [] for id_ in words(size).typed}
    for form, ids in owners.items():
        if len(ids) == 1:
            found[next(iter(ids))].append(form)
    return found


def _bare_text(typed: Mapping[str, Any]) -> str:
    parts = [", ".join(typed[name]) for name in ("sigle", "varianti") if typed[name]]
    parts += [f"## In breve\n\n{typed['in_breve']}"]
    for name, side in (("Pubblica amministrazione", typed["pa"]), ("Terzo settore", typed["terzo_settore"])):
        cited = "\n".join(f"- {citation['fonte']}, {citation['rif']}" for citation in side["fonti"])
        parts += [f"## {name}\n\n{side['definizione']}\n\n{cited}"]
    for name in ("attenzione", "come_dirlo"):
        parts += [f"## {name}\n\n{typed[name]}"] if name in typed else []
    near = [*typed.get("piu_ampio", ()), *typed.get("vedi_anche", ())]
    parts += ["## Parole vicine\n\n" + "\n".join(f"- [{id_}](../{id_}/)" for id_ in near)]
    return "\n\n".join(parts) + "\n"


def _work(program: Path, folder: Path) -> Work:
    return Work((str(program), "--quiet", "--destination", "site"), folder, folder / "site")
