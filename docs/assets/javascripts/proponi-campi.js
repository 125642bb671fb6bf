/* The controls of the form, built from the fields of the model: each can be read, filled, and show its problems.
   A control knows nothing of which fields there are. Texts reach the page only as text. */
(function () {
  "use strict";
  // Looked for when they are used: the scripts of every page come after those of this one.
  const words = (text) => window.ParoleAnalisi.words(text), element = (...what) => window.ParoleCarica.element(...what);
  const HINTS = {
    fonti: "Scrivi il nome o il numero e scegli dall’elenco.",
    termini: "Scrivi il nome di una voce e scegli dall’elenco. Si può ripetere.",
    aree: "",
  };
  let serial = 0;

  const label = (field, target) => element("label", "pc-proponi__etichetta", { for: target }, field.label + (field.required ? "" : " (facoltativo)"));
  const lines = (text) => text.split("\n");

  /** What every control has: its box of problems, the description of the field, what to focus. */
  class Control {
    constructor(field, form) {
      this.field = field;
      this.form = form;
      this.id = `proponi-${++serial}`;
      this.box = element("ul", "pc-proponi__problemi", { id: `${this.id}-problemi` });
      this.box.hidden = true;
    }

    hint() { return this.field.refers ? HINTS[this.field.refers] : this.field.hint || this.field.help; }

    hintElement(text = this.hint()) {
      this.described = text ? `${this.id}-aiuto ${this.box.id}` : this.box.id;
      return text ? element("p", "pc-proponi__aiuto", { id: `${this.id}-aiuto` }, text) : "";
    }

    /** The control that holds the place, or the nearest around it. */
    locate() { return this; }

    focus() { this.input.focus(); }

    clearProblems() {
      this.box.replaceChildren();
      this.box.hidden = true;
      this.input?.removeAttribute("aria-invalid");
    }

    showProblem(problem, target) {
      const item = element("li", `pc-proponi__problema pc-proponi__problema--${problem.level}`);
      item.append(element("strong", "", {}, problem.level === "errore" ? "Da correggere: " : "Consiglio: "), `${problem.message}.`);
      this.box.append(item);
      this.box.hidden = false;
      if (problem.level === "errore") target.setAttribute("aria-invalid", "true");
    }

    /** Every control inside, this one first. */
    *all() { yield this; }
  }

  /* ---- a text, a date, several texts one per line ---- */

  class TextControl extends Control {
    constructor(field, form) {
      super(field, form);
      const long = field.prose || field.many;
      this.input = element(long ? "textarea" : "input", "pc-proponi__campo", { id: this.id, autocomplete: "off" });
      if (long) this.input.rows = field.many ? 3 : field.max_length > 600 ? 7 : 3;
      else this.input.type = field.kind === "date" ? "date" : "text";
      this.element = element("div", "pc-proponi__riga");
      const hint = this.hintElement(field.many ? `${this.hint()} Una per riga.` : this.hint());
      this.input.setAttribute("aria-describedby", this.described);
      this.counter = element("p", "pc-proponi__conto");
      this.element.append(label(field, this.id), hint, this.input, this.counter, this.box);
      this.input.addEventListener("input", () => this.count());
      if (field.many) this.locate = () => this;
    }

    read() {
      const { clean } = this.form;
      if (!this.field.many) return clean(this.input.value) || undefined;
      const items = lines(this.input.value).map(clean).filter(Boolean);
      return items.length ? items : undefined;
    }

    write(value) {
      this.input.value = Array.isArray(value) ? value.join("\n") : value ?? "";
      this.count();
    }

    /** How long the text is, against its measure; not announced, it would speak at every key. */
    count() {
      const text = this.form.clean(this.input.value), most = this.field.max_length;
      if (!this.field.prose || !text) { this.counter.textContent = ""; return; }
      const size = words(text).length, number = size === 1 ? "una parola" : `${size} parole`;
      this.counter.textContent = `${number}, ${[...text].length} caratteri su ${most}`;
    }
  }

  /* ---- one of a few values; yes or no; an area ---- */

  class ChoiceControl extends Control {
    constructor(field, form) {
      super(field, form);
      this.element = element("fieldset", "pc-proponi__scelte");
      const legend = element("legend", "pc-proponi__etichetta", {}, field.label);
      const values = field.required ? field.values : [...field.values, ["", "Non lo so ancora", ""]];
      this.radios = values.map(([value, text, help], index) => this.option(value, text, help, index));
      this.element.append(legend, this.hintElement(), ...this.radios.map((radio) => radio.parentElement), this.box);
      this.element.setAttribute("aria-describedby", this.described);
      this.input = this.radios[0];
      this.write(field.required ? field.values[0][0] : "");
    }

    option(value, text, help, index) {
      const id = `${this.id}-${index}`;
      const line = element("div", "pc-proponi__scelta");
      const radio = element("input", "", { type: "radio", name: this.id, id, value });
      const named = element("label", "", { for: id });
      if (this.form.seams.has(value)) named.append(this.form.seam(value), " ");
      named.append(element("strong", "", {}, text), help ? `: ${help}` : "");
      line.append(radio, named);
      return radio;
    }

    read() { return this.radios.find((radio) => radio.checked)?.value || undefined; }

    write(value) { for (const radio of this.radios) radio.checked = radio.value === (value ?? (this.field.required ? this.field.values[0][0] : "")); }
  }

  class SelectControl extends Control {
    constructor(field, form, options) {
      super(field, form);
      this.input = element("select", "pc-proponi__campo", { id: this.id });
      this.input.append(element("option", "", { value: "" }, "Scegli…"), ...options.map(([value, text]) => element("option", "", { value }, text)));
      this.help = new Map(options.map(([value, , help]) => [value, help]));
      this.counter = element("p", "pc-proponi__aiuto");
      this.element = element("div", "pc-proponi__riga");
      const hint = this.hintElement();
      this.input.setAttribute("aria-describedby", this.described);
      this.element.append(label(field, this.id), hint, this.input, this.counter, this.box);
      this.input.addEventListener("change", () => this.explain());
    }

    explain() { this.counter.textContent = this.help.get(this.input.value) || ""; }
    read() { return this.input.value || undefined; }
    write(value) { this.input.value = value ?? ""; this.explain(); }
  }

  class YesNoControl extends Control {
    constructor(field, form) {
      super(field, form);
      this.input = element("input", "", { type: "checkbox", id: this.id, "aria-describedby": this.box.id });
      this.element = element("div", "pc-proponi__scelta");
      this.element.append(this.input, element("label", "", { for: this.id }, field.label), this.box);
      this.write();
    }

    read() { return this.input.checked === Boolean(this.field.default) ? undefined : this.input.checked; }
    write(value) { this.input.checked = value ?? Boolean(this.field.default); }
  }

  /* ---- things of a register ---- */

  /** One source: the value is its id, «nuova:1» for a new one, or «?» and what was typed until one is chosen. */
  class SourceControl extends Control {
    constructor(field, form) {
      super(field, form);
      this.combo = new window.ParoleCombo.Combobox(this.id, (query) => form.findSources(query), (option) => this.chosen(option));
      this.input = this.combo.input;
      this.about = element("p", "pc-proponi__conto", { id: `${this.id}-scelta` });
      this.element = element("div", "pc-proponi__riga");
      const hint = this.hintElement();
      this.input.setAttribute("aria-describedby", `${this.described} ${this.about.id}`);
      this.element.append(label(field, this.id), hint, this.combo.element, this.about, this.box);
      this.input.addEventListener("input", () => { this.value = ""; this.about.textContent = ""; });
    }

    chosen(option) {
      if (option.value === "") { this.write(this.form.addSource(this.input.value, this)); this.form.changed(); return; }
      this.write(option.value);
      this.form.changed();
    }

    read() {
      if (this.value) return this.value;
      const typed = this.form.clean(this.input.value);
      return typed ? `?${typed}` : undefined;
    }

    write(value) {
      this.value = value && !value.startsWith("?") ? value : "";
      this.refresh(value);
    }

    /** Say again what is chosen: the name of a new source changes while it is typed. */
    refresh(value = this.value) {
      const source = this.value ? this.form.sourceOf(this.value) : null;
      if (this.value && !source) { this.value = ""; value = undefined; }
      this.input.value = source ? source.text : (value || "").replace(/^\?/, "");
      this.about.textContent = source ? `Scelta: ${source.about || source.text}` : "";
      this.whenChosen?.(Boolean(source?.mayBeOld));
    }
  }

  /** Several words of the glossary: a list of what is chosen and a combobox to add. */
  class WordsControl extends Control {
    constructor(field, form) {
      super(field, form);
      this.ids = [];
      this.combo = new window.ParoleCombo.Combobox(this.id, (query) => form.findWords(query), (option) => this.add(option.value));
      this.input = this.combo.input;
      this.list = element("ul", "pc-proponi__gettoni");
      this.element = element("div", "pc-proponi__riga");
      const hint = this.hintElement(`${field.hint || field.help} ${HINTS.termini}`);
      this.input.setAttribute("aria-describedby", this.described);
      this.element.append(label(field, this.id), hint, this.list, this.combo.element, this.box);
    }

    add(id) {
      this.input.value = "";
      this.write([...this.ids, id]);
      this.form.changed();
      this.form.say(`Aggiunta: ${this.form.nameOfWord(id)}.`);
    }

    read() { return this.ids.length ? [...this.ids] : undefined; }

    write(ids) {
      this.ids = ids ? [...ids] : [];
      this.list.replaceChildren(...this.ids.map((id, index) => {
        const name = this.form.nameOfWord(id), line = element("li", "pc-proponi__gettone", {}, name);
        const remove = element("button", "pc-proponi__togli", { type: "button", "aria-label": `Togli «${name}»` }, "×");
        remove.addEventListener("click", () => { this.write(this.ids.filter((_, i) => i !== index)); this.input.focus(); this.form.changed(); });
        line.append(remove);
        return line;
      }));
    }
  }

  // A problem shown on a plain control marks what the person types in.
  for (const kind of [TextControl, ChoiceControl, SelectControl, YesNoControl, SourceControl, WordsControl]) {
    const show = kind.prototype.showProblem;
    kind.prototype.showProblem = function (problem) { show.call(this, problem, this.input); };
  }

  window.ParoleCampi = { Control, TextControl, ChoiceControl, SelectControl, YesNoControl, SourceControl, WordsControl };
})();
