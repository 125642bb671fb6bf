"""A document that came back, with all that was added taken away again: what is left must be what was there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

SITE = "https://esempio.it/glossario/"
AUTHOR = "Parole in comune"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OURS = "pc"  # how the ids of our relations begin


def files_of(data: bytes) -> dict[str, bytes]:
    """Return the files of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def local(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def value(node: etree._Element, name: str) -> str:
    """Return an attribute, whatever its vocabulary."""
    return next((text for key, text in node.attrib.items() if etree.QName(key).localname == name), "")


def canonical(data: bytes) -> bytes:
    """Return a part in canonical XML, with runs that only a cut tells apart joined again."""
    root = etree.fromstring(data)
    for parent in list(root.iter()):
        _join(parent)
    return etree.tostring(root, method="c14n", exclusive=True)


def undone(data: bytes, comments: set[str]) -> bytes:
    """Return a part of ours without its links, the marks of our comments, our relations and types."""
    root = etree.fromstring(data)
    for node in [one for one in root.iter() if local(one) == "instrText" and SITE in (one.text or "")]:
        run = node.getparent()
        for sign in (run.getprevious(), run.getnext(), *_ends(run), run):
            _remove(sign)
    for node in list(root.iter()):
        if local(node) == "hyperlink" and value(node, "id").startswith(OURS):
            _unwrap(node)
        elif local(node) == "commentReference" and value(node, "id") in comments:
            _remove(node.getparent())
        elif _is_ours(node, comments):
            _remove(node)
    return canonical(etree.tostring(root))


def _is_ours(node: etree._Element, comments: set[str]) -> bool:
    kind, id_ = local(node), value(node, "id")
    relation = node.tag == RELATION and value(node, "Id").startswith(OURS)
    mark = kind in ("commentRangeStart", "commentRangeEnd") and id_ in comments
    written = kind == "comment" and value(node, "author") == AUTHOR
    return relation or mark or written or (kind == "hlinkClick" and id_.startswith(OURS))


def our_comments(files: dict[str, bytes]) -> dict[str, str]:
    """Return what our comments say, by their ids."""
    found = {}
    for name, content in files.items():
        if name.startswith("word/comments") and "Ids" not in name and "Extended" not in name:
            for comment in etree.fromstring(content):
                if value(comment, "author") == AUTHOR:
                    assert value(comment, "initials") == "PC"
                    found[value(comment, "id")] = "\n".join(
                        "".join(p.itertext()) for p in comment if local(p) == "p"
                    )
    return found


def links(files: dict[str, bytes], part: str) -> Iterator[tuple[str, str, str]]:
    """Yield each link of ours in a part: the text that it holds, where it leads, its tooltip."""
    folder, _, name = part.rpartition("/")
    rels = etree.fromstring(files[f"{folder}/_rels/{name}.rels"])
    targets = {value(rel, "Id"): value(rel, "Target") for rel in rels}
    for node in etree.fromstring(files[part]).iter():
        if local(node) in ("hyperlink", "hlinkClick") and value(node, "id").startswith(OURS):
            held = node if local(node) == "hyperlink" else node.getparent().getparent()
            text = "".join(one.text or "" for one in held.iter() if local(one) == "t")
            yield text, targets[value(node, "id")].removeprefix(SITE), value(node, "tooltip")


def fields(files: dict[str, bytes], part: str) -> list[str]:
    """Return the code of each field of ours: the links inside tracked insertions."""
    codes = [node.text or "" for node in etree.fromstring(files[part]).iter() if local(node) == "instrText"]
    return [code for code in codes if SITE in code]


def _ends(run: etree._Element) -> Iterator[etree._Element]:
    """Yield the run that ends a field, from the one with its code."""
    for after in run.itersiblings():
        if any(value(one, "fldCharType") == "end" for one in after):
            yield after
            return


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    place = parent.index(node)
    for child in list(node):
        parent.insert(place, child)
        place += 1
    parent.remove(node)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    previous = node.getprevious()
    if node.tail:
        if previous is not None:
            previous.tail = (previous.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def _style(run: etree._Element) -> bytes:
    style = next((child for child in run if local(child) == "rPr"), None)
    empty = style is None or (not len(style) and not style.attrib)
    return b"" if empty or style is None else etree.tostring(style, method="c14n", exclusive=True)


def _join(parent: etree._Element) -> None:
    """Join the neighbouring runs of a parent that are alike, then the texts of each."""
    for run in [child for child in parent if local(child) == "r"]:
        before = run.getprevious()
        alike = before is not None and local(before) == "r" and before.tag == run.tag
        if (
            alike
            and before is not None
            and dict(before.attrib) == dict(run.attrib)
            and _style(before) == _style(run)
        ):
            before.extend([child for child in run if local(child) != "rPr"])
            _remove(run)
    for run in [child for child in parent if local(child) == "r"]:
        _join_texts(run)


def _join_texts(run: etree._Element) -> None:
    for child in list(run):
        if local(child) == "rPr" and not len(child) and not child.attrib:
            run.remove(child)
        if local(child) != "t":
            continue
        child.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
        before = child.getprevious()
        if before is not None and before.tag == child.tag:
            before.text = (before.text or "") + (child.text or "")
            run.remove(child)
