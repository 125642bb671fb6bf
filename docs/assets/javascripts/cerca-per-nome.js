/* The matcher of names: pure functions over the index of assets/ricerca/nomi.js. It knows nothing of the page.
   Ranks, best first: the smaller the value, the better the answer. */
(function () {
  "use strict";
  const { words, key, stem, telling, tolerance, distance } = window.ParoleAnalisi;
  const ACRONYM = 1;
  const RANK = { exact: 0, variant: 10, inflection: 20, prefix: 30, order: 40, inside: 50, slip: 60, within: 80 };
  const DISCOURAGED = 100;

  /** A text as it is compared: key and stems, whole and word by word, and the letters it is made of. */
  function analyse(text) {
    const all = words(text), terms = telling(all), stems = terms.map(stem), joined = terms.join("");
    return { key: all.join(""), terms, stems, joined, stemmed: stems.join(""), letters: letters(joined) };
  }

  /** The set of letters of a folded text, a bit each: a quick look before a slow comparison. */
  function letters(text) {
    let bits = 0;
    for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) % 31);
    return bits;
  }

  /** How many letters are in a set: the bits counted in pairs, in fours, in bytes, and the bytes summed. */
  function count(bits) {
    const pairs = bits - ((bits >>> 1) & 0x55555555), fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }

  /** The names of an index, ready to be searched. The last kind is that of the forms to avoid. */
  function prepare(index) {
    const names = { entries: [], forms: [], letters: [], allLetters: [], words: new Map(), avoid: index.perche.length - 1 };
    add(names, index.voci);
    return names;
  }

  /** Add the entries that come after those already there. */
  function add(names, entries) {
    for (const entry of entries) {
      const known = { ...entry, order: names.entries.length };
      names.entries.push(known);
      for (const [text, kind] of entry.f) addForm(names, known, text, kind);
    }
  }

  /** Every form analysed, and where each word is: words are many fewer than the places where they are. The letters
      of each form are also apart, one after the other: most forms are put aside without looking at them. */
  function addForm(names, entry, text, kind) {
    const form = { entry, number: names.forms.length, text, kind, avoid: kind === names.avoid, ...analyse(text) };
    form.short = kind === ACRONYM && form.key.length <= 4;
    form.words = form.terms.map((term) => wordOf(names, term));
    for (const word of form.words) word.forms.push(form.number);
    names.letters.push(form.letters);
    names.allLetters.push(letters(form.key) | letters(form.stemmed));
    names.forms.push(form);
  }

  function wordOf(names, term) {
    if (!names.words.has(term)) names.words.set(term, { term, stem: stem(term), letters: letters(term), forms: [] });
    return names.words.get(term);
  }

  /** The forms that may answer a query as it is written: a quick look before `match`. */
  function likely(names, query) {
    const holds = holders(names, query), least = query.letters & letters(query.stemmed);
    const meets = (form) => form.joined.includes(query.joined) || form.key.startsWith(query.key) || form.stemmed === query.stemmed;
    return names.forms.filter((form, number) => holds[number] || (!(least & ~names.allLetters[number]) && meets(form)));
  }

  /** The forms, marked by number, that have the rarest of the words that a query has finished. */
  function holders(names, query) {
    const finished = query.terms.slice(0, Math.max(1, query.terms.length - 1)), every = [...names.words.values()];
    const known = finished.map((term, i) => every.filter((word) => word.stem === query.stems[i] || (term.length > 2 && word.term.startsWith(term))));
    const many = (words) => words.reduce((total, word) => total + word.forms.length, 0);
    const marks = new Uint8Array(names.forms.length);
    for (const word of known.reduce((a, b) => (many(b) < many(a) ? b : a))) for (const number of word.forms) marks[number] = 1;
    return marks;
  }

  /** How well a form answers as it is written: {value, why}, or null. */
  function match(form, query) {
    const own = form.kind <= ACRONYM ? RANK.exact : RANK.variant;
    if (form.key === query.key) return { value: own, why: "exact" };
    if (form.joined === query.joined) return { value: own + 5, why: "exact" };
    if (form.stemmed === query.stemmed) return { value: RANK.inflection, why: "inflection" };
    const literal = form.key.startsWith(query.key) || form.joined.startsWith(query.joined);
    if (beginsWith(form, query)) return { value: RANK.prefix + spare(form, query), why: literal ? "prefix" : "beginning" };
    if (literal) return { value: RANK.prefix + 5 + spare(form, query), why: "prefix" };
    return inside(form, query);
  }

  /** From 0 to 1: how much of the form the query leaves out. */
  function spare(form, query) {
    return Math.max(0, 1 - query.joined.length / form.joined.length);
  }

  /** Whether the form begins with the words of the query, the last of which may be unfinished. */
  function beginsWith(form, query) {
    const last = query.stems.length - 1;
    return last < form.stems.length && query.stems.every((s, i) => form.stems[i] === s || (i === last && last > 0 && form.terms[i].startsWith(query.terms[i])));
  }

  /** The words of the query in another order, or among others. */
  function inside(form, query) {
    const all = query.stems.every((s, i) => form.stems.includes(s) || (query.terms[i].length > 2 && form.terms.some((t) => t.startsWith(query.terms[i]))));
    if (all) return query.stems.length === form.stems.length ? { value: RANK.order, why: "order" } : { value: RANK.inside + spare(form, query), why: "inside" };
    if (query.joined.length > 3 && meetsWords(form, query.joined)) return { value: RANK.inside + 5 + spare(form, query), why: "inside" };
    return null;
  }

  /** Whether a text is in the form from the beginning of a word, or up to the end of one: «progettazione» in «co-progettazione». */
  function meetsWords(form, text) {
    let start = 0;
    return form.terms.some((term) => {
      const here = form.joined.startsWith(text, start) || form.joined.slice(0, start + term.length).endsWith(text);
      start += term.length;
      return here;
    });
  }

  /** How well a form answers if there are typing errors: whole, word by word, or as far as it has been typed. */
  function slip(form, query) {
    const limit = tolerance(query.joined.length);
    if (form.short || !limit) return null;
    const near = count(query.letters & ~form.letters) <= limit;
    let best = Infinity;
    if (near && count(form.letters & ~query.letters) <= limit) {
      best = Math.min(errorsBetween(query.joined, form.joined), errorsBetween(query.stemmed, form.stemmed));
    }
    if (best > limit && query.met[form.number] === query.terms.length) best = Math.min(best, 3 + wordByWord(form, query));
    if (best > 8 && near && form.joined.length > query.joined.length && !strays(form.joined, query, limit)) {
      const start = distance(query.joined, form.joined.slice(0, query.joined.length), limit);
      if (start <= limit) best = 5 + start;
    }
    return best < 9 ? { value: RANK.slip + best + spare(form, query) / 2, why: "slip" } : null;
  }

  /** Whether a text begins with more letters that a query has not than the errors allow: each would be one. */
  function strays(text, query, limit) {
    let left = limit;
    for (let i = 0; i < query.joined.length; i++) if (!(query.letters & (1 << (text.charCodeAt(i) % 31))) && left-- === 0) return true;
    return false;
  }

  /** The typing errors between two words, Infinity if they are more than the first may hide. */
  function errorsBetween(typed, meant) {
    const limit = tolerance(typed.length), found = limit ? distance(typed, meant, limit) : typed === meant ? 0 : 1;
    return found <= limit ? found : Infinity;
  }

  function alike(a, b, limit) {
    return count(a & ~b) <= limit && count(b & ~a) <= limit;
  }

  /** The forms that a query may have meant. The query then has, for each of its words, the words of the names that it
      may be, with their errors, and the number of its words that each form has, as long as none is missing. */
  function guesses(names, query) {
    const limit = tolerance(query.joined.length), touched = new Uint8Array(names.forms.length);
    query.errors = query.terms.map((term, i) => likeWords(names, term, query.stems[i]));
    query.met = new Uint16Array(names.forms.length);
    query.errors.forEach((words, i) => {
      for (const word of words.keys()) for (const number of word.forms) {
        touched[number] = 1;
        if (query.met[number] === i) query.met[number] = i + 1;
      }
    });
    return names.forms.filter((_, number) => touched[number] || (limit && count(query.letters & ~names.letters[number]) <= limit));
  }

  /** The words that a word may be, with the errors of each: none if they are of the same stem. */
  function likeWords(names, term, own) {
    const limit = tolerance(term.length), bits = letters(term), found = new Map();
    for (const word of names.words.values()) {
      if (word.stem === own) found.set(word, 0);
      else if (limit && alike(word.letters, bits, limit + 1)) {
        const errors = Math.min(errorsBetween(term, word.term), errorsBetween(own, word.stem));
        if (errors < Infinity) found.set(word, errors);
      }
    }
    return found;
  }

  /** The errors of all the words of the query, at most one word's worth; the form has them all. */
  function wordByWord(form, query) {
    let errors = 0;
    for (const words of query.errors) errors += Math.min(...form.words.map((word) => words.get(word) ?? Infinity));
    return Math.min(errors, 3) + (form.terms.length > query.terms.length ? 1 : 0);
  }

  /** A name inside what was typed: «la tessera della banca del tempo». It must be at least half of the words. */
  function within(form, query) {
    if (query.stems.length < 2 || form.stems.length * 2 < query.stems.length || form.stems.length >= query.stems.length) return null;
    const all = form.stems.every((s) => query.stems.includes(s));
    return all ? { value: RANK.within + 1 - form.stems.length / query.stems.length, why: "within" } : null;
  }

  /** The best form of each entry, best entry first. */
  function rank(forms, how) {
    const found = new Map();
    for (const form of forms) {
      const answer = how(form);
      if (!answer) continue;
      const value = answer.value + Math.max(0, form.kind - ACRONYM) + (form.avoid ? DISCOURAGED : 0), best = found.get(form.entry);
      if (!best || value < best.value) found.set(form.entry, { entry: form.entry, form, why: answer.why, value });
    }
    return [...found.values()].sort((a, b) => a.value - b.value || a.entry.order - b.entry.order);
  }

  /** The entries that answer a query, best first, each with the form and the way it was found. */
  function search(names, text) {
    const query = analyse(text);
    if (!query.key) return [];
    const found = rank(likely(names, query), (form) => match(form, query));
    if (found.some((f) => f.value < DISCOURAGED || isWhole(f))) return found;
    const guessed = rank(guesses(names, query), (form) => slip(form, query) || within(form, query)), seen = new Set(guessed.map((f) => f.entry));
    return [...guessed, ...found.filter((f) => !seen.has(f.entry))];
  }

  /** Whether a whole name was asked: then nothing else has to be looked for. */
  function isWhole(result) {
    return result.why === "exact" || result.why === "inflection";
  }

  /** The names that look most like a query that found nothing: by the pairs of letters they share. */
  function nearest(names, text, many = 3) {
    const like = likeness(key(text)), found = new Map();
    const ofWord = new Map([...names.words.values()].map((word) => [word, like(word.term, 0.9)]));
    for (const form of names.forms) {
      if (form.short || form.avoid) continue;
      const value = Math.max(like(form.key, 1), ...form.words.map((word) => ofWord.get(word))) - form.kind / 50;
      if (value >= 0.35 && value > (found.get(form.entry) ?? 0)) found.set(form.entry, value);
    }
    return [...found].sort(([a, one], [b, other]) => other - one || a.order - b.order).slice(0, many).map(([entry]) => entry);
  }

  /** How to compare a folded text with the one asked: twice the pairs of letters they share over all the pairs (Dice). */
  function likeness(asked) {
    const wanted = new Uint8Array(1 << 14), seen = new Uint32Array(1 << 14), pair = (text, i) => (text.charCodeAt(i) << 7) | text.charCodeAt(i + 1);
    for (let i = 0; i < asked.length - 1; i++) wanted[pair(asked, i)] = 1;
    const many = wanted.reduce((total, one) => total + one, 0);
    let turn = 0;
    return (text, weight) => {
      let own = 0, shared = 0;
      turn += 1;
      for (let i = 0; i < text.length - 1; i++) {
        const at = pair(text, i);
        if (seen[at] === turn) continue; // a pair counts once
        seen[at] = turn;
        own += 1;
        shared += wanted[at];
      }
      return (weight * 2 * shared) / (own + many || 1);
    };
  }

  window.ParoleNomiCercatore = { prepare, add, search, nearest, isWhole };
})();
