/* The words of the glossary in a text: the rules of scripts/parole/glossary/linking.py with the index of
   scripts/parole/lookup/reading_index.py. Knows nothing of the page; golden vectors in the tests keep the two equal. */
(function () {
  "use strict";
  // An acronym with dots is one token: «E.T.S.».
  const TOKEN = /(?<![\p{L}\p{N}])(?:\p{Lu}\.){2,}(?:\p{Lu}(?![\p{L}\p{N}]))?|[\p{L}\p{N}]+/gu;
  const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
  const JOINT = /^['’‐‑-]$/;

  /** The text as it is read and shown: whole letters, and none of the signs that nobody sees. */
  function clean(text) {
    return text.normalize("NFC").replace(INVISIBLE, "").replace(/\r\n?/g, "\n");
  }

  /** The tree of forms: what may follow, and what ends here. */
  function prepare(index) {
    const root = branch();
    for (const [form, positions, depends] of index.forme) {
      let node = root;
      for (const word of form.split(" ")) {
        if (!node.next.has(word)) node.next.set(word, branch());
        node = node.next.get(word);
      }
      node.found = { positions, depends: depends === 1 };
    }
    return root;
  }

  function branch() { return { next: new Map(), found: null }; }

  /** Lower case, no accents. */
  function fold(token) {
    return token.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  }

  /** What may be compared of a token: one in capitals is an acronym first, then a word of a title in capitals. */
  function keysOf(token) {
    const bare = token.replaceAll(".", "");
    const capitals = bare.length > 1 && bare === bare.toUpperCase() && bare !== bare.toLowerCase();
    return capitals ? [bare, fold(bare)] : [fold(bare)];
  }

  /** The tokens of a text, found as they are asked for: nothing is read before its time. */
  function tokensOf(text) {
    const pattern = new RegExp(TOKEN), seen = [], keys = new Map();
    let ended = false; // the pattern would start again from the beginning
    return function at(position) {
      while (seen.length <= position) {
        const match = ended ? null : pattern.exec(text);
        ended = !match;
        if (ended) return null;
        if (!keys.has(match[0])) keys.set(match[0], keysOf(match[0]));
        seen.push({ start: match.index, end: pattern.lastIndex, keys: keys.get(match[0]) });
      }
      return seen[position];
    };
  }

  /** Tell whether two tokens may belong to one form: a sign, or white space that does not end the paragraph. */
  function together(gap) {
    return JOINT.test(gap) || (/^\s+$/.test(gap) && !/\n\s*\n/.test(gap));
  }

  /** The longest form from a token: its length in tokens and what was found, or null. */
  function longest(root, text, at, start) {
    let nodes = [root], best = null;
    for (let position = start; nodes.length; position++) {
      const token = at(position);
      if (!token || (position > start && !together(text.slice(at(position - 1).end, token.start)))) break;
      nodes = nodes.flatMap((node) => token.keys.map((key) => node.next.get(key)).filter(Boolean));
      const ended = nodes.find((node) => node.found);
      if (ended) best = { length: position - start + 1, found: ended.found };
    }
    return best;
  }

  /** Yield, in order, where a form begins and ends and what it may mean; null for every token that begins none,
      so that whoever reads a long text can pause. */
  function* occurrences(root, text) {
    const at = tokensOf(text);
    for (let position = 0, token = at(0); token; token = at(position)) {
      const match = longest(root, text, at, position);
      position += match ? match.length : 1;
      yield match && { start: token.start, end: at(position - 1).end, words: match.length, ...match.found };
    }
  }

  window.ParoleAbbina = { clean, prepare, occurrences };
})();
