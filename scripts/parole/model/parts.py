"""The parts of a word: the only list of them, in the order of the file.

The page and its contents, the digest of approvals, snapshots and news, data and tables, the look-up, the
form, the issue form, imports and comparisons go through this table. A field of the model that is not here,
or the other way round, fails the tests by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.concept import Concept, WordFile
from parole.model.walk import is_prose, record_of

Location = tuple[str | int, ...]


class Kind(Enum):
    """What a part holds."""

    NAME = auto()  # one name, or many
    TEXT = auto()  # one text, read as prose
    ITEMS = auto()  # a list of small records, with texts inside
    VALUE = auto()  # one or many values of a closed list
    SOURCES = auto()  # citations
    TIES = auto()  # ids of other things
    OWN = auto()  # of the editors or of a command: readers do not see it as such


class Surface(StrEnum):
    """Where a part may be seen."""

    PAGE = "pagina"
    DATA = "dati"
    LOOKUP = "ricerca"
    FORM = "modulo"  # the form of the site and the one of the forge
    PRINT = "stampa"
    EMBED = "scheda"
    ROOM = "presentazione"
    SLIDE = "diapositive"
    CARD = "immagine"


EVERYWHERE = frozenset(Surface)
READ = frozenset({Surface.PAGE, Surface.DATA, Surface.LOOKUP, Surface.FORM})
SHOWN = EVERYWHERE - {Surface.CARD}
TAUGHT = READ | {Surface.ROOM, Surface.SLIDE}
DATA_ONLY = frozenset({Surface.DATA, Surface.FORM})
NAMED = READ | {Surface.PRINT}
TITLED = NAMED | {Surface.EMBED, Surface.ROOM}
WHOLE = NAMED | {Surface.SLIDE}
HIDDEN = frozenset({Surface.FORM})


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a word: where it is in the file, what readers call it, where it is seen.

    ``covered`` tells whether an approval covers it: whoever adds a part must decide. ``heading`` is there
    for the first part of a section of the page. ``group`` is what news speak of when the part changes.
    """

    at: tuple[str, ...]
    kind: Kind
    label: str
    covered: bool
    on: frozenset[Surface]
    heading: str = ""
    group: str = ""

    @cached_property
    def name(self) -> str:
        """The name of the part in flat data: «pa_definizione», «come_dirlo_da_scrivere», «esempio»."""
        return "_".join(self.at[:-1] if self.at[-1] == "testo" else self.at)

    @property
    def section(self) -> str:
        """The field of the word that holds the part, which is also a section of the page."""
        return self.at[0]

    @property
    def news_group(self) -> str:
        """The group by which news tell of a change."""
        return self.group or self.section


def _part(
    at: str,
    kind: Kind,
    label: str,
    *,
    covered: bool,
    on: frozenset[Surface],
    heading: str = "",
    group: str = "",
) -> Part:
    return Part(
        at=tuple(at.split(".")), kind=kind, label=label, covered=covered, on=on, heading=heading, group=group
    )


