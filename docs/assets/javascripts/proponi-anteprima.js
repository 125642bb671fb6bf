/* The sheets of the form with their stitch, and the entry as it will be read. Texts reach the page only as text. */
(function () {
  "use strict";

  window.ParoleAnteprima = (Base) => class extends Base {
    /** The agreement is declared when there are two voices; the stitch between the sheets says it at once. */
    showAgreement({ word }) {
      const both = this.hasBoth(word);
      this.byName.accordo.element.hidden = !both;
      this.part("senza-accordo").hidden = both;
      this.sew(this.part("fogli"), word.accordo || "manca");
    }

    sew(sheets, agreement) {
      sheets.className = sheets.className.replace(/pc-cucito--\S+/, `pc-cucito--${agreement}`);
      sheets.querySelector(".pc-filo use").setAttribute("href", `#pc-filo-${agreement}`);
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
  };
})();
