/* «Stampa»: choose words, see them as sheets, print them. Each word comes in a script of its own when it is chosen, so
   that it also works from file://; what is chosen is in the address, and nowhere else. */
(function () {
  "use strict";
  const box = document.querySelector("[data-pc-stampa]");
  if (!box) return;
  const { printed, element, nodes, readdress } = window.ParoleCarica;
  const { key } = window.ParoleAnalisi;
  const part = (selector) => box.querySelector(selector);
  const form = part("form"), paper = part(".pd-carta"), status = part("[role=status]");
  const boxes = new Map([...box.querySelectorAll(".pc-stampa__elenco input")].map((input) => [input.value, input]));
  const groups = [...box.querySelectorAll("#pc-stampa-gruppo option[data-parole]")];
  const moved = new Map(box.dataset.spostate.trim().split(" ").map((pair) => pair.split("=")));
  const PIECES = ["voci", "fogli", "fonti"];
  let chosen = []; // ids, in the order in which they were chosen
  let from = ""; // the path or the area they all come from, as «percorso=x»
  let turn = 0;

  const nameOf = (id) => boxes.get(id).nextElementSibling.textContent;
  const wanted = (piece) => form.elements[piece].checked;

  /* ---- choosing ---- */

  function choose(ids, group = "") {
    const known = ids.filter((id) => boxes.has(id));
    from = chosen.length ? "" : group;
    chosen = [...new Set([...chosen, ...known])];
    refresh();
  }

  function drop(id) {
    chosen = chosen.filter((each) => each !== id);
    from = "";
    refresh();
  }

  function refresh() {
    for (const [id, input] of boxes) input.checked = chosen.includes(id);
    part(".pc-stampa__elette").replaceChildren(...chosen.map((id) => {
      const item = element("li");
      const button = element("button", "pc-stampa__togli", { type: "button", "aria-label": `Togli «${nameOf(id)}»` }, "×");
      button.addEventListener("click", () => { drop(id); part(".pc-stampa__conto").focus(); });
      item.append(nameOf(id), button);
      return item;
    }));
    for (const button of box.querySelectorAll("[data-pc-fai]:not([data-pc-fai=aggiungi])")) button.disabled = !chosen.length;
    say(chosen.length === 1 ? "Una parola scelta." : chosen.length ? `${chosen.length} parole scelte.` : "Nessuna parola scelta.");
    remember();
    layOut();
  }

  /* ---- the address ---- */

  function query() {
    const pieces = PIECES.filter(wanted);
    const asked = from || (chosen.length ? `parole=${chosen.join(",")}` : "");
    const usual = pieces.join() === "voci,fonti";
    return [asked, usual ? "" : `pezzi=${pieces.join(",")}`].filter(Boolean).join("&");
  }

  function remember() {
    const address = new URL(location.href);
    address.search = query();
    readdress(address);
  }

  /** What an address asks for: a path, an area, words, or without any the words of my sheet; a word that has moved is found where it is now. */
  function recall() {
    const asked = new URLSearchParams(location.search);
    if (asked.has("pezzi")) for (const piece of PIECES) form.elements[piece].checked = asked.get("pezzi").split(",").includes(piece);
    const group = groups.find((option) => asked.get(option.value.split("=")[0]) === option.value.split("=")[1]);
    if (group) { choose(group.dataset.parole.split(" "), group.value); return; }
    const ids = window.ParoleFoglio.wanted().filter((id) => /^[a-z0-9-]+$/.test(id)).map((id) => moved.get(id) || id);
    choose(ids);
    const lost = ids.filter((id) => !boxes.has(id));
    if (lost.length) say(`${status.textContent} Nel glossario non c’è: ${lost.map((id) => `«${id}»`).join(", ")}.`);
  }

  /* ---- paper ---- */

  async function layOut() {
    const mine = ++turn;
    let words;
    try { words = await Promise.all(chosen.map(printed)); } catch { if (mine === turn) say("Alcune parole non si sono caricate: riprova."); return; }
    if (mine !== turn) return;
    const put = (selector, piece, name) => part(selector).replaceChildren(...(wanted(piece) ? words.map((word) => nodes(word[name])) : []));
    put(".pd-voci", "voci", "voce");
    put(".pd-fogli", "fogli", "foglio");
    put(".pd-fonti__elenco", "fonti", "fonti");
    part(".pd-fonti").hidden = !wanted("fonti");
    part(".pd-copertina__titolo").textContent = title();
    paper.hidden = !words.length;
  }

  function title() {
    const group = groups.find((option) => option.value === from);
    if (group) return group.textContent.replace(/ \(\d+\)$/, "");
    return chosen.length === 1 ? nameOf(chosen[0]) : "Parole scelte";
  }

  /* ---- commands ---- */

  function say(text) { status.textContent = text; }

  async function copy() {
    const address = new URL(location.href);
    address.search = query();
    try { await navigator.clipboard.writeText(address.href); say("Collegamento copiato."); }
    catch { say(`Il browser non permette di copiare. Il collegamento è: ${address.href}`); }
  }

  function add() {
    const option = part("#pc-stampa-gruppo").selectedOptions[0];
    if (option.dataset.parole) choose(option.dataset.parole.split(" "), option.value);
  }

  function filter() {
    const asked = key(part("#pc-stampa-cerca").value);
    let shown = 0;
    for (const input of boxes.values()) {
      const hidden = asked !== "" && !key(input.dataset.nomi).includes(asked);
      input.closest("li").hidden = hidden;
      shown += Number(!hidden);
    }
    part(".pc-stampa__nessuna").hidden = shown > 0;
  }

  const ACTIONS = { aggiungi: add, tieni: () => window.ParoleFoglio.add(chosen), stampa: () => print(), copia: copy, svuota: () => { chosen = []; from = ""; refresh(); part("#pc-stampa-cerca").focus(); } };
  for (const button of box.querySelectorAll("[data-pc-fai]")) button.addEventListener("click", () => ACTIONS[button.dataset.pcFai]());
  for (const input of boxes.values()) input.addEventListener("change", () => (input.checked ? choose([input.value]) : drop(input.value)));
  for (const piece of PIECES) form.elements[piece].addEventListener("change", () => { remember(); layOut(); });
  part("#pc-stampa-cerca").addEventListener("input", filter);
  status.tabIndex = -1;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  recall();
  if (chosen.length) form.prepend(part(".pc-stampa__scelte")); // who comes with the words comes to print them
})();
