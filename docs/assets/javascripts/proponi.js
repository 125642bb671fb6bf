/* «Proponi»: the form to propose a word or to correct one. It works in the page alone: the draft stays in this
   browser, and nothing is sent until the person chooses how. Starts when every script is there. */
(function () {
  "use strict";
  const SAVE_MS = 500;
  // Silent until the person asks: who has not come to a field yet has not forgotten it.
  const ABSENCE = /-mancante$|^nessuna-voce$|-senza-fonte$|-senza-fonti$|^fonte-incompleta$/;

  /** Where drafts are kept, if the browser lets us. */
  const store = {
    read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    remove(key) { try { localStorage.removeItem(key); } catch { /* denied: there was nothing */ } },
    works() { const done = this.write("parole/prova", 1); this.remove("parole/prova"); return done; },
  };

  class Proposal {
    constructor(box, data) {
      Object.assign(this, data); // model, registers, names, base (the published word or null), id, asked for
      this.box = box;
      this.root = box.dataset.radice;
      this.clean = window.ParoleYaml.cleaner(this.model);
      this.writer = window.ParoleYaml.writer(this.model);
      this.checker = window.ParoleRegole.checker(this.model, this.registers, this.names);
      this.key = `parole/proposta/${this.base ? this.id : "nuova"}`;
      this.canStore = store.works();
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
        const control = window.ParoleCampi.make(field, this);
        this.controls.push(control);
        (this.box.querySelector(`[data-pc-foglio="${field.name}"]`) || section.querySelector("[data-pc-campi]")).append(control.element);
      }
      this.byName = Object.fromEntries(this.controls.map((control) => [control.field.name, control]));
      this.byName.termine.element.append(this.part("esiste"));
      this.byName.accordo.element.before(this.part("senza-accordo"));
    }

    addSource(name, from, value = { nome: name }, uid = `nuova:${Date.now().toString(36)}${this.newSources.length}`) {
      const record = { name: "fonte", label: "Fonte nuova", help: "", fields: this.model.source };
      const control = new window.ParoleCampi.RecordControl(record, this);
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
      for (const button of this.box.querySelectorAll("[data-pc-copia]")) button.addEventListener("click", () => this.copy(button));
      this.part("scarica").addEventListener("click", () => this.download(false));
      this.part("scarica-fonti").addEventListener("click", () => this.download(true));
      addEventListener("beforeunload", (event) => { if (this.dirty && !this.canStore) event.preventDefault(); });
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
      for (const control of this.every()) control.refresh && control.value?.startsWith?.("nuova:") && control.refresh();
      const proposal = (this.now = this.proposal());
      this.save();
      this.warnIfKnown(proposal);
      this.showAgreement(proposal);
      this.check(proposal);
      this.preview(proposal);
      this.offer(proposal);
    }

    /* ---- checks ---- */

    today() { const now = new Date(); return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`; }

    locate(proposal, name) {
      const [first, ...rest] = window.ParoleCampi.locationOf(name);
      const source = this.newSources.find(({ uid }) => proposal.ids.get(uid) === first);
      if (source && !(first in this.byName)) return { control: source.control.locate(rest), label: [`Fonte nuova «${this.sourceOf(source.uid).text}»`, ...this.labels(this.model.source, rest)].join(", ") };
      if (first === undefined) return { control: this.byName[this.side] || this.byName[this.model.sides[0][0]], label: "Tutta la voce", loose: true };
      return { control: this.byName[first].locate(rest), label: this.labels(this.model.word, [first, ...rest]).join(", ") };
    }

    labels(fields, location) {
      const found = [];
      let inside = fields;
      for (const step of location) {
        if (typeof step === "number") { found.push(`n. ${step + 1}`); continue; }
        const field = inside.find((one) => one.name === step);
        found.push(field?.label || step);
        inside = field?.fields || [];
      }
      return found;
    }

    check(proposal) {
      for (const control of this.every()) control.clearProblems();
      const own = proposal.isNew && this.wordById.has(proposal.id) ? "" : proposal.id; // a new word is not the one whose name it took
      this.problems = this.checker.check(proposal.word, own, proposal.brought, this.today()).map((problem) => ({ ...problem, ...this.locate(proposal, problem.field) }));
      this.problems.sort((a, b) => (a.level === b.level ? 0 : a.level === "errore" ? -1 : 1));
      const shown = this.problems.filter((problem) => this.asked || (this.touched.has(problem.control) && !ABSENCE.test(problem.rule) && !problem.loose));
      for (const problem of shown) if (!problem.loose) problem.control.showProblem(problem);
      this.announce(shown);
      this.summarise();
    }

    announce(shown) {
      const fresh = shown.filter((problem) => !this.told.has(problem.field + problem.message));
      this.told = new Set(shown.map((problem) => problem.field + problem.message));
      if (fresh.length && !this.asking) this.say(`${fresh[0].label}: ${fresh[0].message}.`);
    }

    summarise() {
      const errors = this.problems.filter((problem) => problem.level === "errore").length, warnings = this.problems.length - errors;
      const parts = [errors ? (errors === 1 ? "una cosa da correggere" : `${errors} cose da correggere`) : "", warnings ? (warnings === 1 ? "un consiglio" : `${warnings} consigli`) : ""].filter(Boolean);
      this.summary = parts.join(" e ");
      this.part("conto").textContent = this.summary ? `Per ora: ${this.summary}. Puoi inviare lo stesso: quello che manca si completa insieme alla redazione.` : "I controlli che si possono fare qui non trovano niente da correggere.";
      const box = this.part("sommario");
      box.hidden = !this.asked;
      if (!this.asked) return;
      this.part("sommario-titolo").textContent = this.summary ? this.summary.charAt(0).toUpperCase() + this.summary.slice(1) : "Niente da correggere";
      this.part("sommario-elenco").replaceChildren(...this.problems.map((problem) => {
        const line = this.element("li"), link = this.element("a", "", { href: `#${problem.control.input?.id || problem.control.id}` }, problem.label);
        link.addEventListener("click", (event) => { event.preventDefault(); this.reveal(problem.control); });
        line.append(this.element("span", `pc-proponi__livello pc-proponi__livello--${problem.level}`, {}, problem.level === "errore" ? "Da correggere" : "Consiglio"), " ", link, `: ${problem.message}.`);
        return line;
      }));
    }

    ask() {
      this.asked = this.asking = true;
      this.changed();
      this.asking = false;
      this.part("sommario").focus({ preventScroll: true });
      this.part("sommario").scrollIntoView({ block: "start" });
    }

    /** Bring a control into view and focus it, whatever was folded over it. */
    reveal(control) {
      for (const [name] of this.model.sides) if (this.byName[name].element.contains(control.element)) this.openSheet(name);
      for (let node = control.element; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
      control.focus();
      control.element.scrollIntoView({ block: "center" });
    }

    /** Tell at once that a word is already in the glossary, under any name. */
    warnIfKnown(proposal) {
      const { key } = window.ParoleAnalisi, box = this.part("esiste"), typed = key(proposal.word.termine || "");
      const found = typed ? this.names.voci.flatMap((entry) => { const form = entry.i !== this.id && entry.f.find(([text]) => key(text) === typed); return form ? [[entry, form]] : []; }) : [];
      const text = found.map(([entry]) => entry.i).join(" ");
      if (box.dataset.trovate === text) return;
      box.dataset.trovate = text;
      box.replaceChildren(...found.slice(0, 4).map(([entry, [form, kind]]) => {
        const line = this.element("p"), why = kind ? `«${form}» (${this.names.perche[kind]}) porta già a ` : "C’è già: ";
        line.append(why, this.element("a", "", { href: `${this.root}termini/${entry.i}/` }, this.fullName(entry)), ". ", this.element("a", "", { href: `?voce=${entry.i}` }, "Correggi quella voce"), ".");
        return line;
      }));
    }

    /** The agreement is declared when there are two voices; the stitch between the sheets says it at once. */
    showAgreement({ word }) {
      const both = this.hasBoth(word);
      this.byName.accordo.element.hidden = !both;
      this.part("senza-accordo").hidden = both;
      this.sew(this.part("fogli"), word.accordo || "manca");
    }

    sew(sheets, agreement) {
      sheets.className = sheets.className.replace(/pc-cucito--\S+/, `pc-cucito--${agreement}`);
      for (const [direction, name] of [["v", "verticale"], ["o", "orizzontale"]]) sheets.querySelector(`.pc-filo--${name} rect`).setAttribute("fill", `url(#pc-filo-${direction}-${agreement})`);
    }

    /* ---- preview ---- */

    /** A text as nodes: links and emphasis as they will be, everything else as text. */
    written(text) {
      const marks = new RegExp(`${this.model.patterns.link[0]}|\\*{1,3}(?=\\S)(?<marked>.+?)(?<=\\S)\\*{1,3}`, "gu");
      const nodes = [];
      let done = 0;
      for (const match of text.matchAll(marks)) {
        const { id, text: own, marked } = match.groups;
        nodes.push(text.slice(done, match.index), marked ? this.element("em", "", {}, marked) : this.element("span", "pc-proponi__rimando", {}, own || this.nameOfWord(id)));
        done = match.index + match[0].length;
      }
      return [...nodes, text.slice(done)];
    }

    preview({ word }) {
      const box = this.part("anteprima"), put = (name, text) => { const slot = box.querySelector(`[data-pc-parte="${name}"]`); slot.replaceChildren(...(text ? this.written(text) : [])); (slot.closest("[data-pc-se]") || slot).hidden = !text; };
      put("termine", word.termine || "la tua parola");
      put("accezione", word.accezione);
      put("sigle", word.sigle?.join(", "));
      const brief = word.in_breve || "";
      put("in_breve", brief && brief.charAt(0).toUpperCase() + brief.slice(1) + (/[.?!…»]$/.test(brief) ? "" : "."));
      for (const [name] of this.model.sides) put(name, word[name]?.definizione || "Questa voce non è ancora stata scritta.");
      for (const name of ["attenzione", "come_dirlo"]) put(name, word[name]);
      put("esempio", word.esempio?.testo);
      const agreement = this.model.word.find((field) => field.name === "accordo").values.find(([value]) => value === word.accordo);
      const verdict = box.querySelector("[data-pc-parte=verdetto]");
      verdict.replaceChildren(...(agreement ? [this.element("strong", "", {}, `${agreement[1]}: `), `${agreement[2]}.`] : [this.element("strong", "", {}, this.hasBoth(word) ? "Accordo da dichiarare." : "Manca una voce.")]));
      box.querySelector(".pc-verdetto use").setAttribute("href", `#pc-segno-${word.accordo || "manca"}`);
      this.sew(box.querySelector(".pc-cucito"), word.accordo || "manca");
    }

    /* ---- sending ---- */

    offer(proposal) {
      const { repository, branch, mailTo } = this, { issue, editor, mail } = window.ParoleInvio;
      this.part("testo").value = proposal.text;
      this.part("nome-file").textContent = `glossary/termini/${proposal.id}.yml`;
      this.part("invio").hidden = !proposal.word.termine;
      this.part("invio-vuoto").hidden = Boolean(proposal.word.termine);
      if (repository) {
        const made = issue(repository, proposal);
        this.part("segnala").href = made.url;
        this.part("segnala-lungo").hidden = made.whole;
        this.part("segnala").textContent = made.whole ? "Apri la segnalazione già compilata" : "Apri la segnalazione e incolla il testo";
        this.part("editor").href = editor(repository, branch, proposal);
        this.part("editor").textContent = proposal.isNew ? "Apri un file nuovo" : "Apri il file della voce";
      }
      if (mailTo) {
        const made = mail(mailTo, proposal);
        this.part("posta").href = made.url;
        this.part("posta-lunga").hidden = made.whole;
      }
      this.part("scarica-fonti").hidden = !proposal.sources;
    }

    async copy(button) {
      this.changed();
      const text = button.dataset.pcCopia === "file" ? this.now.yaml : this.now.text;
      const fold = this.part("testo").closest("details");
      const field = this.part("testo");
      fold.open = true;
      field.value = text;
      const done = await window.ParoleInvio.copy(text, field);
      this.say(done ? "Testo copiato." : "Il browser non permette di copiare: il testo è selezionato, copialo tu.");
      this.part("copiato").textContent = done ? "Testo copiato." : "Il browser non permette di copiare: il testo è selezionato qui sotto, copialo tu.";
    }

    download(sources) {
      this.changed();
      if (sources) window.ParoleInvio.download("fonti-nuove.yml", this.now.sources);
      else window.ParoleInvio.download(`${this.now.id}.yml`, this.now.yaml);
    }

    /* ---- the draft ---- */

    save() {
      if (!this.ready) return;
      const raw = this.raw(), now = JSON.stringify([raw.word, raw.sources]);
      if (now === this.lastSaved) return;
      this.lastSaved = now;
      this.part("annulla").hidden = true;
      if (now === this.startingPoint) { store.remove(this.key); this.draftStatus(""); return; }
      this.canStore = store.write(this.key, { ...raw, base: this.base, when: new Date().toISOString() });
      const time = new Date().toLocaleTimeString("it-IT", { hour: "2-digit", minute: "2-digit" });
      this.draftStatus(this.canStore ? `Bozza conservata in questo browser alle ${time}.` : this.cannotStore);
      if (!this.saidSaved) { this.saidSaved = true; this.say(this.canStore ? "Bozza conservata in questo browser." : this.cannotStore); }
    }

    get cannotStore() { return "Questo browser non conserva le bozze: se chiudi la pagina il testo si perde. Prima copialo o scaricalo."; }

    draftStatus(text) {
      this.part("bozza-stato").textContent = text || (this.canStore ? "La bozza resta in questo browser: niente parte finché non scegli tu come inviarla." : this.cannotStore);
      this.part("butta").hidden = !text;
    }

    restore() {
      const draft = store.read(this.key);
      if (!draft?.word) return false;
      this.fill(draft);
      this.open = new Set(draft.open);
      this.side ||= draft.side;
      const when = new Date(draft.when).toLocaleString("it-IT", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
      const moved = this.base && JSON.stringify(draft.base) !== JSON.stringify(this.base);
      this.draftStatus(`Ho ritrovato la tua bozza del ${when}.${moved ? " Nel frattempo la voce pubblicata è cambiata: confrontale prima di inviare." : ""}`);
      return true;
    }

    discard() {
      this.thrown = this.raw();
      store.remove(this.key);
      this.fill({ word: this.starting });
      this.asked = false;
      this.touched.clear();
      this.changed();
      this.part("bozza-stato").textContent = "Bozza buttata.";
      this.part("butta").hidden = true;
      this.part("annulla").hidden = false;
      this.part("annulla").focus();
      this.say("Bozza buttata.");
    }

    undo() {
      this.fill(this.thrown);
      this.lastSaved = "";
      this.changed();
      this.byName.termine.focus();
    }

    /* ---- starting ---- */

    choose(side) {
      this.side = side;
      this.part("resto").hidden = false;
      for (const radio of this.box.querySelectorAll("[name=lato]")) radio.checked = radio.value === side;
      for (const [name] of this.model.sides) if (side === name || side === "tutte") this.open.add(name);
      this.showSheets();
    }

    openSheet(name) { this.open.add(name); this.showSheets(); }

    /** Who writes from one side sees the other as it is, and may still choose to write there. */
    showSheets() {
      const word = this.raw().word;
      for (const [name] of this.model.sides) {
        const isOpen = this.open.has(name), text = word[name]?.definizione;
        this.byName[name].element.hidden = !isOpen;
        this.part(`quieta-${name}`).hidden = isOpen;
        this.part(`testo-${name}`).replaceChildren(...this.written(text || "Questa voce la scriverà chi lavora da questo lato. Finché manca, la parola resta «manca una voce»."));
        this.part(`apri-${name}`).textContent = text ? "Proponi un cambiamento anche qui" : "Scrivila tu";
      }
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

  // This page alone needs them; they need the scripts of every page, which are there by then.
  const PARTS = ["proponi-yaml.js", "proponi-fonti.js", "proponi-regole.js", "proponi-combo.js", "proponi-campi.js", "proponi-invio.js"];
  const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

  async function load(box) {
    const { index, names } = window.ParoleCarica, query = new URLSearchParams(location.search);
    const id = query.get("voce") || "", wanted = ID.test(id) && id.length <= 60;
    await Promise.all(PARTS.map((file) => index(`../javascripts/${file}`, () => file)));
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
      if (!/\.js$/.test(error.message)) throw error;
    }
  }

  addEventListener("DOMContentLoaded", () => { const box = document.querySelector("[data-pc-proponi]"); if (box) begin(box); });
})();
