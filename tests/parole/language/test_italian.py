"""Folding, words, keys, slugs, nearest words, plurals.

The vectors that Python and the browser share are in ``tests/data/analisi.json``.
"""

from __future__ import annotations

import pytest

from parole.language.italian import (
    fold,
    fold_apart,
    join_dotted,
    key,
    length_in_words,
    nearest,
    plurals,
    slug,
    words,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Città", "citta"),
        ("PERCHÉ", "perche"),
        ("perche\u0301", "perche"),
        ("l’ente", "ente"),
        ("L'ENTE", "ente"),
        ("dell‘amministrazione", "amministrazione"),
        ("un`altra", "altra"),
        ("quest’anno", "anno"),
        ("co‑progettazione – e – co−gestione", "co-progettazione - e - co-gestione"),
        ("po’", "po'"),
        ("anni ’90", "anni '90"),
        ("Straße", "straße"),
        ("ﬁne", "fine"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Città", "l’ente", "dell’Ùltima", "co‑progettazione", "È", "e.t.s."])
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ente del Terzo settore", ["ente", "del", "terzo", "settore"]),
        ("L’avviso d’istruttoria", ["avviso", "istruttoria"]),
        ("E.T.S. e O.d.V.", ["ets", "e", "odv"]),
        ("d.lgs. 117/2017, art. 55", ["d", "lgs", "117", "2017", "art", "55"]),
        ("co-progettazione", ["co", "progettazione"]),
        ("«sì»…", ["si"]),
        ("", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "joined"),
    [("e.t.s.", "ets"), ("e.t.s", "ets"), ("a.", "a."), ("art. 5", "art. 5"), ("n. d. r.", "n. d. r.")],
)
def test_dotted_acronyms_are_one_word(text: str, joined: str) -> None:
    assert join_dotted(text) == joined


@pytest.mark.parametrize(
    "spelling",
    [
        "co-progettazione",
        "Coprogettazione",
        "co progettazione",
        "CO‑PROGETTAZIONE",
        "la co-progettazione"[3:],
    ],
)
def test_spellings_of_the_same_name_have_one_key(spelling: str) -> None:
    assert key(spelling) == "coprogettazione"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ente del Terzo settore", "ente-del-terzo-settore"),
        ("l’Età dell’oro", "l-eta-dell-oro"),
        ("  Sì!  ", "si"),
        ("D.Lgs. 117/2017", "d-lgs-117-2017"),
        ("già-fatto", "gia-fatto"),
        ("—", ""),
    ],
)
def test_slugs_are_addresses(text: str, address: str) -> None:
    assert slug(text) == address
    assert slug(address) == address


def test_an_address_keeps_elisions() -> None:
    assert fold_apart("L’Ente") == "l’ente"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("fonte", "fonti"),
        ("Termine", "termine"),
        ("PA", "pa"),
        ("P.A.", "pa"),
        ("Terzo settore", "terzo_settore"),
        ("terzosettore", "terzo_settore"),
        ("in breve", "in_breve"),
        ("verifcato", "verificato"),
        ("colore", None),
        ("x", None),
        ("", None),
        ("…", None),
        ("x" * 10_000, None),
    ],
)
def test_the_nearest_word(word: str, found: str | None) -> None:
    assert nearest(word, ["termine", "in_breve", "pa", "terzo_settore", "fonti", "verificato"]) == found


def test_near_means_seven_letters_in_ten() -> None:
    assert nearest("abcdefghij", ["abcdefgxyz"]) == "abcdefgxyz"
    assert nearest("abcdefghijklm", ["abcdefghiwxyz"]) is None  # 18 of 26


