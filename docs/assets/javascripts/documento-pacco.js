/* «Il tuo documento»: the package of a .docx or a .pptx, opened and closed in the browser (Open Packaging Conventions,
   ECMA-376 part 2). Files that nobody changes keep their bytes; XML is read and written by the browser's own parser. */
(function () {
  "use strict";
  const MOST_BYTES = 60e6, MOST_INFLATED = 400e6, MOST_FILES = 20000, SLICE = 16384;
  const SIGNED = { 0xE011CFD0: "ole", 0x46445025: "pdf", 0x74725C7B: "rtf", 0x04034B50: "zip", 0x06054B50: "zip" };
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  const KINDS = { wordprocessingml: "docx", presentationml: "pptx" };
  const CONTENT_TYPES = "[Content_Types].xml";

  /** What is wrong with a file, told to whoever dropped it. */
  class Refusal extends Error {}
  const SAVE = "Aprilo, scegli «Salva con nome» e salvalo come .docx o .pptx, poi riprova.";
  const REFUSED = {
    empty: "Il file è vuoto: scegline un altro.",
    broken: "Il file è rovinato o incompleto: aprilo con il programma che l’ha fatto, salvalo di nuovo e riprova.",
    huge: "Il file è troppo grande: qui si leggono documenti fino a 60 MB. Togli o comprimi le immagini e riprova.",
    bomb: "Il file, aperto, è troppo grande per essere un documento: non lo leggo. Se è tuo, togli o comprimi le immagini e riprova.",
    password: "Il file è protetto da una password: toglila (nel programma: «Informazioni», «Proteggi documento») e riprova.",
    old: `Il file è di un formato vecchio (.doc o .ppt). ${SAVE}`,
    macro: `Il file contiene macro, cioè piccoli programmi: qui non si leggono. ${SAVE}`,
    open: `È un file OpenDocument (.odt o .odp): qui si leggono solo .docx e .pptx. ${SAVE}`,
    sheet: "È un foglio di calcolo: qui si leggono solo documenti (.docx) e presentazioni (.pptx).",
    pdf: "È un PDF: qui si leggono solo .docx e .pptx. Apri il documento da cui è nato, oppure copia il testo e usa «Leggi un testo».",
    rtf: `È un file RTF: qui si leggono solo .docx e .pptx. ${SAVE}`,
    signed: "Il documento è firmato digitalmente: cambiarlo toglierebbe valore alla firma. Usa la copia non firmata.",
    envelope: "È un file firmato (.p7m): aprilo con il programma di firma, estrai il documento e riprova.",
    other: "Non è un documento che so leggere: scegli un file .docx o .pptx. Se hai un testo, usa «Leggi un testo».",
  };
  const refuse = (why) => { throw new Refusal(REFUSED[why]); };

  /** Read the list of the files in a zip: where each is, how long, how it is packed. */
  function directory(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), found = [];
    let end = bytes.length - 22;
    while (end >= 0 && end > bytes.length - 65558 && view.getUint32(end, true) !== 0x06054B50) end -= 1;
    if (end < 0 || view.getUint32(end, true) !== 0x06054B50) refuse("broken");
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== 0x02014B50) refuse("broken");
      if (view.getUint16(at + 8, true) & 1) refuse("password");
      const name = view.getUint16(at + 28, true), local = view.getUint32(at + 42, true);
      if (view.getUint32(local, true) !== 0x04034B50) refuse("broken");
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const packed = view.getUint32(at + 20, true);
      found.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), method: view.getUint16(at + 10, true),
        packed: bytes.subarray(start, start + packed), size: view.getUint32(at + 24, true), whole: start + packed <= bytes.length,
      });
      at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return found;
  }

  /** Unpack a file, and stop as soon as it is longer than it says. */
  function* inflated({ method, packed, size }) {
    if (method === 0) return packed;
    if (method !== 8) refuse("broken");
    const whole = new Uint8Array(size);
    let done = 0;
    const stream = new window.fflate.Inflate((chunk) => {
      if (done + chunk.length > size) refuse("bomb");
      whole.set(chunk, done);
      done += chunk.length;
    });
    for (let at = 0; at < packed.length; at += SLICE) {
      stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
      yield;
    }
    if (done !== size) refuse("broken");
    return whole;
  }

  /** Read a file into `into`, in steps: a package with its files, or a Refusal. */
  function* open(bytes, into) {
    const kind = bytes.length > 3 ? SIGNED[new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)] : "";
    if (!bytes.length) refuse("empty");
    if (kind === "ole") refuse(holds(bytes, "EncryptedPackage") ? "password" : "old");
    if (bytes[0] === 0x30 && bytes[1] >= 0x80 && bytes[1] <= 0x84) refuse("envelope");
    if (kind !== "zip") refuse(kind || "other");
    if (bytes.length > MOST_BYTES) refuse("huge");
    try { yield* unpack(bytes, into); } catch (error) { if (error instanceof Refusal) throw error; refuse("broken"); }
  }

  function holds(bytes, name) {
    const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
    for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
      if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
    }
    return false;
  }

  function* unpack(bytes, into) {
    const listed = directory(bytes);
    if (listed.length > MOST_FILES || listed.reduce((sum, { size }) => sum + size, 0) > MOST_INFLATED) refuse("bomb");
    if (listed.some(({ whole }) => !whole)) refuse("broken");
    const files = new Map();
    for (const entry of listed) {
      if (entry.name.endsWith("/")) continue;
      files.set(entry.name, { bytes: yield* inflated(entry), level: entry.method && entry.packed.length < entry.size * 0.95 ? 6 : 0 });
    }
    Object.assign(into, made(files));
  }

  function made(files) {
    const pack = new Package(files);
    if (!files.has(CONTENT_TYPES)) refuse(files.has("mimetype") ? "open" : "other");
    if ([...files.keys()].some((name) => name.startsWith("_xmlsignatures/"))) refuse("signed");
    const start = pack.related("").find(({ type }) => type.endsWith("/officeDocument"));
    if (!start || !files.has(start.target)) refuse("broken");
    const type = pack.typeOf(start.target);
    if (/macroEnabled/i.test(type) || files.has("word/vbaProject.bin") || files.has("ppt/vbaProject.bin")) refuse("macro");
    if (type.includes("spreadsheetml")) refuse("sheet");
    const kind = Object.keys(KINDS).find((name) => type.includes(name));
    if (!kind) refuse("other");
    return { pack, main: start.target, kind: KINDS[kind], office: start.type.slice(0, -"/officeDocument".length) };
  }

  class Package {
    constructor(files) {
      this.files = files;
      this.read = new Map(); // the files read as XML, by name
      this.changed = new Set();
    }

    /** A file as an XML document; whoever changes it says so with `touch`. */
    xml(name) {
      if (!this.read.has(name)) this.read.set(name, parse(this.files.get(name)?.bytes));
      return this.read.get(name);
    }

    touch(name) { this.changed.add(name); }

    /** Add a file: XML text that will be filled, or bytes; `type` is its content type. */
    add(name, content, type) {
      if (typeof content === "string") {
        this.files.set(name, { bytes: new TextEncoder().encode(content), level: 6 });
        this.xml(name);
        this.touch(name);
      } else this.files.set(name, { bytes: content, level: 0 });
      const types = this.xml(CONTENT_TYPES);
      this.touch(CONTENT_TYPES);
      types.documentElement.append(maker(types, { "": `${PACKAGE}content-types` })("Override", { PartName: `/${name}`, ContentType: type }));
    }

    /** Add a file that is as another of the same folder is, and leads where it leads. */
    twin(from, name) {
      this.add(name, this.files.get(from).bytes, this.typeOf(from));
      if (this.files.has(relationsOf(from))) this.files.set(relationsOf(name), this.files.get(relationsOf(from)));
    }

    /** A name that no file has: `word/comments.xml`, then `word/comments1.xml`. */
    free(folder, stem, extension) {
      for (let number = ""; ; number++) if (!this.files.has(`${folder}${stem}${number}.${extension}`)) return `${folder}${stem}${number}.${extension}`;
    }

    typeOf(name) {
      const root = this.xml(CONTENT_TYPES).documentElement, extension = name.split(".").pop().toLowerCase();
      const find = (attribute, wanted) => [...root.children].find((one) => (one.getAttribute(attribute) || "").toLowerCase() === wanted);
      return (find("PartName", `/${name}`.toLowerCase()) || find("Extension", extension))?.getAttribute("ContentType") || "";
    }

    /** What a file leads to inside the package: id, type, target. */
    related(name) {
      if (!this.files.has(relationsOf(name))) return [];
      return [...this.xml(relationsOf(name)).documentElement.children].map((one) => ({
        id: one.getAttribute("Id"), type: one.getAttribute("Type") || "",
        target: one.getAttribute("TargetMode") === "External" ? "" : resolve(name, one.getAttribute("Target") || ""),
      }));
    }

    /** Lead from a file to a target, and return the id of the relation; an address outside is led to once. */
    relate(name, type, target, outside = false) {
      const rels = relationsOf(name);
      if (!this.files.has(rels)) this.files.set(rels, { bytes: new TextEncoder().encode(`<Relationships xmlns="${PACKAGE}relationships"/>`), level: 6 });
      const document = this.xml(rels), all = [...document.documentElement.children];
      const shown = outside ? target : `/${target}`;
      const same = all.find((one) => one.getAttribute("Target") === shown && one.getAttribute("Type") === type);
      if (same) return same.getAttribute("Id");
      const ids = new Set(all.map((one) => one.getAttribute("Id")));
      let number = 1;
      while (ids.has(`pc${number}`)) number += 1;
      document.documentElement.append(maker(document, { "": `${PACKAGE}relationships` })("Relationship", { Id: `pc${number}`, Type: type, Target: shown, ...(outside ? { TargetMode: "External" } : {}) }));
      this.touch(rels);
      return `pc${number}`;
    }

    /** The package as the bytes of a file. */
    close() {
      const all = Object.create(null);
      for (const [name, { bytes, level }] of this.files) all[name] = [this.changed.has(name) ? written(this.read.get(name)) : bytes, { level }];
      return window.fflate.zipSync(all, { mtime: new Date(1980, 0, 1, 12) });
    }
  }

  function relationsOf(name) {
    const cut = name.lastIndexOf("/") + 1;
    return `${name.slice(0, cut)}_rels/${name.slice(cut)}.rels`;
  }

  /** The name of the file that a relation of another leads to. */
  function resolve(from, target) {
    return decodeURIComponent(new URL(target, `file:///${from}`).pathname.slice(1));
  }

  function parse(bytes) {
    if (!bytes) refuse("broken");
    const wide = (bytes[0] === 0xFF && bytes[1] === 0xFE) || bytes[1] === 0 ? "utf-16le" : (bytes[0] === 0xFE && bytes[1] === 0xFF) || bytes[0] === 0 ? "utf-16be" : "utf-8";
    const text = new TextDecoder(wide).decode(bytes);
    if (text.includes("<!DOCTYPE")) refuse("broken"); // no Office program writes one: it can only hide something
    const document = new DOMParser().parseFromString(text, "application/xml");
    if (document.getElementsByTagName("parsererror").length) refuse("broken");
    return document;
  }

  function written(document) {
    return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${[...document.childNodes].map((node) => new XMLSerializer().serializeToString(node)).join("")}`);
  }

  /** What makes elements in a document: `make("w:p", { "w:val": "1" }, child, "text")`; prefixes are those of `spaces`. */
  function maker(document, spaces) {
    const all = { ...spaces, xml: "http://www.w3.org/XML/1998/namespace" };
    const space = (name) => (name.includes(":") ? all[name.split(":")[0]] : null);
    return (name, attributes = {}, ...children) => {
      const made = document.createElementNS(space(name) ?? spaces[""], name);
      for (const [key, value] of Object.entries(attributes)) made.setAttributeNS(space(key), key, value);
      made.append(...children);
      return made;
    };
  }

  /** The name of a vocabulary of Office in the dialect of the document: the usual one, or the strict one of ISO 29500. */
  function vocabulary(office, room, name = "main") {
    return office.includes("purl.oclc.org") ? `http://purl.oclc.org/ooxml/${room}/${name}` : `http://schemas.openxmlformats.org/${room}/2006/${name}`;
  }

  /** The first child of a node with a name, whatever its vocabulary. */
  const child = (node, name) => [...node.children].find(({ localName }) => localName === name);

  window.ParolePacco = { open, Refusal, maker, vocabulary, child };
})();
