/* The matcher of names: pure functions over the index of assets/ricerca/nomi.js. It knows nothing of the page.
   Ranks, best first: the smaller the value, the better the answer. */
(function () {
  "use strict";
  const { key, stem, terms, tolerance, distance } = window.ParoleAnalisi;
  const ACRONYM = 1;
  const RANK = { exact: 0, variant: 10, inflection: 20, prefix: 30, order: 40, inside: 50, slip: 60, within: 80 };
  const DISCOURAGED = 100;

  /** A text as it is compared: key and stems, whole and word by word, and the letters it is made of. */
  function analyse(text) {
    const telling = terms(text), stems = telling.map(stem), joined = telling.join("");
    return { key: key(text), terms: telling, stems, joined, stemmed: stems.join(""), letters: letters(joined) };
  }

  /** The set of letters of a folded text, a bit each: a quick look before a slow comparison. */
  function letters(text) {
    let bits = 0;
    for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) % 31);
    return bits;
  }

  function count(bits) {
    let ones = 0;
    for (; bits; bits &= bits - 1) ones++;
    return ones;
  }

  /** Prepare the index once: every form analysed. The last kind is that of the forms to avoid. */
  function prepare(index) {
    const avoid = index.perche.length - 1;
    return index.voci.map((entry, order) => ({
      ...entry,
      order,
      forms: entry.f.map(([text, kind]) => {
        const form = { text, kind, avoid: kind === avoid, ...analyse(text) };
        form.short = kind === ACRONYM && form.key.length <= 4;
        form.bits = form.terms.map(letters);
        return form;
      }),
    }));
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
    if (form.short) return null;
    const limit = tolerance(query.joined.length);
    let best = Infinity;
    if (limit) {
      if (alike(form.letters, query.letters, limit)) {
        best = Math.min(errorsBetween(query.joined, form.joined), errorsBetween(query.stemmed, form.stemmed));
      }
      if (best > limit) best = Math.min(best, 3 + wordByWord(form, query));
      if (best > 8 && form.joined.length > query.joined.length && count(query.letters & ~form.letters) <= limit) {
        const start = distance(query.joined, form.joined.slice(0, query.joined.length), limit);
        if (start <= limit) best = 5 + start;
      }
    }
    return best < 9 ? { value: RANK.slip + best + spare(form, query) / 2, why: "slip" } : null;
  }

  /** The typing errors between two words, Infinity if they are more than the first may hide. */
  function errorsBetween(typed, meant) {
    const limit = tolerance(typed.length), found = limit ? distance(typed, meant, limit) : typed === meant ? 0 : 1;
    return found <= limit ? found : Infinity;
  }

  function alike(a, b, limit) {
    return count(a & ~b) <= limit && count(b & ~a) <= limit;
  }

  /** The errors of each word of the query, at most one word's worth each; Infinity if a word is not there. */
  function wordByWord(form, query) {
    let errors = 0;
    for (let i = 0; i < query.terms.length; i++) {
      const limit = tolerance(query.terms[i].length);
      let least = form.stems.includes(query.stems[i]) ? 0 : Infinity;
      for (let j = 0; least && limit && j < form.terms.length; j++) {
        if (!alike(form.bits[j], query.bits[i], limit + 1)) continue;
        least = Math.min(least, errorsBetween(query.terms[i], form.terms[j]), errorsBetween(query.stems[i], form.stems[j]));
      }
      if (least === Infinity) return Infinity;
      errors += least;
    }
    return Math.min(errors, 3) + (form.terms.length > query.terms.length ? 1 : 0);
  }

  /** A name inside what was typed: «la tessera della banca del tempo». It must be at least half of the words. */
  function within(form, query) {
    if (query.stems.length < 2 || form.stems.length * 2 < query.stems.length || form.stems.length >= query.stems.length) return null;
    const all = form.stems.every((s) => query.stems.includes(s));
    return all ? { value: RANK.within + 1 - form.stems.length / query.stems.length, why: "within" } : null;
  }

  /** The best form of each entry, best entry first. */
  function rank(entries, how) {
    const found = [];
    for (const entry of entries) {
      let best = null;
      for (const form of entry.forms) {
        const answer = how(form);
        if (!answer) continue;
        const value = answer.value + Math.max(0, form.kind - ACRONYM) + (form.avoid ? DISCOURAGED : 0);
        if (best === null || value < best.value) best = { entry, form, why: answer.why, value };
      }
      if (best) found.push(best);
    }
    return found.sort((a, b) => a.value - b.value || a.entry.order - b.entry.order);
  }

  /** The entries that answer a query, best first, each with the form and the way it was found. */
  function search(entries, text) {
    const query = analyse(text);
    if (!query.key) return [];
    const found = rank(entries, (form) => match(form, query));
    if (found.some((f) => f.value < DISCOURAGED || isWhole(f))) return found;
    query.bits = query.terms.map(letters);
    const guessed = rank(entries, (form) => slip(form, query) || within(form, query));
    return [...guessed, ...found].filter((f, i, all) => all.findIndex((g) => g.entry === f.entry) === i);
  }

  /** Whether a whole name was asked: then nothing else has to be looked for. */
  function isWhole(result) {
    return result.why === "exact" || result.why === "inflection";
  }

  /** The names that look most like a query that found nothing: by the pairs of letters they share. */
  function nearest(entries, text, many = 3) {
    const asked = pairs(key(text));
    const found = entries.map((entry) => ({ entry, value: Math.max(...entry.forms.filter((f) => !f.short && !f.avoid).map((f) => likeness(asked, f) - f.kind / 50)) }));
    return found.filter((f) => f.value >= 0.35).sort((a, b) => b.value - a.value || a.entry.order - b.entry.order).slice(0, many).map((f) => f.entry);
  }

  /** Twice the shared pairs over all the pairs (Dice): with the whole form, or with the most alike of its words. */
  function likeness(asked, form) {
    return Math.max(...[form.key, ...form.terms].map((text, i) => {
      const own = pairs(text);
      let shared = 0;
      for (const pair of own) if (asked.has(pair)) shared++;
      return ((i ? 0.9 : 1) * 2 * shared) / (own.size + asked.size || 1);
    }));
  }

  function pairs(text) {
    const found = new Set();
    for (let i = 0; i < text.length - 1; i++) found.add(text.slice(i, i + 2));
    return found;
  }

  window.ParoleNomiCercatore = { prepare, search, nearest, isWhole };
})();
