"""Marks and typewritten signs: all those of a text at once, each in its place."""

from __future__ import annotations

import pytest
from one_check import TERMS, subject_of

from parole.rules.marks import check_marks, marks_in, typewritten
from parole.rules.shapes import check_shapes
from parole.rules.texts import check_html

ORTO = f"{TERMS}/orto.yml"


def told(check: object, text: str) -> list[str]:
    subject = subject_of({}, {ORTO: f"termine: orto\narea: incontri\nin_breve: pezzo di terra\n{text}"})
    return [str(found).removeprefix(f"{ORTO}:") for found in check(subject)]  # type: ignore[operator]


SHOWN = "qui non si usa e si vedrebbe così"


def test_all_the_marks_of_a_text_are_told_each_in_its_line() -> None:
    assert told(check_marks, "esempio:\n  tipo: inventato\n  testo: >-\n    ## Titolo\n    con `uno` e\n    `due` [qui](https://a.example)\n") == [
        f"9:11: errore: esempio.testo: «[qui](https://a.example)»: un collegamento {SHOWN}; lascia solo il testo; l’indirizzo va fra le fonti [markdown-nel-testo]",
        f"8:9: errore: esempio.testo: «`uno`»: il segno del codice {SHOWN}; toglilo; per dare rilievo usa *asterischi* [markdown-nel-testo]",
        f"9:5: errore: esempio.testo: «`due`»: il segno del codice {SHOWN}; toglilo; per dare rilievo usa *asterischi* [markdown-nel-testo]",
        f"7:5: errore: esempio.testo: «## Titolo»: un titolo {SHOWN}; toglilo: la voce ha già i suoi titoli [markdown-nel-testo]",
    ]  # fmt: skip


def test_a_list_is_told_once_and_an_image_is_no_link() -> None:
    assert [(match[0], what) for _, match, (_, what, *_) in marks_in("Così: - uno; - due. ![x](y.png)")] == [
        ("![x](y.png)", "un’immagine"),
        ("- uno;", "un elenco"),
    ]


def test_the_signs_of_a_typewriter_are_told_together() -> None:
    assert told(
        check_marks, "attenzione: >-\n  C'è chi dice\n  \"serra\" perche' l'orto aspetta... e l'orto\n"
    ) == [
        "5:3: avviso: attenzione: «C'è», «\"serra\"», «perche'», «l'orto», «aspetta...» sono scritti con i segni "
        "della macchina per scrivere; scrivi «C’è», «serra», «perché», «l’orto», «aspetta…» [segni-da-tastiera]"
    ]


@pytest.mark.parametrize(
    ("typed", "right"), [("c'e'", "c’è"), ("C’e'", "C’è"), ("dov'era", "dov’era"), ("n'e'", "n’è")]
)
def test_an_elided_word_before_an_accent_keeps_both(typed: str, right: str) -> None:
    assert list(typewritten(f"Qui {typed} posto.").values()) == [(typed, right)]


def test_html_is_told_in_each_place_and_a_pair_of_tags_once() -> None:
    html = "sembra HTML, che qui non si usa; scrivi il testo semplice; per dare rilievo usa *asterischi* [html-nel-testo]"
    assert told(check_html, "attenzione: >-\n  <p>Qui</p> si<br>\n  zappa.<br>\n  Fine&nbsp;</div>\n") == [
        f"5:3: errore: attenzione: «<p>» {html}",
        f"5:16: errore: attenzione: «<br>» {html}",
        f"6:9: errore: attenzione: «<br>» {html}",
        f"7:7: errore: attenzione: «&nbsp;» {html}",
        f"7:13: errore: attenzione: «</div>» {html}",
    ]


def shapes(name: str, field: str) -> list[tuple[str, tuple[str, ...]]]:
    subject = subject_of({"orto": {"termine": name} if field == "termine" else {field: [name]}})
    return [(found.message, found.mend) for found in check_shapes(subject)]


def test_all_the_faults_of_a_name_are_told_and_a_machine_mends_all_that_it_can() -> None:
    assert shapes("L’ORTO.", "termine") == [
        ("«L’ORTO.» finisce con un segno di punteggiatura; toglilo", ("L’ORTO.", "L’ORTO")),
        ("«L’ORTO.» comincia con l’articolo; toglilo", ("L’ORTO.", "ORTO")),
    ]
    assert shapes("«il bando»", "varianti") == [
        ("«il bando» è fra virgolette o asterischi; toglili: il nome si scrive da solo", ("«il bando»", "il bando")),
        ("«il bando» comincia con l’articolo; toglilo", ("«il bando»", "bando")),
    ]  # fmt: skip
    assert shapes("Il bando (aperto).", "termine") == [
        ("«Il bando (aperto).» ha una parentesi; toglila: ciò che distingue due parole uguali va in «accezione», un altro nome in «varianti»", ()),
        ("«Il bando (aperto).» finisce con un segno di punteggiatura; toglilo", ()),
        ("«Il bando (aperto).» comincia con l’articolo; toglilo", ()),
    ]  # fmt: skip


def test_what_is_typewritten_is_told_with_its_letters() -> None:
    assert list(typewritten("La citta' e' piu' viva, perche' c'e' un'idea: \"così\"...").values()) == [
        ("citta'", "città"),
        ("e'", "è"),
        ("piu'", "più"),
        ("perche'", "perché"),
        ("c'e'", "c’è"),
        ("un'idea", "un’idea"),
        ('"così"', "«così»"),
    ]
    assert list(typewritten("perche’ e’ cosi’, tocca a’ fratelli").values()) == [
        ("perche’", "perché"),
        ("e’", "è"),
        ("cosi’", "così"),
    ]
