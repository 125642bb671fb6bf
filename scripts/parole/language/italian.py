"""What the program knows of written Italian: folding, slugs, plurals, nearest word.

Everything here is a pure function of its arguments. The same folding runs in the browser with the same lists
(``docs/assets/javascripts/analisi.js``); golden vectors in the tests keep the two equal.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

APOSTROPHES = "’‘ʼ´`′"
HYPHENS = "‐‑‒–—−"
_WORD = re.compile(r"[a-z0-9]+")
_SPACED = re.compile(r"\S*\w\S*")
_BETWEEN_DOTS = re.compile(r"\.[a-z]\.")
DOTTED = re.compile(r"(?<![a-z0-9])(?:[a-z]\.){2,}[a-z]?(?![a-z0-9])")
# Articles and prepositions that lose their vowel before another word: «l’ente», «dell’avviso».
ELIDED = (
    "l|un|d|dell|all|dall|nell|sull|coll|quest|quell|c|s|n|m|t|v|ch|cos|com|dov|tutt|senz|anch|gl|degl|agl"
)
_ELIDED = re.compile(rf"(?<![a-z0-9])(?:{ELIDED})'(?=[a-z])")
_PLAIN = {**dict.fromkeys(map(ord, HYPHENS), "-"), **dict.fromkeys(map(ord, APOSTROPHES), "'")}


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return ``text`` in lower case: no accents, plain apostrophes and hyphens, elisions dropped."""
    return _ELIDED.sub("", _without_accents(text.translate(_PLAIN).lower()))


def _without_accents(text: str) -> str:
    """Decompose ``text`` (NFKD) and drop the marks."""
    if text.isascii():
        return text
    return "".join(part for part in unicodedata.normalize("NFKD", text) if not unicodedata.combining(part))


def words(text: str) -> list[str]:
    """Return the folded words of ``text``: letters and digits, an acronym with dots as one word."""
    return [word for piece in text.split() for word in _words_of(piece)]


def length_in_words(text: str) -> int:
    """Return how many words a text has, as a word processor counts them: «co-progettazione» is one."""
    return len(_SPACED.findall(text))


@lru_cache(maxsize=65536)  # of all that is written in a glossary, few pieces are new
def _words_of(piece: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(join_dotted(fold(piece))))


def join_dotted(folded: str) -> str:
    """Turn ``e.t.s.`` into ``ets``: single letters divided by dots are one acronym."""
    if not _BETWEEN_DOTS.search(folded):  # most texts have none, and this is far quicker to look for
        return folded
    return DOTTED.sub(lambda match: match[0].replace(".", ""), folded)


def key(text: str) -> str:
    """Return what makes two spellings the same name: «Co-progettazione», «coprogettazione»."""
    return "".join(words(text))


def slug(text: str) -> str:
    """Return ``text`` as an address: lower-case ASCII, all else a hyphen."""
    return "-".join(_WORD.findall(fold_apart(text)))


