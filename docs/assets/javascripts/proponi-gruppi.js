/* The controls of records and of their lists, and which control each field of the model gets. */
(function () {
  "use strict";
  const { Control, TextControl, ChoiceControl, SelectControl, YesNoControl, SourceControl, WordsControl } = window.ParoleCampi;
  const MANY_VALUES = 4;
  const isText = (field) => ["text", "prose", "date", "reference"].includes(field.kind);
  const element = (...what) => window.ParoleCarica.element(...what);

  class RecordControl extends Control {
    constructor(field, form, { plain = false } = {}) {
      super(field, form);
      this.controls = field.fields.filter((inner) => !inner.read_only).map((inner) => make(inner, form));
      this.element = element("fieldset", "pc-proponi__gruppo");
      if (!plain) this.element.append(element("legend", "pc-proponi__etichetta", {}, field.label), this.hintElement());
      this.element.append(...this.controls.map((control) => control.element), this.box);
      this.askOnlyOfOldSources();
    }

    /** Whether a source is cited though no longer in force is asked only of those that may not be. */
    askOnlyOfOldSources() {
      const source = this.controls.find((control) => control instanceof SourceControl), ticks = this.controls.filter((control) => control instanceof YesNoControl);
      if (!source) return;
      source.whenChosen = (mayBeOld) => { for (const tick of ticks) tick.element.hidden = !mayBeOld && !tick.input.checked; };
      source.whenChosen(false);
    }

    /** The fields that hold something; a choice or a tick alone is nothing. */
    read() {
      const value = {};
      for (const control of this.controls) { const read = control.read(); if (read !== undefined) value[control.field.name] = read; }
      return this.controls.some(({ field }) => (isText(field) || field.fields) && field.name in value) ? value : undefined;
    }

    write(value = {}) {
      for (const control of [...this.controls].reverse()) control.write(value[control.field.name]); // ticks before the source that may hide them
    }

    locate([step, ...rest]) {
      const inner = this.controls.find((control) => control.field.name === step);
      return inner ? inner.locate(rest) : this;
    }

    focus() { this.controls[0].focus(); }

    showProblem(problem) { super.showProblem(problem, this.element); }

    clearProblems() { super.clearProblems(); this.element.removeAttribute("aria-invalid"); }

    *all() { yield this; for (const control of this.controls) yield* control.all(); }
  }

  class ListControl extends Control {
    constructor(field, form) {
      super(field, form);
      this.items = [];
      this.element = element("fieldset", "pc-proponi__lista");
      this.list = element("ol", "pc-proponi__elementi");
      this.add = element("button", "pc-proponi__tasto", { type: "button" }, "Aggiungi");
      this.add.append(element("span", "pc-solo-lettori", {}, `: ${field.label}`));
      this.add.addEventListener("click", () => { this.append({}).focus(); this.form.changed(); });
      this.element.append(element("legend", "pc-proponi__etichetta", {}, field.label), this.hintElement(), this.list, this.add, this.box);
    }

    append(value) {
      const item = new RecordControl({ ...this.field, many: false }, this.form, { plain: true });
      const line = element("li", "pc-proponi__elemento");
      const remove = element("button", "pc-proponi__tasto pc-proponi__tasto--minore", { type: "button" }, "Togli");
      remove.append(element("span", "pc-solo-lettori", {}, ` questo elemento: ${this.field.label}`));
      remove.addEventListener("click", () => this.remove(item));
      line.append(item.element, remove);
      item.line = line;
      item.write(value);
      this.items.push(item);
      this.list.append(line);
      return item;
    }

    remove(item) {
      this.items = this.items.filter((one) => one !== item);
      item.line.remove();
      this.add.focus();
      this.form.changed();
    }

    /** Empty items do not count: the others keep the number that they have in the file. */
    read() {
      const values = [];
      for (const item of this.items) {
        const value = item.read();
        item.index = value ? values.push(value) - 1 : -1;
      }
      return values.length ? values : undefined;
    }

    write(values = []) {
      this.items = [];
      this.list.replaceChildren();
      for (const value of values) this.append(value);
    }

    locate([step, ...rest]) { return this.items.find((item) => item.index === step)?.locate(rest) || this; }

    focus() { (this.items[0] || { focus: () => this.add.focus() }).focus(); }

    showProblem(problem) { super.showProblem(problem, this.element); }

    clearProblems() { super.clearProblems(); this.element.removeAttribute("aria-invalid"); }

    *all() { yield this; for (const item of this.items) yield* item.all(); }
  }

  /** The control of a field. */
  function make(field, form) {
    if (field.fields) return new (field.many ? ListControl : RecordControl)(field, form);
    if (field.kind === "yes-no") return new YesNoControl(field, form);
    if (field.refers === "fonti") return new SourceControl(field, form);
    if (field.refers === "termini") return new WordsControl(field, form);
    if (field.refers === "aree") return new SelectControl(field, form, form.areas);
    if (field.values) return field.values.length < MANY_VALUES ? new ChoiceControl(field, form) : new SelectControl(field, form, field.values);
    return new TextControl(field, form);
  }

  /** The place in a proposal that a message names: «pa.fonti[0].rif». */
  function locationOf(name) {
    return [...name.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => (index === undefined ? key : Number(index)));
  }

  window.ParoleGruppi = { make, locationOf, RecordControl };
})();
