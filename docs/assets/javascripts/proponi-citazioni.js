/* Citations as people write them → a source of the register and a reference in our grammar: the same as
   scripts/parole/glossary/usual_citations.py, with its tables. Vectors in the tests keep the two equal. */
(function () {
  "use strict";

  /** What understands citations: the tables of the model, the register, how a reference is checked and mended. */
  function reader(usual, sources, isWellFormed, mended) {
    const steps = usual.steps.map(([pattern, into]) => [new RegExp(pattern, "gu"), into]);
    const kinds = usual.kinds.map(([pattern, one, many]) => [new RegExp(`^(?:${pattern})$`, "u"), one, many]);
    const [piece, numbered] = [usual.piece, usual.numbered].map(([pattern, flags]) => new RegExp(pattern, flags));
    const byId = new Map(sources.map((source) => [source.id, source]));
    let ids = null, longest = 0; // made at the first citation to understand: with many sources it takes a while

    function gather() {
      ids = new Map();
      for (const source of sources) for (const name of namesOf(source)) ids.set(name, (ids.get(name) ?? source.id) === source.id ? source.id : "");
      longest = Math.max(0, ...[...ids.keys()].map((name) => name.split(" ").length));
    }

    function plain(text) {
      const folded = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
      return steps.reduce((said, [pattern, into]) => said.replace(pattern, into), folded);
    }

    function* namesOf({ id, nome, about, tipo }) {
      const isNumbered = usual.withANumber.includes(tipo);
      for (const text of [id, nome, isNumbered ? about : ""]) {
        const name = plain(text), number = isNumbered && numbered.exec(name);
        if (name.length >= usual.shortestName) yield name;
        if (number) yield* [number[0], number[0].split(" ").pop()];
      }
    }

    function longestName(said) {
      const words = said.split(" ");
      for (let length = Math.min(words.length, longest); length; length--) {
        for (let start = 0; start + length <= words.length; start++) {
          const run = words.slice(start, start + length).join(" ");
          if (ids.get(run)) return run;
        }
      }
      return "";
    }

    function reference(said) {
      const pieces = [];
      let rest = /^\d/.test(said) ? `art ${said}` : said, match;
      while ((match = piece.exec(rest)) && match.index === 0) {
        const { kind, items } = match.groups, rank = kinds.findIndex(([pattern]) => pattern.test(kind));
        pieces.push([rank, written(kinds[rank], items.replaceAll(" e ", " ").split(" "))]);
        rest = rest.slice(match[0].length);
      }
      const made = pieces.sort(([a], [b]) => a - b).map(([, text]) => text).join(", ");
      return made && !rest && isWellFormed(made) ? made : "";
    }

    function written([, one, many], items) {
      const named = usual.bracketed.includes(one) ? items.map((item) => `${item.replace(/_+$/, "")})`) : items;
      const shown = named.length > 1 ? `${named.slice(0, -1).join(", ")} e ${named.at(-1)}` : named[0];
      return `${named.length > 1 || /\d-\d/.test(shown) ? many : one} ${shown}`;
    }

    /** What a text seems to cite: {fonte, rif, whole}, each empty if it is not there. */
    return function understood(text) {
      if (!ids) gather();
      const said = plain([...text].slice(0, usual.longest).join("")), name = longestName(said), fonte = ids.get(name) || "";
      const left = fonte ? ` ${said} `.replace(` ${name} `, " ").split(" ").filter(Boolean).join(" ") : said;
      const found = reference(left), rif = (fonte && found && mended(byId.get(fonte), found)) || found;
      return { fonte, rif, whole: Boolean(fonte || rif) && (Boolean(rif) || !left) };
    };
  }

  window.ParoleCitazioni = { reader };
})();
