"""The same words for other generators: nothing that readers read is lost, and the page around them is ours."""

from __future__ import annotations

import pytest
from many_words import many_words

from bench.bench_sites import front_matter, markdown, shell_of
from bench.bench_work import CannotMeasure

ID, TYPED = next(many_words(2))


def test_a_page_of_markdown_has_all_that_is_typed() -> None:
    page = "\n\n".join(markdown(TYPED | {"vedi_anche": ["tavolo"]}))
    assert page.startswith(f"# {TYPED['termine']}\n\n")
    assert "## vedi anche\n\n- [tavolo](tavolo.md)" in page
    texts = [
        TYPED["pa"]["definizione"],
        TYPED["esempio"]["testo"],
        TYPED["sconsigliati"][0]["perche"],
        TYPED["come_dirlo"]["da_chiedere"],
    ]
    assert [text for text in texts if text not in page] == []


def test_hugo_reads_our_own_yaml_and_makes_the_short_links() -> None:
    front = front_matter(ID, TYPED)
    assert front.startswith("---\ntitle: ")
    assert f"\naliases: [/t/{ID}/, " in front
    assert "termine:" not in front


def test_the_page_around_the_words_is_ours() -> None:
    model = (
        '<title>PAROLE-TITOLO</title><link href="https://esempio.it/glossario/termini/stampo/">'
        '<a href="../..">Inizio</a><a href="../">Parole</a><ul><li><a href="#parole-indice">PAROLE-INDICE</a></li></ul>'
        "<!-- parole: contenuto --><h1>PAROLE-TITOLO</h1><!-- parole: fine contenuto -->"
    )
    head, _, end = shell_of(model).partition('<li><a href="#accordo">Accordo</a></li>')
    assert head == (
        '<title>{{ .Title | strings.FirstUpper }}</title><link href="{{ .Permalink }}">'
        '<a href="/glossario/">Inizio</a><a href="/glossario/termini/">Parole</a><ul>'
    )
    assert end.endswith('<li><a href="#fonti">Fonti</a></li></ul>{{ block "main" . }}{{ end }}')


def test_a_page_that_is_no_model_is_said() -> None:
    with pytest.raises(CannotMeasure, match="pagina-stampo"):
        shell_of("<p>niente</p>")
