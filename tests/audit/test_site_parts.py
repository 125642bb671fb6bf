"""Two sites compared part by part: what readers would notice, and what is only the markup of a theme."""

from __future__ import annotations

import pytest

from audit.site_parts import PARTS, Difference, Page, content, differences

OURS = b"""<!doctype html><html lang="it"><head><title>Bando</title><meta name="generator" content="uno">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'sha256-aa='">
<meta name="description" content="Che cosa"><link rel="canonical" href="https://x.it/termini/bando/">
<link rel="stylesheet" href="../../assets/stylesheets/parole.28511adb.css">
<link rel="stylesheet" href="../../assets/stylesheets/main.57a0d79d.min.css">
<script src="../../assets/javascripts/parole.3b2b9c28.js" defer></script>
<script type="application/ld+json">{"a": 1}</script></head>
<body><a class="md-skip" href="#pa">Vai</a><div id="pc-schede"><a href="../">Le parole</a></div>
<form role="search"><input name="q"></form><button data-pc-colori aria-label="Scuri"></button>
<nav id="pc-pagine"><li><a href="../">Le parole</a></li></nav>
<nav id="pc-indice"><li><a href="#pa">Pubblica amministrazione</a></li></nav>
<article class="x">
<h1>bando</h1> <p>Testo</p>
</article><footer><a href="../../dati/">Dati</a></footer></body></html>"""
PATH = "termini/bando/index.html"


def compared(old: bytes, new: bytes) -> list[str]:
    assert old in OURS
    return [one.part for one in differences({PATH: OURS}, {PATH: OURS.replace(old, new)})]


def test_the_same_site_has_no_differences() -> None:
    assert list(differences({PATH: OURS, "a.json": b"{}"}, {PATH: OURS, "a.json": b"{}"})) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("titolo", b"<title>Bando", b"<title>Avviso"),
        ("lingua", b'lang="it"', b'lang="en"'),
        ("metadati", b"Che cosa", b"Altro"),
        ("regole di sicurezza", b"default-src 'self'", b"default-src *"),
        ("impronte dei programmi", b"sha256-aa=", b"sha256-bb="),
        ("collegamenti della testata", b"https://x.it/termini/bando/", b"https://x.it/"),
        ("dati strutturati", b'"a": 1', b'"a": 2'),
        ("stili e programmi nostri", b"3b2b9c28.js", b"altro.js"),
        ("contenuto", b"<h1>bando</h1> <p>", b"<h1>bando</h1>  <p>"),
        ("indice della pagina", b"<li><a href=\"#pa\">Pubblica", b"<li><a href=\"#pa\">La pubblica"),
        ("menu", b'<li><a href="../">', b'<li><a href="../../">'),
        ("schede in alto", b'schede"><a href="../">', b'schede"><a href="../" aria-current="true">'),
        ("campo di ricerca", b'<input name="q">', b'<input name="query">'),
        ("colori", b'label="Scuri"', b'label="Chiari"'),
        ("piè di pagina", b">Dati<", b">I dati<"),
        ("salto al contenuto", b'md-skip" href="#pa"', b'md-skip" href="#__skip"'),
    ],
)  # fmt: skip
def test_each_part_of_a_page_is_seen(part: str, old: bytes, new: bytes) -> None:
    assert compared(old, new) == [part, "cornice del tema"]


def test_the_name_of_the_generator_is_not_the_frame() -> None:
    assert compared(b'content="uno"', b'content="due"') == ["generatore dichiarato"]


def test_no_part_is_without_its_case() -> None:
    marks = test_each_part_of_a_page_is_seen.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks[0].args[1]} == PARTS.keys() - {"generatore dichiarato"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<body><a class="md-skip"', b'<body>\n\n<a class="md-skip"'),
        (b"main.57a0d79d.min.css", b"classic/main.94dd801d.min.css"),
        (b'<article class="x">\n', b'<article class="y"><a id="__skip" tabindex="-1"></a>\n'),
        (b'href="../../dati/"', b'href="/dati/"'),
    ],
)
def test_the_markup_of_a_theme_is_told_from_what_we_publish(old: bytes, new: bytes) -> None:
    assert compared(old, new) == ["cornice del tema"]


def test_the_files_of_a_site() -> None:
    ours = {"dati/v1/a.json": b"1", "t/x/index.html": b"x", "assets/javascripts/bundle.a1.min.js": b"",
            "assets/ricerca/nomi.js": b"1"}  # fmt: skip
    theirs = {"dati/v1/a.json": b"2", "in-piu/index.html": b"", "search.json": b"", "assets/ricerca/nomi.js": b"1",
              "assets/stylesheets/modern/main.b2.min.css": b""}  # fmt: skip
    assert list(differences(ours, theirs)) == [
        Difference("file del tema", "assets/javascripts/bundle.a1.min.js"),
        Difference("file del tema", "assets/stylesheets/modern/main.b2.min.css"),
        Difference("file diverso", "dati/v1/a.json"),
        Difference("indirizzo in più", "in-piu/index.html"),
        Difference("ricerca del tema", "search.json"),
        Difference("indirizzo che manca", "t/x/index.html"),
    ]


def test_the_content_is_the_article_without_what_themes_put_in() -> None:
    assert content(OURS) == b"<h1>bando</h1> <p>Testo</p>"
    assert content(b"<p>fuori</p>") == b""


def test_a_link_is_where_it_leads() -> None:
    assert Page(PATH, b"").goes("../../dati/#x") == "https://sito.example/dati/#x"
