"""Foreign words carry their language, and never break what is around them."""

from html.parser import HTMLParser

import pytest
from builders import make_concept, make_glossary
from made_site import finish_site
from markupsafe import Markup

from parole.glossary.linking import PageLinks
from parole.language.foreign_words import Languages, Span
from parole.lookup.names import briefs, names_index
from parole.model.registers import ForeignWord
from parole.pages import words
from parole.rendering.renderer import Renderer

FOREIGN = tuple(
    ForeignWord(forma=form, lingua=language)
    for form, language in (
        ("housing", "en"),
        ("housing first", "en"),
        ("follow-up", "en"),
        ("budget", "en"),
        ("ad hoc", "la"),
        ("amp", "en"),
    )
)
LANGUAGES = Languages(FOREIGN)


def shown(html: str) -> str:
    """Mark ``html``; a span is shown as {en:text} to keep the expected values readable."""
    marked = LANGUAGES.mark(Markup(html))
    return (
        str(marked)
        .replace('<span lang="en">', "{en:")
        .replace('<span lang="la">', "{la:")
        .replace("</span>", "}")
    )


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("il budget", "il {en:budget}"),
        ("Budget e BUDGET", "{en:Budget} e {en:BUDGET}"),
        ("l’housing first e l'housing", "l’{en:housing first} e l'{en:housing}"),
        ("housing, first", "{en:housing}, first"),
        ("un follow-up, un follow up, un follow‑up", "un {en:follow-up}, un {en:follow up}, un {en:follow‑up}"),
        ("ad\n  hoc", "{la:ad\n  hoc}"),
        ("budgetario", "budgetario"),
        ("budget-", "budget-"),
        ("-budget", "-budget"),
        ("budget, un co-", "{en:budget}, un co-"),
        ("co-housing, housing-first, budget_x", "co-housing, {en:housing-first}, budget_x"),
        ("budget/housing.", "{en:budget}/{en:housing}."),
        ("<p title='budget'>budget</p>", "<p title='budget'>{en:budget}</p>"),
        ("<!-- budget --> x &amp; amp", "<!-- budget --> x &amp; {en:amp}"),
        ("<code>budget <b>x</b></code> budget", "<code>budget <b>x</b></code> {en:budget}"),
        ("<script>if (a<b) budget</script> budget", "<script>if (a<b) budget</script> {en:budget}"),
        ("<p lang='en'>a <p>budget</p> budget</p> budget", "<p lang='en'>a <p>budget</p> budget</p> {en:budget}"),
        ("<P LANG='en'>a budget</P> budget", "<P LANG='en'>a budget</P> {en:budget}"),
        ("<img lang='en'> budget", "<img lang='en'> {en:budget}"),
        ("<svg><text>budget</text></svg><option>budget</option>", "<svg><text>budget</text></svg><option>budget</option>"),
        ("<b>housing</b> first", "<b>{en:housing}</b> first"),
        ("", ""),
    ],
)  # fmt: skip
def test_foreign_words_are_marked(html: str, marked: str) -> None:
    assert shown(html) == marked


def test_what_is_marked_is_not_marked_twice() -> None:
    once = LANGUAGES.mark(Markup("<p>il budget, ad hoc</p>"))
    assert LANGUAGES.mark(once) == once


def test_spans_of_a_plain_text_count_characters() -> None:
    assert LANGUAGES.spans("Il budget ad hoc") == [Span(3, 9, "en"), Span(10, 16, "la")]


def test_an_empty_register_changes_nothing() -> None:
    assert Languages(()).mark(Markup("<p>budget</p>")) == "<p>budget</p>"
    assert Languages(()).spans("budget") == []


def test_the_language_is_escaped_like_any_text() -> None:
    odd = Languages([ForeignWord.model_construct(forma="budget", lingua='"><b>')])
    assert odd.mark(Markup("budget")) == '<span lang="&#34;&gt;&lt;b&gt;">budget</span>'


def test_links_and_languages_compose() -> None:
    glossary = make_glossary(
        make_concept("housing-first"), make_concept("budget-di-progetto"), foreign=FOREIGN
    )
    linked = PageLinks(glossary, None, "").link(Markup("Il budget di progetto, lo housing first."))
    assert LANGUAGES.mark(linked) == (
        'Il <a class="pc-parola" href="termini/budget-di-progetto/" data-parola="budget-di-progetto">'
        '<span lang="en">budget</span> di progetto</a>, '
        'lo <a class="pc-parola" href="termini/housing-first/" data-parola="housing-first">'
        '<span lang="en">housing first</span></a>.'
    )


GLOSSARY = make_glossary(
    make_concept("budget", in_breve="somma ad hoc", vedi_anche=["housing"]),
    make_concept("housing"),
    foreign=FOREIGN,
)


class _Balance(HTMLParser):
    """Fails on a tag that closes what is not open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.open += [] if tag in ("input", "img", "br", "meta", "link") else [tag]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Such an element opens and closes nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_of_a_foreign_word_says_its_language_in_name_texts_and_relations() -> None:
    page = words.page(Renderer(GLOSSARY), GLOSSARY.concepts["budget"])
    assert '<h1 id="contenuto" data-carta><span lang="en">budget</span></h1>' in page.content
    assert '<p>Somma <span lang="la">ad hoc</span>.</p>' in page.content
    assert '<a href="../../termini/housing/"><span lang="en">housing</span></a>' in page.content
    assert (page.title, page.description) == ("Budget", "Budget: somma ad hoc.")
    assert _Balance(page.content).open == []


def test_lists_and_hand_written_pages_say_it_too() -> None:
    mould = "<title>PAROLE-TITOLO</title><!-- parole: contenuto --><!-- parole: fine contenuto -->"
    built = {f"{kind}/stampo/index.html": mould for kind in ("termini", "aree", "percorsi")}
    built["index.html"] = "<article><p>Un follow-up.</p><!-- parole: elenco-az --></article>"
    html = finish_site(built, Renderer(GLOSSARY)).written["index.html"]
    assert '<p>Un <span lang="en">follow-up</span>.</p>' in html
    assert '<a class="pc-riga__nome" href="termini/budget/"><span lang="en">budget</span></a>' in html


def test_the_look_up_says_where_foreign_words_are() -> None:
    assert [entry["ln"] for entry in names_index(Renderer(GLOSSARY))] == [[(0, 6, "en")], [(0, 7, "en")]]
    assert [spans for _, *spans in briefs(Renderer(GLOSSARY))] == [[[(6, 12, "la")]], []]
