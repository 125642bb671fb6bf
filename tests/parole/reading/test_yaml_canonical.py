"""What is in canonical form is read at once, and says what the full reader says; anything else is left to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from many_words import many_words
from site_fixture import SAMPLE

from parole.editing.writing import canonical, written
from parole.model.concept import WordFile
from parole.reading.records import plain
from parole.reading.yaml_canonical import read_canonical
from parole.reading.yaml_nodes import read_yaml

WORD = """\
termine: co-progettazione
sigle:
varianti:
  - coprogettazione
  - "sì: con i due punti"
  - no
  - ~
sconsigliati:
  - forma: gara
    perche: >-
      Non è una gara: è un # percorso.
  - forma: ""
    altre:
      - a:b
area: strumenti
pa:
  definizione: >-
    Una riga.
    - Un’altra: {con} i "segni"  di YAML
  fonti:
    - {fonte: cts, rif: "art. 55, c. 3"}
    - {fonte: null, rif: " "}
esempio:
  fonte: {fonte: cts}
accordo: null
"""
SAID = {
    "termine": "co-progettazione",
    "sigle": None,
    "varianti": ["coprogettazione", "sì: con i due punti", "no", None],
    "sconsigliati": [
        {"forma": "gara", "perche": "Non è una gara: è un # percorso."},
        {"forma": None, "altre": ["a:b"]},
    ],
    "area": "strumenti",
    "pa": {
        "definizione": 'Una riga. - Un’altra: {con} i "segni"  di YAML',
        "fonti": [{"fonte": "cts", "rif": "art. 55, c. 3"}, {"fonte": None, "rif": None}],
    },
    "esempio": {"fonte": {"fonte": "cts"}},
    "accordo": None,
}


def in_full(text: str) -> Any:
    """Return what the full reader says of a text that it finds without problems."""
    root, problems = read_yaml(text, "x.yml")
    assert problems == []
    assert root is not None
    return plain(root)


# What is read at once.


def test_every_shape_of_the_canonical_form_is_read() -> None:
    assert read_canonical(WORD) == in_full(WORD) == SAID


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: x\n", {"a": "x"}),
        ("- a\n- b\n", ["a", "b"]),
        ("- {a: x, b: y}\n- c: 1\n  d: 2\n", [{"a": "x", "b": "y"}, {"c": "1", "d": "2"}]),
        ("a: 12:30\n", {"a": "12:30"}),
        ("a: x#y\n", {"a": "x#y"}),
        ("a: -x\nb: ?x\nc:\n  - :x\n", {"a": "-x", "b": "?x", "c": [":x"]}),
        ("a: «x» (y), [z] & w - v\n", {"a": "«x» (y), [z] & w - v"}),
        ("a: https://a.it/?b=1#c\n", {"a": "https://a.it/?b=1#c"}),
        ("1-a_b:\n  c:\n    d:\n      e: x\n", {"1-a_b": {"c": {"d": {"e": "x"}}}}),
        ("a: \n", {"a": None}),
        ('a: "null"\n', {"a": "null"}),
        ("a: >-\n  null\n", {"a": "null"}),
        ("a: >-\n  x \n  y \n", {"a": "x  y "}),
        ("a: x\u00a0y\u202fz\n", {"a": "x\u00a0y\u202fz"}),
        (f"- {'x' * 3000}\n", ["x" * 3000]),
        (f'- "{"x" * 3000}"\n', ["x" * 3000]),
        (f"- {{a: {'x' * 3000}}}\n", [{"a": "x" * 3000}]),
    ],
)
def test_a_canonical_text_is_read_at_once(text: str, said: Any) -> None:
    assert read_canonical(text) == in_full(text) == said


def test_long_words_as_they_are_written_are_read_at_once() -> None:
    for _, typed in many_words(60):
        text = written(typed, WordFile)
        assert read_canonical(text) == in_full(text)


def test_the_words_of_the_sample_once_formatted_are_read_at_once() -> None:
    paths = sorted((SAMPLE / "glossary" / "termini").glob("*.yml"))
    assert paths
    for path in paths:
        text = canonical(path.read_text(encoding="utf-8"), path.name, WordFile)
        assert text is not None
        assert read_canonical(text) == in_full(text)


# What is left to the full reader.


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "a: x", "a: x\n\n", "\na: x\n", "---\na: x\n", "a: x\n...\n", "x\n", "  a: x\n", " a: x\n",
        "\ufeffa: x\n", "a: x\r\n", "a: x\ty\n", "a:\tx\n", "a: x\u2028y\n", "a: x\x85y\n", "a:\u00a0x\n",
        "a: x\u200by\n", "a: x \n", "a: x\u00a0\n", "a:  x\n", "a : x\n", "A: x\n", "è: x\n", '"a": x\n',
        f"{'a' * 101}: x\n", "<<: x\n", "? a\n", "a: x: y\n", "a: x:\n", "a: x # y\n", "a: x\u00a0# y\n", "# x\na: y\n",
        "a: 'x'\n", 'a: "x\\u200b"\n', 'a: "x" y\n', 'a: "x\n  y"\n', "a: &b x\n", "a: *b\n", "a: !b x\n", "a: |\n  x\n",
        "a: >\n  x\n", "a: >-2\n  x\n", "a: >-\n", "a: >-\nb: x\n", "a: >-\n    x\n", "a: >-\n  x\n    y\n",
        "a: >-\n  x\n\n  y\n", "a: >-\n  x\n y\n", "a: >-\n\n  x\n", "a: [x]\n", "a: []\n", "a: {}\n", "a: {b: x,}\n",
        "a: {b: x,c: y}\n", "a: {b:x}\n", "a: {b: [x]}\n", "a: {b: x:y}\n", "a: {b: x?}\n", "a: {b: }\n", "a: {b}\n",
        "a: {b: x} y\n", "a: {b: x, b: y}\n", "a: x\na: y\n", "a:\na: y\n", "a:\n  b: x\n  b: y\n", "- a: x\n  a: y\n",
        "a: x\n  y\n", "a: x\n  b: y\n", "a: ~\n  b: y\n", 'a: ""\n  b: y\n', "a:\n    b: x\n", "a:\n   b: x\n",
        "a:\n- x\n", "a:\n  x\n", "a:\n  - x\n  b: y\n", "a:\n  b: x\n  - y\n", "a:\n  -\n", "a:\n  - \n", "- - x\n",
        "- a\nb: x\n", "- >-\n  x\n", "- a: >-\n    x\n      y\n", "- a: >-\n  x\n", "a:\n  - x\n    y\n",
        "a:\n  b:\n    c:\n      d:\n        e:\n          f: x\n",
    ],
)  # fmt: skip
def test_at_the_least_doubt_nothing_is_said(text: str) -> None:
    assert read_canonical(text) is None


# Whatever the text, the two readers never disagree.

PIECES = st.sampled_from([
    "a", "b: ", "c:", "- ", "  ", "    ", " ", "\n", "\n  ", "\n    - ", ">-\n", ">-\n  x\n", "|", "x y", "x:y", "x#y",
    " #", ": ", "?", "!", "&", "*", "%", "@", "`", "=", "~", "null", "NULL", '"', '""', '" "', '"x, y"', "'", "\\",
    "\\n", "<<", "{a: b}", "{a: b, a: c}", "{a: ", ", ", "}", "[", "]", "---\n", "...\n", "\t", "\r", "\x85", "\u2028",
    "\ufeff", "\u00a0", "\u3000", "\u202f", "\u200b", "\x1c", "«è»", "😀", "a: 1\n", "  a: 1\n", "  - a\n",
    "- a: >-\n    x\n",
])  # fmt: skip
INDENTED = st.tuples(
    st.sampled_from(["", "  ", "    ", "      "]),
    st.sampled_from(["", "- "]),
    st.sampled_from(["", "a:", "b: ", "c: ", "d: "]),
    st.sampled_from(["", "x", "x y", "~", ">-", '"q"', '""', "{a: b}", '{a: "", b: null}', "- z"]),
).map("".join)


def agree(text: str) -> bool:
    """Return whether the text was read at once; if so, the full reader says the same."""
    said = read_canonical(text)
    assert said is None or said == in_full(text)
    return said is not None


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_canonical_text_spoilt_anywhere_is_left_alone_or_read_the_same(data: st.DataObject) -> None:
    text = WORD
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 4))
        text = text[:start] + data.draw(PIECES) + text[end:]
    agree(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(INDENTED, min_size=1, max_size=6).map(lambda lines: "\n".join([*lines, ""])))
@example("a:\n  - b:\n      - {a: b}\n    c: >-\n      x\n")
def test_lines_put_together_anyhow_are_left_alone_or_read_the_same(text: str) -> None:
    agree(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_signs_put_together_anyhow_are_left_alone_or_read_the_same(text: str) -> None:
    agree(text)


# No signs that need an escape between quotes.
ANY_TEXT = st.text(st.sampled_from("abè’«» :#-?*&!|>%@`'[]{},012~"), max_size=120)


@settings(max_examples=150, deadline=None)
@given(termine=ANY_TEXT, in_breve=ANY_TEXT, variante=ANY_TEXT, rif=ANY_TEXT)
def test_whatever_is_written_in_canonical_form_is_read_at_once(
    termine: str, in_breve: str, variante: str, rif: str
) -> None:
    fonti = [{"fonte": "cts", "rif": rif}]
    typed = {"termine": termine, "varianti": [variante], "in_breve": in_breve, "pa": {"fonti": fonti}}
    assume(in_breve.split())
    assert agree(written(typed, WordFile))
