"""Files → glossary: which files are read, what is said of those that cannot be."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from files import DRAFT, MINIMAL, TODAY, WORD, lines_with, minimal_with

from parole.load import load_glossary, read_folder
from parole.model.concept import RedirectFile, Withdrawal, WithdrawnFile
from parole.model.registers import Area, ForeignWord, PathStep, ReadingPath
from parole.reading.files import read_glossary
from parole.reading.problems import Place
from parole.reading.yaml_nodes import read_yaml
from parole.rules.check import check_glossary

CIRCLE = "il file è un collegamento e non porta a un file di questa cartella; metti qui il file vero"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the minimal glossary, to be spoilt."""
    shutil.copytree(MINIMAL / "glossary", tmp_path / "glossary")
    return tmp_path


def lines(root: Path) -> list[str]:
    return [str(problem) for problem in check_glossary(read_folder(root), TODAY)]


# What is read.


def test_each_file_goes_to_its_place() -> None:
    reading = read_folder(MINIMAL)
    glossary = reading.glossary
    assert reading.problems == []
    assert list(glossary.concepts) == ["tavolo", "verbale"]
    assert list(glossary.sources) == ["legge-prova", "legge-vecchia"]
    assert glossary.areas == {
        "incontri": Area(nome="Incontri", descrizione="Le parole di quando ci si siede allo stesso tavolo.")
    }
    assert glossary.foreign == (ForeignWord(forma="budget", lingua="en"),)
    assert glossary.paths == {
        "primo-incontro": ReadingPath(
            titolo="Il primo incontro",
            descrizione="Per chi convoca la prima riunione.",
            voci=(
                PathStep(voce="tavolo", perche="Da qui si comincia."),
                PathStep(voce="verbale", perche="Qui si scrive che cosa si è deciso."),
            ),
        )
    }


def test_a_word_that_moved_and_one_withdrawn_leave_a_file() -> None:
    withdrawn = "ritirato:\n  data: 2026-11-22\n  perche: Non serve.\n  usare: [verbale]\n"
    reading = minimal_with({
        "glossary/termini/minuta.yml": "sostituito_da: verbale\n",
        "glossary/termini/appunti.yml": withdrawn,
    })  # fmt: skip
    assert reading.glossary.redirects == {"minuta": RedirectFile(sostituito_da="verbale")}
    assert reading.glossary.withdrawn == {
        "appunti": WithdrawnFile(
            ritirato=Withdrawal(data=date(2026, 11, 22), perche="Non serve.", usare=("verbale",))
        )
    }
    assert reading.word_ids == {"appunti", "minuta", "tavolo", "verbale"}


def test_a_broken_word_is_a_draft_and_its_id_is_known() -> None:
    reading = minimal_with({DRAFT: WORD.replace("area: incontri", "area: Incontri")})
    assert "bozza" not in reading.glossary.concepts
    assert reading.drafts["bozza"].termine == "bozza"
    assert reading.replaced == {(DRAFT, "area")}
    assert "bozza" in reading.word_ids


def test_the_nodes_of_each_thing_are_kept() -> None:
    reading = minimal_with({})
    assert reading.documents["termini", "tavolo"].path == "glossary/termini/tavolo.yml"
    assert reading.documents["aree", "incontri"].root.place == Place("glossary/aree.yml", 2, 3)
    assert reading.documents["fonti", "legge-prova"].base == ("legge-prova",)
    assert reading.documents["stranieri", "0"].base == (0,)


def test_of_a_right_word_the_nodes_are_made_again_only_when_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading = read_glossary({DRAFT: WORD.encode()})
    monkeypatch.setattr("parole.reading.document.read_yaml", lambda *_: pytest.fail("read again"))
    again = read_glossary({DRAFT: WORD.encode()})
    assert (again.problems, again.glossary) == ([], reading.glossary)
    monkeypatch.undo()
    assert again.documents["termini", "bozza"].root == read_yaml(WORD, DRAFT)[0]


