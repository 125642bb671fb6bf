/* What the form says of what is written: problems beside the fields, a list of them on top, words already there. */
(function () {
  "use strict";
  const { element } = window.ParoleCarica;
  // Silent until the person asks: who has not come to a field yet has not forgotten it.
  const ABSENCE = /-mancant[ei]$|^nessuna-voce$|-senza-fonte$|-senza-fonti$|^fonte-incompleta$/;

  function today() { const now = new Date(); return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`; }

  /** The control that a problem is about, and how a person calls it. */
  function located(form, proposal, name) {
    const { model, byName } = form, { locate, locationOf } = window.ParoleGruppi, [first, ...rest] = locationOf(name);
    const source = form.newSources.find(({ uid }) => proposal.ids.get(uid) === first);
    if (source && !(first in byName)) return { control: locate(source.control, rest), label: [`Fonte nuova «${form.sourceOf(source.uid).text}»`, ...labels(model.source, rest)].join(", ") };
    if (first === undefined) return { control: byName[form.side] || byName[model.sides[0][0]], label: "Tutta la voce", loose: true };
    return { control: locate(byName[first], rest), label: labels(model.word, [first, ...rest]).join(", ") };
  }

  function labels(fields, location) {
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

  /** Check a proposal and show what the person may want to know now. */
  function check(form, proposal) {
    const { clearProblems, showProblem } = window.ParoleCampi;
    for (const control of window.ParoleProposta.every(form)) clearProblems(control);
    const own = proposal.isNew && form.wordById.has(proposal.id) ? "" : proposal.id; // a new word is not the one whose name it took
    const found = [...form.checker.check(proposal.word, own, proposal.brought, today()), ...toAvoid(form, proposal)];
    form.problems = found.map((problem) => ({ ...problem, ...located(form, proposal, problem.field) }));
    form.problems.sort((a, b) => (a.level === b.level ? 0 : a.level === "errore" ? -1 : 1));
    const shown = form.problems.filter((problem) => form.asked || (form.touched.has(problem.control) && !ABSENCE.test(problem.rule) && !problem.loose));
    for (const problem of shown) if (!problem.loose) showProblem(problem.control, problem);
    announce(form, shown);
    summarise(form);
  }

  /** The forms to avoid of other words that the texts have, each once a text, with the reason and what to write. */
  function toAvoid(form, { word }) {
    const { occurrences } = window.ParoleAbbina, { whyAvoid } = window.ParoleTrovate, { entries, tree } = form.reading || {};
    if (!tree) { if (form.dirty) learn(form, () => window.ParoleTrovate.load()); return []; }
    const found = form.checker.textsOf(word).flatMap(([location, text]) => {
      const plain = form.checker.plain(text), seen = new Map();
      for (const one of occurrences(tree, plain)) {
        const shown = one && plain.slice(one.start, one.end), before = one && plain.slice(0, one.start);
        if (!one?.avoid || one.positions.some((at) => entries[at].id === form.id) || before.lastIndexOf("«") > before.lastIndexOf("»")) continue;
        seen.set(one.positions[0], shown);
      }
      return [...seen].map(([position, shown]) => ({ position, shown, field: window.ParoleRegole.nameOf(location) }));
    });
    if (found.some(({ position }) => !("in_breve" in entries[position]))) { learn(form, () => window.ParoleTrovate.loadCards(found, form.reading)); return []; }
    return found.map(({ position, shown, field }) => ({ rule: "sconsigliati", field, level: "avviso", message: `«${shown}» è una forma da evitare: ${whyAvoid(entries[position], [shown]).replace(/\.$/, "")}` }));
  }

  /** Load what is missing, then check again if there is something to say, and nobody is reading the list of problems. */
  async function learn(form, load) {
    if (form.learning) return;
    form.learning = true;
    try { form.reading = (await load()) || form.reading; } catch { return; } // the checks that need no index stay
    form.learning = false;
    if (toAvoid(form, form.now).length && !form.part("sommario").contains(document.activeElement)) check(form, form.now);
  }

  function announce(form, shown) {
    const fresh = shown.filter((problem) => !form.told.has(problem.field + problem.message));
    form.told = new Set(shown.map((problem) => problem.field + problem.message));
    if (fresh.length && !form.asking) form.say(`${fresh[0].label}: ${fresh[0].message}.`);
  }

  function counted(problems) {
    const errors = problems.filter((problem) => problem.level === "errore").length, warnings = problems.length - errors;
    const parts = [errors ? (errors === 1 ? "una cosa da correggere" : `${errors} cose da correggere`) : "", warnings ? (warnings === 1 ? "un consiglio" : `${warnings} consigli`) : ""];
    return parts.filter(Boolean).join(" e ");
  }

  function summarise(form) {
    const summary = counted(form.problems), box = form.part("sommario");
    form.part("conto").textContent = summary ? `Per ora: ${summary}. Puoi inviare lo stesso: quello che manca si completa insieme alla redazione.` : "I controlli che si possono fare qui non trovano niente da correggere.";
    box.hidden = !form.asked;
    if (!form.asked) return;
    form.part("sommario-titolo").textContent = summary ? summary.charAt(0).toUpperCase() + summary.slice(1) : "Niente da correggere";
    form.part("sommario-elenco").replaceChildren(...form.problems.map((problem) => {
      const line = element("li"), link = element("a", "", { href: `#${problem.control.input?.id || problem.control.id}` }, problem.label);
      link.addEventListener("click", (event) => { event.preventDefault(); reveal(form, problem.control); });
      line.append(element("span", `pc-proponi__livello pc-proponi__livello--${problem.level}`, {}, problem.level === "errore" ? "Da correggere" : "Consiglio"), " ", link, `: ${problem.message}.`);
      return line;
    }));
  }

  function showSummary(form) {
    form.part("sommario").focus({ preventScroll: true });
    form.part("sommario").scrollIntoView({ block: "start" });
  }

  /** Bring a control into view and focus it, whatever was folded over it. */
  function reveal(form, control) {
    for (const [name] of form.model.sides) if (form.byName[name].element.contains(control.element)) window.ParoleAnteprima.openSheet(form, name);
    for (let node = control.element; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    window.ParoleGruppi.focus(control);
    control.element.scrollIntoView({ block: "center" });
  }

  /** Tell at once that a word is already in the glossary, under any name. */
  function warnIfKnown(form, proposal) {
    const { key } = window.ParoleAnalisi, box = form.part("esiste"), typed = key(proposal.word.termine || "");
    const found = typed ? form.names.voci.flatMap((entry) => { const form_ = entry.i !== form.id && entry.f.find(([text]) => key(text) === typed); return form_ ? [[entry, form_]] : []; }) : [];
    const text = found.map(([entry]) => entry.i).join(" ");
    if (box.dataset.trovate === text) return;
    box.dataset.trovate = text;
    box.replaceChildren(...found.slice(0, 4).map(([entry, [named, kind]]) => {
      const line = element("p"), why = kind ? `«${named}» (${form.names.perche[kind]}) porta già a ` : "C’è già: ";
      line.append(why, element("a", "", { href: `${form.root}termini/${entry.i}/` }, form.nameOfWord(entry.i)), ". ", element("a", "", { href: `?voce=${entry.i}` }, "Correggi quella voce"), ".");
      return line;
    }));
  }

  window.ParoleEsito = { check, showSummary, reveal, warnIfKnown };
})();
