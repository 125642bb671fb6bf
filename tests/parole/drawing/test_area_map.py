"""The map of an area: each word under its broader one, in columns, down to a depth that can still be read."""

from __future__ import annotations

import pytest
from builders import make_concept, make_glossary
from legible import assert_legible

from parole.drawing.area_map import area_map

LONG = "Regolamento milanese sui rapporti con gli enti del Terzo settore"


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


@pytest.mark.parametrize("count", [1, 2, 3, 4, 40])
@pytest.mark.parametrize("name", ["parola", LONG, "W" * 80], ids=["short", "long", "one"])
def test_area_is_legible(count: int, name: str) -> None:
    words = [
        make_concept(f"p-{i:02}", termine=name, piu_ampio=[f"p-{i - 1:02}"] if i % 3 else None)
        for i in range(count)
    ]
    drawn = area_map(make_glossary(*words), "strumenti")
    assert drawn is not None
    for drawing in (drawn.wide, drawn.narrow):
        assert_legible(drawing)
        assert sorted(box.target for box in drawing.boxes) == [c.id for c in words]
        assert len(drawing.seams) == count


def test_area_puts_each_word_under_its_broader_one() -> None:
    words = make_glossary(
        make_concept("a"),
        make_concept("b", piu_ampio=["z"]),
        make_concept("c", piu_ampio=["b"]),
        make_concept("z"),
        make_concept("altrove", area="principi"),
        make_concept("d", piu_ampio=["altrove"]),
    )
    drawn = area_map(words, "strumenti")
    assert drawn is not None
    assert [(box.target, box.x) for box in drawn.narrow.boxes] == [
        ("a", 32), ("d", 32), ("z", 32), ("b", 64), ("c", 96),
    ]  # fmt: skip


def test_area_survives_a_circle_and_an_empty_register() -> None:
    circle = make_glossary(make_concept("a", piu_ampio=["b"]), make_concept("b", piu_ampio=["a"]))
    drawn = area_map(circle, "strumenti")
    assert drawn is not None
    assert [box.target for box in drawn.wide.boxes] == ["a", "b"]
    assert area_map(circle, "principi") is None
