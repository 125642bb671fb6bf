"""Tables of classifications: a column for each level and each language, as national catalogues publish them."""

from __future__ import annotations

import pytest
from builders import make_glossary

from parole.importing.drafts import Drafts, make_drafts
from parole.importing.from_csv import read_csv
from parole.importing.headers import column


def drafts(text: str) -> Drafts:
    return make_drafts(read_csv(text.encode()), make_glossary())


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("label_ITA_1_livello", ("termine", 1)),
        ("label _ITA _2 _livello", ("termine", 2)),
        ("Primo livello (label ufficiale)", ("termine", 1)),
        ("Secondo livello (label alternativa)", ("varianti", 2)),
        ("Livello_3_nome", ("termine", 3)),
        ("level 11", ("termine", 11)),
        ("label_level_4", ("termine", 4)),
        ("label_2_livello_ENG", ("inglese", 2)),
        ("definizione_3_livello_it", ("definizione", 3)),
        ("definizione_3_livello_en", ("", 3)),
        ("label_DEU_1_livello", ("", 1)),
        ("codice_1_livello", ("", 1)),
        ("Sinonimo 2", ("varianti", 0)),
        ("SYNONYM3", ("varianti", 0)),
        ("Definizione (in inglese)", ("", 0)),
        ("Definizione (massimo 200 caratteri)", ("definizione", 0)),
        ('skos:altLabel(separator=",")', ("varianti", 0)),
        ("prefLabel@en", ("inglese", 0)),
        ("Livello di accordo", ("", 0)),
        ("Livello", ("", 0)),
        ("Codice 2", ("", 0)),
        ("termine " * 20, ("", 0)),
        ("", ("", 0)),
    ],
)
def test_a_header_says_a_column_a_level_and_a_language(header: str, found: tuple[str, int]) -> None:
    assert column(header) == found


LEVELS = (
    "codice_1_livello,label_ITA_1_livello,label_ENG_1_livello,codice_2_livello,label_ITA_2_livello,definizione\n"
    "1,Servizi,Services,1.1,Casa,in casa\n1,servizi,Services,1.2,Diurni,di giorno\n2,Sostegni,,2.1,Casa,\n"
    "2,Sostegni,,2.1,Casa,per l’affitto\n"
)


def test_each_level_is_a_word_under_the_one_before() -> None:
    made = drafts(LEVELS)
    assert made.files == {
        "servizi.yml": "termine: servizi\ninglese: Services\nnote_redazionali: >-\n  Codice 1 livello: 1.\n",
        "casa.yml": "termine: casa\nin_breve: >-\n  in casa\npiu_ampio:\n  - servizi\nnote_redazionali: >-\n"
        "  Codice 2 livello: 1.1.\n",
        "diurni.yml": "termine: diurni\nin_breve: >-\n  di giorno\npiu_ampio:\n  - servizi\nnote_redazionali: >-\n"
        "  Codice 2 livello: 1.2.\n",
        "sostegni.yml": "termine: sostegni\nnote_redazionali: >-\n  Codice 1 livello: 2.\n",
        "casa-2.yml": "termine: casa\nin_breve: >-\n  per l’affitto\npiu_ampio:\n  - sostegni\nnote_redazionali: >-\n"
        "  Codice 2 livello: 2.1.\n",
    }
    assert set(made.lost) == {
        "Lo stesso nome due volte: controlla se sono la stessa parola",
        "Più righe per la stessa parola, unite: controlla",
    }


def test_levels_that_are_blank_on_the_left_are_those_of_the_line_above() -> None:
    made = drafts("Livello 1;Livello 2;Livello 3\nSostegni;;\n;Buoni;\n;;Spesa\nServizi;;Mensa\n")
    assert "piu_ampio:\n  - sostegni\n" in made.files["buoni.yml"]
    assert "piu_ampio:\n  - buoni\n" in made.files["spesa.yml"]
    assert "piu_ampio:\n  - servizi\n" in made.files["mensa.yml"]
    assert not made.lost


def test_names_in_english_alone_are_names_to_write_in_italian() -> None:
    made = drafts("uri,notation,label_fi,label_en\nhttp://v.example/1,4,kutsu,call\n")
    assert made.files == {
        "call.yml": "termine: call\nstesso_di:\n  - http://v.example/1\nnote_redazionali: >-\n  Notation: 4. Label fi: kutsu.\n"
    }
    assert dict(made.lost) == {"Nome in un’altra lingua: scrivi quello italiano (en)": ["call"]}


def test_a_word_with_one_address_under_two_others_is_one_word() -> None:
    made = drafts(
        "label_1_livello,uri_2_livello,label_2_livello\nCasa,http://v.example/9,Aiuti\nScuola,http://v.example/9,Aiuti\n"
    )
    assert made.files["aiuti.yml"] == (
        "termine: aiuti\npiu_ampio:\n  - casa\n  - scuola\nstesso_di:\n  - http://v.example/9\n"
    )
    assert len(made.files) == 3
    assert not made.lost
