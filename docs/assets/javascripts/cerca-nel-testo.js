/* The matcher of texts: pure functions over the inverted index of scripts/parole/lookup/texts.py. It answers when the
   names are not enough. The index is in parts by the first letters of the stems: all that may answer a word, of the
   same root or unfinished, begins as it does. */
(function () {
  "use strict";
  const { key, stem, rootOf, terms } = window.ParoleAnalisi;
  const WORD = 1, ROOT = 0.6, START = 0.5;
  const LETTERS = 3;

  /** The index without its parts yet. */
  function prepare({ parti, lunghezze, pagine }) {
    const average = lunghezze.reduce((a, b) => a + b, 0) / (lunghezze.length || 1);
    return { starts: parti, parts: [], lengths: lunghezze, average, pages: pagine };
  }

  /** Add a part: stems in order, and where each is, which is read when it is asked. */
  function add(texts, number, { radici, dove }) {
    texts.parts[number] = { stems: radici.split(" "), postings: dove.split(" ") };
  }

  /** The number of the part where all that answers a word is: the last that does not start after it. */
  function partOf(texts, term) {
    return texts.starts.findLastIndex((start) => start <= term.slice(0, LETTERS));
  }

  /** The numbers of the parts that a query needs. */
  function partsFor(texts, text) {
    return [...new Set(terms(text).map((term) => partOf(texts, term)))];
  }

  /** The documents of a stem, each with its weight: four times its number, and the weight. They are written in base
      36, each counted from the one before. */
  function documents(text) {
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

  /** How surely a stem answers a word: it is the same, or of the same root, or begins with a word still being typed. */
  function surenessOf(term, unfinished) {
    const own = stem(term), asked = rootOf(own), beginning = own.slice(0, LETTERS);
    return (known) => {
      if (known === own) return WORD;
      // A root has at least the first three letters.
      if (own.length > 3 && known.startsWith(beginning) && rootOf(known) === asked) return ROOT;
      return unfinished && term.length > 3 && known.startsWith(term) ? START : 0;
    };
  }

  /** The best weight of a word in each document, by number: 0 where it is not. */
  function weights(texts, term, unfinished) {
    const best = new Float64Array(texts.lengths.length), { stems, postings } = texts.parts[partOf(texts, term)];
    for (const [position, sureness] of stems.map(surenessOf(term, unfinished)).entries()) {
      for (const place of sureness ? documents(postings[position]) : []) {
        best[place >> 2] = Math.max(best[place >> 2], sureness * (1 + (place & 3) / 4));
      }
    }
    return best;
  }

  /** Whether what was typed begins the title of a page. */
  function isTitled(page, typed) {
    return Boolean(page) && key(page[1]).startsWith(typed);
  }

  /** The documents whose text answers a query, best first: {number, value, page, matched}, where number is that of the
      entry. The parts that the query needs are there. */
  function search(index, text) {
    const asked = [...new Set(terms(text))], found = asked.map((term, i) => weights(index, term, i === asked.length - 1));
    const figures = found.filter((_, i) => /^\d+$/.test(asked[i])); // another number is another thing
    const { values, covered, whole } = weighed(index, found), entries = values.length - index.pages.length, typed = key(text), best = [];
    for (let number = 0; number < values.length; number++) {
      if (!covered[number] || covered[number] < whole / 2 || figures.some((best) => !best[number])) continue;
      const page = index.pages[number - entries], value = values[number] * (covered[number] / whole);
      best.push({ number, value, page, titled: isTitled(page, typed) });
    }
    best.sort((a, b) => b.titled - a.titled || b.value - a.value || a.number - b.number);
    return best.map(({ number, value, page }) => ({ number, value, page, matched: asked.filter((_, i) => found[i][number]), all: found.every((words) => words[number] >= ROOT) }));
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

  window.ParoleTestiCercatore = { prepare, add, partsFor, search };
})();

/* All together: names, pages and acts first, then texts when they are needed. */
(function () {
  "use strict";
  const names = window.ParoleNomiCercatore, texts = window.ParoleTestiCercatore, acts = window.ParoleAttiCercatore;

  // As many results as a reader looks through.
  const SHOWN = 8;
  const GUESSES = ["slip", "within"];

  /** Whether the texts are worth a look: not if a whole name was asked, if there are names enough, or after two letters. */
  function needed(found, query) {
    return query.trim().length > 2 && found.filter(isSure).length < SHOWN && !found.some(names.isWhole);
  }

  const isSure = (result) => !GUESSES.includes(result.why);

  /** What answers by its name: words and pages, then acts with the words that rest on them. Of each, only the best. */
  function named(known, query) {
    const found = names.search(known, query);
    return once([...found, ...acts.search(known, query)].sort((a, b) => a.value - b.value));
  }

  /** All the results; texts may still be missing (null), names already be found. A text that says it comes before a guess. */
  function find(known, index, query, found = named(known, query)) {
    if (!index || !needed(found, query)) return found;
    const more = texts.search(index, query).map((result) => ({ ...result, entry: known.entries[result.number], why: result.page ? "page" : "text" }));
    const said = more.filter((result) => result.all);
    return once([...found.filter(isSure), ...said, ...found, ...more]);
  }

  /** The first result of each entry and of each page. */
  function once(results) {
    const seen = new Set();
    return results.filter(({ entry, page }) => {
      const what = entry || page[0], is = !seen.has(what);
      seen.add(what);
      return is;
    });
  }

  window.ParoleRicerca = { SHOWN, needed, find };
})();
