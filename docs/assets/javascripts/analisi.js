/* How two spellings are compared. The same analysis is in scripts/parole/language/italian.py and stemming.py, whose lists
   and patterns come here as `ParoleItaliano`: golden vectors in the tests keep the two equal. No dependency, no module:
   it also runs from file://. */
(function () {
  "use strict";
  const given = window.ParoleItaliano;
  const APOSTROPHES = new RegExp(`[${given.apostrophes}]`, "g"), HYPHENS = new RegExp(`[${given.hyphens}]`, "g");
  const ELIDED = new RegExp(`(?<![a-z0-9])(?:${given.elided})'(?=[a-z])`, "g"), DOTTED = new RegExp(given.dotted, "g");
  const STOP_WORDS = new Set(given.stopWords), PREFIXES = new Set(given.prefixes), IRREGULAR = new Map(Object.entries(given.irregular));
  const STEPS = given.steps.map(([pattern, now]) => [new RegExp(pattern), now]);

  /** Lower case, no accents, plain apostrophes and hyphens, elisions dropped. */
  function fold(text) {
    const plain = text.replace(HYPHENS, "-").replace(APOSTROPHES, "'").toLowerCase();
    return plain.normalize("NFKD").replace(/\p{M}/gu, "").replace(ELIDED, "");
  }

  /** The folded words of a text; an acronym with dots is one word. */
  function words(text) {
    return fold(text).replace(DOTTED, (found) => found.replaceAll(".", "")).match(/[a-z0-9]+/g) || [];
  }

  /** How many words a text has, as a word processor counts them. */
  function lengthInWords(text) {
    return (text.match(/\S*[\p{L}\p{N}_]\S*/gu) || []).length;
  }

  /** What makes two spellings the same name. */
  function key(text) {
    return words(text).join("");
  }

  /** What number and gender leave of a folded word: «enti», «ente» → «ent». */
  function stem(word) {
    return STEPS.reduce((left, [pattern, now]) => left.replace(pattern, now), IRREGULAR.get(word) || word);
  }

  // Endings of verbs and of what is made from them: «firmare», «firmato», «firmano», «firmatario» share a root.
  const DERIVED = /(?<=[a-z]{4})(?:ament|iment|azion|izion|zion|sion|ion|agg|ator|itor|abil|ibil|atur|itur|ariet|iet|at|it|ut|ar|er|ir|and|end|an|on|av|ev|iv|ant|ent|anz|enz|iam|al|os|ist)$/;
  // What changes inside: «concedere» and «concessione», «includere» and «inclusione», «ammettere» and «ammissione».
  const SUPINES = [[/ced$/, "ces"], [/([aeiou])d$/, "$1s"], [/mett$/, "mis"], [/ss$/, "s"]];

  /** What the words of one family share: verb and noun, noun and adjective. It takes a stem. */
  function rootOf(stemmed) {
    const plain = stemmed.replace(/(?<=[a-z]{3}[aei]r)[sl]$/, ""); // accreditarsi, rendicontarlo
    return plain.replace(DERIVED, "").replace(/(?<=[a-z]{3})[aeio]+$/, "");
  }

  /** The root of a word, as names are compared: verbs find their nouns. */
  function root(word) {
    return SUPINES.reduce((text, [from, to]) => text.replace(from, to), rootOf(stem(word).replace(/sion$/, "s")));
  }

  /** The words that a text is looked for by: prefixes joined, stop words left out if others remain. */
  function terms(text) {
    return telling(words(text));
  }

  /** The same, of the words of a text. */
  function telling(all) {
    const joined = [];
    let held = "";
    for (const word of all) {
      if (!held && PREFIXES.has(word)) held = word;
      else { joined.push(held + word); held = ""; }
    }
    if (held) joined.push(held);
    const left = joined.filter((word) => !STOP_WORDS.has(word));
    return left.length ? left : joined;
  }

  /** How many typing errors a word of that length may hide: one from five letters on, two from nine. */
  function tolerance(length) {
    return length >= 9 ? 2 : length >= 5 ? 1 : 0;
  }

  /** Damerau-Levenshtein distance (optimal string alignment), or limit + 1 as soon as it is passed. */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [], last = [], row = [];
    for (let j = 0; j <= b.length; j++) last.push(j);
    for (let i = 1; i <= a.length; i++) {
      let least = row[0] = i;
      for (let j = 1; j <= b.length; j++) {
        let errors = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) errors = Math.min(errors, before[j - 2] + 1);
        row[j] = errors;
        if (errors < least) least = errors;
      }
      if (least > limit) return limit + 1;
      [before, last, row] = [last, row, before];
    }
    return last[b.length];
  }

  /* The pairs of letters of folded texts, which are ASCII: where each was seen last, so that it counts once a text. */
  const PAIRS = 1 << 14;
  const pairAt = (text, i) => (text.charCodeAt(i) << 7) | text.charCodeAt(i + 1);
  const seen = new Uint32Array(PAIRS);
  let turn = 0;

  /** How many different pairs of letters a folded text has. */
  function pairsOf(text) {
    let many = 0;
    turn += 1;
    for (let i = 0; i < text.length - 1; i++) {
      const at = pairAt(text, i);
      if (seen[at] !== turn) many += 1;
      seen[at] = turn;
    }
    return many;
  }

  /** How many different pairs of letters a folded text has, and how to count those that others share with it. */
  function sharing(text) {
    const wanted = new Uint32Array(PAIRS);
    let now = 1;
    for (let i = 0; i < text.length - 1; i++) wanted[pairAt(text, i)] = now;
    function shared(other) {
      let many = 0;
      now += 1;
      for (let i = 0; i < other.length - 1; i++) {
        const at = pairAt(other, i);
        if (wanted[at] === 0 || wanted[at] === now) continue;
        wanted[at] = now;
        many += 1;
      }
      return many;
    }
    return { pairs: pairsOf(text), shared };
  }

  window.ParoleAnalisi = { STOP_WORDS, PREFIXES, fold, words, lengthInWords, key, stem, rootOf, root, terms, telling, tolerance, distance, pairsOf, sharing };
})();
