/* The matcher of texts: pure functions over the inverted index of assets/ricerca/testi.js, which is made by
   scripts/parole/lookup/texts.py. It answers when the names are not enough. A large index is in parts by the
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

  /** Add a part: stems in order, and where each is, which is read when it is asked. */
  function add(texts, number, { radici, dove }) {
    const stems = radici.split(" ");
    texts.parts[number] = { stems, postings: dove.split(" "), read: [] };
  }

  /** The number of the part where all that answers a word is: the last that does not start after it. */
  function partOf(texts, term) {
    return texts.starts.findLastIndex((start) => start <= term.slice(0, LETTERS));
  }

  /** The numbers of the parts that a query needs. */
  function partsFor(texts, text) {
    return [...new Set(terms(text).map((term) => partOf(texts, term)))];
  }

  /** The documents of a stem, each with its weight: four times its number, and the weight. */
  function documents(part, position) {
    part.read[position] ??= places(part.postings[position]);
    return part.read[position];
  }

  /** Read a list of numbers in base 36, of which each begins from the document before: a list may be as long as the index. */
  function places(text) {
    const found = [];
    let value = 0, number = 0;
    for (let i = 0; i <= text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 47) { value = value * 36 + code - (code > 57 ? 87 : 48); continue; } // else a comma, or the end
      number += value >> 2;
      found.push((number << 2) | (value & 3));
      value = 0;
    }
    return found;
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

  /** The places in a part of the stems that begin with a text. */
  function* beginning({ stems }, text) {
    for (let i = firstFrom(stems, text); i < stems.length && stems[i].startsWith(text); i++) yield i;
  }

  /** The stems that answer a word: the same, of the same root, and, for a word still being typed, those it begins. */
  function candidates(part, term, unfinished) {
    const own = stem(term), asked = root(own), found = new Map(), same = firstFrom(part.stems, own);
    if (unfinished && term.length > 3) for (const i of beginning(part, term)) found.set(i, START);
    // A root has at least the first three letters.
    if (own.length > 3) for (const i of beginning(part, own.slice(0, LETTERS))) if (root(part.stems[i]) === asked) found.set(i, ROOT);
    if (part.stems[same] === own) found.set(same, WORD);
    return found;
  }

  /** The best weight of a word in each document, by number: 0 where it is not. */
  function weights(texts, term, unfinished) {
    const best = new Float64Array(texts.lengths.length), part = texts.parts[partOf(texts, term)];
    for (const [position, sureness] of candidates(part, term, unfinished)) {
      for (const place of documents(part, position)) {
        const weight = sureness * (1 + (place & 3) / 4);
        if (weight > best[place >> 2]) best[place >> 2] = weight;
      }
    }
    return best;
  }

  /** Whether what was typed begins the title of a page. */
  function isTitled(page, typed) {
    return Boolean(page) && key(page[1]).startsWith(typed);
  }

  /** The documents whose text answers a query, best first: {number, value, page, matched}, where number is that of the
      entry. The parts that the query needs are there. `most` is how many are wanted. */
  function search(index, text, most = Infinity) {
    const asked = [...new Set(terms(text))], found = asked.map((term, i) => weights(index, term, i === asked.length - 1));
    const { values, covered, whole } = weighed(index, found), entries = values.length - index.pages.length, typed = key(text), best = [];
    for (let number = 0; number < values.length; number++) {
      if (!covered[number] || covered[number] < whole / 2) continue;
      const page = index.pages[number - entries], value = values[number] * (covered[number] / whole);
      keep(best, { number, value, page, titled: isTitled(page, typed) }, most);
    }
    return best.sort(before).slice(0, most).map(({ number, value, page }) => ({ number, value, page, matched: asked.filter((_, i) => found[i][number]) }));
  }

  /** What the words of a query weigh in each document, and how much of the query each has: a rare word counts more. */
  function weighed(index, found) {
    const many = index.lengths.length, values = new Float64Array(many), covered = new Float64Array(many);
    let whole = 0;
    for (const best of found) {
      const rarity = Math.log(1 + many / (best.reduce((total, weight) => total + (weight > 0), 0) || 1));
      whole += rarity;
      for (let number = 0; number < many; number++) {
        if (!best[number]) continue;
        values[number] += (rarity * best[number]) / (0.75 + (0.25 * index.lengths[number]) / index.average);
        covered[number] += rarity;
      }
    }
    return { values, covered, whole };
  }

  function before(a, b) {
    return b.titled - a.titled || b.value - a.value || a.number - b.number;
  }

  /** Add a document to the best ones; when they are twice as many as are wanted the others are left. */
  function keep(best, document, most) {
    if (best.length < most * 2) return void best.push(document);
    best.sort(before).splice(most, Infinity, document);
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

  /** All the results, names before texts; texts may still be missing (null), names already be found. Of an entry, only
      the best. Of the texts, as many as are wanted are enough. */
  function find(known, index, query, found = names.search(known, query), most = Infinity) {
    if (!index || !needed(found, query)) return found;
    const seen = new Set(found.map((result) => result.entry));
    const more = texts.search(index, query, most + found.length).map((result) => ({ ...result, entry: known.entries[result.number], why: result.page ? "page" : "text" }));
    return [...found, ...more.filter((result) => !result.entry || !seen.has(result.entry))];
  }

  window.ParoleRicerca = { SHOWN, needed, find };
})();
