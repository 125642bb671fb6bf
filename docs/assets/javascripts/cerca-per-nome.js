/* The matcher of names: pure functions over the index of scripts/parole/lookup/names.py. It knows nothing of the page.
   Ranks, best first: the smaller the value, the better the answer. Every form of every name is looked at: at ten
   thousand words that still takes less than anybody notices. */
(function () {
  "use strict";
  const { words, key, stem, root, telling, tolerance, distance, pairsOf, sharing } = window.ParoleAnalisi;
  const RANK = { exact: 0, variant: 10, inflection: 20, initials: 25, prefix: 30, order: 40, inside: 50, family: 57, slip: 60, within: 80 };
  const ACRONYM = 1, VARIANT = 2, ENGLISH = 3, DISCOURAGED = 100;

  /* ---- the names, analysed once ---- */

  /** The names of an index, as its parts come; after each the browser may do something else. The last of the `kinds` is
      that of the forms to avoid. */
  async function prepare({ parts, perche: kinds }) {
    const names = { kinds, entries: [], forms: [], words: new Map() };
    for await (const entries of parts) {
      add(names, entries);
      await new Promise((resolve) => { setTimeout(resolve); });
    }
    return names;
  }

  function add(names, entries) {
    for (const entry of entries) {
      const known = { ...entry, order: names.entries.length };
      names.entries.push(known);
      for (const [text, kind] of entry.f) names.forms.push(analysed(names, known, text, kind));
    }
  }

  /** Add the pages that are not of a word, by their names: between equals they come after the words. */
  function addPages(names, pages) {
    for (const page of pages) {
      const entry = { page, order: Infinity };
      for (const text of [page[1], ...page.slice(4)]) names.forms.push(analysed(names, entry, text, VARIANT));
    }
  }

  function analysed(names, entry, text, kind) {
    const all = words(text), own = telling(all).map((term) => wordOf(names, term)), whole = all.join("");
    const joined = own.map((word) => word.term).join(""), stemmed = own.map((word) => word.stem).join("");
    const avoid = kind === names.kinds.length - 1;
    const first = kind === ENGLISH || avoid || own.length < 2 ? [] : [initials(own.map((word) => word.term)), initials(all)];
    return { entry, text, kind, avoid, short: kind === ACRONYM && whole.length <= 4, key: whole, joined, stemmed, words: own, initials: first, figures: figures(whole) };
  }

  /** A word of the names: the same for all the forms that have it, which are many. */
  function wordOf(names, term) {
    if (!names.words.has(term)) names.words.set(term, { term, stem: stem(term), root: root(term) });
    return names.words.get(term);
  }

  const initials = (all) => all.map((word) => word[0]).join("");
  const figures = (text) => text.replace(/\D+/g, " ").trim();

  /** A query as it is compared: key and stems, whole and word by word. */
  function analyse(text) {
    const all = words(text), terms = telling(all), stems = terms.map(stem), whole = all.join("");
    return { key: whole, terms, stems, roots: terms.map(root), joined: terms.join(""), stemmed: stems.join(""), figures: figures(whole), capitals: /^[A-Z.\s]+$/.test(text) };
  }

  /* ---- as it is written ---- */

  /** How well a form answers as it is written: {value, why}, or null. */
  function match(form, query) {
    const own = form.kind <= ACRONYM ? RANK.exact : RANK.variant;
    if (form.key === query.key) return { value: own, why: "exact" };
    if (form.joined === query.joined) return { value: own + 5, why: "exact" };
    if (form.stemmed === query.stemmed) return { value: RANK.inflection, why: "inflection" };
    const literal = form.key.startsWith(query.key) || form.joined.startsWith(query.joined);
    if (beginsWith(form, query)) return { value: RANK.prefix + spare(form, query), why: literal ? "prefix" : "beginning" };
    if (query.key.length > 1 && form.initials.includes(query.key)) return { value: query.capitals ? RANK.initials : RANK.order, why: "initials" };
    if (literal) return { value: RANK.prefix + 5 + spare(form, query), why: "prefix" };
    return inside(form, query) || family(form, query);
  }

  /** The words of the query with other endings: a verb and its noun, an adjective and its noun. */
  function family(form, query) {
    const own = form.words.length, same = query.roots.every((asked) => asked.length > 4 && form.words.some((word) => word.root === asked));
    return same && (own === query.roots.length || !form.avoid) ? { value: RANK.family + spare(form, query), why: "family" } : null;
  }

  /** From 0 to 1: how much of the form the query leaves out. */
  function spare(form, query) {
    return Math.max(0, 1 - query.joined.length / form.joined.length);
  }

  /** Whether the form begins with the words of the query, the last of which may be unfinished. */
  function beginsWith(form, query) {
    const last = query.stems.length - 1, { words: own } = form;
    return last < own.length && query.stems.every((s, i) => own[i].stem === s || (i === last && last > 0 && own[i].term.startsWith(query.terms[i])));
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
  function slip(form, query, likely) {
    const limit = tolerance(query.joined.length);
    if (form.short || !limit || form.figures !== query.figures) return null; // another number is another thing
    let best = Math.min(errorsBetween(query.joined, form.joined), errorsBetween(query.stemmed, form.stemmed));
    if (best > limit) best = Math.min(best, 3 + wordByWord(form, likely));
    if (best > 8 && form.joined.length > query.joined.length) {
      const start = distance(query.joined, form.joined.slice(0, query.joined.length), limit);
      if (start <= limit) best = 5 + start;
    }
    return best < 9 ? { value: RANK.slip + best + spare(form, query) / 2, why: "slip" } : null;
  }

  /** The typing errors between two words, Infinity if they are more than the first may hide. */
  function errorsBetween(typed, meant) {
    const limit = tolerance(typed.length), found = distance(typed, meant, limit);
    return found <= limit ? found : Infinity;
  }

  /** For each word of a query, the words of the names that it may be, with their errors: none if the stem is the same. */
  function likelyWords(names, query) {
    return query.terms.map((term, i) => {
      const own = query.stems[i], found = new Map();
      for (const word of names.words.values()) {
        const errors = word.stem === own ? 0 : Math.min(errorsBetween(term, word.term), errorsBetween(own, word.stem));
        if (errors < Infinity) found.set(word, errors);
      }
      return found;
    });
  }

  /** The errors of all the words of the query, at most one word's worth; Infinity if the form has not all of them. */
  function wordByWord(form, likely) {
    let errors = 0;
    for (const words of likely) errors += Math.min(...form.words.map((word) => words.get(word) ?? Infinity));
    return errors < Infinity ? Math.min(errors, 3) + (form.words.length > likely.length ? 1 : 0) : Infinity;
  }

  /** A name inside what was typed: «la tessera della banca del tempo». It must be at least half of the words. */
  function within(form, query) {
    const own = form.words.length, asked = query.stems.length;
    if (asked < 2 || own * 2 < asked || own >= asked) return null;
    return form.words.every((word) => query.stems.includes(word.stem)) ? { value: RANK.within + 1 - own / asked, why: "within" } : null;
  }

  /* ---- numbers in letters ---- */

  const ORDINALS = ["", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo"];
  const CARDINALS = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"];
  const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

  /** A text with its numbers in letters, when it has any: «III settore», «3° settore» → «terzo settore», «tre settore». */
  function spelled(text) {
    return [ORDINALS, CARDINALS].map((letters) => text.replace(/(?<![\p{L}\d])(?:([1-9]|10)[°ºª^]?|([ivx]{1,4})[°ºª^]?)(?=[\s-]+\p{L})/giu, (found, digits, roman) => letters[digits || ROMAN.indexOf(roman.toLowerCase())] || found)).filter((other) => other !== text);
  }

  /* ---- all together ---- */

  /** The best form of each entry, best entry first. The forms of an entry follow one another. */
  function rank(names, how) {
    const found = [];
    let last = null;
    for (const form of names.forms) {
      const answer = how(form);
      if (!answer) continue;
      const value = answer.value + Math.max(0, form.kind - ACRONYM) + (form.avoid ? DISCOURAGED : 0);
      if (last?.entry !== form.entry) found.push((last = { entry: form.entry, form, why: answer.why, value }));
      else if (value < last.value) Object.assign(last, { form, why: answer.why, value });
    }
    return found.sort((a, b) => a.value - b.value || (a.entry.order > b.entry.order) - (a.entry.order < b.entry.order));
  }

  /** The entries that answer a query, best first, each with the form and the way it was found; pages among them. */
  function search(names, text) {
    const found = answer(names, text), other = found.some(isWhole) ? [] : spelled(text);
    const better = other.map((one) => answer(names, one)).find((answers) => answers.some(isWhole));
    const whole = found.some((one) => one.why === "exact"), sure = whole ? found.filter((one) => one.why !== "initials") : found;
    return (better || sure).map((one) => (one.entry.page ? { ...one, page: one.entry.page, entry: undefined } : one));
  }

  function answer(names, text) {
    const query = analyse(text);
    if (!query.key) return [];
    const found = rank(names, (form) => match(form, query));
    if (found.some((f) => f.value < DISCOURAGED || isWhole(f))) return found;
    const likely = likelyWords(names, query);
    const guessed = rank(names, (form) => slip(form, query, likely) || within(form, query)), seen = new Set(guessed.map((f) => f.entry));
    return [...guessed, ...found.filter((f) => !seen.has(f.entry))];
  }

  /** Whether a whole name was asked, or an act: then nothing else has to be looked for. */
  function isWhole(result) {
    return ["exact", "inflection", "act"].includes(result.why);
  }

  /* ---- when nothing answers ---- */

  const LEAST = 0.35, OF_A_WORD = 0.9;

  /** The names that look most like a query that found nothing: by the pairs of letters they share, as a whole or in a word. */
  function nearest(names, text, many = 3) {
    const asked = sharing(key(text)), best = new Map();
    const likes = new Map(Array.from(names.words.values(), (word) => [word, dice(asked, word.term, OF_A_WORD)]));
    for (const form of names.forms) {
      if (form.avoid || form.short || form.entry.page) continue;
      const like = Math.max(dice(asked, form.key), ...form.words.map((word) => likes.get(word))) - form.kind / 50;
      if (like >= LEAST && like > (best.get(form.entry) ?? 0)) best.set(form.entry, like);
    }
    return [...best].sort(([a, one], [b, other]) => other - one || a.order - b.order).slice(0, many).map(([entry]) => entry);
  }

  /** Twice the pairs of letters that two texts share over all their pairs (Dice). */
  function dice(asked, text, weight = 1) {
    return (weight * 2 * asked.shared(text)) / (asked.pairs + pairsOf(text) || 1);
  }

  window.ParoleNomiCercatore = { prepare, addPages, search, nearest, isWhole };
})();
