"""The mould: cut once, filled once per page, and never fooled by what it is filled with."""

import pytest
from markupsafe import Markup

from parole.rendering.page import Heading, Page
from parole.site.mould import BadMould, Mould

MODEL = """<title>PAROLE-TITOLO - Sito</title><meta name="description" content="PAROLE-DESCRIZIONE">
<link rel="canonical" href="https://x.it/g/termini/stampo/"><a href="#parole-indice" class="skip">Vai</a>
<ul><li class="a"><a href="../">Su</a></li>
<li class="toc"><a href="#parole-indice">PAROLE-INDICE</a></li></ul>
<article><!-- parole: contenuto --><h1>PAROLE-TITOLO</h1><!-- parole: fine contenuto --></article>
<footer>fine</footer>"""
PAGE = Page(
    mould="termini",
    address="termini/bando/",
    title="Bando & co",
    description='Atto «"x"» <b>',
    content=Markup("<h1>bando</h1>"),
    headings=(Heading("pa", "Pubblica <amministrazione>"), Heading("fonti", "Fonti")),
)


def test_everything_that_differs_is_filled() -> None:
    assert Mould.cut("termini", MODEL).fill(PAGE, notice=Markup("<p>avviso</p>")) == (
        """<title>Bando &amp; co - Sito</title><meta name="description" content="Atto «&#34;x&#34;» &lt;b&gt;">
<link rel="canonical" href="https://x.it/g/termini/bando/"><a href="#contenuto" class="skip">Vai</a>
<ul><li class="a"><a href="../">Su</a></li>
<li class="toc"><a href="#pa">Pubblica &lt;amministrazione&gt;</a></li>"""
        """<li class="toc"><a href="#fonti">Fonti</a></li></ul>
<article><p>avviso</p><h1>bando</h1></article>
<footer>fine</footer>"""
    )


def test_the_spaces_between_the_lines_of_the_theme_are_not_in_every_page() -> None:
    kept = "<script>\n\n  x()\n</script><pre>a\n\n  b</pre><TEXTAREA>\n\n c</TEXTAREA>"
    model = f"<title>PAROLE-TITOLO</title>\n   \n\t<p>a\u00a0\n\n  b</p>\n{kept}\n\n\n<!-- parole: contenuto --><!-- parole: fine contenuto -->  \n\n"
    page = Page("termini", "termini/x/", "X", "x", Markup("<p>\n\n  mio</p>"))
    assert Mould.cut("termini", model).fill(page) == (
        f"<title>X</title>\n<p>a\u00a0\nb</p>\n{kept}\n<p>\n\n  mio</p>\n"
    )


def test_a_text_that_looks_like_a_token_is_left_alone() -> None:
    tricky = Page("termini", "termini/x/", "PAROLE-DESCRIZIONE", "PAROLE-TITOLO", Markup("PAROLE-TITOLO"))
    filled = Mould.cut("termini", MODEL).fill(tricky)
    assert (
        '<title>PAROLE-DESCRIZIONE - Sito</title><meta name="description" content="PAROLE-TITOLO">' in filled
    )
    assert "<article>PAROLE-TITOLO</article>" in filled


def test_without_headings_the_skip_link_leads_to_the_content() -> None:
    bare = Page("termini", "termini/x/", "X", "x", Markup('<h1 id="contenuto">X</h1>'))
    filled = Mould.cut("termini", MODEL).fill(bare)
    assert '<a href="#contenuto" class="skip">' in filled
    assert "toc" not in filled


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (
            MODEL.replace("<!-- parole: contenuto -->", ""),
            "termini: la pagina-stampo non ha i segni del contenuto",
        ),
        (MODEL.replace("PAROLE-TITOLO", "x"), "termini: la pagina-stampo non ha il segno PAROLE-TITOLO"),
    ],
)
def test_a_model_page_without_its_tokens_is_refused(broken: str, message: str) -> None:
    with pytest.raises(BadMould) as refusal:
        Mould.cut("termini", broken)
    assert str(refusal.value) == message


def test_a_page_at_another_address_finds_the_list_of_its_kind_and_may_be_kept_out_of_search_engines() -> None:
    page = Page("termini", "t/x/", "X", "x", Markup("<h1>X</h1>"))
    filled = Mould.cut("termini", f"<head></head>{MODEL}").fill(page, is_listed=False)
    assert '<a href="../../termini/">Su</a>' in filled
    assert 'href="https://x.it/g/t/x/"' in filled
    assert filled.startswith('<head><meta name="robots" content="noindex"></head>')
