/* A combobox (WAI-ARIA Authoring Practices) over the things of a register, and how they are found. */
(function () {
  "use strict";
  const { words } = window.ParoleAnalisi, { element } = window.ParoleCarica;
  const SHOWN = 8;

  /** `find(query)` gives [{value, text, about}]; `choose(option)` takes one. */
  function combobox(id, find, choose) {
    const input = element("input", "pc-proponi__campo", { id, type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-elenco` });
    const list = element("ul", "pc-proponi__opzioni", { id: `${id}-elenco`, role: "listbox", "aria-label": "Proposte" }), box = element("div", "pc-proponi__combo");
    let active = -1, options = [];
    list.hidden = true;
    box.append(input, list);

    function option({ text, about }, index) {
      const line = element("li", "pc-proponi__opzione", { role: "option", id: `${list.id}-${index}`, "aria-selected": "false" });
      line.append(element("strong", "", {}, text), about ? element("span", "pc-nota", {}, ` ${about}`) : "");
      return line;
    }

    function show(found) {
      options = found;
      list.replaceChildren(...options.map(option));
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      select(-1);
    }

    const open = () => show(input.value.trim() ? find(input.value) : []);
    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      select(-1);
    }

    function select(index) {
      active = index;
      [...list.children].forEach((line, place) => line.setAttribute("aria-selected", String(place === index)));
      if (index < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }

    function key(event) {
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); return; }
      if (event.key === "Enter") { event.preventDefault(); if (!list.hidden) take(Math.max(0, active)); return; }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      if (list.hidden) { open(); if (list.hidden) return; }
      const many = list.children.length, step = event.key === "ArrowDown" ? 1 : -1;
      select(active < 0 && step < 0 ? many - 1 : (active + step + many) % many);
    }

    function take(index) {
      if (!options[index]) return;
      close();
      choose(options[index]);
    }

    input.addEventListener("input", open);
    input.addEventListener("keydown", key);
    input.addEventListener("blur", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => take([...list.children].indexOf(event.target.closest("[role=option]"))));
    return { element: box, input };
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

  window.ParoleCombo = { combobox, finder };
})();
