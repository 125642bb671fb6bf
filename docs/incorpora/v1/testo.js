/* Parole in comune, v1: the second half of incorpora/v1.js, loaded by it where a page asks for «auto».
   Finds the words of the glossary in the text of a page, by the rules of scripts/parole/glossary/linking.py: longest form
   first, never by guess, never in parts, each word once. Works in slices: a long page never stops. */
(function () {
  "use strict";
  const api = window.ParoleInComuneV1, SLICE_MS = 8;
  const SKIP = "a,button,code,pre,kbd,samp,h1,h2,h3,h4,h5,h6,form,input,textarea,select,label,summary,script,style,noscript,template,svg,math,canvas,iframe,object,audio,video,q,blockquote,cite,nav,title,[contenteditable],[role=button],[role=link],[role=heading],[role=textbox],[aria-hidden=true],[data-parole=no]";
  const INSIDE = "abbr,b,bdi,bdo,big,dfn,em,font,i,ins,mark,s,small,span,strong,tt,u,wbr"; // of a sentence
  const { prepare, occurrences } = window.ParoleAbbina;
  /** «Solidarietà in Rete» is a name: a capital that neither the word nor the sentence asks for. */
  function isName(before, token, capital) {
    return !capital && /^\p{Lu}/u.test(token) && /[^\s.!?:;…»’'–—(]\s*\(?$/.test(before);
  }

  /** Whether a «quotation» of any kind is open, as a text is read. */
  function quotes() {
    let depth = 0, straight = false;
    return (piece) => {
      for (const sign of piece.match(/[«»“”"]/g) || []) {
        if (sign === '"') straight = !straight;
        else depth = Math.max(0, depth + ("«“".includes(sign) ? 1 : -1));
      }
      return depth > 0 || straight;
    };
  }

  /** Link the words of a run of pieces that nobody has linked yet; ``ready`` completes each link. What is refused is never cut. */
  function linkWords(run, forms, seen, ready) {
    const text = run.map(({ shown }) => shown).join(""), quoted = quotes(), chosen = [];
    let read = 0;
    for (const found of occurrences(forms, text)) {
      if (!found) continue;
      const { start, end, id, capital } = found, inside = quoted(text.slice(read, start));
      read = start;
      if (!id || inside || seen.has(id) || isName(text.slice(Math.max(0, start - 9), start), text.slice(start, end), capital)) continue;
      seen.add(id);
      chosen.push(found);
    }
    for (const { start, end, id } of chosen.reverse()) link(run, start, end, (made) => ready(made, id)); // the last first: places before it stay
  }

  /** Put what is between two places of a run in a link, unless this would make of an element with a name two. */
  function link(run, start, end, ready) {
    const range = document.createRange(), first = run.findLast(({ node, from }) => node && from <= start), last = run.findLast(({ node, from }) => node && from < end);
    range.setStart(first.node, start - first.from);
    range.setEnd(last.node, end - last.from);
    while (!range.startOffset && !range.startContainer.contains(range.endContainer)) range.setStartBefore(range.startContainer);
    while (range.endOffset === sizeOf(range.endContainer) && !range.endContainer.contains(range.startContainer)) range.setEndAfter(range.endContainer);
    const whole = range.commonAncestorContainer;
    for (let node of [range.startContainer, range.endContainer]) for (; node !== whole; node = node.parentNode) if (node.id) return;
    const made = document.createElement("a");
    made.className = "parole-in-comune";
    made.append(range.extractContents());
    range.insertNode(made);
    ready(made);
  }

  const sizeOf = (node) => (node.data ?? node.childNodes).length;

  /** What each form means: a word, and whether it is written with a capital; no word where none is to be linked. */
  function forms() {
    return Object.entries(api.forme).flatMap(([id, all]) => all.map((written) => {
      const capital = written[0] === "^";
      return [capital ? written.slice(1) : written, { id, capital }];
    }));
  }

  /** Yield what is read together: the pieces of text of a sentence, whatever elements it has inside. */
  function* runs(root) {
    let run = [], block = root, length = 0;
    const add = (node, shown) => { run.push({ node, shown, from: length }); length += shown.length; };
    function* flush() { if (length > 1) yield run; run = []; length = 0; }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
      if (node.nodeType === Node.TEXT_NODE || !node.matches(SKIP)) return NodeFilter.FILTER_ACCEPT;
      block = null; // the text around it does not go on
      return NodeFilter.FILTER_REJECT;
    });
    let node = walker.nextNode();
    while (node) {
      const within = node.parentElement.closest(`:not(${INSIDE})`), isText = node.nodeType === Node.TEXT_NODE;
      if (within !== block || !(isText || node.matches(`br,${INSIDE}`))) yield* flush();
      block = within;
      if (isText) add(node, node.data.replace(/\n/g, " "));
      else if (node.localName === "br") add(null, "\n");
      const next = walker.nextNode(); // before this one is cut
      if (!next) yield* flush();
      node = next;
    }
  }

  api.leggi = async function (root, seen, ready) {
    if (root.closest(SKIP)) return;
    const index = prepare(forms());
    let end = performance.now() + SLICE_MS;
    for (const run of runs(root)) {
      linkWords(run, index, seen, ready);
      if (performance.now() > end) { await new Promise((resolve) => setTimeout(resolve)); end = performance.now() + SLICE_MS; }
    }
  };
})();
