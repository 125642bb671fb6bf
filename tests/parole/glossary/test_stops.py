"""Where a word stands in the reading paths."""

from __future__ import annotations

from builders import make_concept, make_glossary

from parole.glossary.stops import Stop, stops
from parole.model.registers import ReadingPath

A, B, C = (make_concept(id_) for id_ in "abc")


def path(*ids: str) -> ReadingPath:
    steps = [{"voce": id_, "perche": "serve"} for id_ in ids]
    return ReadingPath.model_validate({"titolo": f"Da {ids[0]}", "descrizione": "Prova.", "voci": steps})


def test_each_step_knows_what_comes_before_and_after() -> None:
    glossary = make_glossary(A, B, C, paths={"uno": path("b", "sparita", "a", "b"), "due": path("a")})
    assert stops(glossary) == {
        "a": (Stop("uno", "Da b", 2, 2, B, None), Stop("due", "Da a", 1, 1, None, None)),
        "b": (Stop("uno", "Da b", 1, 2, None, A),),
        "c": (),
    }


def test_no_paths_no_stops() -> None:
    assert stops(make_glossary(A)) == {"a": ()}


def test_a_path_of_words_that_are_not_there_has_no_stops() -> None:
    assert stops(make_glossary(A, paths={"uno": path("sparita", "perduta")})) == {"a": ()}
