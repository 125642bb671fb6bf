"""What is wrong with a TBX file: the core structure, and the rules of the TBX-Basic dialect on each category.

The dialect publishes them as Schematron, with no licence that lets us keep a copy: here is what they say (values
of a category, level at which it may stand), plus what they leave out and a reader needs.
"""

from __future__ import annotations

import places
from lxml import etree

CORE = etree.RelaxNG(etree.parse(places.DATA / "tbx" / "nucleo.rng"))
NS = {"t": "urn:iso:std:iso:30042:ed-2"}
STATUSES = {f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")}
# Category → the values that it may have.
VALUES: dict[str, set[str]] = {
    "administrativeStatus": STATUSES,
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    "transactionType": {"origination", "modification"},
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
}
# Category → the levels at which it may stand.
LEVELS: dict[str, set[str]] = {
    "subjectField": {"conceptEntry"},
    "definition": {"conceptEntry", "langSec"},
    "context": {"termSec"},
    "source": {"conceptEntry", "langSec", "termSec"},
    "customerSubset": {"conceptEntry", "termSec"},
    "projectSubset": {"conceptEntry", "termSec"},
    "crossReference": {"conceptEntry", "termSec"},
    "externalCrossReference": {"conceptEntry", "termSec"},
    "xGraphic": {"conceptEntry", "langSec"},
}


def faults(content: bytes) -> set[str]:
    """Return what is wrong, in few words."""
    root = etree.fromstring(content)
    found = set() if CORE.validate(root) else {"core structure"}
    for element in root.iterfind(".//*[@type]"):
        category = element.get("type", "")
        if category in VALUES and (element.text or "") not in VALUES[category]:
            found.add(f"value of {category}")
        if category in LEVELS and _level(element) not in LEVELS[category]:
            found.add(f"level of {category}")
    ids = {element.get("id") for element in root.iterfind(".//*[@id]")}
    for element in root.iterfind(".//*[@target]"):
        target = element.get("target", "")
        if target not in ids and not target.startswith(("http://", "https://")):
            found.add("target")
    return found | set(_of_entries(root))


def _level(element: etree._Element) -> str:
    parent = element.getparent()
    if parent is not None and etree.QName(parent).localname.endswith("Grp"):
        parent = parent.getparent()
    return "" if parent is None else etree.QName(parent).localname


def _of_entries(root: etree._Element) -> set[str]:
    """Return what the dialect does not ask but a reader needs: one preferred term, languages once, no blanks."""
    found: set[str] = set()
    for entry in root.iterfind(".//t:conceptEntry", NS):
        languages = [
            section.get("{http://www.w3.org/XML/1998/namespace}lang")
            for section in entry.iterfind("t:langSec", NS)
        ]
        if len(languages) != len(set(languages)):
            found.add("language twice")
        for section in entry.iterfind("t:langSec", NS):
            statuses = [
                note.text for note in section.iterfind(".//t:termNote[@type='administrativeStatus']", NS)
            ]
            if statuses.count("preferredTerm-admn-sts") != 1 and set(statuses) != {"supersededTerm-admn-sts"}:
                found.add("one preferred term")
        if any(not (term.text or "").strip() for term in entry.iterfind(".//t:term", NS)):
            found.add("blank term")
    return found
