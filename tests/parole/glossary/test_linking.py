"""Words are linked where they occur: longest first, once, never by guess."""

import pytest
from linked_words import GLOSSARY
from markupsafe import Markup

from parole.glossary.linking import PageLinks


def link(html: str, own: str | None = None) -> str:
    """Link ``html``; a link is shown as {id:text} to keep the expected values readable."""
    linked = PageLinks(GLOSSARY, own, "../").link(Markup(html))
    for id_ in GLOSSARY.concepts:
        linked = linked.replace(
            f'<a class="pc-parola" href="../termini/{id_}/" data-parola="{id_}">', f"{{{id_}:"
        )
    return str(linked.replace("</a>", "}") if "{" in linked else linked)


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("al tavolo", "al {tavolo:tavolo}"),
        ("Tavoli e tavolo", "{tavolo:Tavoli} e tavolo"),
        ("il tavolo di lavoro", "il {tavolo-di-lavoro:tavolo di lavoro}"),
        ("gli enti del Terzo settore", "gli {ente-del-terzo-settore:enti del Terzo settore}"),
        ("Consorzio Solidarietà in Rete", "Consorzio Solidarietà in Rete"),
        ("Rete e (Tavolo). Tavolo", "{ets-minuscolo:Rete} e (Tavolo). {tavolo:Tavolo}"),
        ("<em>Il tavolo</em>, un libro", "<em>Il tavolo</em>, un libro"),
        ("un ETS", "un {ente-del-terzo-settore:ETS}"),
        ("le ets", "le ets"),
        ("co‑progettazione", "{co-progettazione:co‑progettazione}"),
        ("la coprogettazione", "la {co-progettazione:coprogettazione}"),
        ("l’ATS e la convenzione", "l’ATS e la convenzione"),
        ("dell’agenzia", "dell’{ats-a:agenzia}"),
        ("tavolo, di lavoro", "{tavolo:tavolo}, di lavoro"),
        ("<strong>tavolo</strong> di lavoro", "<strong>{tavolo:tavolo}</strong> di lavoro"),
        ("<h2>tavolo</h2> <code>tavolo</code> poi tavolo", "<h2>tavolo</h2> <code>tavolo</code> poi {tavolo:tavolo}"),
        ("«al tavolo» e al tavolo", "«al tavolo» e al {tavolo:tavolo}"),
        ("«al <b>tavolo</b>» e al tavolo", "«al <b>tavolo</b>» e al {tavolo:tavolo}"),
        ("<img alt='tavolo'> x", "<img alt='tavolo'> x"),
        ("<!-- tavolo --> x", "<!-- tavolo --> x"),
        ("il tavolino", "il tavolino"),
        ("chi può abitare qui", "chi può abitare qui"),
        ("le politiche abitative", "le {abitare:politiche abitative}"),
    ],
)  # fmt: skip
def test_link(html: str, linked: str) -> None:
    assert link(html) == linked


@pytest.mark.parametrize("sign", [".", "!", "?", ":", ";", "…", "»", "’", "'", "–", "—"])
def test_a_capital_after_the_end_of_a_sentence_does_not_make_a_name(sign: str) -> None:
    assert link(f"Qui{sign} Tavolo") == f"Qui{sign} {{tavolo:Tavolo}}"
    assert link(f"Qui{sign}\n(Tavolo)") == f"Qui{sign}\n({{tavolo:Tavolo}})"


@pytest.mark.parametrize("sign", ["", ",", "-", ")", "«»,"])
def test_a_capital_inside_a_sentence_does(sign: str) -> None:
    assert link(f"qui{sign} Tavolo") == f"qui{sign} Tavolo"


def test_a_page_never_links_to_itself() -> None:
    assert link("il tavolo", own="tavolo") == "il tavolo"


def test_a_link_written_by_hand_counts_as_the_first() -> None:
    links = PageLinks(GLOSSARY, None, "")
    by_hand = links.explicit("convenzione-a", None)
    assert (
        by_hand
        == '<a class="pc-parola" href="termini/convenzione-a/" data-parola="convenzione-a">convenzione</a>'
    )
    assert links.explicit("tavolo", "quel <tavolo>").endswith(">quel &lt;tavolo&gt;</a>")
    assert links.link(Markup("al tavolo")) == "al tavolo"


def test_a_link_to_nowhere_leaves_the_text() -> None:
    assert PageLinks(GLOSSARY, None, "").explicit("non-c-e", None) == "non c e"