def test_a_byte_order_mark_and_windows_lines_change_nothing() -> None:
    same = minimal_with({DRAFT: b"\xef\xbb\xbf" + WORD.replace("\n", "\r\n").encode()})
    assert same.problems == []
    assert same.glossary.concepts["bozza"] == minimal_with({DRAFT: WORD}).glossary.concepts["bozza"]


def test_the_door_for_programs_gives_a_right_glossary() -> None:
    assert list(load_glossary(MINIMAL).concepts) == ["tavolo", "verbale"]


def test_the_door_for_programs_refuses_errors_but_not_warnings(root: Path) -> None:
    (root / DRAFT).write_text(WORD.replace("fonte: legge-prova", "fonte: legge-vecchia"), encoding="utf-8")
    assert "bozza" in load_glossary(root).concepts
    (root / DRAFT).write_text(WORD.replace("area: incontri", "area: altrove"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^glossary/termini/bozza\.yml:2:7: errore: area: «altrove»"):
        load_glossary(root)


def test_reading_twice_gives_the_same() -> None:
    assert read_folder(MINIMAL).glossary == read_folder(MINIMAL).glossary


def test_what_systems_and_editors_leave_around_is_not_read(root: Path) -> None:
    for name in (".DS_Store", ".gitkeep", "bozza.yml~", ".bozza.yml.swp"):
        (root / "glossary" / "termini" / name).write_bytes(b"\xff")
    told = (
        "avviso: «{0}» è un file che i programmi lasciano in giro, e non si legge; toglilo prima di inviare"
    )
    assert lines(root) == [
        f"glossary/termini/{name}:1:1: {told.format(name)} [file-di-passaggio]"
        for name in (".DS_Store", ".bozza.yml.swp", "bozza.yml~")
    ]


def test_the_folder_of_paths_may_be_missing(root: Path) -> None:
    shutil.rmtree(root / "glossary" / "percorsi")
    assert lines(root) == []


def test_the_whole_glossary_may_be_a_link(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "altrove"
    other.mkdir()
    (other / "glossary").symlink_to(root / "glossary")
    assert lines(other) == []


def test_a_link_inside_the_glossary_is_followed(root: Path) -> None:
    (root / DRAFT).write_text(WORD, encoding="utf-8")
    (root / "glossary" / "percorsi" / "copia.yml").symlink_to(root / "glossary/percorsi/primo-incontro.yml")
    assert lines(root) == [
        "glossary/percorsi/primo-incontro.yml:1:1: errore: «Il primo incontro» è già di «copia» "
        "(glossary/percorsi/copia.yml:1:1); se è la stessa cosa, usa «copia» e togli questa; se no, correggi «titolo» "
        "[registrata-due-volte]"
    ]


def test_a_folder_of_words_may_be_a_link_inside_the_glossary(root: Path) -> None:
    (root / "glossary" / "termini").rename(root / "glossary" / "parole")
    (root / "glossary" / "termini").symlink_to("parole")
    assert lines(root) == []


# What is refused.


def test_a_folder_named_like_a_word_is_not_one(root: Path) -> None:
    (root / DRAFT).mkdir()
    assert lines(root) == [
        f"{DRAFT}:1:1: errore: «bozza.yml» qui non si legge; qui stanno solo file .yml, senza cartelle: spostalo o "
        "toglilo [file-estraneo]"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_does_not_stop_the_reading(root: Path) -> None:
    os.mkfifo(root / DRAFT)
    assert [line.rpartition(" ")[2] for line in lines(root)] == ["[file-estraneo]"]


@pytest.mark.parametrize(
    "target",
    ["../../fuori.yml", "/etc/hostname", "bozza.yml", "non-ce.yml"],
    ids=["near", "far", "itself", "nothing"],
)
def test_a_link_that_leaves_the_folder_is_refused(root: Path, target: str) -> None:
    (root / "fuori.yml").write_text(WORD, encoding="utf-8")
    (root / DRAFT).symlink_to(target)
    assert lines(root) == [f"{DRAFT}:1:1: errore: {CIRCLE} [collegamento-simbolico]"]


def test_a_linked_folder_of_words_is_refused_word_by_word(root: Path, tmp_path: Path) -> None:
    shutil.move(root / "glossary" / "termini", tmp_path / "fuori")
    (root / "glossary" / "termini").symlink_to(tmp_path / "fuori")
    refused = [line for line in lines(root) if "[collegamento-simbolico]" in line]
    assert [line.partition(":")[0] for line in refused] == [
        "glossary/termini/tavolo.yml",
        "glossary/termini/verbale.yml",
    ]


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (PermissionError(13, "Permission denied"), "permesso negato"),
        (OSError(5, "Input/output error"), "errore del disco"),
    ],
)
def test_a_file_that_does_not_open_is_told_in_italian(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, cause: str
) -> None:
    read_bytes = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == root / "glossary/stranieri.yml":
            raise error
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert lines(root) == [
        f"glossary/stranieri.yml:1:1: errore: il file non si apre ({cause}); controlla i permessi del file "
        "[file-illeggibile]"
    ]


@pytest.mark.parametrize("name", ["fonti.yml", "aree.yml", "stranieri.yml"])
def test_a_missing_register_is_told_once(root: Path, name: str) -> None:
    (root / "glossary" / name).unlink()
    assert lines(root) == [
        f"glossary/{name}:1:1: errore: manca il file; rimetti tutto dov’era: senza, il glossario non si legge "
        "[file-mancante]"
    ]


def test_an_empty_folder_lacks_everything(tmp_path: Path) -> None:
    assert [line.partition(":")[0] for line in lines(tmp_path)] == [
        "glossary/aree.yml",
        "glossary/fonti.yml",
        "glossary/stranieri.yml",
        "glossary/termini",
    ]


@pytest.mark.parametrize(
    ("path", "limit"),
    [(DRAFT, 64_000), ("glossary/aree.yml", 2_000_000)],
    ids=["word", "register"],
)
def test_a_file_may_be_as_large_as_its_limit_and_no_more(root: Path, path: str, limit: int) -> None:
    text = (WORD if path == DRAFT else (root / path).read_text(encoding="utf-8")).encode()
    (root / path).write_bytes(text.ljust(limit, b"\n"))
    assert lines(root) == []
    (root / path).write_bytes(text.ljust(limit + 1, b"\n"))
    assert lines(root) == [
        f"{path}:1:1: errore: {limit + 1} byte, il massimo è {limit}; accorcia i testi, oppure dividi il file "
        "[file-troppo-grande]"
    ]


@pytest.mark.parametrize(
    ("content", "place", "cause"),
    [
        ("termine: città\n".encode("latin-1"), "1:14", "è ANSI (Windows-1252)"),
        (b"\xef\xbb\xbfa: 1\nb: \xc3\xa8\xff\n", "2:5", "è ANSI (Windows-1252)"),
        ("termine: x\n".encode("utf-16"), "1:1", "è UTF-16 («Unicode» del Blocco note)"),
        ("termine: x\n".encode("utf-16-le"), "1:1", "è UTF-16 («Unicode» del Blocco note)"),
        (b"a: \x81\xe0\n", "1:4", "alla riga 1 c’è un carattere che non si legge"),
    ],
    ids=["latin", "after-a-mark", "utf-16", "utf-16-without-a-mark", "no-encoding"],
)
def test_what_is_not_utf8_is_told_in_its_place(content: bytes, place: str, cause: str) -> None:
    assert lines_with({DRAFT: content}) == [
        f"{DRAFT}:{place}: errore: la codifica del file non è UTF-8: {cause}; salva di nuovo il file scegliendo la "
        "codifica UTF-8 [file-non-utf8]"
    ]


@pytest.mark.parametrize("text", ["", "\n", "   \n\n", "---\n", "~\n", '""\n', "\ufeff"])
@pytest.mark.parametrize("path", [DRAFT, "glossary/fonti.yml", "glossary/stranieri.yml"])
def test_an_empty_file_is_told_once(path: str, text: str) -> None:
    [line] = [line for line in lines_with({path: text}) if line.startswith(path)]
    assert line == f"{path}:1:1: errore: il file è vuoto; riempilo, oppure toglilo [file-vuoto]"


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Bozza.yml", "bozza.yml"),
        ("prima bozza.yml", "prima-bozza.yml"),
        ("prima_bozza.yml", "prima-bozza.yml"),
        ("attività.yml", "attivita.yml"),
        ("bozza-.yml", "bozza.yml"),
        ("l’atto.yml", "l-atto.yml"),
        ("bozza.v2.yml", "bozza-v2.yml"),
    ],
)
def test_a_wrong_name_is_told_once_and_its_word_is_read(name: str, better: str) -> None:
    path = f"glossary/termini/{name}"
    assert lines_with({path: WORD, "glossary/termini/altra.yml": linked_to(better)}) == [
        f"{path}:1:1: errore: nome del file «{name}»; usa minuscole senza accenti, cifre e trattini: {better} [nome-file]"
    ]


