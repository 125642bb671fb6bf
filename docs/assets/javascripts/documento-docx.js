/* «Il tuo documento», Word: its texts in order; links and margin comments; the closing page. */
(function () {
  "use strict";
  const { maker, vocabulary, child } = window.ParolePacco;
  const { paragraphs, within, free, touched, cut } = window.ParoleParagrafi;
  const PLACES = { footnotes: "in una nota", endnotes: "in una nota", header: "nell’intestazione", footer: "nel piè di pagina" };
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const LINKABLE = new Set(["p", "smartTag", "sdtContent", "customXml"]);
  const AFTER_LINES = new Set(["effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"]);
  const AUTHOR = { "w:author": "Parole in comune", "w:initials": "PC" };
  const PICTURE = 1620000; // 4.5 cm

  function word({ pack, main, office }) {
    const spaces = {
      w: vocabulary(office, "wordprocessingml"), r: office, a: vocabulary(office, "drawingml"),
      wp: vocabulary(office, "drawingml", "wordprocessingDrawing"), pic: vocabulary(office, "drawingml", "picture"),
    };
    const body = () => child(pack.xml(main).documentElement, "body");
    const make = (name) => maker(pack.xml(name), spaces);

    /** The paragraphs of the document, each with its part and its place in words. */
    function* texts() {
      const others = pack.related(main).map(({ type, target }) => ({ target, kind: type.split("/").pop() })).filter(({ kind }) => Object.hasOwn(PLACES, kind));
      const order = Object.keys(PLACES);
      others.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
      for (const { target, kind } of [{ target: main, kind: "" }, ...others]) {
        for (const paragraph of paragraphs(pack.xml(target))) {
          yield Object.assign(paragraph, { part: target, place: PLACES[kind] || placeOf(paragraph.node), body: !kind && !within(paragraph.node, "txbxContent") });
        }
      }
    }

    function placeOf(node) {
      return within(node, "txbxContent") ? "in una casella di testo" : within(node, "tbl") ? "in una tabella" : "nel testo";
    }

    /** Link a stretch of a paragraph and comment on it. What must stay as it is gets no link: false then. */
    function mark(paragraph, { start, end, url, tip, lines, dots }) {
      const linked = Boolean(url) && free(paragraph, start, end);
      let nodes = touched(paragraph, start, end).map(({ run }) => run);
      if (linked) nodes = link(paragraph, cut(paragraph, start, end), url, tip, dots);
      else if (lines && free(paragraph, start, end)) nodes = cut(paragraph, start, end);
      if (lines) comment(paragraph, nodes, lines);
      return linked;
    }

    function link(paragraph, runs, url, tip, dots) {
      const made = [], create = make(paragraph.part);
      if (dots) for (const run of runs) underline(create, run);
      for (const [parent, [first, ...rest]] of grouped(runs)) {
        const last = rest.at(-1) || first;
        if (!LINKABLE.has(parent.localName)) { made.push(...field(create, first, last, url, tip)); continue; }
        const id = pack.relate(paragraph.part, `${office}/hyperlink`, url, true);
        const box = create("w:hyperlink", { "r:id": id, "w:tooltip": tip, "w:history": "1" });
        first.before(box);
        while (box.lastChild !== last) box.append(box.nextSibling);
        made.push(box);
      }
      pack.touch(paragraph.part);
      return made;
    }

    /** Inside a tracked insertion a link may only be a field: it goes, if the insertion is refused, with its text. */
    function field(create, first, last, url, tip) {
      const sign = (kind) => create("w:r", {}, create("w:fldChar", { "w:fldCharType": kind }));
      const code = ` HYPERLINK "${url}" \\o "${tip.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}" `, begin = sign("begin"), end = sign("end");
      first.before(begin, create("w:r", {}, create("w:instrText", { "xml:space": "preserve" }, code)), sign("separate"));
      last.after(end);
      return [begin, end];
    }

    /** The dots below a linked word, unless it has a line of its own. */
    function underline(create, run) {
      let style = child(run, "rPr");
      if (!style) run.prepend((style = create("w:rPr")));
      if ([...style.children].some(({ localName }) => localName === "u")) return;
      style.insertBefore(create("w:u", { "w:val": "dotted" }), [...style.children].find(({ localName }) => AFTER_LINES.has(localName)) || null);
    }

    /** Runs by what holds them: a word may begin in a smart tag and end outside it. */
    function grouped(runs) {
      const groups = new Map();
      for (const run of runs) groups.set(run.parentNode, [...(groups.get(run.parentNode) || []), run]);
      return groups;
    }

    /* ---- comments: Word allows them in the body of the document only ---- */

    function comment(paragraph, nodes, lines) {
      const [first, last] = paragraph.body ? [topOf(nodes[0], paragraph.node), topOf(nodes.at(-1), paragraph.node)] : anchor(paragraph);
      if (!first) return;
      const { name, id } = write(lines), create = make(main), mine = { "w:id": id };
      first.before(create("w:commentRangeStart", mine));
      last.after(create("w:commentRangeEnd", mine), create("w:r", {}, create("w:commentReference", mine)));
      pack.touch(main);
      pack.touch(name);
    }

    function topOf(node, paragraph) {
      let top = node;
      while (top.parentNode !== paragraph) top = top.parentNode;
      return top;
    }

    /** The runs of the body that stand for a place outside it: the drawing, the call of the note, the first paragraph. */
    function anchor({ node, part }) {
      let run = null;
      if (part === main) for (let one = node; one; one = within(one, "r")) run = one.localName === "r" ? one : run;
      else {
        const note = within(node, "footnote") || within(node, "endnote"), id = note?.getAttributeNS(spaces.w, "id");
        if (note) run = [...pack.xml(main).getElementsByTagNameNS(spaces.w, `${note.localName}Reference`)].find((one) => one.getAttributeNS(spaces.w, "id") === id)?.parentNode;
        else run = body().getElementsByTagNameNS(spaces.w, "r")[0];
      }
      const paragraph = run && within(run, "p");
      return paragraph ? [topOf(run, paragraph), topOf(run, paragraph)] : [];
    }

    function write(lines) {
      const name = commentsPart(), all = pack.xml(name).documentElement, create = make(name);
      const ids = [...all.children].map((one) => Number(one.getAttributeNS(spaces.w, "id"))), id = String(Math.max(-1, ...ids) + 1);
      const paras = lines.map(([label, text], i) => create("w:p", {}, ...(i ? [] : [create("w:r", {}, create("w:annotationRef"))]), ...runs(create, label, text)));
      all.append(create("w:comment", { "w:id": id, ...AUTHOR }, ...paras));
      return { name, id };
    }

    function runs(create, label, text) {
      const run = (bold, said) => create("w:r", {}, ...(bold ? [create("w:rPr", {}, create("w:b"))] : []), create("w:t", { "xml:space": "preserve" }, said));
      return [...(label ? [run(true, `${label} `)] : []), run(false, text)];
    }

    function commentsPart() {
      const there = pack.related(main).find(({ type, target }) => type.endsWith("/comments") && pack.files.has(target));
      if (there) return there.target;
      const name = pack.free(main.slice(0, main.lastIndexOf("/") + 1), "comments", "xml");
      pack.add(name, `<w:comments xmlns:w="${spaces.w}"/>`, `${WORD}comments+xml`);
      pack.relate(main, `${office}/comments`, name);
      return name;
    }

    /* ---- the closing page ---- */

    /** Add a page with the words: { title, intro, words: [{ name, said, url, shown }], code, caption }. */
    function end({ title, intro, words, code, caption }) {
      const create = make(main), last = [...body().children].at(-1);
      const paragraph = (style, ...content) => create("w:p", {}, create("w:pPr", {}, create("w:keepNext"), create("w:keepLines"), ...style), ...content);
      const spacing = (after) => create("w:spacing", { "w:before": "0", "w:after": String(after) });
      const big = create("w:r", {}, create("w:rPr", {}, create("w:b"), create("w:sz", { "w:val": "32" })), create("w:t", {}, title));
      const made = [paragraph([create("w:pageBreakBefore"), spacing(160)], big), paragraph([spacing(240)], ...runs(create, "", intro))];
      for (const { name, said, url, shown } of words) {
        const address = create("w:hyperlink", { "r:id": pack.relate(main, `${office}/hyperlink`, url, true), "w:history": "1" }, ...runs(create, "", shown));
        made.push(paragraph([spacing(0)], ...runs(create, name, said)), paragraph([spacing(140)], address));
      }
      if (code) made.push(paragraph([spacing(60)], create("w:r", {}, picture(create, code, caption))), paragraph([spacing(0)], ...runs(create, "", caption)));
      made.at(-1).firstElementChild.firstElementChild.remove(); // nothing follows: it need not stay with it
      if (last?.localName === "sectPr") last.before(...made); else body().append(...made);
      pack.touch(main);
    }

    function picture(create, code, caption) {
      const name = pack.free(`${main.slice(0, main.lastIndexOf("/") + 1)}media/`, "parole", "gif");
      pack.add(name, code, "image/gif");
      const id = pack.relate(main, `${office}/image`, name), size = { cx: PICTURE, cy: PICTURE };
      return create("w:drawing", {}, create("wp:inline", {},
        create("wp:extent", size), create("wp:docPr", { id: "990001", name: "QR", descr: caption }),
        create("a:graphic", {}, create("a:graphicData", { uri: spaces.pic }, create("pic:pic", {},
          create("pic:nvPicPr", {}, create("pic:cNvPr", { id: "0", name: "QR" }), create("pic:cNvPicPr")),
          create("pic:blipFill", {}, create("a:blip", { "r:embed": id }), create("a:stretch", {}, create("a:fillRect"))),
          create("pic:spPr", {}, create("a:xfrm", {}, create("a:off", { x: "0", y: "0" }), create("a:ext", size)), create("a:prstGeom", { prst: "rect" }, create("a:avLst"))))))));
    }

    return { texts, mark, end };
  }

  window.ParoleWord = word;
})();
