/* «Il tuo documento»: the paragraphs of a .docx or a .pptx, and a stretch of one cut free of the rest. Knows nothing of
   words nor of the page. A piece is what a node says in its paragraph: { node, run, start, end, kept }; what is `kept` is
   part of something that must stay as it is (a link, a field, a control), and is read but never cut. */
(function () {
  "use strict";
  const { child } = window.ParolePacco;
  const SIGNS = { tab: "\t", br: "\n", cr: "\n", noBreakHyphen: "\u2011", softHyphen: "\u00AD", sym: "\uFFFC" };
  // What is not read: what was taken away or moved, formulas, drawings (their texts are paragraphs of their own).
  const UNREAD = new Set(["Fallback", "del", "moveFrom", "oMath", "oMathPara", "rt", "pPr", "rPr", "drawing", "pict", "object"]);
  const KEPT = new Set(["hyperlink", "fldSimple", "fld"]);
  const FIXED_CONTROLS = new Set(["text", "date", "dropDownList", "comboBox", "dataBinding", "showingPlcHdr"]);

  /** The paragraphs of a part, in order, with their text and pieces. */
  function* paragraphs(document) {
    const space = document.documentElement.namespaceURI.includes("wordprocessing") ? document.documentElement.namespaceURI : document.documentElement.lookupNamespaceURI("a");
    const field = { depth: 0 };
    for (const node of document.getElementsByTagNameNS(space, "p")) {
      if (within(node, "Fallback")) continue;
      const made = { node, text: "", pieces: [] };
      const control = within(node, "sdt");
      read(node, made, null, control !== null && fixed(control), field);
      yield made;
    }
  }

  function within(node, name) {
    for (let one = node.parentElement; one; one = one.parentElement) if (one.localName === name) return one;
    return null;
  }

  function read(node, made, run, kept, field) {
    for (const child of node.children) {
      const name = child.localName;
      if (name === "fldChar") field.depth = Math.max(0, field.depth + ({ begin: 1, end: -1 }[local(child, "fldCharType")] || 0));
      if (UNREAD.has(name)) continue;
      const said = name === "t" ? child.textContent : name === "br" && local(child, "type") ? "\n\n" : SIGNS[name];
      if (said !== undefined && (run || name === "br")) { add(made, child, run || child, said, kept || field.depth > 0); continue; }
      const still = kept || KEPT.has(name) || (name === "sdt" && fixed(child)) || (name === "r" && clickable(child));
      read(child, made, name === "r" || name === "fld" ? child : run, still, field);
    }
  }

  const local = (node, wanted) => [...node.attributes].find(({ localName }) => localName === wanted)?.value;
  const fixed = (control) => [...(control.firstElementChild?.children || [])].some(({ localName }) => FIXED_CONTROLS.has(localName));
  const clickable = (run) => run.firstElementChild?.localName === "rPr" && [...run.firstElementChild.children].some(({ localName }) => localName.startsWith("hlink"));

  function add(made, node, run, said, kept) {
    made.pieces.push({ node, run, start: made.text.length, end: made.text.length + said.length, kept });
    made.text += said;
  }

  /** Whether nothing of a stretch must stay as it is. */
  const free = (paragraph, start, end) => touched(paragraph, start, end).every(({ kept }) => !kept);
  const touched = (paragraph, start, end) => paragraph.pieces.filter((piece) => piece.start < end && piece.end > start);

  /** The runs of a stretch and of nothing else: those at its ends are cut in two. Stretches are cut from the last. */
  function cut(paragraph, start, end) {
    const pieces = touched(paragraph, start, end), after = pieces.at(-1);
    split(after, end);
    const first = split(pieces[0], start), runs = [first];
    for (const { run } of pieces) if (run !== pieces[0].run && !runs.includes(run)) runs.push(run);
    return runs;
  }

  /** Cut a run at a place of one of its pieces; return the run that begins there. */
  function split(piece, place) {
    const { node, run } = piece;
    let next = node;
    if (place > piece.start) {
      next = node.nextElementSibling;
      if (place < piece.end) {
        const text = node.textContent;
        next = node.cloneNode(false);
        node.textContent = text.slice(0, place - piece.start);
        next.textContent = text.slice(place - piece.start);
        for (const one of [node, next]) spaced(one);
        node.after(next);
        piece.end = place;
      }
    }
    const before = next && [...run.children].some((one) => one !== next && one.localName !== "rPr" && one.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (!next || !before) return run;
    const made = run.cloneNode(false), style = child(run, "rPr");
    if (style) made.append(style.cloneNode(true));
    while (next) { const one = next; next = next.nextSibling; made.append(one); }
    run.after(made);
    return made;
  }

  /** Word forgets the spaces at the ends of a text that does not say to keep them; PowerPoint never does. */
  function spaced(node) {
    if (node.namespaceURI.includes("drawingml") || node.textContent.trim() === node.textContent) return;
    node.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  }

  window.ParoleParagrafi = { paragraphs, within, free, touched, cut };
})();
