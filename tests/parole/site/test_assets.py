"""Style sheets and scripts joined: which of them, in which order, under which names, for which pages."""

from __future__ import annotations

import re

import places
import pytest
from built_pages import BUILT, URL, WORDS, renderer
from made_site import finish_site

from parole.site.assets import EVERYWHERE, SOURCES, TOOLS, TYPEFACES, Assets

ASSETS = places.ROOT / "docs" / "assets"
# What pages outside the theme ask for by themselves, and what a tool loads when somebody uses it.
ALONE = {
    *("stylesheets/presenta.css", "stylesheets/rinvio.css", "stylesheets/scheda.css"),
    *("javascripts/presenta.js", "javascripts/rinvio.js", "javascripts/fuori-rete.js"),
    *("vendor/fflate.js", "vendor/qrcode.js"),
}
FILES = {path: f"{path}\n" for path in SOURCES}


def joined(text: str, *paths: str) -> str:
    """Return what is joined when one of the files says ``text``."""
    made = Assets({paths[0] if paths else EVERYWHERE.sources["js"][1]: text}).files
    return next(iter(made.values()), "")


def test_every_file_is_in_one_place() -> None:
    there = {
        path.relative_to(ASSETS).as_posix() for kind in ("css", "js") for path in ASSETS.rglob(f"*.{kind}")
    }
    assert len(SOURCES) == len(set(SOURCES))
    assert {path.removeprefix("assets/") for path in SOURCES if path.startswith("assets/")} | ALONE == there
    assert {path.removeprefix("assets/") for path in SOURCES} & ALONE == set()
    assert all((ASSETS / "fonts" / f"{name}.woff2").is_file() for name in TYPEFACES)


def test_files_are_joined_in_order_under_a_name_that_says_what_is_inside() -> None:
    made = Assets(FILES).files
    assert [re.sub(r"\.[0-9a-f]{8}\.", ".*.", path) for path in made] == [
        "assets/stylesheets/parole.*.css",
        "assets/javascripts/parole.*.js",
        "assets/stylesheets/attrezzi.*.css",
        "assets/javascripts/attrezzi.*.js",
    ]
    sources = [EVERYWHERE.sources["css"], EVERYWHERE.sources["js"], TOOLS.sources["css"], TOOLS.sources["js"]]
    assert [re.sub(r"^window.ParoleItaliano=.*;\n", "", text).split() for text in made.values()] == sources
    changed = Assets(FILES | {TOOLS.sources["js"][0]: "altro"}).files
    assert [*changed][:3] == [*made][:3]
    assert [*changed][3] != [*made][3]


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* di che cosa\n   si tratta */\na();\n", "a();\n"),
        ("  /** che cosa torna */\n  b();\n", "  b();\n"),
        ("// perché\nc();\n", "c();\n"),
        ("/* uno */ d();\n/* due */\ne();\n", "/* uno */ d();\ne();\n"),
        ('f("//casa", "/* x */"); // fine\n', 'f("//casa", "/* x */"); // fine\n'),
        ("g(a\n  / b);\n", "g(a\n  / b);\n"),
    ],
)
def test_lines_of_comment_do_not_travel(written: str, sent: str) -> None:
    assert joined(written) == sent


def test_a_page_asks_for_the_typefaces_the_style_and_the_script() -> None:
    assets = Assets({EVERYWHERE.sources["css"][0]: "a{}", EVERYWHERE.sources["js"][0]: "a();"})
    style, script = assets.files
    faces = [
        f'<link rel="preload" href="../assets/fonts/{name}.woff2" as="font" type="font/woff2" crossorigin>'
        for name in TYPEFACES
    ]
    assert assets.styles("../").split("\n") == [*faces, f'<link rel="stylesheet" href="../{style}">']
    assert assets.scripts('"') == f'<script src="&#34;{script}" defer></script>'


@pytest.mark.parametrize(
    ("html", "has_tool"),
    [
        ("<div data-pc-leggi>", True),
        ('<form class="x" data-pc-stampa data-spostate="">', True),
        ("<div\ndata-pc-quiz>", True),
        ("<div data-pc-stampare>", False),
        ("<div data-pc-ricerca>", False),
    ],
)
def test_the_tools_are_for_the_pages_that_have_one(html: str, has_tool: bool) -> None:
    style, script = list(Assets(FILES).files)[2:]
    expected = f'<link rel="stylesheet" href="../{style}">\n<script src="../{script}" defer></script>'
    assert Assets(FILES).tools(html, "../") == (expected if has_tool else "")


def test_where_there_is_nothing_to_join_no_page_asks_for_it() -> None:
    assets = Assets({})
    assert (assets.files, assets.styles(""), assets.scripts(""), assets.tools("<a data-pc-quiz>", "")) == (
        {}, "", "", ""
    )  # fmt: skip


# ---- in the site ----

HEAD = "<head><!-- parole: stili --><!-- parole: programmi --><!-- parole: metadati --></head>"


def test_pages_of_every_kind_ask_for_what_is_there() -> None:
    pages = {path: HEAD + html for path, html in BUILT.items()}
    site = finish_site(pages | FILES | {"leggi/index.html": f"{HEAD}<a data-pc-leggi>"}, renderer(WORDS, URL))
    paths = [path for path in site.written if re.fullmatch(r"assets/.*\.[0-9a-f]{8}\..*", path)]
    base, tools = paths[:2], paths[2:]
    assert site.removed >= {path for path in SOURCES if path.startswith("assets/")}

    def asked(path: str) -> list[str]:
        return re.findall(r'(?:href|src)="([^"]*\.[0-9a-f]{8}\.[^"]*)"', site.written[path])

    assert asked("index.html") == base
    assert asked("leggi/index.html") == [f"../{path}" for path in (*base, *tools)]
    assert asked("404.html") == [f"/g/{path}" for path in base]
    assert asked("termini/bando/index.html") == [f"../../{path}" for path in base]
    assert asked("presenta/bando/index.html") == [f"../../{base[0]}"]
    assert asked("scheda/bando/index.html") == asked("t/bando/index.html") == []
