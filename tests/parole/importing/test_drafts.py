"""Drafts of imported words: up to how many words, and how many of them a report names."""

from __future__ import annotations

import pytest
from builders import make_glossary

from parole.importing import drafts
from parole.importing.drafts import Drafts, make_drafts
from parole.importing.foreign import MAX_WORDS, Foreign, Found, Unreadable


def test_a_file_has_as_many_words_as_the_limit_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_WORDS == 10_000
    monkeypatch.setattr(drafts, "MAX_WORDS", 2)
    words = [Foreign(key=name, fields={"termine": name}) for name in ("uno", "due", "tre")]
    assert list(make_drafts(Found(words[:2]), make_glossary()).files) == ["uno.yml", "due.yml"]
    with pytest.raises(Unreadable, match="il file ha 3 voci, il massimo è 2: dividilo"):
        make_drafts(Found(words), make_glossary())


def test_a_report_names_up_to_twelve_words_and_counts_them_all() -> None:
    names = [f"parola-{number:02}" for number in range(1, 14)]
    found = Drafts()
    found.lost["perso"] += [*names[:12], names[0]]
    found.advice["tolto"] += names
    assert found.report().splitlines()[4:] == [
        "## Da guardare",
        "",
        f"- perso: {', '.join(names[:12])} (12)",
        "",
        "## Da finire nelle bozze",
        "",
        f"- tolto: {', '.join(names[:12])}… (13)",
    ]
