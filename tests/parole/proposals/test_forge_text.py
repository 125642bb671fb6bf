"""Texts for the forge: nothing that people typed is obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from parole.proposals.forge_text import (
    COMMENT_MAX,
    CUT,
    escaped,
    fenced,
    quieted,
    safe_name,
    within,
)

GAP = "\u200b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("«perché no», disse", "«perché no», disse"),
        ("*a* _b_ `c` ~~d~~ | $e$", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\| \\$e\\$"),
        ("[x](y) ![z](w)", "\\[x\\](y) !\\[z\\](w)"),
        ("<b> & &amp; <!-- x -->", "&lt;b&gt; &amp; &amp;amp; &lt;!-- x --&gt;"),
        ("# titolo", "\\# titolo"),
        ("- elenco", "\\- elenco"),
        ("1. elenco", "1\\. elenco"),
        ("a\n\nb\tc", "a b c"),
        ("a\u202eb\x1b", "a\\\\u202eb\\\\u001b"),
        ("@tutti a@b.it", f"@{GAP}tutti a@{GAP}b.it"),
        ("fixes #1, x/y#2, GH-3", f"fixes \\#{GAP}1, x/y\\#{GAP}2, GH-{GAP}3"),
        ("http://a.it www.b.it", f"http:{GAP}//a.it www{GAP}.b.it"),
    ],
)
def test_a_text_reads_as_it_was_typed(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text(st.sampled_from("ab *_`[]()<>&#~|\\!-+=1.\n@:/$"), max_size=60))
def test_whatever_is_typed_makes_one_plain_paragraph(text: str) -> None:
    html = markdown(f"> x {escaped(text)}")
    inside = html.removeprefix("<blockquote>\n<p>").removesuffix("</p>\n</blockquote>")
    assert "<" not in inside


@given(st.text(max_size=80))
def test_a_name_has_only_letters_and_the_signs_of_names(text: str) -> None:
    name = safe_name(text)
    assert len(name) <= 90
    assert not set('@#`<>[]*$\\"\n\r;|&:') & set(name)
    assert quieted(name.replace("www", "")) == name.replace("www", "")


def test_a_name_of_ninety_characters_is_whole_and_a_longer_one_is_cut() -> None:
    assert safe_name("a" * 90) == "a" * 90
    assert safe_name("a" * 91) == "a" * 90
    assert safe_name(f"{'a' * 89} b") == "a" * 89


@given(st.text(st.sampled_from("`~a\n"), max_size=40))
def test_nothing_closes_a_block_of_code_from_inside(text: str) -> None:
    first, *_, last = fenced(text, "yaml").split("\n")
    assert first == f"{last}yaml"
    assert last not in text


def test_a_long_text_is_cut_at_a_paragraph() -> None:
    text = "paragrafo\n\n" * 10_000
    cut = within(text)
    assert len(cut) <= COMMENT_MAX
    assert cut.endswith(f"paragrafo{CUT}")
    assert within("breve") == "breve"


def test_a_text_as_long_as_a_comment_is_whole_and_a_longer_one_is_cut() -> None:
    assert within("x" * 65_000) == "x" * 65_000
    assert within("x" * 65_001) == CUT
    assert within("a\n\nb", limit=4 + len(CUT)) == "a\n\nb"
    assert within(f"a\n\nb{'c' * len(CUT)}", limit=3 + len(CUT)) == f"a{CUT}"
