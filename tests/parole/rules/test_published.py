"""What was published answers for ever: each register is looked at by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from one_check import TERMS, subject_of, told, told_of

from parole.editing.writing import written
from parole.glossary import addresses
from parole.model.publication import AddressRegister, NewsRegister, seal
from parole.rules.published import (
    check_published_addresses,
    check_published_meanings,
    check_registers_untouched,
)

ADDRESSES, NEWS = "glossary/indirizzi.yml", "glossary/novita.yml"
CODE = "scripts/parole/glossary/addresses.py"
TOMB = "ritirato: {data: 2026-11-22, perche: Non serve.}\n"
GONE = "«{}» è pubblicato e non risponderebbe più; {} [indirizzo-sparito]"


def register(model: type[AddressRegister | NewsRegister], **fields: Any) -> str:
    """Return a register as the command writes it, seal and all."""
    sealed = seal(model.model_validate(fields))
    return written({**fields, "impronta": sealed}, model)


def published(**fields: Any) -> dict[str, str | None]:
    return {ADDRESSES: register(AddressRegister, **fields)}


# The registers themselves.

TOUCHED = ": il registro non è come l’ha scritto la pubblicazione; rimettilo com’era: lo scrive solo scripts/publish.py, una proposta non lo cambia [registro-toccato]"  # fmt: skip
WORDS, PRINTS = (
    [{"id": "albero", "nome": "albero"}],
    [{"id": "albero", "nome": "albero", "accordo": "divergono"}],
)
BOTH = {**published(voci=WORDS), NEWS: register(NewsRegister, voci=PRINTS)}


def untouched(files: dict[str, str | None]) -> list[str]:
    return told_of(check_registers_untouched, {}, files)


def test_two_registers_as_they_were_written_or_none_are_right() -> None:
    assert untouched({}) == []
    assert untouched(BOTH) == []


@pytest.mark.parametrize(("path", "name"), [(ADDRESSES, "indirizzi"), (NEWS, "novita")])
def test_a_register_that_was_touched_or_taken_away_is_told(path: str, name: str) -> None:
    touched = str(BOTH[path]).replace("nome: albero", "nome: alberi")
    assert touched != BOTH[path]
    assert untouched({**BOTH, path: touched}) == [f"{name}: {TOUCHED}"]
    assert untouched({**BOTH, path: None}) == [f"{name}: {TOUCHED}"]


def test_a_register_that_cannot_be_read_is_not_also_told_as_missing() -> None:
    assert untouched({**BOTH, NEWS: "["}) == []


# The addresses.


def gone(files: dict[str, str | None], *words: str) -> list[str]:
    found = told_of(check_published_addresses, {id_: {} for id_ in words}, files)
    return [line.removeprefix("indirizzi: ") for line in found]


def test_a_published_word_that_has_a_file_answers_whatever_is_left_of_it() -> None:
    ids = ["albero", "bosco", "colle"]
    left = {f"{TERMS}/bosco.yml": "sostituito_da: albero\n", f"{TERMS}/colle.yml": TOMB}
    files = {**published(voci=[{"id": id_, "nome": id_} for id_ in ids]), **left}
    assert gone(files, "albero") == []


def test_a_published_word_without_a_file_is_told_with_the_way_to_leave_one() -> None:
    files = published(voci=[{"id": "albero", "nome": "albero"}, {"id": "bosco", "nome": "bosco"}])
    remedy = (
        "lascia in glossary/termini/bosco.yml il rinvio alla voce nuova (scripts/rinomina.py) oppure il perché del "
        "ritiro (scripts/ritira.py)"
    )
    assert gone(files, "albero") == [f"voci[1].id: {GONE.format('termini/bosco/', remedy)}"]


def test_areas_and_paths_stay() -> None:
    path = "titolo: x\ndescrizione: y\nvoci: [{voce: albero, perche: z}]\n"
    files = {
        **published(aree=["incontri", "altrove"], percorsi=["primo", "secondo"]),
        "glossary/percorsi/primo.yml": path,
    }
    assert gone(files, "albero") == [
        f"aree[1]: {GONE.format('aree/altrove/', 'rimettila in glossary/aree.yml, anche senza parole')}",
        f"percorsi[1]: {GONE.format('percorsi/secondo/', 'rimettilo in glossary/percorsi/')}",
    ]


def test_what_cannot_be_read_is_not_also_told_as_gone() -> None:
    files = {**published(aree=["altrove"], percorsi=["primo"]), "glossary/percorsi/primo.yml": "["}
    assert gone({**files, "glossary/aree.yml": "["}) == []


def test_the_parts_of_a_page_and_the_questions_to_a_list_stay() -> None:
    anchors = [f"#{anchor}" for anchor in addresses.ANCHORS.values()]
    filters = [f"?{name}=" for name in addresses.FILTERS]
    assert gone(published(ancore=anchors, filtri=filters)) == []
    assert gone(published(ancore=["#pa", "#zzz"], filtri=["?zzz=", "?area="])) == [
        f"ancore[1]: {GONE.format('#zzz', f'rimettila in {CODE}')}",
        f"filtri[0]: {GONE.format('?zzz=', f'rimettilo in {CODE}')}",
    ]


def test_hand_written_pages_stay_where_there_is_a_site_to_tell() -> None:
    subject = subject_of({}, published(pagine=["/leggi/", "/sparita/"]))
    assert told(subject, check_published_addresses) == []
    around = replace(subject, reading=replace(subject.reading, pages=frozenset({"leggi/"})))
    remedy = "rimetti la pagina, anche solo per dire dove si è spostata"
    assert told(around, check_published_addresses) == [
        f"indirizzi: pagine[1]: {GONE.format('/sparita/', remedy)}"
    ]


# What an id means.


def meant(left: dict[str, str], *moves: tuple[str, str]) -> list[str]:
    """Return what is said of published moves (from, to), with these files of ids that are left."""
    files = published(rinvii=[{"da": old, "a": new} for old, new in moves])
    files |= {f"{TERMS}/{id_}.yml": text for id_, text in left.items()}
    return told_of(check_published_meanings, {"albero": {}, "bosco": {}}, files)


def test_an_id_that_had_moved_may_move_on_with_its_word() -> None:
    left = {"minuta": "sostituito_da: schizzo\n", "schizzo": "sostituito_da: albero\n"}
    assert meant(left, ("minuta", "albero"), ("minuta", "schizzo")) == []


def test_an_id_that_had_moved_and_now_means_another_word_is_told() -> None:
    left = {"minuta": "sostituito_da: bosco\n", "giusta": "sostituito_da: albero\n"}
    assert meant(left, ("giusta", "albero"), ("minuta", "albero")) == [
        "indirizzi: rinvii[1]: «termini/minuta/» è pubblicato e porta a «albero», ora porterebbe a «bosco»; rimetti il "
        "rinvio com’era: a una parola diversa serve un indirizzo diverso [indirizzo-cambiato]"
    ]


def test_an_id_that_leads_nowhere_is_told_by_other_rules() -> None:
    assert meant({}, ("minuta", "albero")) == []
    assert meant({"minuta": "sostituito_da: albero\n"}, ("minuta", "zzz")) == []


def test_two_ids_that_were_both_withdrawn_mean_the_same_nothing() -> None:
    assert meant({"minuta": TOMB, "schizzo": TOMB}, ("minuta", "schizzo")) == []
    assert [line.rpartition(" ")[2] for line in meant({"minuta": TOMB}, ("minuta", "albero"))] == [
        "[indirizzo-cambiato]"
    ]
    assert [line.rpartition(" ")[2] for line in meant({"schizzo": TOMB}, ("albero", "schizzo"))] == [
        "[indirizzo-cambiato]"
    ]
