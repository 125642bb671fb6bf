"""The index of names is light enough to come first, at a thousand words too (compressed, as a server sends it)."""

from __future__ import annotations

import gzip

from asked_lookup import WORDS, large_glossary

from parole.lookup.names import names_script


def test_a_thousand_words_weigh_at_most_eighty_kilobytes() -> None:
    assert WORDS == 1000
    assert len(gzip.compress(names_script(large_glossary()).encode("utf-8"), 6)) <= 80_000
