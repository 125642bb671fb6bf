/* «Per chi forma»: the words chosen take the place of the example, in the half-hour and in what there is to use. They
   are in the address («?parole=a,b»), and nowhere else. */
(function () {
  "use strict";
  const box = document.querySelector("[data-pc-formatori]");
  if (!box) return;
  const { printed, readdress } = window.ParoleCarica, sheet = window.ParoleFoglio;
  const part = (selector) => box.querySelector(selector);
  const select = part("select"), status = part("[role=status]"), together = part("ul");
  const script = document.querySelector("ol[data-pc-di]"), model = document.querySelector("aside[data-pc-di]");
  const options = new Map([...select.options].slice(1).map((option) => [option.value, option]));
  const first = model.cloneNode(true), half = script.cloneNode(true), example = model.dataset.pcDi;
  const places = [model]; // what there is to use, one for each word
  let chosen = [];

  /** A piece of the page as it would be for another word: its addresses, its name, its short link. */
  function as(id, piece) {
    const name = options.get(id).textContent, short = options.get(id).dataset.breve;
    for (const each of piece.querySelectorAll("a, img")) {
      const kind = each.localName === "a" ? "href" : "src";
      const address = each.getAttribute(kind).split(/([/=.&])/).map((step) => (step === example ? id : step)).join("");
      each.setAttribute(kind, each.matches("[data-pc-breve]") ? short : address);
    }
    for (const each of piece.querySelectorAll("[data-pc-nome]")) each.textContent = name;
    for (const each of piece.querySelectorAll("[data-pc-breve]")) each.textContent = short.replace(/^https?:\/\/|\/$/g, "");
    for (const each of piece.querySelectorAll("[data-pc-esempio]")) each.remove();
    for (const each of piece.querySelectorAll("img")) each.alt = `Codice QR di «${name}»`;
    if (piece.matches("aside")) piece.setAttribute("aria-label", `Da usare con la parola «${name}»`);
    return piece;
  }

  async function warn(id) {
    const place = document.querySelector("[data-pc-avviso]"), { attenzione: text } = await printed(id);
    if (id !== chosen[0] || !place.isConnected) return;
    place.hidden = !text;
    place.lastElementChild.innerHTML = text; // what the engine wrote and escaped
  }

  function refresh() {
    const [word] = chosen;
    const fresh = word ? as(word, half.cloneNode(true)) : half.cloneNode(true);
    document.querySelector("ol[data-pc-di]").replaceWith(fresh);
    const made = chosen.length ? chosen.map((id) => as(id, first.cloneNode(true))) : [first.cloneNode(true)];
    places.splice(1).forEach((place) => place.remove());
    places[0].replaceWith(...made);
    places.splice(0, 1, ...made);
    if (word) warn(word).catch(() => { fresh.querySelector("[data-pc-avviso]").hidden = true; });
    together.hidden = chosen.length < 2;
    for (const link of together.querySelectorAll("a")) link.href = sheet.address(link.dataset.pagina, chosen) + (link.dataset.poi || "");
    select.value = chosen[chosen.length - 1] || "";
    part("[data-pc-fai=aggiungi]").disabled = !chosen.length;
    part("[data-pc-fai=foglio]").hidden = !sheet.ids().length;
    const address = new URL(location.href);
    address.search = chosen.length ? `parole=${chosen.join(",")}` : "";
    readdress(address);
  }

  function choose(ids, lost = []) {
    chosen = [...new Set(ids)].filter((id) => options.has(id));
    refresh();
    const names = chosen.map((id) => `«${options.get(id).textContent}»`).join(", ");
    status.textContent = [names && `Qui sotto è tutto pronto per ${names}.`, lost.length && `Nel glossario non c’è: ${lost.join(", ")}.`].filter(Boolean).join(" ");
  }

  const wanted = async (ids) => { const { words, lost } = await sheet.known(ids); choose(words.map((word) => word.i), lost); };
  let adding = false;
  select.addEventListener("change", () => { choose(adding ? [...chosen, select.value] : [select.value]); adding = false; });
  part("[data-pc-fai=aggiungi]").addEventListener("click", () => { adding = true; select.value = ""; select.focus(); status.textContent = "Scegli dall’elenco la parola da aggiungere."; });
  part("[data-pc-fai=foglio]").addEventListener("click", () => wanted(sheet.ids()));
  document.addEventListener("parole-foglio", () => { part("[data-pc-fai=foglio]").hidden = !sheet.ids().length; });
  box.hidden = false;
  part("[data-pc-fai=foglio]").hidden = !sheet.ids().length;
  if (sheet.asked()?.length) wanted(sheet.asked()).catch(() => { status.textContent = "Le parole non si sono caricate: riprova."; });
})();
