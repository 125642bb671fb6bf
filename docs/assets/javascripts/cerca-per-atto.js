/* The matcher of acts: how people write them («dm 72», «l. 241/90», «CTS», «art. 55 cts»), and which words rest on them.
   Pure functions over the acts of scripts/parole/lookup/places.py. It knows nothing of the page. */
(function () {
  "use strict";
  const { STOP_WORDS, fold, words, key, stem, telling } = window.ParoleAnalisi;
  // An act asked by its own name comes after whole names of words; one with these words in its name, before guesses.
  const SURE = 15, LIKELY = 58, MANY = 4;

  /* ---- how acts are written ---- */

  const ARTICLE = /\bart(?:t|icol[oi])?\W*(\d+)(?:[\s-]*((?:un|duo|ter|quater|quin|sex|sept|oct|nov)?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)))?(?![a-z\d])/;
  const INSIDE_ARTICLE = /\b(?:co?m?m?[ai]?|lett(?:era)?)\.?\s*(?:\d+(?:-?[a-z]+)?|[a-z]\))(?=\W|$)/g;
  const MONTHS = "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre";
  const DAY = new RegExp(`\\b\\d{1,2}\\s+(?:${MONTHS})\\b|\\b\\d{1,2}[./]\\d{1,2}[./](?=\\d{4})`, "g");
  // The longest first: what is between the words is one space.
  const KINDS = [
    [/\b(?:d p c m|decreto del presidente del consiglio(?: dei ministri)?)\b/g, "dpcm"],
    [/\b(?:d p r|decreto del presidente della repubblica)\b/g, "dpr"],
    [/\b(?:d ?lgs|d ?leg|d ?l ?vo|decreto legislativo)\b/g, "dlgs"],
    [/\b(?:d m|decreto (?:inter)?ministeriale|decreto del minist(?:ro|ero))\b/g, "dm"],
    [/\b(?:d l|decreto legge)\b/g, "dl"],
    [/\b(?:l r|legge reg(?:ionale)?)\b/g, "lr"],
    [/\b(?:l|lg|lge)\b/g, "legge"],
    [/\breg\b/g, "regolamento"],
    [/\bdel(?:ib)?\b(?= )/g, (found) => (found === "del" ? found : "delibera")],
    [/\b(?:sent)\b/g, "sentenza"],
    [/\bcosti?t?\b/g, "costituzionale"],
    [/\bc (?=costituzionale|conti)/g, "corte "],
    [/\bcass\b/g, "cassazione"],
    [/\b(?:cons stato|cds)\b/g, "consiglio di stato"],
  ];
  const FILLERS = new Set(["n", "nn", "nr", "num", "numero", "anno", "data"]);

  /** A text with the kinds of acts written in one way: «D. Lgs.», «d.lgs.», «decreto legislativo» → «dlgs». */
  function plain(text) {
    return KINDS.reduce((written, [from, to]) => written.replace(from, to), (fold(text).match(/[a-z0-9]+/g) || []).join(" "));
  }

  /** What a query asks: article, numbers, the other words. */
  function read(text) {
    const folded = fold(text), found = folded.match(ARTICLE), outside = found ? folded.replace(ARTICLE, " ").replace(INSIDE_ARTICLE, " ") : folded;
    const pieces = plain(outside.replace(DAY, " ")).split(" ").filter((piece) => piece && !FILLERS.has(piece) && !STOP_WORDS.has(piece));
    const isNumber = (piece) => /^\d+$/.test(piece);
    return { article: found ? [found[1], found[2]].filter(Boolean).join("-") : "", numbers: pieces.filter(isNumber), words: pieces.filter((piece) => !isNumber(piece)), key: key(outside) };
  }

  /** The acts, analysed once. */
  function prepare(acts) {
    return acts.map(([id, name, details, address, resting]) => {
      const all = words(name), own = telling(all), capitals = name.match(/\b[A-Z]{2,}\b/g) || [];
      const numbers = plain(details.replace(DAY, " ") || name).match(/\b\d+\b/g) || [];
      const stems = new Set([...words(`${name} ${details} ${plain(details)} ${plain(name)}`), ...capitals.map(key)].map(stem));
      const short = [key(name), key(id), ...[own, all].filter((list) => list.length > 1).map((list) => list.map((word) => word[0]).join("")), ...capitals.map(key)];
      return { id, name, details, address, resting, numbers, stems, short: new Set(short) };
    });
  }

  /* ---- answers ---- */

  /** How well an act answers: SURE, LIKELY, or 0. */
  function fits(act, asked) {
    if (!asked.words.length && asked.numbers.length < 2) return 0;
    if (act.short.has(asked.key) || (asked.words.length > 1 && key(act.name).startsWith(asked.key))) return SURE;
    const year = act.numbers.find((number) => number.length === 4) || "", others = act.numbers.filter((number) => number !== year);
    const isThere = (number) => others.includes(number) || number === year || (asked.numbers.length > 1 && number.length === 2 && year.endsWith(number));
    if (!asked.numbers.every(isThere) || (asked.numbers.length && !asked.numbers.some((number) => others.includes(number) || number === year))) return 0;
    const last = asked.words.length - 1;
    const said = asked.words.every((word, i) => act.stems.has(stem(word)) || act.short.has(word) || (i === last && word.length > 2 && !asked.numbers.length && [...act.stems].some((own) => own.startsWith(word))));
    if (!said) return 0;
    return asked.numbers.some((number) => others.includes(number)) || asked.article ? SURE : LIKELY;
  }

  /** Whether what is cited of an act («artt. 55-57», «art. 3, c. 2») has an article. */
  function covers(point, article) {
    const listed = /^artt?\. (.*?)(?:, (?:cc?|parr?|lett|n)\. .*)?$/.exec(point);
    return Boolean(listed) && listed[1].split(/, | e /).some((one) => one === article || within(one, article));
  }

  function within(interval, article) {
    const ends = /^(\d+)-(\d+)$/.exec(interval), number = parseInt(article, 10);
    return Boolean(ends) && Number(ends[1]) <= number && number <= Number(ends[2]);
  }

  /** The words that rest on an act, or on one of its articles, as [place, points]: who cites it most comes first. */
  function restingOn(act, article) {
    const cited = act.resting.map(([place, ...points]) => [place, article ? points.filter((point) => covers(point, article)) : points]);
    return cited.filter(([, points]) => !article || points.length).sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  }

  /** The address of an act, of one of its articles where Normattiva shows it. */
  function addressOf(act, article) {
    return /[?]urn:nir:/.test(act.address) && article ? `${act.address}~art${article.replace("-", "")}` : act.address;
  }

  const named = (act, article) => (article ? `${act.name}, art. ${article}` : act.name);

  /** The acts that answer a query and, where it is one, its text and the words that rest on it. */
  function search({ acts = [], entries }, text) {
    const asked = read(text), found = acts.map((act) => ({ act, value: fits(act, asked) })).filter(({ value }) => value);
    const best = found.filter(({ act }) => act.short.has(asked.key)), wanted = (best.length ? best : found).sort((a, b) => a.value - b.value || b.act.resting.length - a.act.resting.length).slice(0, MANY);
    return wanted.flatMap(({ act, value }) => answer(act, value, asked.article, entries, wanted.length === 1));
  }

  /** An act; when it is the only one, its text and the words that rest on it too. An article that no word cites is
      said not to be cited: whether it exists is not known here. */
  function answer(act, value, asked, entries, alone) {
    const resting = restingOn(act, asked), article = resting.length ? asked : "", all = article ? resting : restingOn(act, "");
    const where = `termini/?fonte=${act.id}${article ? `&articolo=${article}` : ""}`;
    const many = asked && !article ? `Nessuna parola cita l’art. ${asked}` : all.length === 1 ? "Una parola si appoggia qui" : `${all.length} parole si appoggiano qui`;
    const own = { value, why: value === SURE ? "act" : "acts", page: [where, named(act, article), "atto", [many, act.details].filter(Boolean).join(". ")] };
    if (!alone) return [own];
    const opens = { ...own, page: [addressOf(act, article), `Testo: ${named(act, article)}`, "altro sito", act.details] };
    const cited = resting.map(([place, points], i) => ({ entry: entries[place], why: "cites", matched: points, value: value + 0.1 + i / 1e4 }));
    return [own, ...(act.address ? [opens] : []), ...cited];
  }

  window.ParoleAttiCercatore = { prepare, search, restingOn, addressOf, named };
})();
