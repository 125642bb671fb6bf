/* The look-up: a combobox (WAI-ARIA Authoring Practices) over the matchers of cerca-per-nome.js and
   cerca-nel-testo.js. Here are the page, the keyboard and the loading; what answers what is there. */
(function () {
  "use strict";
  const names = window.ParoleNomiCercatore, texts = window.ParoleTestiCercatore;
  const { SHOWN, needed, find } = window.ParoleRicerca;
  const { terms } = window.ParoleAnalisi;
  const parts = window.ParoleCarica;
  const { element, seam, spoken } = parts;

  /* ---- loading ---- */

  const ready = new Map();

  /** What `make` makes of a part of the index, once; after a failure it may be asked again. */
  function prepared(name, load, make) {
    if (!ready.has(name)) ready.set(name, load().then(make).catch((error) => { ready.delete(name); throw error; }));
    return ready.get(name);
  }

  function loadNames() {
    return prepared("names", parts.namesInParts, names.prepare);
  }

  /** The index of texts with the parts that a query needs. */
  async function loadTexts(query) {
    const index = await prepared("texts", parts.texts, texts.prepare);
    const wanted = texts.partsFor(index, query).filter((number) => !index.parts[number]);
    await Promise.all(wanted.map(async (number) => texts.add(index, number, await parts.part("testi", "ParoleTesti", number))));
    return index;
  }

  /** The results to show: as many as there is room for, names first; a whole name to avoid is never left out. */
  function chosen(results) {
    const shown = results.slice(0, SHOWN), left = results.slice(SHOWN).find((result) => result.form?.avoid && names.isWhole(result));
    if (left) shown[SHOWN - 1] = left;
    return shown;
  }

  /** Why a result was found, in words; nothing where the name itself says it. */
  function reason({ form, why, matched }, kinds, query) {
    if (!form) {
      const typed = query.split(/\s+/).filter((piece) => terms(piece).some((term) => matched.includes(term)));
      return `${why === "page" ? "pagina" : "nel testo"}: ${(typed.length ? typed : matched).join(", ")}`;
    }
    if (why === "slip" && !form.avoid) return `forse cercavi${form.kind ? `: ${form.text}` : ""}`;
    const kind = kinds[form.kind] ? `${kinds[form.kind]}: ${form.text}` : "";
    const way = { inflection: "altra forma", beginning: "altra forma", order: "altro ordine", inside: "nel nome", within: "nella tua frase" }[why] || "";
    return kind || way;
  }

  /* ---- combobox ---- */

  class Lookup {
    constructor(form) {
      this.form = form;
      this.root = form.dataset.radice;
      this.input = form.querySelector("input");
      this.list = form.querySelector("[role=listbox]");
      this.nothing = form.querySelector(".pc-ricerca__niente");
      this.status = form.querySelector("[role=status]");
      this.active = -1;
      this.ready = Promise.resolve();
      this.dress();
      this.listen();
    }

    /** The roles are added by the script: without it this is a plain search field. */
    dress() {
      const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    }

    listen() {
      this.input.addEventListener("focus", () => loadNames().then(() => parts.brief(0)).catch(() => {}));
      this.input.addEventListener("input", () => this.update());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.form.addEventListener("focusout", (event) => { if (!this.form.contains(event.relatedTarget)) this.close(); });
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    }

    update() {
      this.ready = this.answer(this.input.value.trim());
      return this.ready;
    }

    /** Show the names at once, then the texts if they are needed: they are loaded only then. */
    async answer(query) {
      if (!query) return this.close();
      try {
        const known = await loadNames();
        if (this.input.value.trim() !== query) return;
        const found = find(known, null, query);
        if (!needed(found, query)) return this.show(found, query, known);
        // What answered the query before must not stay while the texts are on their way.
        if (found.length) this.show(found, query, known);
        else this.close();
        const index = await loadTexts(query).catch(() => null);
        if (this.input.value.trim() === query && this.active < 0) this.show(find(known, index, query, found), query, known);
      } catch {
        this.message("La ricerca non si è caricata. ", [], "Usa l’elenco dalla A alla Z", "termini/");
      }
    }

    show(results, query, known) {
      const shown = chosen(results);
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.list.replaceChildren(...shown.map((result, index) => this.option(result, index, reason(result, known.kinds, query))));
      this.list.hidden = !shown.length;
      this.nothing.hidden = true;
      this.input.setAttribute("aria-expanded", String(shown.length > 0));
      if (!shown.length) this.message(`Nessuna parola trovata per «${query}». `, names.nearest(known, query), "Proponila", `proponi/?termine=${encodeURIComponent(query)}`);
      else this.status.textContent = counted(shown);
    }

    /** The option is the link itself: an option may not contain anything interactive (WAI-ARIA). */
    option(result, index, why) {
      const { entry, page } = result;
      const href = entry ? `${this.root}termini/${entry.i}/` : `${this.root}${page[0]}` || "./";
      const link = element("a", "pc-ricerca__voce", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false", href, tabindex: "-1" });
      link.append(...(entry ? this.word(entry) : [element("span", "pc-ricerca__nome", {}, page[1])]));
      if (why) link.append(" ", element("span", "pc-ricerca__perche", {}, why));
      const brief = element("span", "pc-ricerca__breve", {}, entry ? "" : page[2]);
      if (entry) parts.brief(entry.order).then((sentence) => brief.replaceChildren(...spoken(...sentence))).catch(() => {});
      link.append(brief);
      return link;
    }

    word(entry) {
      const name = element("span", "pc-ricerca__nome");
      name.append(...spoken(entry.n, entry.ln));
      if (entry.q) name.append(" ", element("span", "pc-accezione", {}, entry.q));
      const acronyms = entry.s.length ? [" ", element("span", "pc-sigla", {}, entry.s.join(", "))] : [];
      return [name, ...acronyms, " ", seam(entry.a)];
    }

    /** A text in place of the list: the names that look most like what was typed, and what else can be done. */
    message(text, similar, linkText, address) {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      const links = similar.map((entry) => element("a", "pc-ricerca__simile", { href: `${this.root}termini/${entry.i}/` }, entry.q ? `${entry.n} (${entry.q})` : entry.n));
      const guess = links.length ? ["Forse cercavi: ", ...links.flatMap((link, i) => (i ? [", ", link] : [link])), "? "] : [];
      this.nothing.replaceChildren(text, ...guess, element("a", "", { href: `${this.root}${address}` }, linkText));
      this.nothing.hidden = false;
      this.status.textContent = text + (links.length ? `Forse cercavi: ${links.map((link) => link.textContent).join(", ")}` : "");
    }

    key(event) {
      const options = [...this.list.children];
      if (event.key === "Escape") { if (this.isOpen()) { event.preventDefault(); this.close(); } else this.input.value = ""; return; }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      if (!this.isOpen()) return void this.update();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.select(options, (this.active + step + options.length + (this.active < 0 && step < 0 ? 1 : 0)) % options.length);
    }

    select(options, index) {
      this.active = index;
      options.forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
      this.input.setAttribute("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    }

    /** Go to the chosen result, or to the first; when there is none, to the list of words, which keeps the query. */
    async submit(event) {
      event.preventDefault();
      const query = this.input.value.trim();
      if (!query) return;
      await (this.isOpen() ? this.ready : this.update());
      const wanted = this.isOpen() && this.list.children[Math.max(0, this.active)];
      location.href = wanted ? wanted.href : `${this.form.action}?q=${encodeURIComponent(query)}`;
    }

    isOpen() { return !this.list.hidden; }

    close() {
      this.list.hidden = true;
      this.nothing.hidden = true;
      this.active = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
      this.status.textContent = "";
    }
  }

  /** How many results there are, as a screen reader says it. */
  function counted(results) {
    const kind = results.every((result) => result.entry) ? ["Una parola trovata", "parole trovate"] : ["Un risultato", "risultati"];
    return results.length === 1 ? kind[0] : `${results.length} ${kind[1]}`;
  }

  /* ---- start ---- */

  const lookups = [...document.querySelectorAll("[data-pc-ricerca]")].map((form) => new Lookup(form));

  document.addEventListener("keydown", (event) => {
    const typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    const wanted = (event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    const lookup = lookups[0];
    if (wanted && lookup) { event.preventDefault(); event.stopImmediatePropagation(); lookup.input.focus(); lookup.input.select(); }
  }, true);

  const asked = new URLSearchParams(location.search).get("q");
  if (asked && lookups.length) { lookups[0].input.value = asked; lookups[0].input.focus(); lookups[0].update(); }
})();
