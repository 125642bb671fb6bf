"""The copy for a disk: links name their files, the site's own address becomes relative, nothing else changes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import offline
from parole.glossary.site_facts import SiteFacts
from parole.site.offline import is_kept, local_link, readme, resolved, rewritten

URL = "https://esempio.it/glossario/"
FILES = {
    "index.html",
    "termini/index.html",
    "termini/bando/index.html",
    "presenta/bando/index.html",
    "qr/bando.svg",
}
PAGE = "termini/bando/index.html"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("./", "index.html"),
        (".", "index.html"),
        ("../../", "../../index.html"),
        ("../?q=ats#b", "../index.html?q=ats#b"),
        ("../../presenta/bando/?percorso=x", "../../presenta/bando/index.html?percorso=x"),
        (URL, "../../index.html"),
        (URL[:-1], "../../index.html"),
        (URL + "termini/#b", "../../termini/index.html#b"),
        (URL + "qr/bando.svg", "../../qr/bando.svg"),
        ("#fonti", "#fonti"),
        ("?q=ats", "?q=ats"),
        ("", ""),
        ("../../qr/bando.svg", "../../qr/bando.svg"),
        ("../manca/", "../manca/"),
        ("../../scarica/copia.zip?x#y", f"{URL}scarica/copia.zip?x#y"),
        ("https://altrove.it/termini/", "https://altrove.it/termini/"),
        ("https://esempio.it/glossario-vecchio/", "https://esempio.it/glossario-vecchio/"),
        ("//altrove.it/", "//altrove.it/"),
        ("mailto:a@esempio.it", "mailto:a@esempio.it"),
        ("/assoluto/", "/assoluto/"),
    ],
)  # fmt: skip
def test_a_link_leads_to_a_file(link: str, expected: str) -> None:
    assert local_link(link, PAGE, URL, FILES.__contains__) == expected


def test_from_the_root_too() -> None:
    assert local_link("termini/bando/", "index.html", URL, FILES.__contains__) == "termini/bando/index.html"
    assert local_link(URL, "index.html", URL, FILES.__contains__) == "index.html"
    assert resolved("../../qr/x.svg", PAGE) == "qr/x.svg"


def test_only_what_a_reader_follows_is_rewritten() -> None:
    html = (
        '<html><head><link rel="canonical" href="https://esempio.it/glossario/termini/"><link rel="next" href="../">'
        '<link rel="manifest" href="../../manifest.webmanifest">'
        '<link rel="preload" href="../../assets/fonts/x.woff2" as="font" type="font/woff2" crossorigin>'
        '<meta http-equiv="refresh" content="0; url=../"><script>x = \'<a href="../">\';</script></head>'
        '<!-- <a href="../"> --><a title="a > b" href="../?a=1&amp;b=2">x</a><form action="../"><textarea><a href="../"></textarea>'
        '<iframe src="../../presenta/bando/"></iframe><img src="../../qr/bando.svg"><code>&lt;a href="../"&gt;</code></html>'
    )
    assert rewritten(html, PAGE, URL, FILES.__contains__) == (
        '<html><head><link rel="canonical" href="https://esempio.it/glossario/termini/"><link rel="next" href="../index.html">'
        '<meta http-equiv="refresh" content="0; url=../index.html"><script>x = \'<a href="../">\';</script>'
        '<script src="../../assets/javascripts/fuori-rete.js"></script></head>'
        '<!-- <a href="../"> --><a title="a > b" href="../index.html?a=1&amp;b=2">x</a><form action="../index.html">'
        '<textarea><a href="../"></textarea><iframe src="../../presenta/bando/index.html"></iframe>'
        '<img src="../../qr/bando.svg"><code>&lt;a href="../"&gt;</code></html>'
    )


def test_what_serves_only_on_the_web_is_left_out() -> None:
    left = ["404.html", "sw.js", "manifest.webmanifest", "scarica/bando.png", "dati/v1/glossario.json", "sitemap.xml", "sitemap.xml.gz", "assets/javascripts/bundle.min.js.map", ".nojekyll"]
    assert [path for path in (*left, "termini/index.html", "qr/bando.svg") if is_kept(path)] == [
        "termini/index.html",
        "qr/bando.svg",
    ]


def test_the_zip_is_whole_and_the_same_every_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "termini").mkdir(parents=True)
    (site / "index.html").write_text('<head></head><a href="termini/">è</a>', encoding="utf-8")
    (site / "termini/index.html").write_text("<head></head>", encoding="utf-8")
    (site / "404.html").write_text("<head></head>", encoding="utf-8")
    (site / "carta.png").write_bytes(bytes(range(256)) * 50)
    facts = SiteFacts(url=URL)
    first, second = tmp_path / "uno.zip", tmp_path / "due.zip"
    assert (offline.make_zip(site, first, facts), offline.make_zip(site, second, facts)) == (4, 4)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["due.zip", "site", "uno.zip"]
    with zipfile.ZipFile(io.BytesIO(first.read_bytes())) as zipped:
        assert zipped.testzip() is None
        assert zipped.namelist() == [
            f"parole-in-comune/{name}"
            for name in ("LEGGIMI.txt", "carta.png", "index.html", "termini/index.html")
        ]
        assert 'href="termini/index.html">è</a>' in zipped.read("parole-in-comune/index.html").decode()
        assert zipped.read("parole-in-comune/LEGGIMI.txt").decode() == readme("Parole in comune", URL)


def test_the_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert offline.main([], tmp_path) == 2
    assert capsys.readouterr().err == "Manca il sito: costruiscilo prima con make build.\n"
    assert offline.main(["--aiuto"], tmp_path) == 2
    assert capsys.readouterr().err.startswith("Uso: python scripts/offline.py")


def test_the_command_makes_the_copy_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<head></head>", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Prova\n", encoding="utf-8")
    assert offline.main([], tmp_path) == 0
    assert capsys.readouterr().out == (
        "La copia da usare senza rete è in parole-in-comune-fuori-rete.zip: 2 file, 0 MB.\n"
    )
