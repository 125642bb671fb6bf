"""Every text of a word is wherever the table of parts says, and nowhere else.

A word is made with a mark in every text, from the table and never by hand; each mark is looked for on every
surface. A field that the table does not know fails here by name.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from marked_word import ID, Mark, MarkedWord, leaves

from parole.embedding import card as embedding_card
from parole.embedding import word_data
from parole.glossary import addresses
from parole.glossary.snapshot import print_of
from parole.glossary.state import digest
from parole.language.stemming import stems
from parole.lookup.names import briefs, names_index
from parole.lookup.texts import texts_index
from parole.materials import cards, slides
from parole.model.concept import Concept, WordFile
from parole.model.parts import PARTS, Kind, Part, Surface, field_at
from parole.model.walk import is_prose, record_of
from parole.opendata import catalogue as opendata
from parole.opendata import tables
from parole.pages import handouts, words
from parole.pages.presentation import presentations
from parole.proposals.issue_form import answers, form_fields
from parole.proposals.submitted_word import fields_from
from parole.semantic import exports
from parole.site import outputs


@pytest.fixture(scope="module")
def word() -> MarkedWord:
    return MarkedWord()


# The table and the model.


def test_the_table_knows_every_field_of_the_model_in_its_order() -> None:
    known, fields = [part.at for part in PARTS], [at for at, _ in leaves(WordFile)]
    assert {".".join(at) for at in fields} - {".".join(at) for at in known} == set(), "not in the table"
    assert {".".join(at) for at in known} - {".".join(at) for at in fields} == set(), "not in the model"
    assert known == fields
    assert len({part.name for part in PARTS}) == len(PARTS)


def test_every_field_of_prose_is_a_text_of_the_table_or_is_of_the_editors() -> None:
    kinds = {part.at: part.kind for part in PARTS}
    prose = {".".join(at): kinds.get(at) for at, field in leaves(WordFile) if is_prose(field)}
    assert {name for name, kind in prose.items() if kind not in {Kind.TEXT, Kind.OWN}} == set()
    assert {".".join(part.at) for part in PARTS if part.kind is Kind.TEXT} <= prose.keys()


def test_the_marks_are_all_different_and_the_look_up_leaves_them_as_they_are(word: MarkedWord) -> None:
    texts = [mark.text for mark in word.marks]
    assert len(set(texts)) == len(texts)
    searched = [mark.text for mark in word.marks if mark.part.kind is not Kind.OWN]  # an address is no word
    assert [text for text in searched if set(stems(text)) != {text}] == []


# The surfaces: each gives what is written on it.


def made(maker: Callable[[Any], Iterable[Any]], word: MarkedWord, address: str) -> str:
    """Return what a maker of the site yields for an address: content, or how it is made."""
    content: Any = dict(maker(word.renderer))[address]
    content = content() if callable(content) else content
    return content if isinstance(content, str) else content.decode()


def job(word: MarkedWord, jobs: Iterable[Any], kind: str) -> bytes:
    """Return a file for trainers."""
    [found] = [job for job in jobs if job.address == addresses.download(ID, kind)]
    return bytes(found.make(*found.content))


def page(word: MarkedWord) -> str:
    return str(words.page(word.renderer, word.concept).content)


def json_file(word: MarkedWord) -> str:
    return made(opendata.outputs, word, addresses.word_data(ID))


def spreadsheet(word: MarkedWord) -> str:
    return tables.spreadsheet(word.renderer)


def plain_table(word: MarkedWord) -> str:
    return tables.plain(word.renderer)


def skos(word: MarkedWord) -> str:
    return exports.turtle(word.renderer).decode()


def tbx(word: MarkedWord) -> str:
    return exports.terms(word.renderer).decode()


def look_up(word: MarkedWord) -> str:
    return json.dumps([names_index(word.renderer), briefs(word.renderer), texts_index(word.renderer, ())])


def form(word: MarkedWord) -> str:
    return made(outputs.proposing, word, addresses.proposal_data(ID))


def issue_form(word: MarkedWord) -> str:
    """Return the word that comes out of an issue whose fields were all filled in."""
    fields = form_fields(word.renderer.glossary.areas)
    filled = {part.name: _answer(word, part) for part in PARTS if part.section != "approvazioni"}
    body = "\n\n".join(f"### {field.label}\n\n{filled[field.id]}" for field in fields if field.id in filled)
    return str(fields_from(answers(body, fields)))


def _answer(word: MarkedWord, part: Part) -> str:
    """Return a part as people write it there: an item a line, bars between the fields of a record."""
    value: Any = word.typed
    for step in part.at:
        value = value[step]
    record = record_of(field_at(part.at).annotation)
    return "\n".join(
        " | ".join(_said(each.get(name, "")) for name in record.model_fields) if record else _said(each)
        for each in (value if isinstance(value, list) else [value])
    )


def _said(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def printed(word: MarkedWord) -> str:
    """Return what goes on the sheets: the script also has what the quiz and the first reading ask."""
    script = made(handouts.scripts, word, addresses.printed(ID))
    pieces = json.loads(script[script.index("{") : script.rindex("}") + 1])
    return "".join(pieces[name] for name in ("voce", "foglio", "fonti"))


def embedded(word: MarkedWord) -> str:
    return made(embedding_card.pages, word, addresses.file_of(addresses.embed(ID)))


def presentation(word: MarkedWord) -> str:
    return made(presentations, word, addresses.file_of(addresses.full_screen(ID)))


def slide(word: MarkedWord) -> str:
    with zipfile.ZipFile(io.BytesIO(job(word, slides.jobs(word.renderer), "pptx"))) as file:
        return "\n".join(file.read(name).decode() for name in file.namelist() if name.endswith(".xml"))


def card(word: MarkedWord) -> str:
    return job(word, cards.jobs(word.renderer), "svg").decode()


def tooltip(word: MarkedWord) -> str:
    return made(word_data.scripts, word, addresses.embed_data(ID))


SURFACES: dict[Callable[[MarkedWord], str], Surface] = {
    page: Surface.PAGE, json_file: Surface.DATA, spreadsheet: Surface.DATA, plain_table: Surface.DATA,
    skos: Surface.DATA, tbx: Surface.DATA, look_up: Surface.LOOKUP, form: Surface.FORM,
    issue_form: Surface.FORM, printed: Surface.PRINT, embedded: Surface.EMBED, presentation: Surface.ROOM,
    slide: Surface.SLIDE, card: Surface.CARD,
}  # fmt: skip


def names(marks: Iterable[Mark]) -> list[str]:
    return [mark.name for mark in marks]


def test_every_surface_of_the_table_is_looked_at() -> None:
    assert set(SURFACES.values()) == set(Surface)


@pytest.mark.parametrize("seen_on", SURFACES, ids=lambda surface: surface.__name__)
def test_every_text_is_where_the_table_says(word: MarkedWord, seen_on: Callable[[MarkedWord], str]) -> None:
    shown = seen_on(word).casefold()
    due = [mark for mark in word.marks if SURFACES[seen_on] in mark.part.on]
    assert names(mark for mark in due if mark.text not in shown) == []


@pytest.mark.parametrize("seen_on", [*SURFACES, tooltip], ids=lambda surface: surface.__name__)
def test_no_text_is_where_the_table_does_not_say(
    word: MarkedWord, seen_on: Callable[[MarkedWord], str]
) -> None:
    shown = seen_on(word).casefold()
    surface = SURFACES.get(seen_on, Surface.EMBED)
    others = [mark for mark in word.marks if surface not in mark.part.on]
    assert names(mark for mark in others if mark.text in shown) == []


# What is derived from the texts.


def test_an_approval_covers_what_the_table_says_and_nothing_else(word: MarkedWord) -> None:
    covered = [mark for mark in word.marks if digest(word.without(mark)) != digest(word.concept)]
    assert names(covered) == names(mark for mark in word.marks if mark.part.covered)


def test_news_tell_of_every_text_that_readers_see(word: MarkedWord) -> None:
    for mark in word.marks:
        told = _changed(word, word.without(mark))
        if mark.part.kind is Kind.OWN:
            assert told == set(), mark.name
        elif mark.part.section in {"termine", "accezione"}:
            assert told == {"nome"}, mark.name
        else:
            assert told == {mark.part.news_group}, mark.name


def _changed(word: MarkedWord, after: Concept) -> set[str]:
    """Return what of the print of a word is no longer the same."""
    glossary = word.renderer.glossary
    old, new = (print_of(glossary, each, {}).model_dump() for each in (word.concept, after))
    return {name for name in old if old[name] != new[name]}
