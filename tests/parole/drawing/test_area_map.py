"""The map of an area: each word under its broader one, in columns, down to a depth that can still be read."""

from __future__ import annotations

from builders import make_concept, make_glossary

from parole.drawing.area_map import area_map


def test_words_are_set_in_up_to_the_third_step_and_no_further() -> None:
    ids = ["a", "b", "c", "d", "e", "f"]
    words = [make_concept(id_, piu_ampio=[before] if before else None) for id_, before in zip(ids, [None, *ids])]
    drawn = area_map(make_glossary(*words), "strumenti")
    assert drawn is not None
    assert [(box.target, box.x) for box in drawn.narrow.boxes] == [
        ("a", 32), ("b", 64), ("c", 96), ("d", 128), ("e", 128), ("f", 128),
    ]  # fmt: skip
