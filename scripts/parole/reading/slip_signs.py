"""The lines of a file, and the table of slips that one line shows by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.concept import RedirectFile, WithdrawnFile, WordFile
from parole.model.registers import Area, ForeignWord, ReadingPath, Source
from parole.model.walk import is_many, is_prose, record_of
from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem

_ROOTS = (WordFile, RedirectFile, WithdrawnFile, ReadingPath, Source, Area, ForeignWord)
SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
HIDDEN = "\u200b-\u200f\u2060\ufeff\u00ad"


def fields_in(*roots: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the fields of some records and of those inside them, at any depth."""
    models = list(roots)
    for model in models:
        yield from model.model_fields.items()
        inside = (record_of(field.annotation) for field in model.model_fields.values())
        models += [record for record in inside if record and record not in models]


NAMES = "|".join(sorted({name for name, _ in fields_in(*_ROOTS)}, key=lambda name: (-len(name), name)))
KEY = rf"(?P<key>{NAMES})"
_WORD = dict(fields_in(WordFile))
# The fields of a word that hold a text, and those that hold a name or another value of one line.
TEXTS = frozenset(name for name, field in _WORD.items() if is_prose(field))
SINGLE = frozenset(
    name for name, f in _WORD.items() if not (is_prose(f) or is_many(f) or record_of(f.annotation))
)
_OF_WORDS = "|".join(sorted({name for name, _ in fields_in(WordFile)}))
_VALUES = "|".join(sorted(TEXTS | SINGLE))
_BEFORE_NAME = re.compile(r" *(?:- +)*")
_START = r"^(?P<start>[ ]*(?:- +)*)"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file; ``owner`` is the line with the name of the folded text that it is inside, if any.

    In a broken file it is ``named`` if it may begin with the name of a field that has lost its colon.
    """

    number: int
    text: str
    owner: Line | None = None
    named: bool = False

    @property
    def indent(self) -> int:
        """How many spaces come before the text."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def column(self) -> int:
        """How many signs come before the name of a field: spaces and dashes of lists."""
        return len(_BEFORE_NAME.match(self.text)[0])  # type: ignore[index]  # it matches an empty text too


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip from ``column`` of a line (from 0); ``new`` is the line as it should be, if a machine can tell.

    Where a line is only supposed to be so, to read on, it is not ``sure`` and nobody writes it. A slip that is
    ``everywhere`` comes from a tool and not from the hand: in a file it is one mistake.
    """

    line: int
    column: int
    rule: str
    details: tuple[tuple[str, str], ...]
    new: str | None = None
    sure: bool = True
    everywhere: bool = False

    def placed(self, now: str, original: str) -> Slip:
        """Return it at its column in a line as it was ``original``, if it was found in what is mended of it."""
        column = self.column + len(original) - len(now)
        return self if now == original else replace(self, column=max(0, min(column, len(original))))

    def problem(self, path: str, old: str) -> Problem:
        """Return what is said of it."""
        found = problem(self.rule, Place(path, self.line, self.column + 1), **dict(self.details))
        if self.new is None or not self.sure:
            return found
        return found._replace(mend=(old[self.column :], self.new[self.column :]))


HEADER = re.compile(r"^ *(?:- +)*(?:[^\s:{}\[\]\"']+: *)?[>|][+-]?\d?\s*$")


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text, each with the folded text that it is inside."""
    found: list[Line] = []
    owner: Line | None = None
    for number, each in enumerate(text.split("\n"), start=1):
        line = Line(number, each)
        if owner and each.strip() and line.indent <= owner.column:
            owner = None
        found.append(Line(number, each, owner))
        if owner is None and HEADER.match(each):
            owner = found[-1]
    return found


def yaml_slip(
    line: Line,
    column: int,
    cause: str,
    remedy: str,
    new: str | None = None,
    *,
    sure: bool = True,
    everywhere: bool = False,
) -> Slip:
    """Return a slip that leaves a file that is no YAML, or not the one that was meant."""
    details = (("causa", cause), ("rimedio", remedy))
    return Slip(line.number, column, "yaml", details, new, sure, everywhere)


# The signs are sought in broken files alone: compiled at once, they would be a thirtieth of each check.
_compiled = cache(re.compile)


