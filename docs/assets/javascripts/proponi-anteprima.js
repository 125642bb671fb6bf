/* The sheets of the form with their stitch, and the entry as it will be read. Texts reach the page only as text. */
(function () {
  "use strict";
  const { element } = window.ParoleCarica;
  const at = (value, path) => path.split(".").reduce((inner, step) => inner?.[step], value);

  /* ---- the sheets ---- */

  /** The agreement is declared when there are two voices; the stitch between the sheets says it at once. */
  function showAgreement(form, { word }) {
    const both = window.ParoleProposta.hasBoth(form, word);
    form.byName.accordo.element.hidden = !both;
    form.byName.differenza.element.hidden = !window.ParoleProposta.parts(form.model, word);
    form.part("senza-accordo").hidden = both;
    sew(form.part("fogli"), word.accordo || "manca");
  }

  function sew(sheets, agreement) {
    sheets.className = sheets.className.replace(/pc-cucito--\S+/, `pc-cucito--${agreement}`);
    sheets.querySelector(".pc-filo use").setAttribute("href", `#pc-filo-${agreement}`);
  }

  /** Who writes from one side sees the other as it is, and may still choose to write there. */
  function showSheets(form) {
    const { word } = window.ParoleProposta.raw(form);
    for (const [name] of form.model.sides) {
      const isOpen = form.open.has(name), text = word[name]?.definizione;
      form.byName[name].element.hidden = !isOpen;
      form.part(`quieta-${name}`).hidden = isOpen;
      form.part(`testo-${name}`).replaceChildren(...nodes(form, text || "Questa voce la scriverà chi lavora da questo lato. Finché manca, la parola resta «manca una voce»."));
      form.part(`apri-${name}`).textContent = text ? "Proponi un cambiamento anche qui" : "Scrivila tu";
    }
  }

  function openSheet(form, name) {
    form.open.add(name);
    showSheets(form);
  }

  /* ---- the entry ---- */

  /** A text as nodes: links and emphasis as they will be, everything else as text. */
  function nodes(form, text) {
    const { link, emphasis } = form.model.patterns, made = [];
    let done = 0;
    for (const match of text.matchAll(new RegExp(`${link[0]}|${emphasis[0]}`, "gu"))) {
      const { id, text: own, run, marked, sign } = match.groups;
      made.push(text.slice(done, match.index), run ? emphasised(run, nodes(form, marked)) : sign || element("span", "pc-proponi__rimando", {}, own || form.nameOfWord(id)));
      done = match.index + match[0].length;
    }
    return [...made, text.slice(done)];
  }

  function emphasised(run, inside) {
    const made = element(run.length > 1 ? "strong" : "em");
    made.append(...(run.length > 2 ? [emphasised("*", inside)] : inside));
    return made;
  }

  const sentence = (text) => text && text.charAt(0).toUpperCase() + text.slice(1) + (/[.?!…»]$/.test(text) ? "" : ".");

  /** The name of a value of a closed list. */
  function named(field, value) { return field.values.find(([one]) => one === value)?.[1] || value; }

  /** A record of a list as a line: how it begins, then the rest, with the values by name. */
  function line(form, fields, item) {
    const [first, ...others] = fields.filter((field) => item[field.name]).map((field) => spelt(form, field, item[field.name])), made = element("li");
    made.append(element("strong", "", {}, /[.?!…»]$/.test(first) ? first : `${first}:`), ...others.flatMap((text) => [" ", ...nodes(form, text)]));
    return made;
  }

  function spelt(form, field, value) {
    if (field.values) return `${field.label}: ${[].concat(value).map((one) => named(field, one)).join(", ") || "nessuno"}.`;
    return field.refers ? form.nameOfWord(value) : field.prose ? sentence(value) : value;
  }

  function verdict(form, word) {
    const field = (name) => form.model.word.find((one) => one.name === name);
    const agreement = field("accordo").values.find(([value]) => value === word.accordo);
    if (!agreement) return [element("strong", "", {}, window.ParoleProposta.hasBoth(form, word) ? "Accordo da dichiarare." : "Manca una voce.")];
    const on = (word.differenza || []).map((value) => named(field("differenza"), value)).join(", ");
    return [element("strong", "", {}, `${agreement[1]}${on ? `: ${on}` : ""}.`), ` ${sentence(agreement[2])}`];
  }

  /** Show the proposal as its page will: the texts and the lists that the frame has a slot for. */
  function preview(form, { word }) {
    const box = form.part("anteprima"), plain = { termine: word.termine || "la tua parola", accezione: word.accezione, sigle: word.sigle?.join(", "), in_breve: sentence(word.in_breve) };
    for (const slot of box.querySelectorAll("[data-pc-testo]")) {
      const path = slot.dataset.pcTesto, text = (path in plain ? plain[path] : at(word, path)) || "";
      slot.replaceChildren(...nodes(form, text));
      slot.hidden = !text;
    }
    for (const slot of box.querySelectorAll("[data-pc-elenco]")) {
      const field = form.model.word.find((one) => one.name === slot.dataset.pcElenco);
      slot.replaceChildren(...(word[field.name] || []).map((item) => line(form, field.fields, item)));
    }
    for (const [name] of form.model.sides) form.part(`manca-${name}`).hidden = Boolean(word[name]);
    for (const part of box.querySelectorAll("[data-pc-se]")) part.hidden = ![...part.querySelectorAll("[data-pc-testo], li")].some((slot) => slot.textContent);
    form.part("verdetto").replaceChildren(...verdict(form, word));
    box.querySelector(".pc-verdetto use").setAttribute("href", `#pc-segno-${word.accordo || "manca"}`);
    sew(box.querySelector(".pc-cucito"), word.accordo || "manca");
  }

  window.ParoleAnteprima = { showAgreement, showSheets, openSheet, preview };
})();
