/* How two spellings are compared. The same analysis is in scripts/parole/italian.py:
   golden vectors in the tests keep the two equal. No dependency, no module: it also runs from file://. */
(function () {
  "use strict";
  const APOSTROPHES = /[’‘ʼ´`′]/g;
  const HYPHENS = /[‐‑‒–—−]/g;
  const ELIDED = /(?<![a-z0-9])(?:l|un|d|dell|all|dall|nell|sull|coll|quest|quell|c|s|n|m|t|v)'(?=[a-z])/g;
  const DOTTED = /(?<![a-z0-9])(?:[a-z]\.){2,}[a-z]?(?![a-z0-9])/g;

  /** Lower case, no accents, plain apostrophes and hyphens, elisions dropped. */
  function fold(text) {
    const plain = text.replace(HYPHENS, "-").replace(APOSTROPHES, "'").toLowerCase();
    return plain.normalize("NFKD").replace(/\p{M}/gu, "").replace(ELIDED, "");
  }

  /** The folded words of a text; an acronym with dots is one word. */
  function words(text) {
    return fold(text).replace(DOTTED, (found) => found.replaceAll(".", "")).match(/[a-z0-9]+/g) || [];
  }

  /** What makes two spellings the same name. */
  function key(text) {
    return words(text).join("");
  }

  /** Damerau-Levenshtein distance (optimal string alignment), or limit + 1 as soon as it is passed. */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > limit) return limit + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  window.ParoleAnalisi = { fold, words, key, distance };
})();
