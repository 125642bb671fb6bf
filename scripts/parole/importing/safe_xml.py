"""XML that comes from strangers, read without obeying it: no entities, no DTD, no network, no giants."""

from __future__ import annotations

from lxml import etree

from parole.importing.foreign import Unreadable

_Types = etree.ErrorTypes
# What libxml2 finds → what it means; where it is, the line says.
_CAUSES = {
    _Types.ERR_DOCUMENT_EMPTY: "non comincia con un elemento XML",
    _Types.ERR_DOCUMENT_END: "c’è altro dopo la fine del documento",
    _Types.ERR_TAG_NAME_MISMATCH: "un elemento si chiude con il nome di un altro",
    _Types.ERR_TAG_NOT_FINISHED: "un elemento aperto non si chiude: forse il file è tagliato",
    _Types.ERR_GT_REQUIRED: "manca «>»",
    _Types.ERR_LT_REQUIRED: "manca «<»",
    _Types.ERR_LTSLASH_REQUIRED: "manca «</»",
    _Types.ERR_LT_IN_ATTRIBUTE: "c’è «<» dentro un attributo: scrivi «&lt;»",
    _Types.ERR_NAME_REQUIRED: "c’è «<» o «&» in un testo: scrivi «&lt;» o «&amp;»",
    _Types.ERR_ENTITYREF_SEMICOL_MISSING: "c’è «&» in un testo: scrivi «&amp;»",
    _Types.ERR_UNDECLARED_ENTITY: "usa un’entità che XML non conosce: scrivi il carattere",
    _Types.ERR_INVALID_CHAR: "c’è un carattere di controllo, che XML non ammette: toglilo",
    _Types.ERR_INVALID_CHARREF: "c’è un carattere di controllo, che XML non ammette: toglilo",
    _Types.ERR_ATTRIBUTE_REDEFINED: "un elemento ha due volte lo stesso attributo",
    _Types.ERR_ATTRIBUTE_NOT_STARTED: "il valore di un attributo non è fra virgolette",
    _Types.ERR_SPACE_REQUIRED: "manca uno spazio fra due attributi",
    _Types.NS_ERR_UNDEFINED_NAMESPACE: "un prefisso non è dichiarato («xmlns:…»)",
}


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of an XML file.

    Raises:
        Unreadable: it is not XML, or it declares entities, which could hide other files or grow without end.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_told(error)) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise Unreadable(
            "il file dichiara entità XML, che non si aprono per sicurezza: esportalo senza DOCTYPE"
        )
    return root


def _told(error: etree.XMLSyntaxError) -> str:
    line, column = error.position
    cause = _CAUSES.get(error.code, "da qui non è XML ben formato, o è troppo annidato")
    return f"il file XML non si legge: riga {line}, colonna {column}: {cause}"
