"""Renaming and withdrawing a word: the files as they are → the files that change, or why nothing may change.

Pure: texts in, texts out. What comes back leaves a glossary without errors, with the old address still
answering: a redirect for a word that moved, a tombstone for one that was withdrawn. Files that do not name
the word are not touched, those that do are written in canonical form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from parole.editing.editing import Refusal, path_of
from parole.editing.writing import file_text
from parole.glossary.glossary import PATHS_FOLDER, TERMS_FOLDER, Glossary
from parole.glossary.state import valid_approvals
from parole.language.italian import nearest, slug
from parole.language.texts import LINK
from parole.model.concept import WordFile
from parole.model.registers import ReadingPath
from parole.model.types import ID_MAX
from parole.reading.files import read_glossary
from parole.reading.problems import errors_in
from parole.reading.records import plain
from parole.reading.yaml_nodes import read_yaml
from parole.rules.check import check_glossary

Files = Mapping[str, str]
# The keys that hold ids of words, in the files of words and of reading paths.
LISTS_OF_WORDS = frozenset({"piu_ampio", "vedi_anche", "usare", "prime"})
ONE_WORD = frozenset({"sostituito_da", "voce"})
# The neighbours of a word: one that leaves the glossary is still taken for it, with the same reason.
NEIGHBOURS = "da_non_confondere"
# In a Markdown page, what is shown as it is typed.
_CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """The files to write (path → text), and what whoever asked should know or read again."""

    files: dict[str, str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """How the references to a word change: ``target`` is the id to write instead, ``None`` takes them away.

    ``keep_text`` is the name to show where a link showed that of the word, when its target is another one.
    """

    old: str
    target: str | None
    keep_text: str = ""
    relate: bool = True
    others: tuple[str, ...] = ()

    def text(self, text: str, own: str = "") -> str:
        """Return a text with its links led elsewhere, or left as plain words; never a link to ``own``."""

        def link(match: re.Match[str]) -> str:
            if match["id"] != self.old:
                return match[0]
            shown = match["text"] or self.keep_text
            if self.target is None or self.target == own:
                return shown or self.old.replace("-", " ")
            return f"[[{self.target}|{shown}]]" if shown else f"[[{self.target}]]"

        return LINK.sub(link, text)

    def page(self, markdown: str) -> str:
        """Return a hand-written page with its links led elsewhere; code is left as it is."""
        pieces = _CODE.split(markdown)
        return "".join(piece if index % 2 else self.text(piece) for index, piece in enumerate(pieces))

    def value(self, value: Any, own: str, key: str = "") -> Any:
        """Return what a file says, with its references led elsewhere; what no longer says anything goes."""
        if isinstance(value, dict):
            inner = {name: self.value(item, own, name) for name, item in value.items()}
            return {name: item for name, item in inner.items() if item is not None or value[name] is None}
        if isinstance(value, list):
            return self._list(value, own, key) or None
        if isinstance(value, str):
            return self.target if key in ONE_WORD and value == self.old else self.text(value, own)
        return value

    def _list(self, items: list[Any], own: str, key: str) -> list[Any]:
        if key in LISTS_OF_WORDS:
            return self._ids(items, own, key)
        if key == "voci":
            return self._steps(items, own)
        return [self.value(self._neighbour(item) if key == NEIGHBOURS else item, own) for item in items]

    def _neighbour(self, item: dict[str, Any]) -> dict[str, Any]:
        """Return a neighbour: by its form, if its entry is withdrawn."""
        if item.get("voce") != self.old or not self.keep_text:
            return item
        return {"forma" if name == "voce" else name: value for name, value in item.items()} | {
            "forma": self.keep_text
        }

    def _ids(self, ids: list[str], own: str, key: str) -> list[str]:
        instead = self.others if key == "usare" else (self.target,) if self.relate else ()
        led = [new for id_ in ids for new in (instead if id_ == self.old else (id_,))]
        return list(dict.fromkeys(id_ for id_ in led if id_ and id_ != own))

    def _steps(self, steps: list[Any], own: str) -> list[Any]:
        """Return the steps of a path: one whose word leaves is led to the other, if it is not there yet."""
        here = {step.get("voce") for step in steps}
        stays = self.target is not None and self.target not in here
        kept = (step for step in steps if step.get("voce") != self.old or stays)
        return [self.value(step, own) for step in kept]


def rename(files: Files, old: str, new: str) -> Change:
    """Return what changes when the word ``old`` takes the id ``new``: a redirect stays behind.

    Raises:
        Refusal: there is no such word, the new id cannot be used, the glossary has errors before or after.
    """
    glossary = _sound(files, "Prima di rinominare correggi questi errori (make check):")
    _must_be_word(glossary, old)
    _must_be_free(glossary, old, new)
    changed = dict(_rewritten(files, _Rewriting(old, new, others=(new,)), leave=(old, new)))
    changed[path_of(new)] = files[path_of(old)]
    changed[path_of(old)] = f"sostituito_da: {new}\n"
    after = _sound({**files, **changed}, "Rinominandola nascerebbero questi errori: correggili prima.")
    return Change(changed, tuple(_lost_approvals(glossary, after)))


def withdraw(files: Files, id_: str, day: date, why: str, use: Iterable[str] = ()) -> Change:
    """Return what changes when a word is withdrawn on ``day`` because of ``why``; ``use`` are words instead.

    References go to the first word of ``use``; where there is none, or where the reference would make no
    sense, they are taken away, and a link in a text leaves its words.

    Raises:
        Refusal: as :func:`rename`, or a word to use is not there, or a reading path would be left empty.
    """
    glossary = _sound(files, "Prima di ritirarla correggi questi errori (make check):")
    _must_be_word(glossary, id_)
    instead = tuple(dict.fromkeys(use))
    for target in instead:
        _must_be_usable(glossary, id_, target)
    if not why.strip():
        raise Refusal("Scrivi il perché: chi arriva da un vecchio indirizzo deve capire che cosa è successo.")
    _refuse_empty_paths(glossary, id_, instead)
    left = {"data": day.isoformat(), "perche": why} | ({"usare": list(instead)} if instead else {})
    tomb = _written({"ritirato": left}, path_of(id_), WordFile)
    changed, after = _withdrawn(files, glossary, id_, instead, tomb)
    notes = [*_steps_to_read(glossary, id_, instead), *_lost_approvals(glossary, after)]
    return Change(changed, tuple(notes))


def _withdrawn(
    files: Files, glossary: Glossary, id_: str, use: tuple[str, ...], tomb: str
) -> tuple[dict[str, str], Glossary]:
    """Return what changes and the glossary after: with the relations of the word led elsewhere, or gone."""
    gone = (id_, *(was for was, moved in glossary.redirects.items() if moved.sostituito_da == id_))
    refusal = Refusal()
    for relate in (True, False):
        rewriting = _Rewriting(id_, use[0] if use else None, glossary.concepts[id_].termine, relate, use)
        changed = dict(_rewritten(files, rewriting, leave=gone)) | {path_of(each): tomb for each in gone}
        try:
            after = _sound({**files, **changed}, "Ritirandola nascerebbero questi errori: correggili prima.")
            return changed, after
        except Refusal as refused:
            refusal = refused
    raise refusal


def _rewritten(files: Files, rewriting: _Rewriting, leave: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the files that name the word, as they will be, but for the files of the ids in ``leave``."""
    left_alone = {path_of(id_) for id_ in leave}
    for path, text in files.items():
        if path not in left_alone and (written := _rewritten_file(path, text, rewriting)) is not None:
            yield path, written


