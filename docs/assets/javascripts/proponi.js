/* «Proponi»: the form to propose a word or to correct one. It works in the page alone: the draft stays in this
   browser, and nothing is sent until the person chooses how. Starts when every script is there. */
(function () {
  "use strict";
  const SAVE_MS = 500;

  const { ParoleBozza, ParoleAnteprima, ParoleEsito, ParoleInvio } = window;

  class Proposal extends ParoleInvio(ParoleEsito(ParoleAnteprima(ParoleBozza(class {})))) {
    constructor(box, data) {
      super();
      Object.assign(this, data); // model, registers, names, base (the published word or null), id, asked for
      this.box = box;
      this.root = box.dataset.radice;
      this.clean = window.ParoleYaml.cleaner(this.model);
      this.writer = window.ParoleYaml.writer(this.model);
      this.checker = window.ParoleRegole.checker(this.model, this.registers, this.names);
      this.key = `parole/proposta/${this.base ? this.id : "nuova"}`;
      this.stored = this.canStore();
      this.newSources = [];
      this.touched = new Set();
      this.told = new Set();
      this.asked = false;
      this.prepare();
      this.build();
      this.listen();
      this.start();
    }

    part(name) { return this.box.querySelector(`[data-pc="${name}"]`); }

    /* ---- what the controls ask of the form ---- */

    prepare() {
      const { element, seam } = window.ParoleCarica;
      this.element = element;
      this.seam = seam;
      this.seams = new Set(this.model.word.find((field) => field.name === "accordo").values.map(([value]) => value));
      this.areas = this.registers.aree;
      this.sourceById = new Map(this.registers.fonti.map((source) => [source.id, { value: source.id, text: source.nome, about: source.about, more: source.titolo, mayBeOld: !source.vigente || Boolean(source.abrogati) }]));
      this.searchSources = window.ParoleCombo.finder([...this.sourceById.values()]);
      this.wordById = new Map(this.names.voci.map((entry) => [entry.i, entry]));
      const named = this.names.voci.filter((entry) => entry.i !== this.id);
      this.findWords = window.ParoleCombo.finder(named.map((entry) => ({ value: entry.i, text: this.fullName(entry), about: entry.s.join(", "), more: entry.f.map(([form]) => form).join(" ") })));
    }

    fullName(entry) { return entry.q ? `${entry.n} (${entry.q})` : entry.n; }
    nameOfWord(id) { const entry = this.wordById.get(id); return entry ? this.fullName(entry) : id; }

    findSources(query) {
      const mine = window.ParoleCombo.finder(this.newSources.map(({ uid }) => this.sourceOf(uid)))(query);
      return [...mine, ...this.searchSources(query), { value: "", text: "Non c’è? Aggiungila come fonte nuova", about: "" }];
    }

    sourceOf(value) {
      const mine = this.newSources.find(({ uid }) => uid === value);
      return mine ? { value, text: this.clean(mine.name.input.value) || "fonte nuova senza nome", about: "fonte nuova, da aggiungere al registro", mayBeOld: true } : this.sourceById.get(value);
    }

    say(text) { const status = this.part("annuncio"); status.textContent = ""; setTimeout(() => { status.textContent = text; }, 50); }

    /* ---- building ---- */

    build() {
      this.controls = [];
      let section = null;
      for (const field of this.model.word) {
        section = this.box.querySelector(`[data-pc-da="${field.name}"]`) || section;
        if (field.read_only) continue;
        const control = window.ParoleGruppi.make(field, this);
        this.controls.push(control);
        (this.box.querySelector(`[data-pc-foglio="${field.name}"]`) || section.querySelector("[data-pc-campi]")).append(control.element);
      }
      this.byName = Object.fromEntries(this.controls.map((control) => [control.field.name, control]));
      this.byName.termine.element.append(this.part("esiste"));
      this.byName.accordo.element.before(this.part("senza-accordo"));
    }

    addSource(name, from, value = { nome: name }, uid = `nuova:${Date.now().toString(36)}${this.newSources.length}`) {
      const record = { name: "fonte", label: "Fonte nuova", help: "", fields: this.model.source };
      const control = new window.ParoleGruppi.RecordControl(record, this);
      const source = { uid, control, name: control.controls.find((one) => one.field.name === "nome") };
      const rare = control.controls.filter(({ field }) => !field.required && !Object.values(this.model.needed).flat().includes(field.name));
      const fold = this.element("details", "pc-proponi__altri");
      fold.append(this.element("summary", "", {}, "Altri dati, se li conosci"), ...rare.map((one) => one.element));
      const back = this.element("button", "pc-proponi__tasto", { type: "button" }, "Torna dov’eri");
      const remove = this.element("button", "pc-proponi__tasto pc-proponi__tasto--minore", { type: "button" }, "Togli questa fonte");
      const keys = this.element("p", "pc-proponi__tasti");
      keys.append(back, remove);
      control.element.append(fold, control.box, keys);
      control.write(value);
      this.newSources.push(source);
      this.part("elenco-fonti").append(control.element);
      this.part("fonti-nuove").hidden = false;
      back.addEventListener("click", () => (from || control).focus());
      remove.addEventListener("click", () => this.removeSource(source));
      if (from) setTimeout(() => this.reveal(source.name), 0);
      return uid;
    }

    removeSource(source) {
      this.newSources = this.newSources.filter((one) => one !== source);
      source.control.element.remove();
      this.part("fonti-nuove").hidden = !this.newSources.length;
      for (const control of this.every()) control.refresh?.();
      this.byName.fonti.focus();
      this.changed();
    }

    *every() { for (const control of [...this.controls, ...this.newSources.map((source) => source.control)]) yield* control.all(); }

    /* ---- reading ---- */

    raw() {
      const word = {};
      for (const control of this.controls) { const read = control.read(); if (read !== undefined) word[control.field.name] = read; }
      return { word, sources: this.newSources.map(({ uid, control }) => ({ uid, value: control.read() || {} })), side: this.side, open: [...this.open] };
    }

    fill({ word, sources = [] }) {
      for (const source of this.newSources) source.control.element.remove();
      this.newSources = [];
      this.part("fonti-nuove").hidden = true;
      for (const { uid, value } of sources) this.addSource("", null, value, uid);
      for (const control of this.controls) control.write(word[control.field.name]);
    }

    /** The proposal as it would be written: ids for new sources, no agreement where a voice is missing. */
    proposal() {
      const { word, sources } = this.raw(), { sourceId, wordId } = window.ParoleYaml;
      const taken = new Set(this.registers.fonti.map((source) => source.id)), ids = new Map();
      for (const { uid, value } of sources) { const id = sourceId(value.nome || "", taken, this.model.idMax); taken.add(id); ids.set(uid, id); }
      const resolved = this.resolve(this.model.word, word, ids);
      if (!this.hasBoth(resolved)) delete resolved.accordo;
      if (this.base?.approvazioni) resolved.approvazioni = this.base.approvazioni;
      const id = this.base ? this.id : wordId(resolved.termine || "", resolved.accezione || "", this.model.idMax) || "parola-senza-nome";
      const brought = sources.map(({ uid, value }) => [ids.get(uid), value]);
      const yaml = this.writer.word(resolved), added = this.writer.sources(brought);
      const text = added ? `${yaml}\nFonti nuove, per glossary/fonti.yml:\n\n${added}` : yaml;
      return { id, word: resolved, brought, yaml, sources: added, text, isNew: !this.base, side: this.sideLabel(), ids };
    }

    /** The side as the form of the forge names it: label and explanation, as on the cards of the choice. */
    sideLabel() {
      const card = this.box.querySelector(`[name=lato][value="${this.side}"] + label`);
      return this.side === "tutte" || !card ? "" : [...card.children].map((part) => part.textContent).join(": ");
    }

    resolve(fields, value, ids) {
      const made = {};
      for (const field of fields) {
        const typed = value[field.name];
        if (typed === undefined) continue;
        if (field.fields) made[field.name] = field.many ? typed.map((item) => this.resolve(field.fields, item, ids)) : this.resolve(field.fields, typed, ids);
        else if (field.refers !== "fonti") made[field.name] = typed;
        else if (!typed.startsWith("?")) made[field.name] = ids.get(typed) || typed;
      }
      return made;
    }

    hasBoth(word) { return this.model.sides.every(([name]) => word[name]); }

    /* ---- after each change ---- */

    listen() {
      const form = this.part("modulo");
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", (event) => { this.dirty = true; clearTimeout(this.timer); this.timer = setTimeout(() => this.changed(), SAVE_MS); if (event.target.name === "lato") this.choose(event.target.value); });
      form.addEventListener("focusout", (event) => this.left(this.controlOf(event.target)));
      // A message that appears while the mouse is down would move the button away from under it.
      form.addEventListener("pointerdown", () => { this.pressing = true; });
      for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { this.pressing = false; if (this.waiting) setTimeout(() => this.changed(), 0); });
      this.part("controlla").addEventListener("click", () => this.ask());
      this.part("butta").addEventListener("click", () => this.discard());
      this.part("annulla").addEventListener("click", () => this.undo());
      for (const [name] of this.model.sides) this.part(`apri-${name}`).addEventListener("click", () => { this.openSheet(name); this.byName[name].focus(); this.changed(); });
      for (const button of this.box.querySelectorAll("[data-pc-copia-testo]")) button.addEventListener("click", () => this.copy(button));
      this.part("scarica").addEventListener("click", () => this.download(false));
      this.part("scarica-fonti").addEventListener("click", () => this.download(true));
      addEventListener("beforeunload", (event) => { if (this.dirty && !this.stored) event.preventDefault(); });
    }

    /** Who leaves a field that is not empty is told what is wrong with it. */
    left(control) {
      if (!control || control.read() === undefined) return;
      this.touched.add(control);
      if (this.pressing) this.waiting = true;
      else this.changed();
    }

    controlOf(node) { for (const control of this.every()) if (control.input === node || control.radios?.includes(node)) return control; return null; }

    changed() {
      clearTimeout(this.timer);
      this.waiting = false;
      for (const control of this.every()) if (control.value?.startsWith?.("nuova:")) control.refresh?.();
      const proposal = (this.now = this.proposal());
      this.save();
      this.warnIfKnown(proposal);
      this.showAgreement(proposal);
      this.check(proposal);
      this.preview(proposal);
      this.offer(proposal);
    }

    /* ---- starting ---- */

    choose(side) {
      this.side = side;
      this.part("resto").hidden = false;
      for (const radio of this.box.querySelectorAll("[name=lato]")) radio.checked = radio.value === side;
      for (const [name] of this.model.sides) if (side === name || side === "tutte") this.open.add(name);
      this.showSheets();
    }

    start() {
      this.open = new Set();
      this.side = this.asking_side;
      const blank = { verificato: this.today() };
      this.starting = this.base || (this.asked_name ? { ...blank, termine: this.asked_name } : blank);
      this.fill({ word: this.starting });
      const first = this.raw();
      this.startingPoint = this.lastSaved = JSON.stringify([first.word, first.sources]);
      if (!this.restore()) this.draftStatus("");
      this.part("nuova").hidden = Boolean(this.base);
      this.part("correzione").hidden = !this.base;
      if (this.base) {
        const link = this.part("quale");
        link.href = `${this.root}termini/${this.id}/`;
        link.textContent = this.nameOfWord(this.id);
        this.part("approvata").hidden = !this.base.approvazioni;
      }
      this.part("modulo").hidden = false;
      if (this.side) this.choose(this.side);
      const again = this.raw();
      this.lastSaved = JSON.stringify([again.word, again.sources]);
      this.ready = true;
      this.changed();
      this.box.removeAttribute("aria-busy");
    }
  }

  /* ---- loading ---- */

  const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

  async function load(box) {
    const { index, names } = window.ParoleCarica, query = new URLSearchParams(location.search);
    const id = query.get("voce") || "", wanted = ID.test(id) && id.length <= 60;
    const [model, registers, allNames] = await Promise.all([index("../proponi/modello.js", () => window.ParoleModello), index("../proponi/registri.js", () => window.ParoleRegistri), names()]);
    const known = wanted && allNames.voci.some((entry) => entry.i === id);
    const word = known ? await index(`../proponi/termini/${id}.js`, () => window.ParoleVoce) : null;
    const side = (query.get("lato") || "").replaceAll("-", "_");
    box.querySelector("[data-pc=sconosciuta]").hidden = !id || known;
    return {
      model, registers, names: allNames, base: word?.typed || null, id: known ? id : "",
      asking_side: [...model.sides.map(([name]) => name), "tutte"].includes(side) ? side : "",
      asked_name: window.ParoleYaml.oneLine(query.get("termine") || "").slice(0, 90),
      repository: box.dataset.deposito, branch: box.dataset.ramo, mailTo: box.dataset.posta,
    };
  }

  async function begin(box) {
    try { new Proposal(box, await load(box)); } catch (error) {
      box.querySelector("[data-pc=guasto]").hidden = false;
      box.removeAttribute("aria-busy");
      if (!error.message.endsWith(".js")) throw error;
    }
  }

  addEventListener("DOMContentLoaded", () => { const box = document.querySelector("[data-pc-proponi]"); if (box) begin(box); });
})();
