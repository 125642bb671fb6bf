"""A TBX file → words: version 3 (ISO 30042:2019) in both styles, and the older ``martif``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parole.importing.decoding import decoded_xml
from parole.importing.foreign import Foreign, Found, Said, Unreadable, cleaned, language
from parole.importing.noted import GONE, put_back
from parole.importing.safe import local_name, parse_xml
from parole.model.parts import PARTS
from parole.model.values import SideName
from parole.semantic import tbx

_ENTRIES = {"conceptEntry", "termEntry"}
_LANGUAGES = {"langSec", "langSet"}
_TERMS = {"termSec", "tig", "ntig"}
_LANG, _ID = (f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("lang", "id"))
_AVOIDED = (
    "deprecated", "superseded", "notrecommended", "forbidden", "obsolet", "obsolescent", "archaic",
    "outdated", "rejected", "nonstandardized", "sconsigliat", "vietat", "superat", "daevitare",
)  # fmt: skip
# The statuses of a name that is in use, the best first.
_RANKS = ("preferred", "admitted")
# What is inside a text, and not a value of its own.
_INLINE = {"hi", "foreign", "bpt", "ept", "ph", "sc", "ec", "it"}
# What a category is called in the notes; the others by their own name.
_LABELS = {
    "context": "Contesto", "usage note": "Nota d’uso", "usagenote": "Nota d’uso", "definition": "Definizione",
    "note": "Nota", "term": "Termine", "source": "Fonte", "partofspeech": "Categoria grammaticale",
    "subjectfield": "Ambito", "example": "Esempio, non si sa se inventato", "administrativestatus": "Stato",
    "normativeauthorization": "Stato", "termtype": "Tipo di nome", "grammaticalgender": "Genere",
    "grammaticalnumber": "Numero", "crossreference": "Rimando", "externalcrossreference": "Collegamento",
    "date": "Data", "title": "Titolo", "p": "Nota del file",
}  # fmt: skip
_BY_NAME = {part.name: part for part in PARTS}
# What the note of one of our definitions says → the part that it is.
_DEFINED = {tbx.SHARED_CORE: _BY_NAME["in_breve"]} | {
    tbx.POINT_OF_VIEW + side.label: _BY_NAME[f"{side}_definizione"] for side in SideName
}


def read_tbx(content: bytes) -> Found:
    """Return the words of a TBX file.

    Raises:
        Unreadable: it is not XML that can be read safely, or it has no entries.
    """
    data, remarks = decoded_xml(content)
    root = parse_xml(data)
    entries = [element for element in root.iter(etree.Element) if local_name(element) in _ENTRIES]
    if not entries:
        raise Unreadable("nel file non c’è nessuna voce TBX («conceptEntry» o «termEntry»)")
    ours = any(_text(p).startswith(tbx.FORMAT_LABEL) for p in root.iter("{*}p"))
    words = [_word(entry, number, ours=ours) for number, entry in enumerate(entries, 1)]
    beside = () if ours else _values(root, _ENTRIES)
    outside = [Said(label, text, "fuori dalle voci") for label, text in beside if text.strip()]
    return Found(words, outside, remarks)


def _word(entry: etree._Element, number: int, *, ours: bool) -> Foreign:
    key = entry.get("id") or entry.get(_ID) or f"voce {number}"
    word = Foreign(key=key, id=key.lstrip("_") if ours else "")
    if ours and _left_over(word, entry):
        return word
    notes = _entry(word, entry, ours=ours)
    if ours:
        put_back(word, notes)
    sections = [child for child in entry if local_name(child) in _LANGUAGES]
    for section in sorted(sections, key=lambda section: _language(section) != "it"):
        _section(word, section)
    if not ours:
        _count(word, entry, "")
    for section in sections:
        tag = _language(section)
        if not (ours and tag in {"", "it", "en"}):  # of ours, what translators have added
            _count(word, section, "" if tag == "it" else tag)
    return word


def _entry(word: Foreign, entry: etree._Element, *, ours: bool) -> list[str]:
    """Read what is said of the entry, outside its languages, and return its notes."""
    notes: list[str] = []
    for element in _inside(entry, _LANGUAGES):
        category, text = _category(element), _text(element)
        if category == "subjectField":
            word.named["area"].append(text)
        elif category == "crossReference" and not ours:
            word.named["vedi_anche"].append(element.get("target", ""))
        elif category == "source":
            word.named["fonti"].append(text)
        elif category == "definition":
            _definition(word, element)
        elif category == "note" and local_name(element.getparent()) != "descripGrp":
            notes.append("".join(element.itertext()))
    return notes


def _count(word: Foreign, element: etree._Element, tag: str) -> None:
    """Count all that an entry says outside its languages, or in the one of a tag."""
    for label, text in _values(element, _LANGUAGES):
        named = f"{label} ({tag})" if tag else label
        word.say(named, text, f"voce {word.key}, {named}")


def _values(element: etree._Element, stop: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each text and each reference inside an element, with its category; not those inside ``stop``."""
    for name in ("id", _ID, "target", "value"):
        if value := element.get(name):
            yield "Rimando" if name == "target" else "Identificativo", value
    label = _LABELS.get(_category(element).casefold(), _category(element))
    children = list(element.iterchildren(etree.Element))
    if not children or any(local_name(child) in _INLINE for child in children):
        yield label, _text(element)
        return
    for text in (element.text, *(child.tail for child in children)):
        yield label, text or ""
    for child in children:
        if local_name(child) not in stop:
            yield from _values(child, stop)


