"""Renaming and withdrawing a word: every reference follows, nothing else changes, or nothing at all."""

from __future__ import annotations

from datetime import date
from typing import get_origin

import pytest
from files import DATA, DRAFT, MINIMAL, WORD
from pydantic import BaseModel

from parole.editing.editing import Refusal
from parole.editing.moving import LISTS_OF_WORDS, ONE_WORD, Change, rename, withdraw
from parole.editing.writing import canonical
from parole.glossary.state import digest
from parole.model.concept import Citation, RedirectFile, WithdrawnFile, WordFile
from parole.model.registers import ReadingPath
from parole.model.types import ID_PATTERN
from parole.model.walk import metadata_of, record_of
from parole.reading.files import read_glossary
from parole.rules.check import check_glossary

DAY = date(2026, 11, 23)
TABLE, MINUTES, PATH = (
    "glossary/termini/tavolo.yml",
    "glossary/termini/verbale.yml",
    "glossary/percorsi/primo-incontro.yml",
)
FOLDERS = ("glossary/termini", "glossary/percorsi")
NAMING = WORD.replace("ancora da correggere insieme", "[[verbale|da rivedere]] insieme") + (
    "piu_ampio:\n  - tavolo\nnote_redazionali: >-\n  Vedi [[verbale]] e [[tavolo]].\n"
)
PAGE = "Il [[verbale]] e `[[verbale]]`.\n\n```\n[[verbale]]\n```\n"


def tidy(path: str, text: str) -> str:
    """Return a file in the canonical form, so that what changes is what the commands change."""
    model = ReadingPath if "percorsi" in path else WordFile
    return canonical(text, path, model) or text if path.startswith(FOLDERS) else text


def minimal() -> dict[str, str]:
    files = {path.relative_to(MINIMAL).as_posix(): path for path in MINIMAL.rglob("*.yml")}
    return {path: tidy(path, file.read_text(encoding="utf-8")) for path, file in files.items()}


FILES = minimal() | {DRAFT: tidy(DRAFT, NAMING), "docs/leggi.md": PAGE}


def errors_after(files: dict[str, str], change: Change) -> list[str]:
    after = {path: text.encode() for path, text in (files | change.files).items() if path.endswith(".yml")}
    return [str(found) for found in check_glossary(read_glossary(after)) if found.level == "errore"]


def refusal(make: object) -> str:
    with pytest.raises(Refusal) as refused:
        make()  # type: ignore[operator]
    return str(refused.value)


# Renaming.


def test_a_word_that_is_renamed_leaves_a_redirect_and_every_reference_follows() -> None:
    change = rename(FILES, "verbale", "resoconto")
    assert change.files == {
        "glossary/termini/resoconto.yml": FILES[MINUTES],
        MINUTES: "sostituito_da: resoconto\n",
        DRAFT: FILES[DRAFT].replace("[[verbale|", "[[resoconto|").replace("[[verbale]]", "[[resoconto]]"),
        TABLE: FILES[TABLE].replace("  - verbale", "  - resoconto"),
        PATH: FILES[PATH].replace("voce: verbale", "voce: resoconto"),
        "docs/leggi.md": PAGE.replace("Il [[verbale]]", "Il [[resoconto]]"),
    }
    assert change.notes == ()
    assert errors_after(FILES, change) == []


def test_relations_redirects_and_tombstones_follow_too() -> None:
    files = FILES | {
        "glossary/termini/seduta.yml": "sostituito_da: tavolo\n",
        "glossary/termini/riunione.yml": (
            "ritirato:\n  data: 2026-11-22\n  perche: >-\n    Non serve.\n  usare:\n    - tavolo\n"
        ),
    }
    change = rename(files, "tavolo", "tavolo-di-lavoro")
    assert change.files["glossary/termini/seduta.yml"] == "sostituito_da: tavolo-di-lavoro\n"
    assert change.files["glossary/termini/riunione.yml"].endswith("usare:\n    - tavolo-di-lavoro\n")
    assert "piu_ampio:\n  - tavolo-di-lavoro\n" in change.files[DRAFT]
    assert errors_after(files, change) == []


