"""An issue becomes a proposal or a list of things to mend: recorded events, right and hostile, in pairs.

``tests/data/segnalazioni/<name>.json`` is an event as the forge records it, ``<name>.txt`` all that comes out
for the glossary of ``tests/data/minimo``. After a change: ``pytest tests/test_submission.py
--update-expected``, then read the difference.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import places
import pytest
from files import MINIMAL, TODAY

from forge.from_issue import main
from parole.editing.editing import Refusal
from parole.glossary.glossary import SOURCES_FILE
from parole.load import glossary_files
from parole.proposals.issue_form import form_fields
from parole.proposals.submission import MAX_BODY, Issue, Outcome, Proposal, proposal_from, read_event
from parole.proposals.submission_texts import texts
from parole.reading.files import read_glossary
from parole.reading.problems import errors_in
from parole.rules.check import check_glossary

DATA = places.DATA / "segnalazioni"
EVENTS = sorted(path.stem for path in DATA.glob("*.json"))
FILES = glossary_files(MINIMAL)


def proposal_of(name: str) -> Proposal:
    return proposal_from(read_event(json.loads((DATA / f"{name}.json").read_bytes())), FILES, TODAY)


def everything(proposal: Proposal) -> str:
    """Return all that comes out of a proposal, one file after the other."""
    written = {**texts(proposal), **proposal.files}
    return "".join(f"=== {name}\n{text.rstrip()}\n" for name, text in written.items())


@pytest.mark.parametrize("name", EVENTS)
def test_each_event_gives_what_is_expected(name: str, update_expected: bool) -> None:
    said = everything(proposal_of(name))
    expected = DATA / f"{name}.txt"
    if update_expected:
        expected.write_text(said, encoding="utf-8", newline="\n")
    assert said == expected.read_text(encoding="utf-8")


def test_no_expected_text_is_left_over() -> None:
    assert sorted(path.stem for path in DATA.glob("*.txt")) == EVENTS


@pytest.mark.parametrize("name", EVENTS)
def test_whatever_the_issue_says_only_one_word_and_the_sources_are_written(name: str) -> None:
    proposal = proposal_of(name)
    for path in proposal.files:
        assert path == SOURCES_FILE or re.fullmatch(r"glossary/termini/[a-z0-9-]+\.yml", path)
    assert bool(proposal.files) is (proposal.outcome is Outcome.READY)


@pytest.mark.parametrize("name", EVENTS)
def test_what_is_ready_passes_the_checks_and_brings_no_approval(name: str) -> None:
    proposal = proposal_of(name)
    after = read_glossary({**FILES, **{path: text.encode() for path, text in proposal.files.items()}})
    assert errors_in(check_glossary(after, TODAY)) == []
    assert [concept.id for concept in after.glossary.concepts.values() if concept.approvazioni] == []
    assert set(after.glossary.concepts) >= {"tavolo", "verbale"}


@pytest.mark.parametrize("name", EVENTS)
def test_branch_commit_and_title_can_go_anywhere(name: str) -> None:
    said = texts(proposal_of(name))
    assert re.fullmatch(r"(proposta/\d+-[a-z0-9-]+\n)?", said.get("ramo.txt", ""))
    assert re.fullmatch(r"[\w: -]*\n?\n?[\w. ]*\n?", said.get("commit.txt", ""))
    assert re.fullmatch(r"(\w[\w \-’'(),./:]*\n)?", said.get("titolo.txt", ""))


@pytest.mark.parametrize("name", EVENTS)
def test_nothing_that_is_published_calls_or_closes_what_it_should_not(name: str) -> None:
    proposal = proposal_of(name)
    said = texts(proposal)
    public = said["risposta.md"] + said.get("corpo.md", "") + said.get("titolo.txt", "")
    own = f"Closes #{proposal.issue.number}"
    assert re.findall(r"@\w", public) == []
    assert (
        re.findall(r"#\d", public.replace(own, "").replace(f"segnalazione #{proposal.issue.number}", ""))
        == []
    )
    assert re.findall(r"https?://|<(?!!-- parole-in-comune: segnalazione -->)", public) == []
    assert public.count("<!--") == (1 if said["risposta.md"] else 0)


def form_body(**given: str) -> str:
    """Return the body of an issue opened with the form, with these answers."""
    fields = form_fields(read_glossary(FILES).glossary.areas)
    return "\n\n".join(f"### {field.label}\n\n{given.get(field.id, '_No response_')}" for field in fields)


def test_a_text_of_a_million_characters_is_refused_at_once() -> None:
    proposal = proposal_from(Issue(1, "Parola: x", form_body(termine="x" * 1_000_000)), FILES, TODAY)
    assert proposal.outcome is Outcome.TO_MEND
    [fault] = proposal.faults
    assert fault.endswith(f"il massimo è {MAX_BODY}.")


def test_a_text_as_long_as_the_limit_is_read_and_a_longer_one_is_not() -> None:
    assert proposal_from(Issue(1, "x", "x" * 100_000), FILES, TODAY).outcome is Outcome.OTHER
    proposal = proposal_from(Issue(1, "x", "x" * 100_001), FILES, TODAY)
    assert proposal.outcome is Outcome.TO_MEND
    assert proposal.faults == ("Il testo è troppo lungo (100001 caratteri): il massimo è 100000.",)


def test_many_faults_make_an_answer_that_still_fits() -> None:
    yaml = "\n".join(f"campo{number}: {'x' * 30}" for number in range(2000))
    proposal = proposal_from(Issue(1, "x", form_body(yaml=f"termine: bozza\n{yaml}")), FILES, TODAY)
    assert len(proposal.faults) > 2000
    assert len(texts(proposal)["risposta.md"]) < 65_536


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        {},
        {"issue": None},
        {"issue": {}},
        {"issue": {"number": "1", "title": "x", "body": "y"}},
        {"issue": {"number": True, "title": "x", "body": "y"}},
        {"issue": {"number": 0, "title": "x", "body": "y"}},
        {"issue": {"number": -1, "title": "x", "body": "y"}},
        {"issue": {"number": 1, "title": ["x"], "body": "y"}},
        {"issue": {"number": 1, "title": "x", "body": {"a": 1}}},
        {"issue": {"number": 1, "body": "y"}},
        {"pull_request": {"number": 1, "title": "x", "body": "y"}},
    ],
    ids=str,
)
def test_what_is_not_the_event_of_an_issue_is_refused(event: object) -> None:
    with pytest.raises(Refusal, match="segnalazione"):
        read_event(event)


def test_the_first_issue_of_all_is_one() -> None:
    assert read_event({"issue": {"number": 1, "title": "x", "body": None}}) == Issue(1, "x", "")


def test_the_command_writes_files_and_the_outcome(tmp_path: Path) -> None:
    out = tmp_path / "uscita"
    event = str(DATA / "parola-nuova-un-lato.json")
    assert main([event, "--uscita", str(out), "--radice", str(MINIMAL)], TODAY) == 0
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert written == [
        "commit.txt",
        "corpo.md",
        "esito.txt",
        "file.txt",
        "file/glossary/termini/bozza.yml",
        "ramo.txt",
        "risposta.md",
        "titolo.txt",
    ]
    assert (out / "esito.txt").read_text(encoding="utf-8") == "pronta\n"


def test_the_command_ends_with_1_when_there_is_something_to_mend(tmp_path: Path) -> None:
    event = str(DATA / "senza-parola.json")
    assert main([event, "--uscita", str(tmp_path), "--radice", str(MINIMAL)], TODAY) == 1
    assert (tmp_path / "esito.txt").read_text(encoding="utf-8") == "da-correggere\n"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_the_command_refuses_what_is_not_json(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "evento.json").write_bytes(content)
    with pytest.raises(Refusal, match=r"evento\.json"):
        main([str(tmp_path / "evento.json"), "--uscita", str(tmp_path)], TODAY)
