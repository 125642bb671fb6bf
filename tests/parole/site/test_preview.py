"""The site while somebody writes is, file by file, the finished site without its policy."""

from __future__ import annotations

import pytest
from built_pages import BUILT, PROBLEM, URL, WORDS, renderer

from parole.site import preview as preview_module
from parole.site.finished import finish_site
from parole.site.preview import Preview


def test_every_file_is_the_one_of_the_finished_site() -> None:
    whole = finish_site(BUILT, renderer(WORDS, URL, PROBLEM), policy=False)
    preview = Preview(BUILT, renderer(WORDS, URL, PROBLEM))
    assert {path: preview.content(path) for path in whole.written} == whole.written
    assert preview.removed | {"sitemap.xml.gz"} == whole.removed


def test_faults_are_told_when_their_page_is_made() -> None:
    built = BUILT | {"x/index.html": "<article><p>[[manca]]</p></article>"}
    preview = Preview(built, renderer(WORDS, URL))
    assert preview.faults == []
    preview.content("x/index.html")
    preview.content("x/index.html")
    assert preview.faults == ["x/index.html: «[[manca]]» rimanda a una voce che non c’è"]


def test_the_page_of_a_word_does_not_make_the_whole_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        preview_module, "finish_site", lambda *_, **__: pytest.fail("the whole site was made")
    )
    preview = Preview(BUILT, renderer(WORDS, URL))
    for path in (
        "termini/bando/index.html",
        "index.html",
        "assets/ricerca/nomi.js",
        "assets/ricerca/testi.js",
    ):
        assert preview.content(path)
    theirs = ("assets/stylesheets/parole.css", "assets/javascripts/ricerca.js", "incorpora/v1.js")
    for missing in (*theirs, "favicon.ico", "termini/stampo/index.html", "../mkdocs.yml", "altro/index.html"):
        assert preview.content(missing) is None
