"""How names and texts are typed: the shape of a name, marks that are not ours, signs of a typewriter.

Most can be mended by a machine, without changing what people read: the problem says what to write.
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
SHAPES: tuple[Shape, ...] = (
    Shape(re.compile(r"^(?:[•·▪◦●‣–—*+-]|\d{1,2}[.)])\s+(?=\S)"), "comincia con un segno d’elenco", "toglilo", ""),
    Shape(re.compile(r"^[*_`=«\"“‘']+(?P<rest>[^*_`=«»\"“”‘]+?)[*_`=»\"”’']+$"), "è fra virgolette o asterischi", "toglili: il nome si scrive da solo", r"\g<rest>"),
    Shape(re.compile(r"\*+(?P<rest>[^*]+)\*+"), "ha gli asterischi", "toglili: il nome si scrive da solo", r"\g<rest>"),
    Shape(re.compile(r"^[^\"]*\"$|^\"[^\"]*$"), "ha una virgoletta di troppo", "toglila"),
    Shape(re.compile(r"[(\[]\s*[A-Z][\w.]*[A-Z.]\s*[)\]]$"), "ha la sigla fra parentesi", "scrivila in «sigle»", fields=("termine", "varianti")),
    Shape(re.compile(r"[()\[\]{}]"), "ha una parentesi", "toglila: ciò che distingue due parole uguali va in «accezione», un altro nome in «varianti»"),
    Shape(re.compile(r"[.:;,!?…]+$(?<!\b\w\.)"), "finisce con un segno di punteggiatura", "toglilo", "", fields=("termine", "varianti")),
    Shape(re.compile(r"[,;|/•]| [-–—] |: | oppure "), "mette insieme più cose", _ELSEWHERE, fields=("termine",)),
    Shape(re.compile(r"\s*(?:[,;|/•]|\boppure\b| [-–—] )\s*"), "mette insieme più nomi", "scrivi ogni nome su una riga sua", "\n", fields=("varianti", "sigle")),
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
    for shape in () if any(html_in(form)) else SHAPES:
        match = shape.pattern.search(form) if location[0] in shape.fields else None
        if match:
            found = subject.in_word(
                "nome-scritto-male", concept, *location, valore=form.strip("«»"), difetto=shape.fault, rimedio=shape.remedy
            )
            new = _mended_form(shape, form)
            yield found if new is None or new == form else found._replace(mend=(form, new))
            return
    if location[0] == "termine" and _is_common(concept, form):
        fault, remedy = CAPITAL
        found = subject.in_word(
            "nome-scritto-male", concept, *location, valore=form, difetto=fault, rimedio=remedy
        )
        yield found._replace(mend=(form, form[0].lower() + form[1:]))


def _mended_form(shape: Shape, form: str) -> str | None:
    if shape.new in {"lower", "upper"}:
        return form.lower() if shape.new == "lower" else form.upper()
    if shape.new == "join":
        return re.sub(r"[.\s]", "", form)
    return None if shape.new is None else shape.pattern.sub(shape.new, form).strip()


def _is_common(concept: Concept, form: str) -> bool:
    """Tell a common noun with a capital from a name: its own texts write it small, and never otherwise."""
    first = words(form)[0] if words(form) else ""
    if not form[0].isupper() or form[1:] != form[1:].lower():
        return False
    texts = " ".join(text for location, text in texts_in(concept) if location != ("termine",))
    small = re.search(rf"(?<!\w){re.escape(form.lower())}(?!\w)", texts)
    return first in COMMON_OPENINGS or bool(small and not re.search(rf"(?<=[\w,] ){re.escape(form)}", texts))


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


# Of Markdown only emphasis is ours: pattern, what it is, what to do, what to write instead.
_LIST = "scrivi frasi intere: nei testi non ci sono elenchi"
MARKS: tuple[tuple[re.Pattern[str], str, str, str | None], ...] = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), "un’immagine", "toglila: le voci sono di solo testo", None),
    (re.compile(r"(?<!\[)\[[^\[\]]+\]\([^)]*\)"), "un collegamento", "lascia solo il testo; l’indirizzo va fra le fonti", None),
    (re.compile(r"\[\^\w+\]"), "una nota a piè di pagina", "toglila; se dice qualcosa, scrivilo nel testo", None),
    (re.compile(r"`{1,3}(?P<rest>[^`]+)`{1,3}"), "il segno del codice", "toglilo; per dare rilievo usa *asterischi*", r"\g<rest>"),
    (re.compile(r"(?<!\w)__(?=\S)(?P<rest>[^_]+)(?<=\S)__(?!\w)"), "il grassetto con «__»", "per dare rilievo usa **asterischi**", r"**\g<rest>**"),
    (re.compile(r"(?<!\w)_(?=[^\s_])(?P<rest>[^_]+)(?<=\S)_(?!\w)"), "il corsivo con «_»", "per dare rilievo usa *asterischi*", r"*\g<rest>*"),
    (re.compile(r"==(?P<rest>[^=]+)=="), "l’evidenziato", "togli i segni «=»", r"\g<rest>"),
    (re.compile(r"~~(?P<rest>[^~]+)~~"), "il testo barrato", "toglilo, o togli i segni", None),
    (re.compile(r"(?:^|(?<=\s))#{1,6}\s+\S+"), "un titolo", "toglilo: la voce ha già i suoi titoli", None),
    (re.compile(r"(?:^|(?<=\s))[•▪▫◦●‣■□\uf0b7]\s*\S+"), "un elenco", _LIST, None),
    (re.compile(r"^[-*+–—]\s+\S+|(?<=[.;:!?…»] )[-*+]\s+\S+"), "un elenco", _LIST, None),
    (re.compile(r"(?:^|(?<=[.;:!?…»] ))1[.)]\s+\S+(?=.*\s2[.)]\s)"), "un elenco", _LIST, None),
    (re.compile(r"^>\s*\S+"), "una citazione", "togli «>»: le parole di altri stanno fra «»", None),
    (re.compile(r"\|[^|\[\]]*\|"), "una tabella", "scrivi frasi intere: nei testi non ci sono tabelle", None),
    (re.compile(r"^(?:[-=]>|→|»)-?\s*\S+"), "un segno al posto di «>-»", "toglilo; nel file, dopo i due punti va «>-»", None),
    (re.compile(r"^[^\"“”]*[\"”]$"), "una virgoletta chiusa e mai aperta", "toglila, oppure apri le virgolette", None),
    (re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]"), "una faccina, o un disegno,", "scrivilo a parole", None),
    (re.compile(r"\S*[ﬀ-ﬆ]\S*"), "una legatura, che viene da un PDF,", "scrivi le lettere una per una", None),
    (re.compile(r"(?<![\w-])[a-zà-ÿ]{2,}- (?!(?:e|o|ed|od|ma) )[a-zà-ÿ]{2,}"), "una parola spezzata, come in un PDF,", "riunisci le due metà", None),
    (re.compile(r"(?:^|(?<=\s))(?:-{3,}|={3,}|_{3,})(?=\s|$)"), "una riga di separazione", "toglila", None),
)  # fmt: skip
ACCENTS = re.compile(
    r"(?<![\w'’])(?P<word>(?:[Ee]|pi[uù]|[Pp]iu|[Pp]uo|[Gg]ia|[Gg]iu|[Cc]osi|[Cc]ioe|[Cc]io|[Pp]ero|[Nn]e|[Ss]i|[Ll]i|[Ll]a"
    r"|\w*[a-z](?:che|ta|tu|ra|ro|ri)))['’´`](?![\w])",
)
# Words that end with a curly apostrophe only in the place of an accent.
ACCENTED_WORDS = frozenset({"e", "piu", "gia", "cosi", "perche"})
ACCENTED = str.maketrans("aeiouAEIOU", "àèìòùÀÈÌÒÙ")
SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\"(?P<rest>[^\"]+)\"|''(?P<other>[^']+)''"), "«{}»"),
    (re.compile(r"(?P<rest>\w+)['´`](?P<other>\w+)"), "{}’{}"),
    (re.compile(r"(?P<rest>\w+)\.{3,}"), "{}…"),
    (re.compile(r"\bpo'"), "po’"),
)
# What is quick to look for, one at a time: a text without any of these has no mark and no sign.
_MAY_HOLD = ("==", "...", "](", "[^", "- ")
_MAY_MATCH = tuple(
    re.compile(pattern)
    for pattern in (
        r"[ﬀ-ﬆ”→´\u2600-\u27bf\U0001f300-\U0001faff'\"`_#~|>•▪▫◦●‣■□]",
        r"^[»*+–—\d-]",
        r"[.;:!?…»] [-*+\d]",
        r"[-=]{3}",
        r"’(?!\w)",
    )
)


def _may_have_marks(text: str) -> bool:
    return any(sign in text for sign in _MAY_HOLD) or any(each.search(text) for each in _MAY_MATCH)



def check_marks(subject: Subject) -> Iterator[Problem]:
    """A text has emphasis and nothing else of Markdown, and the signs of typography."""
    for concept in subject.concepts:
        for location, text in texts_in(concept):
            if location[-1] != "rif" and _may_have_marks(text):
                yield from _check_marks(subject, concept, location, text)


def _check_marks(subject: Subject, concept: Concept, location: Location, text: str) -> Iterator[Problem]:
    for pattern, what, remedy, new in MARKS:
        match = pattern.search(text) if location[0] not in {"termine", "sigle", "varianti"} else None
        if match:
            found = subject.in_word(
                "markdown-nel-testo", concept, *location, valore=match[0], cosa=what, rimedio=remedy
            )
            yield found if new is None else found._replace(mend=(match[0], match.expand(new)))
            return
    if pairs := list(typewritten(text)):
        first, right = pairs[0]
        mend = tuple(each for pair in pairs for each in pair)
        found = subject.in_word("segni-da-tastiera", concept, *location, valore=first, giusto=right.strip("«»"))
        yield found._replace(mend=mend)


def typewritten(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text has of a typewriter, and what to write: «perche'», «"così"», «l'ente», «...»."""
    seen: set[str] = set()
    for match in ACCENTS.finditer(text):
        word = match["word"]
        accent = "é" if re.search(r"(?:ch|^[Nn])e$", word) else word[-1].translate(ACCENTED)
        if match[0] not in seen and not (match[0].endswith("’") and word.lower() not in ACCENTED_WORDS):
            seen.add(match[0])
            yield match[0], word[:-1] + accent
    for pattern, form in SIGNS:
        for match in pattern.finditer(text):
            if match[0] not in seen:
                seen.add(match[0])
                yield match[0], form.format(*(group for group in match.groups() if group))