# What a line shows by itself: pattern, cause, remedy, and what takes the place of the match. The named groups
# fill the texts; ``at`` is where the fault begins.
@dataclass(frozen=True, slots=True)
class _Sign:
    pattern: str
    cause: str
    remedy: str
    new: str | None
    broken: bool = False  # only where the file does not parse
    everywhere: bool = False
    unsaid: bool = False  # without its colon the name of a field is a word like others

    def search(self, line: Line, *, broken: bool) -> re.Match[str] | None:
        """Return where a line has this sign, if there it can be nothing else."""
        there = (broken or not self.broken) and (line.named or not self.unsaid)
        return _compiled(self.pattern).search(line.text) if there else None


_CITE = "scrivila così: {mended}"
_LIST = "ogni elemento comincia con il trattino della tastiera e uno spazio: «- »"
# Who wrote a message, and when, as a chat has it: «[12/11/26, 09:14] Anna Bianchi: », «12/11/26, 09:14 - Anna: ».
_WHEN = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}){1,2},? (?:alle )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
STAMP = rf"(?:\[{_WHEN}\]|{_WHEN} -) [^:\[\]]{{1,40}}: +"
STAMPED = (
    "data e mittente di un messaggio, copiati insieme al testo",
    "togli la data e il nome: il testo comincia dopo",
)
_LOW_LINED = [name for name in NAMES.split("|") if "_" in name]
SIGNS: tuple[_Sign, ...] = (
    *(_Sign(rf"{_START}(?P<at>(?i:{name.replace('_', '[ -]')}) *:)(?=\s|$)", "il nome di un campo senza il trattino basso", f"scrivi «{name}:»", rf"\g<start>{name}:", broken=True) for name in _LOW_LINED),
    _Sign(r"^(?P<start>)(?P<at>\s*(?:`{3,}|~{3,})\w*\s*)$", "segni di un blocco di codice («```» o «~~~»)", "togli la riga: nel file stanno solo i campi", r"", everywhere=True),
    _Sign(r"^(?P<start>)(?P<at>(?:-{4,}|\*{3,}|_{3,}|\.{3})\s*)$", "una riga di separazione, che qui non si usa", "toglila", r""),
    _Sign(r"^(?P<start>)(?P<at>\|.*\|\s*)$", "una tabella, che qui non si usa", "scrivi ogni campo su una riga sua: «campo: valore»", None),
    _Sign(rf"{_START}(?P<field>(?:{NAMES}): +)(?P<at>> +-|[-=→]+>?-?|>(?:[^\w\s|>+-]|_)+-?|>{{2,}}-?|[»›]-?|&gt;-?)\s*$", "«{at}» al posto di «>-»", "scrivi «>-», e il testo dalla riga sotto", r"\g<start>\g<field>>-"),
    _Sign(rf"^(?P<start>)(?P<at>(?:\d+[.:|)]?\s+|\[[^\]]*\d:\d[^\]]*\][^:]*: ))(?={KEY}:)", "numeri o intestazioni davanti ai campi, copiati insieme al testo", "toglili: la riga comincia con il nome del campo", r""),
    _Sign(rf"{_START}(?P<field>(?:{NAMES}): +)?(?P<at>{STAMP})(?=\S)", *STAMPED, r"\g<start>\g<field>"),
    _Sign(rf"{_START}(?P<at>(?:\*\*|[“”«‘])(?i:{KEY})(?:(?:\*\*|[”“»’]):|:(?:\*\*|[”“»’])))", "segni attorno a «{key}»", "il nome di un campo si scrive da solo: «{key}:»", r"\g<start>\g<key>:"),
    _Sign(r"^(?P<start>[ ]*)(?P<at>(?P<sign>[–—−‒―‐‑•·▪▫◦●○‣■□\uf000-\uf0ff\u2190-\u27bf]+)\s*)(?=\S)", "elenco fatto con «{sign}», come in Word", _LIST, r"\g<start>- "),
    _Sign(rf"^(?P<start>[ ]*)(?P<at>(?:> ?)+)(?= *(?:- |(?:{NAMES}):))", "«>» davanti alla riga, come in una mail di risposta", "toglilo, e rimetti il rientro", r"\g<start>", everywhere=True),
    _Sign(r"^(?P<start>[ ]*)(?P<at>(?P<sign>[*+>]|-{2,})\s+)(?=\S)", "elenco fatto con «{sign}»", _LIST, r"\g<start>- "),
    _Sign(r"^(?P<start>[ ]*)(?P<at>(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s+)(?=\S)", "elenco fatto con i numeri o con le lettere", _LIST, r"\g<start>- "),
    _Sign(rf"^(?P<start>)(?P<at>#+ *{KEY} *:?)\s*$", "«{key}» scritto come un titolo", "scrivi «{key}:»", r"\g<key>:"),
    _Sign(rf"{_START}(?P<field>(?:{NAMES}): +)(?P<at>(?P<sign>\*\*?|_)(?P<rest>[^*_\s][^*_]*)(?P=sign))\s*$", "segni di Markdown attorno al valore", "toglili: il valore si scrive da solo", r"\g<start>\g<field>\g<rest>", broken=True),
    _Sign(r"^(?P<start>\s*- )(?P<at>\[[ xX]?\]\s+)(?=\S)", "una casella da spuntare", "toglila: dopo il trattino sta solo l’elemento", r"\g<start>"),
    _Sign(r"^(?P<start>\s*- )(?P<at>\"(?P<rest>\{fonte:[^\"]*\})\")\s*$", "una fonte intera fra virgolette", _CITE, r"\g<start>\g<rest>"),
    _Sign(r"^(?P<start>\s*- )(?P<at>\{(?P<id>[a-z][a-z0-9-]*), *(?P<rest>\"[^\"]*\")\})\s*$", "una fonte senza i nomi dei campi", _CITE, r"\g<start>{fonte: \g<id>, rif: \g<rest>}"),
    _Sign(r"^(?P<start> *)(?P<at>fonti: +[^\s\[{#].*)$", "una fonte scritta come un testo", 'scrivila sulla riga sotto, così: - {{fonte: cts, rif: "art. 55, c. 3"}}', None, broken=True),
    _Sign(r"^(?P<start>[ ]*)(?P<at>-)(?=[{\"«“\[\w])", "manca lo spazio dopo il trattino", _LIST, r"\g<start>- "),
    _Sign(r"^(?P<start> *-) *(?P<at>\t\s*)(?=\S)", "un tabulatore dopo il trattino", _LIST, r"\g<start> "),
    _Sign(rf"{_START}(?P<at>{KEY}\s*[：﹕])\s*", "due punti di un’altra scrittura dopo «{key}»", "scrivi «{key}: », con i due punti della tastiera", r"\g<start>\g<key>: "),
    _Sign(rf"{_START}(?P<at>{KEY} +:)(?=\S)", "lo spazio sta prima dei due punti", "scrivi «{key}: », con lo spazio dopo", r"\g<start>\g<key>: "),
    _Sign(rf"{_START}(?P<at>{KEY}:)(?=[^\s:/])", "manca lo spazio dopo «{key}:»", "scrivi «{key}: », con lo spazio", r"\g<start>\g<key>: "),
    _Sign(rf"{_START}(?P<at>{KEY}(?P<sign>\s*=|;|,|\s*->|\s*→|\.| [-–—]))(?: +(?=\S)|$)", "«{sign}» al posto dei due punti dopo «{key}»", "scrivi «{key}: »", r"\g<start>\g<key>: ", broken=True, unsaid=True),
    _Sign(rf"{_START}(?P<at>{KEY})(?:$| +(?=[^\s:]))", "mancano i due punti dopo «{key}»", "scrivi «{key}: »", r"\g<start>\g<key>: ", broken=True, unsaid=True),
    _Sign(rf"(?P<start>[{{,]\s*)(?P<at>{KEY} *:)(?=[^\s])", "manca lo spazio dopo «{key}:»", "scrivi «{key}: », con lo spazio", r"\g<start>\g<key>: "),
    _Sign(r"(?P<start>[{,]\s*)(?P<at>(?P<key>fonte)) +(?=[a-z0-9-]+ *[,}])", "mancano i due punti dopo «{key}»", "scrivi «{key}: »", r"\g<start>\g<key>: "),
    _Sign(rf"(?P<start>[{{,]\s*)(?P<at>{KEY}\s*=)\s*", "«=» al posto dei due punti dopo «{key}»", "scrivi «{key}: »", r"\g<start>\g<key>: "),
    _Sign(r"^(?P<start>\s*- )(?P<at>\[\[(?P<rest>[a-z0-9-]+)\]\])\s*$", "parentesi quadre attorno a «{rest}»", "negli elenchi una voce si scrive da sola, senza parentesi", r"\g<start>\g<rest>"),
    _Sign(rf"^(?P<start>\s*- )(?P<at>(?!(?:{NAMES})\b)(?P<id>[a-z][a-z0-9-]*)[:,]?\s+(?P<rest>(?:artt?\.|§+|pp?\.|cons\.|punto|par\.)[^{{}}\"]*))$", "una fonte scritta come un testo", _CITE, r'\g<start>{fonte: \g<id>, rif: "\g<rest>"}'),
    _Sign(rf"(?P<start>\{{[^{{}}]*rif: )(?P<at>(?P<rest>[^\"“'{{}}\s,][^\"“”'{{}}:]*,[^\"“”'{{}}:]*?))(?=\s*\}}|, (?:{NAMES}):)", "un riferimento con la virgola, senza virgolette", 'scrivilo così: rif: "{rest}"', r'\g<start>"\g<rest>"'),
    _Sign(r"^(?P<start>[^\"]*\{[^\"]*)(?P<at>\"[^\"{}]*)$", "virgolette e graffa aperte e mai chiuse", "chiudile; se il file finisce qui, ne manca un pezzo", None, broken=True),
    _Sign(r"^(?P<start>\s*- )(?P<at>[(\[<]|\{{2})(?P<rest>fonte:.*?)(?:[)\]>]|\}{2})\s*$", "una fonte fra «{at}» e non fra graffe", _CITE, r"\g<start>{\g<rest>}"),
    _Sign(r"^(?P<start>\s*- )(?P<at>fonte: [^{},]+, *rif:[^{}]*?)\}?\s*$", "una fonte senza le sue graffe", _CITE, r"\g<start>{\g<at>}"),
    _Sign(rf"(?P<start>\{{[^{{}}]*?[^,{{\s:])(?P<at>\s*;\s*|\s+)(?={KEY}: )", "manca la virgola prima di «{key}»", "separa con una virgola: {{fonte: cts, rif: …}}", r"\g<start>, ", broken=True),
    _Sign(r"^(?P<start>[^\"]*\{[^\"]*)(?P<at>\"(?P<rest>[^\"{}]*))\}\s*$", "virgolette aperte e mai chiuse", "chiudile prima della graffa", r'\g<start>"\g<rest>"}'),
    _Sign(rf"{_START}(?P<field>(?:{NAMES}): +)?(?P<at>\"(?P<rest>[^\"\\]*[^\"\\\s]))\s*$", "virgolette aperte e mai chiuse", "chiudile in fondo alla riga", r'\g<start>\g<field>"\g<rest>"', broken=True),
    _Sign(rf"(?P<start>[{{,]\s*(?:{NAMES}): *)(?P<at>'(?P<rest>[^'\"{{}}]*'[^',\"{{}}][^'\"{{}}]*)')(?=\s*[,}}])", "un apostrofo fra virgolette semplici, che lì finiscono", "usa le virgolette doppie", r'\g<start>"\g<rest>"', broken=True),
    _Sign(rf"{_START}(?P<field>(?:{NAMES}): +)(?P<at>\[(?P<rest>[^\[\]{{}}]*[^\[\]{{}}\s,]))\s*$", "parentesi quadra aperta e mai chiusa", "chiudila in fondo alla riga", r"\g<start>\g<field>[\g<rest>]", broken=True),
    _Sign(rf"{_START}(?P<field>(?:{NAMES}): +)?(?P<at>'(?P<rest>[^'\"\\]*(?:\w'\w[^'\"\\]*)+)')\s*$", "un apostrofo fra virgolette semplici, che lì finiscono", "usa le virgolette doppie", r'\g<start>\g<field>"\g<rest>"', broken=True),
    _Sign(rf"{_START}(?P<field>(?:{NAMES}): +)?(?P<at>\"(?P<rest>[^\"\\]*[\s(])\"(?P<inner>[^\"\\\s][^\"\\]*)\"(?P<end>[^\"\\]*)\")\s*$", "virgolette dentro le virgolette", "dentro usa «…», e lascia quelle in principio e in fondo", r'\g<start>\g<field>"\g<rest>«\g<inner>»\g<end>"', broken=True),
    _Sign(rf"^(?P<start> *(?:- +(?:(?:{_VALUES}): +)?|(?:{_VALUES}): +))(?P<at>#(?=[^\s#]).*)$", "da «#» in poi è un commento, e il valore resta vuoto", "togli «#», o metti il valore tra virgolette", None),
    _Sign(r"^(?P<start>[^\[\]{}]*\[[^\[\]{}]*)(?P<at>[})])\s*$", "una parentesi quadra chiusa con «{at}»", "chiudila con «]»", r"\g<start>]", broken=True),
    _Sign(r"^(?P<start>[^\[\]{}]*\{fonte[^\[\]{}()]*)(?P<at>[\])])\s*$", "una graffa chiusa con «{at}»", "chiudila con «}}»", r"\g<start>}", broken=True),
    _Sign(rf"^(?P<start>\s*(?:- )?\"?(?:{NAMES})\"?: +(?:\"[^\"]*\"|[^\"]*[\])}}]))(?P<at>,)\s*$", "una virgola in fondo alla riga", "toglila: i campi stanno uno per riga", r"\g<start>", broken=True),
    _Sign(r"^(?P<start>\s*- \{[^{}]*\})(?P<at>,)\s*$", "una virgola in fondo alla riga", "toglila: gli elementi stanno uno per riga", r"\g<start>", broken=True),
    _Sign(r"^(?P<start>\s*- \{fonte[^{}]*\})(?P<at>[\])}]+)\s*$", "una parentesi di troppo", "togli «{at}» in fondo alla riga", r"\g<start>", broken=True),
    _Sign(r"^(?P<start>\s*- \{fonte[^{}]*\})\s*[,;]?\s*(?P<at>(?:- *)?\{ *fonte: .*)$", "due fonti sulla stessa riga", "vai a capo: ogni fonte ha la sua riga, che comincia con «- »", None, broken=True),
    _Sign(r"^(?P<start>\s*- \{fonte[^{}]*\})\s*,?\s*(?P<at>[^\s#,].*)$", "«{at}» dopo la graffa chiusa", 'mettilo dentro, così: {{fonte: cts, rif: "art. 55, c. 3"}}', None, broken=True),
    _Sign(rf"^(?P<start>\s*)(?P<at>[\"`](?P<rest>{KEY}: [^\"`]*)[\"`])\s*$", "una riga intera fra virgolette", "togli le virgolette, o mettile solo attorno al valore", r"\g<start>\g<rest>", broken=True),
    _Sign(r"^(?P<start> *)(?P<at>//.*)$", "un commento, che qui non si legge", "toglilo, o spostalo in «note_redazionali»", None, broken=True),
    _Sign(r"^(?P<start>[^{}]*)(?P<at>\{(?=fonte|lato|il:)(?P<rest>[^{}]*[^{},\s]))\s*$", "graffa aperta e mai chiusa", "chiudila in fondo alla riga", r"\g<start>{\g<rest>}", broken=True),
    _Sign(rf"^(?P<start>\s*- )(?P<first>[^\s\"'{{\[][^:{{}}]*?) (?P<at>(?P<key>{_OF_WORDS}):)(?= |$)", "«{key}:» in coda a un elemento dell’elenco", "vai a capo prima di «{key}:»", None),
    _Sign(rf"(?P<start>(?:{NAMES}): )(?P<at>\"[^\"{{}}]*\"[^\",:{{}}][^{{}}]*\")(?=\s*\}})", "virgolette dentro le virgolette", "dentro usa «…», o toglile", None, broken=True),
    _Sign(rf"{_START}(?P<first>{NAMES}): +[^\s\"'{{\[>|][^{{}}]*? (?P<at>(?P<key>{_OF_WORDS}):)(?= |$)", "due campi sulla stessa riga, «{first}» e «{key}»", "vai a capo prima di «{key}:»; se invece è testo, metti il valore tra virgolette", None, broken=True),
)  # fmt: skip

OPENING, _SHUT = "“”„‟‘‚″", '”“‟’‘″"'
CURLY = (
    re.compile(rf"^ *(?:- +)*(?:{KEY}: +)?(?P<at>[{OPENING}](?P<rest>[^{OPENING}”\"]*)[{_SHUT}])(?=,?\s*$)"),
    re.compile(
        rf"(?:[{{,]\s*{KEY}: *|\[(?:[^\[\]]*,)? *)(?P<at>[{OPENING}«](?P<rest>[^{OPENING}”\"»{{}}]*)[{_SHUT}»])(?=\s*[,}}\]])"
    ),
    re.compile(rf"[{{,]\s*{KEY}: *(?P<at>(?:\"|''|`)(?P<rest>[^\"'`”“″{{}}]*)(?:[”“″`]|''))(?=\s*[,}}])"),
    re.compile(
        rf"[{{,]\s*{KEY}: *(?P<at>[{OPENING}](?P<rest>[^{OPENING}”\"{{}}]*[^{OPENING}”\"{{}}\s]))(?=\s*\}}\s*$)"
    ),
)
