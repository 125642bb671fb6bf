"""Whatever is renamed, withdrawn and published, in any order, no published address is lost or changes meaning."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from editions import FACTS
from five_words import NAMES, REGISTERS, read, word

from parole.editing.editing import Refusal
from parole.editing.moving import rename, withdraw
from parole.glossary.glossary import Glossary
from parole.glossary.old_addresses import short_links
from parole.opendata.freezing import publication
from parole.reading.problems import errors_in
from parole.rules.check import check_glossary

START = date(2026, 11, 23)
STEPS = 14


def step(files: dict[str, str], random: Random, day: date) -> dict[str, str]:
    """Return the files after something that an editor or a publisher may do."""
    glossary = read(files).glossary
    living = sorted(glossary.concepts)
    chosen, other = random.choice(living), random.choice(living)
    once = sorted(glossary.redirects)
    new = random.choice([f"{chosen[:20]}-{random.randrange(9)}", *once])
    try:
        match random.choice(["rename", "rename", "withdraw", "publish"]):
            case "rename":
                return files | rename(files, chosen, new).files
            case "withdraw":
                return (
                    files
                    | withdraw(files, chosen, day, "Non serve.", [other] if other != chosen else []).files
                )
    except Refusal:
        return files
    return files | publication(glossary, (), FACTS, day).files


def first_meanings(glossary: Glossary) -> dict[str, str]:
    """Return the first meaning of each short link in the register, as it was published."""
    return {link.forma: link.voce for link in reversed(glossary.published.brevi)}


@pytest.mark.parametrize("seed", range(12))
def test_no_published_address_is_lost_or_changes_meaning(seed: int) -> None:
    files = REGISTERS | {f"glossary/termini/{n}.yml": word(i, n) for i, n in enumerate(NAMES)}
    random, published = Random(seed), {}
    for number in range(STEPS):
        files = step(files, random, START + timedelta(days=number))
        reading = read(files)
        assert [str(error) for error in errors_in(check_glossary(reading))] == []
        now = first_meanings(reading.glossary)
        assert {form: now.get(form) for form in published} == published
        published = now
        links = short_links(reading.glossary)
        assert {f: links[f][0] for f in now} == {f: reading.glossary.end_of(id_) for f, id_ in now.items()}
        assert [w.id for w in reading.glossary.published.voci if not reading.glossary.end_of(w.id)] == []


def test_the_walk_is_not_idle() -> None:
    files = REGISTERS | {f"glossary/termini/{n}.yml": word(i, n) for i, n in enumerate(NAMES)}
    random = Random(3)
    for number in range(STEPS):
        files = step(files, random, START + timedelta(days=number))
    glossary = read(files).glossary
    assert glossary.redirects
    assert glossary.withdrawn
    assert len(glossary.news.pubblicazioni) > 1
