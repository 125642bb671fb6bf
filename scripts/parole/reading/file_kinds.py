"""Files that are not what they should be: another program's, another encoding, another name, another folder."""

from __future__ import annotations

import re
from collections.abc import Collection

from parole.glossary.glossary import PATHS_FOLDER, TERMS_FOLDER
from parole.language.italian import slug
from parole.model.types import ID_MAX
from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem

REGISTERS = ("fonti.yml", "aree.yml", "stranieri.yml", "indirizzi.yml", "novita.yml")
FOLDERS = ("termini", "percorsi", "edizioni")
_COPY_THE_TEXT = (
    "aprilo, copia i testi e incollali in un file .yml fatto con un editor di testo, come Blocco note"
)
_OFFICE = "un documento di Word, Excel o LibreOffice"
# How the files of other programs begin, and what they are.
_BEGINNINGS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"), _OFFICE),
    (re.compile(rb"\s*\{\\rtf"), "un documento RTF"),
    (re.compile(rb"\s*%PDF-"), "un PDF"),
    (re.compile(rb"\s*<(?:!doctype|html|head|body|p|div|table|\?xml|meta)\b", re.IGNORECASE), "una pagina web (HTML) o un XML"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF"), "un’immagine"),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!"), "un archivio compresso"),
    (re.compile(rb"(?:From|Return-Path|Received|MIME-Version|Subject|Da|Oggetto|Inviato): "), "un messaggio di posta"),
    (re.compile(rb"\s*\{\s*\"\w+\"\s*:"), "un JSON"),
    (re.compile(rb"\"?termine\"?[;\t,]"), "una tabella (CSV)"),
)  # fmt: skip
# What systems and programs leave beside the files of people.
_LEFT_AROUND = re.compile(
    r"\.(?!.*\.ya?ml$).*|\._.*|~\$.*|.*~|\.~lock.*|Thumbs\.db|desktop\.ini|Icon\r?|.*\.(?:bak|tmp|temp|swp|swo|orig|rej|old|crdownload|part)",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_COPIES = (
    re.compile(r"(?:copia|copy)(?: \(?\d+\)?)? (?:di|of) (?P<base>.+)", re.IGNORECASE),
    re.compile(
        r"(?P<base>.+?)(?:[ _-]*(?:- )?(?:copia|copy|copie)\b.*| ?\(.*\)| \d+"
        r"|-(?:desktop|laptop|pc|nb|ws|mac|macbook|win|surface)[-\w]*|[ _-](?:definitiv|final|nuov|vecchi|corrett|rivist|ultim|def|bozza|mod|new|old|rev|ver|v)[a-z]*[ _-]?\d*"
        r"|[ _](?:rev|by|mod)[ _.].*|[ _]di[ _.](?-i:[A-Z]).*|[ _-]\d{4}-?\d\d-?\d\d|\.sync-conflict.*)",
        re.IGNORECASE,
    ),
)
_TEXTS = {"txt", "md", "yml.txt", "yaml.txt", "text", "yml.md", "yml.yml", "yaml.yml", "yam", "ymal"}
_DOCUMENTS = {
    "docx",
    "doc",
    "odt",
    "rtf",
    "pdf",
    "xlsx",
    "xls",
    "ods",
    "csv",
    "pptx",
    "html",
    "htm",
    "pages",
    "eml",
}


def other_program(content: bytes, path: str) -> Problem | None:
    """Return what is wrong with the content of a file that another program has written."""
    for pattern, what in _BEGINNINGS:
        if pattern.match(content):
            return problem("file-di-altro-programma", Place(path), cosa=what, consiglio=_COPY_THE_TEXT)
    return None


def decoded(content: bytes) -> tuple[str, str] | None:
    """Return the text of a file that is not UTF-8 and the name of its encoding, if it can be told."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[1:40:2].count(0) > len(content[1:40:2]) // 2:
        encoding, name = "utf-16" if content[0] >= 0xFE else "utf-16-le", "UTF-16 («Unicode» del Blocco note)"
    elif re.search(rb"[\x80-\x9f](?<![\x80\x85\x91-\x97])", content) and not re.search(
        rb"[\xe0\xe8\xe9\xec\xf2\xf9]", content
    ):
        encoding, name = "mac-roman", "quella dei vecchi Mac"
    else:
        encoding, name = "cp1252", "ANSI (Windows-1252)"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return (text, name) if text.isprintable() or not re.search(r"[\x00-\x08\x0e-\x1f]", text) else None


def place_of_byte(content: bytes, position: int, path: str) -> Place:
    """Return where the byte at ``position`` stands, in lines and characters; before it all is UTF-8."""
    before = content[:position].decode("utf-8")
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def left_around(name: str) -> bool:
    """Tell whether a file is of those that systems and programs leave around."""
    return bool(_LEFT_AROUND.fullmatch(name))


def copied_from(name: str, ids: Collection[str]) -> str:
    """Return the id of which a file is a copy, by its name; empty if of none."""
    stem = re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE)
    for pattern in _COPIES:
        match = pattern.fullmatch(stem)
        well_named = name == f"{slug(stem)}.yml" and not re.search(r"\bcop(?:ia|y)\b", stem)
        if match and not well_named and (base := slug(match["base"])) in ids and f"{base}.yml" != name:
            return base
    return ""


def stray(path: str, files: Collection[str] = ()) -> Problem:
    """Return the problem of a file or a folder that is not among those of the glossary; ``files`` are all."""
    name = path.rpartition("/")[2]
    if left_around(name):
        return problem("file-di-passaggio", Place(path), nome=name)
    return problem("file-estraneo", Place(path), nome=name, consiglio=_home_of(path, files))


def _home_of(path: str, files: Collection[str]) -> str:
    folder, _, name = path.rpartition("/")
    stem, _, extension = name.partition(".")
    extension, id_ = extension.lower(), slug(stem)[:ID_MAX]
    if folder == "glossary" and f"{id_}.yml" in REGISTERS and extension in {"yaml", *_TEXTS}:
        return f"chiamalo glossary/{id_}.yml"
    if extension.rpartition(".")[2] in _DOCUMENTS:
        return f"non è un file di testo .yml: {_COPY_THE_TEXT}"
    if extension in {"yml", "yaml"} and id_ and folder not in {TERMS_FOLDER, PATHS_FOLDER}:
        return f"le parole stanno in {TERMS_FOLDER}/, i percorsi in {PATHS_FOLDER}/, senza altre cartelle: spostalo lì"
    if (
        folder in {TERMS_FOLDER, PATHS_FOLDER}
        and id_
        and (extension in _TEXTS or re.fullmatch(r".*[,_ -]ya?ml", name))
    ):
        renamed = slug(re.sub(r"[,_ -]ya?ml$", "", stem))
        if f"{folder}/{renamed}.yml" in files:
            return f"{renamed}.yml c’è già: porta lì ciò che qui è nuovo, e togli questo"
        return f"se è una voce, chiamalo {renamed}.yml; altrimenti toglilo"
    if folder in {TERMS_FOLDER, PATHS_FOLDER} and id_ and not extension:
        return f"se è una voce, chiamala {id_}.yml; se è una cartella, qui non ce ne stanno: toglila"
    if folder in {TERMS_FOLDER, PATHS_FOLDER}:
        return "qui stanno solo file .yml, senza cartelle: spostalo o toglilo"
    return "in glossary/ stanno i registri, e in termini/ e percorsi/ i file .yml: spostalo o toglilo"


def name_advice(name: str, id_: str) -> str:
    """Return what to do with the name of a file that stands for ``id_``; empty if it is right."""
    stem = name.rpartition(".")[0]
    if _RESERVED.fullmatch(id_):
        return f"Windows non apre un file che si chiama così: usane uno più lungo, come {id_}-qualcosa.yml"
    if name == f"{id_}.yml":
        return ""
    if len(stem) > ID_MAX:
        return f"scegline uno di {ID_MAX} caratteri al massimo"
    if stem == id_:
        return f"finisce in .yml, minuscolo: chiamalo {id_}.yml"
    if name.startswith("."):
        return f"il punto davanti lo nasconde: chiamalo {id_}.yml"
    return f"usa minuscole senza accenti, cifre e trattini: {id_}.yml"
