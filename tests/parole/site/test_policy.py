"""The Content-Security-Policy of a page: what may run, what may not, and where the policy stands."""

from __future__ import annotations

import base64
import hashlib

import pytest
from builders import make_concept, make_glossary
from made_site import finish_site

from parole.glossary.site_facts import SiteFacts
from parole.rendering.renderer import Renderer
from parole.site.offline import rewritten
from parole.site.policy import guarded, guarded_bare, hash_of, inline_scripts, is_guarded, unguarded

PAGE = '<!doctype html><html><head>\n<meta charset="utf-8"><title>x</title></head><body>{}</body></html>'
REST = "base-uri 'none'; form-action 'self'; script-src 'self'"


def policy_of(html: str) -> str:
    return html.partition('<meta http-equiv="Content-Security-Policy" content="')[2].partition('">')[0]


def test_the_policy_stands_right_after_the_encoding() -> None:
    html = guarded(PAGE.format(""))
    assert html == PAGE.format("").replace(
        '<meta charset="utf-8">',
        '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
        "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        f'{REST}">',
    )
    assert unguarded(html) == PAGE.format("")


def test_a_head_without_encoding_has_it_too_and_a_text_without_a_head_is_left_alone() -> None:
    assert guarded("<head><title>x</title></head>").startswith("<head><meta http-equiv=")
    assert guarded("<article></article>") == "<article></article>"


def test_scripts_of_the_generator_are_named_by_their_hash_each_once() -> None:
    code = "var è = 1 < 2;\r\n"
    wanted = base64.b64encode(hashlib.sha256("var è = 1 < 2;\n".encode()).digest()).decode()
    assert hash_of(code) == f"'sha256-{wanted}'"
    html = guarded(PAGE.format(f"<script>{code}</script><SCRIPT type=module>{code}</SCRIPT>"))
    assert policy_of(html).endswith(f"script-src 'self' 'sha256-{wanted}'")


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js"></script>',
        "<script defer src=a.js></script>",
        '<script type="application/ld+json">{"a": 1}</script>',
        '<script id="__config" type="application/json">{}</script>',
    ],
)
def test_files_and_data_need_no_hash(html: str) -> None:
    assert inline_scripts(html) == []


def test_nothing_says_unsafe() -> None:
    assert "unsafe" not in guarded(PAGE.format("<script>1</script>"))
    assert "unsafe" not in guarded_bare("scheda/bando/index.html", PAGE.format(""))


def test_a_page_for_other_sites_has_a_style_its_typefaces_and_nothing_else() -> None:
    assert policy_of(guarded_bare("scheda/bando/index.html", PAGE.format(""))) == (
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
    )


def test_a_bare_page_gets_its_policy_once() -> None:
    html = guarded_bare("t/bando/index.html", PAGE.format(""))
    assert policy_of(html).endswith(REST)
    assert guarded_bare("t/bando/index.html", html) == html


def test_a_script_of_a_bare_page_may_not_run_even_if_it_is_there() -> None:
    assert "sha256" not in guarded_bare("presenta/x/index.html", PAGE.format("<script>alert(1)</script>"))


MOULD = PAGE.format(
    "<title>PAROLE-TITOLO</title><script>tema()</script><article><!-- parole: contenuto -->"
    "<!-- parole: fine contenuto --></article>"
)
BUILT = {
    "index.html": PAGE.format("<script>tema()</script><article><!-- parole: numeri --></article>"),
    "termini/stampo/index.html": MOULD,
    "aree/stampo/index.html": MOULD,
}


def finished(*, policy: bool = True) -> dict[str, str]:
    renderer = Renderer(make_glossary(make_concept("bando")), (), SiteFacts(url="https://esempio.it/g/"))
    written = finish_site(BUILT, renderer, policy=policy).written
    return {path: str(text) for path, text in written.items() if path.endswith(".html")}


def test_every_page_of_a_finished_site_has_its_policy_but_while_serving() -> None:
    assert [path for path, html in finished().items() if not is_guarded(html)] == []
    assert [path for path, html in finished(policy=False).items() if is_guarded(html)] == []


def test_the_words_come_after_the_hashes_are_counted() -> None:
    html = finished()["termini/bando/index.html"]
    assert policy_of(html).endswith(f"{REST} {hash_of('tema()')}")


def test_the_copy_for_a_disk_has_no_policy() -> None:
    html = rewritten(guarded(PAGE.format("")), "index.html", "", lambda path: False)
    assert not is_guarded(html)
