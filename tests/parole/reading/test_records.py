"""Nodes → typed records: where each problem of a field stands, and what it says to do."""

from __future__ import annotations

from datetime import date

import pytest
from files import added, changed
from pydantic import create_model

from parole.model.concept import Concept, Discouraged, Expiry, RedirectFile, Side
from parole.model.registers import ReadingPath, Source
from parole.model.values import Agreement
from parole.reading.node_values import node_at, place_of, plain
from parole.reading.problems import Place
from parole.reading.records import Draft, read_record
from parole.reading.yaml_nodes import Location, Mapping, Scalar, read_yaml

WORD = "termine: bozza\narea: incontri\nin_breve: x\n"


def mapping(text: str) -> Mapping:
    root, problems = read_yaml(text, "voce.yml")
    assert problems == []
    assert isinstance(root, Mapping)
    return root


def draft(text: str) -> Draft[Concept]:
    return read_record(Concept, mapping(text), id="bozza")


def said(read: Draft[Concept]) -> list[str]:
    return [str(problem).removeprefix("voce.yml:") for problem in read.problems]


# From nodes to plain values.


def test_a_node_becomes_texts_lists_and_dictionaries() -> None:
    root = mapping("a: no\nb: [1, {c: x}]\nd: {e: f}\n")
    assert plain(root) == {"a": "no", "b": ["1", {"c": "x"}], "d": {"e": "f"}}


def test_what_is_not_written_is_none() -> None:
    root = mapping("a:\nb: ''\nc: []\nd: ~\ne: null\nf: '~'\ng: [x, ]\nh:\n  - x\n  -\n")
    expected = {"a": None, "b": None, "c": None, "d": None, "e": None, "f": "~", "g": ["x"], "h": ["x", None]}
    assert plain(root) == expected


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ((), "1:1"),
        (("a",), "1:4"),
        (("fonti", 1), "4:5"),
        (("fonti", 1, "rif"), "4:30"),
        (("fonti", 0, "rif"), "3:5"),
        (("fonti", 7), "3:3"),
        (("manca",), "1:1"),
        (("manca", 0, "x"), "1:1"),
    ],
)
def test_a_place_is_that_of_the_value_or_of_what_is_around_it(location: Location, place: str) -> None:
    root = mapping("a: 1\nfonti:\n  - fonte: cts\n  - {fonte: dm-72-2021, rif: § 3}\n")
    assert str(place_of(root, location)) == f"voce.yml:{place}"


def test_a_node_is_found_exactly_or_not_at_all() -> None:
    root = mapping("a: [x]\n")
    assert node_at(root, ("a", 0)) == Scalar(Place("voce.yml", 1, 5), "x")
    assert node_at(root, ("a", 1)) is None
    assert node_at(root, ("a", 0, "b")) is None
    assert node_at(root, ("b",)) is None


# What is read.


def test_a_right_record_has_no_problems() -> None:
    read = draft(WORD)
    assert read.problems == []
    assert read.replaced == frozenset()
    assert read.record == read.mended == Concept(id="bozza", termine="bozza", area="incontri", in_breve="x")


def test_texts_are_on_one_line_with_composed_accents() -> None:
    read = draft(WORD.replace("in_breve: x", "in_breve: |\n  due\n  righe,\u00a0perche\u0301\n"))
    assert read.record
    assert read.record.in_breve == "due righe, perché"


def test_optional_fields_without_a_value_are_as_if_not_written() -> None:
    read = draft(f"{WORD}accezione:\nsigle: []\npa: ''\nvarianti: ~\n")
    assert read.problems == []
    assert read.record == draft(WORD).record


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("true", True),
        ("True", True),
        ("sì", True),
        ("si", True),
        ("false", False),
        ("no", False),
        ("No", False),
    ],
)
def test_yes_and_no_are_understood(typed: str, value: bool) -> None:
    source = f"tipo: norma\nnome: x\ntitolo: y\nvigente: {typed}\n"
    record = read_record(Source, mapping(source)).record
    assert record
    assert record.vigente is value


def test_a_broken_record_keeps_what_is_right_and_stands_in_for_the_rest() -> None:
    read = draft(
        "termine: bozza\narea: [x]\nin_breve: y\nscade: {il: ieri, perche: z}\naccordo: quasi\n"
        "varianti: [a, {b: c}, d]\nsconsigliati:\n  - {forma: gara}\nverde: sì\npa: testo\n"
    )
    assert read.record is None
    assert read.replaced == {
        "area", "scade.il", "accordo", "varianti[1]", "sconsigliati[0].perche", "verde", "pa",
    }  # fmt: skip
    assert read.mended == Concept(
        id="bozza", termine="bozza", area="valore-che-non-si-legge", in_breve="y",
        scade=Expiry(il=date(2000, 1, 1), perche="z"),
        varianti=("a", "valore-che-non-si-legge", "d"),
        sconsigliati=(Discouraged(forma="gara", perche="valore-che-non-si-legge"),),
    )  # fmt: skip


