"""Where a word recurs: found in the texts of the others, without those already shown near it."""

from builders import make_concept, make_glossary

from parole.glossary.backlinks import backlinks
from parole.pages import words
from parole.rendering.renderer import Renderer

GLOSSARY = make_glossary(
    make_concept("bando", in_breve="non è un tavolo"),
    make_concept("avviso", in_breve="apre un tavolo e cita un bando", vedi_anche=["bando"]),
    make_concept(
        "tavolo", in_breve="luogo di incontro", esempio={"testo": "Un tavolo.", "tipo": "inventato"}
    ),
    make_concept("verbale", in_breve="racconta un [[tavolo|incontro]]", piu_ampio=["avviso"]),
    make_concept("citata", in_breve="dice «tavolo» e basta"),
)


def test_backlinks_are_the_other_end_of_the_links() -> None:
    linked = {"bando": {"bando", "tavolo"}, "avviso": {"tavolo", "bando"}, "verbale": {"tavolo", "sparita"}}
    found = {id_: [c.id for c in words] for id_, words in backlinks(GLOSSARY, linked).items()}
    assert found == {
        "bando": [],
        "avviso": [],
        "tavolo": ["avviso", "bando", "verbale"],
        "verbale": [],
        "citata": [],
    }


def test_the_page_lists_them_with_their_stitch() -> None:
    content = words.page(Renderer(GLOSSARY), GLOSSARY.concepts["tavolo"]).content
    listed = content.split("<dt>Dove ricorre</dt>")[1].split("</dd>")[0]
    assert [id_ for id_ in GLOSSARY.concepts if f"termini/{id_}/" in listed] == ["bando", "avviso", "verbale"]
    assert "<details" not in listed


def test_a_page_where_nothing_recurs_says_nothing() -> None:
    assert "Dove ricorre" not in words.page(Renderer(GLOSSARY), GLOSSARY.concepts["citata"]).content


def test_many_are_folded_but_there() -> None:
    citing = [make_concept(f"p-{i:02}", in_breve="parla di un tavolo") for i in range(20)]
    glossary = make_glossary(make_concept("tavolo"), *citing)
    listed = words.page(Renderer(glossary), glossary.concepts["tavolo"]).content.split(
        "<dt>Dove ricorre</dt>"
    )[1]
    assert "<summary>12 altre parole</summary>" in listed
    assert all(f"termini/p-{i:02}/" in listed for i in range(20))
