"""The command that checks the words: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from files import MINIMAL, WORD

import check

COMMAND = Path(check.__file__)
UNKNOWN_AREA = (
    "glossary/termini/bozza.yml:2:7: errore: area: «altrove» non c’è in glossary/aree.yml; usa: incontri "
    "[rimando-inesistente]"
)
NO_SOURCES = "glossary/termini/bozza.yml:5:3: avviso: pa.fonti: questa definizione non ha nessuna fonte; aggiungi «fonti:» con almeno una fonte [lato-senza-fonti]"
SOURCES = '  fonti:\n    - {fonte: legge-prova, rif: "art. 5, c. 1"}\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the minimal glossary: two words, no problems."""
    shutil.copytree(MINIMAL / "glossary", tmp_path / "glossary")
    return tmp_path


def write(root: Path, text: str, name: str = "bozza.yml") -> None:
    (root / "glossary" / "termini" / name).write_text(text, encoding="utf-8")


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, COMMAND, *arguments],
        cwd="/",
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_right_glossary_ends_with_0(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--radice", str(root)]) == 0
    assert capsys.readouterr() == ("2 voci controllate: nessun problema.\n", "")


def test_errors_end_with_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, WORD.replace("incontri", "altrove"))
    assert check.main(["--radice", str(root)]) == 1
    assert capsys.readouterr() == (f"{UNKNOWN_AREA}\n3 voci controllate: 1 errore da correggere.\n", "")


def test_warnings_alone_end_with_0(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, WORD.replace(SOURCES, ""))
    assert check.main(["--radice", str(root)]) == 0
    assert capsys.readouterr().out == f"{NO_SOURCES}\n3 voci controllate: 1 avviso.\n"


def test_the_summary_agrees_with_its_numbers(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / "glossary" / "percorsi")
    for name in ("tavolo.yml", "verbale.yml"):
        (root / "glossary" / "termini" / name).unlink()
    assert check.main(["--radice", str(root)]) == 0
    assert capsys.readouterr().out == "0 voci controllate: nessun problema.\n"
    write(root, WORD.replace(SOURCES, "").replace("incontri", "altrove") + "scade: {il: ieri, perche: x}\n")
    assert check.main(["--radice", str(root)]) == 1
    summary = capsys.readouterr().out.splitlines()[-1]
    assert summary == "1 voce controllata: 2 errori da correggere e 1 avviso."


