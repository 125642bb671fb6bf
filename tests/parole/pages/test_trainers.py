"""What «Per chi forma» shows: a real path and a real word, and only the files that the site makes."""

from __future__ import annotations

import re

from builders import make_concept, make_glossary

from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.model.registers import ReadingPath
from parole.pages.trainers import FRAGMENTS, example_path, example_word
from parole.rendering.renderer import Renderer


def path(title: str, *ids: str) -> ReadingPath:
    steps = [{"voce": id_, "perche": "perché sì"} for id_ in ids]
    return ReadingPath.model_validate({"titolo": title, "descrizione": f"Per {title}.", "voci": steps})


def diverging(id_: str) -> dict[str, object]:
    return {"id_": id_, "accordo": "divergono", "attenzione": f"Su {id_} attenti.", "come_dirlo": "Così."}


WORDS = (make_concept("uno"), make_concept(**diverging("due")), make_concept(**diverging("tre")))  # type: ignore[arg-type]
PATHS = {
    "calmo": path("Calmo", "uno", "due"),
    "mosso": path("Mosso", "uno", "tre", "due"),
    "vuoto": path("V", "x"),
}
GLOSSARY = make_glossary(*WORDS, paths=PATHS)


def links(glossary: Glossary, name: str, **facts: object) -> list[str]:
    renderer = Renderer(glossary, facts=SiteFacts(**facts))  # type: ignore[arg-type]
    return re.findall(r'href="(.+?)"', str(FRAGMENTS[name](renderer, "../")))


def test_the_example_is_where_people_understand_each_other_least() -> None:
    assert example_path(GLOSSARY) == "mosso"
    assert example_word(GLOSSARY, "mosso").id == "tre"
    assert example_word(make_glossary(WORDS[0], paths={"calmo": PATHS["calmo"]}), "calmo").id == "uno"


def test_without_words_in_a_path_there_is_no_example() -> None:
    glossary = make_glossary(*WORDS, paths={"vuoto": PATHS["vuoto"]})
    assert example_path(glossary) is None
    assert [part(Renderer(glossary), "../") for part in FRAGMENTS.values()] == [""] * 4


def test_the_workshop_uses_the_word_and_its_warning() -> None:
    html = str(FRAGMENTS["laboratorio"](Renderer(GLOSSARY), "../"))
    assert links(GLOSSARY, "laboratorio") == [
        "../presenta/tre/", "../stampa/?parole=tre&amp;pezzi=fogli", "../contribuire/",
    ]  # fmt: skip
    assert "il glossario avverte: <span>Su tre attenti.</span>" in html


def test_a_word_without_a_warning_leaves_its_place_hidden() -> None:
    html = str(
        FRAGMENTS["laboratorio"](Renderer(make_glossary(WORDS[0], paths={"calmo": PATHS["calmo"]})), "../")
    )
    assert "<span data-pc-avviso hidden> Su questa parola il glossario avverte: <span></span></span>" in html


def test_files_are_named_only_where_they_are_made() -> None:
    assert links(GLOSSARY, "forma-percorso") == [
        "../percorsi/mosso/", "../presenta/uno/?percorso=mosso", "../quiz/mosso/", "../stampa/?percorso=mosso",
    ]  # fmt: skip
    everything = frozenset({"schede", "diapositive", "dispense", "mazzi"})
    assert links(GLOSSARY, "forma-percorso", materials=everything)[4:] == [
        "../scarica/percorsi/mosso.pptx", "../scarica/percorsi/mosso.pdf", "../scarica/percorsi/mosso.apkg",
    ]  # fmt: skip
    assert links(GLOSSARY, "forma-parola", materials=everything, url="https://esempio.it/")[5:] == [
        "../scarica/tre.pptx", "../scarica/tre.png", "../qr/tre.svg", "../scheda/tre/", "../t/tre/",
    ]  # fmt: skip
    assert links(GLOSSARY, "forma-parola") == [
        "../termini/tre/", "../presenta/tre/", "../quiz/?parole=tre", "../stampa/?parole=tre", "../stampa/?parole=tre&amp;pezzi=fogli",
        "../scheda/tre/",
    ]  # fmt: skip


def test_the_short_domain_is_on_what_is_read_aloud() -> None:
    facts = SiteFacts.of({"site_url": "https://esempio.it/g", "extra": {"indirizzi_brevi": "https://pic.it"}})
    html = str(FRAGMENTS["scegli-parole"](Renderer(GLOSSARY, facts=facts), "../"))
    assert re.findall(r'data-breve="(.+?)"', html) == [
        f"https://pic.it/t/{id_}/" for id_ in ("due", "tre", "uno")
    ]
    assert '<a href="../t/tre/" data-pc-breve>pic.it/t/tre</a>' in str(
        FRAGMENTS["forma-parola"](Renderer(GLOSSARY, facts=facts), "../")
    )