def fold_apart(text: str) -> str:
    """Fold without dropping elisions: in an address «l’ente» is ``l-ente``."""
    return _without_accents(text.lower())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like ``word``, or ``None`` when nothing is close enough.

    Capitals, accents, spaces and signs do not count: «Terzo settore» is nearest to ``terzo_settore``.
    """
    spellings = _spellings(tuple(known))
    found = get_close_matches(key(word), list(spellings), n=1, cutoff=0.7)
    return spellings[found[0]] if found else None


@lru_cache(maxsize=16)
def _spellings(known: tuple[str, ...]) -> dict[str, str]:
    """Return names by their key: the same ids are asked about for every reference that leads nowhere."""
    return {key(candidate): candidate for candidate in known}


@lru_cache(maxsize=65536)  # the links, the look-up and «Leggi un testo» all ask for those of every name
def plurals(name: str) -> frozenset[str]:
    """Return the regular plural forms of a name: «ente del Terzo settore» → «enti del Terzo settore».

    The words before the first preposition or proper name change. Where the spelling does not tell (-aco,
    -logo) both forms are given: one too many only helps to find the word. Where nothing tells, there is none.
    """
    parts = name.split()
    head = parts[: _head_length(parts)]
    options = [_plural_forms(part, index == 0) for index, part in enumerate(head)]
    if not any(options) or _is_plural_already(head):
        return frozenset()
    choices = [forms or (part,) for part, forms in zip(head, options, strict=True)]
    tail = parts[len(head) :]
    return frozenset(" ".join([*chosen, *tail]) for chosen in itertools.product(*choices)) - {name}


# From one of these on, nothing changes; they may be elided: «avviso dell’ufficio».
_STOPS = frozenset(
    "di del dello della dei degli delle da dal dallo dalla a ad al allo alla ai agli alle in nel nello nella "
    "nei per con su sul sullo sulla sui tra fra contro senza come non".split()
)
_ELIDED_STOP = re.compile(r"(?:d|dell|all|dall|nell|sull)['’]", re.IGNORECASE)


def feminines(name: str) -> frozenset[str]:
    """Return a name of people in the feminine, one and many: «operatrice», «operatrici»."""
    parts = name.split()
    head = parts[: _head_length(parts)]
    if not head or not (first := _FEMININE.get(head[0]) or _of_agent(head[0])):
        return frozenset()
    changed = [first, *(re.sub("o$", "a", part) for part in head[1:])]
    feminine = " ".join([*changed, *parts[len(head) :]])
    return (frozenset({feminine}) | plurals(feminine)) - {name}


def _of_agent(word: str) -> str:
    return f"{word[:-4]}trice" if word.endswith("tore") and word not in _THINGS else ""


_THINGS = frozenset("fattore indicatore motore settore valore".split())
# People whose noun ends in another way; those that do not change agree with their adjectives.
_FEMININE = {
    f"{word}o": f"{word}a" for word in "beneficiari cittadin destinatari mandatari soci volontari".split()
}
_FEMININE |= {word: word for word in "assistente custode dirigente referente responsabile".split()}


# After a noun, not after an article.
_ADJECTIVE = re.compile(r"\w{4} \w+(?:(?:al|il|ar|ent)e|(?:ari|os|iv|ic|at)[oa])$")


def agreeing(name: str) -> frozenset[str]:
    """Return the plurals whose last word may agree with the first: «unità di offerta sociali»."""
    parts = name.split()
    if _head_length(parts) > len(parts) - 2 or not _ADJECTIVE.search(name):
        return frozenset()
    many = _plural_forms(parts[-1], False)
    return frozenset(f"{one.rpartition(' ')[0]} {last}" for one in plurals(name) or {name} for last in many)


# An action shared or done again: its verb says nothing else («co-progettati»; «fondati» is not *fondazione*).
_ACTION = re.compile(r"((?:co|ri)-\w+?)(azione|amento|duzione|stione)")
_VERBS = {
    "azione": "are ato ata ati ate ando ano iamo",
    "amento": "are ato ata ati ate ando ano iamo",
    "duzione": "durre dotto dotta dotti dotte ducendo ducono",
    "stione": "stire stito stita stiti stite stendo stiscono",
}


def of_the_verb(name: str) -> frozenset[str]:
    """Return the forms of the verb of an action written with its prefix: «co-gestione» → «co-gestito», …."""
    action = _ACTION.fullmatch(name)
    ends = _VERBS[action[2]].split() if action else []
    return frozenset(f"{action[1]}{end}".replace("ii", "i") for end in ends if action)


def _head_length(parts: list[str]) -> int:
    """Return how many words may change: up to a preposition, or to a proper name after a common one."""
    for index, part in enumerate(parts):
        is_stop = part.lower() in _STOPS or _ELIDED_STOP.match(part)
        if is_stop or (_is_proper(part) and not _is_proper(parts[0])):
            return index
    return len(parts)


def _is_proper(part: str) -> bool:
    return part[:1].isupper() and not part.isupper()


def _is_plural_already(head: list[str]) -> bool:
    """Tell «spese generali» and «risorse proprie» from singulars: an adjective in -i or -ie is plural."""
    return head[0].endswith("e") and any(
        word.endswith(("i", "ie")) and word not in _UNCHANGED for word in head[1:]
    )


@lru_cache(maxsize=65536)  # many names begin with the same word
def _plural_forms(word: str, first: bool) -> tuple[str, ...]:
    """Return the plural forms a single Italian word may have; none for what does not change.

    Foreign words do not change in Italian: they end in a consonant, have a letter that Italian lacks or an
    English ending. Nor do words with the accent at the end, those in -i and -ie, and a noun that stands as an
    adjective («linea guida»).
    """
    lower = word.lower()
    if not first and lower in _APPOSED:
        return ()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if word.isupper() or len(word) < 3 or not word.replace("-", "").isalpha():
        return ()
    if lower in _UNCHANGED or _FOREIGN.search(lower) or (first and _INFINITIVE.search(lower)):
        return ()
    ending = _ENDING.search(lower)
    return tuple(word[: ending.start()] + form for form in _FORMS[str(ending.lastgroup)]) if ending else ()


_IRREGULAR = {
    "uomo": ("uomini",),
    "paio": ("paia",),
    "centinaio": ("centinaia",),
    "migliaio": ("migliaia",),
    "capofila": ("capifila", "capofila"),
    "moglie": ("mogli",),
    "superficie": ("superfici",),
}
_UNCHANGED = frozenset(
    "auto capifila care case cinema core database equipe équipe essere euro "
    "extra fare foto home mettere moto office pari "
    "practice prendere radio recedere rendere service template venture video".split()
)
_APPOSED = frozenset("base capofila chiave guida limite madre ombra pilota quadro spese tipo".split())
# English and French endings, and the letters that Italian lacks; -ie («serie», «specie») does not change.
_FOREIGN = re.compile(r"[jkwxy]|(?:ance|ence|che|ee|ie|ive|come|line|que|mente)$")
_INFINITIVE = re.compile("..are$")
# Of the endings that a word has the longest counts; of equals, the first.
_ENDINGS = (
    ("ista", "isti iste"),
    ("(?<=g)ma|(?<=gram)ma|(?<=ble)ma|(?<=te)ma|(?<=che)ma|(?<=plo)ma|(?<=cli)ma", "mi"),
    ("(?<=[aeiou])cia", "cie"),
    ("cia", "ce"),
    ("(?<=[aeioulr])gia", "gie"),
    ("gia", "ge"),
    ("ca", "che"),
    ("ga", "ghe"),
    ("logo", "logi loghi"),
    ("aco", "aci achi"),
    ("(?<=car)ico|(?<=val)ico|(?<=^ant)ico", "ichi"),
    ("ico", "ici"),
    ("co", "chi"),
    ("go", "ghi"),
    ("(?<=inv)io|(?<=avv)io|(?<=^z)io", "ii"),
    ("io", "i"),
    ("a", "e"),
    ("o|e", "i"),
)
_ENDING = re.compile(f"(?:{'|'.join(f'(?P<e{n}>{ending})' for n, (ending, _) in enumerate(_ENDINGS))})$")
_FORMS = {f"e{n}": tuple(forms.split()) for n, (_, forms) in enumerate(_ENDINGS)}
