"""Twenty publications with edits, renames, withdrawals and returns: what was published stays as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

import pytest
from builders import make_concept, make_glossary
from editions import FACTS, published
from five_words import NAMES, REGISTERS, read, word

from parole.editing.editing import path_of
from parole.editing.moving import rename, withdraw
from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.opendata import catalogue, tables
from parole.opendata.freezing import as_published, publication
from parole.pages import editions, moved
from parole.pages.catalogue import listed_pages
from parole.pages.history import history
from parole.pages.news import news_feed
from parole.pages.sharing import acts
from parole.proposals.change_rules import check_change
from parole.reading.problems import errors_in
from parole.rendering.renderer import Renderer
from parole.rules.check import check_glossary

START = date(2026, 12, 1)
TIMES = 20
MAX_PAGE = 10_000
Files = dict[str, str]


class Life(NamedTuple):
    """What twenty publications leave: the files after each, and the JSON as it was served the first time."""

    after: list[Files]
    served: dict[str, bytes]


def day(number: int) -> date:
    return START + timedelta(days=30 * number)


def edited(files: Files, id_: str, number: int) -> Files:
    """Return the files with a definition of the Third Sector that says something else."""
    text = files[path_of(id_)]
    last = text.index("accordo:")
    changed = text[:last].rstrip("\n") + f" volta {number}\n" + text[last:]
    return files | {path_of(id_): changed}


def step(files: Files, number: int) -> Files:
    """Return the files after what happens before a publication: to each kind of change its turn."""
    match number:
        case 3:
            return files | rename(files, "elenco", "lista").files
        case 7:
            return files | rename(files, "lista", "elenco").files
        case 5:
            return files | rename(files, "bozza", "minuta").files
        case 8:
            return files | withdraw(files, "cura", day(8), "Non si usa.", ["albo"]).files
        case 12:
            return files | {
                path_of("cura"): word(2, "cura")
                .replace("[[bozza]]", "[[minuta]]")
                .replace("- bozza", "- minuta")
            }
        case 15:
            return files | rename(files, "minuta", "schema").files
        case _:
            return edited(files, "albo" if number % 2 else "delega", number)


def everything(glossary: Glossary) -> dict[str, object]:
    return {path: make() for path, make in editions.outputs(Renderer(glossary, facts=FACTS))}


@pytest.fixture(scope="module")
def life() -> Life:
    files = REGISTERS | {path_of(n): word(i, n) for i, n in enumerate(NAMES)}
    after, served = [], {}
    for number in range(TIMES):
        files = step(files, number) if number else files
        glossary = read(files).glossary
        files = files | publication(glossary, (), FACTS, day(number)).files
        after.append(files)
        reading = read(files)
        assert [str(error) for error in errors_in(check_glossary(reading))] == []
        for path, content in everything(reading.glossary).items():
            if path.endswith(".json"):
                assert isinstance(content, bytes)
                assert served.setdefault(path, content) == content, path
    return Life(after, served)


def last(life: Life) -> Glossary:
    return read(life.after[-1]).glossary


def test_every_edition_answers_at_the_end_with_the_bytes_of_the_first_time(life: Life) -> None:
    made = everything(last(life))
    assert {path: made[path] for path in life.served} == life.served
    pages = {path for path in made if path.endswith(".html")}
    assert len(pages) == len(life.served) == len(NAMES) + TIMES - 1
    assert {
        addresses.file_of(addresses.frozen("bozza", day(0))),
        addresses.file_of(addresses.frozen("cura", day(0))),
    } <= pages
    assert max(len(str(made[path]).encode()) for path in pages) <= MAX_PAGE


def test_a_second_publication_the_same_day_has_nothing_to_say(life: Life) -> None:
    assert publication(last(life), (), FACTS, day(TIMES - 1)).is_empty


def test_the_digest_is_that_of_the_bytes_and_the_register_remembers_each_file(life: Life) -> None:
    glossary = last(life)
    for frozen in (one for records in glossary.frozen.values() for one in records):
        assert frozen.sha256 == sha256(frozen.content).hexdigest()
        assert json.loads(frozen.content)["edizione"] == frozen.day.isoformat()
    assert [edition.data for edition in glossary.published.edizioni] == [day(n) for n in range(TIMES)]


# Word → the editions in which it came in and was last changed.
DAYS = {"albo": (0, 19), "schema": (0, 15), "cura": (0, 12), "delega": (0, 18), "elenco": (0, 7)}


def test_the_days_are_those_of_the_changes_everywhere(life: Life) -> None:
    glossary = last(life)
    days = {id_: tuple(day(n).isoformat() for n in numbers) for id_, numbers in DAYS.items()}
    made = {path: make() for path, make in catalogue.outputs(Renderer(glossary, facts=FACTS))}
    for id_, (created, modified) in days.items():
        data = json.loads(made[addresses.data(f"termini/{id_}.json")])["calcolato"]["edizione"]
        assert (data["creata"], data["modificata"]) == (created, modified)
        assert data["sha256"] == glossary.lives[id_][-1].sha256
    rows = made[addresses.data(tables.PLAIN)].decode().splitlines()
    assert {row.split(",")[0]: tuple(row.split(",")[-3:-1]) for row in rows[1:] if ",voce," in row} == days
    turtle = made[addresses.data("glossario.ttl")].decode()
    assert turtle.count(f'dct:created "{day(0)}"') == len(days) + 1
    assert f'owl:versionInfo "{day(19)}"' in turtle
    assert f"<updated>{day(19)}T00:00:00Z</updated>" in news_feed(glossary, FACTS)


def told(moments: list[object]) -> Iterator[tuple[date, str, list[str]]]:
    for moment in moments:
        yield moment.day, moment.verdict, moment.told  # type: ignore[attr-defined]


def test_a_word_tells_its_life_with_the_names_that_it_had(life: Life) -> None:
    renderer = Renderer(last(life), facts=FACTS)
    assert list(told(history(renderer, "schema"))) == [
        (day(15), "coincidono", ["bozza ha un indirizzo nuovo."]),
        (day(5), "coincidono", ["bozza ha un indirizzo nuovo."]),
        (day(0), "coincidono", ["bozza entra nel glossario."]),
    ]


def test_a_word_that_took_its_first_name_again_keeps_what_it_said_under_the_other(life: Life) -> None:
    glossary = last(life)
    assert [(frozen.id, frozen.day) for frozen in glossary.lives["elenco"]] == [
        ("elenco", day(0)), ("lista", day(3)), ("elenco", day(7)),
    ]  # fmt: skip


def test_a_word_that_came_back_tells_when_it_was_away(life: Life) -> None:
    renderer = Renderer(last(life), facts=FACTS)
    assert list(told(history(renderer, "cura"))) == [
        (day(12), "coincidono", ["cura è di nuovo nel glossario."]),
        (day(8), "", ["«cura» è stata ritirata. Non si usa. Al suo posto: albo."]),
        (day(0), "coincidono", ["cura entra nel glossario."]),
    ]


def test_the_differences_are_in_words_for_the_latest_editions_alone(life: Life) -> None:
    moments = history(Renderer(last(life), facts=FACTS), "albo")
    shown = [moment.day for moment in moments if moment.texts]
    assert shown == [day(n) for n in (19, 17, 13)]
    assert moments[0].texts == [
        ("Terzo settore: definizione", [("span", "… volta 13 volta 17"), ("ins", "volta 19")]),
    ]


def test_the_tombstone_leads_to_the_texts(life: Life) -> None:
    renderer = Renderer(read(life.after[9]).glossary, facts=FACTS)
    pages = {page().address: page().content for _, page in moved.pages(renderer)}
    assert f'href="../../{addresses.frozen("cura", day(0))}"' in pages[addresses.word("cura")]


def test_each_publication_passes_the_guard_and_a_forged_one_does_not(life: Life) -> None:
    for before, after in zip(life.after, life.after[1:], strict=False):
        was, now = read(before), read(after)
        assert check_change(was, now, as_published(was.glossary, now.glossary, ())) == []
    was = read(life.after[-2])
    forged = dict(life.after[-1])
    edition = f"glossary/edizioni/{day(19)}.jsonl"
    forged[edition] = forged[edition].replace("volta 19", "volta 20")
    now = read(forged)
    found = check_change(was, now, as_published(was.glossary, now.glossary, ()))
    assert [(problem.place.path, problem.rule) for problem in found] == [(edition, "registro-riscritto")]


HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(2)> {{7*7}} \u2028 ]]>"


def test_hostile_texts_are_inert_and_the_bytes_are_read_back() -> None:
    word_ = make_concept(
        "bando",
        termine=HOSTILE,
        attenzione=HOSTILE,
        casi=({"caso": HOSTILE, "vale_per": ["pa"], "perche": HOSTILE},),
        approvazioni=({"lato": "pa", "ente": HOSTILE, "data": "2026-11-20", "impronta": "0" * 16},),
    )
    first = published(make_glossary(word_), START)
    changed = word_.model_copy(update={"attenzione": HOSTILE * 2})
    glossary = published(replace(first, concepts={"bando": changed}), day(1))
    renderer = Renderer(glossary, facts=FACTS)
    pages = [str(page) for path, page in everything(glossary).items() if path.endswith(".html")]
    pages += [str(make().content) for _, make in listed_pages(renderer)]
    assert len([page for page in pages if "&lt;script&gt;alert(1)" in page]) >= 3
    assert [page for page in pages if "<script>alert" in page or "<img src=x" in page] == []
    assert [len(frozen.record["id"]) for frozen in glossary.frozen["bando"]] == [5, 5]


def test_the_sentence_for_an_act_names_the_side_the_edition_the_address_and_the_digest() -> None:
    glossary = published(
        make_glossary(make_concept("bando", accordo="divergono", differenza=["quando"])), START
    )
    renderer, [frozen] = Renderer(glossary, facts=FACTS), glossary.frozen["bando"]
    start = "Per «bando» si intende ciò che è scritto in «Parole in comune», "
    end = (
        ", edizione del 1º dicembre 2026 (bozza redazionale; le due voci divergono: quando), "
        f"https://esempio.it/termini/bando/v/2026-12-01/, SHA-256 {frozen.sha256}."
    )
    assert acts(renderer, glossary.concepts["bando"]) == (
        (
            "di tutti e due i lati",
            f"{start}nella voce della pubblica amministrazione e in quella del Terzo settore{end}",
        ),
        (
            "del lato «Pubblica amministrazione»",
            f"{start}nella sola voce della pubblica amministrazione{end}",
        ),
        ("del lato «Terzo settore»", f"{start}nella sola voce del Terzo settore{end}"),
    )
    assert acts(Renderer(make_glossary(make_concept("bando")), facts=FACTS), make_concept("bando")) == ()
