"""The report of a change names as many problems as somebody can read, and shows texts word by word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from builders import make_concept, make_glossary
from editions import published

from parole.glossary.site_facts import SiteFacts
from parole.proposals.change_report import report, word_diff
from parole.proposals.comparison import Comparison, Kind, WordChange, compare
from parole.reading.problems import Level, Place, Problem


def told(count: int, level: Level = Level.ERROR) -> list[str]:
    problems = [
        Problem(Place("glossary/termini/a.yml", n), "rif", "", f"difetto {n}", level) for n in range(count)
    ]
    return [line for line in report(Comparison(), problems).splitlines() if line.startswith(("- ", "### "))]


def test_forty_problems_are_all_told_and_more_are_counted() -> None:
    lines = [f"- **a.yml**, riga {n}: difetto {n}" for n in range(40)]
    assert told(40) == ["### Da correggere (40)", *lines]
    assert told(41) == ["### Da correggere (41)", *lines, "- …e 1 altro problema."]
    assert told(42, Level.WARNING) == ["### Da guardare (42)", *lines, "- …e 2 altri problemi."]


def blocks(**given: Any) -> list[str]:
    """Return the paragraphs of a report after its mark and its title."""
    return report(given.pop("comparison", Comparison()), **given).rstrip("\n").split("\n\n")[2:]


def test_what_changes_beside_the_words_is_told_with_the_names_that_people_use() -> None:
    touched = [
        "glossary/termini/bando.yml",
        "glossary/indirizzi.yml",
        "glossary/edizioni/2026-11-23.jsonl",
        "docs/perche.md",
        ".github/workflows/x.yml",
        ".github/CHI-RILEGGE",
        "scripts/check.py",
        "docs/@tutti [x](y)\n# z.md",
        "Makefile",
    ]
    assert blocks(touched=touched)[1:] == [
        "### Questa proposta tocca anche altro",
        "- **impostazioni della piattaforma** (1): .github/CHI-RILEGGE.\n"
        "- **programmi che la piattaforma fa partire da sola** (1): .github/workflows/x.yml.\n"
        "- **altri file del progetto** (1): Makefile.\n"
        "- **pagine** (2): docs/@\u200btutti \\[x\\](y) \\# z.md, docs/perche.md.\n"
        "- **testi già pubblicati** (1): glossary/edizioni/2026-11-23.jsonl.\n"
        "- **registro degli indirizzi** (1): glossary/indirizzi.yml.\n"
        "- **codice** (1): scripts/check.py.",
    ]


def test_a_publication_on_another_site_is_told_before_all_else() -> None:
    first = published(make_glossary(make_concept("bando")), date(2026, 3, 2))
    word = make_glossary(make_concept("bando", in_breve="altro nucleo"), published=first.published)
    word = replace(word, news=first.news, editions=first.editions)
    there = published(word, date(2026, 4, 2), facts=SiteFacts(url="https://altro.it/"))
    assert compare(first, published(word, date(2026, 4, 2))).sites == ()
    assert (
        "da https:\u200b//esempio.it/ a https:\u200b//altro.it/."
        in blocks(comparison=compare(first, there))[0]
    )


def test_twenty_paths_are_named_and_more_are_counted() -> None:
    names = [f"docs/{n:02}.md" for n in range(22)]
    assert blocks(touched=names[:20])[2] == f"- **pagine** (20): {', '.join(names[:20])}."
    assert blocks(touched=names[:21])[2] == f"- **pagine** (21): {', '.join(names[:20])}, …e 1 altro."
    assert blocks(touched=names)[2].endswith(", …e 2 altri.")
    assert len(blocks(touched=["glossary/termini/bando.yml"])) == 1


def test_a_word_that_cannot_be_read_and_one_that_is_refused_are_shown() -> None:
    word = WordChange("bando", "bando", Kind.CHANGED)
    fault = Problem(Place("glossary/termini/bando.yml", 3), "rif", "", "difetto")
    text = blocks(comparison=Comparison((word,), broken=("rete",)), problems=[fault])
    assert text == [
        "### Da correggere (1)",
        "- **bando.yml**, riga 3: difetto",
        "### rete (non si legge)",
        "Finché i suoi difetti, qui sopra, non sono corretti, non si può dire che cosa cambia.",
        "Nei testi, ~~ciò che esce è barrato~~ e **ciò che entra è in grassetto**.",
        "### bando (da correggere)",
    ]


def differing(same: int, before: int, after: int) -> str:
    """Return the difference of two texts of so many words, of which the first ``same`` are in both."""
    common = ["uguale"] * same
    return word_diff(
        " ".join([*common, *["prima"] * (before - same)]), " ".join([*common, *["dopo"] * (after - same)])
    )


def test_texts_that_share_forty_five_words_in_a_hundred_are_one_text() -> None:
    assert differing(9, 20, 20).startswith("> uguale ")  # 18 of 40
    assert differing(4, 9, 9).startswith("> Prima: uguale ")  # 8 of 18, under 0.45