def test_many_broken_items_keep_their_number() -> None:
    items = "".join(f"  - {'[x]' if index % 2 else f'forma {index}'}\n" for index in range(13))
    read = draft(f"{WORD}varianti:\n{items}")
    assert read.mended
    assert read.mended.varianti[12] == "forma 12"
    assert len(read.mended.varianti) == 13
    assert read.replaced == {f"varianti[{index}]" for index in range(1, 13, 2)}


def test_a_side_without_its_definition_still_stands() -> None:
    read = draft(f"{WORD}pa:\n  fonti:\n    - fonte: cts\n")
    assert read.mended
    assert isinstance(read.mended.pa, Side)
    assert read.mended.pa.fonti[0].fonte == "cts"


def test_the_id_is_never_typed() -> None:
    read = draft(f"id: altro\n{WORD}")
    assert read.record is None
    assert said(read) == [
        "1:1: errore: id: campo sconosciuto; toglilo, o guarda l’elenco dei campi in «Scrivere una voce» "
        "[campo-sconosciuto]"
    ]


def test_fields_are_named_from_the_top_of_their_file() -> None:
    read = read_record(Source, mapping("tipo: norma\nnome: x\n"), ("cts",))
    assert [problem.field for problem in read.problems] == ["cts.titolo"]


def test_an_enumerated_value_is_the_value_itself() -> None:
    record = draft(f"{WORD}accordo: si-completano\n").record
    assert record
    assert record.accordo is Agreement.SI_COMPLETANO


# What is said. The whole lines are in tests/data/regole; here, the cases that are easily confused.


@pytest.mark.parametrize(
    ("key", "advice"),
    [
        ("Accordo", "forse «accordo»?"),
        ("vedi anche", "forse «vedi_anche»? È un elenco: scrivi «vedi_anche: [x]»"),
        ("Terzo settore", "forse «terzo_settore»?"),
        ("definizone", "toglilo, o guarda l’elenco dei campi in «Scrivere una voce»"),
        ("testo", "va dentro «esempio»: controlla il rientro"),
        ("zzz", "toglilo, o guarda l’elenco dei campi in «Scrivere una voce»"),
    ],
)
def test_an_unknown_field_gets_the_advice_it_needs(key: str, advice: str) -> None:
    read = draft(f"{WORD}{key}: x\n")
    assert said(read)[0] == f"4:1: errore: {key}: campo sconosciuto; {advice} [campo-sconosciuto]"


def test_the_fields_of_a_small_record_are_listed() -> None:
    assert changed("rif: ", "punto: ") == [
        "10:28: errore: pa.fonti[0].punto: campo sconosciuto; usa: fonte, rif, storico [campo-sconosciuto]"
    ]


@pytest.mark.parametrize(
    ("count", "advice"),
    [(7, "usa: a, b, c, d, e, f, g"), (8, "toglilo, o guarda l’elenco dei campi in «Scrivere una voce»")],
)
def test_up_to_seven_fields_are_listed_and_more_are_pointed_to(count: int, advice: str) -> None:
    record = create_model(
        "Record", __config__={"extra": "forbid"}, **dict.fromkeys("abcdefgh"[:count], (str, ""))
    )
    assert [str(problem) for problem in read_record(record, mapping("zzz: x\n")).problems] == [
        f"voce.yml:1:1: errore: zzz: campo sconosciuto; {advice} [campo-sconosciuto]"
    ]


def test_a_misspelt_field_is_not_told_again_as_missing() -> None:
    assert changed("in_breve:", "inbreve:") == [
        "3:1: errore: inbreve: campo sconosciuto; forse «in_breve»? [campo-sconosciuto]"
    ]


def test_a_field_indented_by_mistake_is_not_told_again_as_missing() -> None:
    assert added("  inglese: draft\n") == [
        "11:3: errore: il rientro di «inglese:» non è quello giusto; porta «inglese:» all’inizio della riga [rientro]"
    ]