def test_nothing_is_near_to_nothing() -> None:
    assert nearest("parola", []) is None


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        # Regular.
        ("bando", {"bandi"}),
        ("ente", {"enti"}),
        ("rete", {"reti"}),
        ("regola", {"regole"}),
        ("linea", {"linee"}),
        ("co-progettazione", {"co-progettazioni"}),
        ("verbale", {"verbali"}),
        ("volontaria", {"volontarie"}),
        # -io: one i, two when the accent is on it.
        ("servizio", {"servizi"}),
        ("monitoraggio", {"monitoraggi"}),
        ("noleggio", {"noleggi"}),
        ("stipendio", {"stipendi"}),
        ("rinvio", {"rinvii"}),
        ("zio", {"zii"}),
        # -co, -go: the sound is kept, except in -ico.
        ("elenco", {"elenchi"}),
        ("obbligo", {"obblighi"}),
        ("pubblico", {"pubblici"}),
        ("traffico", {"traffici"}),
        ("incarico", {"incarichi"}),
        ("antico", {"antichi"}),
        ("romantico", {"romantici"}),
        ("sindaco", {"sindaci", "sindachi"}),
        ("dialogo", {"dialoghi", "dialogi"}),
        # -ca, -ga, -cia, -gia.
        ("banca", {"banche"}),
        ("delega", {"deleghe"}),
        ("provincia", {"province"}),
        ("denuncia", {"denunce"}),
        ("farmacia", {"farmacie"}),
        ("strategia", {"strategie"}),
        ("energia", {"energie"}),
        ("agenzia", {"agenzie"}),
        # From Greek.
        ("problema", {"problemi"}),
        ("programma", {"programmi"}),
        ("sistema", {"sistemi"}),
        ("schema", {"schemi"}),
        ("norma", {"norme"}),
        ("somma", {"somme"}),
        ("professionista", {"professionisti", "professioniste"}),
        # Irregular.
        ("uomo", {"uomini"}),
        ("capofila", {"capifila"}),
        ("moglie", {"mogli"}),
        # What does not change: accents, -i, -ie, one syllable, acronyms, foreign words.
        ("città", set()),
        ("attività", set()),
        ("gratuità", set()),
        ("analisi", set()),
        ("crisi", set()),
        ("tesi", set()),
        ("serie", set()),
        ("specie", set()),
        ("re", set()),
        ("foto", set()),
        ("euro", set()),
        ("ETS", set()),
        ("LIVEAS", set()),
        ("budget", set()),
        ("welfare", set()),
        ("governance", set()),
        ("performance", set()),
        ("stakeholder", set()),
        ("know-how", set()),
        ("outcome", set()),
        ("baseline", set()),
        ("privacy", set()),
        ("tranche", set()),
        ("ASS.TS", set()),
        ("", set()),
        # More words: those before the preposition change.
        ("ente del Terzo settore", {"enti del Terzo settore"}),
        ("avviso pubblico", {"avvisi pubblici"}),
        ("rete associativa nazionale", {"reti associative nazionali"}),
        ("presa in carico", {"prese in carico"}),
        ("procedura ad evidenza pubblica", {"procedure ad evidenza pubblica"}),
        ("avviso dell’ufficio pubblico", {"avvisi dell’ufficio pubblico"}),
        ("manifestazione d’interesse", {"manifestazioni d’interesse"}),
        ("attività di interesse generale", set()),
        ("sussidiarietà orizzontale", {"sussidiarietà orizzontali"}),
        ("bando PNRR", {"bandi PNRR"}),
        ("ente Terzo settore", {"enti Terzo settore"}),
        ("ATS Milano", set()),
        ("Registro unico nazionale", {"Registri unici nazionali"}),
        ("delibera 45 del 2023", {"delibere 45 del 2023"}),
        ("co-progettazione e co-gestione", {"co-progettazioni e co-gestioni"}),
        # A noun that stands as an adjective, and foreign words inside a name.
        ("linea guida", {"linee guida"}),
        ("accordo quadro", {"accordi quadro"}),
        ("ente capofila", {"enti capofila"}),
        ("rimborso spese", {"rimborsi spese"}),
        ("ente no profit", {"enti no profit"}),
        ("piattaforma online", {"piattaforme online"}),
        ("welfare collaborativo", {"welfare collaborativi"}),
        ("case manager", set()),
        ("budget di salute", set()),
        # Plural already.
        ("costi indiretti", set()),
        ("spese generali", set()),
        ("risorse proprie", set()),
    ],
)
def test_plurals(name: str, forms: set[str]) -> None:
    assert plurals(name) == forms


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("l’ente e la co-progettazione", 4),
        ("2.080 euro — forse", 3),
        ("[[casa-di-quartiere|una casa]] e.t.s.", 3),
    ],
)
def test_a_text_is_as_long_as_a_word_processor_says(text: str, length: int) -> None:
    assert length_in_words(text) == length
