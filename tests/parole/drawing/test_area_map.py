"""The map of an area: each word under its broader one, in columns, down to a depth that can still be read."""

from __future__ import annotations

from builders import make_concept, make_glossary

from parole.drawing.area_map import area_map


def test_words_are_set_in_up_to_the_third_step_and_no_further() -> None:
    broader = {"a": [], "b": ["a"], "c": ["b"], "d": ["c"], "e": ["d"], "f": ["e"]}
    words = [make_concept(id_, piu_ampio=ids) for id_, ids in broader.items()]
    drawn = area_map(make_glossary(*words), "strumenti")
    assert drawn is not None
    assert [(box.target, box.x) for box in drawn.narrow.boxes] == [
        ("a", 32), ("b", 64), ("c", 96), ("d", 128), ("e", 128), ("f", 128),
    ]  # fmt: skip


def test_a_spine_goes_from_the_name_of_the_area_and_a_wide_map_has_a_bar_across_its_columns() -> None:
    drawn = area_map(make_glossary(make_concept("a")), "strumenti")
    assert drawn is not None
    assert (len(drawn.narrow.trunks), len(drawn.wide.trunks)) == (1, 3)
