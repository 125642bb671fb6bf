"""The line of each side: what repeats the word, what is in the first person, when two lines say the same."""

from __future__ import annotations

import pytest
from files import PARTED, PARTED_FILE, lines_with

from parole.rules.lines import FIRST_PERSON, named_in, share_in_common


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lavoro comune di enti iscritti", "ente"),
        ("dono dell’ente a chi resta", "ente"),
        ("somma che versa l’Ente", "ente"),
        ("insieme di entità", None),
        ("entrata nel registro", None),
        ("elenco di reti miste, alla pari", "rete mista"),
        ("rete di persone, mista", None),
        ("gruppo con la sigla E.T.S. in coda", "ETS"),
        ("", None),
    ],
)
def test_a_line_repeats_a_form_in_the_singular_or_in_the_plural(text: str, found: str | None) -> None:
    assert named_in(text, ["ente", "rete mista", "ETS", "—"]) == found


@pytest.mark.parametrize(
    "word",
    [
        "noi",
        "nostro",
        "nostra",
        "nostri",
        "nostre",
        "io",
        "mia",
        "miei",
        "siamo",
        "facciamo",
        "chiediamo",
        "portavamo",
        "avevamo",
        "sentivamo",
        "porteremo",
        "finiremo",
        "faremo",
        "potremmo",
        "chiederemmo",
        "avremo",
        "dovremo",
        "potremo",
        "vedremo",
        "Noi",
    ],
)
def test_the_first_person_is_told(word: str) -> None:
    assert FIRST_PERSON.search(f"impegno che {word} insieme")


@pytest.mark.parametrize(
    "word",
    [
        "richiamo",
        "estremo",
        "supremo",
        "massimo",
        "prossimo",
        "remo",
        "poi",
        "ioni",
        "vino",
        "mostre",
        "rinostro",
    ],
)
def test_other_words_are_not_in_the_first_person(word: str) -> None:
    assert not FIRST_PERSON.search(f"impegno {word} insieme")


@pytest.mark.parametrize(
    ("line", "other", "share"),
    [
        ("prova scritta", "prova scritta", 1.0),
        ("prove scritte", "la prova che è scritta", 1.0),
        ("prova scritta delle decisioni prese", "memoria scritta delle decisioni, firmata", 0.5),
        ("prova scritta delle decisioni prese", "memoria scritta delle decisioni, firmata dagli enti", 0.5),
        ("prova scritta", "racconto", 0.0),
        ("", "racconto", 0.0),
    ],
)
def test_what_two_lines_share_is_counted_on_the_shorter(line: str, other: str, share: float) -> None:
    assert share_in_common(line, other) == share
    assert share_in_common(other, line) == share


def test_two_lines_are_compared_when_the_sides_complete_each_other_too() -> None:
    text = PARTED.replace("accordo: divergono", "accordo: si-completano").replace("[terzo_settore]", "[]")
    line = "memoria delle idee portate da ciascuno, anche di quelle che nessuno ha accolto"
    assert lines_with({PARTED_FILE: text}) == []
    [told] = lines_with({PARTED_FILE: text.replace(line, "prova delle decisioni")})
    assert told.endswith("[righe-uguali]")


def test_a_word_with_one_voice_may_have_its_line() -> None:
    alone = (
        PARTED[: PARTED.index("terzo_settore:")] + PARTED[PARTED.index("attenzione:") : PARTED.index("casi:")]
    )
    assert lines_with({PARTED_FILE: alone}) == []
    assert (
        lines_with(
            {
                PARTED_FILE: alone.replace(
                    "  vuol_dire: >-\n    prova scritta delle decisioni prese, da conservare con gli altri atti\n",
                    "",
                )
            }
        )
        == []
    )
