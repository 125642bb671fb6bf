"""What is printed of a word: its sheet, its blank sheet, its sources, and the script that brings them."""

from __future__ import annotations

import json
import re

from builders import make_concept, make_glossary
from made_site import make_all

from parole.glossary.site_facts import SiteFacts
from parole.model.concept import RedirectFile
from parole.model.registers import ReadingPath
from parole.pages.handouts import FRAGMENTS, drawn_code, handout, linked_code, scripts
from parole.rendering.renderer import Renderer

WORD = make_concept(
    "bando",
    termine="<b>bando</b>",
    sigle=["BB"],
    pa={
        "vuol_dire": "atto di [[tavolo|un ufficio]]",
        "definizione": "Un *atto* del [[tavolo]].",
        "fonti": [{"fonte": "cts", "rif": "art. 55"}],
    },
    accordo="divergono",
    differenza=["chi-decide"],
    attenzione="Qui ci si fraintende.",
    come_dirlo={"da_scrivere": {"dove": "nel titolo", "testo": "Avviso."}, "da_chiedere": "Chi decide?"},
)
GLOSSARY = make_glossary(
    WORD, make_concept("tavolo"), redirects={"gara": RedirectFile(sostituito_da="bando")}
)
FACTS = SiteFacts(url="https://esempio.it/g/")


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


def test_the_sheet_has_both_sides_the_verdict_and_the_way_to_the_site() -> None:
    made = handout(Renderer(GLOSSARY, facts=FACTS), WORD, "../", linked_code)
    assert text(made.sheet) == (
        "&lt;b&gt;bando&lt;/b&gt; BB Nucleo comune. Divergono: chi decide. Chi segue il significato dell’altro fa "
        "una cosa diversa: va chiarito prima di usarla. Pubblica amministrazione Atto di un ufficio. Un atto del "
        "tavolo. Terzo settore Lo vivono le persone. Attenzione Qui ci si fraintende. Come dirlo Da scrivere nel "
        "titolo: Avviso. Da chiedere: Chi decide? "
        "Bozza redazionale, testo non ancora pubblicato. CC BY 4.0. esempio.it/g/t/bb"
    )
    assert "<em>atto</em>" in made.sheet
    assert re.findall(r"<a [^>]*>", made.sheet) == ['<a class="pd-indirizzo" href="https://esempio.it/g/t/bb/">']
    assert '<img class="pd-codice" src="../qr/bando.svg"' in made.sheet


def test_the_blank_sheet_says_nothing_of_the_meanings() -> None:
    made = handout(Renderer(GLOSSARY, facts=FACTS), WORD, "../", linked_code)
    assert "atto" not in made.blank
    assert "persone" not in made.blank
    assert "Pubblica amministrazione: per noi vuol dire…" in made.blank
    assert "Terzo settore: per noi vuol dire…" in made.blank


def test_the_sources_are_listed_once_each() -> None:
    made = handout(Renderer(GLOSSARY, facts=FACTS), WORD, "../", linked_code)
    assert text(made.sources) == (
        "&lt;b&gt;bando&lt;/b&gt; Codice del Terzo settore, art. 55 Codice del Terzo settore 2 non lette."
    )


def test_a_missing_side_is_said_and_without_an_address_there_is_no_code() -> None:
    word = make_concept("rete", terzo_settore=None, accordo=None)
    made = handout(Renderer(make_glossary(word)), word, "../", linked_code)
    assert "Questa voce non è ancora stata scritta." in made.sheet
    assert "Manca una voce. Uno dei due lati non ha ancora scritto." in text(made.sheet)
    assert "pd-codice" not in made.sheet + made.blank


def test_a_drawn_code_needs_no_site_around_it() -> None:
    made = handout(Renderer(GLOSSARY, facts=FACTS), WORD, "", drawn_code)
    assert 'aria-label="Codice QR di «&lt;b&gt;bando&lt;/b&gt;»"' in made.sheet
    assert "src=" not in made.sheet


def test_every_word_has_a_script() -> None:
    written = make_all(scripts(Renderer(GLOSSARY, facts=FACTS)))
    assert list(written) == ["assets/stampa/bando.js", "assets/stampa/tavolo.js"]
    script = written["assets/stampa/bando.js"]
    assert script.startswith("window.ParoleStampa={")
    assert "<" not in script
    shown = json.loads(script.removeprefix("window.ParoleStampa=").removesuffix(";\n"))
    assert list(shown) == ["id", "voce", "foglio", "fonti", "quiz", "lettura", "attenzione"]
    assert shown["id"] == "bando"


def test_who_reads_for_the_first_time_sees_names_not_ids() -> None:
    near = [{"voce": "gara-d-appalto", "perche": "lì si compra"}, {"forma": "avviso", "perche": "è più largo"}]
    other = make_concept("gara-d-appalto", termine="gara d’appalto")
    words = make_concept("bando", da_non_confondere=near), other
    [(_, script), _] = scripts(Renderer(make_glossary(*words), facts=FACTS))
    shown = json.loads(script().removeprefix("window.ParoleStampa=").removesuffix(";\n"))["lettura"]
    assert "<li>gara d’appalto: lì si compra.</li><li>avviso: è più largo.</li>" in shown


def test_the_chooser_offers_paths_areas_and_words() -> None:
    path = ReadingPath.model_validate({
        "titolo": "Prova",
        "descrizione": "Prova.",
        "voci": [{"voce": id_, "perche": "perché sì"} for id_ in ("tavolo", "gara", "manca", "bando")],
    })  # fmt: skip
    glossary = make_glossary(WORD, make_concept("tavolo"), redirects=GLOSSARY.redirects, paths={"p": path})
    html = str(FRAGMENTS["stampa"](Renderer(glossary), "../"))
    assert re.findall(r'<option value="(.+?)" data-parole="(.+?)">(.+?)</option>', html) == [
        ("percorso=p", "tavolo bando", "Prova (2)"),
        ("area=strumenti", "bando tavolo", "Strumenti (2)"),
    ]
    assert re.findall(r'type="checkbox" value="(.+?)"', html) == ["bando", "tavolo"]
    assert 'data-spostate="gara=bando "' in html  # an old address in a shared link still finds its word


def test_ready_files_are_offered_only_where_they_are_made() -> None:
    path = ReadingPath.model_validate({
        "titolo": "Prova", "descrizione": "Prova.", "voci": [{"voce": "bando", "perche": "perché sì"}],
    })  # fmt: skip
    glossary = make_glossary(WORD, make_concept("tavolo"), paths={"p": path})

    def links(facts: SiteFacts) -> list[str]:
        html = str(FRAGMENTS["dispense-pronte"](Renderer(glossary, facts=facts), "../"))
        return re.findall(r'href="(.+?)"', html)

    assert links(SiteFacts()) == ["../percorsi/p/"]
    assert links(SiteFacts(materials=frozenset({"dispense"}))) == [
        "../scarica/glossario.pdf",
        "../scarica/percorsi/p.pdf",
    ]
