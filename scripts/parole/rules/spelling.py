"""Words that an Italian dictionary does not know, minus those that the glossary itself teaches.

The dictionary is not ours: whoever calls gives a function that knows words. What the glossary names (words,
variants, acronyms, foreign words, sources and their authors) is known by definition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parole.glossary.glossary import TERMS_FOLDER, Glossary
from parole.language.inline import plain_text
from parole.model.parts import texts_of
from parole.reading.yaml_nodes import field_name

_LETTER = "[A-Za-zÀ-ÖØ-öø-ÿ]"
# «po’» keeps its apostrophe; an elided word («quell’ufficio») is left out: alone it is in no dictionary.
_TOKEN = re.compile(rf"{_LETTER}+(?:['’](?!{_LETTER}))?(?!['’]?{_LETTER}|['’])")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:«(]\s*)$")
SHORTEST = 3


@dataclass(frozen=True, slots=True, order=True)
class Unknown:
    """A word that no dictionary knows, and where it is."""

    path: str
    field: str
    word: str

    def __str__(self) -> str:
        return (
            f"{self.path}: avviso: {self.field}: «{self.word}» non è nel dizionario; controlla come si scrive"
        )


def unknown_words(glossary: Glossary, is_known: Callable[[str], bool]) -> Iterator[Unknown]:
    """Yield each unknown word once per text, by id and in the order of the page.

    Names are left alone: a word with a capital in the middle of a sentence, or written in capitals.
    """
    taught = taught_words(glossary)
    for id_ in sorted(glossary.concepts):
        for location, text in texts_of(glossary.concepts[id_]):
            for word in dict.fromkeys(_common_words(plain_text(text, glossary.name_of))):
                if word.lower().rstrip("'") not in taught and not (is_known(word) or is_known(word.lower())):
                    yield Unknown(f"{TERMS_FOLDER}/{id_}.yml", field_name(location), word)


def taught_words(glossary: Glossary) -> frozenset[str]:
    """Return the words that the glossary itself teaches, in lower case."""
    names = [
        name
        for c in glossary.concepts.values()
        for name in (c.termine, *c.varianti, *c.sigle, c.inglese or "")
    ]
    names += [item.forma for c in glossary.concepts.values() for item in c.sconsigliati]
    names += [part for s in glossary.sources.values() for part in (s.nome, s.titolo, s.autore or "")]
    names += [foreign.forma for foreign in glossary.foreign]
    return frozenset(word.lower().rstrip("'’") for name in names for word in _TOKEN.findall(name))


def _common_words(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        word = match[0].replace("’", "'")
        is_name = word[0].isupper() and (word.isupper() or not _SENTENCE_START.search(text[: match.start()]))
        if len(word) >= SHORTEST and not is_name:
            yield word
