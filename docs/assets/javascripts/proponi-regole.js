/* The checks that need no server: the same as scripts/parole/rules/, with the texts, the measures and the patterns
   of the one table, which arrives as data. Golden pairs in the tests keep the messages equal word for word. */
(function () {
  "use strict";
  const { fold, key, words, lengthInWords } = window.ParoleAnalisi, { nameOf: nameOfEntry } = window.ParoleCarica;

  /** The name of a place: ["pa", "fonti", 0, "rif"] is «pa.fonti[0].rif». */
  function nameOf(location) {
    return location.reduce((name, step) => (typeof step === "number" ? `${name}[${step}]` : name ? `${name}.${step}` : step), "");
  }

  /** A text as it may stand in a message: one line, nothing hidden, cut at a length. */
  function shown(text, limit) {
    const line = text.replace(/[\p{C}\p{Z}]/gu, (c) => (c === " " ? c : `\\u${c.codePointAt(0).toString(16).padStart(4, "0")}`));
    const letters = [...line];
    return letters.length <= limit ? line : `${letters.slice(0, limit - 1).join("")}…`;
  }

  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith("0000") && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
  const clause = (help) => help.charAt(0).toLowerCase() + help.slice(1).replace(/\.+$/, "");
  const listed = (field) => (field.values?.length ? ` (${field.values.map(([value]) => value).join(", ")})` : "");
  const at = (value, location) => location.reduce((inner, step) => inner?.[step], value) ?? "";
  const count = (pattern, text) => (text.match(new RegExp(pattern.source, `${pattern.flags}g`)) || []).length;
  const all = (pattern, text) => [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))];
  const starts = (pattern, text) => new RegExp(`^(?:${pattern.source})`, pattern.flags).exec(text);
  const whole = (pattern, text) => new RegExp(`^(?:${pattern.source})$`, pattern.flags).exec(text);

  /** Python rounds a half to the even number. */
  function round(number) {
    const rounded = Math.round(number);
    return Math.abs(number % 1) === 0.5 && rounded % 2 ? rounded - 1 : rounded;
  }

  /** The patterns of the table, as regular expressions. */
  function patterns(model) {
    return Object.fromEntries(Object.entries(model.patterns).map(([name, [source, flags]]) => [name, new RegExp(source, flags)]));
  }

  function checker(model, registers, names) {
    const p = patterns(model);
    const labels = Object.fromEntries(model.sides);
    const sides = model.sides.map(([name]) => name);
    const nameOfWord = new Map(names.voci.map((entry) => [entry.i, entry.n]));

    /** The problem that breaks a rule, with the texts of the table. */
    function problem(rule, location, details = {}) {
      const [fact, remedy, level] = model.rules[rule];
      const fill = (text) => text.replace(/\{(\w+)\}/g, (_, name) => shown(String(details[name]).replace(/\s+/g, " ").trim(), model.typedDetails.includes(name) ? model.longest.typed : model.longest.detail));
      return { rule, field: shown(nameOf(location), model.longest.field), message: `${fill(fact)}; ${fill(remedy)}`, level };
    }

    /* ---- fields ---- */

    /** The problems of the fields of a record, and the record with stand-ins for what is wrong. */
    function read(fields, value, base, problems) {
      const mended = {};
      for (const field of fields) {
        const location = [...base, field.name], typed = value[field.name];
        if (typed === undefined) {
          if (!field.required) continue;
          problems.push(problem("campo-mancante", location, { aiuto: clause(field.help) + listed(field) }));
          mended[field.name] = standIn(field);
        } else if (field.many) mended[field.name] = typed.map((item, index) => readOne(field, item, [...location, index], problems) ?? standIn(field));
        else {
          const read = readOne(field, typed, location, problems);
          if (read !== undefined || field.required) mended[field.name] = read ?? standIn(field);
        }
      }
      return mended;
    }

    function readOne(field, typed, location, problems) {
      if (field.fields) return read(field.fields, typed, location, problems);
      if (typeof typed !== "string") return typed;
      const length = [...typed].length;
      if (field.kind === "date" && !isDay(typed)) problems.push(problem("data", location, { valore: typed, consiglio: model.aDay }));
      else if (field.max_length && !field.refers && length > field.max_length) problems.push(problem("troppo-lungo", location, { lunghezza: length, massimo: field.max_length }));
      else return typed;
      return undefined;
    }

    function standIn(field) {
      if (field.kind === "date") return "2000-01-01";
      return field.values ? field.values[0][0] : model.standIn;
    }

    /** Every text of a record with its place; closed values are not texts. */
    function* textsIn(fields, value, base = []) {
      for (const field of fields) {
        const typed = value[field.name], location = [...base, field.name];
        if (typed === undefined || model.notProse.includes(field.name)) continue;
        const items = field.many ? typed.map((item, index) => [item, [...location, index]]) : [[typed, location]];
        for (const [item, place] of items) {
          if (field.fields) yield* textsIn(field.fields, item, place);
          else if (typeof item === "string" && !field.values && field.kind !== "date") yield [place, item];
        }
      }
    }

    /** The texts that readers see as prose, with their places, in the order of the table of parts. */
    function textsOf(word) {
      const inside = (location, names) => (at(word, location) || []).flatMap((item, index) => names.map((name) => [[...location, index, name], item[name]]));
      return model.texts.flatMap(([location, names]) => (names.length ? inside(location, names) : [[location, at(word, location)]])).filter(([, text]) => text);
    }

    function* html(fields, value, base = []) {
      for (const [location, text] of textsIn(fields, value, base)) {
        const empty = placeholder(text, location);
        if (empty) yield { ...problem("segnaposto", location, { valore: empty[0] }), whole: empty[0] === text };
        const opened = new Set();
        for (const [tag] of all(p.tag, text)) {
          const [, name = ""] = /^<\/?([\p{L}\p{N}_]+)/u.exec(tag.toLowerCase()) || [];
          if (!tag.startsWith("</") || !opened.has(name)) yield problem("html-nel-testo", location, { valore: tag });
          opened.add(name);
        }
        for (const [valore] of all(p.anyWord, text)) {
          const letter = p.ours.test(valore) && p.lookAlike.exec(valore);
          if (letter) yield problem("alfabeti-mescolati", location, { valore, lettera: `U+${letter[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` });
        }
      }
    }

    /** What only keeps the place of a text: the whole of it, or a piece. */
    function placeholder(text, location) {
      const short = [...text].length <= model.longestPlaceholder;
      return (short && (whole(p.placeholder, text) || (model.prose.includes(location.at(-1)) && whole(p.placeholderInProse, text)))) || p.unfinished.exec(text);
    }

    function* illegible(fields, value, base = []) {
      for (const field of fields) {
        const typed = value[field.name], location = [...base, field.name];
        for (const [item, place] of field.many ? (typed || []).map((one, index) => [one, [...location, index]]) : [[typed, location]]) {
          if (field.fields && item) yield* illegible(field.fields, item, place);
          for (const letter of typeof item === "string" ? item : "") {
            if (!window.ParoleYaml.LOST.test(letter)) continue;
            const code = letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0"), name = model.invisibleNames[code];
            yield problem("caratteri-invisibili", place, { codice: name ? `U+${code} (${name})` : `U+${code}` });
          }
        }
      }
    }

    /* ---- the two voices ---- */

    function* voices(word) {
      const missing = sides.filter((name) => !word[name]);
      if (missing.length === sides.length) yield problem("nessuna-voce", []);
      else if (missing.length && word.accordo) yield problem("accordo-senza-voci", ["accordo"], { lato: labels[missing[0]] });
      else if (!missing.length && !word.accordo) yield problem("accordo-mancante", ["accordo"], { ammessi: agreements().join(", ") });
      if (word.esempio?.tipo === model.documented && !word.esempio.fonte) yield problem("esempio-senza-fonte", ["esempio", "fonte"]);
      for (const name of sides) if (word[name] && !word[name].fonti?.length) yield problem("lato-senza-fonti", [name, "fonti"]);
    }

    const agreements = () => model.word.find((field) => field.name === "accordo").values.map(([value]) => value);

    function* balance(word) {
      const lengths = sides.filter((name) => word[name]).map((name) => [name, lengthInWords(word[name].definizione)]);
      const [fewest, most] = model.definitionWords;
      for (const [name, length] of lengths) if (length < fewest || length > most) yield problem("definizione-misura", [name, "definizione"], { lunghezza: length, minimo: fewest, massimo: most });
      const [shorter, longer] = [...lengths].sort((a, b) => a[1] - b[1]);
      if (longer && longer[1] > model.maxRatio * shorter[1]) yield problem("lati-sbilanciati", [shorter[0], "definizione"], { corto: shorter[1], lato: labels[longer[0]], lungo: longer[1] });
      const texts = [...sides.filter((name) => word[name]).map((name) => [name, word[name].definizione]), ["in_breve", word.in_breve]];
      for (const [index, [field, text]] of texts.entries()) {
        for (const [other, otherText] of texts.slice(index + 1)) {
          const run = sharedRun(words(text), words(otherText));
          if (run.length >= model.copiedRun) yield problem("testo-copiato", other === "in_breve" ? [other] : [other, "definizione"], { valore: run.join(" "), altro: field });
        }
      }
    }

    /** The longest run of equal words of two texts, the first if several. */
    function sharedRun(first, second) {
      let best = [0, 0], before = [];
      for (let i = 0; i < first.length; i++) {
        const row = second.map((word, j) => (word === first[i] ? (before[j - 1] || 0) + 1 : 0));
        for (const size of row) if (size > best[1]) best = [i - size + 1, size];
        before = row;
      }
      return first.slice(best[0], best[0] + best[1]);
    }

    /* ---- how a text is written ---- */

    function* brief(word) {
      const text = word.in_breve, here = ["in_breve"];
      const article = starts(p.article, text), opening = starts(p.opening, text), negative = starts(p.negative, text), vague = p.vague.exec(text);
      if (article) yield problem("in-breve-articolo", here, { valore: article[0].trim() });
      if (opening) yield problem("in-breve-formula", here, { valore: opening[0] });
      if (negative) yield problem("in-breve-negativa", here, { valore: negative[0] });
      if (vague) yield problem("in-breve-vaga", here, { valore: vague[0] });
      if (text.endsWith(".") || p.sentenceEnd.test(text)) yield problem("in-breve-punto", here);
      const length = lengthInWords(text);
      if (length > model.briefWords) yield problem("in-breve-lunga", here, { lunghezza: length, massimo: model.briefWords });
      if (wrongCapital(text)) yield problem("in-breve-maiuscola", here, { valore: text.split(" ")[0] });
    }

    /** A common word that opens with a capital, not a name or an acronym, which rightly have it. */
    function wrongCapital(text) {
      const first = starts(p.token, text)?.[0] || "";
      return /^\p{Lu}/u.test(first) && first !== first.toUpperCase() && model.commonOpenings.includes(fold(first));
    }

    /** A text without links and marks. */
    function plain(text) {
      return text.replace(new RegExp(`${p.link.source}|${p.emphasis.source}`, "gu"), (...found) => {
        const { id, text: own, run, marked, sign } = found.at(-1);
        return run ? plain(marked) : sign || own || nameOfWord.get(id) || id.replaceAll("-", " ");
      });
    }

    const withoutAbbreviations = (text) => text.replace(new RegExp(p.abbreviation.source, `${p.abbreviation.flags}g`), (found) => found.replaceAll(".", ""));

    function sentences(text) {
      const kept = withoutAbbreviations(text).trim();
      return count(p.end, kept) + (!kept || p.end.test(kept.slice(-2)) ? 0 : 1);
    }

    function gulpease(text) {
      const tokens = count(p.token, text);
      if (!tokens) return 100;
      return Math.max(0, Math.min(100, round(89 + (300 * sentences(text) - 10 * count(p.letter, text)) / tokens)));
    }

    function* readability(word) {
      const parts = textsOf(word).map(([, part]) => plain(part));
      const text = parts.map((part) => (/[.?!…»]$/.test(part) ? part : `${part}.`)).join("\n");
      const index = gulpease(text);
      if (lengthInWords(text) >= model.measuredFrom && index < model.gulpease) yield problem("leggibilita", [], { indice: index, minimo: model.gulpease });
    }

    /* ---- names and references ---- */

    function* forms(word) {
      const good = new Map();
      for (const [location, form] of goodForms(word)) {
        const first = good.get(fold(form));
        if (first) yield problem("forma-ripetuta", location, { valore: form, dove: first });
        else good.set(fold(form), location[0]);
      }
      const seen = new Set();
      for (const [index, { forma }] of (word.sconsigliati || []).entries()) {
        const location = ["sconsigliati", index, "forma"];
        if (good.has(fold(forma))) yield problem("forma-contesa", location, { valore: forma, dove: good.get(fold(forma)) });
        if (seen.has(fold(forma))) yield problem("elemento-ripetuto", location, { valore: forma });
        seen.add(fold(forma));
      }
    }

    /** Where Python names the place of another word in its file, the browser gives its name. */
    const called = (entry) => `«${nameOfEntry(entry)}»`;

    function* others(word, id) {
      const rest = names.voci.filter((entry) => entry.i !== id);
      const same = rest.find((entry) => fold(entry.n) === fold(word.termine) && fold(entry.q) === fold(word.accezione || ""));
      if (same) yield problem("termine-ripetuto", ["termine"], { valore: word.accezione ? `${word.termine} (${word.accezione})` : word.termine, altro: called(same) });
      for (const [index, form] of (word.varianti || []).entries()) {
        const owner = rest.find((entry) => fold(entry.n) === fold(form));
        if (owner) yield problem("variante-altrui", ["varianti", index], { valore: form, altro: called(owner) });
      }
      for (const field of ["piu_ampio", "vedi_anche"]) yield* toItself((word[field] || []).map((target, index) => [[field, index], target]), id);
      yield* toItself((word.da_non_confondere || []).map(({ voce }, index) => [["da_non_confondere", index, "voce"], voce]), id);
    }

    function* toItself(items, id) { for (const [location, target] of items) if (target === id) yield problem("rimando-a-se", location); }

    /** A list holds each thing once: ids, values, neighbours. */
    function* repeated(word) {
      const listed = (location, items) => (items || []).map((item, index) => [[...location, index], item]);
      const lists = [...["differenza", "piu_ampio", "vedi_anche"].map((field) => listed([field], word[field])), ...(word.casi || []).map((one, index) => listed(["casi", index, "vale_per"], one.vale_per))];
      lists.push(listed(["da_non_confondere"], (word.da_non_confondere || []).map(({ voce, forma }) => voce || forma)));
      for (const items of lists) {
        const seen = new Set();
        for (const [location, item] of items) {
          if (item && seen.has(item)) yield problem("elemento-ripetuto", location, { valore: item });
          seen.add(item);
        }
      }
    }

    function* links(word, id) {
      for (const [location, text] of textsIn(model.word, word)) {
        for (const [piece] of all(p.brackets, text.replace(new RegExp(p.link.source, "gu"), (link) => " ".repeat(link.length)))) yield badLink(piece, location);
        for (const { groups } of all(p.link, text)) if (groups.id === id) yield problem("rimando-a-se", location);
      }
    }

    /** What is no link, with the link that was meant, if a word has that id or that name. */
    function badLink(piece, location) {
      const [typed, ...shown] = piece.replace(/^[[\] ]+|[[\] ]+$/gu, "").split("]")[0].split("|");
      const target = nameOfWord.has(typed) ? typed : names.voci.find((entry) => typed && key(entry.n) === key(typed))?.i;
      const text = shown.join("|") || (typed === target ? "" : typed), link = `[[${[target, text].filter(Boolean).join("|")}]]`;
      const valore = target && !piece.endsWith("]]") && piece.includes("]") ? `${piece.split("]")[0]}]` : piece;
      return problem("collegamento", location, { valore, consiglio: target ? `scrivi ${link}` : model.linkForm });
    }

    /** What the day of the check tells: a text to read again by now. */
    function* due(record, base, today) {
      if (record.scade && record.scade.il <= today) yield problem("da-rileggere", [...base, "scade", "il"], { giorno: record.scade.il, motivo: record.scade.perche.replace(/\.+$/, "") });
    }

    /* ---- all together ---- */

    const { goodForms, verdict, advice, lines } = window.ParoleAccordo.agreementChecks({ model, sides, p, all, count, starts, wrongCapital, withoutAbbreviations, problem });
    const { marks, named } = window.ParoleScrittura.writingChecks({ model, p, textsIn, problem });
    const { citations, newSource, mentions, understood } = window.ParoleFonti.sourceChecks({ model, registers, names, sides, p, all, whole, textsOf, isDay, problem });

    /** The problems of a proposal: the word as typed, its id, the new sources as pairs, the day of the check. */
    function check(word, id, newSources, today) {
      const unreadable = [...illegible(model.word, word), ...newSources.flatMap(([sourceId, source]) => [...illegible(model.source, source, [sourceId])])];
      if (unreadable.length) return unreadable;
      const problems = [], sources = new Map(registers.fonti.map((source) => [source.id, source]));
      for (const [sourceId, source] of newSources) {
        const unread = [], mended = read(model.source, source, [sourceId], unread), names = unread.map((one) => one.field);
        if (!unread.length) sources.set(sourceId, source);
        const more = [...newSource(sourceId, mended, today, names), ...due(mended, [sourceId], today), ...html(model.source, mended, [sourceId])];
        problems.push(...unread, ...written(more.filter((one) => !isEcho(one.field, names))));
      }
      const found = [];
      const mended = read(model.word, word, [], found);
      const replaced = found.map((one) => one.field);
      const wasRead = (field) => !replaced.some((name) => name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`));
      const later = [...voices(mended), ...verdict(mended, wasRead), ...advice(mended, wasRead), ...lines(mended, wasRead), ...balance(mended), ...brief(mended), ...readability(mended),
        ...forms(mended), ...others(mended, id), ...repeated(mended), ...links(mended, id), ...due(mended, [], today), ...html(model.word, mended), ...marks(mended), ...named(mended), ...citations(mended, sources), ...mentions(mended, sources)];
      return [...problems, ...found, ...written(later.filter((one) => !isEcho(one.field, replaced)))];
    }

    /** Whether a problem of a field only repeats that it, or what contains it, could not be read. */
    function isEcho(field, replaced) {
      return replaced.some((name) => field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`));
    }

    /** Of a text that is still to be written nothing else is said. */
    function written(problems) {
      const unwritten = problems.filter(({ whole }) => whole).map(({ field }) => field);
      return problems.filter(({ rule, field }) => rule === "segnaposto" || !unwritten.includes(field));
    }

    return { check, plain, textsOf, understood };
  }

  window.ParoleRegole = { checker, nameOf };
})();
