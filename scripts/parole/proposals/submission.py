"""From an issue to the files of a word: what was written in a form becomes a proposal, or a list of faults.

The issue is untrusted: it decides the texts and nothing else. The files are always that of one word, under
an id that is checked, and the register of sources, which only grows. Approvals cannot come from here. A pure
function of the event, the files and the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from parole.editing.editing import Refusal, known_word, path_of, taken_by, with_sources
from parole.editing.writing import same, written
from parole.glossary.glossary import SOURCES_FILE
from parole.language.italian import key, slug
from parole.model.concept import RedirectFile, WithdrawnFile, WordFile
from parole.model.parts import Part
from parole.model.types import ID_MAX, ID_PATTERN
from parole.proposals.base import Clash, Prints, clashes, kept, line_of, prints_of, read_line, typed_fields
from parole.proposals.issue_form import answers, form_fields, is_from_the_form
from parole.proposals.naming import Names
from parole.proposals.said import spoken
from parole.proposals.submitted_word import Submitted, merged, submitted, told, without, without_nothing
from parole.reading.files import Reading, read_glossary
from parole.reading.problems import Problem, errors_in
from parole.reading.records import plain
from parole.reading.yaml_nodes import read_yaml
from parole.rules.check import check_glossary

# More than the forge itself accepts for an issue (65,536): beyond, nobody typed it.
MAX_BODY = 100_000
# The title with which the form of the site says which word is corrected, whatever its text now calls it.
_CORRECTION = re.compile(r"Correzione: (?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)")
# What a message is about when it is about no field.
THE_TEXT = "Il testo"
_NO_ID = "non è un identificativo: è l’ultima parte dell’indirizzo della voce, come «bando»."
_UNFAITHFUL = "{}: c’è un campo con un nome che non si può scrivere in un file: toglilo."
_SURROGATE = re.compile("[\ud800-\udfff]")


class Outcome(StrEnum):
    """What becomes of an issue."""

    READY = "pronta"
    TO_MEND = "da-correggere"
    SAME = "niente-da-cambiare"
    OTHER = "altro"


@dataclass(frozen=True, slots=True)
class Issue:
    """What the event says of the issue."""

    number: int
    title: str
    body: str


@dataclass(frozen=True)
class Proposal:
    """What came out: the files to write (path → text), or the faults to mend, in Italian, one per line.

    ``before`` and ``after`` are the glossary without and with the proposal; ``warnings`` do not stop it.
    ``notes`` say what was understood and what was left as somebody else wrote it meanwhile; ``base`` is the
    version to start from for who has read what changed and wants their own text all the same.
    """

    outcome: Outcome
    issue: Issue
    id: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    base: str = ""
    before: Reading = field(default_factory=Reading)
    after: Reading = field(default_factory=Reading)


def read_event(event: object) -> Issue:
    """Return the issue of an event as the forge records it; what cannot be written as UTF-8 becomes «�».

    Raises:
        Refusal: it is not the event of an issue.
    """
    issue = event.get("issue") if isinstance(event, dict) else None
    number = issue.get("number") if isinstance(issue, dict) else None
    if not isinstance(issue, dict) or not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise Refusal("Questo file non è l’evento di una segnalazione: mancano «issue» o il suo numero.")
    title, body = issue.get("title"), issue.get("body")
    if not isinstance(title, str) or not isinstance(body, str | None):
        raise Refusal("Nell’evento il titolo o il testo della segnalazione non sono testi.")
    return Issue(number, _SURROGATE.sub("\ufffd", title), _SURROGATE.sub("\ufffd", body or ""))


def proposal_from(
    issue: Issue, files: Mapping[str, bytes], today: date, then: Mapping[str, bytes] | None = None
) -> Proposal:
    """Return what becomes of ``issue``, given the ``files`` of the glossary (path → content).

    ``then`` are the files of when the issue was opened: the version that it started from, if it says none.
    """
    before = read_glossary(files)
    fields = form_fields(before.glossary.areas)
    if len(issue.body) > MAX_BODY:
        fault = f"Il testo è troppo lungo ({len(issue.body)} caratteri): il massimo è {MAX_BODY}."
        return Proposal(Outcome.TO_MEND, issue, faults=(fault,), before=before)
    if not is_from_the_form(issue.body, fields):
        return Proposal(Outcome.OTHER, issue, before=before)
    try:
        desk = Desk(issue, files, before, read_glossary(then) if then else None)
        return desk.proposal(submitted(answers(issue.body, fields)), today)
    except Refusal as refusal:
        return Proposal(Outcome.TO_MEND, issue, faults=tuple(str(refusal).split("\n")), before=before)


@dataclass(frozen=True, slots=True)
class Drafted:
    """The files that a text makes, or the parts that two people changed; what to tell about it."""

    id: str
    files: Mapping[str, str]
    notes: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True)
class Desk:
    """Turns what somebody wrote into files."""

    issue: Issue
    files: Mapping[str, bytes]
    before: Reading
    then: Reading | None = None

    def proposal(self, said: Submitted, today: date) -> Proposal:
        """Return the proposal that the answers make."""
        draft = self.drafted(said)
        made = Proposal(Outcome.SAME, self.issue, draft.id, notes=draft.notes, before=self.before)
        if draft.clashes:
            faults = tuple(map(_clash, draft.clashes))
            base = line_of(prints_of(self._old(draft.id)))
            return replace(made, outcome=Outcome.TO_MEND, faults=faults, base=base)
        return self._checked(made, draft.files, today) if draft.files else made

    def drafted(self, said: Submitted) -> Drafted:
        """Return the files that the answers make, not checked yet."""
        if {*RedirectFile.model_fields, *WithdrawnFile.model_fields} & {*said.typed}:
            raise Refusal(
                "Spostare o ritirare una voce non si fa da qui: scrivilo in un commento, qui sotto."
            )
        id_ = self._id(said.id, said.typed)
        old, names = self._old(id_), Names(self.before.glossary, self._new_sources(said.sources))
        typed, base = names.in_word(said.typed), self._base(said.base, id_)
        notes = tuple(f"{heard[:1].upper()}{heard[1:]}." for heard in names.heard)
        if base is not None and (found := clashes(base, old, typed)):
            return Drafted(id_, {}, notes, found)
        left = () if base is None else kept(base, old, typed)
        whole = merged(old, without(typed, left))
        if not said.is_text and key(str(old.get("termine"))) == key(str(typed.get("termine"))):
            whole["termine"] = old["termine"]  # it was typed to say which word, not to change its capitals
        return Drafted(id_, self._written(id_, old, whole, names.sources), (*notes, *_left(base, old, left)))

    def _written(
        self, id_: str, old: dict[str, Any], whole: dict[str, Any], sources: dict[str, Any]
    ) -> dict[str, str]:
        """Return the files that change: approvals stay as they are, and what says nothing is not written."""
        whole = {name: value for name, value in without_nothing(whole).items() if name != "approvazioni"}
        if old.get("approvazioni"):
            whole["approvazioni"] = old["approvazioni"]
        files: dict[str, str] = {}
        if not same(whole, without_nothing(old)):
            files[path_of(id_)] = _faithful(written(whole, WordFile), whole, "Testo della voce")
        if sources:
            files[SOURCES_FILE] = self._register_with(sources)
        return files

    def _base(self, line: str, id_: str) -> Prints | None:
        """Return the version that the author had before them, as the proposal says it, or by the day."""
        said = read_line(line)
        if said is not None or not self.then:
            return said
        if concept := self.then.glossary.concepts.get(id_):
            return prints_of(typed_fields(concept))
        return None if id_ in self.then.word_ids else {}

    def _register_with(self, sources: dict[str, dict[str, Any]]) -> str:
        register = self.files.get(SOURCES_FILE, b"").decode("utf-8")
        known, _ = read_yaml(register, SOURCES_FILE)
        typed = (plain(known) if known else {}) | sources
        return _faithful(with_sources(register, sources), typed, "Fonti nuove")

    def _id(self, asked: str, typed: Mapping[str, Any]) -> str:
        """Return the id of the word: the one asked for, or that of the word with this name, or a new one."""
        if asked:
            _must_be_id(asked)
            if asked not in self.before.drafts:
                known_word(self.before.glossary, asked)
            return asked
        named = _CORRECTION.fullmatch(self.issue.title.strip())
        if named and named["id"] in self.before.glossary.concepts:
            return named["id"]
        name, qualifier = (" ".join(str(typed.get(part) or "").split()) for part in ("termine", "accezione"))
        if not slug(name):
            raise Refusal("Manca la parola: scrivila nel campo «Parola».")
        return self._by_name(name, qualifier)

    def _by_name(self, name: str, qualifier: str) -> str:
        glossary = self.before.glossary
        for concept in (*glossary.alphabetical, *self.before.drafts.values()):
            if (key(concept.termine), key(concept.accezione or "")) == (key(name), key(qualifier)):
                return concept.id
        id_ = slug(f"{name} {qualifier}")
        if len(id_) > ID_MAX:
            raise Refusal(
                f"«{name[:ID_MAX]}…» è troppo lungo per fare da indirizzo: scegli una forma più breve."
            )
        if taken := next(taken_by(glossary, name, id_, homograph=bool(qualifier)), None):
            raise Refusal(f"{taken.partition('. Per ')[0]}. Per correggerla scrivi il suo identificativo.")
        return id_

    def _old(self, id_: str) -> dict[str, Any]:
        """Return what the file of the word says; empty for a new word."""
        document = self.before.documents.get(("termini", id_))
        if document is None:
            return {}
        if id_ not in self.before.glossary.concepts:
            raise Refusal(f"Il file di «{id_}» ha già degli errori: li corregge prima la redazione.")
        old: dict[str, Any] = plain(document.root)
        return old

    def _new_sources(self, typed: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        known, documents = self.before.glossary.sources, self.before.documents
        for id_, fields in typed.items():
            _must_be_id(id_, "Fonti nuove: ")
            if not isinstance(fields, dict):
                raise Refusal(f"Fonti nuove: sotto «{id_}» servono i suoi campi, uno per riga e rientrati.")
            if id_ in known and not same(plain(documents["fonti", id_].root), fields):
                raise Refusal(
                    f"Fonti nuove: «{id_}» c’è già nel registro, diversa: dalle un altro identificativo."
                )
        return {id_: fields for id_, fields in typed.items() if id_ not in known}

    def _checked(self, made: Proposal, files: Mapping[str, str], today: date) -> Proposal:
        after = read_glossary({**self.files, **{path: text.encode() for path, text in files.items()}})
        known = {_identity(problem) for problem in check_glossary(self.before, today)}
        found = [
            p for p in check_glossary(after, today) if p.place.path in files or _identity(p) not in known
        ]
        if errors := errors_in(found):
            return replace(made, outcome=Outcome.TO_MEND, faults=tuple(_lines(errors, made.id)))
        warnings = tuple(problem for problem in found if problem.place.path == path_of(made.id))
        return replace(made, outcome=Outcome.READY, files=files, warnings=warnings, after=after)


def _left(base: Prints | None, old: Mapping[str, Any], left: Iterable[Part]) -> Iterator[str]:
    """Say what somebody else wrote meanwhile, which stays."""
    if base == {} and old:
        yield "Intanto questa parola è entrata nel glossario: qui c’è solo ciò che aggiungi."
    elif labels := ", ".join(f"«{part.label}»" for part in left):
        yield f"Nel frattempo la voce è cambiata, e lì resta com’è ora: {labels}."


def _clash(clash: Clash) -> str:
    now, mine = (told(value) or "niente" for value in (clash.now, clash.mine))
    return (
        f"{clash.part.label}: mentre scrivevi, questa parte l’ha cambiata anche un’altra persona. "
        f"Adesso dice: «{now}». Tu scrivi: «{mine}»."
    )


def _must_be_id(typed: str, where: str = "") -> None:
    if not re.fullmatch(ID_PATTERN, typed) or len(typed) > ID_MAX:
        raise Refusal(f"{where}«{' '.join(typed.split())[:ID_MAX]}» {_NO_ID}")


def _identity(problem: Problem) -> tuple[str, str, str, str]:
    return problem.place.path, problem.rule, problem.field, problem.message


def _faithful(text: str, typed: object, where: str) -> str:
    """Return ``text`` if it says what was typed: a name made to break a file in two is refused.

    A text that cannot be read at all passes: the checks say what is wrong with it, and stop it.
    """
    root, problems = read_yaml(text, where)
    if not problems and not (root and same(plain(root), typed)):
        raise Refusal(_UNFAITHFUL.format(where))
    return text


def _lines(problems: Iterable[Problem], id_: str) -> Iterator[str]:
    for problem in problems:
        elsewhere = "" if problem.place.path == path_of(id_) else f"{problem.place.path}, "
        yield f"{elsewhere}{spoken(problem.field) or THE_TEXT}: {problem.message}."
