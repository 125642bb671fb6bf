/* «Il mio foglio»: the words that a reader chose, in order. The contract for whoever builds on it is window.ParoleFoglio:
     ids()             the chosen ids, in the order in which they were chosen
     add(ids)          adds those that are not there yet, as many as fit, and says so; remove(id), clear()
     asked()           the ids that the address asks for («?parole=a,b,c»), which win in that page; null when it asks none
     wanted()          asked() or, without it, ids()
     known(ids)        a promise of { words, lost }: the entries of the index of names in that order, the ids unknown
     address(page)     the address of a page of the site with the chosen words: address("stampa/")
   The document hears «parole-foglio» when the choice changes. It is kept in this browser alone; where that is forbidden
   it lasts as long as the page, and the links of the tray still carry it. */
(function () {
  "use strict";
  const { root, element, names, places, nameOf, counted, keep, keptList } = window.ParoleCarica;
  const MEMORY = "parole-foglio", MOST = 60, ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

  /* ---- the model ---- */

  const clean = (ids) => [...new Set(ids)].filter((id) => typeof id === "string" && ID.test(id));

  const read = () => clean(keptList(MEMORY)).slice(0, MOST);

  let chosen = read(), forgetful = false;

  function write(ids) {
    chosen = ids;
    forgetful ||= !keep(MEMORY, ids.length ? JSON.stringify(ids) : null);
    document.dispatchEvent(new Event("parole-foglio"));
  }

  function add(ids) {
    const wanted = clean(ids), fresh = wanted.filter((id) => !chosen.includes(id)), taken = fresh.slice(0, MOST - chosen.length);
    write([...chosen, ...taken]);
    const said = [taken.length ? `${counted(taken.length, "Una parola aggiunta", "parole aggiunte")} al tuo foglio.` : "Nessuna parola da aggiungere."];
    if (wanted.length > fresh.length) said.push(`${counted(wanted.length - fresh.length, "Una c’era già", "c’erano già")}.`);
    if (fresh.length > taken.length) said.push(`${counted(fresh.length - taken.length, "Una non ci sta", "non ci stanno")}: il foglio tiene al massimo ${MOST} parole.`);
    if (forgetful) said.push("Questo browser non le ricorda: restano finché non cambi pagina.");
    say(said.join(" "));
    return taken;
  }

  function remove(id) {
    write(chosen.filter((other) => other !== id));
    say("Parola tolta dal tuo foglio.");
  }

  function clear() {
    write([]);
    say("Il tuo foglio è vuoto.");
  }

  function asked() {
    const text = new URLSearchParams(location.search).get("parole");
    return text === null ? null : [...new Set(text.split(",").map((id) => id.trim()).filter(Boolean))];
  }

  async function known(ids) {
    const [{ voci }, { spostate }] = await Promise.all([names(), places()]), found = new Map(voci.map((entry) => [entry.i, entry]));
    const moved = ids.map((id) => (Object.hasOwn(spostate, id) ? spostate[id] : id));
    const words = [...new Set(moved)].filter((id) => found.has(id)).map((id) => found.get(id));
    return { words, lost: ids.filter((_, i) => !found.has(moved[i])) };
  }

  const address = (page, ids = chosen) => `${root}${page}?parole=${ids.join(",")}`;

  window.ParoleFoglio = { ids: () => [...chosen], add, remove, clear, asked, wanted: () => asked() ?? [...chosen], known, address, nameOf };

  /* ---- the tray ---- */

  const tray = element("section", "pc-vassoio"), panel = element("div", "pc-vassoio__dentro", { id: "pc-vassoio" });
  const opener = element("button", "pc-vassoio__apri", { type: "button", "aria-expanded": "false", "aria-controls": "pc-vassoio" });
  const status = element("p", "pc-vassoio__detto", { role: "status" }), list = element("ol", "pc-vassoio__parole");
  let hush = 0;

  /** Say what happened, to the eye and to a screen reader. */
  function say(text) {
    clearTimeout(hush);
    status.textContent = text;
    hush = setTimeout(() => { status.textContent = ""; }, 8000);
  }

  function button(text, act, label = "") {
    const made = element("button", "", { type: "button", ...(label ? { "aria-label": label } : {}) }, text);
    made.addEventListener("click", act);
    return made;
  }

  function open(is) {
    panel.hidden = !is;
    opener.setAttribute("aria-expanded", String(is));
    if (is) draw();
  }

  /** The words with their names; those that are no longer in the glossary are said and leave. */
  async function draw() {
    const ids = [...chosen], { words, lost } = await known(ids).catch(() => ({ words: ids.map((id) => ({ i: id, n: id.replaceAll("-", " ") })), lost: [] }));
    if (ids.join() !== chosen.join()) return;
    if (lost.length || words.length < ids.length) write(words.map((word) => word.i));
    if (lost.length) say(`Nel glossario non c’è più: ${lost.join(", ")}.`);
    list.replaceChildren(...words.map((word) => {
      const item = element("li");
      item.append(element("a", "", { href: `${root}termini/${word.i}/` }, nameOf(word)), " ", button("×", () => { remove(word.i); (chosen.length ? opener : document.querySelector("main"))?.focus(); }, `Togli «${nameOf(word)}»`));
      return item;
    }));
  }

  function refresh() {
    tray.classList.toggle("pc-vassoio--pieno", chosen.length > 0);
    if (chosen.length) tray.setAttribute("aria-label", "Il mio foglio"); else tray.removeAttribute("aria-label"); // empty, it is no place to visit
    document.documentElement.classList.toggle("pc-con-vassoio", chosen.length > 0);
    opener.replaceChildren("Il mio foglio ", element("span", "pc-vassoio__conto", {}, String(chosen.length)), element("span", "pc-solo-lettori", {}, chosen.length === 1 ? " parola" : " parole"));
    if (!chosen.length) open(false); else if (!panel.hidden) draw();
    for (const link of panel.querySelectorAll("[data-pagina]")) link.href = address(link.dataset.pagina);
    for (const each of document.querySelectorAll("[data-pc-mio-foglio]")) label(each);
  }

  async function send() {
    const url = address("stampa/");
    try { await navigator.clipboard.writeText(url); say("Link del foglio copiato: chi lo apre vede le stesse parole."); } catch { say(`Il browser non lascia copiare. Il link è: ${url}`); }
  }

  function build() {
    const uses = element("ul", "pc-vassoio__usi"), acts = element("p", "pc-vassoio__tasti");
    for (const [page, text] of [["stampa/", "Stampa"], ["presenta/", "Presenta"], ["quiz/", "Quiz"], ["allegato/", "Allegato"]]) {
      const item = element("li");
      item.append(element("a", "", { "data-pagina": page, href: address(page) }, text));
      uses.append(item);
    }
    acts.append(button("Copia il link", send), button("Svuota", () => { clear(); document.querySelector("main")?.focus(); }));
    panel.hidden = true;
    panel.append(list, uses, acts);
    opener.addEventListener("click", () => open(panel.hidden));
    tray.addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) { open(false); opener.focus(); } });
    tray.append(panel, opener, status);
    document.body.append(tray);
  }

  /* ---- buttons of the pages: «data-pc-mio-foglio="a b"» has the ids, «data-pc-mio-foglio-da» says where they are ---- */

  const idsOf = (each) => (each.dataset.pcMioFoglioDa ? [...document.querySelectorAll(each.dataset.pcMioFoglioDa)].map((one) => one.id.replace(/^(?:voce|leggi)-/, "")) : each.dataset.pcMioFoglio.split(" "));

  /** A button of one word alone adds it or takes it away. */
  function label(each) {
    const ids = idsOf(each);
    each.hidden = false;
    if (each.dataset.pcMioFoglioDa || ids.length !== 1) return;
    each.textContent = chosen.includes(ids[0]) ? "Togli dal mio foglio" : "Aggiungi al mio foglio";
  }

  function press(each) {
    const ids = idsOf(each);
    if (each.href) each.href = address("stampa/", ids); // a link prints them, and leaves my sheet as it is
    else if (!each.dataset.pcMioFoglioDa && ids.length === 1 && chosen.includes(ids[0])) remove(ids[0]); else add(ids);
  }

  /** «/presenta/?parole=…»: the first of the words, which leads to the others; what is not there is said first. */
  async function present(box) {
    const ids = asked();
    if (!ids?.length) return;
    const { words, lost } = await known(ids), first = words[0] && `${root}presenta/${words[0].i}/?parole=${words.map((word) => word.i).join(",")}`;
    if (first && !lost.length) { location.replace(first); return; }
    box.replaceChildren(`Nel glossario non c’è: ${lost.join(", ")}. `, ...(first ? [element("a", "", { href: first }, "Presenta le altre")] : []));
  }

  build();
  refresh();
  document.addEventListener("parole-foglio", refresh);
  addEventListener("storage", (event) => { if (event.key === MEMORY || event.key === null) { chosen = read(); refresh(); } });
  document.addEventListener("click", (event) => {
    const each = event.target.closest("[data-pc-mio-foglio]");
    if (each) press(each);
  });
  const room = document.querySelector("[data-pc-presenta-foglio]");
  if (room) present(room).catch(() => { room.textContent = "Le parole non si sono caricate: riprova."; });
})();
