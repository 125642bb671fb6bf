/* The look-up: a combobox (WAI-ARIA Authoring Practices) over the index of names.
   The matcher comes first and knows nothing of the page; the combobox comes after. */
(function () {
  "use strict";
  const { words, key, distance } = window.ParoleAnalisi;
  const { names, element, seam, spoken } = window.ParoleCarica;
  const SHOWN = 8;

  /* ---- matcher ---- */

  /** Prepare the index once: every form with its key and its words. */
  function prepare(index) {
    return index.voci.map((entry) => ({
      ...entry,
      forms: entry.f.map(([text, kind]) => ({ text, kind, key: key(text), words: words(text) })),
    }));
  }

  /** How well a form answers a query: lower is better, null is no answer. */
  function score(form, queryKey, queryWords) {
    if (form.key === queryKey) return 0;
    if (form.key.startsWith(queryKey)) return 10 + (form.key.length - queryKey.length) / 100;
    if (queryWords.every((q) => form.words.some((w) => w.startsWith(q)))) return 20 + form.key.length / 100;
    if (queryKey.length > 3 && form.key.includes(queryKey)) return 30 + form.key.length / 100;
    return slip(form, queryKey);
  }

  /** One typing error from five letters on, two from nine: on the whole name or on its beginning. */
  function slip(form, queryKey) {
    const limit = queryKey.length >= 9 ? 2 : queryKey.length >= 5 ? 1 : 0;
    if (!limit) return null;
    const whole = distance(queryKey, form.key, limit);
    if (whole <= limit) return 40 + whole;
    const start = distance(queryKey, form.key.slice(0, queryKey.length), limit);
    return start <= limit ? 50 + start : null;
  }

  /** The entries that answer a query, best first, each with the form that explains why. */
  function search(entries, query) {
    const queryKey = key(query), queryWords = words(query);
    if (!queryKey) return [];
    const found = [];
    entries.forEach((entry, order) => {
      let best = null;
      for (const form of entry.forms) {
        const value = score(form, queryKey, queryWords);
        if (value !== null && (best === null || value + form.kind < best.value)) best = { value: value + form.kind / 10, form, rough: value >= 40 };
      }
      if (best) found.push({ entry, order, ...best });
    });
    return found.sort((a, b) => a.value - b.value || a.order - b.order);
  }

  window.ParoleRicerca = { prepare, search };

  /* ---- loading ---- */

  let loading = null;

  /** Prepare the index the first time somebody is about to search. */
  function load() {
    loading ||= names()
      .then((index) => ({ entries: prepare(index), why: index.perche }))
      .catch((error) => { loading = null; throw error; });
    return loading;
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
      this.dress();
      this.listen();
    }

    /** The roles are added by the script: without it this is a plain search field. */
    dress() {
      const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    }

    listen() {
      this.input.addEventListener("focus", () => load().catch(() => {}));
      this.input.addEventListener("input", () => this.update());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.form.addEventListener("focusout", (event) => { if (!this.form.contains(event.relatedTarget)) this.close(); });
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    }

    async update() {
      const query = this.input.value.trim();
      if (!query) return this.close();
      try {
        const { entries, why } = await load();
        if (this.input.value.trim() === query) this.show(search(entries, query).slice(0, SHOWN), why, query);
      } catch {
        this.message("La ricerca non si è caricata. ", "Usa l’elenco dalla A alla Z", "termini/");
      }
    }

    show(results, why, query) {
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.list.replaceChildren(...results.map((result, index) => this.option(result, index, why)));
      this.list.hidden = !results.length;
      this.nothing.hidden = true;
      this.input.setAttribute("aria-expanded", String(results.length > 0));
      if (!results.length) this.message(`Nessuna parola trovata per «${query}». `, "Proponila", "contribuire/");
      else this.status.textContent = results.length === 1 ? "Una parola trovata" : `${results.length} parole trovate`;
    }

    option({ entry, form, rough }, index, why) {
      // The option is the link itself: an option may not contain anything interactive (WAI-ARIA).
      const link = element("a", "pc-ricerca__voce", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false", href: `${this.root}termini/${entry.i}/`, tabindex: "-1" });
      const name = element("span", "pc-ricerca__nome");
      name.append(...spoken(entry.n, entry.ln));
      if (entry.q) name.append(" ", element("span", "pc-accezione", {}, entry.q));
      link.append(name);
      if (entry.s.length) link.append(" ", element("span", "pc-sigla", {}, entry.s.join(", ")));
      link.append(" ", seam(entry.a));
      const reason = rough ? "forse cercavi" : why[form.kind] && why[form.kind] !== "sigla" ? `${why[form.kind]}: ${form.text}` : "";
      if (reason) link.append(" ", element("span", "pc-ricerca__perche", {}, reason));
      const brief = element("span", "pc-ricerca__breve");
      brief.append(...spoken(entry.b, entry.lb));
      link.append(brief);
      return link;
    }

    message(text, linkText, address) {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.nothing.replaceChildren(text, element("a", "", { href: `${this.root}${address}` }, linkText));
      this.nothing.hidden = false;
      this.status.textContent = text;
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

    async submit(event) {
      event.preventDefault();
      if (!this.input.value.trim()) return;
      if (!this.isOpen()) await this.update();
      const chosen = this.list.children[Math.max(0, this.active)];
      if (chosen && !this.list.hidden) location.href = chosen.href;
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
