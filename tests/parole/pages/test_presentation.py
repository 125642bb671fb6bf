"""The page that shows a word to a room, as text: its steps, and its place in the reading paths."""

from __future__ import annotations

import re

from builders import make_concept, make_glossary
from made_site import make_all

from parole.glossary.site_facts import SiteFacts
from parole.model.concept import Concept
from parole.model.registers import ReadingPath
from parole.pages.presentation import presentations, steps_of
from parole.rendering.renderer import Renderer

PATH = ReadingPath.model_validate({
    "titolo": "Prova",
    "descrizione": "Prova.",
    "voci": [{"voce": id_, "perche": "perché sì"} for id_ in ("uno", "manca", "due", "uno")],
})  # fmt: skip
CASES = [
    {"caso": "Si firma.", "vale_per": ["pa"], "perche": "per l’ufficio è fatta; per l’ente no"},
    {"caso": "Si parla.", "perche": "nessuno ha deciso"},
]
GLOSSARY = make_glossary(make_concept("uno"), make_concept("due"), make_concept("tre"), paths={"p": PATH})


def page_of(*concepts: Concept) -> str:
    page: str = make_all(presentations(Renderer(make_glossary(*concepts))))["presenta/x/index.html"]
    return page


def test_a_word_has_a_step_for_each_part_that_is_written() -> None:
    full = make_concept("x", accordo="divergono", attenzione="Qui.", come_dirlo="Così.", casi=CASES)
    assert list(steps_of(full).items()) == [
        ("parola", "La parola"),
        ("pa", "Pubblica amministrazione"),
        ("terzo-settore", "Terzo settore"),
        ("insieme", "I due lati insieme"),
        ("caso-1", "Caso 1 di 2"),
        ("caso-2", "Caso 2 di 2"),
        ("attenzione", "Attenzione e Come dirlo"),
    ]


def test_two_sides_that_coincide_are_shown_at_once() -> None:
    assert list(steps_of(make_concept("x"))) == ["parola", "insieme"]
    assert list(steps_of(make_concept("x", come_dirlo="Così.")).items())[-1] == ("attenzione", "Come dirlo")
    html = page_of(make_concept("x", in_breve="cosa comune"))
    assert html.count("<p>Cosa comune.</p>") == 1
    assert "Lo firma l’ufficio." not in html


def test_every_word_has_a_page_with_its_steps_in_order() -> None:
    pages = make_all(presentations(Renderer(GLOSSARY, facts=SiteFacts(url="https://esempio.it/"))))
    assert list(pages) == [f"presenta/{id_}/index.html" for id_ in ("due", "tre", "uno")]
    html = pages["presenta/uno/index.html"]
    assert html.lstrip().startswith("<!doctype html>")
    places = [html.index(f'id="{step}"') for step in steps_of(GLOSSARY.concepts["uno"])]
    assert places == sorted(places)
    assert '<link rel="canonical" href="https://esempio.it/termini/uno/">' in html
    assert '<a rel="next" href="../../presenta/due/?percorso=p">' in html


def test_the_last_screen_has_the_short_link_and_its_code() -> None:
    concept = make_concept("centro", sigle=["CSV"])
    facts = SiteFacts(url="https://esempio.it/", short_url="https://pc.it/")
    [html] = make_all(presentations(Renderer(make_glossary(concept), facts=facts))).values()
    last = html.split("<section")[-1]
    assert 'data-passo="Da portare via"' in last
    assert '<img src="../../qr/centro.svg"' in last
    assert '<a href="https://pc.it/t/csv/">pc.it/t/csv</a>' in last
    [nowhere] = make_all(presentations(Renderer(make_glossary(concept)))).values()
    assert "qr/" not in nowhere


def test_texts_are_escaped_and_have_no_links() -> None:
    pa = {"vuol_dire": "un <i>uno</i> e [[uno]]", "definizione": "Un uno lungo."}
    html = page_of(make_concept("x", termine="<b>x</b>", pa=pa, accordo="divergono"), make_concept("uno"))
    assert "<b>" not in html
    assert html.count("<p>Un &lt;i&gt;uno&lt;/i&gt; e uno.</p>") == 2  # alone, and beside the other
    assert "Un uno lungo." not in html


def test_a_case_is_followed_by_its_answer() -> None:
    html = page_of(make_concept("x", accordo="divergono", casi=CASES))
    assert re.findall(r"data-poi><strong>(.*?)</strong> (.*?)</p>", html) == [
        (
            "Sì per la pubblica amministrazione, no per il Terzo settore:",
            "per l’ufficio è fatta; per l’ente no.",
        ),
        ("No, per nessuno dei due:", "nessuno ha deciso."),
    ]


def test_the_room_knows_which_of_the_meanings_it_is_about() -> None:
    html = page_of(make_concept("x", sigle=["ATS"]), make_concept("uno", sigle=["ATS"]))
    assert '<p class="pc-scena__domanda">La sigla ATS ha due accezioni. Qui è «x».</p>' in html


def test_a_side_that_has_not_written_is_asked_to_the_room() -> None:
    word = make_concept("x", terzo_settore=None, accordo=None)
    html = page_of(word)
    assert html.count("Questo lato non ha ancora scritto.") == 2  # alone, and beside the other
    assert "Manca una voce" in html
