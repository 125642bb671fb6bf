/* Parole in comune, v1: the second half of incorpora/v1.js, loaded by it where a page asks for «auto».
   Finds the words of the glossary in the text of a page, by the rules of scripts/parole/glossary/linking.py: longest form
   first, never by guess, never in parts, each word once. Works in slices: a long page never stops. */
(function () {
  "use strict";
  const api = window.ParoleInComuneV1, SLICE_MS = 8;
  const SKIP = "a,button,code,pre,kbd,samp,h1,h2,h3,h4,h5,h6,form,input,textarea,select,label,summary,script,style,noscript,template,svg,math,canvas,iframe,object,audio,video,q,blockquote,cite,nav,title,[contenteditable],[role=button],[role=link],[role=heading],[role=textbox],[aria-hidden=true],[data-parole=no]";
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

  /** Link the words of a piece of text that nobody has linked yet; ``ready`` completes each link. What is refused is never cut. */
  function linkWords(node, forms, seen, ready) {
    const text = node.data, quoted = quotes();
    let rest = node, done = 0, read = 0;
    for (const found of occurrences(forms, text)) {
      if (!found) continue;
      const { start, end, id, capital } = found, inside = quoted(text.slice(read, start));
      read = start;
      if (!id || inside || seen.has(id) || isName(text.slice(Math.max(0, start - 9), start), text.slice(start, end), capital)) continue;
      const middle = rest.splitText(start - done);
      rest = middle.splitText(end - start);
      done = end;
      const made = document.createElement("a");
      made.className = "parole-in-comune";
      middle.replaceWith(made);
      made.append(middle);
      ready(made, id);
    }
  }

  /** What each form means: a word, and whether it is written with a capital; no word where none is to be linked. */
  function forms() {
    return Object.entries(api.forme).flatMap(([id, all]) => all.map((written) => {
      const capital = written[0] === "^";
      return [capital ? written.slice(1) : written, { id, capital }];
    }));
  }

  const filter = (node) => node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : node.matches(SKIP) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;

  api.leggi = async function (root, seen, ready) {
    if (root.closest(SKIP)) return;
    const index = prepare(forms()), walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, filter);
    let end = performance.now() + SLICE_MS;
    for (let node = walker.nextNode(); node;) {
      const next = walker.nextNode(); // before this one is cut
      if (node.data.trim().length > 1) linkWords(node, index, seen, ready);
      if (performance.now() > end) { await new Promise((resolve) => setTimeout(resolve)); end = performance.now() + SLICE_MS; }
      node = next;
    }
  };
})();
