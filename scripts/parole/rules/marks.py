"""What a text may not have: marks of Markdown that are not ours, signs of a typewriter.

Most can be mended by a machine, without changing what people read: the problem says what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parole.model.concept import Concept
from parole.reading.problems import Problem
from parole.reading.yaml_nodes import Location
from parole.rules.subject import Subject

# What a mark is found by, what it is, what to do, what a machine writes instead; «at» is where to look.
Mark = tuple[re.Pattern[str], str, str, str | None]
# Of Markdown only emphasis is ours.
_LIST = "scrivi frasi intere: nei testi non ci sono elenchi"
MARKS: tuple[Mark, ...] = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), "un’immagine", "toglila: le voci sono di solo testo", None),
    (re.compile(r"(?<!\[)\[[^\[\]]+\]\([^)]*\)"), "un collegamento", "lascia solo il testo; l’indirizzo va fra le fonti", None),
    (re.compile(r"^(?:(?:Certo|Certamente|Ottimo|Perfetto|Volentieri)[!,.] |Ecco (?:qui )?(?:il|la|lo|le|i|gli|una?|un’|a te)\b)[^:.]{0,90}[:.!]"), "la frase con cui un assistente risponde", "toglila: il testo comincia dopo", None),
    (re.compile(r"(?:Spero (?:che |di )|Fammi sapere|Vuoi che (?:lo|la|ti)\b|Se vuoi,? posso)[^.?!]*[.?!]?$"), "la frase con cui un assistente saluta", "toglila", None),
    (re.compile(r":?contentReference\[[^\]]*\](?:\{[^}]*\})?|【[^】]*】|\boaicite\b"), "il segno di una fonte di un assistente", "toglilo; la fonte, se l’hai letta, va fra le fonti", None),
    (re.compile(r"(?<=[^\s\[])\[\d{1,3}\](?!\])"), "il richiamo di una nota", "toglilo", None),
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
    (re.compile(r"^[^\"“”]*(?P<at>[\"”])$"), "una virgoletta chiusa e mai aperta", "toglila, oppure apri le virgolette", None),
    (re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]"), "una faccina, o un disegno,", "scrivilo a parole", None),
    (re.compile(r"\S*[ﬀ-ﬆ]\S*"), "una legatura, che viene da un PDF,", "scrivi le lettere una per una", None),
    (re.compile(r"(?<![\w-])[a-zà-ÿ]{2,}- (?!(?:e|o|ed|od|ma) )[a-zà-ÿ]{2,}"), "una parola spezzata, come in un PDF,", "riunisci le due metà", None),
    (re.compile(r"(?:^|(?<=\s))(?:-{3,}|={3,}|_{3,})(?=\s|$)"), "una riga di separazione", "toglila", None),
)  # fmt: skip
# Names have shapes of their own.
_WITH_SHAPES = frozenset({"termine", "sigle", "varianti"})
# These are told once: the whole is to be written anew.
AS_A_WHOLE = frozenset({"un elenco", "una tabella"})
ACCENTS = re.compile(
    r"(?<![\w'’])(?P<word>(?:[Ee]|pi[uù]|[Pp]iu|[Pp]uo|[Gg]ia|[Gg]iu|[Cc]osi|[Cc]ioe|[Cc]io|[Pp]ero|[Nn]e|[Ss]i|[Ll]i|[Ll]a"
    r"|\w*[a-z](?:che|ta|tu|ra|ro|ri)))['’´`](?![\w])",
)
# Words that end with a curly apostrophe only in the place of an accent.
ACCENTED_WORDS = frozenset({"e", "piu", "gia", "cosi", "perche"})
ACCENTED = str.maketrans("aeiouAEIOU", "àèìòùÀÈÌÒÙ")
SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?P<rest>[CcNnDd])['’´`][Ee]['’´`](?!\w)"), "{}’è"),
    (re.compile(r"\"(?P<rest>[^\"]+)\"|''(?P<other>[^']+)''"), "«{}»"),
    (re.compile(r"(?P<rest>\w+)['´`](?P<other>\w+)"), "{}’{}"),
    (re.compile(r"(?P<rest>\w+)\.{3,}"), "{}…"),
    (re.compile(r"\bpo'"), "po’"),
)
# What is quick to look for in many texts, one on each line: without any of these they have no mark and no sign.
_MAY_HOLD = ("==", "...", "](", "[^", "- ", "---", "oaicite", "ontentRef", "【")
_MAY_MATCH = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"[ﬀ-ﬆ”→´\u2600-\u27bf\U0001f300-\U0001faff'\"`_#~|>•▪▫◦●‣■□]",
        r"^(?:[»*+–—\d-]|Cert|Ottimo|Perfetto|Volentieri|Ecco )",
        r"\[\d|Spero |Fammi |Vuoi che |Se vuoi",
        r"[.;:!?…»] [-*+\d]",
        r"’(?!\w)",
    )
)


def _may_have_marks(texts: str) -> bool:
    return any(sign in texts for sign in _MAY_HOLD) or any(each.search(texts) for each in _MAY_MATCH)


def check_marks(subject: Subject) -> Iterator[Problem]:
    """A text has emphasis and nothing else of Markdown, and the signs of typography."""
    for concept, texts in subject.texts:
        prose = [(location, text) for location, text in texts if location[-1] != "rif"]
        if _may_have_marks("\n".join(text for _, text in prose)):
            for location, text in prose:
                if _may_have_marks(text):
                    yield from _check_marks(subject, concept, location, text)


def _check_marks(subject: Subject, concept: Concept, location: Location, text: str) -> Iterator[Problem]:
    for start, match, (_, what, remedy, new) in () if location[0] in _WITH_SHAPES else marks_in(text):
        details = {"valore": match[0], "cosa": what, "rimedio": remedy}
        found = subject.in_text("markdown-nel-testo", concept, location, start, **details)
        yield found if new is None else found._replace(mend=(match[0], match.expand(new)))
    if pairs := typewritten(text):
        said = told_as(list(pairs.values()))
        found = subject.in_text("segni-da-tastiera", concept, location, min(pairs), **said)
        yield found._replace(mend=tuple(each for pair in pairs.values() for each in pair))


def marks_in(text: str) -> Iterator[tuple[int, re.Match[str], Mark]]:
    """Yield the marks of a text, with where each stands: what is inside one is not told by itself."""
    taken: list[tuple[int, int]] = []
    whole: set[str] = set()
    for mark in MARKS:
        for match in mark[0].finditer(text):
            start, end = match.span("at" if "at" in mark[0].groupindex else 0)
            inside = any(start < last and end > first for first, last in taken)
            if not inside and mark[1] not in whole:
                taken.append((start, end))
                whole |= AS_A_WHOLE & {mark[1]}
                yield start, match, mark


def typewritten(text: str) -> dict[int, tuple[str, str]]:
    """Return what a text has of a typewriter, by its place, and what to write: «perche'», «"così"», «...»."""
    found: dict[int, tuple[str, str]] = {}
    for match in ACCENTS.finditer(text):
        word = match["word"]
        accent = "é" if re.search(r"(?:ch|^[Nn])e$", word) else word[-1].translate(ACCENTED)
        if not (match[0].endswith("’") and word.lower() not in ACCENTED_WORDS):
            found[match.start()] = match[0], word[:-1] + accent
    for pattern, form in SIGNS:
        for match in pattern.finditer(text):
            right = form.format(*(group for group in match.groups() if group))
            found.setdefault(match.start(), (match[0], right))
    return {at: found[at] for at in sorted(found)}


def told_as(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Return how a message tells what is typewritten, each thing once, and how it is written."""
    each = dict(pairs)
    verb = "è scritto" if len(each) == 1 else "sono scritti"
    typed, right = (", ".join(f"«{one.strip('«»')}»" for one in some) for some in (each, each.values()))
    return {"scritti": f"{typed} {verb}", "giusto": right}
