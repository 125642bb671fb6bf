"""Both sides say yes, each for itself, of the text that is there: one at a time, what is not enough."""

from __future__ import annotations

import pytest

from parole.model.values import SideName
from parole.proposals.consent import BadReaders, Consent, Review, consent, is_shared, readers_in

READERS = readers_in("# chi\npa @Anna\npa @aldo  # in prova\n\nterzo_settore @bruno\n")
HEAD, OLD = "b" * 40, "a" * 40
MISSING = "Manca il sì di: {}."


def yes(who: str, commit: str = HEAD) -> Review:
    return Review(who, "APPROVED", commit)


def no(who: str, commit: str = HEAD) -> Review:
    return Review(who, "CHANGES_REQUESTED", commit)


@pytest.mark.parametrize(
    ("reviews", "authors", "expected"),
    [
        ([yes("anna"), yes("Bruno")], ["carla"], "Hanno detto sì: Pubblica amministrazione, @anna; Terzo settore, @bruno."),
        ([], [], MISSING.format("Pubblica amministrazione, Terzo settore")),
        ([yes("anna")], [], MISSING.format("Terzo settore")),
        ([yes("anna"), yes("aldo")], [], MISSING.format("Terzo settore")),
        ([yes("bruno")], [], MISSING.format("Pubblica amministrazione")),
        # Of another text, of one's own text, by who is not of the two sides.
        ([yes("anna", OLD), yes("bruno")], [], MISSING.format("Pubblica amministrazione")),
        ([yes("anna"), yes("bruno")], ["ANNA"], MISSING.format("Pubblica amministrazione")),
        ([yes("aldo"), yes("anna"), yes("bruno")], ["anna"], "Hanno detto sì: Pubblica amministrazione, @aldo; Terzo settore, @bruno."),
        ([yes("zeno"), yes("github-actions[bot]"), yes("bruno")], [], MISSING.format("Pubblica amministrazione")),
        # The last word counts, but a comment is not a word.
        ([yes("anna"), yes("bruno"), Review("anna", "DISMISSED", HEAD)], [], MISSING.format("Pubblica amministrazione")),
        ([yes("anna"), yes("bruno"), no("anna")], [], "@anna chiede di cambiare qualcosa."),
        ([yes("anna"), yes("bruno"), no("aldo", OLD)], [], "@aldo chiede di cambiare qualcosa."),
        ([no("anna"), yes("anna"), yes("bruno")], [], "Hanno detto sì: Pubblica amministrazione, @anna; Terzo settore, @bruno."),
        ([yes("anna"), yes("bruno"), Review("anna", "COMMENTED", HEAD)], [], "Hanno detto sì: Pubblica amministrazione, @anna; Terzo settore, @bruno."),
        ([yes("anna"), yes("bruno"), no("zeno")], [], "Hanno detto sì: Pubblica amministrazione, @anna; Terzo settore, @bruno."),
    ],
)  # fmt: skip
def test_both_sides_must_say_yes(reviews: list[Review], authors: list[str], expected: str) -> None:
    assert consent(READERS, reviews, HEAD, authors) == Consent(expected.startswith("Hanno"), expected)


def test_a_side_with_nobody_lets_nothing_in() -> None:
    readers = readers_in("pa @anna")
    assert consent(readers, [yes("anna")], HEAD, []) == Consent(
        given=False, why=".github/CHI-RILEGGE non dice chi rilegge per: Terzo settore."
    )


def test_the_readers_of_each_side_are_read_as_they_are_written() -> None:
    assert readers_in("pa @A\nterzo_settore @b-c\npa @d") == {
        SideName.PA: {"a", "d"},
        SideName.TERZO_SETTORE: {"b-c"},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pa @anna\nts @bruno", ".github/CHI-RILEGGE, riga 2: scrivila così, «pa @nome-utente»."),
        ("pa anna", ".github/CHI-RILEGGE, riga 1: scrivila così, «pa @nome-utente»."),
        ("pa @anna @aldo", ".github/CHI-RILEGGE, riga 1: scrivila così, «pa @nome-utente»."),
        ("pa @github-actions[bot]", ".github/CHI-RILEGGE, riga 1: scrivila così, «pa @nome-utente»."),
        (
            "pa @Anna\nterzo_settore @anna",
            ".github/CHI-RILEGGE: @anna è da tutti e due i lati, lascialo in uno solo.",
        ),
    ],
)
def test_a_list_of_readers_that_cannot_be_relied_on_is_refused(text: str, message: str) -> None:
    with pytest.raises(BadReaders) as refused:
        readers_in(text)
    assert str(refused.value) == message


def test_both_sides_answer_for_the_words_and_for_who_reads_them() -> None:
    shared = ["glossary/termini/bando.yml", "glossary/fonti.yml", ".github/CHI-RILEGGE"]
    assert [path for path in shared if not is_shared(path)] == []
    assert [
        path for path in ("scripts/check.py", "docs/glossary/x", ".github/CODEOWNERS") if is_shared(path)
    ] == []
