"""The rules that the browser can check by itself, with the texts of the one table and the same measures."""

from __future__ import annotations

from parole.form.patterns import PATTERNS, invisible_source, javascript, usual_citations_data
from parole.glossary.identifiers import NUMBERED_COURTS
from parole.language.readability import HARD_FOR_A_DIPLOMA
from parole.language.texts import NOT_PROSE
from parole.model.parts import ITEMS, PROSE, item_record, prose_fields
from parole.model.types import DEFINITION_WORDS, LINE_WORDS
from parole.model.values import Agreement, ExampleKind, ReadIn, SourceKind
from parole.reading.records import STAND_IN
from parole.reading.rulebook import LONGEST_DETAIL, LONGEST_FIELD, LONGEST_TYPED, RULES, TYPED
from parole.reading.wanted import A_DAY
from parole.reading.yaml_faults import NAMES
from parole.rules import (
    advice,
    balance,
    lines,
    marks,
    mentions,
    placeholders,
    references,
    shapes,
    style,
    verdict,
)
from parole.rules.sources import NEEDED, RIF_FORMS

# The others need the whole glossary, a dictionary or the file: «make check» and the forge tell them.
BROWSER_RULES = tuple(
    (
        "campo-mancante troppo-lungo caratteri-invisibili data data-futura da-rileggere segnaposto "
        "html-nel-testo markdown-nel-testo segni-da-tastiera nome-scritto-male alfabeti-mescolati indirizzo "
        "accordo-mancante accordo-senza-voci nessuna-voce "
        "accordo-smentito differenza-mancante differenza-di-troppo casi-mancanti casi-di-troppo "
        "caso-di-un-lato attenzione-mancante attenzione-lunga come-dirlo-mancante come-dirlo-virgolette "
        "domanda da-non-confondere esempio-senza-fonte lato-senza-fonti fonte-incompleta rimando-a-se "
        "collegamento termine-ripetuto forma-ripetuta forma-contesa forma-propria variante-altrui "
        "elemento-ripetuto rif comma-o-paragrafo punto-mancante versione-dopo articolo-inesistente "
        "articolo-abrogato fonte-non-vigente urn urn-data ecli eli celex articoli in-breve-articolo "
        "in-breve-formula in-breve-negativa in-breve-vaga in-breve-punto in-breve-lunga in-breve-maiuscola "
        "riga-mancante riga-inizio riga-maiuscola riga-punto riga-lunga riga-ripete riga-persona "
        "righe-uguali definizione-misura lati-sbilanciati testo-copiato leggibilita "
        "sigla-non-sciolta norma-senza-fonte"
    ).split()
)


def rules_data() -> dict[str, object]:
    """Return texts, measures and patterns of the rules of :data:`BROWSER_RULES`."""
    return {
        "rules": {name: [RULES[name].fact, RULES[name].remedy, RULES[name].level] for name in BROWSER_RULES},
        "patterns": {name: javascript(pattern) for name, pattern in PATTERNS.items()},
        "usual": usual_citations_data(),
        "texts": _texts(),
        **_said(),
        **_tables(),
        **_measures(),
        **_values(),
    }


def _said() -> dict[str, object]:
    """Return what messages say besides the texts of the rules, and how long each piece may be."""
    return {
        "typedDetails": sorted(TYPED),
        "longest": {"typed": LONGEST_TYPED, "field": LONGEST_FIELD, "detail": LONGEST_DETAIL},
        "capital": shapes.CAPITAL,
        "toOthers": shapes.TO_OTHERS,
        "there": shapes.THERE,
        "aDay": A_DAY,
        "linkForm": references.LINK_FORM,
        "rifForms": RIF_FORMS,
        "denials": verdict.DENIALS,
        "quotes": advice.QUOTES,
        "standIn": STAND_IN,
    }


def _tables() -> dict[str, object]:
    """Return the tables of signs, shapes and words that the rules look for."""
    return {
        "marks": [[*javascript(pattern), what, remedy] for pattern, what, remedy, _ in marks.MARKS],
        "marksAsAWhole": sorted(marks.AS_A_WHOLE),
        "signs": [[*javascript(pattern), form] for pattern, form in marks.SIGNS],
        "accents": {
            "pattern": javascript(marks.ACCENTS),
            "letters": {chr(plain): chr(accented) for plain, accented in marks.ACCENTED.items()},
            "curly": sorted(marks.ACCENTED_WORDS),
        },
        "shapes": [_shape(shape) for shape in shapes.SHAPES],
        "invisible": invisible_source(),
        "invisibleNames": {f"{code:04X}": name for code, name in NAMES.items()},
        "commonOpenings": sorted(style.COMMON_OPENINGS),
        "everyday": sorted(mentions.EVERYDAY),
    }


def _measures() -> dict[str, object]:
    """Return the limits of texts and lists."""
    return {
        "longestPlaceholder": placeholders.LONGEST,
        "definitionWords": DEFINITION_WORDS,
        "maxRatio": balance.MAX_RATIO,
        "copiedRun": balance.COPIED_RUN,
        "copiedShare": lines.COPIED_SHARE,
        "briefWords": style.MAX_WORDS,
        "measuredFrom": style.MIN_WORDS_TO_MEASURE,
        "gulpease": HARD_FOR_A_DIPLOMA,
        "limits": {
            "line": LINE_WORDS,
            "sentences": advice.MAX_SENTENCES,
            "differences": verdict.MAX_DIFFERENCES,
            "fewestCases": verdict.MIN_CASES,
            "cases": verdict.MAX_CASES,
        },
    }


def _values() -> dict[str, object]:
    """Return the fields and the values of closed lists that the rules name."""
    return {
        "prose": sorted(placeholders.PROSE),
        "notProse": sorted(NOT_PROSE),
        "agreeing": Agreement.COINCIDONO,
        "completing": Agreement.SI_COMPLETANO,
        "documented": ExampleKind.DOCUMENTATO,
        "act": SourceKind.NORMA,
        "judgment": SourceKind.SENTENZA,
        "inText": ReadIn.TESTO,
        "numberedCourts": sorted(f"{country}:{court}" for country, court in NUMBERED_COURTS),
        "needed": {kind.value: names for kind, names in NEEDED.items()},
    }


def _texts() -> list[list[object]]:
    """Return where the prose of a word is, in order: the place of a part, and the texts inside each item."""
    items = {part.at: list(prose_fields(item_record(part))) for part in ITEMS}
    return [[list(part.at), items.get(part.at, [])] for part in PROSE]


def _shape(shape: shapes.Shape) -> list[object]:
    """Return a shape, and what to write in its place as JavaScript says it."""
    new = (shape.new or "").replace(r"\g<rest>", "$<rest>")
    return [*javascript(shape.pattern), shape.fields, shape.fault, shape.remedy, new]
