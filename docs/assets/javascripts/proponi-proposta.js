/* The proposal as it stands in the controls of the form: read, filled, written as its file would be. `form` is the state
   that proponi.js begins with. */
(function () {
  "use strict";

  /** What is in the controls, as a draft keeps it. */
  function raw(form) {
    const word = {};
    for (const control of form.controls) { const read = control.read(); if (read !== undefined) word[control.field.name] = read; }
    return { word, sources: form.newSources.map(({ uid, control }) => ({ uid, value: control.read() || {} })), side: form.side, open: [...form.open] };
  }

  const hasBoth = (form, word) => form.model.sides.every(([name]) => word[name]);

  /** Every control of the form, those inside others too. */
  function* every(form) {
    for (const control of [...form.controls, ...form.newSources.map((source) => source.control)]) yield* window.ParoleGruppi.all(control);
  }

  /** The proposal as it would be written: ids for new sources, and no agreement where a voice is missing. */
  function proposal(form) {
    const { model, base } = form, { word, sources } = raw(form), { sourceId, wordId } = window.ParoleYaml;
    const taken = new Set(form.registers.fonti.map((source) => source.id)), ids = new Map();
    for (const { uid, value } of sources) { const id = sourceId(value.nome || "", taken, model.idMax); taken.add(id); ids.set(uid, id); }
    const resolved = resolve(model.word, word, ids);
    if (!hasBoth(form, resolved)) delete resolved.accordo;
    if (!parts(model, resolved)) delete resolved.differenza;
    if (base?.approvazioni) resolved.approvazioni = base.approvazioni;
    const id = base ? form.id : wordId(resolved.termine || "", resolved.accezione || "", model.idMax) || "parola-senza-nome";
    const brought = sources.map(({ uid, value }) => [ids.get(uid), value]);
    const { changes, baseLine } = window.ParoleVersioni, changed = base ? changes(model.parts, form.startingWord, resolved) : resolved;
    const text = form.writer.proposal(base ? [["correzione", id], ["partenza", baseLine(form)]] : [["partenza", "nuova"]], changed, brought);
    const isEmpty = base ? !Object.keys(changed).length && !brought.length : !resolved.termine;
    return { id, word: resolved, brought, yaml: form.writer.word(changed), sources: form.writer.sources(brought), text, isEmpty, isNew: !base, side: sideLabel(form), ids };
  }

  /** Whether the two meanings are said to part: only then there is something on which they do. */
  const parts = (model, word) => Boolean(word.accordo) && word.accordo !== model.agreeing;

  /** The side as the form of the forge names it: label and explanation, as on the cards of the choice. */
  function sideLabel({ box, side }) {
    const card = box.querySelector(`[name=lato][value="${side}"] + label`);
    return side === "tutte" || !card ? "" : [...card.children].map((part) => part.textContent).join(": ");
  }

  /** What was read, with the ids that new sources will have; what was typed and not chosen goes as it is. */
  function resolve(fields, value, ids) {
    const made = {};
    for (const field of fields) {
      const typed = value[field.name];
      if (typed === undefined) continue;
      if (field.fields) made[field.name] = field.many ? typed.map((item) => resolve(field.fields, item, ids)) : resolve(field.fields, typed, ids);
      else if (!field.refers || field.many) made[field.name] = typed;
      else made[field.name] = ids.get(typed) || typed.replace(/^\?/, "");
    }
    return made;
  }

  window.ParoleProposta = { raw, every, proposal, hasBoth, parts };
})();
