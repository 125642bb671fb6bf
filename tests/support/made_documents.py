"""Documents as others make them: with python-docx, with python-pptx, and with the habits of Word in its own XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from docx import Document
from docx.oxml import parse_xml
from pptx import Presentation
from pptx.util import Inches

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")


def run(text: str, style: str = "") -> str:
    """Return a run of Word."""
    return f'<w:r>{f"<w:rPr>{style}</w:rPr>" if style else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, shown: str) -> str:
    """Return a field of Word with what it shows."""
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{middle}{shown}{end}'


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2000000" cy="500000"/>'
    '<wp:docPr id="7" name="Casella"/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
    '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect">'
    "<a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>Il bando nella casella</w:t></w:r></w:p>"
    "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Il bando nella casella</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
TRACKED = 'w:id="90{}" w:author="Anna" w:date="2026-01-01T00:00:00Z"'
# Paragraphs as Word writes them: what each is called says what is in it.
PARAGRAPHS = {
    "intero": run("Il tavolo firma una carta."),
    "spezzato": run("Il ta")
    + run("vo", "<w:b/>")
    + '<w:proofErr w:type="spellStart"/>'
    + run("lo", "<w:i/>")
    + run(" decide."),
    "ripetuto": run("Tavolo, tavolo e ancora tavolo; poi il bando."),
    "segnalibro": run("Gli Enti ")
    + '<w:bookmarkStart w:id="3" w:name="qui"/>'
    + run("del Terzo")
    + '<w:bookmarkEnd w:id="3"/>'
    + run(" settore."),
    "inserito": run("Prima ")
    + f"<w:ins {TRACKED.format(1)}>{run('il tavolo nuovo')}</w:ins>"
    + run(" dopo il tavolo."),
    "tolto": run("Il ta")
    + f"<w:del {TRACKED.format(2)}><w:r><w:delText>xx</w:delText></w:r></w:del>"
    + run("volo resta."),
    "spostato": f"<w:moveFrom {TRACKED.format(3)}>{run('Il tavolo di prima.')}</w:moveFrom><w:moveTo {TRACKED.format(4)}>{run('Il tavolo di dopo.')}</w:moveTo>",
    "collegato": f'<w:hyperlink w:anchor="qui">{run("il tavolo già collegato")}</w:hyperlink>'
    + run(" e il bando."),
    "campo": run("Si veda ") + field("REF qui \\h", run("il tavolo")) + run(" e un altro tavolo."),
    "campo-semplice": f'<w:fldSimple w:instr=" TITLE ">{run("Tavolo e bando")}</w:fldSimple>',
    "controllo": f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('tavolo')}</w:sdtContent></w:sdt>"
    + run(" del bando"),
    "controllo-a-data": f"<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{run('tavolo')}</w:sdtContent></w:sdt>",
    "controllo-ricco": f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{run("Il tavolo ricco")}</w:sdtContent></w:sdt>',
    "a-capo": "<w:r><w:t>Enti del</w:t><w:br/><w:t>Terzo settore</w:t><w:tab/><w:t>e tavolo</w:t></w:r>",
    "trattino-debole": "<w:r><w:t>ta</w:t><w:softHyphen/><w:t>volo, ban\u00addo</w:t></w:r>",
    "accento-staccato": run("perche\u0301 il tavolo, cioe\u0300 il bando"),
    "casella": run("Prima della casella ") + BOX,
    "formula": f"<m:oMath><m:r><m:t>tavolo</m:t></m:r></m:oMath>{run(' e bando')}",
    "segni": run("&lt;img src=x onerror=alert(1)&gt; tavolo &amp; bando “carta”"),
    "proprietà": '<w:pPr><w:jc w:val="both"/><w:rPr><w:b/></w:rPr></w:pPr>'
    + run("Un tavolo in grassetto", '<w:b/><w:color w:val="FF0000"/>'),
    "smart-tag": f'<w:smartTag w:uri="x" w:element="y">{run("Ta")}</w:smartTag>' + run("volo e bando"),
    "commentato": '<w:commentRangeStart w:id="0"/>'
    + run("Il bando commentato")
    + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    "strano": '<w:customXml w:uri="u" w:element="e">'
    + run("tavolo")
    + '</w:customXml><w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>bando</w:t></w:r>',
}


def written(document: object) -> bytes:
    """Return the bytes of a document or of a deck."""
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def notice(*names: str) -> bytes:
    """Return a Word file with some of the paragraphs, or with all of them."""
    document = Document()
    for name in names or PARAGRAPHS:
        if name == "commentato":
            document.add_comment(document.add_paragraph().add_run("Nota di Anna"), "Già detto", author="Anna")
        paragraph = parse_xml(f"<w:p {SPACES}>{PARAGRAPHS[name]}</w:p>")
        document.element.body.insert(len(document.element.body) - 1, paragraph)
    return written(document)


def furnished() -> bytes:
    """Return a Word file with a heading, lists, tables in tables, two sections, header and footer, a picture."""
    document = Document()
    document.add_heading("Avviso per il tavolo", 1)
    document.add_paragraph("Il bando", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Tavolo"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "Il bando dentro"
    document.add_picture(io.BytesIO(PIXEL))
    document.add_section().footer.paragraphs[0].text = "Piè di pagina del tavolo"
    document.sections[0].header.paragraphs[0].text = "Gli ETS in testa"
    return written(document)


def with_notes() -> bytes:
    """Return a Word file with footnotes."""
    body = (
        f'<w:p>{run("Testo")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    notes = (
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" Il bando in nota.")}</w:p></w:footnote>'
    )
    return repacked(
        written(Document()),
        {
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {SPACES}>{notes}</w:footnotes>",
        },
        [("word/footnotes.xml", "footnotes", "wordprocessingml.footnotes+xml")],
    )


def in_strict() -> bytes:
    """Return a Word file in the strict dialect of ISO 29500, in UTF-16, with its own prefix."""
    ours = written(Document())
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<?xml version="1.0" encoding="UTF-16"?><x:document xmlns:x="{space}"><x:body><x:p><x:r><x:t>Il bando.</x:t></x:r></x:p></x:body></x:document>'
    with zipfile.ZipFile(io.BytesIO(ours)) as packed:
        rels = (
            packed.read("_rels/.rels")
            .decode()
            .replace(R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        )
    return repacked(ours, {"word/document.xml": body.encode("utf-16"), "_rels/.rels": rels})


def repacked(
    source: bytes, changes: dict[str, str | bytes | None], parts: list[tuple[str, str, str]] | None = None
) -> bytes:
    """Return a package with other files: ``None`` takes one away, ``parts`` are declared and related to the text."""
    with zipfile.ZipFile(io.BytesIO(source)) as packed:
        files: dict[str, str | bytes | None] = {name: packed.read(name) for name in packed.namelist()}
    files |= changes
    for name, kind, type_ in parts or []:
        types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
        office = "application/vnd.openxmlformats-officedocument."
        files[types] = _before_end(
            files[types], f'<Override PartName="/{name}" ContentType="{office}{type_}"/>'
        )
        files[rels] = _before_end(
            files[rels],
            f'<Relationship Id="n{kind}" Type="{R}/{kind}" Target="{name.removeprefix("word/")}"/>',
        )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            if content is not None:
                packed.writestr(name, content)
    return target.getvalue()


def _before_end(xml: str | bytes | None, addition: str) -> str:
    assert isinstance(xml, bytes)
    head, end, tail = xml.decode("utf-8").rpartition("</")
    return f"{head}{addition}{end}{tail}"


def slides(notes: str | None = None) -> bytes:
    """Return a deck with a title, runs cut inside a word, a table, a group, a link; with notes if given."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Il tavolo"
    paragraph = slide.placeholders[1].text_frame.paragraphs[0]
    for text, bold in (("Il ban", False), ("do", True), (" e gli Enti del Terzo settore", None)):
        paragraph.add_run().text = text
        paragraph.runs[-1].font.bold = bold
    paragraph.add_line_break()
    paragraph.add_run().text = "tavolo collegato"
    paragraph.runs[-1].hyperlink.address = "https://esempio.it/altro"
    second = deck.slides.add_slide(deck.slide_layouts[6])
    table = second.shapes.add_table(1, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
    table.cell(0, 1).text = "Un bando"
    group = second.shapes.add_group_shape()
    group.shapes.add_textbox(
        Inches(1), Inches(3), Inches(3), Inches(1)
    ).text_frame.text = "La rete del tavolo"
    if notes is not None:
        second.notes_slide.notes_text_frame.text = notes
    return written(deck)


def long_notice(pages: int) -> bytes:
    """Return a Word file of so many pages, with words in every paragraph."""
    document = Document()
    text = "Gli enti del Terzo settore siedono al tavolo e poi firmano una carta comune con il Comune. " * 9
    for _ in range(pages * 4):
        document.add_paragraph().add_run(text)
    return written(document)


def documents() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield every document with its name, which ends as its file does."""
    for name in PARAGRAPHS:
        yield f"{name}.docx", lambda name=name: notice(name)  # type: ignore[misc]
    yield "tutto.docx", notice
    yield "arredato.docx", furnished
    yield "note.docx", with_notes
    yield "stretto.docx", in_strict
    yield "diapositive.pptx", slides
    yield "diapositive-con-note.pptx", lambda: slides("Il bando nelle note")
    yield "diapositive-con-note-vuote.pptx", lambda: slides("")
