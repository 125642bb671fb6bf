"""The command that mends what a machine can: word by word, once, and nothing that people read otherwise."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest
from broken_words import BASE, cases
from files import DRAFT, MINIMAL, PARTED_FILE, WORD

import correggi
from parole.editing.mending import shown_changes
from parole.load import read_folder
from parole.rules.check import check_glossary

# What only people can decide, or write.
LEFT_TO_PEOPLE = 45


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL / "glossary", tmp_path / "glossary")
    return tmp_path


def run(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    code = correggi.main(["--radice", str(root), *options])
    return code, capsys.readouterr().out.splitlines()


def broken(root: Path, *pairs: tuple[str, str]) -> None:
    text = WORD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    (root / DRAFT).write_text(text, encoding="utf-8", newline="")


def test_it_says_word_by_word_what_it_did(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(root, ("termine: bozza", "termine: La bozza."), ("Finché", "Finche'"), ("    - {", "    – {"))
    assert run(root, capsys) == (
        0,
        [
            f"{DRAFT}:1: «La bozza.» → «bozza»",
            f"{DRAFT}:6: «Finche'» → «Finché»",
            f"{DRAFT}:10: «–» → «-»",
            "1 file corretto.",
        ],
    )
    assert (root / DRAFT).read_text(encoding="utf-8") == WORD


def test_a_trial_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(root, ("area: incontri", "area:incontri"))
    before = (root / DRAFT).read_bytes()
    code, lines = run(root, capsys, "--prova")
    assert (code, lines[-1]) == (0, "Prova, nessun file è cambiato. 1 file corretto.")
    assert (root / DRAFT).read_bytes() == before


def test_what_is_left_to_people_is_counted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(root, ("area: incontri", "area: altrove"))
    assert run(root, capsys) == (
        1,
        ["Non c’è niente che si corregga da sé; resta 1 errore: make check dice dove."],
    )


def test_lines_keep_the_way_they_end(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(root, ("area: incontri", "area:incontri"))
    file = root / DRAFT
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    run(root, capsys)
    assert file.read_bytes() == WORD.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_another_encoding_becomes_utf8(root: Path, capsys: pytest.CaptureFixture[str], encoding: str) -> None:
    (root / DRAFT).write_bytes(WORD.encode(encoding))
    assert run(root, capsys) == (0, [f"{DRAFT}: riscritto in UTF-8", "1 file corretto."])
    assert (root / DRAFT).read_text(encoding="utf-8") == WORD


def test_the_corpus_is_mended_once_and_never_made_worse(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = []
    for name, files in list(cases())[::3]:
        if set(files) - {"glossary/termini/tavolo.yml"} != {PARTED_FILE}:
            continue
        for path, content in files.items():
            (root / path).write_bytes(content or b"")
        _, lines = run(root, capsys)
        once = (root / PARTED_FILE).read_bytes()
        if len(lines) > 1:
            run(root, capsys)
            assert (root / PARTED_FILE).read_bytes() == once, name
        if problems := check_glossary(read_folder(root)):
            left.append((name, [problem.rule for problem in problems]))
    assert len(left) <= LEFT_TO_PEOPLE, left


def test_a_right_word_is_left_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / PARTED_FILE).write_text(BASE, encoding="utf-8")
    assert run(root, capsys) == (0, ["Non c’è niente che si corregga da sé."])
    assert (root / PARTED_FILE).read_text(encoding="utf-8") == BASE


def test_what_has_nothing_wrong_is_left_alone_whatever_it_looks_like(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = root / "glossary/fonti.yml"
    register.write_text(
        register.read_text(encoding="utf-8")
        + "codice-vecchio:\n  tipo: norma\n  nome: Codice vecchio\n  titolo: Codice vecchio\n  data: 2001-02-03\n"
        "  vigenza: vigente\n  collegamento: https://esempio.it/\n  letture:\n    - rif: art. 1\n      data: 2025-01-01\n",
        encoding="utf-8",
    )
    before = {path: path.read_bytes() for path in root.rglob("*.yml") if path != root / DRAFT}
    broken(root, ("area: incontri", "area:incontri"))
    run(root, capsys)
    assert {path: path.read_bytes() for path in before} == before


def test_two_changes_in_a_long_file_are_compared_only_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    whole = difflib.SequenceMatcher

    def counting(junk: None, one: list[str], other: list[str], **kept: bool) -> object:
        compared.append(len(one) * len(other))
        return whole(junk, one, other, **kept)

    monkeypatch.setattr(difflib, "SequenceMatcher", counting)
    lines = [f"parola {number} e un po’ di testo" for number in range(3000)]
    after = [line.replace("parola 7 ", "voce 7 ").replace("parola 2900 ", "voce 2900 ") for line in lines]
    assert list(shown_changes("\n".join(lines), "\n".join(after), "a.yml")) == [
        "a.yml:8: «parola» → «voce»",
        "a.yml:2901: «parola» → «voce»",
    ]
    assert sum(compared) < 1000


def test_only_the_files_with_something_wrong_are_looked_at_for_slips(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(correggi, "without_slips", lambda text, path: looked.append(path) or text)
    broken(root, ("area: incontri", "area:incontri"))
    run(root, capsys)
    assert set(looked) == {DRAFT}
