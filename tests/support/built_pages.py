"""Samples that several test modules share."""

from __future__ import annotations

from builders import make_concept, make_glossary

from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.reading.problems import Place, Problem
from parole.reading.rulebook import RULES
from parole.rendering.renderer import Renderer

MOULD = (
    '<title>PAROLE-TITOLO</title><meta content="PAROLE-DESCRIZIONE"><!-- parole: ricerca -->'
    "<article><!-- parole: contenuto --><!-- parole: fine contenuto --></article>"
)


BUILT = {
    "index.html": "<article><p>Il tavolo e [[bando|quel bando]].</p><code>[[bando]]</code></article>",
    "404.html": "<!-- parole: ricerca --><article></article>",
    "termini/index.html": "<article><!-- parole: elenco-az --></article>",
    "termini/stampo/index.html": MOULD,
    "aree/stampo/index.html": MOULD,
}


WORDS = make_glossary(make_concept("bando"), make_concept("tavolo"))


URL = "https://esempio.it/g/"


PROBLEM = Problem(
    Place("glossary/termini/rotto.yml", 3, 5), "rif", "pa", "«x» non va; correggi", RULES["rif"].level
)


def renderer(glossary: Glossary, url: str, *problems: Problem) -> Renderer:
    return Renderer(glossary, problems, SiteFacts(url=url))
