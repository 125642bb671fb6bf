/* The words found in a text, for the two doors of one tool: «Leggi un testo» and «Il tuo documento». Loads the index and
   what is said of each word, gathers the words found, puts them in order and counts them. */
(function () {
  "use strict";
  const { index: loadIndex, part: loadPart } = window.ParoleCarica;
  const ORDER = ["divergono", "si-completano", undefined, "coincidono"];

  /** The index, loaded when somebody is about to use it. */
  const load = () => loadIndex("leggi.js", () => ({ entries: window.ParoleLeggi.voci, many: window.ParoleLeggi.schede, tree: window.ParoleAbbina.prepare(window.ParoleLeggi.forme.map(meant)) }));

  /** What a form means, by its key: the sense is 1 when it depends, 2 when it is to be avoided. */
  function meant([key, positions, sense]) { return [key, { positions, depends: sense === 1, avoid: sense === 2 }]; }

  /** Load what the cards say of the words found: it is in parts, `many` to each. */
  async function loadCards(words, { entries, many }) {
    const numbers = new Set(words.map((word) => Math.floor(word.position / many)));
    await Promise.all([...numbers].map(async (number) => {
      for (const [i, entry] of (await loadPart("leggi", "ParoleLeggi", number)).entries()) Object.assign(entries[number * many + i], entry);
    }));
  }

  /** Note an occurrence under each word it may mean; tell whether it is the first link to its card. */
  function note(shown, found, reading) {
    const first = !reading.linked.has(found.positions[0]);
    reading.linked.add(found.positions[0]);
    for (const position of found.positions) {
      const word = reading.words.get(position) || { position, times: 0, forms: new Set(), settled: false, others: new Map(), avoided: new Set() };
      word.times += 1;
      word.forms.add(shown.replace(/\s+/g, " "));
      if (found.avoid) word.avoided.add(shown.replace(/\s+/g, " "));
      else if (found.depends) word.others.set(shown.replace(/\s+/g, " "), found.positions);
      else word.settled = true;
      reading.words.set(position, word);
    }
    return first;
  }

  /** The words found: those that diverge first, then as they come in the text. */
  function inOrder(reading, entries) {
    const rank = (word) => ORDER.indexOf(entries[word.position].accordo);
    return [...reading.words.values()].sort((a, b) => rank(a) - rank(b));
  }

  function fullName(entry) { return entry.accezione ? `${entry.termine} (${entry.accezione})` : entry.termine; }

  function summary(words, entries) {
    const count = (agreement, one, many) => {
      const total = words.filter((word) => entries[word.position].accordo === agreement).length;
      return total ? [`${total} ${total === 1 ? one : many}`] : [];
    };
    const parts = [
      ...count("divergono", "diverge", "divergono"), ...count("si-completano", "si completa", "si completano"),
      ...count(undefined, "manca di una voce", "mancano di una voce"), ...count("coincidono", "coincide", "coincidono"),
    ];
    return `${words.length === 1 ? "Una parola del glossario" : `${words.length} parole del glossario`}: ${parts.join(", ")}.`;
  }

  /** What is said of forms to avoid that a text has: which, why, and what to write. */
  function toAvoid(entry, shown) {
    return `${shown.map((each) => `«${each}»`).join(", ")}. ${whyAvoid(entry, shown)}`;
  }

  /** Why some forms are to be avoided, and what to write, which the reason mostly says by itself. */
  function whyAvoid(entry, shown) {
    const reasons = Object.entries(entry.evita || {}).filter(([form]) => shown.some((each) => sameForm(each, form)));
    const said = reasons.map(([, why]) => why.replace(/\.?$/, ".")).join(" ");
    return /\b(?:scrivi|usa|di’|cita|indica)\b/i.test(said) ? said : `${said} Scrivi «${entry.termine}».`.trim();
  }

  /** Whether what a text has is that form, in the singular or not. */
  function sameForm(shown, form) {
    const stems = (text) => window.ParoleAnalisi.terms(text).map(window.ParoleAnalisi.stem).join();
    return stems(shown) === stems(form);
  }

  window.ParoleTrovate = { load, loadCards, note, inOrder, fullName, summary, toAvoid, whyAvoid };
})();
