"""Leaving the generator of today: the others give the same site, and the words need none of them.

The sample project is built here; the command itself compares the real one (``make audit`` runs it).
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, nodes
from made_site import finish_site, made_pages
from site_fixture import ROOT, build_site, sample_project

import finish
from audit import other_generators
from audit.other_generators import EXPECTED, OTHERS, OURS, Difference, Generator, build, table, unexplained
from audit.site_parts import content, differences
from parole.glossary import addresses
from parole.load import read_folder
from parole.reading.problems import errors_in
from parole.rendering.renderer import Renderer
from parole.rules.check import check_glossary
from parole.site.assets import SOURCES
from shared.site_config import read_config, read_facts

THEME = ROOT / "docs" / "tema"
# What Jinja and MiniJinja (of Zensical) both have: the methods of Python are not among it.
FILTERS = {"d", "default", "e", "first", "length", "replace", "striptags", "tojson", "url"}
CALLS = {"lang.t", "fallback.t", "super"}
PLAIN = """<!doctype html><html><head><title>PAROLE-TITOLO</title>
<meta name="description" content="PAROLE-DESCRIZIONE"><!-- parole: metadati --></head>
<body><!-- parole: segni --><!-- parole: ricerca --><ul><li><a href="#parole-indice">PAROLE-INDICE</a></li></ul>
<article>
<!-- parole: contenuto --> qualunque cosa <!-- parole: fine contenuto --></article></body></html>"""


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


# ---- the others build the same site ----


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(OURS, whole_project(tmp_path_factory.mktemp("mkdocs")))


def whole_project(folder: Path) -> Path:
    """Lay out the sample project with a mkdocs.yml that inherits nothing: Zensical would not follow it."""
    sample_project(folder)
    shutil.copytree(THEME, folder / "docs" / THEME.name)
    real, ours = (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), (folder / "mkdocs.yml").read_text("utf-8")
    config = real[: real.index("\nnav:")] + ours[ours.index("\nnav:") :]
    config = config.replace(read_config(ROOT)["site_url"], "https://esempio.it/glossario/")
    config = config.replace("scripts/mkdocs_hook.py", f"{ROOT.as_posix()}/scripts/mkdocs_hook.py")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: other.name)
def test_another_generator_gives_the_same_addresses_words_look_up_and_data(
    other: Generator, ours: dict[str, bytes], tmp_path: Path
) -> None:
    theirs = build(other, whole_project(tmp_path))
    assert unexplained(other.name, differences(ours, theirs)) == []
    words = {path: html for path, html in ours.items() if path.startswith("termini/")}
    assert words.keys() <= theirs.keys()
    assert {path: content(html) for path, html in words.items()} == {
        path: content(theirs[path]) for path in words
    }
    same = ("dati/v1/", "assets/ricerca/nomi", "assets/ricerca/brevi", "oembed/", "scheda/")
    ours = {path: file for path, file in ours.items() if path.startswith(same)}
    assert {path: theirs[path] for path in ours} == ours


# ---- the finishing step needs no hook ----


def test_by_hand_it_gives_the_same_bytes_as_the_hook(www: Path, tmp_path: Path) -> None:
    def without_hooks(project: Path) -> None:
        config = project / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        config.write_text(
            "\n".join("hooks: []" if line.startswith("hooks:") else line for line in text.splitlines()),
            encoding="utf-8",
        )

    site = build_site(tmp_path / "progetto", tmp_path / "www", without_hooks) / "glossario"
    assert (site / "termini" / "stampo" / "index.html").is_file()
    assert finish.main([str(site)], tmp_path / "progetto") == 0
    assert list(differences(files(www / "glossario"), files(site))) == []


def test_the_contents_need_no_plugin() -> None:
    assert read_config(ROOT)["plugins"] == []


# ---- the words need no theme ----


def test_plain_pages_with_the_tokens_are_enough(www: Path, tmp_path: Path) -> None:
    project = sample_project(tmp_path)
    reading = read_folder(project)
    renderer = Renderer(reading.glossary, errors_in(check_glossary(reading)), read_facts(project))
    pages = made_pages(renderer)
    paths = {addresses.file_of(page.address) for page in pages}
    plain = {f"{kind}/stampo/index.html": PLAIN.format(kind=kind) for kind in {page.mould for page in pages}}
    assets = {path: (project / "docs" / path).read_text(encoding="utf-8") for path in SOURCES}
    made = {
        path: text if isinstance(text, bytes) else text.encode("utf-8")
        for path, text in finish_site(plain | assets, renderer).written.items()
    }
    built = files(www / "glossario")
    assert paths
    assert {path: content(made[path]) for path in paths} == {path: content(built[path]) for path in paths}
    texts = {path for path in made if path.startswith(addresses.LOOKUP_TEXTS.removesuffix(".js"))}
    of_the_hand_pages = {*texts, addresses.LOOKUP_PLACES, addresses.WORKER, "sitemap.xml", *paths}
    for path in made.keys() - of_the_hand_pages:
        assert made[path] == built[path], path
    word = made["termini/co-progettazione/index.html"].decode("utf-8")
    assert not [token for token in ("PAROLE-", "parole-indice", "<!-- parole:", "stampo") if token in word]
    assert 'rel="canonical"' not in word  # it is the generator's to write: here none was asked for


# ---- the overrides speak the language of both template engines ----


def test_the_templates_use_nothing_that_minijinja_lacks() -> None:
    for file in sorted(THEME.rglob("*.html")):
        tree = Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
        calls = {dotted(call.node) for call in tree.find_all(nodes.Call)}
        filters = {used.name for used in tree.find_all(nodes.Filter)}
        assert (calls - CALLS, filters - FILTERS) == (set(), set()), file.name


def dotted(node: Any) -> str:
    return (
        f"{dotted(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else getattr(node, "name", "?")
    )


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        (SimpleNamespace(), 1),  # the page for missing addresses, in Zensical
        (None, 1),  # the same, in MkDocs
        (SimpleNamespace(url="", title="Inizio", meta={"title": "Inizio"}), 0),  # the home, in Zensical
        (SimpleNamespace(url="./", title="Inizio", meta={}, is_homepage=True), 0),  # the same, in MkDocs
        (SimpleNamespace(url="a/", title="A", meta={}), 1),
    ],
)
def test_every_kind_of_page_can_be_drawn_and_has_one_look_up(page: object, fields: int) -> None:
    html = draw("partials/header.html", page)
    assert html.count("<!-- parole: ricerca -->") == fields
    head = draw("main.html", page)
    for token in ("stili", "programmi", "metadati"):
        assert head.count(f"<!-- parole: {token} -->") == 1
    title = getattr(page, "title", read_config(ROOT)["site_name"])
    assert f'<meta property="og:title" content="{title}">' in head
    assert f"<span>{read_config(ROOT)['site_name']}</span></a>" in html
    assert draw("partials/tabs.html", page).count('class="md-tabs__link"') == 2


def test_the_tab_of_a_page_out_of_the_navigation_is_the_one_it_continues() -> None:
    html = draw("partials/tabs.html", SimpleNamespace(url="termini/bando/", title="Bando", meta={}))
    active = [line for line in html.splitlines() if "md-tabs__item--active" in line]
    assert len(active) == 1
    assert 'href="termini/" class="md-tabs__link" aria-current="true"' in html


def draw(name: str, page: object) -> str:
    """Return a template of ours as Jinja draws it, over a theme with nothing in it."""
    blocks = ("styles", "extrahead", "site_nav")
    stubs = {"base.html": "".join(f"{{% block {name} %}}{{% endblock %}}" for name in blocks)}
    theirs = FunctionLoader(lambda asked: stubs.get(asked, ""))
    environment = Environment(loader=ChoiceLoader([FileSystemLoader(THEME), theirs]), autoescape=True)
    environment.filters["url"] = lambda address: address
    tabs = [SimpleNamespace(title="Inizio", url=""), SimpleNamespace(title="Le parole", url="termini/")]
    return environment.get_template(name).render(
        page=page,
        config=read_config(ROOT),
        nav=SimpleNamespace(items=tabs, homepage=tabs[0]),
        lang=SimpleNamespace(t=lambda key: key),
    )


# ---- the hand-written pages ----


def test_no_page_has_a_relative_address_in_raw_html() -> None:
    """MkDocs leaves it as it is, from the page; Zensical reads it from the Markdown file, and changes it."""
    raw = re.compile(r"<[a-z][^>]*\s(?:src|href|poster|data)=[\"'](?![#/?]|[a-z]+:)", re.IGNORECASE)
    pages = list((ROOT / "docs").rglob("*.md"))
    assert pages
    assert [page.name for page in pages if raw.search(page.read_text(encoding="utf-8"))] == []


# ---- the command ----


def test_the_table_says_what_is_explained_and_what_is_not() -> None:
    name = OTHERS[0].name
    some = [Difference("generatore dichiarato", "a.html"), Difference("contenuto", "a.html")]
    assert unexplained(name, some) == [some[1]]
    assert table({name: some}, 7) == (
        "| generatore | che cosa cambia | file | perché |\n"
        "| --- | --- | ---: | --- |\n"
        "| ProperDocs | generatore dichiarato | 1 | ogni generatore scrive il suo nome |\n"
        "| ProperDocs | contenuto | 1 | DA CORREGGERE |\n"
        "\n"
        "Confrontati 7 file del sito di MkDocs: tutto il resto è uguale.\n"
        "ProperDocs: contenuto: a.html"
    )


def test_an_explanation_that_nothing_needs_any_more_is_said() -> None:
    assert "| ProperDocs | generatore dichiarato | 0 | non succede più: togli la riga da EXPECTED |" in table(
        {"ProperDocs": []}, 7
    )


def test_nothing_that_we_publish_is_among_what_may_differ() -> None:
    assert {part for some in EXPECTED.values() for part in some} == {
        "generatore dichiarato",
        "salto al contenuto",
        "impronte dei programmi",
        "file del tema",
        "ricerca del tema",
        "cornice del tema",
    }
    assert EXPECTED.keys() == {other.name for other in OTHERS}


def test_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert other_generators.main(["--altro"]) == 2
    assert capsys.readouterr().err == "Uso: python scripts/audit/other_generators.py\n"
