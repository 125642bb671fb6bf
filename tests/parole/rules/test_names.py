"""Names: each form belongs to one place."""

from __future__ import annotations

from one_check import subject_of, told, told_of

from parole.rules.names import (
    check_foreign_variants,
    check_homographs,
    check_names,
    check_repeated_items,
    good_forms,
)

TWICE = "«{}» è già fra i nomi di questa voce ({}); tienila in un posto solo [forma-ripetuta]"
BOTH = "«{}» è sia una forma buona ({}) sia una forma da evitare; decidi: tienila in un posto solo [forma-contesa]"


def avoided(*forms: str) -> list[dict[str, str]]:
    return [{"forma": form, "perche": "Fa pensare ad altro."} for form in forms]


def test_the_good_forms_of_a_word_come_with_their_place() -> None:
    [concept] = subject_of({"albero": {"sigle": ["AL", "AB"], "varianti": ["pianta"]}}).concepts
    assert list(good_forms(concept)) == [
        (("termine",), "albero"),
        (("sigle", 0), "AL"),
        (("sigle", 1), "AB"),
        (("varianti", 0), "pianta"),
    ]


def test_different_forms_are_right() -> None:
    fields = {"sigle": ["AL"], "varianti": ["pianta"], "sconsigliati": avoided("fusto", "tronco")}
    assert told_of(check_names, {"albero": fields}) == []


def test_a_form_written_again_is_told_with_its_first_place() -> None:
    fields = {"sigle": ["AL", "albero"], "varianti": ["al", "pianta", "Piànta"]}
    assert told_of(check_names, {"albero": fields}) == [
        f"albero: sigle[1]: {TWICE.format('albero', 'termine')}",
        f"albero: varianti[0]: {TWICE.format('al', 'sigle')}",
        f"albero: varianti[2]: {TWICE.format('Piànta', 'varianti')}",
    ]


def test_a_form_to_avoid_is_none_of_the_good_ones_and_stands_once() -> None:
    fields = {"varianti": ["pianta"], "sconsigliati": avoided("Albero", "fusto", "pianta", "Fusto")}
    assert told_of(check_names, {"albero": fields}) == [
        f"albero: sconsigliati[0].forma: {BOTH.format('Albero', 'termine')}",
        f"albero: sconsigliati[2].forma: {BOTH.format('pianta', 'varianti')}",
        "albero: sconsigliati[3].forma: «Fusto» è ripetuto; tienilo una volta sola [elemento-ripetuto]",
    ]


def test_two_words_of_one_name_are_told_apart_by_their_qualifier() -> None:
    words = {
        "rete-a": {"termine": "rete", "accezione": "di enti"},
        "rete-b": {"termine": "rete", "accezione": "di scuole"},
        "rete-c": {"termine": "rete"},
    }
    assert told_of(check_homographs, words) == []


def test_the_same_name_and_qualifier_are_told_on_each_word_after_the_first() -> None:
    words = {
        "rete-a": {"termine": "rete", "accezione": "di enti"},
        "rete-b": {"termine": "Rète", "accezione": "Di enti"},
        "rete-c": {"termine": "rete", "accezione": "di enti"},
    }
    subject = subject_of({id_: {**word, "in_breve": id_} for id_, word in words.items()})
    first = subject.place("termini", "rete-a", "termine")
    remedy = f"c’è già in {first}; unisci le due voci, oppure distinguile con «accezione» [termine-ripetuto]"
    assert told(subject, check_homographs) == [
        f"rete-b: termine: «Rète (Di enti)» {remedy}",
        f"rete-c: termine: «rete (di enti)» {remedy}",
    ]


def test_a_variant_is_not_the_name_of_another_word_but_may_be_that_of_its_own() -> None:
    words = {
        "albero": {"varianti": ["albero", "pianta", "Bosco"]},
        "bosco": {},
        "bosco-b": {"termine": "bosco", "varianti": ["bosco"]},
    }
    subject = subject_of(words)
    remedy = "togli la variante, oppure unisci le due voci [variante-altrui]"
    place = subject.place("termini", "bosco", "termine")
    assert told(subject, check_foreign_variants) == [
        f"albero: varianti[2]: «Bosco» è il termine di un’altra voce ({place}); {remedy}",
        f"bosco-b: varianti[0]: «bosco» è il termine di un’altra voce ({place}); {remedy}",
    ]


def test_a_reference_written_again_in_a_list_is_told_there() -> None:
    words = {"albero": {"piu_ampio": ["a", "b", "a"], "vedi_anche": ["b", "c", "c"]}}
    assert told_of(check_repeated_items, words) == [
        "albero: piu_ampio[2]: «a» è ripetuto; tienilo una volta sola [elemento-ripetuto]",
        "albero: vedi_anche[2]: «c» è ripetuto; tienilo una volta sola [elemento-ripetuto]",
    ]
