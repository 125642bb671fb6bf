"""The text of an act, plain or in Akoma Ntoso, and the places in it."""

from __future__ import annotations

from datetime import date

import pytest

from parole.glossary.readings import Atom
from parole.importing.act_text import ActText, read_act
from parole.importing.foreign import Unreadable

PLAIN = """\
LEGGE 3 febbraio 2001, n. 45
Disposizioni inventate.
(Testo: vigente al 4 febbraio 2023, poi versione del 1° giugno 2024.)

Art. 1. Finalità
1. Questa legge ha un solo scopo:
a) provare;
b-bis) riprovare:
1) una volta;
2) due volte.
2. Vale l'art. 5. Il resto segue.
((2-bis. Aggiunto dopo.))

Art. 2 (Senza numeri)
(Nozione).
La prima cosa è questa; e a) non è una lettera di un elenco.
La seconda elenca: a) mele; b) pere.

Art. 16 bis
1. Un comma. 1-ter. Un altro, sulla stessa riga.

Art. 3. Titolo di una riga sola Con il testo attaccato

Art. 4.
1. Vero comma.
Note all'art. 4:
«Art. 9. Non è di questo atto.»
7. Non è un suo comma.

ALLEGATO I.1 Definizioni
Art. 1.
1. Si intende per:
a) cosa;
"""
PLACES: list[tuple[str, ...]] = [
    ("all I", "1"),
    ("all I", "1", "art 1"),
    ("all I", "1", "art 1", "c 1"),
    ("all I", "1", "art 1", "c 1", "lett a"),
    ("art 1",),
    ("art 1", "c 1"),
    ("art 1", "c 1", "lett a"),
    ("art 1", "c 1", "lett b-bis"),
    ("art 1", "c 1", "lett b-bis", "n 1"),
    ("art 1", "c 1", "lett b-bis", "n 2"),
    ("art 1", "c 2"),
    ("art 1", "c 2-bis"),
    ("art 16-bis",),
    ("art 16-bis", "c 1"),
    ("art 16-bis", "c 1-ter"),
    ("art 2",),
    ("art 2", "c 1"),
    ("art 2", "c 1", "lett a"),
    ("art 2", "c 2"),
    ("art 2", "c 2", "lett a"),
    ("art 2", "c 2", "lett b"),
    ("art 3",),
    ("art 3", "c 1"),
    ("art 4",),
    ("art 4", "c 1"),
]
AKN = """\
<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <act name="monovigente">
    <meta><identification source="">
      <FRBRWork><FRBRdate date="2001-02-03" name=""/></FRBRWork>
      <FRBRExpression><FRBRdate date="2025-01-30" name=""/></FRBRExpression>
    </identification></meta>
    <body><chapter eId="chp_I"><num>-</num><heading>Capo I</heading>
      <article eId="art_1"><num>Art. 1.</num><heading> Definizioni</heading>
        <paragraph eId="art_1__para_1"><num>1.</num><list>
          <intro><p>Si intende per:
 0a) prima di tutto;
</p></intro>
          <point><num>a)</num><content><p>una <ref href="#x">cosa</ref>; </p></content></point>
          <point><num>b-bis)</num><list><intro><p>due:</p></intro>
            <point><num>1)</num><content><p>la prima</p></content></point></list></point>
        </list></paragraph>
        <paragraph><content><p>((</p></content></paragraph>
        <paragraph><content><p> 1-bis. Aggiunto.))</p></content></paragraph>
        <paragraph><content><p>-------------</p><p>AGGIORNAMENTO (1)</p><p>9. Non è un comma.</p></content></paragraph>
      </article>
      <article eId="art_50-ter"><num>Art. 50-ter.</num><heading/>
        <paragraph><content><p>Senza numero.</p></content></paragraph>
        <paragraph><content><p>Modifica:</p></content>
          <quotedStructure><article><num>Art. 99.</num></article></quotedStructure></paragraph>
      </article>
    </chapter></body>
    <attachments><attachment><doc name="Allegato II"><mainBody>
      <article><num>Art. 1.</num><paragraph><num>1.</num><content><p>Vale.</p></content></paragraph></article>
    </mainBody></doc></attachment></attachments>
  </act>
</akomaNtoso>
"""


def plain(text: str) -> ActText:
    return read_act(text.encode())


def test_the_places_of_a_plain_text() -> None:
    assert sorted(plain(PLAIN).places) == PLACES