def test_a_word_may_go_back_to_the_id_it_came_from() -> None:
    once = FILES | rename(FILES, "verbale", "resoconto").files
    back = rename(once, "resoconto", "verbale")
    assert (once | back.files)[MINUTES] == FILES[MINUTES]
    assert back.files["glossary/termini/resoconto.yml"] == "sostituito_da: verbale\n"
    assert errors_after(once, back) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("verbal", "x", "«verbal» non è una voce: forse «verbale»?"),
        ("zzz", "x", "«zzz» non è una voce: scrivi il nome di un file di glossary/termini/, senza .yml."),
        ("verbale", "verbale", "«verbale» è già il suo identificativo: non c’è nulla da cambiare."),
        (
            "verbale",
            "Il Verbale",
            "«Il Verbale» non è un identificativo: usa minuscole senza accenti, cifre e trattini, "
            "al massimo 60 caratteri, per esempio: il-verbale",
        ),
        (
            "verbale",
            "../fuori",
            "«../fuori» non è un identificativo: usa minuscole senza accenti, cifre e trattini, "
            "al massimo 60 caratteri, per esempio: fuori",
        ),
        (
            "verbale",
            "",
            "«» non è un identificativo: usa minuscole senza accenti, cifre e trattini, al massimo 60 caratteri",
        ),
        (
            "verbale",
            "tavolo",
            "«tavolo» è già di un’altra voce: scegline un altro. Un indirizzo non cambia mai significato.",
        ),
        (
            "verbale",
            "seduta",
            "«seduta» è già di un’altra voce: scegline un altro. Un indirizzo non cambia mai significato.",
        ),
        ("seduta", "x", "«seduta» si è già spostata: ora è «tavolo»."),
    ],
)
def test_what_cannot_be_renamed_is_refused(old: str, new: str, said: str) -> None:
    files = FILES | {"glossary/termini/seduta.yml": "sostituito_da: tavolo\n"}
    assert refusal(lambda: rename(files, old, new)) == said


def test_a_glossary_with_errors_is_left_alone() -> None:
    files = FILES | {DRAFT: WORD.replace("incontri", "altrove")}
    assert refusal(lambda: rename(files, "verbale", "resoconto")).splitlines() == [
        "Prima di rinominare correggi questi errori (make check):",
        "glossary/termini/bozza.yml:2:7: errore: area: «altrove» non c’è in glossary/aree.yml; usa: incontri "
        "[rimando-inesistente]",
    ]


def test_an_approval_that_covers_the_old_link_is_said_to_fall() -> None:
    concept = read_glossary(
        {p: t.encode() for p, t in FILES.items() if p.endswith(".yml")}
    ).glossary.concepts["bozza"]
    given = f"approvazioni:\n  - {{lato: pa, ente: Un ente, data: 2026-11-22, impronta: {digest(concept)}}}\n"
    change = rename(FILES | {DRAFT: NAMING + given}, "verbale", "resoconto")
    assert change.notes == ("Cade l’approvazione di Un ente per «bozza»: il suo testo nomina la voce.",)
    assert given in change.files[DRAFT]


# Withdrawing.


def test_a_withdrawn_word_leaves_its_reason_and_references_go_to_the_word_to_use() -> None:
    change = withdraw(FILES, "verbale", DAY, "Diceva la stessa cosa.", ["tavolo"])
    assert change.files == {
        MINUTES: (
            "ritirato:\n  data: 2026-11-23\n  perche: >-\n    Diceva la stessa cosa.\n  usare:\n    - tavolo\n"
        ),
        DRAFT: FILES[DRAFT].replace("[[verbale|", "[[tavolo|").replace("[[verbale]]", "[[tavolo|verbale]]"),
        TABLE: FILES[TABLE].replace("vedi_anche:\n  - verbale\n", ""),
        PATH: FILES[PATH].split("  - voce: verbale")[0],
        "docs/leggi.md": PAGE.replace("Il [[verbale]]", "Il [[tavolo|verbale]]"),
    }
    assert change.notes == ("Il percorso «primo-incontro» ha un passo in meno.",)
    assert errors_after(FILES, change) == []


def test_without_a_word_to_use_links_leave_their_words_and_relations_go() -> None:
    change = withdraw(FILES, "tavolo", DAY, "Non serve più.")
    assert change.files["glossary/termini/tavolo.yml"].endswith("perche: >-\n    Non serve più.\n")
    assert "piu_ampio" not in change.files[DRAFT]
    assert "Vedi [[verbale]] e tavolo." in change.files[DRAFT]
    assert errors_after(FILES, change) == []


def test_redirects_to_a_withdrawn_word_become_tombstones_and_other_tombstones_point_on() -> None:
    files = FILES | {
        "glossary/termini/resoconto.yml": "sostituito_da: verbale\n",
        "glossary/termini/minuta.yml": (
            "ritirato:\n  data: 2026-11-20\n  perche: >-\n    Non serve.\n  usare:\n    - verbale\n"
        ),
    }
    change = withdraw(files, "verbale", DAY, "Diceva la stessa cosa.", ["bozza", "tavolo"])
    assert change.files["glossary/termini/resoconto.yml"] == change.files[MINUTES]
    assert change.files["glossary/termini/minuta.yml"].endswith("usare:\n    - bozza\n    - tavolo\n")
    assert errors_after(files, change) == []


def test_a_link_never_leads_a_word_to_itself() -> None:
    change = withdraw(FILES, "verbale", DAY, "Diceva la stessa cosa.", ["bozza"])
    assert "prima versione di un testo, da rivedere insieme" in " ".join(change.files[DRAFT].split())
    assert "Vedi verbale e [[tavolo]]." in change.files[DRAFT]
    assert change.files[PATH] == FILES[PATH].replace("voce: verbale", "voce: bozza")
    assert change.notes == (
        "Rileggi glossary/percorsi/primo-incontro.yml: il perché del passo era scritto per «verbale».",
    )


