"""Text → HTML: the same characters as ``markupsafe.escape``, whatever the value."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from parole.language.html_text import escaped, filled, written
from parole.model.values import Agreement
from parole.rendering.templating import environment

HOSTILE = "<script>alert(\"1\")</script> & 'x'"


class Widget:
    """Something that says by itself what its HTML is."""

    def __html__(self) -> str:
        return "<b>mio</b>"


@pytest.mark.parametrize(
    "value",
    [
        HOSTILE,
        Markup("<em>già HTML</em>"),
        "",
        12,
        1.5,
        None,
        date(2026, 3, 1),
        Agreement.DIVERGONO,
        Widget(),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_template_writes_what_escape_would(value: object) -> None:
    assert written(value) == escape(value)


def test_a_text_and_the_html_with_the_same_letters_are_told_apart() -> None:
    assert [written(HOSTILE), written(Markup(HOSTILE)), written(HOSTILE)] == [
        escape(HOSTILE),
        HOSTILE,
        escape(HOSTILE),
    ]


@given(st.text(alphabet=st.one_of(st.sampled_from("&<>'\";#"), st.characters())))
def test_any_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert escaped(text) == str(escape(text))
    assert type(escaped(text)) is str


def test_templates_escape_in_every_place() -> None:
    env = environment(str)
    env.loader = DictLoader(
        {
            "macro": "{% macro m(x) %}<i title='{{ x }}'>{{ x }}</i>{% endmacro %}",
            "prova": "{% import 'macro' as m %}{% set y %}[{{ x }}]{% endset %}"
            "{{ x }}|{{ m.m(x) }}|{{ y }}|{{ 'a%s' | format(x) }}|{% for l in [x] %}{{ l }}{% endfor %}",
        }
    )
    safe = escape(HOSTILE)
    assert env.get_template("prova").render(x=HOSTILE) == (
        f"{safe}|<i title='{safe}'>{safe}</i>|[{safe}]|a{safe}|{safe}"
    )


def test_what_fills_html_is_escaped_unless_it_is_html() -> None:
    assert filled('<a title="%s">%s%s</a>', HOSTILE, Markup("<b>1</b>"), 2) == (
        '<a title="&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; &#39;x&#39;"><b>1</b>2</a>'
    )


def test_templates_call_functions_macros_methods_and_what_asks_for_the_context_as_jinja_does() -> None:
    source = (
        "{% macro piccolo(n) %}<i>{{ n }}</i>{% endmacro %}"
        "{% for n in [1, 2] %}{% set visto = n %}{{ somma(n, due=n) }}{{ piccolo(n) }}{{ 'a'.upper() }}{{ vede() }}{% endfor %}"
    )

    @pass_context
    def sees(context: Context) -> object:
        return context["visto"]

    names = {"somma": lambda n, due: n + due, "vede": sees}
    ours, plain = environment(str), Environment(autoescape=True)
    ours.loader = plain.loader = DictLoader({"prova.html": source})
    made = ours.get_template("prova.html").render(names)
    assert made == plain.get_template("prova.html").render(names) == "2<i>1</i>A14<i>2</i>A2"
