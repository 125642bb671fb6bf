/* A combobox (WAI-ARIA Authoring Practices) over the things of a register, and how they are found. */
(function () {
  "use strict";
  // Looked for when they are used: the scripts of every page come after those of this one.
  const words = (text) => window.ParoleAnalisi.words(text), element = (...what) => window.ParoleCarica.element(...what);
  const SHOWN = 8;

  class Combobox {
    /** `find(query)` gives [{value, text, about}]; `choose(option)` takes one. */
    constructor(id, find, choose) {
      this.find = find;
      this.choose = choose;
      this.input = element("input", "pc-proponi__campo", { id, type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-elenco` });
      this.list = element("ul", "pc-proponi__opzioni", { id: `${id}-elenco`, role: "listbox", "aria-label": "Proposte" });
      this.list.hidden = true;
      this.element = element("div", "pc-proponi__combo");
      this.element.append(this.input, this.list);
      this.active = -1;
      this.input.addEventListener("input", () => this.open());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.take([...this.list.children].indexOf(event.target.closest("[role=option]"))));
    }

    open() {
      this.options = this.input.value.trim() ? this.find(this.input.value) : [];
      this.list.replaceChildren(...this.options.map((option, index) => {
        const line = element("li", "pc-proponi__opzione", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false" });
        line.append(element("strong", "", {}, option.text), option.about ? element("span", "pc-nota", {}, ` ${option.about}`) : "");
        return line;
      }));
      this.list.hidden = !this.options.length;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.select(-1);
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.select(-1);
    }

    select(index) {
      this.active = index;
      [...this.list.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === index)));
      if (index < 0) { this.input.removeAttribute("aria-activedescendant"); return; }
      this.input.setAttribute("aria-activedescendant", this.list.children[index].id);
      this.list.children[index].scrollIntoView({ block: "nearest" });
    }

    key(event) {
      if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this.close(); return; }
      if (event.key === "Enter") { event.preventDefault(); if (!this.list.hidden) this.take(Math.max(0, this.active)); return; }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      if (this.list.hidden) { this.open(); if (this.list.hidden) return; }
      const many = this.list.children.length, step = event.key === "ArrowDown" ? 1 : -1;
      this.select(this.active < 0 && step < 0 ? many - 1 : (this.active + step + many) % many);
    }

    take(index) {
      const option = this.options?.[index];
      if (!option) return;
      this.close();
      this.choose(option);
    }
  }

  /** Find the things whose words begin as those of the query; those whose name begins so come first. */
  function finder(things) {
    const prepared = things.map((thing) => ({ thing, own: words(thing.text), all: words(`${thing.text} ${thing.about || ""} ${thing.more || ""} ${thing.value}`) }));
    return (query) => {
      const asked = words(query);
      const rank = ({ own }) => (own[0]?.startsWith(asked[0]) ? 0 : asked.every((word) => own.some((one) => one.startsWith(word))) ? 1 : 2);
      if (!asked.length) return [];
      return prepared.filter(({ all }) => asked.every((word) => all.some((one) => one.startsWith(word))))
        .sort((a, b) => rank(a) - rank(b)).slice(0, SHOWN).map(({ thing }) => thing);
    };
  }

  window.ParoleCombo = { Combobox, finder };
})();
