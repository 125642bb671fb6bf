"""A word as Markdown: the sides together, with verdict, state and edition; nothing of ours in a text."""

from __future__ import annotations

import markdown as reader
import pytest
from builders import CTS, make_concept, make_glossary
from hostile import PAYLOADS, hostile_renderer
from lxml import html
from opendata_samples import WORDS

from parole.glossary.site_facts import SiteFacts
from parole.opendata.markdown import assistants, word
from parole.rendering.renderer import Renderer

FACTS = SiteFacts(name="Prova", url="https://esempio.it/g/", city="Milano")


def text_of(concept: object, *others: object) -> str:
    return word(Renderer(make_glossary(concept, *others), (), FACTS), "bando")  # type: ignore[arg-type]


def test_a_word_is_whole_and_each_line_says_what_it_is() -> None:
    sides = {"pa": {"vuol_dire": "atto che *apre*", "definizione": "Dice l’ufficio.", "fonti": [{"fonte": "cts", "rif": "art. 55"}]},
             "terzo_settore": {"vuol_dire": "soldi da chiedere", "definizione": "Dice l’ente."}}  # fmt: skip
    cases = [{"caso": "Una gara.", "vale_per": ["pa"], "perche": "apre un contratto"}]
    made = text_of(
        make_concept("bando", accordo="divergono", differenza=["chi-paga"], casi=cases, vedi_anche=["tavolo"],
                     sigle=["BG"], **sides),
        make_concept("tavolo"),
    )  # fmt: skip
    assert made == (
        "# bando\n\n> Nucleo comune.\n\n"
        "**Divergono: chi paga**: chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla.\n\n"
        "- Stato: Bozza redazionale (scritta dalla redazione; nessun ente l’ha ancora approvata)\n"
        "- Edizione: testo non ancora pubblicato\n"
        "- Area: Strumenti\n"
        "- Pagina: https://esempio.it/g/termini/bando/\n"
        "- Redazione di Parole in comune, Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)\n"
        "\n## Sigle\n\n- Sigle: BG\n"
        "\n## Pubblica amministrazione\n\n"
        "- Pubblica amministrazione, vuol dire: atto che apre\n"
        "- Pubblica amministrazione, definizione: Dice l’ufficio.\n"
        "- Pubblica amministrazione, fonti: [Codice del Terzo settore, art. 55]"
        f"(<https://www.normattiva.it/uri-res/N2Ls?{CTS.urn}~art55>) (non letta)\n"
        "\n## Terzo settore\n\n"
        "- Terzo settore, vuol dire: soldi da chiedere\n"
        "- Terzo settore, definizione: Dice l’ente.\n"
        "\n## È questo?\n\n"
        "- È questo? 1\n  - Caso: Una gara.\n  - Vale per: Pubblica amministrazione\n  - Perché: apre un contratto\n"
        "\n## Vedi anche\n\n- Vedi anche: [tavolo](../tavolo/index.md)\n"
    )


def test_a_side_that_nobody_wrote_is_told_beside_the_other() -> None:
    made = text_of(make_concept("bando", terzo_settore=None, accordo=None))
    assert "\n## Pubblica amministrazione\n\n- Pubblica" in made
    assert "\n## Terzo settore\n\nQuesta voce non è ancora stata scritta.\n" in made
    assert "**Manca una voce**" in made


def test_ids_that_moved_or_were_withdrawn_say_where_to_go() -> None:
    renderer = Renderer(WORDS, (), FACTS)
    assert word(renderer, "avviso") == (
        "# avviso\n\nHa cambiato nome. Al suo posto: [bando (di gara)](../bando/index.md).\n"
    )
    assert word(renderer, "concorso") == (
        "# concorso\n\nRitirata il 2026-11-22. Non serve. Al suo posto: [bando (di gara)](../bando/index.md).\n"
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_makes_a_mark_a_link_or_a_tag(payload: str) -> None:
    renderer = hostile_renderer([payload])
    for made in (word(renderer, "parola-0"), assistants(renderer)):
        root = html.fromstring(f"<div>{reader.markdown(made)}</div>")
        tags = {element.tag for element in root.iter()}
        assert tags <= {"div", "h1", "h2", "p", "ul", "li", "a", "strong", "blockquote"}
        assert not [link for link in root.iterfind(".//a") if link.get("href", "").startswith("javascript")]


def test_the_list_for_assistants_never_gives_one_side_alone() -> None:
    made = assistants(Renderer(make_glossary(make_concept("bando", accordo="coincidono")), (), FACTS))
    assert made.startswith("# Prova\n\n> Il glossario dell’amministrazione condivisa a Milano: ")
    assert "Le due definizioni di una parola vanno citate insieme" in made
    assert made.endswith(
        "\n## Le parole\n\n- [bando](https://esempio.it/g/termini/bando/index.md): nucleo comune "
        "(Coincidono; bozza redazionale)\n"
    )
