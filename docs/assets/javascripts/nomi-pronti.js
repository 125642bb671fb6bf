/* The names of assets/ricerca/nomi.js as cerca-per-nome.js compares them: analysed once, a few at a time if they are
   many. It knows nothing of the page. */
(function () {
  "use strict";
  const { words, stem, telling, letters, pairsOf } = window.ParoleAnalisi;
  const ACRONYM = 1;
  const START = 3; // the letters of an unfinished word that are enough to look for it inside a name

  /** The names of an index. The last kind is that of the forms to avoid. */
  function prepare(index) {
    const names = empty(index);
    add(names, index.voci);
    return names;
  }

  /** The names of an index, without its entries. What is compared of every form is apart, in columns: most forms are
      put aside without looking at them. Of each, `spelt` has the numbers of its words, which end at `ends`. */
  function empty(index) {
    const columns = { letters: column(Int32Array), pairs: column(Uint16Array), loose: column(Uint16Array), less: column(Float64Array), spelt: column(Uint32Array), ends: column(Uint32Array) };
    return { entries: [], forms: [], ...columns, words: [], known: new Map(), ofStem: new Map(), ofStart: new Map(), openings: new Map(), avoid: index.perche.length - 1 };
  }

  /** A list of numbers that grows. */
  function column(Numbers) {
    const made = { list: new Numbers(1 << 10), size: 0 };
    made.push = (number) => {
      if (made.size === made.list.length) {
        const { list } = made;
        made.list = new Numbers(list.length * 2);
        made.list.set(list);
      }
      made.list[made.size++] = number;
    };
    return made;
  }

  /** Add the entries that come after those already there. */
  function add(names, entries) {
    for (const step of adding(names, entries)) void step;
  }

  /** The same an entry at a time, so that whoever adds many can pause. */
  function* adding(names, entries) {
    for (const entry of entries) {
      const known = { ...entry, order: names.entries.length };
      names.entries.push(known);
      for (const [text, kind] of entry.f) addForm(names, known, text, kind);
      yield;
    }
  }

  /** Every form analysed, and where each word is: words are many fewer than the places where they are. */
  function addForm(names, entry, text, kind) {
    const all = words(text), own = telling(all).map((term) => wordOf(names, term)), number = names.forms.length;
    const whole = all.join(""), joined = own.map((word) => word.term).join("");
    const form = { entry, number, text, kind, avoid: kind === names.avoid, short: kind === ACRONYM && whole.length <= 4, key: whole, joined, stemmed: own.map((word) => word.stem).join(""), words: own, letters: own.reduce((bits, word) => bits | word.letters, 0) };
    names.forms.push(form);
    if (own.length) own[0].first.push(number);
    // A form that begins with a word nobody looks for, or with half of one, may be asked with it all the same.
    if (own.length && own[0].term !== all[0]) listed(names.openings, all[0]).push(number);
    addToColumns(names, form);
  }

  /** The pairs of letters of a form, also those that are in none of its words: between two, or in one nobody looks for. */
  function addToColumns(names, { number, kind, avoid, short, key: whole, joined, letters: bits, words: own }) {
    names.letters.push(bits);
    names.less.push(avoid || short ? Infinity : kind / 50);
    names.pairs.push(pairsOf(whole));
    names.loose.push(Math.max(0, whole.length - joined.length + own.length - 1));
    for (const word of own) {
      word.forms.push(number);
      names.spelt.push(word.number);
    }
    names.ends.push(names.spelt.size);
  }

  function wordOf(names, term) {
    const known = names.known.get(term);
    if (known) return known;
    const made = { term, number: names.words.length, stem: stem(term), letters: letters(term), pairs: pairsOf(term), forms: [], first: [] };
    names.known.set(term, made);
    names.words.push(made);
    listed(names.ofStem, made.stem).push(made);
    listed(names.ofStart, term.slice(0, START)).push(made);
    return made;
  }

  function listed(lists, name) {
    if (!lists.has(name)) lists.set(name, []);
    return lists.get(name);
  }

  window.ParoleNomiPronti = { ACRONYM, START, prepare, empty, add, adding };
})();