def _left_over(word: Foreign, entry: etree._Element) -> bool:
    """Read an entry of ours that moved or was withdrawn; tell whether it is one."""
    refs = [element.get("target", "").lstrip("_") for element in entry.iterfind("{*}ref")]
    for text in map(_text, entry.iterfind("{*}note")):
        if text.startswith(tbx.REPLACED) and refs:
            word.fields["sostituito_da"] = refs[0]
        elif gone := GONE.fullmatch(text):
            word.withdraw(gone[1], gone[2], refs)
    return bool(word.fields)


def _section(word: Foreign, section: etree._Element) -> None:
    """Read a language: Italian gives names and definitions, English one equivalent, the others are notes."""
    tag = _language(section)
    is_italian = tag in {"", "it"}
    for element in _inside(section, _TERMS):
        if _category(element) == "definition":
            _definition(word, element)
    terms = [term for term in section.iter(etree.Element) if local_name(term) in _TERMS]
    for term in sorted(terms, key=_rank):
        name = next((_text(found) for found in term.iter("{*}term")), "")
        avoided = _rank(term) == len(_RANKS)
        if is_italian or ("termine" not in word.fields and not avoided):
            if not is_italian:
                word.tell_foreign_name(tag)
            _name(word, term, name)
        elif tag == "en" and not avoided:
            word.put("inglese", name)


def _notes(term: etree._Element) -> dict[str, str]:
    """Return what the notes of a term say of it, by category."""
    kinds = ("{*}termNote", "{*}administrativeStatus", "{*}termType", "{*}normativeAuthorization")
    return {_category(note): _text(note) for note in term.iter(*kinds)}


def _status(term: etree._Element) -> str:
    notes = _notes(term)
    return notes.get("administrativeStatus") or notes.get("normativeAuthorization") or ""


def _rank(term: etree._Element) -> int:
    """Return how good a term is: preferred, then what nothing is said of or admitted, then to avoid."""
    status = re.sub(r"[\W_]", "", _status(term)).casefold()
    if status.startswith(_AVOIDED):
        return len(_RANKS)
    return next((rank for rank, start in enumerate(_RANKS) if status.startswith(start)), 1)


def _name(word: Foreign, term: etree._Element, name: str) -> None:
    status, kind = _status(term), _notes(term).get("termType")
    said = [_text(note) for note in term.iter("{*}note")]
    if _rank(term) == len(_RANKS):
        reasons = [text.removeprefix(tbx.AVOID) for text in said[:1]]
        if not word.id:
            word.settle(status, *reasons)
            reasons.append(f"Nel glossario di partenza è «{status}».")
        word.fill_record(_BY_NAME["sconsigliati"], {"forma": name, "perche": " ".join(reasons)})
        return
    if status.casefold().startswith(_RANKS):
        word.settle(status)
    if "termine" not in word.fields:
        word.put("termine", name) if word.id else word.main_name(name)
        meanings = (text.removeprefix(tbx.MEANING) for text in said if text.startswith(tbx.MEANING))
        word.put("accezione", next(meanings, ""))
    elif kind in {"acronym", "abbreviation"}:
        word.add("sigle", name)
    elif kind or not word.id:
        word.name(name)
    else:
        word.add("varianti", name)


def _definition(word: Foreign, element: etree._Element) -> None:
    """Put a definition where the note of its group says it belongs."""
    group = element.getparent()
    beside = [*group.iter("{*}note", "{*}admin", "{*}source")] if local_name(group) == "descripGrp" else []
    notes = [_text(each) for each in beside if local_name(each) == "note"]
    part = next((_DEFINED[note] for note in notes if note in _DEFINED), None)
    if part is None and _language(element) not in {"", "it"}:
        word.remarks.append("Definizioni in un’altra lingua, messe in note_redazionali")
    elif part is None:
        word.definitions.append(_text(element))
    else:
        word.fill(part, [_text(element)])
    sources = f"{part.section}_fonti" if part else ""
    word.named[sources if sources in _BY_NAME else "fonti"] += [
        _text(each) for each in beside if local_name(each) != "note"
    ]


def _inside(element: etree._Element, stop: set[str]) -> Iterator[etree._Element]:
    """Yield what is inside an element, but not inside the parts named in ``stop``."""
    for child in element.iterchildren(etree.Element):
        if local_name(child) not in stop:
            yield child
            yield from _inside(child, stop)


def _category(element: etree._Element) -> str:
    """Return the data category: an attribute in one style, the name of the element in the other."""
    return str(element.get("type") or local_name(element))


def _language(element: etree._Element) -> str:
    """Return the language of an element: its own, or that of what it is in."""
    tags = (each.get(_LANG) or each.get("lang") for each in (element, *element.iterancestors()))
    return language(next((tag for tag in tags if tag), ""))


def _text(element: etree._Element) -> str:
    return cleaned("".join(element.itertext()))
