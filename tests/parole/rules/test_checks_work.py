"""The work of the checks grows with the words, not with their square; and each short cut changes no verdict.

Work is counted, never timed: how many records are walked, how many names are tried, how often a name is looked
for among all the others. Beside each short cut stands the long way that it must agree with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

import pytest
from files import DRAFT, MINIMAL, WORD, lines_with
from hypothesis import given
from hypothesis import strategies as st

from parole.language.italian import fold, join_dotted
from parole.language.readability import ABBREVIATION, END, LETTER, gulpease, sentences
from parole.language.texts import SIGN, TOKEN, html_in, malformed_links, references_in
from parole.load import read_folder
from parole.model.registers import Source
from parole.rules import Subject, mentions, references, subject
from parole.rules.balance import longest_shared_run
from parole.rules.mentions import ActNames
from parole.rules.texts import mixed_words

# Pieces of which a text is made where short cuts could go wrong: signs, elisions, abbreviations, odd letters.
PIECES = [*"abcdelnst ABE.!?…»”\")('’´-–_01[]<>&*|;#/", "l’", "dell'", "un'", "quest’", "art. ", "ecc.", "d.lgs. ",
          "e.t.s.", "p.a. ", " c. ", "\n", "  ", "è", "É", "ﬁ", "ǅ", "ß", "İ", "e\u0301", "각", "\u0430", "Ω", "²", "٣", "[[",
          "]]", "[[ente]]", "<b>", "&amp;", "ETS", "XIV", "2017", "241/1990", "Codice", "Legge", "del"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
WORDS = st.lists(st.sampled_from("abcd"), max_size=24)
ELIDED = re.compile(
    r"(?<![a-z0-9])(?:l|un|d|dell|all|dall|nell|sull|coll|quest|quell|c|s|n|m|t|v|ch|cos|com|dov|tutt|senz"
    r"|anch|gl|degl|agl)'(?=[a-z])"
)


def an_act(name: str) -> Source:
    return Source.model_validate({"nome": name, "titolo": name, "tipo": "norma", "data": "2017-07-03"})


@given(TEXTS)
def test_folding_agrees_with_its_definition(text: str) -> None:
    plain = re.sub("[‐‑‒–—−]", "-", re.sub("[’‘ʼ´`′]", "'", text)).lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    assert fold(text) == ELIDED.sub("", bare)


@given(TEXTS)
def test_dotted_acronyms_are_joined_wherever_they_are(text: str) -> None:
    dotted = re.compile(r"(?<![a-z0-9])(?:[a-z]\.){2,}[a-z]?(?![a-z0-9])")
    assert join_dotted(text) == dotted.sub(lambda match: match[0].replace(".", ""), text)


@given(TEXTS)
def test_the_index_agrees_with_its_formula(text: str) -> None:
    protected = ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text).strip()
    is_open = bool(protected) and not END.search(protected[-2:])
    assert sentences(text) == len(END.findall(protected)) + is_open
    tokens, letters = len(TOKEN.findall(text)), len(LETTER.findall(text))
    index = round(89 + (300 * sentences(text) - 10 * letters) / tokens) if tokens else 100
    assert gulpease(text) == max(0, min(100, index))


@given(WORDS, WORDS)
def test_a_shared_run_is_found_as_by_the_whole_comparison(text: list[str], other: list[str]) -> None:
    run = SequenceMatcher(None, text, other, autojunk=False).find_longest_match()
    assert longest_shared_run(text, other, 5) == (text[run.a : run.a + run.size] if run.size >= 5 else [])


@given(TEXTS)
def test_a_text_without_signs_has_nothing_that_the_checks_look_for(text: str) -> None:
    found = [*html_in(text), *malformed_links(text), *references_in(text), *mixed_words(text)]
    assert SIGN.search(text) or not found


@given(TEXTS)
def test_a_text_without_two_capitals_has_no_acronym(text: str) -> None:
    assert mentions.acronyms_in(text) == set(mentions.ACRONYM.findall(text))


@given(st.lists(TEXTS, max_size=6), TEXTS)
def test_acts_are_named_as_by_looking_for_every_name(names: list[str], text: str) -> None:
    acts = {
        f"atto-{n}": an_act(name) for n, name in enumerate(dict.fromkeys(filter(None, map(str.strip, names))))
    }
    text += "".join(act.nome for act in acts.values())
    expected = {
        id_ for id_, act in acts.items() if re.search(rf"(?<!\w){re.escape(act.nome)}(?!\w)", text)
    }  # fmt: skip
    assert ActNames(acts).named_in(text) == expected


def test_in_a_text_only_the_acts_that_it_may_name_are_tried() -> None:
    acts = {f"legge-{n}": an_act(f"Legge regionale {n}/2020") for n in range(1, 500)}
    names = ActNames(acts)
    assert {*names.that_may_be_in("La Legge regionale 7/2020 e la Legge 8")} == {
        "Legge regionale 7/2020",
        "Legge regionale 8/2020",
    }
    assert names.named_in("La Legge regionale 7/2020 e la Legge 8") == {"legge-7"}


def test_each_record_is_walked_once_for_all_the_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[object] = []
    walk = subject.texts_in

    def counted(record: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
        walked.append(record)
        return walk(record)

    monkeypatch.setattr(subject, "texts_in", counted)
    seen = Subject.of(read_folder(MINIMAL), None)
    assert seen.texts_with_signs == seen.placeholders == ()
    assert seen.renamed
    glossary = seen.glossary
    registers = [
        record for each in (glossary.areas, glossary.sources, glossary.paths) for record in each.values()
    ]
    assert walked == [*seen.concepts, *registers]


def test_what_many_words_miss_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(references, "nearest", lambda value, _known: asked.append(value))
    references.closest.cache_clear()
    missing = WORD.replace("fonte: legge-prova", "fonte: tolta-dal-registro")
    found = lines_with({DRAFT: missing, **{f"glossary/termini/altra-{n}.yml": missing for n in range(5)}})
    references.closest.cache_clear()
    assert sum("tolta-dal-registro" in line for line in found) == 6
    assert asked == ["tolta-dal-registro"]
