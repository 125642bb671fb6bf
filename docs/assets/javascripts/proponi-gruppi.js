/* The controls of records and of their lists, which control each field of the model gets, and how to go through them. */
(function () {
  "use strict";
  const MANY_VALUES = 4;
  const { element } = window.ParoleCarica;
  const saysSomething = (field) => Boolean(field.fields) || ["text", "prose", "date", "reference"].includes(field.kind);

  /** The control of a field; `inItem`: inside a record of a list. */
  function make(field, desk, inItem = false) {
    const { text, choice, choices, select, yesNo, one, several } = window.ParoleCampi;
    if (field.fields) return field.many ? list(field, desk) : record(field, desk);
    if (field.kind === "yes-no") return yesNo(field);
    if (field.refers === "aree") return select(field, desk.areas);
    if (field.refers) return field.many ? several(field, desk) : one(field, desk);
    if (field.values && field.many) return choices(field, desk, inItem);
    if (field.values) return field.values.length < MANY_VALUES ? choice(field, desk) : select(field, field.values);
    return text(field, desk);
  }

  /** A group of fields. */
  function record(field, desk, isItem = false) {
    const { blank, helped } = window.ParoleCampi, control = blank(field), group = element("fieldset", "pc-proponi__gruppo");
    const inner = field.fields.filter((one) => !one.read_only).map((one) => make(one, desk, isItem));
    const named = Object.fromEntries(inner.map((one) => [one.field.name, one]));
    if (!isItem) group.append(element("legend", "pc-proponi__etichetta", {}, field.label), helped(control).hint);
    group.append(...inner.map((one) => one.element), control.box);
    askOnlyOfOldSources(inner);
    const placed = inner.find((one) => one.field.refers === "fonti");
    if (placed) placed.whenPlaced = (rif) => { if (!named.rif.read()) named.rif.write(rif); };

    /** The fields that hold something; a choice or a tick alone is nothing. */
    function read() {
      const pairs = inner.map((one) => [one.field, one.read()]).filter(([, value]) => value !== undefined);
      return pairs.some(([one]) => saysSomething(one)) ? Object.fromEntries(pairs.map(([one, value]) => [one.name, value])) : undefined;
    }

    function write(value = {}) { for (const one of [...inner].reverse()) one.write(value[one.field.name]); } // ticks before the source that may hide them

    return Object.assign(control, { element: group, read, write, at: (step) => named[step], inner: () => inner });
  }

  /** Whether a source is cited though no longer in force is asked only of those that may not be. */
  function askOnlyOfOldSources(inner) {
    const source = inner.find((one) => one.field.refers === "fonti"), ticks = inner.filter((one) => one.field.kind === "yes-no");
    if (!source) return;
    source.whenChosen = (mayBeOld) => { for (const tick of ticks) tick.element.hidden = !mayBeOld && !tick.input.checked; };
    source.whenChosen(false);
  }

  /** A list of records. */
  function list(field, desk) {
    const { blank, helped } = window.ParoleCampi, control = blank(field), group = element("fieldset", "pc-proponi__lista");
    const shown = element("ol", "pc-proponi__elementi"), add = button("Aggiungi", `: ${field.label}`, "pc-proponi__tasto");
    let items = [];
    add.addEventListener("click", () => { focus(append({})); desk.changed(); });
    group.append(element("legend", "pc-proponi__etichetta", {}, field.label), helped(control).hint, shown, add, control.box);

    function append(value) {
      const item = record(field, desk, true), line = element("li", "pc-proponi__elemento");
      const remove = button("Togli", ` questo elemento: ${field.label}`, "pc-proponi__tasto pc-proponi__tasto--minore");
      remove.addEventListener("click", () => {
        items = items.filter((one) => one !== item);
        line.remove();
        add.focus();
        desk.changed();
      });
      line.append(item.element, remove);
      item.write(value);
      items.push(item);
      shown.append(line);
      return item;
    }

    /** Empty items do not count: the others keep the number that they have in the file. */
    function read() {
      const values = [];
      for (const item of items) {
        const value = item.read();
        item.index = value ? values.push(value) - 1 : -1;
      }
      return values.length ? values : undefined;
    }

    function write(values = []) {
      items = [];
      shown.replaceChildren();
      for (const value of values) append(value);
    }

    return Object.assign(control, { element: group, add, read, write, at: (step) => items.find((item) => item.index === step), inner: () => items });
  }

  function button(text, more, className) {
    const made = element("button", className, { type: "button" }, text);
    made.append(element("span", "pc-solo-lettori", {}, more));
    return made;
  }

  /* ---- going through controls ---- */

  /** A control and every one inside it. */
  function* all(control) {
    yield control;
    for (const one of control.inner?.() || []) yield* all(one);
  }

  /** The control that holds a place, or the nearest around it. */
  function locate(control, [step, ...rest]) {
    const inner = step === undefined ? null : control.at?.(step);
    return inner ? locate(inner, rest) : control;
  }

  function focus(control) {
    const [first] = control.inner?.() || [];
    if (first) focus(first);
    else (control.input || control.add).focus();
  }

  /** The place in a proposal that a message names: «pa.fonti[0].rif». */
  function locationOf(name) {
    return [...name.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => (index === undefined ? key : Number(index)));
  }

  window.ParoleGruppi = { make, record, all, locate, focus, locationOf };
})();
