"""The decks for Anki: opened as Anki does, with ids that never change."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from builders import make_concept, make_glossary

from parole.glossary.site_facts import SiteFacts
from parole.materials.flashcards import MEANINGS, WHOSE, jobs, number
from parole.model.publication import NewsRegister
from parole.model.registers import ForeignWord, ReadingPath
from parole.rendering.renderer import Renderer

FACTS = SiteFacts(url="https://esempio.it/g/")
PATH = ReadingPath.model_validate({
    "titolo": "Una prova",
    "descrizione": "Per provare.",
    "voci": [{"voce": id_, "perche": "perché sì"} for id_ in ("tavolo", "bando", "tavolo")],
})  # fmt: skip
BANDO = make_concept(
    "bando",
    termine="bando <b>",
    varianti=["bando"],
    pa={"vuol_dire": "un bando per il budget & altro", "definizione": "Un bando, dice l’ufficio."},
    accordo="divergono",
    differenza=["quando"],
    attenzione="Qui. E poi.",
    come_dirlo={"da_scrivere": {"testo": "<b> *così*."}, "da_chiedere": "Come?"},
)
NEVER = ", testo non ancora pubblicato"


def renderer(*, published: str = "2026-11-22") -> Renderer:
    words = (BANDO, make_concept("tavolo", terzo_settore=None, accordo=None))
    foreign = (ForeignWord(forma="budget", lingua="en"),)
    day = {"versione": published, "data": published, "indirizzo": "https://esempio.it/g/", "novita": []}
    news = NewsRegister.model_validate({"pubblicazioni": [day]})
    return Renderer(make_glossary(*words, paths={"prova": PATH}, foreign=foreign, news=news), facts=FACTS)


def made(source: Renderer) -> bytes:
    (job,) = jobs(source)
    assert job.address == "scarica/percorsi/prova.apkg"
    return job.make(*job.content)


@pytest.fixture
def collection(tmp_path: Path) -> sqlite3.Connection:
    with zipfile.ZipFile(io.BytesIO(made(renderer()))) as package:
        assert package.testzip() is None
        assert package.namelist() == ["collection.anki2", "media"]
        (tmp_path / "collection").write_bytes(package.read("collection.anki2"))
    return sqlite3.connect(tmp_path / "collection")


def test_a_deck_has_its_words_and_its_questions(collection: sqlite3.Connection) -> None:
    notes = [row[0].split("\x1f") for row in collection.execute("select flds from notes order by id")]
    link = '<a href="https://esempio.it/g/t/{0}/">https://esempio.it/g/t/{0}/</a>'
    verdict = "Divergono: quando. Chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla."
    advice = "<b>Da scrivere:</b> &lt;b&gt; così.<br><b>Da chiedere:</b> Come?"
    budget = "budget</span> &amp; altro."
    assert notes == [
        ["tavolo", "Nucleo comune.", "Lo firma l’ufficio.", "",
         "Manca una voce. Uno dei due lati non ha ancora scritto.", "", "", f"Manca una voce{NEVER}", link.format("tavolo")],
        ["bando &lt;b&gt;", "Nucleo comune.", f'Un bando per il <span lang="en">{budget}', "Lo vivono le persone.",
         verdict, "Qui. E poi.", advice, f"Bozza redazionale{NEVER}", link.format("bando")],
        [f'Un _____ per il <span lang="en">{budget}', "Pubblica amministrazione", "bando &lt;b&gt;", "Divergono.",
         "Qui.", f"Bozza redazionale{NEVER}", link.format("bando")],
        ["Lo vivono le persone.", "Terzo settore", "bando &lt;b&gt;", "Divergono.", "Qui.", f"Bozza redazionale{NEVER}",
         link.format("bando")],
    ]  # fmt: skip
    assert collection.execute("select count(*) from cards").fetchone() == (4,)
    assert collection.execute("pragma integrity_check").fetchone() == ("ok",)


def test_ids_come_from_the_ids_of_path_and_words(collection: sqlite3.Connection) -> None:
    decks, models = map(json.loads, collection.execute("select decks, models from col").fetchone())
    assert decks[str(number("percorso prova"))]["name"] == "Parole in comune::Una prova"
    assert set(models) == {str(number(kind.name)) for kind in (MEANINGS, WHOSE)}
    assert number("percorso prova") == 1906177539
    guids = [row[0] for row in collection.execute("select guid from notes order by id")]
    assert len(set(guids)) == 4
    assert guids[0] == "MysYD_m8Bs"


def test_the_same_words_give_the_same_bytes() -> None:
    assert made(renderer()) == made(renderer())


def test_a_later_publication_makes_a_newer_deck(tmp_path: Path) -> None:
    days = []
    for published in ("2026-11-22", "2026-11-30"):
        with zipfile.ZipFile(io.BytesIO(made(renderer(published=published)))) as package:
            (tmp_path / published).write_bytes(package.read("collection.anki2"))
        database = sqlite3.connect(tmp_path / published)
        days.append(database.execute("select distinct mod from notes").fetchall())
        database.close()
    assert days == [[(1795305600,)], [(1795996800,)]]


def test_before_the_first_publication_other_texts_have_another_date_older_than_any() -> None:
    dates = set()
    for text in ("Qui.", "Là."):
        words = (make_concept("tavolo", attenzione=text), make_concept("bando"))
        [job] = jobs(Renderer(make_glossary(*words, paths={"prova": PATH}), facts=FACTS))
        dates.add(job.content[-1])
        assert "scegli di aggiornare sempre le note" in str(job.content[2])
    assert len(dates) == 2
    assert all(946684800 <= day < 1230000000 for day in dates)  # Anki has no note of the second 0


def test_a_word_of_two_paths_is_one_note_with_the_tags_of_both() -> None:
    words = (make_concept("tavolo"), make_concept("bando"))
    other = ReadingPath.model_validate({**PATH.model_dump(), "titolo": "Altra", "voci": PATH.voci[:1]})
    glossary = make_glossary(*words, paths={"prova": PATH, "altra": other})
    first, second = [job.content for job in jobs(Renderer(glossary, facts=FACTS))]
    shared = [card for card in first[3] if " tavolo" in card.key]
    assert shared == list(second[3])
    both = ("parole-in-comune", "parole-in-comune::percorso::prova", "parole-in-comune::percorso::altra")
    assert {card.tags for card in shared} == {both}
    assert {card.tags for card in first[3] if card not in shared} == {both[:2]}
    assert "sono anche in altri percorsi (Altra): se le hai già, restano in quel mazzo" in str(first[2])


def test_a_path_without_words_has_no_deck() -> None:
    assert list(jobs(Renderer(make_glossary(paths={"prova": PATH}), facts=FACTS))) == []
