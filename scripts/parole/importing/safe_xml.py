"""XML that comes from strangers, read without obeying it: no entities, no DTD, no network, no giants."""

from __future__ import annotations

from lxml import etree

from parole.importing.foreign import Unreadable


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of an XML file.

    Raises:
        Unreadable: it is not XML, or it declares entities, which could hide other files or grow without end.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"il file XML non si legge ({error})") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise Unreadable(
            "il file dichiara entità XML, che non si aprono per sicurezza: esportalo senza DOCTYPE"
        )
    return root