def linked_to(name: str) -> str:
    other = WORD.replace("termine: bozza", "termine: altra")
    return f"{other}vedi_anche: [{name.removesuffix('.yml')}]\n"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("bozza", "se è una voce, chiamala bozza.yml; se è una cartella, qui non ce ne stanno: toglila"),
        ("—.yml", "qui stanno solo file .yml, senza cartelle: spostalo o toglilo"),
        ("foto.png", "qui stanno solo file .yml, senza cartelle: spostalo o toglilo"),
    ],
)
def test_what_is_no_word_is_told(name: str, advice: str) -> None:
    path = f"glossary/termini/{name}"
    assert lines_with({path: WORD}) == [
        f"{path}:1:1: errore: «{name}» qui non si legge; {advice} [file-estraneo]"
    ]


def test_a_wrong_name_never_hides_the_right_one() -> None:
    reading = minimal_with({"glossary/termini/Verbale.yml": WORD})
    assert reading.glossary.concepts["verbale"].termine == "verbale"
    assert [problem.rule for problem in reading.problems] == ["nome-file"]


def test_a_word_in_a_badly_named_file_has_its_own_problems_too() -> None:
    path = "glossary/termini/Bozza.yml"
    assert [line.rpartition(" ")[2] for line in lines_with({path: WORD.replace("incontri", "Qui")})] == [
        "[nome-file]",
        "[identificativo]",
    ]


