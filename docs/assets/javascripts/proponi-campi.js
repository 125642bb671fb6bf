/* The plain controls of the form. Each is an object: the field of the model, its element, what to focus (`input`), how
   it is read and filled. Controls know nothing of which fields there are; what they need of the form is the `desk`
   (proponi.js). Texts reach the page only as text. */
(function () {
  "use strict";
  const { lengthInWords } = window.ParoleAnalisi, { element } = window.ParoleCarica;
  let serial = 0;

  const lines = (text) => text.split("\n");
  const label = (field, target) => element("label", "pc-proponi__etichetta", { for: target }, field.label + (field.required ? "" : " (facoltativo)"));

  /** What every control has: the field, an id, its box of problems. */
  function blank(field) {
    const id = `proponi-${++serial}`, box = element("ul", "pc-proponi__problemi", { id: `${id}-problemi` });
    box.hidden = true;
    return { field, id, box };
  }

  /** The help of a control, as an element, and the ids that describe what is typed in. */
  function helped(control, text = control.field.hint || control.field.help) {
    if (!text || text === `${control.field.label}.`) return { hint: "", described: control.box.id };
    const id = `${control.id}-aiuto`;
    return { hint: element("p", "pc-proponi__aiuto", { id }, text), described: `${id} ${control.box.id}` };
  }

  function clearProblems(control) {
    control.box.replaceChildren();
    control.box.hidden = true;
    for (const marked of [control.input, control.element]) marked?.removeAttribute("aria-invalid");
  }

  function showProblem(control, problem) {
    const isError = problem.level === "errore", item = element("li", `pc-proponi__problema pc-proponi__problema--${problem.level}`);
    item.append(element("strong", "", {}, isError ? "Da correggere: " : "Consiglio: "), `${problem.message}.`);
    control.box.append(item);
    control.box.hidden = false;
    if (isError) (control.input || control.element).setAttribute("aria-invalid", "true");
  }

  /* ---- a text, a date, several texts one per line ---- */

  function text(field, { clean }) {
    const control = blank(field), isLong = field.prose || field.many;
    const input = element(isLong ? "textarea" : "input", "pc-proponi__campo", { id: control.id, autocomplete: "off" });
    if (isLong) input.rows = field.many ? 3 : field.max_length > 600 ? 7 : 2;
    else input.type = field.kind === "date" ? "date" : "text";
    const { hint, described } = helped(control, field.many ? `${field.hint || field.help} Una per riga.` : undefined);
    input.setAttribute("aria-describedby", described);
    const counter = element("p", "pc-proponi__conto"), row = element("div", "pc-proponi__riga");
    row.append(label(field, control.id), hint, input, counter, control.box);

    /** How long the text is, against its measure; not announced, it would speak at every key. */
    function count() {
      const typed = clean(input.value), size = lengthInWords(typed);
      counter.textContent = field.prose && typed ? `${size === 1 ? "una parola" : `${size} parole`}, ${[...typed].length} caratteri su ${field.max_length}` : "";
    }

    function read() {
      if (!field.many) return clean(input.value) || undefined;
      const items = lines(input.value).map(clean).filter(Boolean);
      return items.length ? items : undefined;
    }

    function write(value) {
      input.value = Array.isArray(value) ? value.join("\n") : value ?? "";
      count();
    }

    input.addEventListener("input", count);
    return Object.assign(control, { element: row, input, read, write });
  }

  /* ---- one or many of a few values; yes or no; an area ---- */

  /** The buttons of a choice, radio or check boxes, with their group. */
  function options(control, type, values, { seams, seam }, brief = false) {
    const group = element("fieldset", "pc-proponi__scelte"), { hint, described } = helped(control);
    group.append(element("legend", "pc-proponi__etichetta", {}, control.field.label), hint);
    group.setAttribute("aria-describedby", described);
    const buttons = values.map(([value, shown, help], index) => {
      const id = `${control.id}-${index}`, line = element("div", "pc-proponi__scelta");
      const button = element("input", "", { type, name: control.id, id, value }), named = element("label", "", { for: id });
      if (seams.has(value)) named.append(seam(value), " ");
      named.append(element("strong", "", {}, shown), help && !brief ? `: ${help}` : "");
      line.append(button, named);
      group.append(line);
      return button;
    });
    group.append(control.box);
    return { group, buttons };
  }

  function choice(field, desk) {
    const control = blank(field), values = field.required ? field.values : [...field.values, ["", "Non lo so ancora", ""]];
    const { group, buttons } = options(control, "radio", values, desk), start = field.required ? values[0][0] : "";
    const read = () => buttons.find((button) => button.checked)?.value || undefined;
    function write(value) { for (const button of buttons) button.checked = button.value === (value ?? start); }
    write();
    return Object.assign(control, { element: group, input: buttons[0], buttons, read, write });
  }

  /** Any number of values, in the order in which they are chosen; `empty`: none is an answer too, as «nobody» is. */
  function choices(field, desk, empty) {
    const control = blank(field), { group, buttons } = options(control, "checkbox", field.values, desk, empty);
    const order = element("p", "pc-proponi__conto");
    let chosen = [];
    control.box.before(order);

    function show() {
      const names = chosen.map((value) => field.values.find(([one]) => one === value)?.[1] || value);
      order.textContent = names.length > 1 && !empty ? `Nell’ordine: ${names.join(", ")}.` : "";
    }

    function write(values = []) {
      chosen = [...values];
      for (const button of buttons) button.checked = chosen.includes(button.value);
      show();
    }

    for (const button of buttons) button.addEventListener("change", () => {
      chosen = button.checked ? [...chosen, button.value] : chosen.filter((value) => value !== button.value);
      if (empty) chosen = field.values.map(([value]) => value).filter((value) => chosen.includes(value));
      show();
    });
    const read = () => (chosen.length || empty ? [...chosen] : undefined);
    return Object.assign(control, { element: group, input: buttons[0], buttons, read, write });
  }

  function select(field, values) {
    const control = blank(field), input = element("select", "pc-proponi__campo", { id: control.id });
    input.append(element("option", "", { value: "" }, "Scegli…"), ...values.map(([value, shown]) => element("option", "", { value }, shown)));
    const help = new Map(values.map(([value, , about]) => [value, about])), about = element("p", "pc-proponi__aiuto");
    const { hint, described } = helped(control, field.refers ? "" : undefined), row = element("div", "pc-proponi__riga");
    input.setAttribute("aria-describedby", described);
    row.append(label(field, control.id), hint, input, about, control.box);
    const explain = () => { about.textContent = help.get(input.value) || ""; };
    input.addEventListener("change", explain);
    const write = (value) => { input.value = value ?? ""; explain(); };
    return Object.assign(control, { element: row, input, read: () => input.value || undefined, write });
  }

  function yesNo(field) {
    const control = blank(field), start = Boolean(field.default), line = element("div", "pc-proponi__scelta");
    const input = element("input", "", { type: "checkbox", id: control.id, "aria-describedby": control.box.id });
    line.append(input, element("label", "", { for: control.id }, field.label), control.box);
    const read = () => (input.checked === start ? undefined : input.checked);
    const write = (value) => { input.checked = value ?? start; };
    write();
    return Object.assign(control, { element: line, input, read, write });
  }

  /* ---- things of a register: `things` finds them and tells what each is ---- */

  /** One thing: the value is its id, «nuova:1» for a new source, or «?» and what was typed until one is chosen. */
  function one(field, desk) {
    const control = blank(field), things = desk.things[field.refers];
    const combo = window.ParoleCombo.combobox(control.id, things.find, choose), { input } = combo;
    const about = element("p", "pc-proponi__conto", { id: `${control.id}-scelta` }), row = element("div", "pc-proponi__riga");
    const { hint, described } = helped(control, things.hint);
    input.setAttribute("aria-describedby", `${described} ${about.id}`);
    row.append(label(field, control.id), hint, combo.element, about, control.box);

    function choose(option) {
      write(option.value || things.add(input.value, control));
      if (option.rif) control.whenPlaced?.(option.rif);
      desk.changed();
    }

    /** Say again what is chosen: the name of a new source changes while it is typed. */
    function refresh(value = control.value) {
      const thing = control.value ? things.of(control.value) : null, lost = control.value && !thing;
      if (lost) control.value = "";
      input.value = thing ? thing.text : lost ? "" : (value || "").replace(/^\?/, "");
      about.textContent = thing ? `Scelta: ${thing.about || thing.text}` : "";
      control.whenChosen?.(Boolean(thing?.mayBeOld));
    }

    function read() {
      const typed = control.value ? "" : desk.clean(input.value);
      return control.value || (typed ? `?${typed}` : undefined);
    }

    function write(value) {
      control.value = value && !value.startsWith("?") ? value : "";
      refresh(value);
    }

    input.addEventListener("input", () => { control.value = ""; about.textContent = ""; });
    input.addEventListener("blur", () => { if (!control.value && desk.clean(input.value)) about.textContent = things.free(desk.clean(input.value)); });
    return Object.assign(control, { element: row, input, value: "", read, write, refresh });
  }

  /** Several things: a list of what is chosen and a combobox to add. */
  function several(field, desk) {
    const control = blank(field), things = desk.things[field.refers], nameOf = (id) => things.of(id)?.text || id;
    const combo = window.ParoleCombo.combobox(control.id, things.find, add), { input } = combo;
    const list = element("ul", "pc-proponi__gettoni"), row = element("div", "pc-proponi__riga");
    const { hint, described } = helped(control, `${field.hint || field.help} ${things.hint} Si può ripetere.`);
    let ids = [];
    input.setAttribute("aria-describedby", described);
    row.append(label(field, control.id), hint, list, combo.element, control.box);

    function add({ value }) {
      input.value = "";
      write([...ids, value]);
      desk.changed();
      desk.say(`Aggiunta: ${nameOf(value)}.`);
    }

    function token(id, index) {
      const line = element("li", "pc-proponi__gettone", {}, nameOf(id));
      const remove = element("button", "pc-proponi__togli", { type: "button", "aria-label": `Togli «${nameOf(id)}»` }, "×");
      remove.addEventListener("click", () => { write(ids.filter((_, place) => place !== index)); input.focus(); desk.changed(); });
      line.append(remove);
      return line;
    }

    function write(value = []) {
      ids = [...value];
      input.value = "";
      list.replaceChildren(...ids.map(token));
    }

    /** What was chosen, then what is typed and not chosen yet. */
    function read() {
      const all = [...ids, desk.clean(input.value)].filter(Boolean);
      return all.length ? all : undefined;
    }

    return Object.assign(control, { element: row, input, read, write });
  }

  window.ParoleCampi = { blank, helped, clearProblems, showProblem, text, choice, choices, select, yesNo, one, several };
})();
