/* Parole in comune, v1: the second half of incorpora/v1.js, loaded by it where a page asks for «auto».
   Finds the words of the glossary in the text of a page, by the rules of scripts/parole/glossary/linking.py: longest form
   first, acronyms with their capitals, never by guess, each word once. Works in slices: a long page never stops. */
(function () {
  "use strict";
  const api = window.ParoleInComuneV1, SLICE_MS = 8;
  const SKIP = "a,button,code,pre,kbd,samp,h1,h2,h3,h4,h5,h6,form,input,textarea,select,label,summary,script,style,noscript,template,svg,math,canvas,iframe,object,audio,video,q,blockquote,cite,nav,title,[contenteditable],[role=button],[role=link],[role=heading],[role=textbox],[aria-hidden=true],[data-parole=no]";
  const TOKEN = /(?:\p{Lu}\.){2,}\p{Lu}?(?!\p{L})|[\p{L}\p{N}]+/gu, BETWEEN = /^(?:\s+|['’‐‑-])$/;

  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  function key(token) {
    const bare = token.replaceAll(".", "");
    return bare.length > 1 && bare === bare.toUpperCase() && bare !== bare.toLowerCase() ? bare : fold(bare);
  }

  /** The longest form that starts at a token: how many tokens, and what it means (nothing, if it is no form). */
  function longest(text, tokens, at, { meant, most }) {
    let form = "", best = [1, []];
    for (let n = 0; n < (most.get(tokens[at].k) || 0) && at + n < tokens.length; n++) {
      const token = tokens[at + n], last = tokens[at + n - 1];
      if (n && !BETWEEN.test(text.slice(last.index + last[0].length, token.index))) break;
      form += n ? ` ${token.k}` : token.k;
      if (meant.has(form)) best = [n + 1, meant.get(form)];
    }
    return best;
  }

  /** «Solidarietà in Rete» is a name: a capital that neither the word nor the sentence asks for. */
  function isName(before, token, capital) {
    return !capital && /^\p{Lu}/u.test(token) && /[^\s.!?:;…»’'–—(]\s*\(?$/.test(before);
  }

  /** How many «quotations» a piece of text leaves open. */
  const opened = (piece) => piece.split("«").length - piece.split("»").length;

  /** Link the words of a piece of text that nobody has linked yet; ``ready`` completes each link. */
  function linkWords(node, index, seen, ready) {
    const text = node.data, tokens = [...text.matchAll(TOKEN)];
    for (const token of tokens) token.k = key(token[0]);
    let rest = node, done = 0, quotes = 0, counted = 0;
    for (let at = 0; at < tokens.length;) {
      const [length, [id, capital]] = longest(text, tokens, at, index), { index: start, 0: shown } = tokens[at], end = tokens[at + length - 1];
      quotes += opened(text.slice(counted, start));
      counted = start;
      const usable = id && quotes <= 0 && !isName(text.slice(Math.max(0, start - 9), start), shown, capital);
      at += usable ? length : 1;
      if (!usable || seen.has(id)) continue;
      const middle = rest.splitText(start - done);
      done = end.index + end[0].length;
      rest = middle.splitText(done - start);
      const made = document.createElement("a");
      made.className = "parole-in-comune";
      middle.replaceWith(made);
      made.append(middle);
      ready(made, id);
    }
  }

  /** What each form means, and for its first word how many words the longest form has. */
  function prepare() {
    const meant = new Map(), most = new Map();
    for (const [id, forms] of Object.entries(api.forme)) for (const written of forms) {
      const capital = written[0] === "^", form = capital ? written.slice(1) : written, [first, ...more] = form.split(" ");
      meant.set(form, [id, capital]);
      most.set(first, Math.max(more.length + 1, most.get(first) || 0));
    }
    return { meant, most };
  }

  const filter = (node) => node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : node.matches(SKIP) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;

  api.leggi = async function (root, seen, ready) {
    if (root.closest(SKIP)) return;
    const index = prepare(), walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, filter);
    let end = performance.now() + SLICE_MS;
    for (let node = walker.nextNode(); node;) {
      const next = walker.nextNode(); // before this one is cut
      if (node.data.trim().length > 1) linkWords(node, index, seen, ready);
      if (performance.now() > end) { await new Promise((resolve) => setTimeout(resolve)); end = performance.now() + SLICE_MS; }
      node = next;
    }
  };
})();