@pytest.mark.parametrize(
    "text", ["sostituito_da: verbale\n", "sostituto_da: verbale\n", "Sostituito da: verbale\n"]
)
def test_a_redirect_is_recognised_even_if_misspelt(text: str) -> None:
    assert len(lines_with({DRAFT: text})) == (0 if text.startswith("sostituito_da") else 1)


def test_a_register_that_cannot_be_read_is_told_once() -> None:
    assert lines_with({"glossary/fonti.yml": "a: [\n"}) == [
        "glossary/fonti.yml:1:4: errore: YAML non leggibile: parentesi aperta e mai chiusa; chiudila; se è un testo "
        "che comincia con la parentesi, mettilo tra virgolette [yaml]"
    ]


@pytest.mark.parametrize("typed", ["Incontri", "incontri!", "‘incontri’"])
def test_a_wrong_id_in_a_register_is_told_once(typed: str) -> None:
    assert lines_with({"glossary/aree.yml": f"{typed}: {{nome: Incontri, descrizione: x}}\n"}) == [
        f"glossary/aree.yml:1:1: errore: «{typed}» non è un identificativo; usa minuscole senza accenti, cifre e "
        "trattini: incontri [identificativo]"
    ]


def test_reading_needs_no_disk() -> None:
    assert read_glossary({}).glossary.concepts == {}
    assert read_glossary({DRAFT: WORD.encode()}).glossary.concepts["bozza"].termine == "bozza"
