"""How names are typed: the shape of a name, and whether a text that has it is told its word.

Most faults can be mended by a machine, without changing what people read: the problem says what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parole.language.forms import keys_of
from parole.language.italian import words
from parole.language.texts import html_in, texts_in
from parole.model.concept import Concept
from parole.reading.problems import Problem
from parole.reading.yaml_nodes import Location
from parole.rules.names import good_forms
from parole.rules.style import ARTICLE, COMMON_OPENINGS
from parole.rules.subject import Subject


@dataclass(frozen=True, slots=True)
class Shape:
    """A fault in the shape of a name; ``new`` takes the place of the match, if a machine can mend it."""

    pattern: re.Pattern[str]
    fault: str
    remedy: str
    new: str | None = None
    fields: tuple[str, ...] = ("termine", "sigle", "varianti")


CAPITAL = ("comincia con la maiuscola", "usa la minuscola, se non è un nome proprio")
_ELSEWHERE = "tieni qui la forma preferita e scrivi le altre in «varianti», una per riga"
TO_ACRONYMS = "toglila di qui e scrivila in «sigle», senza punti"
TO_VARIANTS = "toglila: ciò che distingue due parole uguali va in «accezione», un altro nome in «varianti»"
TO_OTHERS = (TO_ACRONYMS, TO_VARIANTS)
THERE = "toglila: quel nome è già in «{}»"
BRACKETED = re.compile(r"[(\[]\s*(?:(?:o|oppure|detto|detta|anche)\s+)*(?P<name>[^)\]]+?)\s*[)\]]$")
SHAPES: tuple[Shape, ...] = (
    Shape(re.compile(r"^(?:[•·▪◦●‣–—*+-]|\d{1,2}[.)])\s+(?=\S)"), "comincia con un segno d’elenco", "toglilo", ""),
    Shape(re.compile(r"^[*_`=«\"“‘']+(?P<rest>[^*_`=«»\"“”‘]+?)[*_`=»\"”’']+$"), "è fra virgolette o asterischi", "toglili: il nome si scrive da solo", r"\g<rest>"),
    Shape(re.compile(r"\*+(?P<rest>[^*]+)\*+"), "ha gli asterischi", "toglili: il nome si scrive da solo", r"\g<rest>"),
    Shape(re.compile(r"^[^\"]*\"$|^\"[^\"]*$"), "ha una virgoletta di troppo", "toglila"),
    Shape(re.compile(r"[(\[]\s*[A-Z][\w.]*[A-Z.]\s*[)\]]$"), "ha la sigla fra parentesi", TO_ACRONYMS, fields=("termine", "varianti")),
    Shape(re.compile(r"[(\[{].*?(?:[)\]}]|$)|[)\]}]"), "ha una parentesi", TO_VARIANTS),
    Shape(re.compile(r"[.:;,!?…]+$(?<!\b\w\.)"), "finisce con un segno di punteggiatura", "toglilo", "", fields=("termine", "varianti")),
    Shape(re.compile(r"[,;|/•]| [-–—] |: | oppure "), "mette insieme più cose", _ELSEWHERE, fields=("termine",)),
    Shape(re.compile(r"\s*(?:[,;|/•]|\boppure\b| [-–—] )\s*"), "mette insieme più nomi", "scrivi ogni nome su una riga sua, dopo «- »", "\n", fields=("varianti", "sigle")),
    Shape(re.compile(f"^(?:{ARTICLE.pattern})", re.IGNORECASE), "comincia con l’articolo", "toglilo", "", fields=("termine",)),
    Shape(re.compile(r"^(?:(?:il|lo|la|i|gli|le|un|uno|una)\s|(?:l|un)['’])"), "comincia con l’articolo", "toglilo", "", fields=("varianti",)),
    Shape(re.compile(r"^(?=.*[A-ZÀ-Ý]{5})[^a-zß-ÿ]+$"), "è tutto maiuscolo", "scrivilo in minuscolo, se non è un nome proprio", "lower", fields=("termine",)),
    Shape(re.compile(r"^(?=.*[A-ZÀ-Ý]{7})[^a-zß-ÿ]+$"), "è tutto maiuscolo", "scrivilo in minuscolo, se non è un nome proprio", "lower", fields=("varianti",)),
    Shape(re.compile(r"^(?:\w\.\s*)+\w?\.?$"), "è una sigla con i punti", "scrivila senza", "join", fields=("sigle",)),
    Shape(re.compile(r"^(?:\w )+\w$"), "è una sigla con gli spazi", "scrivila unita", "join", fields=("sigle",)),
    Shape(re.compile(r"\w{2,} \w{2,}.*\w{3,}|^[a-zà-ÿ]{6,}$"), "non è una sigla", "se è un nome per esteso, va in «varianti»", fields=("sigle",)),
    Shape(re.compile(r"^[a-zà-ÿ]{2,5}$"), "è una sigla in minuscolo", "scrivila in maiuscolo", "upper", fields=("sigle",)),
)  # fmt: skip


def check_shapes(subject: Subject) -> Iterator[Problem]:
    """A name is one name, written as in a dictionary: what else is in it has a place of its own."""
    for concept in subject.concepts:
        for location, form in good_forms(concept):
            yield from _check_shape(subject, concept, location, form)


def _check_shape(subject: Subject, concept: Concept, location: Location, form: str) -> Iterator[Problem]:
    """Tell all the faults of a name: each is looked for in what is left once those before it are mended."""
    left, sure = "" if any(html_in(form)) else form, True
    for shape in SHAPES:
        if location[0] in shape.fields and shape.pattern.search(left):
            remedy = remedy_of(concept, shape, left)
            left, sure = _mended_form(shape, left), sure and shape.new is not None
            found = _misshapen(subject, concept, location, form, (shape.fault, remedy))
            yield found._replace(mend=(form, left)) if sure and left != form else found
    if location[0] == "termine" and left and _is_common(concept, left):
        found = _misshapen(subject, concept, location, form, CAPITAL)
        yield found._replace(mend=(form, left.lower())) if sure else found


def remedy_of(concept: Concept, shape: Shape, form: str) -> str:
    """Return what to do with a fault of a name: what it has in brackets may be in its place already."""
    match = BRACKETED.search(form) if shape.remedy in TO_OTHERS else None
    name = match["name"] if match else ""
    for field in ("sigle", "varianti"):
        others = (one for one in getattr(concept, field) if not BRACKETED.search(one))
        if name and _bare(name) in map(_bare, others):
            return THERE.format(field)
    return shape.remedy


def _bare(name: str) -> str:
    return re.sub(r"[\W_]", "", name)


def _misshapen(
    subject: Subject, concept: Concept, location: Location, form: str, said: tuple[str, str]
) -> Problem:
    fault, remedy = said
    details = {"valore": form.strip("«»"), "difetto": fault, "rimedio": remedy}
    return subject.in_text("nome-scritto-male", concept, location, 0, **details)


def _mended_form(shape: Shape, form: str) -> str:
    """Return a name without a fault: as a machine writes it, or without what is at fault."""
    if shape.new in {"lower", "upper"}:
        return form.lower() if shape.new == "lower" else form.upper()
    if shape.new == "join":
        return re.sub(r"[.\s]", "", form)
    return shape.pattern.sub(shape.new or "", form).strip()


def _is_common(concept: Concept, form: str) -> bool:
    """Tell a common noun with a capital from a name: its own texts write it small, and never otherwise."""
    first = words(form)[0] if words(form) else ""
    if not form[0].isupper() or form.isupper() or not form[1:2].islower():
        return False
    texts = " ".join(text for location, text in texts_in(concept) if location != ("termine",))
    small = re.search(rf"(?<!\w){re.escape(form.lower())}(?!\w)", texts)
    is_only_capital = form[1:] == form[1:].lower()
    return (is_only_capital and first in COMMON_OPENINGS) or bool(
        small and not re.search(rf"(?<=[\w,] ){re.escape(form)}", texts)
    )


def check_forms_are_found(subject: Subject) -> Iterator[Problem]:
    """A text that has a form is told its word: of that form, whole, and not another in its place."""
    for concept in subject.concepts:
        avoided = ((("sconsigliati", at, "forma"), one.forma) for at, one in enumerate(concept.sconsigliati))
        for location, form in (*good_forms(concept), *avoided):
            found = next(subject.glossary.recogniser.occurrences(form), None)
            whole = found and not _LETTER.search(form[: found.start] + form[found.end :])
            if (found and whole and concept.id in found.meaning.ids) or _is_told(form, location):
                continue
            fact, remedy = _UNFOUND[bool(found)]
            other = subject.glossary.concepts[found.meaning.ids[0]].full_name if found else ""
            details = {"valore": form, "invece": fact.format(other), "rimedio": remedy}
            yield subject.in_word("forma-non-trovata", concept, *location, **details)


def _is_told(form: str, location: Location) -> bool:
    """Tell whether another rule says what is wrong with the form."""
    shapes = (shape.pattern for shape in SHAPES if location[0] in shape.fields)
    return not keys_of(form) or any(html_in(form)) or any(pattern.search(form) for pattern in shapes)


_LETTER = re.compile(r"\w")
# What is said of a form that leads nowhere, and of one that leads elsewhere.
_UNFOUND = (
    ("non si riconosce", "scrivila come sta in una frase, senza segni, indirizzi o nomi di file"),
    ("porta a «{}»", "tienila in un posto solo; se le due parole si scambiano, dillo in «da_non_confondere»"),
)
