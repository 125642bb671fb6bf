"""The parts of hand-written pages that come from the model."""

from __future__ import annotations

import pytest
from builders import make_concept, make_glossary

from parole.model.concept import Concept
from parole.model.parts import COVERED
from parole.model.publication import NewsItem, NewsRegister, Publication
from parole.model.registers import ReadingPath
from parole.model.values import NewsKind
from parole.pages.catalogue import all_fragments
from parole.rendering.renderer import Renderer


def test_what_an_approval_covers_comes_from_the_table() -> None:
    listed = all_fragments(Renderer(make_glossary()))["parti-approvate"]("../")
    assert listed == "<ul>" + "".join(f"<li>{part.label}</li>" for part in COVERED) + "</ul>"


def diverging(id_: str, *, line: str | None = "riga") -> Concept:
    sides = {side: {"vuol_dire": line, "definizione": "Testo."} for side in ("pa", "terzo_settore")}
    return make_concept(id_, accordo="divergono", differenza=["quando"], **sides)


def published(times: int, *items: str) -> NewsRegister:
    """Return the register after as many publications, each with the same news."""
    news = [NewsItem(tipo=NewsKind.NUOVA, voce="bando", testo=item) for item in items]
    last = {"versione": "2026-12-01", "data": "2026-12-01", "indirizzo": "https://a.it/", "novita": news}
    return NewsRegister(pubblicazioni=(Publication.model_validate(last),) * times)


@pytest.mark.parametrize(("times", "shown"), [(0, "tavolo"), (1, "bando"), (2, "tavolo")])
def test_words_that_diverge_take_turns_on_the_home(times: int, shown: str) -> None:
    steps = [{"voce": "tavolo", "perche": "perché sì"}]
    path = ReadingPath.model_validate({"titolo": "Prova", "descrizione": "Un passo.", "voci": steps})
    words = [diverging("bando"), make_concept("rete"), diverging("senza", line=None), diverging("tavolo")]
    glossary = make_glossary(*words, paths={"prova": path}, news=published(times))
    part = all_fragments(Renderer(glossary))["parola-in-mostra"]("")
    assert f'<a href="termini/{shown}/">{shown}</a>' in part
    assert '<a href="due-significati/">3 parole su cui ci capiamo meno</a>' in part


def test_where_nothing_diverges_the_home_shows_no_word() -> None:
    glossary = make_glossary(make_concept("rete"), diverging("senza", line=None))
    assert all_fragments(Renderer(glossary))["parola-in-mostra"]("") == ""


def test_the_home_gives_words_to_try_and_an_acronym_of_many_things_asks_which() -> None:
    several = [make_concept(f"ats-{what}", sigle=("ATS",)) for what in ("scopo", "salute")]
    glossary = make_glossary(*several, make_concept("beneficiario"))
    assert all_fragments(Renderer(glossary))["esempi-di-ricerca"]("") == (
        '<p class="pc-esempi">Per esempio: <a href="t/ats/">ATS</a> '
        '<a href="termini/beneficiario/">beneficiario</a></p>'
    )
    assert all_fragments(Renderer(make_glossary()))["esempi-di-ricerca"]("") == ""


def test_the_home_tells_what_the_last_publication_changed() -> None:
    def told(news: NewsRegister) -> str:
        return str(
            all_fragments(Renderer(make_glossary(make_concept("bando"), news=news)))["ultime-novita"]("")
        )

    assert told(published(0)).startswith("<p>Il glossario non è ancora stato pubblicato: ")
    assert "<strong>1º dicembre 2026</strong>: solo ritocchi di forma.</p>\n<p>" in told(published(1))
    few = told(published(2, *(f"[[bando]] è la novità <{number}>." for number in range(5))))
    assert "<strong>1º dicembre 2026</strong>: 5 parole nuove.</p>" in few
    assert few.count("<li>") == 4
    assert '<li><a href="termini/bando/">bando</a> è la novità &lt;3&gt;.</li>' in few
    assert '<a href="novita/">Tutte le novità</a>' in few