def _rewritten_file(path: str, text: str, rewriting: _Rewriting) -> str | None:
    """Return a file as it will be, ``None`` if it does not name the word."""
    if rewriting.old not in text:
        return None
    if path.endswith(".md"):
        page = rewriting.page(text)
        return page if page != text else None
    model = _MODELS.get(path.rsplit("/", 1)[0])
    root, _ = read_yaml(text, path)
    if model is None or root is None:
        return None
    said = plain(root)
    led = rewriting.value(said, path.rsplit("/", 1)[1].removesuffix(".yml"))
    return _written(led, path, model) if led != said else None


_MODELS: dict[str, type[BaseModel]] = {TERMS_FOLDER: WordFile, PATHS_FOLDER: ReadingPath}


def _written(said: Any, path: str, model: type[BaseModel]) -> str:
    text = file_text(said, model)
    if text is None:
        raise Refusal(f"{path}: questo file non si riscrive da solo; correggilo a mano.")
    return text


def _sound(files: Files, otherwise: str) -> Glossary:
    """Return the glossary that the files make; raise with all its errors if it has any."""
    contents = {path: text.encode() for path, text in files.items() if path.startswith("glossary/")}
    reading = read_glossary(contents)
    if errors := errors_in(check_glossary(reading)):
        raise Refusal("\n".join([otherwise, *map(str, errors)]))
    return reading.glossary