_PA, _ETS = "Pubblica amministrazione", "Terzo settore"
PARTS: tuple[Part, ...] = (
    _part("termine", Kind.NAME, "Parola", covered=True, on=EVERYWHERE),
    _part("accezione", Kind.NAME, "Accezione", covered=True, on=EVERYWHERE),
    _part("sigle", Kind.NAME, "Sigle", covered=False, on=TITLED, group="nomi"),
    _part("varianti", Kind.NAME, "Varianti", covered=False, on=READ, group="nomi"),
    _part(
        "sconsigliati", Kind.ITEMS, "Da evitare", covered=True, on=READ, heading="Da evitare", group="nomi"
    ),
    _part("inglese", Kind.NAME, "In inglese", covered=False, on=READ, group="nomi"),
    _part("area", Kind.TIES, "Area", covered=False, on=READ, group="legami"),
    _part("in_breve", Kind.TEXT, "In breve", covered=True, on=EVERYWHERE, heading="In breve"),
    _part(
        "pa.vuol_dire",
        Kind.TEXT,
        f"{_PA}: vuol dire",
        covered=True,
        on=EVERYWHERE,
        heading=_PA,
        group="pa_vuol_dire",
    ),
    _part("pa.definizione", Kind.TEXT, f"{_PA}: definizione", covered=True, on=WHOLE),
    _part("pa.fonti", Kind.SOURCES, f"{_PA}: fonti", covered=False, on=NAMED, group="fonti"),
    _part(
        "terzo_settore.vuol_dire",
        Kind.TEXT,
        f"{_ETS}: vuol dire",
        covered=True,
        on=EVERYWHERE,
        heading=_ETS,
        group="terzo_settore_vuol_dire",
    ),
    _part("terzo_settore.definizione", Kind.TEXT, f"{_ETS}: definizione", covered=True, on=WHOLE),
    _part("terzo_settore.fonti", Kind.SOURCES, f"{_ETS}: fonti", covered=False, on=NAMED, group="fonti"),
    _part("accordo", Kind.VALUE, "Accordo", covered=True, on=EVERYWHERE, heading="Quanto vanno d’accordo"),
    _part("differenza", Kind.VALUE, "Differenza", covered=True, on=SHOWN),
    _part("attenzione", Kind.TEXT, "Attenzione", covered=True, on=SHOWN, heading="Attenzione"),
    _part(
        "come_dirlo.da_scrivere.dove",
        Kind.NAME,
        "Dove si scrive",
        covered=True,
        on=SHOWN - {Surface.LOOKUP},
        heading="Come dirlo",
    ),
    _part("come_dirlo.da_scrivere.testo", Kind.TEXT, "Da scrivere", covered=True, on=SHOWN),
    _part("come_dirlo.da_chiedere", Kind.TEXT, "Da chiedere", covered=True, on=SHOWN),
    _part(
        "da_non_confondere",
        Kind.ITEMS,
        "Da non confondere",
        covered=True,
        on=READ,
        heading="Da non confondere",
    ),
    _part("casi", Kind.ITEMS, "È questo?", covered=True, on=TAUGHT, heading="È questo?"),
    _part("esempio.testo", Kind.TEXT, "Esempio", covered=False, on=READ, heading="Esempio"),
    _part("esempio.tipo", Kind.VALUE, "Tipo di esempio", covered=False, on=READ),
    _part("esempio.fonte", Kind.SOURCES, "Fonte dell’esempio", covered=False, on=READ, group="fonti"),
    _part("fonti", Kind.SOURCES, "Fonti", covered=False, on=NAMED),
    _part("piu_ampio", Kind.TIES, "Più ampio", covered=False, on=READ, group="legami"),
    _part("vedi_anche", Kind.TIES, "Vedi anche", covered=False, on=READ, group="legami"),
    _part("stesso_di", Kind.OWN, "Stessa parola altrove", covered=False, on=frozenset({Surface.DATA})),
    _part("scade.il", Kind.OWN, "Da rileggere il", covered=False, on=DATA_ONLY),
    _part("scade.perche", Kind.OWN, "Perché rileggerla", covered=False, on=DATA_ONLY),
    _part("note_redazionali", Kind.OWN, "Note per la redazione", covered=False, on=HIDDEN),
    _part(
        "approvazioni", Kind.OWN, "Approvazioni", covered=False, on=frozenset({Surface.PAGE, Surface.DATA})
    ),
)
TEXTS: tuple[Part, ...] = tuple(part for part in PARTS if part.kind is Kind.TEXT)
ITEMS: tuple[Part, ...] = tuple(part for part in PARTS if part.kind is Kind.ITEMS)
# What readers see as prose, texts and lists of records together.
PROSE: tuple[Part, ...] = tuple(part for part in PARTS if part.kind in {Kind.TEXT, Kind.ITEMS})
COVERED: tuple[Part, ...] = tuple(part for part in PARTS if part.covered)
# What each section of the page is called, by the field of the word.
HEADINGS: dict[str, str] = {part.section: part.heading for part in PARTS if part.heading}
# What news call the groups of parts that are no section of the page.
_GROUPS = {
    "nomi": "gli altri nomi",
    "legami": "i legami con altre parole",
    "fonti": "le fonti",
    "pa_vuol_dire": "la riga della pubblica amministrazione",
    "terzo_settore_vuol_dire": "la riga del Terzo settore",
}


def news_groups() -> dict[str, str]:
    """Return what news may say that has changed, in order: the group, and its name in a sentence."""
    seen = (part for part in PARTS if part.kind is not Kind.OWN and part.section not in _TOLD_BY_NAME)
    return {
        part.news_group: _GROUPS.get(part.news_group) or f"«{HEADINGS.get(part.section, part.label)}»"
        for part in seen
    }


# News tell these in sentences of their own: what a word is called, and how far the two sides agree.
_TOLD_BY_NAME = frozenset({"termine", "accezione", "accordo"})


def value_at(record: BaseModel | None, at: Location) -> Any:
    """Return what a record holds at ``at``, or ``None`` where nothing is written."""
    value: Any = record
    for step in at:
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
    return value


def put(typed: dict[str, Any], at: tuple[str, ...], value: Any) -> None:
    """Write ``value`` at ``at`` in the fields of a word as they are typed, making the records around it."""
    for step in at[:-1]:
        typed = typed.setdefault(step, {})
    typed[at[-1]] = value


def text_at(record: BaseModel | None, at: Location) -> str:
    """Return the text at ``at``, or an empty text where the field is not written."""
    value = value_at(record, at)
    return str(value) if value else ""


def texts_of(concept: Concept, surface: Surface | None = None) -> Iterator[tuple[Location, str]]:
    """Yield every text of a word that readers see as prose, with its place in the file, in order."""
    for part in PROSE:
        if surface is None or surface in part.on:
            if part.kind is Kind.ITEMS:
                yield from _item_texts(concept, part)
            elif text := value_at(concept, part.at):
                yield part.at, text


def _item_texts(concept: Concept, part: Part) -> Iterator[tuple[Location, str]]:
    items: tuple[BaseModel, ...] = value_at(concept, part.at)
    for index, item in enumerate(items):
        for name in prose_fields(type(item)):
            yield (*part.at, index, name), getattr(item, name)


@cache
def prose_fields(record: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of a record that are written as prose."""
    return tuple(name for name, field in record.model_fields.items() if is_prose(field))


def item_record(part: Part) -> type[BaseModel]:
    """Return the record of which a part of :data:`ITEMS` is a list."""
    found = record_of(field_at(part.at).annotation)
    assert found
    return found


def said(value: object) -> list[str]:
    """Return every single thing that a value of the model says, in order; nothing is an empty text."""
    if isinstance(value, tuple):
        return [text for item in value for text in said(item)]
    if isinstance(value, BaseModel):
        return [text for name in type(value).model_fields for text in said(getattr(value, name))]
    return ["" if value is None else str(value)]


def field_at(at: tuple[str, ...]) -> FieldInfo:
    """Return the field of the model that stands at ``at``."""
    model: type[BaseModel] = WordFile
    for step in at[:-1]:
        model = record_of(model.model_fields[step].annotation) or model
    return model.model_fields[at[-1]]
