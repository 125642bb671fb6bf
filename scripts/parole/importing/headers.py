"""The columns of a table of others: which field each is, by its usual names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parole.importing.foreign import Said, cleaned
from parole.language.italian import slug
from parole.opendata import tables

# The other names that a column of our table may have: those of other glossaries, and those it had before.
_ALIASES = {
    "id": "identificativo",
    "termine": (
        "parola voce lemma nome titolo denominazione vocabolo espressione concetto termini parole voci "
        "italiano term name label headword concept pref_label preferred_label preferred_term "
        "termine_preferito"
    ),
    "sigle": (
        "sigla acronimo acronimi abbreviazione abbreviazioni acronym acronyms abbreviation abbreviations abbr"
    ),
    "varianti": (
        "variante sinonimi sinonimo altre_forme altri_nomi detto_anche synonyms synonym alt_label "
        "alternative_label alternative_labels used_for label_alternativa label_alt alternativa alternativo"
    ),
    "sconsigliati_forma": (
        "sconsigliati sconsigliate forme_da_evitare da_evitare termini_sconsigliati non_usare "
        "deprecated_terms"
    ),
    "sconsigliati_perche": "perche_evitare",
    "inglese": "english traduzione_inglese equivalente_inglese",
    "area": "ambito categoria tema settore argomento dominio category subject subject_field domain topic",
    "in_breve": "sintesi definizione_breve short_definition",
    "pa_definizione": "pa pubblica_amministrazione definizione_pa",
    "pa_fonti": "fonti_pa",
    "terzo_settore_definizione": "terzo_settore definizione_terzo_settore ets",
    "terzo_settore_fonti": "fonti_terzo_settore",
    "come_dirlo_da_scrivere": "come_dirlo",
    "esempio": "esempi example examples",
    "esempio_tipo": "tipo_esempio",
    "esempio_fonte": "fonte_esempio",
    "fonti": (
        "fonte riferimento riferimenti riferimento_normativo riferimenti_normativi normativa "
        "fonte_normativa source sources reference references"
    ),
    "piu_ampio": "termine_piu_ampio termine_generico broader broader_term bt",
    "vedi_anche": "vedi correlati termini_correlati rimandi related related_term rt see_also",
    "stesso_di": "uri iri exact_match",
    # A definition that does not say whose it is: our own table has none.
    "definizione": "significato descrizione spiegazione definition meaning description descr",
}
ALIASES = {name: tuple(others.split()) for name, others in _ALIASES.items()}
# Columns of our own table that are computed again: by them it is known from others.
COMPUTED = frozenset({"tipo", "stato", "gulpease", "indirizzo", "creata", "modificata"})
_NAMES = ({name for name, _, _ in tables.described()} | {"definizione"}) - COMPUTED
# Without underscores: «prefLabel» too.
_MEANING = {name.replace("_", ""): own for own in _NAMES for name in (own, *ALIASES.get(own, ()))}
_PREFIX = re.compile(r"(?:skos|dct|dcterms|rdfs|tbx)_")
_TAGS = dict.fromkeys(("it", "ita", "italiano", "italiana"), "it")
_TAGS |= dict.fromkeys(("en", "eng", "english", "inglese"), "en")
_LEVEL = frozenset({"livello", "level"})
_ORDINALS = {"primo": 1, "secondo": 2, "terzo": 3, "quarto": 4, "quinto": 5}
_FILLER = frozenset({"e", "o", "ed", "od", "di", "and", "or", "i", "ufficiale"})
# Titles and notes may stand above the headers, so many lines at most.
_ABOVE = 40
_LONGEST = 120  # what is longer is no name of a column


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table, and what people call the place where it is: «riga 3»."""

    place: str
    cells: Sequence[str]

    def said(self, headers: Sequence[str] = ()) -> Iterator[Said]:
        """Yield its cells as values that are of no word."""
        for number, cell in enumerate(self.cells):
            name = headers[number] if number < len(headers) else ""
            if cleaned(cell):
                yield Said(name or f"colonna {number + 1}", cell, self.place)


def header_line(lines: Sequence[Line]) -> int | None:
    """Return which line gives the names of the columns: the one that has most known names."""
    scores = [_score(line) for line in lines[:_ABOVE]]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def _score(line: Line) -> int:
    found = {known for cell in line.cells if (known := column(cell))[0]}
    names = {name for name, _ in found}
    # Names may be in English alone; a lone «English» may be anything.
    named = names & {"termine", "sostituito_da"} or ("inglese" in names and found != {("inglese", 0)})
    return len(found) if named else 0


def column(header: str) -> tuple[str, int]:
    """Return the column of ours that a header names (or an empty text), and of which level it is (or zero).

    «Termine inglese» is «inglese»; «label_ITA_2_livello», of a classification in columns, is the name of its
    second level; «Sinonimo 2» is one more column of synonyms.
    """
    name = _name(header)
    if len(header) > _LONGEST:
        return "", 0
    if found := _known(name):
        return found, 0
    words = name.split("_")
    level = _level(words)
    tags = {_TAGS[word] for word in words if word in _TAGS}
    outside = _name(re.sub(r"\(.*?\)|\[.*?\]", "", header)).split("_")
    bases = [_base(each, level) for each in (words, outside)]
    found = "termine" if not bases[0] and (level or tags) else next(filter(None, map(_known, bases)), "")
    if tags == {"en"}:
        found = "inglese" if found == "termine" else ""
    return found, level


def normal(header: str) -> str:
    """Return a header as a name: small letters, underscores."""
    return slug(header).replace("-", "_")


def _name(header: str) -> str:
    return _PREFIX.sub("", normal(header), count=1)


def _level(words: list[str]) -> int:
    """Return which level of a classification a header is of, if it says so in words."""
    numbers = (int(word) if word.isdecimal() and len(word) < 3 else _ORDINALS.get(word, 0) for word in words)
    return next(filter(None, numbers), 0) if _LEVEL.intersection(words) else 0


def _base(words: list[str], level: int) -> str:
    """Return what a header says besides its language, its level and its number."""
    said = _LEVEL | _ORDINALS.keys() if level else frozenset()
    bare = (word.rstrip("0123456789") for word in words if word not in _TAGS and word not in said)
    return "_".join(filter(None, bare))


def _known(name: str) -> str:
    if found := _MEANING.get(name.replace("_", "")):
        return found
    each = {_MEANING.get(word, "") for word in name.split("_") if word not in _FILLER}
    return each.pop() if len(each) == 1 else ""  # «Sigla/Acronimo»
