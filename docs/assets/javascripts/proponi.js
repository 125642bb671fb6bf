/* «Proponi»: the form to propose a word or to correct one. It works in the page alone: the draft stays in this
   browser, and nothing is sent until the person chooses how. Here it is built, begun and kept up to date; what it
   does is in the other scripts, which must all be there first. */
(function () {
  "use strict";
  const SAVE_MS = 500;
  const { element, nameOf } = window.ParoleCarica;

  /* ---- what the parts share ---- */

  /** The state of the form; `data`: model, registers, names, base (the published word or null), id, ways of sending. */
  function state(box, data) {
    const { model, registers, names } = data, clean = window.ParoleYaml.cleaner(model);
    const part = (name) => box.querySelector(`[data-pc="${name}"]`);
    const wordById = new Map(names.voci.map((entry) => [entry.i, entry]));
    const form = {
      ...data, box, part, clean, wordById,
      root: box.dataset.radice,
      writer: window.ParoleYaml.writer(model),
      checker: window.ParoleRegole.checker(model, registers, names),
      key: window.ParoleBozza.keyFor({ ...data, idMax: model.idMax }),
      prints: window.ParoleVersioni.printsOf(data.baseLine), oldPrints: new Map(), clashes: [],
      stored: window.ParoleBozza.canStore(),
      newSources: [], open: new Set(), touched: new Set(), told: new Set(), asked: false,
      nameOfWord(id) { const entry = wordById.get(id); return entry ? nameOf(entry) : id; },
      say(text) { const status = part("annuncio"); status.textContent = ""; setTimeout(() => { status.textContent = text; }, 50); },
    };
    const sourceById = new Map(registers.fonti.map((source) => [source.id, { value: source.id, text: source.nome, about: source.about, more: source.titolo, mayBeOld: !source.vigente || Boolean(source.abrogati) }]));
    form.sourceOf = (value) => newSourceOf(form, value) || sourceById.get(value);
    form.desk = desk(form, window.ParoleCombo.finder([...sourceById.values()]));
    return form;
  }

  function newSourceOf(form, value) {
    const mine = form.newSources.find(({ uid }) => uid === value);
    return mine && { value, text: form.clean(mine.name.input.value) || "fonte nuova senza nome", about: "fonte nuova, da aggiungere al registro", mayBeOld: true };
  }

  /** What the controls ask of the form. */
  function desk(form, searchSources) {
    const { seam } = window.ParoleCarica, { finder } = window.ParoleCombo, { registers, names, model } = form;
    const others = names.voci.filter((entry) => entry.i !== form.id);
    const words = others.map((entry) => ({ value: entry.i, text: nameOf(entry), about: entry.s.join(", "), more: entry.f.map(([one]) => one).join(" ") }));
    const ADD = { value: "", text: "Non c’è? Aggiungila come fonte nuova", about: "" };
    const meant = (query) => { const { fonte, rif, whole } = form.checker.understood(query); return fonte && whole && rif ? [{ ...form.sourceOf(fonte), about: rif, rif }] : []; };
    return {
      clean: form.clean, areas: registers.aree, seam, say: form.say, changed: () => changed(form),
      seams: new Set(model.word.find((field) => field.name === "accordo").values.map(([value]) => value)),
      things: {
        fonti: {
          hint: "Scrivi il nome o il numero e scegli dall’elenco.",
          find: (query) => [...meant(query), ...finder(form.newSources.map(({ uid }) => form.sourceOf(uid)))(query), ...searchSources(query), ADD],
          of: form.sourceOf,
          free: (text) => `Non è scelta dall’elenco: parte così com’è, e la redazione la aggiunge al registro.${meant(text).map(({ text: name, rif }) => ` Forse: ${name}, ${rif}.`).join("")}`,
          add: (name, from) => addSource(form, { nome: name }, from),
        },
        termini: {
          hint: "Scrivi il nome di una voce e scegli dall’elenco.",
          find: finder(words),
          free: () => "Non è scelta dall’elenco: parte così com’è.",
          of: (id) => (form.wordById.has(id) ? { value: id, text: form.nameOfWord(id), about: "" } : null),
        },
      },
    };
  }

  /* ---- building ---- */

  function build(form) {
    let section = null;
    form.controls = [];
    for (const field of form.model.word) {
      section = form.box.querySelector(`[data-pc-da="${field.name}"]`) || section;
      if (field.read_only) continue;
      const control = window.ParoleGruppi.make(field, form.desk);
      form.controls.push(control);
      (form.box.querySelector(`[data-pc-foglio="${field.name}"]`) || section.querySelector("[data-pc-campi]")).append(control.element);
    }
    // The title of a section says enough of a group that is alone in it.
    for (const legend of form.box.querySelectorAll("[data-pc-campi] > :only-child > legend")) legend.classList.add("pc-solo-lettori");
    form.byName = Object.fromEntries(form.controls.map((control) => [control.field.name, control]));
    form.byName.termine.element.append(form.part("esiste"));
    form.byName.accordo.element.before(form.part("senza-accordo"));
  }

  /** Add a source that the register lacks, asked for by the control `from`; return what stands for its id. */
  function addSource(form, value, from, uid = `nuova:${Date.now().toString(36)}${form.newSources.length}`) {
    const { model } = form, field = { name: "fonte", label: "Fonte nuova", help: "", fields: model.source };
    const control = window.ParoleGruppi.record(field, form.desk), needed = Object.values(model.needed).flat();
    const rare = control.inner().filter((one) => !one.field.required && !needed.includes(one.field.name));
    const fold = element("details", "pc-proponi__altri"), keys = element("p", "pc-proponi__tasti");
    const back = element("button", "pc-proponi__tasto", { type: "button" }, "Torna dov’eri");
    const remove = element("button", "pc-proponi__tasto pc-proponi__tasto--minore", { type: "button" }, "Togli questa fonte");
    const source = { uid, control, name: control.at("nome") };
    fold.append(element("summary", "", {}, "Altri dati, se li conosci"), ...rare.map((one) => one.element));
    keys.append(back, remove);
    control.element.append(fold, control.box, keys);
    control.write(value);
    form.newSources.push(source);
    form.part("elenco-fonti").append(control.element);
    form.part("fonti-nuove").hidden = false;
    back.addEventListener("click", () => window.ParoleGruppi.focus(from || control));
    remove.addEventListener("click", () => removeSource(form, source));
    if (from) setTimeout(() => window.ParoleEsito.reveal(form, source.name), 0);
    return uid;
  }

  function removeSource(form, source) {
    form.newSources = form.newSources.filter((one) => one !== source);
    source.control.element.remove();
    form.part("fonti-nuove").hidden = !form.newSources.length;
    for (const control of window.ParoleProposta.every(form)) control.refresh?.();
    window.ParoleGruppi.focus(form.byName.fonti);
    changed(form);
  }

  function fill(form, { word, sources = [] }) {
    for (const source of form.newSources) source.control.element.remove();
    form.newSources = [];
    form.part("fonti-nuove").hidden = true;
    for (const { uid, value } of sources) addSource(form, value, null, uid);
    for (const control of form.controls) control.write(word[control.field.name]);
  }

  /* ---- after each change ---- */

  function changed(form) {
    const { every, proposal } = window.ParoleProposta, { showAgreement, preview } = window.ParoleAnteprima, { warnIfKnown, check } = window.ParoleEsito;
    clearTimeout(form.timer);
    form.waiting = false;
    for (const control of every(form)) if (control.value?.startsWith("nuova:")) control.refresh();
    const now = (form.now = proposal(form));
    if (form.ready) window.ParoleBozza.save(form);
    warnIfKnown(form, now);
    showAgreement(form, now);
    check(form, now);
    preview(form, now);
    window.ParoleInvio.offer(form, now);
  }

  /** Who leaves a field that is not empty is told what is wrong with it. */
  function left(form, node) {
    const control = [...window.ParoleProposta.every(form)].find((one) => one.input === node || one.buttons?.includes(node));
    if (!control || control.read() === undefined) return;
    form.touched.add(control);
    if (form.pressing) form.waiting = true;
    else changed(form);
  }

  function typed(form, target) {
    form.dirty = true;
    clearTimeout(form.timer);
    form.timer = setTimeout(() => changed(form), SAVE_MS);
    if (target.name === "lato") choose(form, target.value);
  }

  function choose(form, side) {
    form.side = side;
    form.part("resto").hidden = false;
    for (const radio of form.box.querySelectorAll("[name=lato]")) radio.checked = radio.value === side;
    for (const [name] of form.model.sides) if (side === name || side === "tutte") form.open.add(name);
    window.ParoleAnteprima.showSheets(form);
  }

  /** Check all, whatever the person has come to. */
  function ask(form) {
    form.asked = form.asking = true;
    changed(form);
    form.asking = false;
    window.ParoleEsito.showSummary(form);
  }

  function discard(form) {
    window.ParoleBozza.discard(form);
    fill(form, { word: form.starting });
    form.clashes = [];
    showClashes(form);
    form.asked = false;
    form.touched.clear();
    changed(form);
    window.ParoleBozza.showDiscarded(form);
  }

  function undo(form) {
    fill(form, form.thrown);
    form.lastSaved = "";
    changed(form);
    window.ParoleGruppi.focus(form.byName.termine);
  }

  function writeThere(form, side) {
    window.ParoleAnteprima.openSheet(form, side);
    window.ParoleGruppi.focus(form.byName[side]);
    changed(form);
  }

  function copy(form, what) {
    changed(form);
    const { text, yaml, sources } = form.now;
    window.ParoleInvio.copyOut(form, { tutto: text, file: yaml, fonti: sources, lettera: window.ParoleInvio.letter(form.now, form.model.letter) }[what]);
  }

  function download(form) {
    changed(form);
    window.ParoleCarica.download(`proposta-${form.now.id}.yml`, form.now.text, "application/yaml;charset=utf-8");
  }

  /** Of two tabs with the same draft, this one is kept, or the other one is shown here. */
  function keep(form, theirs) {
    const draft = theirs && window.ParoleBozza.found(form);
    window.ParoleBozza.settled(form);
    if (draft) fill(form, draft);
    changed(form);
  }

  /** A part that somebody else changed meanwhile: the person has read both, and chosen. */
  function settle(form, clash, theirs) {
    form.clashes = form.clashes.filter((one) => one !== clash);
    if (theirs) {
      const { word, sources } = window.ParoleProposta.raw(form);
      fill(form, { word: window.ParoleVersioni.put(word, clash.path, clash.now), sources });
    }
    form.lastSaved = "";
    showClashes(form);
    changed(form);
    form.say(`${clash.label}: fatto.`);
    form.part("bozza-stato").parentElement.scrollIntoView({ block: "nearest" });
    window.ParoleGruppi.focus(form.byName[clash.path[0]]);
  }

  const showClashes = (form) => window.ParoleVersioni.showClashes(form, (clash, theirs) => settle(form, clash, theirs));

  function listen(form) {
    const frame = form.part("modulo"), press = (name, act) => form.part(name).addEventListener("click", act);
    frame.addEventListener("submit", (event) => event.preventDefault());
    frame.addEventListener("input", (event) => typed(form, event.target));
    frame.addEventListener("focusout", (event) => left(form, event.target));
    // A message that appears while the mouse is down would move the button away from under it.
    frame.addEventListener("pointerdown", () => { form.pressing = true; });
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { form.pressing = false; if (form.waiting) setTimeout(() => changed(form), 0); });
    press("controlla", () => ask(form));
    press("butta", () => discard(form));
    press("annulla", () => undo(form));
    for (const [name] of form.model.sides) press(`apri-${name}`, () => writeThere(form, name));
    for (const button of form.box.querySelectorAll("[data-pc-copia-testo]")) button.addEventListener("click", () => copy(form, button.dataset.pcCopiaTesto));
    press("scarica", () => download(form));
    press("tieni", () => keep(form, false));
    press("prendi", () => keep(form, true));
    window.ParoleBozza.watch(form);
    addEventListener("beforeunload", (event) => { if (form.dirty && !form.stored) event.preventDefault(); });
  }

  /* ---- starting ---- */

  /** Put in the draft, if there is one that can still be read. */
  function restore(form) {
    const draft = window.ParoleBozza.found(form);
    if (!draft) return false;
    const { merge, printsOf } = window.ParoleVersioni, { parts } = form.model;
    try {
      const { word, clashes } = form.base && draft.start ? merge(parts, draft.word, draft.start, form.startingWord) : { word: draft.word, clashes: [] };
      fill(form, { ...draft, word });
      form.clashes = clashes;
      form.oldPrints = printsOf(draft.base || "");
    } catch { fill(form, { word: form.starting }); return false; } // written by something else, or long ago
    showClashes(form);
    form.open = new Set(draft.open);
    form.side ||= draft.side;
    window.ParoleBozza.showFound(form, draft);
    return true;
  }

  function start(form) {
    const { content, showStatus, showOthers } = window.ParoleBozza, { raw } = window.ParoleProposta;
    form.starting = form.base || (form.askedName ? { termine: form.askedName } : {});
    fill(form, { word: form.starting });
    form.startingWord = raw(form).word;
    form.startingPoint = form.lastSaved = content(raw(form));
    if (!restore(form)) showStatus(form, "");
    showOthers(form);
    showWhich(form);
    form.part("modulo").hidden = false;
    if (form.side) choose(form, form.side);
    form.lastSaved = content(raw(form));
    form.ready = true;
    changed(form);
    form.box.removeAttribute("aria-busy");
  }

  function showWhich(form) {
    form.part("nuova").hidden = Boolean(form.base);
    form.part("correzione").hidden = !form.base;
    if (!form.base) return;
    form.part("quale").href = `${form.root}termini/${form.id}/`;
    form.part("quale").textContent = form.nameOfWord(form.id);
    form.part("approvata").hidden = !form.base.approvazioni;
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
      model, registers, names: allNames, base: word?.typed || null, baseLine: word?.base || "", id: known ? id : "",
      side: [...model.sides.map(([name]) => name), "tutte"].includes(side) ? side : "",
      isBlank: query.has("termine"),
      askedName: window.ParoleYaml.oneLine(query.get("termine") || "").slice(0, 90),
      repository: box.dataset.deposito, branch: box.dataset.ramo, mailTo: box.dataset.posta,
    };
  }

  async function begin(box) {
    try {
      const form = state(box, await load(box));
      build(form);
      listen(form);
      start(form);
    } catch (error) {
      box.querySelector("[data-pc=guasto]").hidden = false;
      box.removeAttribute("aria-busy");
      if (!error.message.endsWith(".js")) throw error;
    }
  }

  addEventListener("DOMContentLoaded", () => { const box = document.querySelector("[data-pc-proponi]"); if (box) begin(box); });
})();
