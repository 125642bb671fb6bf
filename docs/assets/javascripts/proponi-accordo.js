/* The checks on the lines, on the verdict with its cases and on the advice: the same as scripts/parole/rules/lines.py,
   verdict.py and advice.py. */
(function () {
  "use strict";
  const { words, lengthInWords, fold, stem, terms } = window.ParoleAnalisi, stems = (text) => new Set(terms(text).map(stem));

  /** The checks; `tools` are those of the checker (proponi-regole.js). */
  function agreementChecks({ model, sides, p, all, count, starts, wrongCapital, withoutAbbreviations, problem }) {
    const { limits } = model;
    const parted = (word) => Boolean(word.accordo) && word.accordo !== model.agreeing;
    const differences = model.word.find((field) => field.name === "differenza").values.map(([value]) => value);

    /** The forms a word may be called by, with their places. */
    function goodForms(word) {
      return [[["termine"], word.termine], ...["sigle", "varianti"].flatMap((field) => (word[field] || []).map((form, index) => [[field, index], form]))];
    }

    /* ---- the verdict, and what it rests upon ---- */

    function* verdict(word, wasRead) {
      const cases = word.casi || [], on = word.differenza || [];
      const alone = cases.flatMap((one, index) => (new Set(one.vale_per || []).size === 1 && wasRead(`casi[${index}].vale_per`) ? [["casi", index, "vale_per"]] : []));
      if (word.accordo === model.agreeing) yield* coinciding(word, alone);
      if (parted(word) && !on.length && wasRead("differenza")) yield problem("differenza-mancante", ["differenza"], { ammessi: differences.join(", ") });
      if (word.accordo === model.completing) for (const location of alone) yield problem("caso-di-un-lato", location);
      else if (parted(word) && (cases.length < limits.fewestCases || !alone.length) && wasRead("casi")) {
        yield problem("casi-mancanti", ["casi"], { casi: `${cases.length} ${cases.length === 1 ? "caso" : "casi"}`, soli: alone.length, minimo: limits.fewestCases, massimo: limits.cases });
      }
      if (on.length > limits.differences) yield problem("differenza-di-troppo", ["differenza", limits.differences], { numero: on.length, massimo: limits.differences });
      if (cases.length > limits.cases) yield problem("casi-di-troppo", ["casi", limits.cases], { numero: cases.length, massimo: limits.cases });
    }

    /** A word does not say that two meanings are one and then tells them apart. */
    function* coinciding(word, alone) {
      const lines = sides.filter((name) => word[name]?.vuol_dire).map((name) => [name, "vuol_dire"]);
      for (const [places, [prova, rimedio]] of [[lines, model.denials.line], [word.differenza?.length ? [["differenza"]] : [], model.denials.difference], [alone, model.denials.case]]) {
        for (const location of places) yield problem("accordo-smentito", location, { accordo: word.accordo, prova, rimedio });
      }
    }

    /* ---- what to mind and what to say instead ---- */

    function* advice(word, wasRead) {
      if (parted(word) && !word.attenzione) yield problem("attenzione-mancante", ["attenzione"]);
      const many = word.attenzione ? 1 + count(p.break, withoutAbbreviations(word.attenzione)) : 0;
      if (many > limits.sentences) yield problem("attenzione-lunga", ["attenzione"], { numero: many, massimo: limits.sentences });
      const slots = word.come_dirlo, said = [["da_scrivere", slots?.da_scrivere?.testo, "testo"], ["da_chiedere", slots?.da_chiedere]];
      if (!slots && (parted(word) || word.attenzione)) yield problem("come-dirlo-mancante", ["come_dirlo"]);
      for (const [slot, text, ...rest] of said) if (text && isQuoted(text)) yield problem("come-dirlo-virgolette", ["come_dirlo", slot, ...rest]);
      if (slots?.da_chiedere && !withoutEnd(slots.da_chiedere, Object.values(model.quotes)).endsWith("?")) yield problem("domanda", ["come_dirlo", "da_chiedere"]);
      for (const [index, neighbour] of (word.da_non_confondere || []).entries()) yield* near(word, neighbour, ["da_non_confondere", index], wasRead);
    }

    function* near(word, { voce, forma }, location, wasRead) {
      if (Boolean(voce) === Boolean(forma) && wasRead(`da_non_confondere[${location[1]}]`)) yield problem("da-non-confondere", location);
      for (const [[field], form] of goodForms(word)) if (forma && fold(form) === fold(forma)) yield problem("forma-propria", [...location, "forma"], { valore: forma, dove: field });
    }

    function withoutEnd(text, signs) {
      let end = text.length;
      while (end && signs.includes(text[end - 1])) end--;
      return text.slice(0, end);
    }

    /** Whether the whole of a text stands between quotation marks, but for the sign that closes it. */
    function isQuoted(text) {
      const closing = model.quotes[text[0]];
      return closing !== undefined && text.indexOf(closing, 1) === withoutEnd(text, ".;:!?…").length - 1;
    }

    /* ---- the line of each side ---- */

    function* lines(word, wasRead) {
      const written = sides.filter((name) => word[name]?.vuol_dire);
      for (const name of sides) if (parted(word) && word[name] && !word[name].vuol_dire && wasRead(`${name}.vuol_dire`)) yield problem("riga-mancante", [name, "vuol_dire"], { massimo: limits.line });
      for (const name of written) yield* line(word, word[name].vuol_dire, [name, "vuol_dire"]);
      if (written.length === sides.length && inCommon(...written.map((name) => word[name].vuol_dire)) >= model.copiedShare) yield problem("righe-uguali", [sides[sides.length - 1], "vuol_dire"]);
    }

    function* line(word, text, here) {
      const opening = starts(p.article, text) || starts(p.opening, text), length = lengthInWords(text);
      if (opening) yield problem("riga-inizio", here, { valore: opening[0].trim() });
      if (wrongCapital(text)) yield problem("riga-maiuscola", here, { valore: text.split(" ")[0] });
      if (text.endsWith(".") || p.sentenceEnd.test(text)) yield problem("riga-punto", here);
      if (length > limits.line) yield problem("riga-lunga", here, { lunghezza: length, massimo: limits.line });
      for (const [person] of all(p.firstPerson, text)) yield problem("riga-persona", here, { valore: person });
      const form = namedIn(text, goodForms(word).map(([, one]) => one));
      if (form) yield problem("riga-ripete", here, { valore: form });
    }

    /** The first of some forms that a text has in it, in the singular or in the plural. */
    function namedIn(text, forms) {
      const there = words(text).map(stem);
      return forms.find((form) => {
        const wanted = words(form).map(stem);
        return wanted.length && there.some((_, start) => wanted.every((one, index) => there[start + index] === one));
      });
    }

    /** How much of the shorter of two lines is in the other, in words that carry meaning: 0 to 1. */
    function inCommon(first, second) {
      const own = stems(first), others = stems(second);
      return [...own].filter((one) => others.has(one)).length / (Math.min(own.size, others.size) || 1);
    }

    return { goodForms, verdict, advice, lines };
  }

  window.ParoleAccordo = { agreementChecks };
})();
