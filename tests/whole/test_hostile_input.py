"""Hostile and broken input: whatever is typed, sent or imported, there is an answer, in Italian.

Files of the glossary, issues of the forge and files of others are made by mutation of good ones and of the
texts in ``tests/data/ostili.json``.
"""

from __future__ import annotations

import re

import places
import pytest
from files import MINIMAL, TODAY
from hostile import PAYLOADS
from hypothesis import given
from hypothesis import strategies as st

from parole.glossary.glossary import AREAS_FILE, FOREIGN_FILE, SOURCES_FILE
from parole.importing.drafts import make_drafts
from parole.importing.foreign import Unreadable
from parole.importing.from_csv import read_csv
from parole.importing.from_skos import read_skos
from parole.importing.from_tbx import read_tbx
from parole.load import glossary_files
from parole.proposals.issue_form import form_fields
from parole.proposals.submission import Issue, Outcome, proposal_from
from parole.reading.files import read_glossary
from parole.reading.problems import Problem, errors_in
from parole.rules.check import check_glossary

FILES = glossary_files(MINIMAL)
WORD = "glossary/termini/tavolo.yml"
NAMES = sorted(FILES)
READ = read_glossary(FILES).glossary
# Pieces that YAML, Markdown, forms and formats take for their own, with some that nobody can see.
PIECES = [
    *PAYLOADS,
    *": |- > | - & * ! % @ ` \" ' [ ] { } # , ? --- ... << ~ null \\ === ### ``` <!-- -->".split(" "),
    "\n", "\n  ", "\n- ", "\t", "\r", "\x00", "\x1b[2J", "\ud800", "\ufffe", "\u202e", "\u200b", "\u00ad",
    "_No response_", "### Termine\n\n", "termine: ", "pa:\n  definizione: ", "../../x", "🏳️‍🌈",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def problems_of(path: str, content: bytes) -> list[Problem]:
    """Return what the checks say of the minimal glossary with one file changed; every line is well made."""
    found = check_glossary(read_glossary({**FILES, path: content}), TODAY)
    for problem in found:
        assert "\n" not in str(problem)
        assert str(problem).startswith("glossary/"), problem
        assert str(problem).isprintable() or "\ufffd" in str(problem), repr(str(problem))
    return found


@given(path=st.sampled_from(NAMES), text=TEXTS, at=st.integers(0, 600))
def test_a_text_slipped_into_any_file_is_read_or_refused(path: str, text: str, at: int) -> None:
    good = FILES[path].decode()
    problems_of(path, (good[:at] + text + good[at:]).encode("utf-8", "surrogatepass"))


@given(path=st.sampled_from(NAMES), noise=st.binary(max_size=40), at=st.integers(0, 600))
def test_bytes_slipped_into_any_file_are_read_or_refused(path: str, noise: bytes, at: int) -> None:
    problems_of(path, FILES[path][:at] + noise + FILES[path][at:])


@given(
    name=st.text(st.sampled_from("ab-./\\ %:\u202eà\x00"), min_size=1, max_size=12),
    content=st.sampled_from([FILES[WORD], b"", b"[" * 50]),
)
def test_no_name_of_a_file_stops_the_reading(name: str, content: bytes) -> None:
    read_glossary({**FILES, f"glossary/termini/{name}.yml": content})


@given(answers=st.lists(TEXTS, min_size=3, max_size=3), title=TEXTS)
def test_no_issue_stops_the_proposal_or_writes_elsewhere(answers: list[str], title: str) -> None:
    fields = form_fields(READ.areas)
    given_ = dict(zip(("termine", "in_breve", "pa"), answers, strict=True))
    body = "\n\n".join(f"### {f.label}\n\n{given_.get(f.id, '_No response_')}" for f in fields)
    proposal = proposal_from(Issue(7, title, body), FILES, TODAY)
    assert proposal.outcome is Outcome.READY or proposal.faults or not proposal.files
    for path in proposal.files:
        assert path == SOURCES_FILE or re.fullmatch(r"glossary/termini/[a-z0-9-]+\.yml", path)


@given(form=st.sampled_from(["csv", "skos", "tbx"]), texts=st.lists(TEXTS, min_size=2, max_size=2))
def test_no_file_of_others_writes_elsewhere(form: str, texts: list[str]) -> None:
    table = "termine;in_breve\n" + ";".join(f'"{text.replace(chr(34), chr(34) * 2)}"' for text in texts)
    turtle = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <urn:a> a skos:Concept ; skos:prefLabel "
        + ", ".join('"' + re.sub(r'["\\\n\r]', " ", text) + f'{n}"@it' for n, text in enumerate(texts))
        + " ."
    )
    terms = f"<tbx><text><body>{''.join(texts)}<conceptEntry id='a'/></body></text></tbx>"
    content = {"csv": table, "skos": turtle, "tbx": terms}[form].encode("utf-8", "surrogatepass")
    try:
        made = make_drafts({"csv": read_csv, "skos": read_skos, "tbx": read_tbx}[form](content), READ)
    except Unreadable:
        return
    assert [name for name in made.files if not re.fullmatch(r"[a-z0-9][a-z0-9-]*\.yml", name)] == []


# What nobody can see, what is too long, what is too deep: refused, and each with its rule.


@pytest.mark.parametrize("path", [WORD, SOURCES_FILE, AREAS_FILE, FOREIGN_FILE])
@pytest.mark.parametrize(
    "character", ["\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff", "\x1b", "\ue000"], ids=ascii
)
def test_characters_that_nobody_sees_are_refused_everywhere(path: str, character: str) -> None:
    content = FILES[path] + f"altro: te{character}sto\n".encode()
    rules = {problem.rule for problem in problems_of(path, content) if problem.place.path == path}
    assert "caratteri-invisibili" in rules


@pytest.mark.parametrize(
    "content",
    [
        b"termine: " + b"a" * 1_000_000,
        b"termine: [" * 20_000,
        b"{" * 100_000,
        b"- " * 50_000,
        b"a: " + b"\\" * 500_000,
        b'"' + b"x\n" * 200_000,
        b"? " * 20_000,
        b"a:\n" * 100_000,
        b"pa:\n  definizione: >-\n    fonti:\n" * 20_000,
        b"# " * 300_000,
        b"[[" * 100_000,
    ],
    ids=lambda content: ascii(content[:10]),
)
@pytest.mark.parametrize("path", [WORD, SOURCES_FILE])
def test_monsters_are_refused(path: str, content: bytes) -> None:
    """In a work that grew with the square of their length, this would never end."""
    assert errors_in(problems_of(path, content))


@pytest.mark.parametrize("text", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_hostile_definition_is_refused_or_shown_as_it_is(text: str) -> None:
    good = FILES[WORD].decode()
    quoted = "'" + " ".join(text.split()).replace("'", "''") + "'"
    changed = re.sub(r"(?m)^in_breve:.*(?:\n  .*)*", lambda _: f"in_breve: {quoted}", good)
    assert changed != good
    found = problems_of(WORD, changed.encode())
    if re.search(r"<\w|</|<!", text):
        assert [problem for problem in errors_in(found) if problem.place.path == WORD]


def test_a_word_that_only_looks_like_one_of_ours_is_refused() -> None:
    found = problems_of(WORD, FILES[WORD] + "varianti: [t\u0430volo]\n".encode())
    assert "alfabeti-mescolati" in {problem.rule for problem in found}


def test_the_corpus_is_where_it_should_be() -> None:
    assert (places.DATA / "ostili.json").is_file()
