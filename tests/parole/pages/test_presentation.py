"""The page that shows a word to a room, as text: its steps, and its place in the reading paths."""

from __future__ import annotations

from builders import make_concept, make_glossary
from made_site import make_all

from parole.glossary.site_facts import SiteFacts
from parole.model.registers import ReadingPath
from parole.pages.presentation import presentations, steps_of, stops
from parole.rendering.renderer import Renderer

PATH = ReadingPath.model_validate({
    "titolo": "Prova",
    "descrizione": "Prova.",
    "voci": [{"voce": id_, "perche": "perché sì"} for id_ in ("uno", "manca", "due", "uno")],
})  # fmt: skip
GLOSSARY = make_glossary(make_concept("uno"), make_concept("due"), make_concept("tre"), paths={"p": PATH})


def test_a_word_has_a_step_for_each_part_that_is_written() -> None:
    full = make_concept("x", attenzione="Qui.", come_dirlo="Così.")
    assert steps_of(full) == (
        ("parola", "La parola"),
        ("pa", "Pubblica amministrazione"),
        ("terzo-settore", "Terzo settore"),
        ("insieme", "I due lati insieme"),
        ("attenzione", "Attenzione e Come dirlo"),
    )
    assert steps_of(make_concept("x"))[-1] == ("insieme", "I due lati insieme")
    assert steps_of(make_concept("x", come_dirlo="Così."))[-1] == ("attenzione", "Come dirlo")


def test_a_path_says_what_comes_before_and_after() -> None:
    found = {id_: [(s.place, s.length, s.before, s.after) for s in at] for id_, at in stops(GLOSSARY).items()}
    uno, due = GLOSSARY.concepts["uno"], GLOSSARY.concepts["due"]
    assert found == {"uno": [(1, 2, None, due)], "due": [(2, 2, uno, None)], "tre": []}


def test_every_word_has_a_page_with_its_steps_in_order() -> None:
    pages = make_all(presentations(Renderer(GLOSSARY, facts=SiteFacts(url="https://esempio.it/"))))
    assert list(pages) == [f"presenta/{id_}/index.html" for id_ in ("due", "tre", "uno")]
    html = pages["presenta/uno/index.html"]
    assert html.lstrip().startswith("<!doctype html>")
    assert [html.index(f'id="{step}"') for step, _ in steps_of(GLOSSARY.concepts["uno"])] == sorted(
        html.index(f'id="{step}"') for step, _ in steps_of(GLOSSARY.concepts["uno"])
    )
    assert '<link rel="canonical" href="https://esempio.it/termini/uno/">' in html
    assert '<a rel="next" href="../../presenta/due/?percorso=p">' in html


def test_texts_are_escaped_and_have_no_links() -> None:
    word = make_concept("x", termine="<b>x</b>", pa={"definizione": "Un <i>uno</i> e [[uno]]."})
    html = make_all(presentations(Renderer(make_glossary(word, make_concept("uno")))))[
        "presenta/x/index.html"
    ]
    assert "<b>" not in html
    assert "<p>Un &lt;i&gt;uno&lt;/i&gt; e uno.</p>" in html


def test_a_side_that_has_not_written_is_asked_to_the_room() -> None:
    word = make_concept("x", terzo_settore=None, accordo=None)
    html = make_all(presentations(Renderer(make_glossary(word))))["presenta/x/index.html"]
    assert html.count("Questo lato non ha ancora scritto.") == 2  # alone, and beside the other
    assert "Manca una voce" in html
