/* What the form writes: texts cleaned as the model does, ids, and the YAML of a record in the canonical form.
   The same is in scripts/parole/editing/writing.py: vectors in the tests keep them equal. */
(function () {
  "use strict";
  // White space as Python means it: the model collapses it, so that folding never changes a text.
  // oxlint-disable-next-line no-control-regex -- four control characters are white space too
  const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
  // A letter that a conversion has lost, or of private use: it cannot be taken away in silence, the person must see it.
  const LOST = /[\ufffd\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u;

  /** A text on one line with composed accents. */
  function oneLine(text) {
    return text.replace(SPACES, " ").replace(/^ | $/g, "").normalize("NFC");
  }

  /** What makes `clean` of a model: a text without the characters that nobody sees, on one line. */
  function cleaner(model) {
    const invisible = new RegExp(model.invisible, "gu");
    return (text) => oneLine(text.replace(SPACES, " ").replace(invisible, (found) => (LOST.test(found) ? found : "")));
  }

  /* ---- ids ---- */

  function shortSlug(text, max) {
    const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    return (plain.match(/[a-z0-9]+/g) || []).join("-").slice(0, max).replace(/-+$/, "");
  }

  /** The id of a new word: of its name and, if it has one, of its qualifier. */
  function wordId(name, qualifier, max) { return shortSlug(`${name} ${qualifier}`, max); }

  function sourceId(name, taken, max) {
    const plain = shortSlug(name, max) || "fonte";
    if (!taken.has(plain)) return plain;
    for (let number = 2; ; number++) {
      const numbered = `${plain.slice(0, max - 4).replace(/-+$/, "")}-${number}`;
      if (!taken.has(numbered)) return numbered;
    }
  }

  /* ---- YAML ---- */

  const NOTHING = new Set(["~", "null", "Null", "NULL"]);

  /** Whether YAML reads back a short text left without quotes; inside braces fewer may be. */
  function isPlain(text, flow, invisible) {
    if (!text || NOTHING.has(text) || text !== text.trim() || invisible.test(text)) return false;
    if (/^[,[\]{}#&*!|>'"%@`]/.test(text)) return false;
    if (/^[-?:] |^[?:]$|:(?: |$)| #/.test(text)) return false;
    return flow ? !/^[?:]|[,[\]{}]|:\?/.test(text) : text !== "-";
  }

  /** Words in lines of at most `width` characters; a longer word stands alone (as Python's textwrap). */
  function wrap(text, width) {
    const lines = [];
    let line = "", length = 0;
    for (const word of text.split(" ")) {
      const size = [...word].length;
      if (line && length + 1 + size <= width) { line += ` ${word}`; length += 1 + size; continue; }
      if (line) lines.push(line);
      line = word;
      length = size;
    }
    return [...lines, line];
  }

  /** What writes the records of a model. */
  function writer(model) {
    const invisible = new RegExp(model.invisible, "u");

    function scalar(field, value, flow) {
      const text = String(value);
      return (flow && field.quoted) || !isPlain(text, flow, invisible) ? JSON.stringify(text) : text;
    }

    function braces(field, value) {
      const shown = field.fields.filter((inner) => inner.name in value);
      return `{${shown.map((inner) => `${inner.name}: ${scalar(inner, value[inner.name], true)}`).join(", ")}}`;
    }

    function item(field, value, indent) {
      const pad = " ".repeat(indent);
      if (!field.fields) return [`${pad}- ${scalar(field, value, false)}`];
      if (field.one_line) return [`${pad}- ${braces(field, value)}`];
      const [first, ...others] = record(field.fields, value, indent + 2);
      return [`${pad}- ${first.trimStart()}`, ...others];
    }

    function lines(field, value, indent) {
      const pad = " ".repeat(indent);
      if (value === null) return [`${pad}${field.name}:`]; // taken away
      if (field.many && field.values) return [`${pad}${field.name}: [${value.map((one) => scalar(field, one, true)).join(", ")}]`];
      if (field.many) return [`${pad}${field.name}:`, ...value.flatMap((one) => item(field, one, indent + 2))];
      if (field.one_line) return [`${pad}${field.name}: ${braces(field, value)}`];
      if (field.fields) return [`${pad}${field.name}:`, ...record(field.fields, value, indent + 2)];
      const line = field.prose ? "" : `${pad}${field.name}: ${scalar(field, value, false)}`;
      if (line && [...line].length <= model.width) return [line];
      return [`${pad}${field.name}: >-`, ...wrap(value, model.width - indent - 2).map((line) => `${pad}  ${line}`)];
    }

    function record(fields, value, indent) {
      return fields.filter((field) => field.name in value).flatMap((field) => lines(field, value[field.name], indent));
    }

    return {
      /** The file of a word. */
      word: (value) => `${record(model.word, value, 0).join("\n")}\n`,
      /** The text of a proposal: what it starts from, the fields of the word, the new sources. */
      proposal(head, value, entries) {
        const added = entries.map(([id, one]) => [`  ${id}:`, ...record(model.source, one, 4)]);
        return [...head.map(([name, text]) => `${name}: ${text}`), ...record(model.word, value, 0), ...(added.length ? ["fonti_nuove:", ...added.flat()] : []), ""].join("\n");
      },
      /** The lines of new sources for their register: pairs of id and fields. */
      sources: (entries) => entries.map(([id, value]) => `${[`${id}:`, ...record(model.source, value, 2)].join("\n")}\n`).join(""),
    };
  }

  window.ParoleYaml = { LOST, oneLine, cleaner, shortSlug, wordId, sourceId, writer };
})();
