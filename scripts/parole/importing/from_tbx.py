"""A TBX file → words: version 3 (ISO 30042:2019) in both styles, and the older ``martif``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parole.importing.foreign import Foreign, Unreadable, cleaned
from parole.importing.noted import put_back
from parole.importing.safe_xml import parse_xml
from parole.model.parts import PARTS
from parole.model.values import SideName
from parole.semantic.tbx import (
    AVOID,
    FORMAT_LABEL,
    MEANING,
    POINT_OF_VIEW,
    REPLACED,
    SHARED_CORE,
    WITHDRAWN,
)

_ENTRIES, _LANGUAGES, _TERMS = (
    {"conceptEntry", "termEntry"},
    {"langSec", "langSet"},
    {"termSec", "tig", "ntig"},
)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_AVOIDED = ("deprecated", "superseded", "notRecommended", "forbidden")
_BY_NAME = {part.name: part for part in PARTS}
# What the note of one of our definitions says → the part that it is.
_DEFINED = {SHARED_CORE: _BY_NAME["in_breve"]} | {
    POINT_OF_VIEW + side.label: _BY_NAME[f"{side}_definizione"] for side in SideName
}
_GONE = re.compile(rf"{WITHDRAWN}(\d{{4}}-\d{{2}}-\d{{2}}): (.+)", re.DOTALL)


def read_tbx(content: bytes) -> list[Foreign]:
    """Return the words of a TBX file.

    Raises:
        Unreadable: it is not XML that can be read safely, or it has no entries.
    """
    root = parse_xml(content)
    entries = [element for element in root.iter(etree.Element) if _local(element) in _ENTRIES]
    if not entries:
        raise Unreadable("nel file non c’è nessuna voce TBX («conceptEntry» o «termEntry»)")
    ours = any(_text(p).startswith(FORMAT_LABEL) for p in root.iter("{*}p"))
    return [_word(entry, number, ours=ours) for number, entry in enumerate(entries, 1)]


def _word(entry: etree._Element, number: int, *, ours: bool) -> Foreign:
    key = entry.get("id") or f"voce {number}"
    word = Foreign(key=key, id=key.lstrip("_") if ours else "")
    if ours and _left_over(word, entry):
        return word
    notes: list[str] = []
    for element in _inside(entry, _LANGUAGES):
        category, text = _category(element), _text(element)
        if category == "subjectField":
            word.area = word.area or text
        elif category == "crossReference" and not ours:
            word.related.append(element.get("target", ""))
        elif category == "source":
            word.cited["fonti"].append((text,))
        elif category == "definition":
            _definition(word, element)
        elif category == "note" and _local(element.getparent()) != "descripGrp":
            notes.append("".join(element.itertext()))
    put_back(word, notes, ours=ours)
    sections = [child for child in entry if _local(child) in _LANGUAGES]
    for section in sorted(sections, key=lambda section: not _language(section).startswith("it")):
        _section(word, section)
    return word


def _left_over(word: Foreign, entry: etree._Element) -> bool:
    """Read an entry of ours that moved or was withdrawn; tell whether it is one."""
    refs = [element.get("target", "").lstrip("_") for element in entry.iterfind("{*}ref")]
    for text in map(_text, entry.iterfind("{*}note")):
        if text.startswith(REPLACED) and refs:
            word.fields["sostituito_da"] = refs[0]
        elif gone := _GONE.fullmatch(text):
            rest = {"usare": refs} if refs else {}
            word.fields["ritirato"] = {"data": gone[1], "perche": gone[2]} | rest
    return bool(word.fields)


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
        why = next((text.removeprefix(AVOID) for text in said), "")
        word.fill_record(_BY_NAME["sconsigliati"], {"forma": [name], "perche": [why]})
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
    part = next((_DEFINED[note] for note in notes if note in _DEFINED), None)
    if part is None:
        word.definitions.append(_text(element))
    else:
        word.fill(part, [_text(element)])
    beside = f"{part.section}_fonti" if part else ""
    word.cited[beside if beside in _BY_NAME else "fonti"] += [(name,) for name in sources]


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
