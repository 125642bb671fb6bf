/* The checks on sources and on what a text mentions: the same as scripts/parole/rules/sources.py and mentions.py. */
(function () {
  "use strict";

  /** The checks that look at the register; `tools` are those of the checker (proponi-regole.js). */
  function sourceChecks({ model, registers, names, sides, p, all, whole, textsOf, isDay, problem }) {
    /* ---- sources ---- */

    function articlesOf(rif) {
      const match = whole(p.rif, rif);
      if (!match || rif.startsWith("all.")) return [];
      if (match.groups.one) return [match.groups.one];
      return match.groups.many ? match.groups.many.match(new RegExp(p.articleNumber.source, "gu")) : [];
    }

    const forwards = ([, first, last]) => {
      const [a, b] = [first, last].map((end) => end.split(".").map(Number));
      for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i] < b[i];
      return a.length < b.length;
    };
    const wellFormed = (rif) => Boolean(whole(p.rif, rif)) && all(p.interval, rif).every(forwards);

    /** Whether an article is in a list; null when the list is not well written. */
    function isListed(article, texts = []) {
      let found = false;
      for (const text of texts) {
        const match = whole(p.range, text);
        if (!match) return null;
        const { first, last } = match.groups, single = !/^\d+$/.test(first);
        if (single ? last : Number(first) > Number(last || first)) return null;
        found ||= single ? text === article : /^\d+$/.test(article) && Number(first) <= Number(article) && Number(article) <= Number(last || first);
      }
      return found;
    }

    const understood = window.ParoleCitazioni.reader(model.usual, registers.fonti, wellFormed, (source, rif) => otherDivision(source, rif));

    /** How a reference may have to be written: what it seems to say, and our forms. */
    function rifAdvice(source, rif) {
      const meant = understood(rif);
      if (!meant.rif) return model.rifForms;
      const said = !meant.fonte || meant.fonte === source ? ` «${meant.rif}»` : `: fonte ${meant.fonte}, rif «${meant.rif}»`;
      return `forse${said}? Se no, ${model.rifForms}`;
    }

    function citationsOf(word) {
      const side = (name) => (word[name]?.fonti || []).map((citation, index) => [[name, "fonti", index], citation]);
      const example = word.esempio?.fonte ? [[["esempio", "fonte"], word.esempio.fonte]] : [];
      return [...sides.flatMap(side), ...example, ...(word.fonti || []).map((citation, index) => [["fonti", index], citation])];
    }

    function* citations(word, sources) {
      for (const [location, citation] of citationsOf(word)) {
        const rif = [...location, "rif"], source = sources.get(citation.fonte);
        if (citation.rif && !wellFormed(citation.rif)) yield problem("rif", rif, { valore: citation.rif, consiglio: rifAdvice(citation.fonte, citation.rif) });
        if (!source) continue;
        for (const article of articlesOf(citation.rif || "")) {
          const details = { articolo: article, fonte: source.nome, articoli: (source.articoli || []).join(", ") };
          if (source.articoli?.length && isListed(article, source.articoli) === false) yield problem("articolo-inesistente", rif, details);
          else if (isListed(article, source.abrogati) && source.vigente !== false && !citation.storico) yield problem("articolo-abrogato", rif, details);
        }
        const right = citation.rif && otherDivision(source, citation.rif);
        if (right) yield problem("comma-o-paragrafo", rif, { valore: citation.rif, fonte: source.nome, giusto: right });
        if (source.tipo === model.judgment && !citation.rif && wasRead(source)) yield problem("punto-mancante", location, { fonte: source.nome });
        if (source.vigente === false && !citation.storico) yield problem("fonte-non-vigente", [...location, "fonte"], { fonte: source.nome });
      }
    }

    /** A reference as it should be, where an act of the Union has commas or an Italian one paragraphs. */
    function otherDivision(source, rif) {
      if (source.tipo !== model.act) return null;
      const [wrong, right] = isEuropean(source) ? [p.commas, ["par. ", "parr. "]] : source.urn ? [p.paragraphs, ["c. ", "cc. "]] : [];
      const mended = wrong ? rif.replace(new RegExp(wrong.source, "gu"), (_, kind) => right[/^(?:c|par)$/.test(kind) ? 0 : 1]) : rif;
      return mended === rif ? null : mended;
    }

    /** An act of the register says it; of a new one its own identifiers do. */
    const isEuropean = (source) => Boolean(source.europeo || source.celex || (source.eli && whole(p.eliEurope, source.eli)));
    const wasRead = (source) => Boolean(source.letta || source.letture?.some((reading) => reading.letto_su === model.inText));

    const urnDay = (urn) => { const day = whole(p.urn, urn)?.groups.date; return day && isDay(day) ? day : null; };

    /** Identifiers that are right or wrong by themselves. */
    const syntax = {
      ecli(text) {
        const court = whole(p.ecli, text)?.groups;
        return court && (!model.numberedCourts.includes(`${court.country}:${court.court}`) || Boolean(whole(p.plainNumber, court.number)));
      },
      eli(text) {
        const day = whole(p.eliItaly, text)?.groups;
        return day ? isDay(`${day.year}-${day.month}-${day.day}`) : Boolean(whole(p.eliEurope, text));
      },
      celex(text) {
        const day = text.split("-")[1];
        return Boolean(whole(p.celex, text)) && (!day || isDay(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`));
      },
    };

    function isAddress(text) {
      const [, scheme, rest] = /^(.*?):\/\/(.*)$/.exec(text) || [];
      return (scheme === "http" || scheme === "https") && rest.split("/")[0].replace(/^\.+|\.+$/g, "").includes(".") && !/[ "'<>\\`{}|^]/.test(text);
    }

    function* newSource(id, source, today, unread) {
      for (const needed of unread.includes(`${id}.tipo`) ? [] : model.needed[source.tipo]) if (source[needed] === undefined && !unread.includes(`${id}.${needed}`)) yield problem("fonte-incompleta", [id], { tipo: source.tipo, manca: needed });
      const day = source.urn && urnDay(source.urn);
      if (source.urn && !day) yield problem("urn", [id, "urn"], { valore: source.urn });
      else if (day && source.data && day !== source.data) yield problem("urn-data", [id, "data"], { urn: day, data: source.data });
      for (const [name, isWellWritten] of Object.entries(syntax)) if (source[name] && !isWellWritten(source[name])) yield problem(name, [id, name], { valore: source[name] });
      if (source.indirizzo && !isAddress(source.indirizzo)) yield problem("indirizzo", [id, "indirizzo"], { valore: source.indirizzo });
      for (const [index, reading] of (source.letture || []).entries()) yield* readings(source, reading, [id, "letture", index], today);
      for (const field of ["articoli", "abrogati"]) {
        for (const [index, text] of (source[field] || []).entries()) if (isListed("", [text]) === null) yield problem("articoli", [id, field, index], { valore: text });
      }
    }

    function* readings(source, reading, location, today) {
      const rif = [...location, "rif"], right = reading.rif && otherDivision(source, reading.rif);
      if (reading.rif && !wellFormed(reading.rif)) yield problem("rif", rif, { valore: reading.rif, consiglio: rifAdvice(location[0], reading.rif) });
      if (right) yield problem("comma-o-paragrafo", rif, { valore: reading.rif, fonte: source.nome, giusto: right });
      if (reading.versione > reading.letto_il) yield problem("versione-dopo", [...location, "versione"], { versione: reading.versione, letto: reading.letto_il });
      if (reading.letto_il > today) yield problem("data-futura", [...location, "letto_il"], { valore: reading.letto_il });
    }

    /* ---- what a text mentions ---- */

    function* mentions(word, sources) {
      const known = new Set([...names.voci.flatMap((entry) => [entry.n, ...entry.s]), word.termine, ...(word.sigle || []), ...model.everyday]);
      for (const match of all(p.speltOut, textsOf(word).map(([, text]) => text).join(" "))) known.add(match[1] || match[2]);
      const acts = [...sources].filter(([, source]) => source.tipo === model.act);
      const byNumber = new Map([...registers.atti].map(([number, year, id]) => [`${number}/${year}`, id]));
      for (const [id, act] of acts) {
        const number = /;(\d+)/.exec(act.urn || "") || /(?<![\p{L}\p{N}_])n\. (\d+)(?![\p{L}\p{N}_])/u.exec(act.estremi || "");
        if (act.data && number) byNumber.set(`${number[1]}/${Number(act.data.slice(0, 4))}`, id);
      }
      const cited = new Set(citationsOf(word).map(([, citation]) => citation.fonte));
      for (const [location, text] of textsOf(word)) {
        for (const acronym of new Set(all(p.acronym, text).map(([found]) => found))) {
          if (!known.has(acronym) && !whole(p.roman, acronym)) yield problem("sigla-non-sciolta", location, { valore: acronym });
        }
        const byName = new Map(acts.map(([id, act]) => [act.nome, id]));
        const named = [...byName].filter(([name]) => text.includes(name) && isAlone(name, text)).map(([, id]) => id);
        const numbered = all(p.numbered, text).map(({ groups }) => byNumber.get(`${groups.number}/${groups.year}`)).filter(Boolean);
        for (const id of new Set([...named, ...numbered])) if (!cited.has(id)) yield problem("norma-senza-fonte", location, { valore: sources.get(id).nome, fonte: id });
      }
    }

    function isAlone(name, text) {
      return new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(?![\\p{L}\\p{N}_])`, "u").test(text);
    }

    return { citations, newSource, mentions, understood };
  }

  window.ParoleFonti = { sourceChecks };
})();
