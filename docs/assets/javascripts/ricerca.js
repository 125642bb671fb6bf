/* The look-up: a combobox (WAI-ARIA Authoring Practices) over the matchers of cerca-per-nome.js and
   cerca-nel-testo.js. Here are the page, the keyboard and the loading; what answers what is there. */
(function () {
  "use strict";
  const names = window.ParoleNomiCercatore, texts = window.ParoleTestiCercatore;
  const { SHOWN, needed, find } = window.ParoleRicerca;
  const { terms, telling, words } = window.ParoleAnalisi;
  const acts = window.ParoleAttiCercatore;
  const parts = window.ParoleCarica;
  const { element, seam, spoken, nameOf } = parts;

  /* ---- loading ---- */

  const ready = new Map();

  /** What `make` makes of a part of the index, once; after a failure it may be asked again. */
  function prepared(name, load, make) {
    if (!ready.has(name)) ready.set(name, load().then(make).catch((error) => { ready.delete(name); throw error; }));
    return ready.get(name);
  }

  /** The names, with the pages and the acts if they can be had. */
  function loadNames() {
    return prepared("names", parts.namesInParts, async (loaded) => {
      const [known, places] = await Promise.all([names.prepare(loaded), parts.places().catch(() => ({ pagine: [], atti: [], chiedono: [] }))]);
      names.addPages(known, places.pagine);
      return { ...known, acts: acts.prepare(places.atti), asking: new Set(places.chiedono) };
    });
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
  function reason({ form, why, matched, page }, kinds, query) {
    if (why === "recent") return "";
    if (why === "cites") return matched.slice(0, 3).join("; ") + (matched.length > 3 ? "…" : "");
    if (page && why !== "page") return page[2];
    if (!form) {
      const typed = query.split(/\s+/).filter((piece) => terms(piece).some((term) => matched.includes(term)));
      return `${why === "page" ? "pagina" : "nel testo"}: ${(typed.length ? typed : matched).join(", ")}`;
    }
    if (why === "slip" && !form.avoid) return `forse cercavi${form.kind ? `: ${form.text}` : ""}`;
    const kind = kinds[form.kind] ? `${kinds[form.kind]}: ${form.text}` : "";
    const way = { initials: "iniziali", family: "stessa famiglia", inflection: "altra forma", beginning: "altra forma", order: "altro ordine", inside: "nel nome", within: "nella tua frase" }[why] || "";
    return kind || way;
  }

  /* ---- combobox ---- */

  const NARROW = "(max-width: 44.9375em)";

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
      this.input.addEventListener("focus", () => { this.rise(); loadNames().then(() => parts.brief(0)).catch(() => {}); if (!this.input.value) this.recall(); });
      this.input.addEventListener("input", () => this.update());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.form.addEventListener("focusout", (event) => { if (!this.form.contains(event.relatedTarget)) { this.close(); this.sink(); } });
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => keep(event.target.closest("[data-id]")?.dataset.id));
      window.visualViewport?.addEventListener("resize", () => this.measure());
    }

    update() {
      this.ready = this.answer(this.input.value.trim());
      return this.ready;
    }

    /** Show the names at once, then the texts if they are needed: they are loaded only then. */
    async answer(query) {
      if (!query) return this.recall();
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

    /* ---- on a phone: at the top of what the keyboard leaves ---- */

    rise() {
      if (!matchMedia(NARROW).matches || this.form.classList.contains("pc-ricerca--su")) return;
      this.form.style.setProperty("--pc-posto", `${this.form.offsetHeight}px`);
      this.form.classList.add("pc-ricerca--su");
      this.measure();
    }

    measure() {
      const seen = window.visualViewport;
      if (seen) this.form.style.setProperty("--pc-visibile", `${Math.round(seen.height)}px`);
    }

    sink() { this.form.classList.remove("pc-ricerca--su"); }

    /* ---- what was looked up lately ---- */

    /** With an empty field: the last words opened from here, and the way to forget them. */
    async recall() {
      this.close();
      const ids = recent();
      if (!ids.length) return;
      const known = await loadNames().catch(() => null);
      if (!known || this.input.value || !this.form.contains(document.activeElement)) return;
      const found = ids.map((id) => known.entries.find((entry) => entry.i === id)).filter(Boolean);
      if (!found.length) return;
      this.show(found.map((entry) => ({ entry, why: "recent" })), "", known);
      this.list.setAttribute("aria-label", "Parole cercate di recente");
      const button = element("button", "", { type: "button" }, "Dimentica queste parole");
      button.addEventListener("click", () => { parts.keep(MEMORY, null); this.input.focus(); this.close(); this.status.textContent = "Le parole recenti sono cancellate."; });
      this.nothing.replaceChildren("Cercate di recente, ricordate solo da questo browser. ", button);
      this.nothing.hidden = false;
      this.status.textContent = "Parole cercate di recente.";
    }

    /* ---- results ---- */

    show(results, query, known) {
      const shown = chosen(results);
      this.list.setAttribute("aria-label", "Parole trovate");
      this.asking = asking(query, known);
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
      const address = entry ? `termini/${entry.i}/` : page[0], href = /^https?:/.test(address) ? address : `${this.root}${address}` || "./";
      const link = element("a", "pc-ricerca__voce", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false", href, tabindex: "-1", ...(entry ? { "data-id": entry.i } : {}) });
      link.append(...(entry ? this.word(entry, why) : [element("span", "pc-ricerca__nome", {}, page[1])]));
      const line = element("span", "pc-ricerca__riga");
      if (why) line.append(element("span", "pc-ricerca__perche", {}, why));
      const brief = element("span", "pc-ricerca__breve", {}, entry ? "" : page[page.length > 3 ? 3 : 2]);
      if (entry) parts.brief(entry.order).then((sentence) => brief.replaceChildren(...spoken(...sentence))).catch(() => {});
      line.append(brief);
      link.append(" ", line);
      return link;
    }

    /** The name with its stitch; an acronym that the name is, or that the reason says, is not said again. */
    word(entry, why) {
      const name = element("span", "pc-ricerca__nome");
      name.append(...spoken(entry.n, entry.ln));
      if (entry.q) name.append(" ", element("span", "pc-accezione", {}, entry.q));
      const others = entry.s.filter((acronym) => acronym !== entry.n && why !== `sigla: ${acronym}`);
      const acronyms = others.length ? [" ", element("span", "pc-sigla", {}, others.join(", "))] : [];
      return [name, ...acronyms, " ", seam(entry.a)];
    }

    /** A text in place of the list: the names that look most like what was typed, and what else can be done. */
    message(text, similar, linkText, address) {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      const links = similar.map((entry) => element("a", "pc-ricerca__simile", { href: `${this.root}termini/${entry.i}/` }, nameOf(entry)));
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
      if (!query && this.active < 0) return;
      await (this.isOpen() ? this.ready : this.update());
      const wanted = this.isOpen() && this.list.children[Math.max(0, this.active)];
      if (this.isOpen() && this.active < 0 && this.asking) { location.href = `${this.root}t/${this.asking}/`; return; }
      keep(wanted?.dataset?.id);
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

  /** The short link that asks which meaning is wanted, when what was typed has more than one. */
  function asking(query, known) {
    const all = words(query);
    return [all, telling(all)].map((one) => one.join("-")).find((form) => known.asking.has(form)) || "";
  }

  /* ---- memory: of this browser alone, and of whoever may not remember none ---- */

  const MEMORY = "parole-recenti", KEPT = 6;

  const recent = () => parts.keptList(MEMORY).filter((id) => /^[a-z0-9-]+$/.test(id)).slice(0, KEPT);

  function keep(id) {
    if (id) parts.keep(MEMORY, JSON.stringify([id, ...recent().filter((other) => other !== id)].slice(0, KEPT)));
  }

  /** Where the field is in the page, it goes in the header once its own place has scrolled away. */
  function follow(lookup) {
    const { form } = lookup, header = document.querySelector(".md-header__inner");
    if (!header || header.contains(form) || typeof IntersectionObserver !== "function") return;
    const place = element("div", "pc-ricerca__posto");
    form.before(place);
    place.append(form);
    let seen = true;
    const move = () => {
      const home = seen ? place : header;
      if (form.parentElement === home || form.contains(document.activeElement)) return;
      place.style.minHeight = seen ? "" : `${place.offsetHeight}px`;
      if (seen) place.append(form); else header.insertBefore(form, header.querySelector("[data-pc-colori]"));
    };
    form.addEventListener("focusout", () => setTimeout(move)); // whoever was typing is done
    new IntersectionObserver((entries) => { seen = entries.at(-1).isIntersecting; move(); }, { rootMargin: `-${header.offsetHeight}px 0px 0px` }).observe(place);
  }

  /** How many results there are, as a screen reader says it. */
  function counted(results) {
    const kind = results.every((result) => result.entry) ? ["Una parola trovata", "parole trovate"] : ["Un risultato", "risultati"];
    return results.length === 1 ? kind[0] : `${results.length} ${kind[1]}`;
  }

  /* ---- start ---- */

  const lookups = [...document.querySelectorAll("[data-pc-ricerca]")].map((form) => new Lookup(form));
  lookups.forEach(follow);

  document.addEventListener("keydown", (event) => {
    const typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    const wanted = (event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    const lookup = lookups[0];
    if (wanted && lookup) { event.preventDefault(); event.stopImmediatePropagation(); lookup.input.focus(); lookup.input.select(); }
  }, true);

  const asked = new URLSearchParams(location.search).get("q");
  if (asked && lookups.length) { lookups[0].input.value = asked; lookups[0].input.focus(); lookups[0].update(); }
})();
