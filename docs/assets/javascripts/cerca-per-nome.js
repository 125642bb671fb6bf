/* The matcher of names: pure functions over the names that nomi-pronti.js prepares. It knows nothing of the page.
   Ranks, best first: the smaller the value, the better the answer. */
(function () {
  "use strict";
  const { words, key, stem, telling, tolerance, distance, opens, letters, count, sharing } = window.ParoleAnalisi;
  const { ACRONYM, START } = window.ParoleNomiPronti;
  const RANK = { exact: 0, variant: 10, inflection: 20, prefix: 30, order: 40, inside: 50, slip: 60, within: 80 };
  const DISCOURAGED = 100;

  /** A query as it is compared: key and stems, whole and word by word, and the letters it is made of. */
  function analyse(text) {
    const all = words(text), terms = telling(all), stems = terms.map(stem), joined = terms.join("");
    return { key: all.join(""), terms, stems, joined, stemmed: stems.join(""), letters: letters(joined) };
  }

  /* ---- as it is written ---- */

  /** The forms that may answer a query as it is written: a quick look before `match`. */
  function likely(names, query) {
    const marks = new Uint8Array(names.forms.length), inner = query.joined.length > 3, { list } = names.letters;
    for (const word of rarest(names, query)) mark(marks, word.forms);
    for (const [word, forms] of names.openings) if (overlap(word, query.key)) mark(marks, forms);
    for (const word of names.words) {
      const begins = overlap(word.term, query.joined);
      if (word.first.length && (begins || overlap(word.term, query.key) || query.stemmed.startsWith(word.stem))) mark(marks, word.first);
      if (inner && (begins || overlapEnds(word.term, query.joined))) for (const number of word.forms) if (!(query.letters & ~list[number])) marks[number] = 1;
    }
    return marked(names, marks);
  }

  function mark(marks, numbers) {
    for (const number of numbers) marks[number] = 1;
  }

  function marked(names, marks) {
    const forms = [];
    for (let number = marks.indexOf(1); number >= 0; number = marks.indexOf(1, number + 1)) forms.push(names.forms[number]);
    return forms;
  }

  /** Whether one of two texts begins with the other: the form may go on with other words, and so may the query. */
  function overlap(one, other) {
    return one.length < other.length ? other.startsWith(one) : one.startsWith(other);
  }

  function overlapEnds(one, other) {
    return one.length < other.length ? other.endsWith(one) : one.endsWith(other);
  }

  /** The words of the names that may be the rarest of those that a query has finished. */
  function rarest(names, query) {
    const finished = query.terms.slice(0, Math.max(1, query.terms.length - 1));
    const begun = (term) => (term.length < START ? [] : names.ofStart.get(term.slice(0, START)) || []).filter((word) => word.term.startsWith(term));
    const known = finished.map((term, i) => [...(names.ofStem.get(query.stems[i]) || []), ...begun(term)]);
    const many = (words) => words.reduce((total, word) => total + word.forms.length, 0);
    return known.reduce((a, b) => (many(b) < many(a) ? b : a));
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
    const last = query.stems.length - 1, { words } = form;
    return last < words.length && query.stems.every((s, i) => words[i].stem === s || (i === last && last > 0 && words[i].term.startsWith(query.terms[i])));
  }

  /** The words of the query in another order, or among others. */
  function inside(form, query) {
    const all = query.stems.every((s, i) => form.words.some((word) => word.stem === s || (query.terms[i].length > 2 && word.term.startsWith(query.terms[i]))));
    if (all) return query.stems.length === form.words.length ? { value: RANK.order, why: "order" } : { value: RANK.inside + spare(form, query), why: "inside" };
    if (query.joined.length > 3 && meetsWords(form, query.joined)) return { value: RANK.inside + 5 + spare(form, query), why: "inside" };
    return null;
  }

  /** Whether a text is in the form from the beginning of a word, or up to the end of one: «progettazione» in «co-progettazione». */
  function meetsWords(form, text) {
    let start = 0;
    return form.joined.includes(text) && form.words.some(({ term }) => {
      const here = form.joined.startsWith(text, start) || form.joined.endsWith(text, start + term.length);
      start += term.length;
      return here;
    });
  }

  /* ---- with typing errors ---- */

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
    const end = Math.min(text.length, query.joined.length);
    let left = limit;
    for (let i = 0; i < end; i++) if (!(query.letters & (1 << (text.charCodeAt(i) % 31))) && left-- === 0) return true;
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
    const limit = tolerance(query.joined.length), marks = new Uint8Array(names.forms.length);
    query.errors = query.terms.map((term, i) => likeWords(names, term, query.stems[i]));
    query.met = new Uint16Array(names.forms.length);
    query.errors.forEach((words, i) => {
      for (const word of words.keys()) for (const number of word.forms) if (query.met[number] === i) query.met[number] = i + 1;
    });
    markMet(names, query, marks);
    if (limit) markNear(names, query, limit, marks);
    return marked(names, marks);
  }

  /** Mark the forms that have a word for each of the query's, and those that have no word but the query's. */
  function markMet(names, query, marks) {
    const many = query.terms.length, own = new Uint16Array(names.forms.length);
    for (let number = 0; number < marks.length; number++) if (query.met[number] === many) marks[number] = 1;
    const same = new Set(query.errors.flatMap((words) => [...words.keys()].filter((word) => !words.get(word))));
    for (const word of many > 1 ? same : []) for (const number of word.forms) {
      own[number] += 1;
      if (own[number] === names.forms[number].words.length) marks[number] = 1;
    }
  }

  /** Mark the forms with almost the same letters, and those that begin as the query does: their first word too must. */
  function markNear(names, query, limit, marks) {
    const { list } = names.letters;
    for (let number = 0; number < marks.length; number++) if (alike(list[number], query.letters, limit)) marks[number] = 1;
    for (const word of names.words) {
      if (word.first.length && !strays(word.term, query, limit) && opens(word.term.slice(0, query.joined.length), query.joined, limit)) mark(marks, word.first);
    }
  }

  /** The words that a word may be, with the errors of each: none if they are of the same stem. */
  function likeWords(names, term, own) {
    const limit = tolerance(term.length), bits = letters(term), found = new Map();
    for (const word of names.words) {
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
    return Math.min(errors, 3) + (form.words.length > query.terms.length ? 1 : 0);
  }

  /** A name inside what was typed: «la tessera della banca del tempo». It must be at least half of the words. */
  function within(form, query) {
    const own = form.words.length, asked = query.stems.length;
    if (asked < 2 || own * 2 < asked || own >= asked) return null;
    return form.words.every((word) => query.stems.includes(word.stem)) ? { value: RANK.within + 1 - own / asked, why: "within" } : null;
  }

  /** The best form of each entry, best entry first. The forms of an entry follow one another. */
  function rank(forms, how) {
    const found = [];
    let last = null;
    for (const form of forms) {
      const answer = how(form);
      if (!answer) continue;
      const value = answer.value + Math.max(0, form.kind - ACRONYM) + (form.avoid ? DISCOURAGED : 0);
      if (last?.entry !== form.entry) found.push((last = { entry: form.entry, form, why: answer.why, value }));
      else if (value < last.value) Object.assign(last, { form, why: answer.why, value });
    }
    return found.sort((a, b) => a.value - b.value || a.entry.order - b.entry.order);
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

  /* ---- when nothing answers ---- */

  const LEAST = 0.35, OF_A_WORD = 0.9;

  /** The names that look most like a query that found nothing: by the pairs of letters they share, as a whole or in a
      word. Of the forms, only those are compared whose words leave hope of a place. */
  function nearest(names, text, many = 3) {
    const asked = sharing(key(text)), { shares, likes } = ofWords(names, asked), best = [];
    const spelt = names.spelt.list, ends = names.ends.list, loose = names.loose.list, pairs = names.pairs.list, less = names.less.list;
    for (let number = 0, at = 0, least = LEAST; number < names.forms.length; number++) {
      let like = 0, shared = loose[number];
      for (; at < ends[number]; at++) {
        like = Math.max(like, likes[spelt[at]]);
        shared += shares[spelt[at]];
      }
      if (Math.max(like, dice(shared, pairs[number], asked)) - less[number] < least) continue;
      const { entry, key: whole } = names.forms[number], value = Math.max(like, dice(asked.shared(whole), pairs[number], asked)) - less[number];
      if (value >= least) place(best, many, entry, value);
      if (best.length === many) least = best[many - 1].value;
    }
    return best.map(({ entry }) => entry);
  }

  /** How many pairs each word shares with a text, and how much it is like it. */
  function ofWords(names, asked) {
    const shares = new Uint16Array(names.words.length), likes = new Float64Array(names.words.length);
    for (const { term, number, pairs } of names.words) {
      shares[number] = asked.shared(term);
      likes[number] = dice(shares[number], pairs, asked, OF_A_WORD);
    }
    return { shares, likes };
  }

  /** Twice the pairs of letters that two texts share over all their pairs (Dice). */
  function dice(shared, own, { pairs }, weight = 1) {
    return (weight * 2 * shared) / (own + pairs || 1);
  }

  /** Put an entry in its place among the best, which are so many, in order; it is there once. */
  function place(best, many, entry, value) {
    const known = best.findIndex((one) => one.entry === entry);
    if (known >= 0 && best[known].value >= value) return;
    if (known >= 0) best.splice(known, 1);
    const at = best.findIndex((one) => one.value < value);
    best.splice(at < 0 ? best.length : at, 0, { entry, value });
    best.length = Math.min(best.length, many);
  }

  window.ParoleNomiCercatore = { ...window.ParoleNomiPronti, search, nearest, isWhole };
})();