def test_json_keeps_the_summary_apart(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, WORD.replace("incontri", "altrove"))
    assert check.main(["--radice", str(root), "--formato", "json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == [
        {
            "percorso": "glossary/termini/bozza.yml",
            "riga": 2,
            "colonna": 7,
            "livello": "errore",
            "campo": "area",
            "messaggio": "«altrove» non c’è in glossary/aree.yml; usa: incontri",
            "regola": "rimando-inesistente",
            "correggibile": False,
        }
    ]
    assert err == "3 voci controllate: 1 errore da correggere.\n"


def test_json_of_no_problems_is_an_empty_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--radice", str(root), "--formato", "json"]) == 0
    assert capsys.readouterr() == ("[]\n", "2 voci controllate: nessun problema.\n")


def test_github_has_annotations(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, WORD.replace("incontri", "altrove"))
    assert check.main(["--radice", str(root), "--formato", "github"]) == 1
    assert capsys.readouterr() == (
        "::error file=glossary/termini/bozza.yml,line=2,col=7,title=rimando-inesistente::"
        "area: «altrove» non c’è in glossary/aree.yml; usa: incontri\n",
        "3 voci controllate: 1 errore da correggere.\n",
    )


def test_github_of_no_problems_is_silent(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--radice", str(root), "--formato", "github"]) == 0
    assert capsys.readouterr().out == ""


def test_a_folder_without_a_glossary_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--radice", str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", f"In {tmp_path} non c’è la cartella glossary/: controlla --radice.\n")


@pytest.mark.parametrize("arguments", [["--formato", "xml"], ["--boh"], ["glossary"], ["--radice"]])
def test_a_wrong_use_ends_with_2_and_says_how(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        check.main(arguments)
    assert left.value.code == 2
    assert capsys.readouterr() == (
        "",
        "Comando scritto male. Si usa così: python scripts/check.py [--formato testo|github|json] [--radice CARTELLA]\n",
    )


def test_it_runs_from_any_folder(root: Path) -> None:
    done = run("--radice", root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 voci controllate: nessun problema.\n", "")


def test_without_a_root_it_checks_its_own_project() -> None:
    assert check._parser().parse_args([]).radice == COMMAND.parents[1]


def test_a_terminal_without_accents_does_not_stop_it(root: Path) -> None:
    write(root, WORD.replace("incontri", "altrove"))
    done = run("--radice", root, PYTHONUTF8="0", PYTHONIOENCODING="ascii:strict")
    assert done.returncode == 1
    assert "\\xabaltrove\\xbb" in done.stdout
    assert done.stderr == ""


def test_a_fault_of_the_program_ends_with_2_and_says_so(root: Path, tmp_path: Path) -> None:
    """A copy of the command with an engine that breaks."""
    broken = tmp_path / "scripts"
    shutil.copytree(COMMAND.parent, broken, ignore=shutil.ignore_patterns("__pycache__"))
    (broken / "parole" / "rules" / "check.py").write_text(
        "def check_glossary(*_, **__):\n    1 / 0\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, broken / "check.py", "--radice", root],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(
        "Errore del programma, non dei tuoi file: segnalalo con il testo qui sotto.\n"
    )
    assert "ZeroDivisionError" in done.stderr


HOSTILE = {
    "empty": b"",
    "nul": b"\x00" * 100,
    "binary": bytes(range(256)),
    "huge": b"x" * 70_000,
    "deep": b"[" * 60_000,
    "many-keys": b"".join(b"k%d: 1\n" % number for number in range(1500)),
    "many-comments": b"a: 1 # x\n" * 1500,
    "same-key": b"a: 1\n" * 1500,
    "long-key": b"k" * 1000 + b": 1\n",
    "long-word": b"termine: " + b"x" * 60_000 + b"\n",
    "bomb": b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "object": b"!!python/object/apply:os.system ['echo no']\n",
    "numbers": b"termine: 1\narea: 2\nin_breve: 3\nscade: 4\npa: 5\nfonti: 6\ncome_dirlo: 7\ncasi: 8\n",
    "lists": b"termine: [[]]\narea: [{}]\nin_breve: {}\nscade: []\ndifferenza: [[]]\ncasi: [[]]\ncome_dirlo: [1]\npa: [1]\nfonti: {a: b}\nsigle: [[a], {b: c}, ~]\n",
    "escapes": b'termine: "a\\x1b[31m\\n::error::no\\u202e"\n"b\\n::error::no": 1\n',
    "brackets": b"in_breve: " + b"[[" * 300 + b"\n",
    "tags": b"termine: '" + b"<a" * 400 + b"'\n",
    "percent": b"termine: '%n %s {0} {valore}'\narea: '{fact.__class__}'\n",
    "windows": "termine: citt\u00e0\r\n".encode("cp1252"),
    "redirect": b"sostituito_da: {a: [b]}\n",
    "withdrawn": b"ritirato: [x]\n",
    "ids": b"id: x\ntermine: x\narea: ''\nvedi_anche: ['', ' ', A, [], {}, ~, '..', '../../etc/passwd']\n",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(
    "path",
    "termini/ostile.yml fonti.yml aree.yml stranieri.yml percorsi/ostile.yml indirizzi.yml novita.yml".split(),
)
def test_no_content_makes_it_crash(
    root: Path, path: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "glossary" / path).write_bytes(HOSTILE[name])
    assert check.main(["--radice", str(root)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    for line in out.splitlines()[:-1]:
        assert line.startswith("glossary/")
        assert line.isprintable()
        assert len(line) < 1000


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such names cannot exist")
def test_no_name_of_a_file_makes_it_crash_or_obey(root: Path) -> None:
    folder = os.fsencode(root / "glossary" / "termini")
    for name in (
        b"a\n::error::no.yml",
        b"\x1b[31m.yml",
        b"\xff.yml",
        b"\xe2\x80\xae.yml",
        b"%s{}.yml",
        b"'; ls.yml",
        b"a" * 250 + b".yml",
    ):
        with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123 (bytes that no Path holds)
            file.write(WORD.encode())
    for form in ("testo", "github", "json"):
        done = run("--radice", root, "--formato", form)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert not [line for line in done.stdout.splitlines() if line.startswith("::error::")]
    assert all(line.isprintable() for line in run("--radice", root).stdout.splitlines())
