"""A proposal on a glossary that has changed meanwhile: nothing is put back in silence, and both texts are told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from files import MINIMAL, TODAY

from forge.from_issue import main
from parole.load import glossary_files
from parole.proposals.base import NEW, OPEN_PARTS, line_of, prints_of, read_line, says, typed_fields
from parole.proposals.issue_form import body_of, form_fields
from parole.proposals.submission import Issue, Outcome, Proposal, proposal_from
from parole.proposals.submission_texts import texts
from parole.reading.files import read_glossary
from parole.reading.records import plain

FILES = glossary_files(MINIMAL)
BEFORE = read_glossary(FILES)
WORD = "glossary/termini/verbale.yml"
START = line_of(prints_of(typed_fields(BEFORE.glossary.concepts["verbale"])))
THEIRS, MINE = "carta di chi c’era", "racconto scritto di un incontro"


def now(*changes: tuple[str, str]) -> dict[str, bytes]:
    """Return the files after somebody else changed the word."""
    text = FILES[WORD].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return FILES | {WORD: text.encode()}


def text(fields: str, base: str = START, id_: str = "verbale") -> str:
    return f"correzione: {id_}\npartenza: {base}\n{fields}"


def proposed(fields: str, files: dict[str, bytes] = FILES, **more: Any) -> Proposal:
    return proposal_from(Issue(9, "", body_of(text(fields, **more))), files, TODAY)


def said(proposal: Proposal) -> dict[str, Any]:
    concept = read_glossary({p: t.encode() for p, t in proposal.files.items()}).documents[
        "termini", "verbale"
    ]
    return dict(plain(concept.root))


AREA = ("area: incontri", "area: incontri\nvarianti: [resoconto]")


def with_other_brief() -> dict[str, bytes]:
    typed = plain(BEFORE.documents["termini", "verbale"].root)
    lines = FILES[WORD].decode().split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith("in_breve"))
    end = next(i for i in range(start + 1, len(lines)) if lines[i] and not lines[i].startswith(" "))
    assert typed["in_breve"]
    return FILES | {WORD: "\n".join([*lines[:start], f"in_breve: {THEIRS}", *lines[end:]]).encode()}


def test_what_somebody_else_wrote_stays_and_it_is_said() -> None:
    answer = proposed(f"in_breve: {MINE}\n", now(AREA))
    assert answer.outcome is Outcome.READY
    assert (said(answer)["in_breve"], said(answer)["varianti"]) == (MINE, ["resoconto"])
    assert answer.notes == ("Nel frattempo la voce è cambiata, e lì resta com’è ora: «Varianti».",)
    assert "Nel frattempo la voce è cambiata" in texts(answer)["risposta.md"]
    assert "Nel frattempo la voce è cambiata" in texts(answer)["corpo.md"]


def test_a_part_that_both_changed_stops_the_proposal_with_both_texts_and_a_way_on() -> None:
    files = with_other_brief()
    answer = proposed(f"in_breve: {MINE}\n", files)
    assert (answer.outcome, dict(answer.files)) == (Outcome.TO_MEND, {})
    assert answer.faults == (
        f"In breve: mentre scrivevi, questa parte l’ha cambiata anche un’altra persona. Adesso dice: «{THEIRS}». "
        f"Tu scrivi: «{MINE}».",
    )
    assert answer.base in texts(answer)["risposta.md"]
    again = proposed(f"in_breve: {MINE}\n", files, base=answer.base)
    assert (again.outcome, said(again)["in_breve"]) == (Outcome.READY, MINE)


def test_who_has_read_one_change_is_told_of_the_next() -> None:
    seen = proposed(f"in_breve: {MINE}\n", with_other_brief()).base
    later = with_other_brief()
    later[WORD] = later[WORD].replace(THEIRS.encode(), b"altro ancora")
    assert proposed(f"in_breve: {MINE}\n", later, base=seen).outcome is Outcome.TO_MEND


def test_both_wrote_the_same_and_there_is_nothing_to_say() -> None:
    answer = proposed(f"in_breve: {THEIRS}\n", with_other_brief())
    assert (answer.outcome, answer.faults) == (Outcome.SAME, ())


def test_a_whole_old_text_pasted_again_puts_nothing_back() -> None:
    answer = proposed(FILES[WORD].decode(), with_other_brief())
    assert answer.outcome is Outcome.SAME
    assert answer.notes == ("Nel frattempo la voce è cambiata, e lì resta com’è ora: «In breve».",)


def test_a_part_is_taken_away_by_leaving_it_empty() -> None:
    answer = proposed("terzo_settore:\naccordo:\n")
    assert answer.outcome is Outcome.READY
    assert {"terzo_settore", "accordo"} & set(said(answer)) == set()


def hand_typed(**given: str) -> str:
    fields = form_fields(BEFORE.glossary.areas)
    return "\n\n".join(f"### {field.label}\n\n{given.get(field.id, '_No response_')}" for field in fields)


def test_an_issue_typed_by_hand_starts_from_the_glossary_of_its_day() -> None:
    files = with_other_brief()
    issue = Issue(9, "", hand_typed(termine="verbale", in_breve=MINE))
    assert proposal_from(issue, files, TODAY).outcome is Outcome.READY  # nobody can tell
    answer = proposal_from(issue, files, TODAY, FILES)
    assert answer.outcome is Outcome.TO_MEND
    read = Issue(9, "", hand_typed(termine="verbale", in_breve=MINE, partenza=answer.base))
    assert proposal_from(read, files, TODAY, FILES).outcome is Outcome.READY


def test_a_new_word_that_somebody_has_added_meanwhile_is_not_overwritten() -> None:
    typed = f"partenza: {NEW}\n{FILES[WORD].decode()}"
    files = with_other_brief()
    answer = proposal_from(Issue(9, "", body_of(typed)), files, TODAY)
    assert answer.outcome is Outcome.TO_MEND
    assert answer.faults[0].startswith(
        "In breve: mentre scrivevi, questa parte l’ha cambiata anche un’altra persona."
    )


@pytest.mark.parametrize("part", OPEN_PARTS, ids=lambda part: part.name)
def test_the_print_of_a_part_changes_with_that_part_alone(part: Any) -> None:
    typed: dict[str, Any] = {}
    inner = typed
    for step in part.at[:-1]:
        inner = inner.setdefault(step, {})
    inner[part.at[-1]] = "uno"
    assert set(prints_of(typed)) == {part.name}
    assert says(typed, part)
    once = prints_of(typed)
    inner[part.at[-1]] = "due"
    assert prints_of(typed) != once
    inner[part.at[-1]] = " due\n"
    twice = prints_of(typed)
    inner[part.at[-1]] = "due"
    assert prints_of(typed) == twice
    assert read_line(line_of(once)) == once


def test_what_says_nothing_has_no_print() -> None:
    nothing: dict[str, Any] = {"pa": {"fonti": []}, "attenzione": None, "varianti": [], "inglese": " "}
    assert prints_of(nothing) == {}
    assert prints_of({"fonti": [{"fonte": "x", "storico": "false"}]}) == prints_of(
        {"fonti": [{"fonte": "x"}]}
    )
    assert prints_of({"fonti": [{"fonte": "x", "storico": True}]}) == prints_of({"fonti": [{"fonte": "x", "storico": "true"}]})  # fmt: skip


@pytest.mark.parametrize(("line", "prints"), [(NEW, {}), ("", None), ("boh", None), ("a-1.b-2\n", {"a": "1", "b": "2"})])  # fmt: skip
def test_a_line_is_read_or_says_no_version(line: str, prints: Any) -> None:
    assert read_line(line) == prints


def test_the_command_reads_a_text_from_a_file_and_a_glossary_of_before(tmp_path: Any, capsys: Any) -> None:
    file = tmp_path / "proposta-verbale.yml"
    file.write_text(text(f"in_breve: {MINE}\n"), encoding="utf-8")
    given = [str(file), "--testo", "--uscita", str(tmp_path / "uscita"), "--radice", str(MINIMAL)]
    assert main(given, TODAY) == 0
    assert capsys.readouterr().out == f"Proposta: pronta.\n{WORD}\n"
    assert not (tmp_path / "uscita" / "ramo.txt").exists()
    event = tmp_path / "evento.json"
    body = hand_typed(termine="verbale", in_breve=MINE)
    event.write_text(json.dumps({"issue": {"number": 3, "title": "x", "body": body}}), encoding="utf-8")
    given = [str(event), "--prima", str(MINIMAL), "--uscita", str(tmp_path / "u"), "--radice", str(MINIMAL)]
    assert main(given, TODAY) == 0