def _must_be_word(glossary: Glossary, id_: str) -> None:
    if id_ in glossary.redirects:
        raise Refusal(f"«{id_}» si è già spostata: ora è «{glossary.redirects[id_].sostituito_da}».")
    if id_ in glossary.withdrawn:
        raise Refusal(f"«{id_}» è già stata ritirata.")
    if id_ not in glossary.concepts:
        near = nearest(id_, glossary.concepts)
        advice = f"forse «{near}»?" if near else f"scrivi il nome di un file di {TERMS_FOLDER}/, senza .yml."
        raise Refusal(f"«{id_}» non è una voce: {advice}")


def _must_be_free(glossary: Glossary, old: str, new: str) -> None:
    """The new id must be well made and nobody's; the id from which the word came may have it back."""
    right = slug(new)[:ID_MAX].rstrip("-")
    if right != new or not new:
        advice = f", per esempio: {right}" if right else ""
        raise Refusal(
            f"«{new}» non è un identificativo: usa minuscole senza accenti, cifre e trattini, "
            f"al massimo {ID_MAX} caratteri{advice}"
        )
    if new == old:
        raise Refusal(f"«{new}» è già il suo identificativo: non c’è nulla da cambiare.")
    moved = glossary.redirects.get(new)
    if new in glossary.concepts or new in glossary.withdrawn or (moved and moved.sostituito_da != old):
        raise Refusal(
            f"«{new}» è già di un’altra voce: scegline un altro. Un indirizzo non cambia mai significato."
        )


def _must_be_usable(glossary: Glossary, id_: str, target: str) -> None:
    if target == id_:
        raise Refusal(
            "Una voce ritirata non può rimandare a sé stessa: togli --usare o indica un’altra voce."
        )
    _must_be_word(glossary, target)


def _refuse_empty_paths(glossary: Glossary, id_: str, use: tuple[str, ...]) -> None:
    for path, record in glossary.paths.items():
        if not use and {step.voce for step in record.voci} == {id_}:
            raise Refusal(
                f"Il percorso «{path}» resterebbe vuoto: indica con --usare la voce che prende il suo posto, "
                f"oppure aggiungi prima un’altra voce a {PATHS_FOLDER}/{path}.yml."
            )


def _steps_to_read(glossary: Glossary, id_: str, use: tuple[str, ...]) -> Iterator[str]:
    """Yield the steps of reading paths that named the word: their reason was written for it."""
    for path, record in glossary.paths.items():
        words = {step.voce for step in record.voci}
        if id_ in words and use and use[0] not in words:
            yield f"Rileggi {PATHS_FOLDER}/{path}.yml: il perché del passo era scritto per «{id_}»."
        elif id_ in words:
            yield f"Il percorso «{path}» ha un passo in meno."


def _lost_approvals(before: Glossary, after: Glossary) -> Iterator[str]:
    """Yield the approvals that no longer hold, because a text that they cover names the word."""
    for id_, concept in after.concepts.items():
        was = before.concepts.get(id_)
        for approval in valid_approvals(was) if was else ():
            if approval not in valid_approvals(concept):
                yield f"Cade l’approvazione di {approval.ente} per «{id_}»: il suo testo nomina la voce."
