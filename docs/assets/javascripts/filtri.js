/* The filters of a list of words. Names, values and labels are in the page, written by the engine: a row answers
   a filter with its attribute of the same name. Values of one filter add up, filters narrow each other.
   The choice lives in the address (?area=…&accordo=…), beside whatever else is there. */
(function () {
  "use strict";

  const NARROW = "(max-width: 44.9375em)";

  class Filters {
    constructor(form) {
      this.form = form;
      this.fold = form.querySelector("details");
      this.status = document.querySelector("[data-pc-esito]");
      this.see = form.querySelector("[data-pc-mostra]");
      this.clear = document.querySelector("[data-pc-togli]");
      this.fields = [...form.querySelectorAll("select, input")];
      this.names = [...new Set(this.fields.map((field) => field.name))];
      this.options = [...form.querySelectorAll("[data-nome]")].map((mark) => this.option(mark));
      this.known = new Map();
      this.rows = [...document.querySelectorAll(".pc-riga")].map((row) => this.row(row));
      this.letters = [...document.querySelectorAll(".pc-lettera")].map(letter);
      this.resting = null; // the ids of the words that rest on a source, when the address asks for one
      this.fromAddress();
      this.fromSource();
      if (matchMedia(NARROW).matches) this.fold.open = false;
      form.hidden = false;
      this.listen();
    }

    /** An option of a menu or a box to tick: where its number is written, and what makes it known. */
    option(mark) {
      const name = mark.name || mark.closest("select").name;
      const label = mark.matches("option") ? mark : mark.parentElement.querySelector("span");
      return { name, value: mark.value, text: mark.dataset.nome, label, count: 0 };
    }

    /** A word of the list, and the options that it answers, filter by filter. */
    row(element) {
      const answers = this.names.map((name) => this.answered(name, element.dataset[name]));
      return { element, answers, section: element.closest(".pc-lettera"), shown: true };
    }

    /** The options of a filter that these values answer: many words have the same. */
    answered(name, values) {
      const known = `${name} ${values}`, each = values.split(" ");
      if (!this.known.has(known)) this.known.set(known, this.options.filter((option) => option.name === name && each.includes(option.value)));
      return this.known.get(known);
    }

    listen() {
      this.form.addEventListener("change", () => { this.toAddress(); this.apply(); });
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.see.addEventListener("click", () => this.showList());
      this.clear.addEventListener("click", () => this.clearAll());
      addEventListener("popstate", () => this.fromAddress());
    }

    /* ---- the address ---- */

    /** Take the choice from the address; what it asks and the page does not know is left out. */
    fromAddress() {
      const asked = new URLSearchParams(location.search);
      for (const field of this.fields) {
        const values = asked.getAll(field.name);
        if (field.type === "checkbox") field.checked = values.includes(field.value);
        else field.value = [...field.options].find((option) => values.includes(option.value))?.value || "";
      }
      this.apply();
    }

    /** «?fonte=cts&articolo=55»: only the words that cite that article, and the way to its text. */
    async fromSource() {
      const asked = new URLSearchParams(location.search), id = asked.get("fonte"), { places, names, element } = window.ParoleCarica;
      if (!id) return;
      const acts = window.ParoleAttiCercatore, [known, { atti }] = await Promise.all([names(), places()]);
      const act = acts.prepare(atti).find((one) => one.id === id), article = asked.get("articolo") || "";
      if (!act) return;
      this.resting = new Set(acts.restingOn(act, article).map(([place]) => known.voci[place].i));
      const name = acts.named(act, article), address = acts.addressOf(act, article);
      const text = address ? [" ", element("a", "", { href: address, rel: "external" }, "Apri il testo"), "."] : [];
      this.source = element("p", "pc-filtri__fonte");
      this.source.append(element("strong", "", {}, name), act.details ? ` (${act.details})` : "", ": le parole che ci si appoggiano.", ...text);
      this.form.before(this.source);
      this.apply();
    }

    toAddress() {
      const address = new URL(location.href);
      for (const name of this.resting ? this.names : [...this.names, "fonte", "articolo"]) address.searchParams.delete(name);
      for (const [name, value] of new FormData(this.form)) if (value) address.searchParams.append(name, value);
      window.ParoleCarica.readdress(address);
    }

    /* ---- the list ---- */

    /** Show the words that answer every filter, and count what each option would give beside the others. */
    apply() {
      const chosen = this.chosen();
      const full = new Set();
      let shown = 0;
      for (const option of this.options) option.count = 0;
      for (const row of this.rows) {
        const against = row.answers.map((options, i) => chosen[i].length > 0 && !options.some(({ value }) => chosen[i].includes(value)));
        const answers = !against.includes(true) && (!this.resting || this.resting.has(row.element.id.slice("voce-".length)));
        if (answers !== row.shown) row.element.hidden = !(row.shown = answers);
        if (answers) { shown += 1; full.add(row.section); }
        count(row, against);
      }
      for (const { section, link } of this.letters) showLetter(section, link, full.has(section));
      for (const { text, label, count: many } of this.options) label.textContent = `${text} (${many})`;
      this.tell(shown, chosen);
    }

    chosen() {
      const data = new FormData(this.form);
      return this.names.map((name) => data.getAll(name).filter(Boolean));
    }

    /** Say how many words are shown and why, to those who see and to those who listen. */
    tell(shown, chosen) {
      const words = (n) => (n === 1 ? "1 parola" : `${n} parole`);
      const all = this.rows.length;
      const why = this.names.map((name, i) => this.inWords(name, chosen[i])).filter(Boolean);
      const number = shown ? `${words(shown)} su ${all}` : "Nessuna parola con questi filtri";
      if (this.resting) why.unshift("Fonte: una sola");
      this.status.textContent = why.length ? `${number}. ${why.join("; ")}` : words(all);
      this.see.textContent = shown ? `Mostra ${words(shown)}` : "Nessuna parola: cambia i filtri";
      this.see.setAttribute("aria-disabled", String(!shown));
      this.clear.hidden = !why.length;
    }

    /** On a phone: fold the filters, so that the words come into sight; the keyboard stays on their title. */
    showList() {
      if (this.see.getAttribute("aria-disabled") === "true") return;
      this.fold.open = false;
      this.fold.querySelector("summary").focus();
    }

    /** What was chosen in a filter: «Accordo: Coincidono, Divergono». */
    inWords(name, values) {
      const texts = this.options.filter((option) => option.name === name && values.includes(option.value)).map((option) => option.text);
      const title = this.form.querySelector(`[name="${name}"]`).closest(".pc-filtri__campo").firstElementChild;
      return texts.length ? `${title.textContent}: ${texts.join(", ")}` : "";
    }

    /** Put everything back; the button goes away, so the keyboard is taken to the title of the filters. */
    clearAll() {
      for (const field of this.fields) { if (field.type === "checkbox") field.checked = false; else field.value = ""; }
      this.resting = null;
      this.source?.remove();
      this.toAddress();
      this.apply();
      this.fold.querySelector("summary").focus();
    }
  }

  /** A word counts for an option if no other filter is against it. */
  function count(row, against) {
    row.answers.forEach((options, i) => {
      if (!against.some((is, other) => is && other !== i)) for (const option of options) option.count += 1;
    });
  }

  /** A section of the list and the link that leads to it. */
  function letter(section) {
    const link = document.querySelector(`.pc-lettere a[href="#${section.querySelector("h2").id}"]`);
    return { section, link };
  }

  /** A letter without words stays in its place, but it is no longer a link. */
  function showLetter(section, link, shown) {
    section.hidden = !shown;
    if (shown) link.setAttribute("href", `#${section.querySelector("h2").id}`);
    else link.removeAttribute("href");
    for (const [name, value] of [["role", "link"], ["aria-disabled", "true"]]) {
      if (shown) link.removeAttribute(name);
      else link.setAttribute(name, value);
    }
  }

  const form = document.querySelector("[data-pc-filtri]");
  if (form) new Filters(form);
})();