def test_the_places_of_a_document_of_normattiva() -> None:
    act = read_act(AKN.encode())
    assert sorted(act.places) == [
        ("all II",),
        ("all II", "art 1"),
        ("all II", "art 1", "c 1"),
        ("art 1",),
        ("art 1", "c 1"),
        ("art 1", "c 1", "lett a"),
        ("art 1", "c 1", "lett b-bis"),
        ("art 1", "c 1", "lett b-bis", "n 1"),
        ("art 1", "c 1-bis"),
        ("art 50-ter",),
        ("art 50-ter", "c 1"),
        ("art 50-ter", "c 2"),
    ]
    assert act.version == date(2025, 1, 30)


@pytest.mark.parametrize(
    ("place", "there"),
    [
        (("art 1", "c 1", "lett a"), True),
        (("art 1", "lett a"), True),
        (("art 1", "lett b-bis", "n 2"), True),
        (("art 1", "c 2", "lett a"), False),
        (("art 1", "lett z"), False),
        (("all I", "1"), True),
        (("all I",), False),
    ],
)
def test_a_letter_may_be_cited_without_its_comma(place: Atom, there: bool) -> None:
    assert plain(PLAIN).has(place) is there


@pytest.mark.parametrize(
    "line",
    [
        "Art. 5, c. 3, della legge regionale",
        "art. 5. Il resto",
        "Articolo cinque",
        "Artt. 5 e 6",
        "«Art. 5. Altro atto»",
        "Art. 5 della legge",
        "Art. 05. Niente",
    ],
)
def test_not_every_line_that_names_an_article_opens_it(line: str) -> None:
    assert not plain(f"Art. 1.\n1. Uno.\n{line}\n").has(("art 5",))


@pytest.mark.parametrize(
    "line",
    [
        "Art. 5",
        "Art. 5.",
        "ART. 5",
        "Articolo 5",
        "Art. 5 (Titolo)",
        "Art. 5 – Titolo",
        "Art. 5 Titolo",
        "((Art. 5.",
    ],
)
def test_an_article_opens_in_many_ways(line: str) -> None:
    assert plain(f"Art. 1.\n1. Uno.\n{line}\n").has(("art 5",))


@pytest.mark.parametrize(
    ("preamble", "version"),
    [
        ("(vigente al 4 febbraio 2023)", date(2023, 2, 4)),
        ("(versione del 1° giugno 2024)", date(2024, 6, 1)),
        ("(vigente al 4 febbraio 2023, portato al 23 settembre 2026)", date(2026, 9, 23)),
        ("(in vigore all’8 marzo 2026)", date(2026, 3, 8)),
        ("versione: 2026-09-23", date(2026, 9, 23)),
        ("versione: 2026-09-23\n(vigente al 4 febbraio 2023)", date(2026, 9, 23)),
        ("LEGGE 3 febbraio 2001, n. 45", None),
        ("(vigente al 31 febbraio 2023)", None),
        ("versione: boh", None),
    ],
)
def test_the_version_is_what_the_text_says_before_its_articles(preamble: str, version: date | None) -> None:
    assert plain(f"{preamble}\nArt. 1.\n1. Vigente al 9 maggio 2030.\n").version == version


@pytest.mark.parametrize(
    ("preamble", "is_partial"),
    [
        ("(Estratto: art. 1)", True),
        ("(Articoli 1-142; mancano gli altri)", True),
        ("parziale: sì", True),
        ("(Testo intero)", False),
    ],
)
def test_a_text_says_that_it_is_partial(preamble: str, is_partial: bool) -> None:
    assert plain(f"{preamble}\nArt. 1.\n").is_partial is is_partial


def test_a_text_says_where_a_piece_is_left_out_and_whose_it_is() -> None:
    act = plain(
        "fonte: cts\nArt. 1.\n1. Uno.\n[commi 2-5 omessi]\nArt. 2.\n[la copia si interrompe qui]\nArt. 3.\n[sic]\n"
    )
    assert act.gaps == {("art 1",), ("art 2",)}
    assert act.source == "cts"


def test_a_code_and_its_annexes_are_one_text() -> None:
    code, annex = (
        plain("versione: 2026-01-01\nArt. 1.\n"),
        plain("parziale: sì\nALLEGATO A\nArt. 2.\n[omesso]\n"),
    )
    both = code.and_also(annex)
    assert both.has(("art 1",))
    assert both.has(("all A", "art 2"))
    assert (both.version, both.is_partial, both.gaps) == (date(2026, 1, 1), True, {("all A", "art 2")})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "non vi trovo nessun articolo"),
        (b"Una sentenza.\n1. Fatto.\n", "non vi trovo nessun articolo"),
        (b"<akomaNtoso/>", "non vi trovo nessun articolo"),
        ("Art. 1. Città\n".encode("latin-1"), "non è un testo UTF-8"),
        (b"<act>", "il file XML non si legge"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "il file dichiara entità XML"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_act(content)
