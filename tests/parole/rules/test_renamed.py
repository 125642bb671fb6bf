"""A thing that has another id than before is told once, where it is; a misspelt id is told where it is written."""

from __future__ import annotations

from one_check import TERMS, subject_of, told, told_of

from parole.rules.mentions import check_laws_in_prose
from parole.rules.names import check_homographs
from parole.rules.references import check_references, check_registers, moved

BACK = "rimetti il nome {}.yml; poi, se serve, cambialo con scripts/rinomina.py, che corregge chi la cita"
LONG = (
    "Ci si trova ogni sabato con gli attrezzi, si decide che cosa piantare e si divide ciò che è cresciuto."
)


def told_once(words: dict[str, dict[str, object]]) -> list[str]:
    return sorted(set(told_of(check_references, words)))


def test_a_renamed_file_is_told_by_its_own_name() -> None:
    words: dict[str, dict[str, object]] = {
        "orto-di-quartiere": {"termine": "orto"},
        "serra": {"vedi_anche": ["orto"]},
        "vivaio": {"in_breve": "[[orto]] di piante piccole"},
    }
    assert told_once(words) == [
        "orto-di-quartiere: : «orto-di-quartiere» altrove si chiama ancora «orto», che non c’è più; "
        f"{BACK.format('orto')} [identificativo-cambiato]"
    ]


def test_a_word_of_another_name_is_told_if_several_cite_the_old_one() -> None:
    words: dict[str, dict[str, object]] = {
        "orto-comune": {"termine": "terra di tutti"},
        "serra": {"vedi_anche": ["orti-comuni"]},
    }
    assert told_once(words) == [
        "serra: vedi_anche[0]: «orti-comuni» non c’è in glossary/termini/; forse «orto-comune»? Se no, scrivi "
        "prima quella voce [rimando-inesistente]"
    ]
    words["vivaio"] = {"piu_ampio": ["orti-comuni"]}
    assert told_once(words) == [
        "orto-comune: : «orto-comune» altrove si chiama ancora «orti-comuni», che non c’è più; "
        f"{BACK.format('orti-comuni')} [identificativo-cambiato]"
    ]


def test_a_word_that_is_cited_was_not_renamed() -> None:
    words: dict[str, dict[str, object]] = {
        "orto-di-quartiere": {"termine": "orto"},
        "serra": {"vedi_anche": ["orto", "orto-di-quartiere"]},
    }
    assert told_once(words) == [
        "serra: vedi_anche[0]: «orto» non c’è in glossary/termini/; forse «orto-di-quartiere»? Se no, scrivi "
        "prima quella voce [rimando-inesistente]"
    ]


def test_the_key_of_a_register_is_told_where_it_is() -> None:
    areas = {
        "glossary/aree.yml": "altro: {nome: Altro, descrizione: x}\nincontro: {nome: Incontri, descrizione: x}\n"
    }
    subject = subject_of({"orto": {}, "serra": {}}, areas)
    assert {str(found) for found in check_registers(subject)} == {
        "glossary/aree.yml:2:1: errore: «incontro» altrove si chiama ancora «incontri», che non c’è più; rimetti "
        "l’identificativo di prima: è quello che citano le voci, e il nome che si legge sta in «nome» [identificativo-cambiato]"
    }
    assert moved(subject, "aree", "piazze") is None


def test_a_copy_is_told_with_what_is_left_to_change() -> None:
    orto = {"pa": {"definizione": LONG}}
    words = {"orto": orto, "serra": {"termine": "orto", **orto}}
    assert told_of(check_homographs, words) == [
        "serra: : nome del file «serra.yml»; è una copia di orto.yml, con lo stesso termine «orto»: se è un’altra "
        "parola, scrivi qui il suo termine e i suoi testi; se è una correzione, scrivila in orto.yml e togli "
        "questo [nome-file]"
    ]


def test_the_first_words_of_a_path_are_those_that_it_means() -> None:
    path = {
        "glossary/percorsi/primo.yml": "titolo: x\ndescrizione: y\nprime: [orto, ser]\nvoci:\n  - {voce: orti, perche: x}\n"
    }
    found = told_of(check_references, {"orto": {}, "serra": {}, f"{TERMS.rpartition('/')[2]}": {}}, path)
    assert found == [
        "primo: voci[0].voce: «orti» non c’è in glossary/termini/; forse «orto»? Se no, scrivi prima quella voce "
        "[rimando-inesistente]",
        "primo: prime[1]: «ser» non c’è in glossary/termini/; forse «serra»? Se no, scrivi prima quella voce "
        "[rimando-inesistente]",
    ]


def test_a_renamed_source_is_not_told_again_by_the_texts_that_name_it() -> None:
    page = "nuova: {tipo: norma, nome: Legge Orti, titolo: Orti, data: 2001-02-03}\n"
    cites = {"fonti": [{"fonte": "nuovo", "rif": "art. 1"}], "in_breve": "pezzo di terra della Legge Orti"}
    subject = subject_of({"orto": cites, "serra": cites}, {"glossary/fonti.yml": page})
    assert told(subject, check_laws_in_prose) == []
    assert {found.rule for found in check_registers(subject)} == {"identificativo-cambiato"}
