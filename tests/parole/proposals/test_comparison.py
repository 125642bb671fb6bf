"""What changed between two versions: values first, then the words of the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import places
import pytest
from builders import CTS, make_concept, make_glossary
from files import MINIMAL, minimal_with

from forge import compare as compare_command
from parole.editing.editing import Refusal, approved, path_of
from parole.glossary.state import digest
from parole.model.concept import Approval, Concept, RedirectFile, WithdrawnFile, WordFile
from parole.model.values import SideName, State
from parole.model.walk import is_prose, record_of
from parole.proposals.change_report import MARK, report, word_diff
from parole.proposals.change_rules import check_change
from parole.proposals.comparison import (
    Comparison,
    Kind,
    ListChange,
    RegisterChange,
    TextChange,
    WordChange,
    compare,
    compare_readings,
)
from parole.reading.files import Reading
from parole.reading.problems import Level, Place, Problem

EXPECTED = places.DATA / "resoconto.md"
WORD = make_concept("bando")
DAY = date(2026, 11, 23)
OTHER = {"definizione": "Lo racconta un’altra.", "fonti": [{"fonte": "cts"}]}


def with_approvals(concept: Concept, *given: tuple[SideName, str], mark: str = "") -> Concept:
    """Return the word with the approvals of these bodies, to its present text unless ``mark`` is given."""
    fields = {"data": "2026-11-22", "impronta": mark or digest(concept)}
    approvals = tuple(Approval.model_validate({"lato": side, "ente": body} | fields) for side, body in given)
    return concept.model_copy(update={"approvazioni": approvals})


def change_of(before: Concept | None, after: Concept | None, **registers: Any) -> WordChange:
    [change] = compare(
        make_glossary(*([before] if before else [])), make_glossary(*([after] if after else []), **registers)
    ).words
    return change


def test_the_same_version_twice_has_no_change() -> None:
    assert compare(make_glossary(WORD), make_glossary(make_concept("bando"))) == Comparison()


def test_a_word_more() -> None:
    change = change_of(None, make_concept("bando", sigle=["BP"]))
    assert (change.kind, change.states) == (Kind.NEW, (None, State.BOZZA))
    assert change.new_addresses == ("termini/bando/", "t/bando/", "t/bp/")
    assert [text.part for text in change.texts] == [
        "termine",
        "in_breve",
        "pa_definizione",
        "terzo_settore_definizione",
        "accordo",
    ]


def test_a_word_changed_in_its_texts_and_lists() -> None:
    voice = {"definizione": "Lo firma il Comune.", "fonti": [{"fonte": "cts", "storico": True}]}
    change = change_of(WORD, make_concept("bando", pa=voice, vedi_anche=["rete"], accordo="divergono"))
    assert change.texts == (
        TextChange("pa_definizione", "Lo firma l’ufficio.", "Lo firma il Comune."),
        TextChange("accordo", "Coincidono", "Divergono"),
    )
    assert change.lists == (
        ListChange(
            "pa_fonti", ("Codice del Terzo settore (storica)",), ("Codice del Terzo settore, art. 55, c. 3",)
        ),
        ListChange("vedi_anche", ("rete",), ()),
    )


def case(fact: str, *sides: str, why: str = "perché sì") -> dict[str, Any]:
    return {"caso": fact, "vale_per": list(sides), "perche": why}


def test_a_record_of_a_list_is_told_as_one_text() -> None:
    before = make_concept("bando", casi=[case("Uno.", "pa"), case("Due."), case("Tre.")])
    after = make_concept("bando", casi=[case("Uno.", "pa", "terzo_settore"), case("Due."), case("Quattro.")])
    change = change_of(before, after)
    assert change.texts == (
        TextChange(
            "casi",
            "Uno. — Vale per: Pubblica amministrazione — Perché: perché sì",
            "Uno. — Vale per: Pubblica amministrazione, Terzo settore — Perché: perché sì",
        ),
        TextChange(
            "casi",
            "Tre. — Vale per: nessuno — Perché: perché sì",
            "Quattro. — Vale per: nessuno — Perché: perché sì",
        ),
    )
    assert change.lists == ()


def test_records_that_come_and_go() -> None:
    neighbours = [{"voce": "rete", "perche": "È altro."}, {"forma": "gara", "perche": "È altro."}]
    one, two = (make_concept("bando", da_non_confondere=neighbours[:n]) for n in (1, 2))
    said = "gara — Perché: È altro."
    assert change_of(one, two).texts == (TextChange("da_non_confondere", "", said),)
    assert change_of(two, one).texts == (TextChange("da_non_confondere", said, ""),)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("differenza", ["chi-paga", "quando"]),
        ("varianti", ["a", "b"]),
        ("casi", [case("Uno."), case("Due.")]),
    ],
)
def test_another_order_is_a_change(field: str, values: list[Any]) -> None:
    change = change_of(
        make_concept("bando", **{field: values}), make_concept("bando", **{field: values[::-1]})
    )
    assert (change.texts, change.lists) == ((), (ListChange(field, (), ()),))


CHANGES: dict[str, Any] = {
    "termine": "avviso", "accezione": "pubblico", "sigle": ["BP"], "varianti": ["avviso"], "inglese": "call",
    "sconsigliati": [{"forma": "gara", "perche": "Non lo è."}], "area": "principi", "in_breve": "altro nucleo",
    "pa": {"definizione": "Altro."}, "terzo_settore": None, "accordo": "divergono", "attenzione": "Attenti.",
    "differenza": ["quando"], "come_dirlo": "Così.", "da_non_confondere": [{"voce": "rete", "perche": "Altro."}],
    "casi": [{"caso": "Un fatto.", "perche": "Perché sì."}], "scade": {"il": "2027-01-01", "perche": "Cambia."},
    "esempio": {"testo": "Un caso.", "tipo": "inventato"}, "fonti": [{"fonte": "cts"}],
    "piu_ampio": ["rete"], "vedi_anche": ["rete"], "stesso_di": ["https://altrove.example/c_1"],
    "note_redazionali": "Appunti.",
    "approvazioni": [{"lato": "pa", "ente": "Ente", "data": "2026-11-22", "impronta": digest(WORD)}],
}  # fmt: skip


CHANGES |= {
    name: "Un altro testo."
    for name, field in WordFile.model_fields.items()
    if is_prose(field) and not record_of(field.annotation) and name not in CHANGES
}


def test_every_field_of_the_model_is_tried() -> None:
    assert set(CHANGES) | {"id"} == set(Concept.model_fields)


@pytest.mark.parametrize("field", CHANGES)
def test_no_change_of_a_field_goes_unseen(field: str) -> None:
    change = change_of(WORD, make_concept("bando", **{field: CHANGES[field]}))
    assert change.texts or change.lists or change.given


@pytest.mark.parametrize(
    ("left", "kind", "heir", "lost"),
    [
        ({"redirects": {"bando": RedirectFile(sostituito_da="avviso")}}, Kind.MOVED, "avviso", ("t/bando/",)),
        (
            {
                "withdrawn": {
                    "bando": WithdrawnFile.model_validate(
                        {"ritirato": {"data": "2026-11-22", "perche": "Basta"}}
                    )
                }
            },
            Kind.WITHDRAWN,
            "",
            ("t/bando/",),
        ),
        ({}, Kind.LOST, "", ("termini/bando/", "t/bando/")),
    ],
)
def test_a_word_that_goes_away(left: dict[str, Any], kind: Kind, heir: str, lost: tuple[str, ...]) -> None:
    change = change_of(WORD, None, **left)
    assert (change.kind, change.heir, change.lost_addresses) == (kind, heir, lost)


@pytest.mark.parametrize("is_left", [True, False])
def test_a_renamed_word_is_one_word(is_left: bool) -> None:
    new = make_concept("avviso", in_breve="altro nucleo")
    left = {"bando": RedirectFile(sostituito_da="avviso")} if is_left else {}
    [change] = compare(make_glossary(WORD), make_glossary(new, redirects=left)).words
    assert (change.kind, change.id, change.was) == (Kind.RENAMED, "avviso", "bando")
    assert [(text.part, text.after) for text in change.texts] == [
        ("termine", "avviso"),
        ("in_breve", "altro nucleo"),
    ]
    assert change.lost_addresses == (("t/bando/",) if is_left else ("termini/bando/", "t/bando/"))


@pytest.mark.parametrize(
    ("new", "kinds"),
    [
        (make_concept("avviso", pa=OTHER, terzo_settore=OTHER), [Kind.NEW, Kind.LOST]),
        (make_concept("avviso", termine="bando", pa=OTHER, terzo_settore=OTHER), [Kind.RENAMED]),
        (make_concept("avviso", pa=OTHER), [Kind.RENAMED]),
    ],
)
def test_a_word_that_goes_is_another_that_comes_if_it_has_its_name_or_a_voice(
    new: Concept, kinds: list[Kind]
) -> None:
    assert [change.kind for change in compare(make_glossary(WORD), make_glossary(new)).words] == kinds


def test_a_word_that_names_a_renamed_one_by_its_new_id_says_the_same() -> None:
    left = {"bando": RedirectFile(sostituito_da="avviso")}
    new = make_concept("avviso", termine="bando")
    before = make_glossary(WORD, make_concept("rete", vedi_anche=["bando"]))
    after = make_glossary(new, make_concept("rete", vedi_anche=["avviso"]), redirects=left)
    assert [change.id for change in compare(before, after).words] == ["avviso"]
    lost = make_glossary(new, make_concept("rete", vedi_anche=["avviso"]))
    assert [change.id for change in compare(before, lost).words] == ["avviso", "rete"]


def test_two_words_that_become_one_are_not_two_renamings() -> None:
    left = {id_: RedirectFile(sostituito_da="avviso") for id_ in ("bando", "gara")}
    before = make_glossary(WORD, make_concept("gara"))
    found = compare(before, make_glossary(make_concept("avviso"), redirects=left)).words
    assert [(change.id, change.kind) for change in found] == [("avviso", Kind.RENAMED), ("gara", Kind.MOVED)]


def test_two_sources_of_one_name_are_told_apart() -> None:
    after = make_concept("bando", fonti=[{"fonte": "altra"}])
    before = make_concept("bando", fonti=[{"fonte": "cts"}])
    both = {"cts": CTS, "altra": CTS}
    [change] = compare(make_glossary(before, sources=both), make_glossary(after, sources=both)).words
    assert change.lists == (
        ListChange("fonti", ("Codice del Terzo settore (altra)",), ("Codice del Terzo settore (cts)",)),
    )


def test_one_word_changed_drops_an_approval_and_names_the_body() -> None:
    approved_word = with_approvals(WORD, (SideName.PA, "Ufficio Uno"))
    change = change_of(approved_word, approved_word.model_copy(update={"in_breve": "altro nucleo"}))
    assert [approval.ente for approval in change.dropped] == ["Ufficio Uno"]
    assert change.states == (State.LETTA_DA_UN_LATO, State.DA_RILEGGERE)


def test_a_text_that_goes_back_makes_an_approval_hold_again() -> None:
    approved_word = with_approvals(WORD, (SideName.PA, "Ufficio Uno"))
    change = change_of(approved_word.model_copy(update={"in_breve": "altro nucleo"}), approved_word)
    assert ([a.ente for a in change.revived], change.given) == (["Ufficio Uno"], ())


def test_what_nobody_approves_drops_nothing() -> None:
    approved_word = with_approvals(WORD, (SideName.PA, "Ufficio Uno"))
    change = change_of(approved_word, approved_word.model_copy(update={"sigle": ("BP",)}))
    assert (change.dropped, change.given) == ((), ())


def test_registers_have_what_enters_changes_and_leaves() -> None:
    before = make_glossary(sources={"cts": CTS, "vecchia": CTS})
    after = make_glossary(sources={"cts": CTS.model_copy(update={"nome": "CTS"}), "nuova": CTS})
    assert compare(before, after).registers == (
        RegisterChange(
            "fonti",
            ("Codice del Terzo settore (nuova)",),
            ("CTS (nome)",),
            ("Codice del Terzo settore (vecchia)",),
        ),
    )


def test_of_a_word_with_faults_nothing_is_said() -> None:
    assert compare(make_glossary(WORD), make_glossary(), {"bando"}) == Comparison()
    for fault in ("termine: [\n", "termine: verbale\n"):
        broken = minimal_with({path_of("verbale"): fault})
        assert compare_readings(minimal_with({}), broken) == Comparison(broken=("verbale",))
        assert compare_readings(broken, minimal_with({})) == Comparison()


# What a change may not do.

RECORD = (MINIMAL / path_of("verbale")).read_text(encoding="utf-8")


def approving(*given: tuple[SideName, str], text: str = RECORD) -> Reading:
    for side, body in given:
        text = approved(text, "verbale", side, body, DAY)
    return minimal_with({path_of("verbale"): text})


def rules_of(before: Reading, after: Reading) -> list[str]:
    return [problem.rule for problem in check_change(before, after)]


PA, TS = (SideName.PA, "Ufficio Uno"), (SideName.TERZO_SETTORE, "Rete Due")


def test_nobody_approves_for_both_sides_at_once() -> None:
    [problem] = check_change(approving(), approving(PA, TS))
    assert str(problem) == (
        "glossary/termini/verbale.yml:22:5: errore: approvazioni[1]: la proposta approva per tutti e due i lati: "
        "qui «Rete Due», in «verbale» «Ufficio Uno»; ogni lato approva con una proposta sua: dividila in due "
        "[due-lati-insieme]"
    )


def test_one_side_after_the_other_is_right() -> None:
    assert rules_of(approving(), approving(PA)) == []
    assert rules_of(approving(PA), approving(PA, TS)) == []
    assert rules_of(approving(PA, TS), approving(PA, TS)) == []


def test_two_bodies_of_one_side_are_right() -> None:
    assert rules_of(approving(), approving(PA, (SideName.PA, "Ufficio Tre"))) == []


def test_an_approval_written_by_hand_is_found_out() -> None:
    mark = digest(minimal_with({}).glossary.concepts["verbale"])
    forged = approved_text(PA).replace(mark, "0" * 16)
    assert rules_of(approving(), minimal_with({path_of("verbale"): forged})) == ["impronta-sbagliata"]


def approved_text(given: tuple[SideName, str]) -> str:
    return approved(RECORD, "verbale", *given, DAY)


def test_an_approval_taken_away_is_told() -> None:
    [problem] = check_change(approving(PA), approving())
    assert (problem.rule, problem.level) == ("approvazione-tolta", Level.WARNING)


def test_an_address_is_never_lost() -> None:
    gone = minimal_with({path_of("verbale"): None})
    moved = minimal_with({path_of("verbale"): "sostituito_da: tavolo\n"})
    broken = minimal_with({path_of("verbale"): "termine: [\n"})
    assert rules_of(approving(), gone) == ["indirizzo-perduto"]
    assert rules_of(approving(), moved) == []
    assert rules_of(approving(), broken) == []


# The report.


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("lo firma l’ufficio oggi", "lo scrive l’ufficio oggi", "> lo ~~firma~~ **scrive** l’ufficio oggi"),
        ("uno due tre", "uno due tre quattro", "> uno due tre **quattro**"),
        ("uno due tre quattro", "uno due quattro", "> uno due ~~tre~~ quattro"),
        ("tutto diverso qui", "niente di uguale", "> Prima: tutto diverso qui\n>\n> Dopo: niente di uguale"),
        ("", "un *testo* <b>", "> un \\*testo\\* &lt;b&gt;"),
        ("- uno due tre", "- uno due quattro", "> \\- uno due ~~tre~~ **quattro**"),
        (
            "via **di** qui subito",
            "via ~~di~~ qui subito",
            "> via ~~\\*\\*di\\*\\*~~ **\\~\\~di\\~\\~** qui subito",
        ),
    ],
)
def test_a_text_shows_what_went_and_what_came(before: str, after: str, shown: str) -> None:
    assert word_diff(before, after) == shown


def test_the_whole_report(update_expected: bool) -> None:
    old = with_approvals(WORD, (SideName.PA, "Ufficio *Uno* @tutti"))
    new = make_concept(
        "bando",
        in_breve="nucleo condiviso",
        sigle=("BP",),
        attenzione="Chiedi prima.",
        come_dirlo={"da_chiedere": "Chi decide?"},
        casi=[case("Un fatto *vero*.", "pa", why="per l’ente no")],
        approvazioni=[approval.model_dump(mode="json") for approval in old.approvazioni],
    )
    other = make_concept("rete", termine="rete", esempio={"testo": "Un caso.", "tipo": "inventato"})
    before = make_glossary(old, make_concept("vecchia"), make_concept("sola", pa=OTHER, terzo_settore=OTHER))
    redirects = {"vecchia": RedirectFile(sostituito_da="bando")}
    after = make_glossary(new, other, redirects=redirects, sources={"cts": CTS, "nuova": CTS})
    problems = [
        Problem(
            Place("glossary/termini/sola.yml"), "indirizzo-perduto", "", "la voce «sola» sparisce; rimettila"
        ),
        Problem(
            Place("glossary/termini/bando.yml", 4, 2), "rif", "pa.fonti[0]", "guarda *qui*", Level.WARNING
        ),
    ]
    text = report(compare(before, after), problems, "https://forge.esempio/anteprima")
    if update_expected:
        EXPECTED.write_text(text, encoding="utf-8", newline="\n")
    assert text == EXPECTED.read_text(encoding="utf-8")


def test_a_change_without_words_says_so() -> None:
    assert (
        report(Comparison())
        == f"{MARK}\n\n## Che cosa cambia: nessuna parola\n\nI controlli non trovano errori.\n"
    )


def test_a_report_always_fits_in_a_comment() -> None:
    long = "parola " * 120
    words = [
        make_concept(f"voce-{n}", in_breve=long[:300], attenzione=long, come_dirlo=long) for n in range(80)
    ]
    problems = [Problem(Place("a.yml", n), "rif", "", "x" * 200) for n in range(1, 500)]
    text = report(compare(make_glossary(), make_glossary(*words)), problems)
    assert 60_000 < len(text) <= 65_000
    assert text.endswith("*Il resto non entra in un commento: guarda i file della proposta.*\n")
    assert "…e 459 altri problemi" in text


# The command.


def write(folder: Path, reading_of: str = RECORD) -> Path:
    for path in MINIMAL.rglob("*.yml"):
        copy = folder / path.relative_to(MINIMAL)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (folder / path_of("verbale")).write_text(reading_of, encoding="utf-8")
    return folder


def test_the_command_ends_with_1_when_both_sides_approve_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = write(tmp_path / "prima")
    both = approved_text(PA)
    after = write(tmp_path / "dopo", approved(both, "verbale", *TS, DAY))
    out = tmp_path / "resoconto.md"
    arguments = ["--prima", str(before), "--dopo", str(after), "--uscita", str(out), "--formato", "github"]
    assert compare_command.main(arguments, DAY) == 1
    assert capsys.readouterr().out.startswith(
        "::error file=glossary/termini/verbale.yml,line=22,col=5,title=due-lati-insieme::"
    )
    assert "Da correggere (1)" in out.read_text(encoding="utf-8")


def test_the_command_ends_with_0_and_prints_when_all_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = (
        write(tmp_path / "prima"),
        write(tmp_path / "dopo", RECORD.replace("Lo scrive", "Lo firma")),
    )
    assert compare_command.main(["--prima", str(before), "--dopo", str(after)], DAY) == 0
    out, err = capsys.readouterr()
    assert "Lo ~~scrive~~ **firma** l’ufficio" in out
    assert err == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [(RECORD.replace("Lo scrive", "Lo firma"), 0), ("termine: [\n", 1), ("x: y\n" + RECORD, 1)],
)
def test_the_command_tells_what_the_words_have_wrong_and_what_else_is_touched(
    tmp_path: Path, text: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = write(tmp_path / "prima"), write(tmp_path / "dopo", text)
    (tmp_path / "toccati").write_bytes(b"glossary/termini/verbale.yml\0.github/workflows/a\nb.yml\0")
    arguments = ["--prima", str(before), "--dopo", str(after), "--toccati", str(tmp_path / "toccati")]
    assert compare_command.main(arguments, DAY) == code
    told = "- **programmi che la piattaforma fa partire da sola** (1): .github/workflows/a b.yml."
    assert told in capsys.readouterr().out


def test_a_glossary_that_is_a_way_to_another_is_refused(tmp_path: Path) -> None:
    before = write(tmp_path / "prima")
    (tmp_path / "dopo").mkdir()
    (tmp_path / "dopo/glossary").symlink_to(before / "glossary")
    with pytest.raises(Refusal) as refused:
        compare_command.main(["--prima", str(before), "--dopo", str(tmp_path / "dopo")], DAY)
    assert str(refused.value) == f"In {tmp_path / 'dopo'} non c’è la cartella glossary/."
