"""What a browser leaves out of a tagged PDF, put back as PDF/UA-1 (ISO 14289-1) wants it.

Chromium tags the texts; here its tags get roles that readers of PDF 1.7 know, list items their bodies, links
a description; what is drawn outside the tags (the running title, the backgrounds) is declared an artifact;
title and language are written where the standard wants them. What it writes at random is taken away.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from markupsafe import escape
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

PRODUCER = "Parole in comune"
# Chapters and words: the names of the sides are tags, not bookmarks.
BOOKMARK_LEVELS = 2
# The tags of Chromium that PDF 1.7 does not have, as those that it has.
ROLES = {"Strong": "Span", "Em": "Span"}
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
# A string (it may contain anything), or where a marked content begins, or where it ends.
_MARKS = re.compile(rb"\((?:[^\\()]|\\.)*\)|(/\w+\s*(?:<<[^<>]*>>\s*BDC|BMC)\b)|(\bEMC\b)", re.DOTALL)
_PAINTS = re.compile(rb"(?<![\w/])(?:Tj|TJ|f\*?|F|S|s|[Bb]\*?|Do|sh)(?!\w)")


def finished(pdf: bytes, title: str, links: Mapping[str, str]) -> bytes:
    """Return ``pdf``, printed by Chromium, as screen readers want it, and the same at every printing.

    ``links`` are the descriptions of the links, by where they lead: «#name» or a full address.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.pdf_header = "%PDF-1.7"
    writer.metadata = {"/Title": title, "/Producer": PRODUCER}
    root = writer.root_object
    if "/Outlines" in root:
        _prune(root["/Outlines"].get_object(), BOOKMARK_LEVELS)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/Metadata")] = writer._add_object(_metadata(title, str(root.get("/Lang", ""))))
    _roles(writer, root["/StructTreeRoot"])
    for page in writer.pages:
        for note in page.get("/Annots", ()):
            _describe(note.get_object(), links)
        content: Any = page["/Contents"].get_object()
        content.set_data(with_artifacts(content.get_data()))
    name = ByteStringObject(hashlib.sha256(title.encode()).digest()[:16])
    writer._ID = ArrayObject([name, name])
    out = BytesIO()
    writer.write(out)
    return _renumbered(out.getvalue())


def _metadata(title: str, language: str) -> DecodedStreamObject:
    """Return the XMP packet: not compressed, as the standard wants."""
    packet = DecodedStreamObject()
    packet[NameObject("/Type")], packet[NameObject("/Subtype")] = NameObject("/Metadata"), NameObject("/XML")
    text = _XMP.format(title=escape(title), language=escape(language), producer=escape(PRODUCER))
    packet.set_data(text.encode("utf-8"))
    return packet


def _roles(writer: PdfWriter, tree: Any) -> None:
    """Say what the tags stand for, and put what a list item says in a body."""
    roles = {NameObject(f"/{tag}"): NameObject(f"/{role}") for tag, role in ROLES.items()}
    tree[NameObject("/RoleMap")] = DictionaryObject(roles)
    for item in [element for element in elements(tree) if element["/S"] == "/LI"]:
        label = [kid for kid in _kids(item) if _is_element(kid) and kid.get_object()["/S"] == "/Lbl"]
        said = [kid for kid in _kids(item) if kid not in label]
        if not all(map(_is_element, said)):
            continue  # a piece of page is of the element that the page says
        body = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject("/LBody"),
                NameObject("/P"): item.indirect_reference,
                NameObject("/K"): ArrayObject(said),
            }
        )
        place = writer._add_object(body)
        for kid in said:
            kid.get_object()[NameObject("/P")] = place
        item[NameObject("/K")] = ArrayObject([*label, place])


def elements(tree: Any) -> Iterator[Any]:
    """Yield the elements of a structure, from the root down; not the pieces of page that they are made of."""
    waiting = [tree]
    while waiting:
        found = [kid.get_object() for kid in _kids(waiting.pop()) if _is_element(kid)]
        yield from found
        waiting += found


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", ArrayObject())
    return list(kids) if isinstance(kids, ArrayObject) else [kids]


def _is_element(kid: Any) -> bool:
    return isinstance(kid.get_object(), DictionaryObject) and "/S" in kid.get_object()


def _describe(note: DictionaryObject, links: Mapping[str, str]) -> None:
    """Write in a link where it leads, for who does not see what is around it."""
    if note.get("/Subtype") == "/Link":
        action: Any = note.get("/A", {})
        target = str(action.get("/URI") or f"#{str(note.get('/Dest', '')).removeprefix('/')}")
        note[NameObject("/Contents")] = TextStringObject(links.get(target) or target)


def with_artifacts(content: bytes) -> bytes:
    """Return the content of a page with whatever is painted outside the tags marked as an artifact."""
    made, start, depth = [], 0, 0
    for mark in _MARKS.finditer(content):
        if mark[1]:
            if depth == 0:
                made.append(_artifact(content[start : mark.start()]))
                start = mark.start()
            depth += 1
        elif mark[2]:
            depth -= 1
            if depth == 0:
                made.append(content[start : mark.end()])
                start = mark.end()
    return b"".join((*made, _artifact(content[start:])))


def _artifact(stretch: bytes) -> bytes:
    return b"\n/Artifact BMC\n%b\nEMC\n" % stretch if _PAINTS.search(stretch) else stretch


def _prune(item: Any, levels: int) -> None:
    """Take away the bookmarks below ``levels``; ``item`` is the root or a bookmark."""
    if levels == 0:
        for key in ("/First", "/Last", "/Count"):
            item.pop(NameObject(key), None)
        return
    child = item.get("/First")
    while child is not None:
        bookmark = child.get_object()
        bookmark[NameObject("/Title")] = TextStringObject(once(str(bookmark["/Title"])))
        _prune(bookmark, levels - 1)
        child = bookmark.get("/Next")


def once(title: str) -> str:
    """Return a title that Chromium has written twice, as where a page ends just before a heading, once."""
    half = len(title) // 2
    return title[:half] if half and title[:half] == title[half:] else title


def _renumbered(pdf: bytes) -> bytes:
    """Name the elements in their order: Chromium names them after the nodes of its memory."""
    order: dict[bytes, bytes] = {}
    return re.sub(rb"node(\d{8})", lambda m: order.setdefault(m[0], b"node%08d" % (len(order) + 1)), pdf)