def test_a_relation_that_would_make_no_sense_is_taken_away_instead() -> None:
    """«bozza» is under «tavolo» and near «verbale»: «tavolo» in its place would be both near and above."""
    files = FILES | {DRAFT: NAMING + "vedi_anche:\n  - verbale\n"}
    change = withdraw(files, "verbale", DAY, "Diceva la stessa cosa.", ["tavolo"])
    assert "vedi_anche" not in change.files[DRAFT]
    assert errors_after(files, change) == []


@pytest.mark.parametrize(
    ("id_", "why", "use", "said"),
    [
        ("verbale", " ", [], "Scrivi il perché: chi arriva da un vecchio indirizzo deve capire che cosa è successo."),
        ("verbale", "x", ["verbale"], "Una voce ritirata non può rimandare a sé stessa: togli --usare o indica un’altra voce."),
        ("verbale", "x", ["tavoli"], "«tavoli» non è una voce: forse «tavolo»?"),
        ("minuta", "x", [], "«minuta» è già stata ritirata."),
    ],
)  # fmt: skip
def test_what_cannot_be_withdrawn_is_refused(id_: str, why: str, use: list[str], said: str) -> None:
    files = FILES | {"glossary/termini/minuta.yml": "ritirato:\n  data: 2026-11-20\n  perche: Non serve.\n"}
    assert refusal(lambda: withdraw(files, id_, DAY, why, use)) == said


NEIGHBOURS = """\
da_non_confondere:
  - voce: verbale
    perche: >-
      Non si firma, al contrario di [[verbale|lui]].
casi:
  - caso: >-
      Il [[verbale]] di ieri.
    vale_per: []
    perche: >-
      È finito.
"""


def test_a_neighbour_keeps_its_reason_and_a_case_its_answer() -> None:
    files = FILES | {DRAFT: tidy(DRAFT, WORD + NEIGHBOURS)}
    renamed = rename(files, "verbale", "resoconto").files[DRAFT]
    assert renamed == files[DRAFT].replace("voce: verbale", "voce: resoconto").replace(
        "[[verbale|", "[[resoconto|"
    ).replace("[[verbale]]", "[[resoconto]]")
    gone = withdraw(files, "verbale", DAY, "Non serve.").files[DRAFT]
    assert gone.endswith(
        NEIGHBOURS.replace("voce: verbale", "forma: verbale")
        .replace("[[verbale|lui]]", "lui")
        .replace("[[verbale]]", "verbale")
    )


def test_a_path_is_never_left_empty() -> None:
    files = FILES | {PATH: FILES[PATH].split("  - voce: verbale")[0]}
    assert refusal(lambda: withdraw(files, "tavolo", DAY, "Non serve.")) == (
        "Il percorso «primo-incontro» resterebbe vuoto: indica con --usare la voce che prende il suo posto, "
        "oppure aggiungi prima un’altra voce a glossary/percorsi/primo-incontro.yml."
    )


def test_a_reason_that_is_too_long_is_refused() -> None:
    said = refusal(lambda: withdraw(FILES, "verbale", DAY, "perché " * 80, ["tavolo"]))
    assert said.splitlines()[0] == "Ritirandola nascerebbero questi errori: correggili prima."
    assert "ritirato.perche: 559 caratteri, il massimo è 320; accorcia il testo [troppo-lungo]" in said


# The list of the keys.


def references(model: type[BaseModel]) -> set[tuple[str, bool]]:
    """Return the fields of a file that hold ids, with whether they are a list."""
    found: set[tuple[str, bool]] = set()
    for name, field in model.model_fields.items():
        if any(getattr(mark, "pattern", None) == ID_PATTERN for mark in metadata_of(field)):
            found.add((name, get_origin(field.annotation) is tuple))
        elif (record := record_of(field.annotation)) and record is not Citation:
            found |= references(record)
    return found


def test_every_reference_to_a_word_is_known() -> None:
    found = {
        pair for model in (WordFile, RedirectFile, WithdrawnFile, ReadingPath) for pair in references(model)
    }
    assert found == {(name, True) for name in LISTS_OF_WORDS} | {
        (name, False) for name in (*ONE_WORD, "area")
    }


def test_the_sample_project_can_be_renamed_and_withdrawn_word_by_word() -> None:
    sample = DATA / "sito"
    files = {
        path.relative_to(sample).as_posix(): path.read_text(encoding="utf-8")
        for path in sample.rglob("*.yml")
    }
    for path in [path for path in files if "/termini/" in path]:
        id_ = path.rsplit("/", 1)[1].removesuffix(".yml")
        assert errors_after(files, rename(files, id_, "nuovo-nome")) == []
        other = "rete" if id_ != "rete" else "tavolo"
        assert errors_after(files, withdraw(files, id_, DAY, "Prova.", [other])) == []
