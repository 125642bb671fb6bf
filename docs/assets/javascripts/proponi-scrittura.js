/* How names and texts are typed: the same as scripts/parole/rules/shapes.py, whose patterns arrive as data. */
(function () {
  "use strict";
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const isSmall = (text) => text === text.toLowerCase();

  function writingChecks({ model, p, textsIn, problem }) {
    const { fold, words } = window.ParoleAnalisi, ready = ([source, flags, ...rest]) => [new RegExp(source, `${flags}g`), ...rest];
    const all = model.marks.map(ready), shapes = model.shapes.map(ready), accents = new RegExp(model.accents.pattern[0], "gu"), signs = model.signs.map(ready);
    const names = ["termine", "sigle", "varianti"];

    /** What of Markdown is not ours, each mark once, and the signs of a typewriter. */
    function* marks(word) {
      for (const [location, text] of textsIn(model.word, word, [])) {
        if (location.at(-1) === "rif") continue;
        for (const [valore, cosa, rimedio] of names.includes(location[0]) ? [] : marksIn(text)) yield problem("markdown-nel-testo", location, { valore, cosa, rimedio });
        const typed = typewritten(text);
        if (typed.size) yield problem("segni-da-tastiera", location, { scritti: `${quoted(typed.keys())} ${typed.size === 1 ? "è scritto" : "sono scritti"}`, giusto: quoted(typed.values()) });
      }
    }

    function* marksIn(text) {
      const taken = [], told = new Set();
      for (const [mark, what, remedy] of all) {
        for (const match of text.matchAll(mark)) {
          const end = match.index + match[0].length, start = match.groups?.at ? end - match.groups.at.length : match.index;
          if (told.has(what) || taken.some(([first, last]) => start < last && end > first)) continue;
          taken.push([start, end]);
          if (model.marksAsAWhole.includes(what)) told.add(what);
          yield [match[0], what, remedy];
        }
      }
    }

    const quoted = (texts) => [...texts].map((text) => `«${text.replace(/^[«»]+|[«»]+$/g, "")}»`).join(", ");

    /** What is typewritten, in the order of the text, and how it is written. */
    function typewritten(text) {
      const found = new Map();
      for (const { 0: typed, index, groups: { word } } of text.matchAll(accents)) {
        if (typed.endsWith("’") && !model.accents.curly.includes(word.toLowerCase())) continue;
        found.set(index, [typed, word.slice(0, -1) + (/(?:ch|^[Nn])e$/.test(word) ? "é" : model.accents.letters[word.at(-1)] || word.at(-1))]);
      }
      for (const [sign, form] of signs) {
        for (const match of text.matchAll(sign)) {
          const pieces = match.slice(1).filter(Boolean);
          if (!found.has(match.index)) found.set(match.index, [match[0], form.replace(/\{\}/g, () => pieces.shift())]);
        }
      }
      return new Map([...found.keys()].sort((one, other) => one - other).map((index) => found.get(index)));
    }

    /** A name is one name, written as in a dictionary: each fault is looked for in what the others leave. */
    function* named(word) {
      for (const [location, form] of textsIn(model.word, word, [])) {
        if (!names.includes(location[0])) continue;
        let left = p.tag.test(form) ? "" : form;
        const told = (difetto, rimedio) => problem("nome-scritto-male", location, { valore: form.replace(/^[«»]+|[«»]+$/g, ""), difetto, rimedio });
        for (const [shape, fields, fault, remedy, written] of shapes) {
          if (!fields.includes(location[0]) || left.search(shape) < 0) continue;
          const wayOut = remedyOf(word, remedy, left);
          left = mended(left, shape, written);
          yield told(fault, wayOut);
        }
        if (location[0] === "termine" && left && isCommon(word, left)) yield told(...model.capital);
      }
    }

    /** What to do with a fault of a name: what it has in brackets may be in its place already. */
    function remedyOf(word, remedy, form) {
      const typed = model.toOthers.includes(remedy) && p.bracketed.exec(form)?.groups.name;
      const bare = (name) => name.replace(/[^\p{L}\p{N}]/gu, "");
      const field = typed && ["sigle", "varianti"].find((one) => (word[one] || []).some((name) => !p.bracketed.test(name) && bare(name) === bare(typed)));
      return field ? model.there.replace("{}", field) : remedy;
    }

    function mended(form, shape, written) {
      if (written === "lower" || written === "upper") return written === "lower" ? form.toLowerCase() : form.toUpperCase();
      return (written === "join" ? form.replace(/[.\s]/g, "") : form.replace(shape, written)).trim();
    }

    /** A common noun with a capital: its own texts write it small, and never otherwise. */
    function isCommon(word, form) {
      if (!/^\p{Lu}\p{Ll}/u.test(form)) return false;
      if (isSmall(form.slice(1)) && model.commonOpenings.includes(fold(words(form)[0] || ""))) return true;
      const texts = [...textsIn(model.word, word, [])].filter(([location]) => location[0] !== "termine").map(([, text]) => text).join(" ");
      const small = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(form.toLowerCase())}(?![\\p{L}\\p{N}_])`, "u"), great = new RegExp(`(?<=[\\p{L}\\p{N}_,] )${escaped(form)}`, "u");
      return small.test(texts) && !great.test(texts);
    }

    return { marks, named };
  }

  window.ParoleScrittura = { writingChecks };
})();
