/* The matcher of texts: pure functions over the inverted index of assets/ricerca/testi.js, which is made by
   scripts/parole/lookup_texts.py. It answers when the names are not enough. A large index is in parts by the
   first letters of the stems: all that may answer a word, of the same root or unfinished, begins as it does. */
(function () {
  "use strict";
  const { key, stem, terms } = window.ParoleAnalisi;
  // Endings of verbs and of what is made from them: «firmare», «firmato», «firmano», «firmatario» share a root.
  const DERIVED = /(?<=[a-z]{4})(?:ament|iment|azion|izion|zion|sion|ator|itor|abil|ibil|atur|itur|at|it|ut|ar|er|ir|and|end|an|on|av|ev|iv|ant|ent|anz|enz|iam|al|os|ist)$/;
  const WORD = 1, ROOT = 0.6, START = 0.5;
  const LETTERS = 3;

  function root(word) {
    return word.replace(DERIVED, "").replace(/(?<=[a-z]{3})[aeio]+$/, "");
  }

  /** Read the index once; the parts that are not in the same file are added as they come. */
  function prepare(index) {
    const average = index.lunghezze.reduce((a, b) => a + b, 0) / (index.lunghezze.length || 1);
    const texts = { starts: index.parti || [""], parts: [], lengths: index.lunghezze, average, pages: index.pagine };
    if (!index.parti) add(texts, 0, index);
    return texts;
  }

  /** Add a part: stems in order, where each is, the stems of each root. */
  function add(texts, number, { radici, dove }) {
    const stems = radici.split(" "), roots = new Map();
    stems.forEach((s, i) => {
      const known = roots.get(root(s));
      if (known) known.push(i); else roots.set(root(s), [i]);
    });
    texts.parts[number] = { stems, places: new Map(stems.map((s, i) => [s, i])), postings: dove.split(" "), roots };
  }

  /** The number of the part where all that answers a word is: the last that does not start after it. */
  function partOf(texts, term) {
    return texts.starts.findLastIndex((start) => start <= term.slice(0, LETTERS));
  }

  /** The numbers of the parts that a query needs. */
  function partsFor(texts, text) {
    return [...new Set(terms(text).map((term) => partOf(texts, term)))];
  }

  /** The documents of a stem: [number, weight] pairs. */
  function documents(part, position) {
    let number = 0;
    return part.postings[position].split(",").map((text) => {
      const value = parseInt(text, 36);
      number += value >> 2;
      return [number, value & 3];
    });
  }

  /** The first stem that does not come before a text. */
  function firstFrom(stems, text) {
    let low = 0, high = stems.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stems[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The stems that answer a word: the same, of the same root, and, for a word still being typed, those it begins. */
  function candidates(part, term, unfinished) {
    const own = stem(term), found = new Map();
    if (unfinished && term.length > 3) {
      for (let i = firstFrom(part.stems, term); i < part.stems.length && part.stems[i].startsWith(term); i++) found.set(i, START);
    }
    if (own.length > 3) for (const i of part.roots.get(root(own)) || []) found.set(i, ROOT);
    if (part.places.has(own)) found.set(part.places.get(own), WORD);
    return found;
  }

  /** The best weight of a word in each document. */
  function weights(texts, term, unfinished) {
    const best = new Map(), part = texts.parts[partOf(texts, term)];
    for (const [position, sureness] of candidates(part, term, unfinished)) {
      for (const [number, weight] of documents(part, position)) {
        best.set(number, Math.max(best.get(number) || 0, sureness * (1 + weight / 4)));
      }
    }
    return best;
  }

  /** Whether what was typed begins the title of a page. */
  function isTitled(page, typed) {
    return Boolean(page) && key(page[1]).startsWith(typed);
  }

  /** The documents whose text answers a query, best first: {number, page, matched}, where number is that of the entry.
      The parts that the query needs are there. */
  function search(index, text) {
    const asked = [...new Set(terms(text))], many = index.lengths.length, found = new Map();
    let whole = 0;
    asked.forEach((term, i) => {
      const best = weights(index, term, i === asked.length - 1);
      const rarity = Math.log(1 + many / (best.size || 1));
      whole += rarity;
      for (const [number, weight] of best) {
        const document = found.get(number) || { number, value: 0, covered: 0, matched: [] };
        document.value += (rarity * weight) / (0.75 + (0.25 * index.lengths[number]) / index.average);
        document.covered += rarity;
        document.matched.push(term);
        found.set(number, document);
      }
    });
    const entries = many - index.pages.length, typed = key(text);
    return [...found.values()]
      .filter((document) => document.covered >= whole / 2)
      .map((document) => ({ ...document, value: document.value * (document.covered / whole), page: index.pages[document.number - entries] }))
      .sort((a, b) => isTitled(b.page, typed) - isTitled(a.page, typed) || b.value - a.value || a.number - b.number);
  }

  window.ParoleTestiCercatore = { prepare, add, partsFor, search };
})();

/* The two together: names first, then texts when they are needed. */
(function () {
  "use strict";
  const names = window.ParoleNomiCercatore, texts = window.ParoleTestiCercatore;

  // As many results as a reader looks through.
  const SHOWN = 8;

  /** Whether the texts are worth a look: not if a whole name was asked, if there are names enough, or after two letters. */
  function needed(found, query) {
    return query.trim().length > 2 && found.length < SHOWN && !found.some(names.isWhole);
  }

  /** All the results, names before texts; texts may still be missing (null), names already be found. Of an entry, only the best. */
  function find(known, index, query, found = names.search(known, query)) {
    if (!index || !needed(found, query)) return found;
    const seen = new Set(found.map((result) => result.entry));
    const more = texts.search(index, query).map((result) => ({ ...result, entry: known.entries[result.number], why: result.page ? "page" : "text" }));
    return [...found, ...more.filter((result) => !result.entry || !seen.has(result.entry))];
  }

  window.ParoleRicerca = { SHOWN, needed, find };
})();
