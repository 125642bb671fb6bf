/* The lexical annex as text: what is written of a word, and whether what came back still says it. Annexes are read for
   years: the order of the lines and the labels here are a contract, and so are those of scripts/parole/pages/annex.py.
   White space does not count beside a sign, nor how long it is between two words; all quotation marks are one. */
(function () {
  "use strict";
  const USE = "Come la usa questo tavolo", TABLE = ["N.", "Parola", "Accordo", "Stato", "Edizione"];
  const QUOTES = /["“”„‟«»'‘’‚‛‹›`´′″＂＇]/g, TOKEN = /(\s*)([\p{L}\p{M}\p{N}]+|\S)/gu;
  const START = /Parola\s+(\d{1,4})\s*\.\s/g, DIGEST = /(Impronta\s+(?:SHA-256\s*:\s*(?:[0-9a-f]\s?){63}|del\s+testo\s*:\s*(?:[0-9a-f]\s?){15})[0-9a-f])/g;
  const CLOSING = /Indirizzo\s*:\s*\S{0,300}?termini\/([a-z0-9-]+)\/(?:v\/(\d{4}-\d\d-\d\d)\/)?(?:\s*Impronta\s+(?:SHA-256|del\s+testo)\s*:\s*[0-9a-f]+)?/g;
  const MOST_CELLS = 4e6;

  const said = ({ label, text }) => (label ? `${label}: ${text}` : text);

  /** The lines of a word: its name, what the glossary says, the line of this table, which text it is. */
  function lines({ nome, righe }, number, use, closing) {
    return [
      { kind: "parola", part: "Parola", text: `Parola ${number}. ${nome}` },
      ...righe.flatMap(([label, first, ...more]) => [{ kind: "riga", part: label, label, text: first }, ...more.map((text) => ({ kind: "definizione", part: label, text }))]),
      { kind: "uso", part: USE, label: USE, text: use },
      ...closing.map(([label, text]) => ({ kind: "estremi", part: label, label, text })),
    ];
  }

  const line = ({ righe }, label) => righe.find(([name]) => name === label)[1];
  /** A row of the table of the words. */
  const row = (version, number, closing) => [String(number), version.nome, line(version, "Accordo"), line(version, "Stato").split(" (")[0], closing[0][1].split(" (")[0]];

  // What programs put around the lines: bullets, the signs of a quoted message, the foot of a page; an address said twice.
  const AROUND = [[/\r\n?|\f/g, "\n"], [/^[^\S\n]*(?:(?:[•·▪◦●○■*>–—\uF0A7\uF0B7-]|o(?=\t))[^\S\n]*)+/gm, ""], [/^[^\S\n]*Pagina \d+ di \d+[^\S\n]*$/gm, ""], [/(?<=\p{L})-[^\S\n]*\n\s*(?=\p{L})/gu, "-"], [/(https?:\/\/[^\s<>]+)\s*<\1>/g, "$1"], [/<(https?:\/\/[^\s<>]+)>/g, "$1"]];

  /** What programs change by themselves is made one; every other sign stays as it is. */
  function clean(text) {
    const bare = text.normalize("NFC").replace(/[\u00AD\u200B\u2060\uFEFF]/g, "").replace(/[\uFB00-\uFB06]/g, (sign) => sign.normalize("NFKD")).replace(/[‐‑]/g, "-").replaceAll("...", "…");
    const plain = AROUND.reduce((so, [was, now]) => so.replace(was, now), bare);
    return plain.replace(DIGEST, (found) => found.replace(/(?<=:.*)\s/gs, "").replace(":", ": "));
  }

  /** The words and the signs of a text, each with how it is compared. */
  function tokens(text) {
    const found = [];
    for (const [, space, shown] of clean(text).matchAll(TOKEN)) {
      const key = shown.replace(QUOTES, "'");
      if (key === "'" && found.at(-1)?.key === "'") continue;
      found.push({ key, shown: (space && found.length ? " " : "") + shown });
    }
    return found;
  }
  const keys = (text) => tokens(text).map(({ key }) => key).join(" ");

  /** The words of an annex, wherever it is in a text: { number, id, day, text }; without an id, what was to be one. */
  function words(text) {
    const read = clean(text), starts = [...read.matchAll(START)], found = [];
    const hasUse = (start, end) => { const at = read.indexOf(USE, start); return at >= 0 && at < end; };
    const lose = (some, end) => some.forEach(({ index, 1: number }, at) => {
      if (hasUse(index, some[at + 1]?.index ?? end)) found.push({ number: Number(number), text: read.slice(index, index + 300) });
    });
    let done = 0;
    for (const closing of read.matchAll(CLOSING)) {
      const end = closing.index + closing[0].length, inside = starts.filter(({ index }) => index >= done && index < closing.index);
      const use = read.lastIndexOf(USE, closing.index), start = inside.findLast(({ index }) => index < use) ?? inside.at(-1); // the line of the table may say «Parola 2.»
      if (start) lose(inside.slice(0, inside.indexOf(start)), start.index);
      found.push({ number: start ? Number(start[1]) : found.length + 1, id: closing[1], day: closing[2] || "", text: read.slice(start ? start.index : Math.max(done, end - 6000), end) });
      done = end;
    }
    lose(starts.filter(({ index }) => index >= done), read.length);
    return found;
  }

  /** Compare what was found of a word with what should be there; the line of the table is free. */
  function compare(found, version, closing) {
    const all = lines(version, found.number, "", closing), cut = all.findIndex(({ kind }) => kind === "uso");
    const mark = (some) => some.flatMap((one) => tokens(said(one)).map((token, at) => ({ ...token, part: one.part, shown: at ? token.shown : ` ${token.shown}` })));
    const head = mark(all.slice(0, cut + 1)), tail = mark(all.slice(cut + 1)), there = tokens(found.text);
    const free = (start, end) => there.slice(start, end).map(({ shown }) => shown).join("").trim();
    const same = (some, at) => some.every(({ key }, i) => there[at + i]?.key === key);
    if (there.length >= head.length + tail.length && same(head, 0) && same(tail, there.length - tail.length)) {
      return { same: true, use: free(head.length, there.length - tail.length), differences: [] };
    }
    const after = place(there, tokens(`${USE}:`), 1) ?? place(there, tail.slice(0, 2), 0) ?? there.length, before = Math.max(after, place(there, tail.slice(0, 2), 0, true) ?? after);
    return { same: false, use: free(after, before), differences: [...differences(head, there.slice(0, after)), ...differences(tail, there.slice(before))] };
  }

  /** Where some tokens are among others: the first time or the last; from their start (0) or past their end (1). */
  function place(there, some, past, last = false) {
    const at = (i) => some.every(({ key }, n) => there[i + n]?.key === key), places = [...there.keys()].filter(at);
    const found = last ? places.at(-1) : places[0];
    return found === undefined ? undefined : found + past * some.length;
  }

  /** The parts that differ: each with its pieces, kept, taken away («out») or put in («in»). */
  function differences(wanted, there) {
    const parts = new Map(), put = (part, kind, { shown }) => {
      if (!parts.has(part)) parts.set(part, []);
      const pieces = parts.get(part);
      if (pieces.at(-1)?.kind === kind) pieces.at(-1).text += shown; else pieces.push({ kind, text: shown });
    };
    let part = wanted[0].part;
    for (const [kind, token] of steps(wanted, there)) {
      part = token.part || part;
      put(part, kind, token);
    }
    return [...parts].filter(([, pieces]) => pieces.some(({ kind }) => kind)).map(([name, pieces]) => ({ part: name, pieces }));
  }

  /** The longest common subsequence, as steps; of two things too long to compare, all of both. */
  function steps(wanted, there) {
    const n = wanted.length, m = there.length;
    if (n * m > MOST_CELLS) return [...wanted.map((token) => ["out", token]), ...there.map((token) => ["in", token])];
    const width = m + 1, best = new Uint16Array((n + 1) * width), made = [];
    for (let i = n - 1; i >= 0; i--) for (let j = m - 1; j >= 0; j--) {
      best[i * width + j] = wanted[i].key === there[j].key ? best[(i + 1) * width + j + 1] + 1 : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
    let i = 0, j = 0;
    while (i < n || j < m) {
      if (i < n && j < m && wanted[i].key === there[j].key) { made.push(["", wanted[i]]); i += 1; j += 1; }
      else if (j >= m || (i < n && best[(i + 1) * width + j] >= best[i * width + j + 1])) { made.push(["out", wanted[i]]); i += 1; }
      else { made.push(["in", there[j]]); j += 1; }
    }
    return made;
  }

  /** Whether a text has the table of these words, whose rows are as given; null when it has no table at all. */
  function table(text, rows) {
    const there = keys(text), head = keys(TABLE.join(" "));
    return there.includes(head) ? there.includes(keys([TABLE, ...rows].flat().join(" "))) : null;
  }

  window.ParoleAllegatoTesto = { USE, TABLE, lines, row, words, compare, table };
})();
