/* What the form says of what is written: problems beside the fields, a list of them on top, words already there. */
(function () {
  "use strict";
  // Silent until the person asks: who has not come to a field yet has not forgotten it.
  const ABSENCE = /-mancante$|^nessuna-voce$|-senza-fonte$|-senza-fonti$|^fonte-incompleta$/;

  window.ParoleEsito = (Base) => class extends Base {
    today() { const now = new Date(); return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`; }

    locate(proposal, name) {
      const [first, ...rest] = window.ParoleGruppi.locationOf(name);
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
  };
})();
