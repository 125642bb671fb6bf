/* The version that a correction starts from: what the author changed in it, and what somebody else changed meanwhile.
   Words are as the controls read them; `parts` are those of the model: [name, label, path]. */
(function () {
  "use strict";
  const { element } = window.ParoleCarica;
  const at = (word, path) => path.reduce((inner, step) => inner?.[step], word);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** The prints of a line, by the name of the part; the same as scripts/parole/proposals/base.py. */
  const printsOf = (line) => new Map(line.split(".").filter(Boolean).map((pair) => pair.split("-")));
  const lineOf = (prints) => [...prints].map((pair) => pair.join("-")).join(".");

  /** Put a value in a word, which changes; nothing takes the part away, with what held it alone. */
  function put(word, path, value) {
    const [step, ...rest] = path;
    if (rest.length) value = put({ ...word[step] }, rest, value);
    if (value === undefined || (rest.length && !Object.keys(value).length)) delete word[step];
    else word[step] = value;
    return word;
  }

  /** What is said in `word` and not in `start`; a part that was taken away is null. */
  function changes(parts, start, word) {
    const changed = {};
    for (const [, , path] of parts) if (!same(at(start, path), at(word, path))) put(changed, path, at(word, path) ?? null);
    return changed;
  }

  /** A draft begun on `start` over the word as it is `now`: only what the author changed stays, and where somebody else
      changed it too, both are told. */
  function merge(parts, draft, start, now) {
    const word = structuredClone(now), clashes = [];
    for (const [name, label, path] of parts) {
      const mine = at(draft, path), is = at(now, path);
      if (same(mine, at(start, path)) || same(mine, is)) continue;
      put(word, path, mine);
      if (!same(is, at(start, path))) clashes.push({ name, label, path, now: is, mine, was: at(start, path) });
    }
    return { word, clashes };
  }

  /** The line of the version that the author has read: where a clash is not settled, the old one. */
  function baseLine({ prints, clashes, oldPrints }) {
    const read = new Map(prints);
    for (const { name } of clashes) {
      read.delete(name);
      if (oldPrints.has(name)) read.set(name, oldPrints.get(name));
    }
    return lineOf(read) || "vuota";
  }

  /** The word that a draft starts from: where a clash is not settled, as it was, so that it is told again. */
  function startOf({ startingWord, clashes }) {
    return clashes.reduce((word, { path, was }) => put(word, path, was), structuredClone(startingWord));
  }

  const told = (value) => (value && typeof value === "object" ? Object.values(value).map(told).filter(Boolean).join("; ") : String(value ?? "niente"));

  /** Show the parts that two people changed, with both texts; `settle(clash, theirs)` is what the person chooses. */
  function showClashes(form, settle) {
    const box = form.part("scontri");
    box.hidden = !form.clashes.length;
    box.querySelector("ul").replaceChildren(...form.clashes.map((clash) => {
      const line = element("li"), keys = element("p", "pc-proponi__tasti");
      for (const [text, theirs] of [["Tieni il mio", false], ["Usa quello di adesso", true]]) {
        const key = element("button", "pc-proponi__tasto", { type: "button" }, text);
        key.append(element("span", "pc-solo-lettori", {}, `: ${clash.label}`));
        key.addEventListener("click", () => settle(clash, theirs));
        keys.append(key);
      }
      line.append(element("strong", "", {}, clash.label), element("p", "", {}, `Adesso dice: «${told(clash.now)}».`), element("p", "", {}, `Nella tua bozza: «${told(clash.mine)}».`), keys);
      return line;
    }));
  }

  window.ParoleVersioni = { at, put, same, printsOf, changes, merge, baseLine, startOf, showClashes };
})();
