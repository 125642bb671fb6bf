"""A TBX file → words: version 3 (ISO 30042:2019) in both styles, and the older ``martif``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parole.importing.foreign import Foreign, Unreadable, cleaned
from parole.importing.safe_xml import parse_xml
from parole.model.values import Agreement, ExampleKind, SideName
from parole.semantic.tbx import (
    AGREEMENT,
    AVOID,
    CAUTION,
    CHECKED,
    EXAMPLE_SOURCE,
    HOW_TO_SAY,
    MEANING,
    POINT_OF_VIEW,
    SHARED_CORE,
    STATE,
)

_ENTRIES, _LANGUAGES, _TERMS = (
    {"conceptEntry", "termEntry"},
    {"langSec", "langSet"},
    {"termSec", "tig", "ntig"},
)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_AVOIDED = ("deprecated", "superseded", "notRecommended", "forbidden")
_SIDES = {POINT_OF_VIEW + side.label: side.value for side in SideName}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_tbx(content: bytes) -> list[Foreign]:
    """Return the words of a TBX file.

    Raises:
        Unreadable: it is not XML that can be read safely, or it has no entries.
    """
    root = parse_xml(content)
    entries = [element for element in root.iter(etree.Element) if _local(element) in _ENTRIES]
    if not entries:
        raise Unreadable("nel file non c’è nessuna voce TBX («conceptEntry» o «termEntry»)")
    ours = any(_text(p).startswith("Versione del formato:") for p in root.iter("{*}p"))
    return [_word(entry, number, ours=ours) for number, entry in enumerate(entries, 1)]


def _word(entry: etree._Element, number: int, *, ours: bool) -> Foreign:
    key = entry.get("id") or f"voce {number}"
    word = Foreign(key=key, id=key.lstrip("_") if ours else "")
    for element in _inside(entry, _LANGUAGES):
        category, text = _category(element), _text(element)
        if category == "subjectField":
            word.area = word.area or text
        elif category == "crossReference":
            word.related.append(element.get("target", ""))
        elif category == "source":
            word.cited["fonti"].append(text)
        elif category == "definition":
            _definition(word, element)
        elif category == "note" and _local(element.getparent()) != "descripGrp":
            _note(word, text)
    sections = [child for child in entry if _local(child) in _LANGUAGES]
    for section in sorted(sections, key=lambda section: not _language(section).startswith("it")):
        _section(word, section)
    return word


def _section(word: Foreign, section: etree._Element) -> None:
    """Read a language: Italian gives names and definitions, English one equivalent, the others a note."""
    language = _language(section)
    for element in _inside(section, _TERMS):
        if _category(element) == "definition":
            _definition(word, element)
    terms = [term for term in section.iter(etree.Element) if _local(term) in _TERMS]
    for term in terms:
        name = next((_text(found) for found in term.iter("{*}term")), "")
        if language.startswith("it") or "termine" not in word.fields:
            _name(word, term, name)
        elif language.startswith("en"):
            _english(word, name)
        else:
            word.note(f"In altra lingua ({language or 'non detta'})", name)


def _name(word: Foreign, term: etree._Element, name: str) -> None:
    notes = {
        _category(note): _text(note)
        for note in term.iter("{*}termNote", "{*}administrativeStatus", "{*}termType")
    }
    status = notes.get("administrativeStatus", notes.get("normativeAuthorization", ""))
    said = [_text(note) for note in term.iter("{*}note")]
    if status.startswith(_AVOIDED):
        word.avoid(name, next((text.removeprefix(AVOID) for text in said), ""))
    elif "termine" not in word.fields:
        word.put("termine", name)
        for text in said:
            if text.startswith(MEANING):
                word.put("accezione", text.removeprefix(MEANING))
            else:
                word.note("Nota al termine", text)
    elif notes.get("termType") in {"acronym", "abbreviation"}:
        word.add("sigle", name)
    elif notes.get("termType") or not word.id:
        word.name(name)
    else:
        word.add("varianti", name)


def _english(word: Foreign, name: str) -> None:
    if "inglese" in word.fields:
        word.note("Altro equivalente inglese", name)
    word.put("inglese", name)


def _definition(word: Foreign, element: etree._Element) -> None:
    """Put a definition where the note of its group says it belongs."""
    group = element.getparent()
    notes = [_text(note) for note in group.iter("{*}note")] if _local(group) == "descripGrp" else []
    sources = [_text(a) for a in group.iter("{*}admin", "{*}source")] if _local(group) == "descripGrp" else []
    side = next((_SIDES[note] for note in notes if note in _SIDES), "")
    if side:
        word.put_side(side, _text(element))
        word.cited[side] += sources
    elif SHARED_CORE in notes:
        word.put("in_breve", _text(element))
    else:
        word.definitions.append(_text(element))
        word.cited["fonti"] += sources


def _note(word: Foreign, text: str) -> None:
    """Put a note of our own where it comes from; keep the others."""
    kinds = {f"{kind.label}: ": kind for kind in ExampleKind}
    kind = next((prefix for prefix in kinds if text.startswith(prefix)), "")
    if kind and word.id:
        told, _, source = text.removeprefix(kind).rpartition(EXAMPLE_SOURCE)
        documented = bool(told) and kinds[kind] is ExampleKind.DOCUMENTATO
        testo = told if documented else text.removeprefix(kind)
        word.fields["esempio"] = {"testo": testo, "tipo": kinds[kind].value}
        word.cited["esempio"] += [source] if documented else []
    elif text.startswith(CAUTION):
        word.put("attenzione", text.removeprefix(CAUTION))
    elif text.startswith(HOW_TO_SAY):
        word.put("come_dirlo", text.removeprefix(HOW_TO_SAY))
    elif text.startswith(AGREEMENT):
        said = text.removeprefix(AGREEMENT)
        word.put("accordo", next((a.value for a in Agreement if said.startswith(a.label)), None))
    elif text.startswith(CHECKED) and (day := _DAY.search(text)):
        word.put("verificato", day[0])
    elif not text.startswith(STATE):
        word.note("Nota", text)


def _inside(element: etree._Element, stop: set[str]) -> Iterator[etree._Element]:
    """Yield what is inside an element, but not inside the parts named in ``stop``."""
    for child in element.iterchildren(etree.Element):
        if _local(child) not in stop:
            yield child
            yield from _inside(child, stop)


def _category(element: etree._Element) -> str:
    """Return the data category: an attribute in one style, the name of the element in the other."""
    return str(element.get("type") or _local(element))


def _local(element: etree._Element | None) -> str:
    return "" if element is None else str(etree.QName(element).localname)


def _language(section: etree._Element) -> str:
    return str(section.get(_XML_LANG) or section.get("lang") or "").lower()


def _text(element: etree._Element) -> str:
    return cleaned("".join(element.itertext()))
