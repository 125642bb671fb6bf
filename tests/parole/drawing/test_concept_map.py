"""Maps: nothing covers anything, nothing leaves the picture, the same words give the same bytes."""

from __future__ import annotations

import re

import pytest
from builders import make_concept, make_glossary
from legible import assert_legible
from made_site import made_pages

from parole.drawing.concept_map import BROADER, NARROWER, RELATED, concept_map
from parole.drawing.drawing import CAPTION_HEIGHT
from parole.glossary.glossary import Glossary
from parole.pages import words
from parole.rendering.renderer import Renderer

LONG = "Regolamento milanese sui rapporti con gli enti del Terzo settore"
HOSTILE = '<script>alert(1)</script> & "x" ' + "W" * 50


def around(broader: int, narrower: int, related: int, name: str = "parola {}") -> Glossary:
    """Return a glossary where «centro» has these many neighbours of each kind."""

    def made(kind: str, count: int, **fields: object) -> list[object]:
        agreements = ("coincidono", "si-completano", "divergono")
        return [
            make_concept(
                f"{kind}-{i:02}", termine=name.format(f"{kind} {i}"), accordo=agreements[i % 3], **fields
            )
            for i in range(count)
        ]

    uppers, others = made("sopra", broader), made("vicina", related)
    centre = make_concept(
        "centro",
        piu_ampio=[f"sopra-{i:02}" for i in range(broader)],
        vedi_anche=[f"vicina-{i:02}" for i in range(related)],
    )
    return make_glossary(centre, *uppers, *made("sotto", narrower, piu_ampio=["centro"]), *others)


@pytest.mark.parametrize("name", ["parola {}", LONG + " {}", "W" * 80 + "{}"], ids=["short", "long", "one"])
@pytest.mark.parametrize(
    "counts", [(1, 0, 0), (0, 1, 0), (0, 0, 1), (2, 3, 4), (4, 7, 1), (0, 7, 5), (0, 0, 40), (40, 40, 40)]
)
def test_nothing_overlaps(counts: tuple[int, int, int], name: str) -> None:
    glossary = around(*counts, name=name)
    drawn = concept_map(glossary, glossary.concepts["centro"])
    assert drawn is not None
    assert_legible(drawn.wide)
    assert_legible(drawn.narrow)


@pytest.mark.parametrize(
    ("counts", "shown", "left_out"),
    [
        ((0, 0, 1), (0, 0, 1), 0),
        ((1, 2, 3), (1, 2, 3), 0),
        ((0, 0, 40), (0, 0, 12), 28),
        ((0, 9, 9), (0, 7, 5), 6),
        ((5, 9, 9), (4, 7, 1), 11),
    ],
)
def test_at_most_twelve_and_the_rest_counted(
    counts: tuple[int, int, int], shown: tuple[int, int, int], left_out: int
) -> None:
    glossary = around(*counts)
    drawn = concept_map(glossary, glossary.concepts["centro"])
    assert drawn is not None
    for drawing in (drawn.wide, drawn.narrow):
        relations = [box.relation for box in drawing.boxes]
        assert tuple(relations.count(kind) for kind in (BROADER, NARROWER, RELATED)) == shown
        assert len(drawing.seams) == len(drawing.boxes)
    assert drawn.left_out == left_out


def test_a_word_alone_has_no_map() -> None:
    glossary = around(0, 0, 0)
    assert concept_map(glossary, glossary.concepts["centro"]) is None
    assert "pc-mappa" not in words.page(Renderer(glossary), glossary.concepts["centro"]).content


def test_broader_above_narrower_below_related_beside() -> None:
    glossary = around(2, 3, 4)
    drawn = concept_map(glossary, glossary.concepts["centro"])
    assert drawn is not None
    wide = drawn.wide
    for box in wide.boxes:
        if box.relation == BROADER:
            assert box.bottom < wide.centre.y
        elif box.relation == NARROWER:
            assert box.y > wide.centre.bottom
        else:
            assert box.x > wide.centre.x + wide.centre.width or box.x + box.width < wide.centre.x


def test_a_keyboard_meets_the_words_in_the_order_of_the_list() -> None:
    glossary = around(1, 2, 3)
    drawn = concept_map(glossary, glossary.concepts["centro"])
    assert drawn is not None
    expected = ["sopra-00", "sotto-00", "sotto-01", "vicina-00", "vicina-01", "vicina-02"]
    assert [box.target for box in drawn.wide.boxes] == expected
    assert [box.target for box in drawn.narrow.boxes] == expected


def test_the_same_words_give_the_same_bytes() -> None:
    first, second = (Renderer(around(2, 7, 9)) for _ in range(2))
    assert [p.content for p in made_pages(first)] == [p.content for p in made_pages(second)]


def test_hostile_names_are_escaped() -> None:
    glossary = make_glossary(
        make_concept("centro", termine=HOSTILE, vedi_anche=["altra"]), make_concept("altra", termine=HOSTILE)
    )
    for page in made_pages(Renderer(glossary)):
        assert "<script" not in page.content
    content = words.page(Renderer(glossary), glossary.concepts["centro"]).content
    assert "<title>&lt;script&gt;" in content or "<tspan" in content
    assert 'aria-label="&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;x&#34;' in content


def test_each_neighbour_is_a_link_with_its_whole_name() -> None:
    glossary = around(1, 1, 1, name=LONG + " {}")
    content = words.page(Renderer(glossary), glossary.concepts["centro"]).content
    links = re.findall(r'<a href="\.\./\.\./termini/([a-z0-9-]+)/" aria-label="([^"]+)"', content)
    assert links == 2 * [
        ("sopra-00", f"{LONG} sopra 0, più ampio: coincidono"),
        ("sotto-00", f"{LONG} sotto 0, più specifico: coincidono"),
        ("vicina-00", f"{LONG} vicina 0, vedi anche: coincidono"),
    ]


@pytest.mark.parametrize(
    ("count", "text"), [(13, "… e un’altra, nell’elenco"), (14, "… e altre 2, nell’elenco")]
)
def test_what_is_left_out_leads_to_the_list(count: int, text: str) -> None:
    glossary = around(0, 0, count)
    content = words.page(Renderer(glossary), glossary.concepts["centro"]).content
    assert f'<a href="#elenco">{text}</a>' in content
    assert 'id="elenco"' in content


def test_seams_to_words_on_the_same_side_start_apart() -> None:
    words = [make_concept(f"vicina-{number}") for number in range(4)]
    centre = make_concept("centro", vedi_anche=[word.id for word in words])
    drawn = concept_map(make_glossary(centre, *words), centre)
    assert drawn is not None
    assert [seam.path.split("l")[0] for seam in drawn.wide.seams] == [
        "M272 54",
        "M272 68",
        "M448 54",
        "M448 68",
    ]


def test_room_for_a_caption_is_enough() -> None:
    assert CAPTION_HEIGHT >= 12 + 5
