/* «Il tuo documento», PowerPoint: its texts in order; links and notes for the speaker; the closing slides. */
(function () {
  "use strict";
  const { maker, vocabulary, child } = window.ParolePacco;
  const { paragraphs, free, cut } = window.ParoleParagrafi;
  const DECK = "application/vnd.openxmlformats-officedocument.presentationml.";
  const AFTER_LINKS = new Set(["hlinkMouseOver", "rtl", "extLst"]);
  const KEEP_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}", ACROSS = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor";
  const ON_A_SLIDE = 6;

  function deck({ pack, main, office }) {
    const spaces = { p: vocabulary(office, "presentationml"), a: vocabulary(office, "drawingml"), r: office, ahyp: ACROSS };
    const make = (name) => maker(pack.xml(name), spaces);
    const folder = main.slice(0, main.lastIndexOf("/") + 1);
    const led = (name, kind) => pack.related(name).find(({ type, target }) => type.endsWith(`/${kind}`) && pack.files.has(target))?.target;
    const notes = new Map(); // slide → what to write in its notes

    function slides() {
      const list = child(pack.xml(main).documentElement, "sldIdLst"), all = pack.related(main);
      return [...(list?.children || [])].map((one) => all.find(({ id }) => id === one.getAttributeNS(office, "id"))?.target).filter((name) => pack.files.has(name));
    }

    /** The paragraphs of the slides and of their notes, each with its part and its place in words. */
    function* texts() {
      for (const [index, slide] of slides().entries()) {
        for (const part of [slide, led(slide, "notesSlide")].filter(Boolean)) {
          const place = `${part === slide ? "diapositiva" : "note della diapositiva"} ${index + 1}`;
          for (const paragraph of paragraphs(pack.xml(part))) yield Object.assign(paragraph, { part, slide, place, body: part === slide });
        }
      }
    }

    /** Link a stretch of a paragraph and keep what its notes will say. What must stay as it is gets no link: false then. */
    function mark(paragraph, { start, end, url, tip, lines }) {
      if (lines) notes.set(paragraph.slide, [...(notes.get(paragraph.slide) || []), { paragraph, start, lines }]);
      if (!url || !free(paragraph, start, end)) return false;
      const id = pack.relate(paragraph.part, `${office}/hyperlink`, url, true), create = make(paragraph.part);
      for (const run of cut(paragraph, start, end)) if (run.localName === "r") link(create, run, id, tip);
      pack.touch(paragraph.part);
      return true;
    }

    /** The link of a run, which keeps the colour of its text. */
    function link(create, run, id, tip) {
      let style = child(run, "rPr");
      if (!style) run.prepend((style = create("a:rPr")));
      const colour = create("a:ext", { uri: KEEP_COLOUR }, create("ahyp:hlinkClr", { val: "tx" }));
      const made = create("a:hlinkClick", { "r:id": id, tooltip: tip }, create("a:extLst", {}, colour));
      style.insertBefore(made, [...style.children].find(({ localName }) => AFTER_LINKS.has(localName)) || null);
    }

    /* ---- notes ---- */

    function writeNotes() {
      for (const [slide, said] of notes) {
        said.sort((a, b) => (a.paragraph === b.paragraph ? a.start - b.start : 0));
        const part = led(slide, "notesSlide") || newNotes(slide), body = bodyOf(part), create = make(part);
        if (!body) continue;
        const filled = [...body.getElementsByTagNameNS(spaces.a, "t")].some(({ textContent }) => textContent.trim());
        body.append(...(filled ? [create("a:p")] : []), ...said.flatMap(({ lines }) => lines.map(([label, text]) => line(create, label, text))));
        pack.touch(part);
      }
    }

    function bodyOf(part) {
      const shape = [...pack.xml(part).getElementsByTagNameNS(spaces.p, "sp")].find((one) => one.getElementsByTagNameNS(spaces.p, "ph")[0]?.getAttribute("type") === "body");
      return shape && child(shape, "txBody");
    }

    function line(create, label, text, size = {}) {
      const run = (bold, said) => create("a:r", {}, create("a:rPr", { lang: "it-IT", ...size, ...(bold ? { b: "1" } : {}) }), create("a:t", {}, said));
      return create("a:p", {}, ...(label ? [run(true, `${label} `)] : []), run(false, text));
    }

    const START = (tag) => `<p:${tag} xmlns:p="${spaces.p}" xmlns:a="${spaces.a}" xmlns:r="${spaces.r}"/>`;
    const group = (create) => [create("p:nvGrpSpPr", {}, create("p:cNvPr", { id: "1", name: "" }), create("p:cNvGrpSpPr"), create("p:nvPr")), create("p:grpSpPr")];

    function shape(create, id, name, placeholder, box, ...paras) {
      const area = box ? [create("a:xfrm", {}, create("a:off", { x: box[0], y: box[1] }), create("a:ext", { cx: box[2], cy: box[3] })), create("a:prstGeom", { prst: "rect" }, create("a:avLst"))] : [];
      return create("p:sp", {}, create("p:nvSpPr", {}, create("p:cNvPr", { id, name }), create("p:cNvSpPr"), create("p:nvPr", {}, ...(placeholder ? [create("p:ph", placeholder)] : []))),
        create("p:spPr", {}, ...area), create("p:txBody", {}, create("a:bodyPr"), create("a:lstStyle"), ...(paras.length ? paras : [create("a:p")])));
    }

    const IMAGE = { type: "sldImg" }, BODY = { type: "body", idx: "1" };

    function newNotes(slide) {
      const name = pack.free(`${folder}notesSlides/`, "notesSlide", "xml");
      pack.add(name, START("notes"), `${DECK}notesSlide+xml`);
      pack.relate(name, `${office}/notesMaster`, led(main, "notesMaster") || newMaster());
      pack.relate(name, `${office}/slide`, slide);
      pack.relate(slide, `${office}/notesSlide`, name);
      const create = make(name), body = shape(create, "3", "Note", BODY);
      child(body, "txBody").lastElementChild.remove(); // an empty paragraph is not needed: the notes come
      pack.xml(name).documentElement.append(
        create("p:cSld", {}, create("p:spTree", {}, ...group(create), shape(create, "2", "Diapositiva", IMAGE), body)),
        create("p:clrMapOvr", {}, create("a:masterClrMapping")));
      return name;
    }

    /** A deck without notes has no page for them: the simplest one, with the colours of its own slides. */
    function newMaster() {
      const name = pack.free(`${folder}notesMasters/`, "notesMaster", "xml"), source = led(led(main, "slideMaster"), "theme");
      const theme = pack.free(source.slice(0, source.lastIndexOf("/") + 1), "themeParole", "xml");
      pack.twin(source, theme);
      pack.add(name, START("notesMaster"), `${DECK}notesMaster+xml`);
      pack.relate(name, `${office}/theme`, theme);
      const create = make(name), root = pack.xml(name).documentElement;
      const map = Object.fromEntries(["bg1:lt1", "tx1:dk1", "bg2:lt2", "tx2:dk2", ...["accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"].map((one) => `${one}:${one}`)].map((one) => one.split(":")));
      root.append(create("p:cSld", {}, create("p:spTree", {}, ...group(create),
        shape(create, "2", "Diapositiva", { ...IMAGE, idx: "2" }, [685800, 1143000, 5486400, 3086100]),
        shape(create, "3", "Note", { ...BODY, sz: "quarter", idx: "3" }, [685800, 4400550, 5486400, 3600450]))), create("p:clrMap", map));
      const list = make(main)("p:notesMasterIdLst", {}, make(main)("p:notesMasterId", { "r:id": pack.relate(main, `${office}/notesMaster`, name) }));
      child(pack.xml(main).documentElement, "sldMasterIdLst").after(list);
      pack.touch(main);
      return name;
    }

    /* ---- the closing slides ---- */

    /** Add slides with the words: { title, words: [{ name, said, url, shown }], code, caption }. */
    function end({ title, words, code, caption }) {
      const root = pack.xml(main).documentElement, size = child(root, "sldSz"), wide = Number(size.getAttribute("cx")), high = Number(size.getAttribute("cy"));
      const image = code && pack.free(`${folder}media/`, "parole", "gif"), layout = layoutFor(slides().at(-1));
      if (code) pack.add(image, code, "image/gif");
      for (let at = 0; at < words.length; at += ON_A_SLIDE) {
        const name = pack.free(`${folder}slides/`, "slideParole", "xml");
        pack.add(name, START("sld"), `${DECK}slide+xml`);
        pack.relate(name, `${office}/slideLayout`, layout);
        fill(name, words.slice(at, at + ON_A_SLIDE), { title: at ? `${title} (segue)` : title, image, caption, wide, high });
        enlist(root, pack.relate(main, `${office}/slide`, name));
      }
      pack.touch(main);
    }

    /** The layout with a title only, or else that of the last slide. */
    function layoutFor(slide) {
      const last = led(slide, "slideLayout"), master = led(last, "slideMaster");
      const plain = pack.related(master).find(({ type, target }) => type.endsWith("/slideLayout") && pack.xml(target).documentElement.getAttribute("type") === "titleOnly");
      return plain?.target || last;
    }

    function fill(name, words, { title, image, caption, wide, high }) {
      const create = make(name), margin = Math.round(wide / 20), code = Math.round(Math.min(wide, high) / 4), top = Math.round(high * 0.22);
      const points = (share) => ({ sz: String(Math.max(800, Math.round((high / 12700) * share) * 100)) });
      const paras = words.map(({ name: word, said, url, shown }) => {
        const one = line(create, word, `${said} `, points(0.026)), address = line(create, "", shown, points(0.026)).lastElementChild;
        link(create, address, pack.relate(name, `${office}/hyperlink`, url, true), word);
        for (const style of one.getElementsByTagNameNS(spaces.a, "rPr")) style.append(black(create));
        address.firstElementChild.prepend(black(create));
        one.prepend(create("a:pPr", {}, create("a:spcAft", {}, create("a:spcPts", { val: "300" }))));
        one.append(address);
        return one;
      });
      const body = shape(create, "3", "Parole", null, [margin, top, wide - 3 * margin - code, high - top - margin], ...paras);
      const small = line(create, "", caption, points(0.02)), tall = Math.round(high / 6);
      small.getElementsByTagNameNS(spaces.a, "rPr")[0].append(black(create));
      const about = shape(create, "4", "Collegamento", null, [wide - margin - code, top + code, code, tall], small);
      for (const one of [body, about]) {
        child(one, "spPr").append(create("a:solidFill", {}, create("a:srgbClr", { val: "FFFFFF" })));
        child(child(one, "txBody"), "bodyPr").append(create("a:normAutofit"));
      }
      const heading = shape(create, "2", "Titolo", { type: "title" }, [margin, Math.round(high * 0.05), wide - 2 * margin, Math.round(high * 0.14)], create("a:p", {}, create("a:r", {}, create("a:rPr", { lang: "it-IT", ...points(0.06) }), create("a:t", {}, title))));
      const drawn = image ? [picture(create, pack.relate(name, `${office}/image`, image), [wide - margin - code, top, code, code], caption)] : [];
      pack.xml(name).documentElement.append(create("p:cSld", {}, create("p:spTree", {}, ...group(create), heading, body, ...(image ? [about] : []), ...drawn)), create("p:clrMapOvr", {}, create("a:masterClrMapping")));
    }

    const black = (create) => create("a:solidFill", {}, create("a:srgbClr", { val: "000000" }));

    function picture(create, id, [x, y, cx, cy], caption) {
      return create("p:pic", {}, create("p:nvPicPr", {}, create("p:cNvPr", { id: "5", name: "QR", descr: caption }), create("p:cNvPicPr"), create("p:nvPr")),
        create("p:blipFill", {}, create("a:blip", { "r:embed": id }), create("a:stretch", {}, create("a:fillRect"))),
        create("p:spPr", {}, create("a:xfrm", {}, create("a:off", { x, y }), create("a:ext", { cx, cy })), create("a:prstGeom", { prst: "rect" }, create("a:avLst"))));
    }

    /** Put a slide last in the list of the deck, and in its last section when it has sections. */
    function enlist(root, relation) {
      const list = child(root, "sldIdLst"), create = make(main);
      const id = String(Math.max(255, ...[...list.children].map((one) => Number(one.getAttribute("id")))) + 1);
      list.append(create("p:sldId", { id, "r:id": relation }));
      const section = [...root.getElementsByTagNameNS("*", "section")].at(-1), members = section && child(section, "sldIdLst");
      if (members) {
        const member = members.ownerDocument.createElementNS(members.namespaceURI, `${members.prefix}:sldId`);
        member.setAttribute("id", id);
        members.append(member);
      }
    }

    return { texts, mark, end, writeNotes };
  }

  window.ParoleDeck = deck;
})();
