/* «Prima lettura»: a table ticks or corrects each part of some words, and takes away the sheet as a table (CSV). Nothing is
   kept and nothing is sent: what is filled is in this page until it leaves by a file or by a copied text. */
(function () {
  "use strict";
  const box = document.querySelector("[data-pc-prima-lettura]");
  if (!box) return;
  const { printed, nodes, download: give } = window.ParoleCarica, sheet = window.ParoleFoglio;
  const part = (selector) => box.querySelector(selector);
  const form = part("form"), place = part(".pc-prima-lettura__parole"), status = part("[role=status]"), outcome = part(".pc-prima-lettura__esito");
  const COLUMNS = box.dataset.colonne.split(" ");

  async function lay() {
    const { words, lost } = await sheet.known(sheet.wanted());
    const made = await Promise.all(words.map(({ i }) => printed(i)));
    place.replaceChildren(nodes(made.map(({ lettura }) => lettura).join("")));
    form.hidden = !words.length;
    status.textContent = [words.length === 1 ? "Una parola da leggere." : words.length ? `${words.length} parole da leggere.` : "", lost.length ? `Nel glossario non c’è: ${lost.join(", ")}.` : ""].filter(Boolean).join(" ");
  }

  /** Ticked and corrected exclude each other; a correction starts from what is there now. */
  function change(event) {
    const field = event.target.closest(".pc-lettura__parte");
    if (!field || event.target.type !== "checkbox") return;
    const [right, mend] = field.querySelectorAll("input");
    if (event.target.checked) (event.target === right ? mend : right).checked = false;
    const text = field.querySelector("textarea");
    text.hidden = !mend.checked;
    if (event.target === mend && mend.checked) text.focus();
  }

  /** A cell that no program runs as a formula. */
  const cell = (text) => `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  function table() {
    const who = { lato: form.elements.lato.value, ente: form.elements.ente.value.trim(), data: form.elements.data.value };
    const rows = [...place.querySelectorAll(".pc-lettura__parte")].map((field) => {
      const word = field.closest("[data-parola]").dataset, [right, mend] = field.querySelectorAll("input");
      const text = field.querySelector("textarea");
      const row = { ...who, parola: word.parola, impronta: word.impronta, parte: field.dataset.parte, va_bene: right.checked ? "sì" : "", correzione: mend.checked && text.value !== text.defaultValue ? text.value : "" };
      return COLUMNS.map((column) => cell(row[column])).join(";");
    });
    return [COLUMNS.join(";"), ...rows, ""].join("\r\n");
  }

  /** Who reads must be said before the sheet leaves: nobody approves without a name. */
  function missing() {
    for (const [name, text] of [["lato", "Scegli da quale lato leggete."], ["ente", "Scrivi il nome dell’ente che legge."], ["data", "Scrivi il giorno della lettura."]]) {
      if (form.elements[name].value.trim()) continue;
      outcome.textContent = text;
      form.elements[name].focus();
      return true;
    }
    return false;
  }

  function download() {
    if (missing()) return;
    give(`prima-lettura-${form.elements.lato.value}-${form.elements.data.value}.csv`, `\ufeff${table()}`, "text/csv");
    outcome.textContent = "Foglio scaricato: mandalo alla redazione.";
  }

  async function copy() {
    if (missing()) return;
    const text = `[inizio della proposta]\r\n${table()}[fine della proposta]`;
    try { await navigator.clipboard.writeText(text); outcome.textContent = "Testo copiato: incollalo in una mail alla redazione."; } catch { outcome.textContent = "Il browser non permette di copiare: scarica il foglio."; }
  }

  const ACTIONS = { scarica: download, copia: copy, stampa: () => print() };
  for (const button of box.querySelectorAll("[data-pc-fai]")) button.addEventListener("click", () => ACTIONS[button.dataset.pcFai]());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", change);
  box.hidden = false;
  lay().catch(() => { status.textContent = "Le parole non si sono caricate: riprova."; });
})();
