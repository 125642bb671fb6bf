/* The lexical annex as a .docx (ECMA-376): written whole, with styles of its own, and read back as text. */
(function () {
  "use strict";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const TYPE = `${WORD}.document`, HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

  /** A text inside XML: what XML cannot say is left out. */
  function xml(text) {
    const allowed = text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
    return allowed.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  }

  const run = (text, properties = "") => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
  const paragraph = (style, inside) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p>`;

  /* ---- styles: id, name, based on, next, of the paragraph, of the letters; the names are those that Word knows ---- */

  const STYLES = [
    ["Title", "Title", "Normal", "Normal", '<w:spacing w:after="60"/>', '<w:b/><w:sz w:val="44"/>'],
    ["Subtitle", "Subtitle", "Normal", "Normal", '<w:spacing w:after="60"/>', '<w:sz w:val="26"/>'],
    ["Heading1", "heading 1", "Normal", "Normal", '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="32"/>'],
    ["Heading2", "heading 2", "Normal", "Riga", '<w:keepNext/><w:pBdr><w:top w:val="dashed" w:sz="8" w:space="6" w:color="5C5470"/></w:pBdr><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="28"/>'],
    ["Riga", "Riga della parola", "Normal", "Riga", '<w:keepNext/><w:spacing w:after="60"/>', ""],
    ["Definizione", "Definizione", "Normal", "Riga", '<w:ind w:left="340"/>', ""],
    ["Uso", "Uso del tavolo", "Normal", "Estremi", '<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="5C5470"/></w:pBdr><w:spacing w:before="120" w:after="120"/><w:ind w:left="200"/>', ""],
    ["Estremi", "Estremi", "Normal", "Estremi", '<w:keepLines/><w:spacing w:after="20"/>', '<w:color w:val="444444"/><w:sz w:val="17"/>'],
    ["Cella", "Cella", "Normal", "Cella", '<w:spacing w:after="0"/>', '<w:sz w:val="19"/>'],
    ["Footer", "footer", "Normal", "Footer", '<w:jc w:val="center"/>', '<w:color w:val="444444"/><w:sz w:val="17"/>'],
  ];
  const NORMAL = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="it-IT"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';
  const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join("");
  const OTHERS = `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1F4E9E"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="table" w:styleId="Tabella"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`;

  function styles() {
    const own = STYLES.map(([id, name, from, next, pPr, rPr]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${from}"/><w:next w:val="${next}"/><w:qFormat/><w:pPr>${pPr}</w:pPr>${rPr && `<w:rPr>${rPr}</w:rPr>`}</w:style>`);
    return `${HEAD}<w:styles xmlns:w="${MAIN}">${NORMAL}${own.join("")}${OTHERS}</w:styles>`;
  }

  /* ---- the body ---- */

  const KINDS = { titolo: "Title", sottotitolo: "Subtitle", testo: "Normal", capo: "Heading1", parola: "Heading2", riga: "Riga", definizione: "Definizione", uso: "Uso", estremi: "Estremi" };
  const WIDTHS = { 5: [560, 2700, 2700, 1900, 1778], 2: [4819, 4819] };

  function table({ head, rows }) {
    const widths = WIDTHS[(head || rows[0]).length];
    const cells = (texts, strong) => texts.map((text, i) => `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr>${text.split("\n").map((line) => paragraph("Cella", run(line, strong ? "<w:b/>" : ""))).join("")}</w:tc>`).join("");
    const header = head ? `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells(head, true)}</w:tr>` : "";
    return `<w:tbl><w:tblPr><w:tblStyle w:val="Tabella"/><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${header}${rows.map((row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells(row)}</w:tr>`).join("")}</w:tbl>`;
  }

  /** A piece of the annex; `links` gets the addresses outside. */
  function piece({ kind, label, text, head, rows }, links) {
    if (rows) return table({ head, rows });
    const name = label ? run(`${label}: `, "<w:b/>") : "";
    if (!/^https?:\/\/\S+$/.test(text)) return paragraph(KINDS[kind], name + run(text));
    links.push(text);
    return paragraph(KINDS[kind], `${name}<w:hyperlink r:id="a${links.length}">${run(text, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`);
  }

  const field = (name) => `<w:fldSimple w:instr=" ${name} ">${run("1")}</w:fldSimple>`;

  /** The annex as the bytes of a .docx: the same pieces give the same bytes. */
  function write(pieces, title) {
    const links = [], body = pieces.map((one) => piece(one, links)).join("");
    const document = `${HEAD}<w:document xmlns:w="${MAIN}" xmlns:r="${OFFICE}"><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="piede"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
    const relation = (id, type, target, mode = "") => `<Relationship Id="${id}" Type="${type}" Target="${xml(target)}"${mode}/>`;
    const relations = (inside) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
    const part = (name, type) => `<Override PartName="/${name}" ContentType="${type}+xml"/>`;
    const files = {
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("word/document.xml", `${TYPE}.main`)}${part("word/styles.xml", `${WORD}.styles`)}${part("word/footer1.xml", `${WORD}.footer`)}${part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")}</Types>`,
      "_rels/.rels": relations(relation("documento", `${OFFICE}/officeDocument`, "word/document.xml") + relation("dati", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml")),
      "docProps/core.xml": `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:language>it-IT</dc:language></cp:coreProperties>`,
      "word/document.xml": document,
      "word/styles.xml": styles(),
      "word/footer1.xml": `${HEAD}<w:ftr xmlns:w="${MAIN}">${paragraph("Footer", `${run("Pagina ")}${field("PAGE")}${run(" di ")}${field("NUMPAGES")}`)}</w:ftr>`,
      "word/_rels/document.xml.rels": relations(relation("stili", `${OFFICE}/styles`, "styles.xml") + relation("piede", `${OFFICE}/footer`, "footer1.xml") + links.map((url, i) => relation(`a${i + 1}`, `${OFFICE}/hyperlink`, url, ' TargetMode="External"')).join("")),
    };
    const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
    return window.fflate.zipSync(bytes, { mtime: new Date(1980, 0, 1, 12) });
  }

  /* ---- reading ---- */

  const BREAKS = { tab: " ", br: "\n", cr: "\n", p: "\n", noBreakHyphen: "-" };
  const UNSEEN = new Set(["del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "sectPr"]);

  /** The text of a document as it is seen: without what is deleted, hidden, or said twice. */
  function textOf(element) {
    const name = element.localName;
    if (UNSEEN.has(name) || (name === "r" && isHidden(element))) return "";
    if (name === "t") return element.textContent;
    return [...element.children].map(textOf).join("") + (BREAKS[name] || "");
  }

  function isHidden(run) {
    const mark = window.ParolePacco.child(run, "rPr")?.getElementsByTagNameNS("*", "vanish")[0];
    return Boolean(mark) && !["0", "false", "off"].includes(mark.getAttributeNS(mark.namespaceURI, "val"));
  }

  window.ParoleAllegatoWord = { TYPE, write, textOf: (document) => textOf(document.documentElement) };
})();
