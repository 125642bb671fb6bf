"""What Moodle imports, read back as its importers read it."""

from __future__ import annotations

from builders import make_concept, make_glossary
from hostile import PAYLOADS, hostile_renderer
from lxml import html
from moodle import Question, read_gift, read_glossary

from parole.glossary.site_facts import SiteFacts
from parole.model.concept import Concept
from parole.opendata import moodle
from parole.rendering.renderer import Renderer

FACTS = SiteFacts(name="Prova", url="https://esempio.it/g/")
CASES = [
    {"caso": "Si paga: {ora} = 10~12 #1", "vale_per": ["pa"], "perche": "conta il \\ giorno"},
    {"caso": "Nessuno paga", "vale_per": [], "perche": "non c’è niente"},
    {"caso": "Tutti", "vale_per": ["terzo_settore", "pa"], "perche": "è così"},
]
BANDO = make_concept("bando", sigle=["BG", "ATS"], varianti=["gara aperta"], accordo="divergono", casi=CASES,
                     differenza=["quando"], attenzione="Qui *si* sbaglia.", come_dirlo="Scrivi <b>.")  # fmt: skip
HOMOGRAPHS = (
    make_concept("rete", accezione="di enti"),
    make_concept("rete-2", termine="Rete", accezione="di tubi", sigle=["ATS"]),
)
ALONE = make_concept("mezza", pa=None, accordo=None, area="principi", casi=CASES)


def renderer(*words: Concept) -> Renderer:
    return Renderer(make_glossary(*words), (), FACTS)


def test_the_glossary_is_imported_whole() -> None:
    about, entries, refused = read_glossary(moodle.glossary(renderer(BANDO, *HOMOGRAPHS, ALONE)))
    assert refused == []
    assert about["NAME"] == "Prova"
    assert about["DISPLAYFORMAT"] == "dictionary"
    assert [(e["concept"], e["aliases"], e["categories"], e["USEDYNALINK"]) for e in entries] == [
        ("bando", ["bandi", "gara aperta", "BG"], ["Strumenti"], "1"),
        ("mezza", ["mezze"], ["Principi"], "1"),
        ("rete (di enti)", [], ["Strumenti"], "0"),
        ("Rete (di tubi)", [], ["Strumenti"], "0"),
    ]
    assert {(e["FORMAT"], e["CASESENSITIVE"], e["FULLMATCH"]) for e in entries} == {("1", "0", "1")}


def test_an_entry_has_both_sides_the_verdict_the_advice_the_state_and_the_link() -> None:
    _, entries, _ = read_glossary(moodle.glossary(renderer(BANDO, ALONE)))
    definition = html.fromstring(f"<div>{entries[0]['definition']}</div>")
    assert [" ".join(p.text_content().split()) for p in definition.iterfind("p")] == [
        "Nucleo comune.",
        "Divergono: quando. Chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla.",
        "Lo firma l’ufficio.",
        "Lo vivono le persone.",
        "Qui si sbaglia.",
        "Da scrivere: Scrivi <b>.",
        "Bozza redazionale, testo non ancora pubblicato. La parola intera, con le fonti. "
        "Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0).",
    ]
    assert definition.xpath("//a/@href") == ["https://esempio.it/g/termini/bando/"]
    assert "Questo lato non ha ancora scritto." in str(entries[1]["definition"])


def test_the_questions_are_those_of_the_cases_of_words_with_two_sides() -> None:
    asked = read_gift(moodle.quiz(renderer(BANDO, ALONE)))
    answers = ["Sì, per tutti e due", "Sì per la pubblica amministrazione, no per il Terzo settore",
               "Sì per il Terzo settore, no per la pubblica amministrazione", "No, per nessuno dei due"]  # fmt: skip
    foot = ("Divergono: quando. Chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla. "
            "Bozza redazionale, testo non ancora pubblicato. CC BY 4.0. https://esempio.it/g/t/bg/")  # fmt: skip
    assert asked[0] == Question(
        "Prova/Strumenti", "bando, caso 1", "Si paga: {ora} = 10~12 #1. Lo chiamerebbero «bando»?",
        dict(zip(answers, (0, 1, 0, 0), strict=True)), f"{answers[1]}: conta il \\ giorno. {foot}",
    )  # fmt: skip
    assert [list(question.answers.values()) for question in asked] == [
        [0, 1, 0, 0],
        [0, 0, 0, 1],
        [1, 0, 0, 0],
    ]


def test_hostile_texts_break_neither_file() -> None:
    made = hostile_renderer(PAYLOADS)
    names = {concept.full_name[: moodle.NAME_MAX].strip().lower() for concept in made.glossary.alphabetical}
    assert len(read_glossary(moodle.glossary(made))[1]) == len(names - {""})
    asked = read_gift(moodle.quiz(made))
    assert len(asked) == sum(len(concept.casi) for concept in made.glossary.alphabetical)
    assert all(sorted(question.answers.values()) == [0, 0, 0, 1] for question in asked)
