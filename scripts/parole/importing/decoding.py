"""Bytes of others → text: the encoding is recognised, or refused with the true cause."""

from __future__ import annotations

import codecs
import re

from parole.importing.foreign import Unreadable

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What older programs of Windows, of the Mac and of DOS write.
_OLDER = {"cp1252": "Windows", "mac_roman": "Mac", "cp850": "DOS"}
# What an Italian text has beyond ASCII, and where: letters that end or join letters, signs around them.
_LIKELY = re.compile(
    r"(?<=[A-Za-z])[àèéìòùçñöü’](?![A-Z])|(?<!\w)[èÈ](?!\w)|[ÀÈÉÌÒÙ](?![a-z])|(?<![^\s(’'])[“«‘](?=\w)"
    r"|(?<=[\w.!?])[”»](?!\w)|(?<=\s)[–—](?=\s)|(?<=\w)–(?=\w)|…|€|§|°|[ªº](?!\w)|·|•|\xa0"
)
_BEYOND = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# UTF-8 that a program took for Windows and wrote again: «Ã¨» for «è», «â€™» for «’».
_TWICE = re.compile(r"Ã[^\s\w,.;:]|Ã[\x80-\xbfƒŠŒŽšœžŸ]|â€|Â[\xa0-\xbf]")
_DECLARED = re.compile(r"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*([\"'])([^\"']*)\2", re.IGNORECASE)
_KINDS = (
    (b"PK\x03\x04", "è un foglio di calcolo o un archivio: se è un .xlsx usa --formato xlsx"),
    (b"\xd0\xcf\x11\xe0", "è un vecchio file di Office (.xls): aprilo e salvalo come .xlsx"),
    (b"%PDF", "è un PDF: serve la tabella da cui è nato"),
)
_UNICODE = re.compile(r"UTF[\W_]*(?:8|16)\W*", re.IGNORECASE)
SAVE_IT = "salvalo in UTF-8"


def decoded(content: bytes) -> tuple[str, list[str]]:
    """Return the text of a file, and what to say of how it was read.

    Raises:
        Unreadable: it is no text, or nothing tells which letters its bytes are.
    """
    for start, why in _KINDS:
        if content.startswith(start):
            raise Unreadable(f"il file non è di testo: {why}")
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), _by_zeros(content))
    try:
        return _once(content.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or content.startswith(codecs.BOM_UTF8):
            raise Unreadable(
                f"i caratteri non si leggono: comincia come {encoding.upper()}, ma al byte {error.start + 1} "
                f"non lo è più: {SAVE_IT}"
            ) from error
    return _guessed(content)


def decoded_xml(content: bytes) -> tuple[bytes, list[str]]:
    """Return an XML file in UTF-8, without the encoding that it declares, and what to say of it."""
    text, remarks = decoded(content)
    declared = _DECLARED.match(text)
    text = _DECLARED.sub(r"\1", text, count=1)
    if declared and remarks:
        remarks = [f"{remark}; il file dichiara {declared[3].upper()}" for remark in remarks]
    elif declared and _BEYOND.search(text) and not _UNICODE.fullmatch(declared[3]):
        remarks = [f"Il file dichiara {declared[3].upper()}, ma è in UTF-8: letto così"]
    return text.encode("utf-8", "surrogatepass"), remarks


def _by_zeros(content: bytes) -> str:
    """Return UTF-16 where every other byte is a zero, as in a Latin text without its mark; else UTF-8."""
    start = content[:400]
    if len(start) > 3 and start[1::2].count(0) > len(start) / 3:
        return "utf-16-le"
    return "utf-16-be" if len(start) > 3 and start[::2].count(0) > len(start) / 3 else "utf-8"


def _once(text: str) -> tuple[str, list[str]]:
    """Return a text in Unicode; where UTF-8 was taken for Windows before it came here, as it was."""
    if not _TWICE.search(text):
        return text, []
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text, ["Accenti rovinati da un altro programma («Ã¨» per «è»): correggili nelle bozze"]
    return mended, ["Accenti rovinati da un altro programma: rimessi a posto"]


def _guessed(content: bytes) -> tuple[str, list[str]]:
    """Read bytes that are not UTF-8: the encoding in which all of them are likely, if it is one."""
    likely: dict[str, str] = {}
    for encoding in _OLDER:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text) and not _BEYOND.search(_LIKELY.sub("", text)):
            likely[text] = encoding
    if len(likely) != 1:
        why = "più codifiche sono possibili" if likely else "non sono in UTF-8 né in una codifica nota"
        raise Unreadable(f"i caratteri accentati non si riconoscono: {why}. Apri il file e {SAVE_IT}")
    [(text, encoding)] = likely.items()
    return text, [f"Caratteri letti come {_OLDER[encoding]} ({encoding}): controlla gli accenti"]
