"""Texts become HTML that is safe by construction."""

import pytest
from markupsafe import Markup

from parole.language.inline import InlineText, plain_text, sentence


def render(text: str) -> str:
    return InlineText(lambda id_, shown: Markup('<a href="{}">{}</a>').format(id_, shown or id_)).html(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("un testo semplice", "un testo semplice"),
        ("una *parola* in rilievo", "una <em>parola</em> in rilievo"),
        ("**molto** forte", "<strong>molto</strong> forte"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*non\* in rilievo", "*non* in rilievo"),
        ("snake_case e _basso_", "snake_case e _basso_"),
        ("# non è un titolo", "# non è un titolo"),
        ("- non è un elenco *qui*", "- non è un elenco <em>qui</em>"),
        ("`codice` *x*", "`codice` <em>x</em>"),
        ("[x](https://a.it) *y*", "[x](https://a.it) <em>y</em>"),
        ("![x](https://a.it) *y*", "![x](https://a.it) <em>y</em>"),
        ("a & b", "a &amp; b"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("*<b onclick=x>* &amp;", "<em>&lt;b onclick=x&gt;</em> &amp;amp;"),
        ('"virgolette"', "&#34;virgolette&#34;"),
        ("vedi [[bando]]", 'vedi <a href="bando">bando</a>'),
        ("vedi [[bando|il <bando>]]", 'vedi <a href="bando">il &lt;bando&gt;</a>'),
        ("*vedi [[bando]]*", '<em>vedi <a href="bando">bando</a></em>'),
        ("***tutto***", "<strong><em>tutto</em></strong>"),
        ("[[bando|il *bando*]] *x*", '<a href="bando">il *bando*</a> <em>x</em>'),
        ("(*de minimis*), *x*.", "(<em>de minimis</em>), <em>x</em>."),
    ],
)  # fmt: skip
def test_html(text: str, html: str) -> None:
    assert render(text) == html


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("una *parola* in **rilievo**", "una parola in rilievo"),
        ("vedi [[co-progettazione]]", "vedi co progettazione"),
        ("vedi [[bando|quel bando]]", "vedi quel bando"),
        ("vedi *[[bando|quel bando]]*", "vedi quel bando"),
        (r"\*non\* in *rilievo*, \\ e \_", r"*non* in rilievo, \ e \_"),
    ],
)
def test_plain_text(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "tutt*, anche l* volontari*, leggono",
        "car* tutt*",
        "bambin*/ragazz*",
        "5*3*2",
        "2 * 3 * 4",
        "a*b c*",
        "*mai chiuso",
        "mai aperto*",
        "**uno*",
        "****quattro****",
        "* voce",
        "**",
    ],
)
def test_an_asterisk_that_pairs_with_no_other_is_text_everywhere(text: str) -> None:
    assert render(text) == plain_text(text) == text


@pytest.mark.parametrize(
    ("definition", "shown"),
    [
        ("atto che apre una selezione", "Atto che apre una selezione."),
        ("già finita.", "Già finita."),
        ("chi decide?", "Chi decide?"),
        ("RUNTS in breve", "RUNTS in breve."),
    ],
)
def test_sentence(definition: str, shown: str) -> None:
    assert sentence(definition) == shown