def test_an_unknown_empty_field_is_not_ignored() -> None:
    assert added("colore:\n") == [
        "11:1: errore: colore: campo sconosciuto; toglilo, o guarda l’elenco dei campi in «Scrivere una voce» "
        "[campo-sconosciuto]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("area: incontri", "area:", "2:6: errore: area: campo vuoto; scrivi il valore: l’area; nel file, il suo identificativo in glossary/aree.yml [campo-vuoto]"),
        ("area: incontri", "area: ~", "2:7: errore: area: campo vuoto; scrivi il valore: l’area; nel file, il suo identificativo in glossary/aree.yml [campo-vuoto]"),
        ("termine: bozza", 'termine: " "', '1:10: errore: termine: campo vuoto; scrivi il valore: la forma preferita: al singolare, minuscola se non è un nome proprio [campo-vuoto]'),
        ("area: incontri", "area: [incontri]", "2:7: errore: area: c’è un elenco, ma qui serve un valore solo; scrivilo senza parentesi quadre né trattini [tipo-errato]"),
        ("area: incontri", "area: {a: b}", "2:7: errore: area: c’è una serie di campi, ma qui serve un testo; scrivi il testo tra virgolette, oppure a capo dopo «>-» [tipo-errato]"),
        ("termine: bozza", "termine: bozza\nscade: {perche: x, il: [2026-11-22]}", "2:24: errore: scade.il: c’è un elenco, ma qui serve una data; scrivi il giorno giusto, come 2026-11-22 [tipo-errato]"),
        ("termine: bozza", "termine: bozza\nscade: {perche: x, il: 2026-11-22T10:00:00}", "2:24: errore: scade.il: «2026-11-22T10:00:00» non è una data del calendario; scrivi il giorno giusto, come 2026-11-22 [data]"),
        ("termine: bozza", "termine: bozza\nscade: {perche: x, il: 20261122}", "2:24: errore: scade.il: «20261122» non è una data del calendario; scrivila così: 2026-11-22 [data]"),
        ("termine: bozza", "termine: bozza\nscade: {perche: x, il: 2026-13-01}", "2:24: errore: scade.il: «2026-13-01» non è una data del calendario; scrivi il giorno giusto, come 2026-11-22 [data]"),
        ("area: incontri", "area: città", "2:7: errore: area: «città» non è un identificativo; le aree sono: incontri [identificativo]"),
        ("area: incontri", "area: '!!'", "2:7: errore: area: «!!» non è un identificativo; le aree sono: incontri [identificativo]"),
        ('rif: "art. 5, c. 1"', "storico: [sì]", "10:37: errore: pa.fonti[0].storico: c’è un elenco, ma qui serve un sì o un no; scrivi true, oppure false [tipo-errato]"),
        ("termine: bozza", f"termine: {'à' * 91}", "1:10: errore: termine: 91 caratteri, il massimo è 90; accorcia il testo [troppo-lungo]"),
        ("termine: bozza", f"termine: bozza\naccordo: {'x' * 100}", f"2:10: errore: accordo: valore «{'x' * 59}…» non ammesso; usa: coincidono, si-completano, divergono [valore-non-ammesso]"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_in_its_place(old: str, new: str, expected: str) -> None:
    assert changed(old, new) == [expected]


def test_the_length_counts_characters_after_folding() -> None:
    assert changed("termine: bozza", f"termine: >-\n  {'x' * 45}\n  {'x' * 44}") == []
    assert len(changed("termine: bozza", f"termine: >-\n  {'x' * 45}\n  {'x' * 45}")) == 1


def test_an_empty_list_that_is_needed_is_told() -> None:
    read = read_record(ReadingPath, mapping("titolo: x\ndescrizione: y\nvoci: []\n"))
    assert [str(problem) for problem in read.problems] == [
        "voce.yml:3:7: errore: voci: l’elenco è vuoto; aggiungi almeno un elemento [elenco-vuoto]"
    ]


def test_a_redirect_knows_only_its_field() -> None:
    read = read_record(RedirectFile, mapping("verso: x\n"))
    assert [str(problem) for problem in read.problems] == [
        "voce.yml:1:1: errore: verso: campo sconosciuto; forse «sostituito_da»? [campo-sconosciuto]",
    ]


SIDE = "  vuol_dire: x\n  definizione: x\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cooperative:\n" + SIDE, ["cooperative: campo sconosciuto; forse «terzo_settore»?"]),
        ("comune:\n" + SIDE, ["comune: campo sconosciuto; forse «pa»?"]),
        ("noi:\n" + SIDE, ["noi: campo sconosciuto; se è «pa» o «terzo_settore», scrivi quel nome"]),
        (f"pa:\n{SIDE}noi:\n{SIDE}", ["noi: campo sconosciuto; forse «terzo_settore»?"]),
        ("storia: cinque parole e poi basta\n", ["storia: campo sconosciuto; se ciò che c’è scritto serve, portalo in un campo di quelli in «Scrivere una voce»"]),
        ("storia:\n  - una\n", ["storia: campo sconosciuto; se ciò che c’è scritto serve, portalo in un campo di quelli in «Scrivere una voce»"]),
    ],
)  # fmt: skip
def test_an_unknown_field_that_holds_something_is_not_to_be_thrown_away(text: str, told: list[str]) -> None:
    lines = [line.partition(" errore: ")[2] for line in said(draft(f"{WORD}{text}"))]
    assert [line for line in lines if "sconosciuto" in line] == [
        f"{each} [campo-sconosciuto]" for each in told
    ]
