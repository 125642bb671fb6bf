/* How names and texts are typed: the same as scripts/parole/rules/shapes.py, whose patterns arrive as data. */
(function () {
  "use strict";
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const isSmall = (text) => text === text.toLowerCase();

  function writingChecks({ model, p, textsIn, problem }) {
    const { fold, words } = window.ParoleAnalisi, ready = ([source, flags, ...rest]) => [new RegExp(source, flags), ...rest];
    const all = model.marks.map(ready), shapes = model.shapes.map(ready), accents = new RegExp(model.accents.pattern[0], "gu"), signs = model.signs.map(ready);
    const names = ["termine", "sigle", "varianti"];

    /** What of Markdown is not ours, or else the signs of a typewriter: the first of each text. */
    function* marks(word) {
      for (const [location, text] of textsIn(model.word, word, [])) {
        if (location.at(-1) === "rif") continue;
        const found = !names.includes(location[0]) && all.map(([mark, cosa, rimedio]) => [mark.exec(text), cosa, rimedio]).find(([match]) => match);
        const typed = found ? null : typewritten(text);
        if (found) yield problem("markdown-nel-testo", location, { valore: found[0][0], cosa: found[1], rimedio: found[2] });
        if (typed) yield problem("segni-da-tastiera", location, { valore: typed[0], giusto: typed[1].replace(/^[«»]+|[«»]+$/g, "") });
      }
    }

    function typewritten(text) {
      for (const { 0: found, groups: { word } } of text.matchAll(accents)) {
        if (found.endsWith("’") && !model.accents.curly.includes(word.toLowerCase())) continue;
        return [found, word.slice(0, -1) + (/(?:ch|^[Nn])e$/.test(word) ? "é" : model.accents.letters[word.at(-1)] || word.at(-1))];
      }
      const [match, form] = signs.map(([sign, written]) => [sign.exec(text), written]).find(([found]) => found) || [];
      const pieces = match?.slice(1).filter(Boolean);
      return match ? [match[0], form.replace(/\{\}/g, () => pieces.shift())] : null;
    }

    /** A name is one name, written as in a dictionary. */
    function* named(word) {
      for (const [location, form] of textsIn(model.word, word, [])) {
        if (!names.includes(location[0]) || p.tag.test(form)) continue;
        const found = shapes.find(([shape, fields]) => fields.includes(location[0]) && shape.test(form));
        if (found) yield problem("nome-scritto-male", location, { valore: form.replace(/^[«»]+|[«»]+$/g, ""), difetto: found[2], rimedio: found[3] });
        else if (location[0] === "termine" && isCommon(word, form)) yield problem("nome-scritto-male", location, { valore: form, difetto: model.capital[0], rimedio: model.capital[1] });
      }
    }

    /** A common noun with a capital: its own texts write it small, and never otherwise. */
    function isCommon(word, form) {
      if (!/^\p{Lu}/u.test(form) || !isSmall(form.slice(1))) return false;
      if (model.commonOpenings.includes(fold(words(form)[0] || ""))) return true;
      const texts = [...textsIn(model.word, word, [])].filter(([location]) => location[0] !== "termine").map(([, text]) => text).join(" ");
      const small = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(form.toLowerCase())}(?![\\p{L}\\p{N}_])`, "u"), great = new RegExp(`(?<=[\\p{L}\\p{N}_,] )${escaped(form)}`, "u");
      return small.test(texts) && !great.test(texts);
    }

    return { marks, named };
  }

  window.ParoleScrittura = { writingChecks };
})();
