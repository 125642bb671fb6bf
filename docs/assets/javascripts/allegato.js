/* «Allegato»: composes the lexical annex of an act, and tells whether one that came back still says what was published.
   The words are in the address and nowhere else; what a table writes stays in the page and is sent to nobody. */
(function () {
  "use strict";
  const box = document.querySelector("[data-pc-allegato]");
  if (!box) return;
  const { index: loadScript, element, names, seam, counted: count, download: give, readdress } = window.ParoleCarica;
  const { key } = window.ParoleAnalisi;
  const { USE, TABLE, lines, row, words, compare, table } = window.ParoleAllegatoTesto;
  const { TYPE, write, textOf } = window.ParoleAllegatoWord;
  const { open, Refusal } = window.ParolePacco;
  const sheet = window.ParoleFoglio;
  const part = (selector) => box.querySelector(selector), field = (name) => part(`#pc-allegato-${name}`);
  const form = part(".pc-allegato__scelta"), check = part(".pc-allegato__verifica"), paper = part(".pc-allegato__carta"), list = part(".pc-allegato__elenco");
  const [chooserSays, checkSays] = box.querySelectorAll("[role=status]");
  const BLANK = "_".repeat(40), USES = 600;
  const uses = new Map(); // what this table writes of a word, by id
  let chosen = [], turn = 0, checking = 0; // the entries of the index of names, in order

  const load = async (id) => (await loadScript(`../allegato/${id}.js`, () => window.ParoleAllegato)).versioni;
  const zip = () => loadScript("../vendor/fflate.js", () => window.fflate);
  const say = (text) => { chooserSays.textContent = text; };
  const tell = (text) => { checkSays.textContent = text; };
  const counted = (number) => (number === 0 ? "Nessuna parola scelta." : number === 1 ? "Una parola scelta." : `${number} parole scelte.`);

  /* ---- choosing ---- */

  async function choose(ids) {
    const { words: found, lost } = await sheet.known(ids).catch(() => ({ words: null }));
    if (!found) { say("Le parole non si sono caricate: ricarica la pagina e riprova."); return; }
    chosen = [...chosen, ...found.filter(({ i }) => !chosen.some((one) => one.i === i))];
    refresh();
    if (lost.length) say(`${counted(chosen.length)} Nel glossario non c’è: ${lost.map((id) => `«${id}»`).join(", ")}.`);
  }

  /** Add the word that was typed: its name, one of its other names, or its id. */
  async function add() {
    const typed = field("parola").value, all = (await names()).voci, wanted = key(typed);
    const entry = all.find((one) => sheet.nameOf(one) === typed) || all.find((one) => key(sheet.nameOf(one)) === wanted) || all.find((one) => one.i === typed.trim());
    if (!wanted || !entry) { say(wanted ? `Nel glossario non c’è «${typed}»: scegli un nome dall’elenco che compare mentre scrivi.` : "Scrivi il nome di una parola, poi premi «Aggiungi»."); field("parola").focus(); return; }
    field("parola").value = "";
    await choose([entry.i]);
    field("parola").focus();
  }

  function button(text, label, act, off = false) {
    const made = element("button", "pc-allegato__muovi", { type: "button", "aria-label": label }, text);
    made.disabled = off;
    made.addEventListener("click", act);
    return made;
  }

  function move(from, to, label) {
    chosen.splice(to, 0, ...chosen.splice(from, 1));
    refresh();
    const row = list.children[to], wanted = row.querySelector(`[aria-label^="${label}"]`);
    (wanted.disabled ? row.querySelector("button:not(:disabled)") : wanted).focus();
    say(`«${sheet.nameOf(chosen[to])}» ora è la parola ${to + 1} di ${chosen.length}.`);
  }

  function drop(at) {
    const [gone] = chosen.splice(at, 1);
    refresh();
    say(`Tolta «${sheet.nameOf(gone)}». ${counted(chosen.length)}`);
    chooserSays.focus();
  }

  function item(entry, at) {
    const made = element("li"), name = sheet.nameOf(entry), id = `pc-allegato-uso-${entry.i}`, head = element("p", "pc-allegato__testa");
    head.append(element("strong", "", {}, name), " ", seam(entry.a ?? ""), " ", button("↑", `Sposta su «${name}»`, () => move(at, at - 1, "Sposta su"), at === 0), button("↓", `Sposta giù «${name}»`, () => move(at, at + 1, "Sposta giù"), at === chosen.length - 1), button("×", `Togli «${name}»`, () => drop(at)));
    const input = element("input", "", { id, maxlength: USES, value: uses.get(entry.i) || "" });
    input.addEventListener("input", () => { uses.set(entry.i, input.value); layOut(); });
    const label = element("label", "", { for: id }, USE);
    label.append(element("span", "pc-solo-lettori", {}, `: «${name}»`));
    made.append(head, label, input);
    return made;
  }

  function refresh() {
    list.replaceChildren(...chosen.map(item));
    for (const one of form.querySelectorAll("[data-pc-fai=scarica], [data-pc-fai=stampa], [data-pc-fai=copia], [data-pc-fai=svuota]")) one.disabled = !chosen.length;
    say(counted(chosen.length));
    readdress(address());
    layOut();
  }

  function address() {
    const made = new URL(location.href);
    made.search = chosen.length ? `parole=${chosen.map(({ i }) => i).join(",")}` : "";
    made.hash = "";
    return made.href;
  }

  /* ---- the annex, as pieces that both the paper and the Word file are made of ---- */

  const closingOf = (version) => version.fine || version.bozza;
  const title = () => ["Allegato lessicale", field("atto").value.trim()].filter(Boolean).join(" a: ");

  function pieces(versions) {
    const drafts = versions.filter(({ fine }) => !fine).length, [act, pa, third] = ["atto", "pa", "ts"].map((name) => field(name).value.trim());
    const from = box.dataset.indirizzo ? `${box.dataset.sito} (${box.dataset.indirizzo})` : box.dataset.sito;
    const signing = (name, body) => `${name}\n \nEnte: ${body || BLANK.slice(0, 28)}\n \nNome e ruolo: ${BLANK.slice(0, 22)}\n \nLuogo e data: ${BLANK.slice(0, 22)}\n \nFirma: ${BLANK.slice(0, 28)}`;
    return [
      { kind: "titolo", text: "Allegato lessicale" },
      { kind: "sottotitolo", text: `Allegato a: ${act || BLANK}` },
      { kind: "testo", text: `Fra ${pa || BLANK} (pubblica amministrazione) e ${third || BLANK} (Terzo settore).` },
      { kind: "testo", text: `Di ogni parola sono riportati i due significati come li dà il glossario ${from}, quanto vanno d’accordo e come la usa questo tavolo. Le definizioni aiutano a capirsi: non sostituiscono la legge. Testi del glossario: CC BY 4.0.` },
      ...(drafts ? [{ kind: "testo", label: "Attenzione", text: `${drafts === versions.length ? "nessuna di queste parole ha" : count(drafts, "una di queste parole non ha", "di queste parole non hanno")} un’edizione pubblicata: il testo al suo indirizzo può ancora cambiare.` }] : []),
      { kind: "capo", text: "Tabella delle parole" },
      { head: TABLE, rows: versions.map((version, at) => row(version, at + 1, closingOf(version))) },
      { kind: "capo", text: "Le parole" },
      ...versions.flatMap((version, at) => lines(version, at + 1, (uses.get(version.entry) || "").trim() || BLANK, closingOf(version))),
      { kind: "capo", text: "Le parti" },
      { kind: "firme", rows: [[signing("Per la pubblica amministrazione", pa), signing("Per il Terzo settore", third)]] },
    ];
  }

  const TAGS = { titolo: "h2", sottotitolo: "p", testo: "p", capo: "h3", parola: "h4", riga: "p", definizione: "p", uso: "p", estremi: "p" };

  function shown(one) {
    if (one.rows) return tableOf(one);
    const made = element(TAGS[one.kind], `pc-allegato__${one.kind}`);
    made.append(...(one.label ? [element("strong", "", {}, `${one.label}:`), " "] : []), one.text);
    return made;
  }

  function tableOf({ head, rows, kind }) {
    const made = element("table", kind === "firme" ? "pc-allegato__firme" : "pc-allegato__tabella"), line = (tag, texts) => {
      const row = element("tr");
      row.append(...texts.map((text) => element(tag, "", tag === "th" ? { scope: "col" } : {}, text)));
      return row;
    };
    if (head) { const top = element("thead"); top.append(line("th", head)); made.append(top); }
    const body = element("tbody");
    body.append(...rows.map((texts) => line("td", texts)));
    made.append(body);
    return made;
  }

  /** The versions to write of the chosen words: of each the last edition or, before any, the draft. */
  const versionsOf = async (entries) => Promise.all(entries.map(async ({ i }) => ({ ...(await load(i)).at(-1), entry: i })));

  async function layOut() {
    const mine = ++turn;
    let versions;
    try { versions = await versionsOf(chosen); } catch { if (mine === turn) say("Alcune parole non si sono caricate: ricarica la pagina e riprova."); return; }
    if (mine !== turn) return;
    paper.replaceChildren(...pieces(versions).map(shown));
    paper.hidden = !versions.length;
  }

  async function download() {
    try {
      const [versions] = await Promise.all([versionsOf(chosen), zip()]);
      give("allegato-lessicale.docx", write(pieces(versions), title()), TYPE);
      say("Fatto: il file è «allegato-lessicale.docx».");
    } catch { say("Non sono riuscito a fare il file: ricarica la pagina e riprova."); }
  }

  async function copy() {
    try { await navigator.clipboard.writeText(address()); say("Link copiato: chi lo apre trova queste parole, non ciò che hai scritto."); } catch { say(`Il browser non lascia copiare. Il link è: ${address()}`); }
  }

  /* ---- verifying ---- */

  const OUTCOMES = { uguale: "Uguale", cambiata: "Cambiata nel glossario", alterata: "Alterata", incerta: "Diversa dal testo di oggi", ignota: "Non si può verificare" };
  const italian = (day) => { const [year, month, date] = day.split("-").map(Number); return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString("it-IT", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).replace(/^1 /, "1º "); };

  /** What became of a word that came back: { outcome, text, version, closing, use, differences }. */
  async function judge(found) {
    if (!found.id) return { outcome: "alterata", text: "Manca l’indirizzo del testo: non si può dire quale fosse." };
    let versions;
    try { versions = await load(found.id); } catch (error) {
      if ((await sheet.known([found.id])).lost.length) return { outcome: "ignota", text: `Nel glossario «${found.id}» non c’è.` };
      throw error;
    }
    return found.day ? judgeEdition(found, versions) : judgeDraft(found, versions);
  }

  function judgeEdition(found, versions) {
    const version = versions.find(({ id, giorno }) => id === found.id && giorno === found.day);
    if (!version) return { outcome: "alterata", text: `Di «${found.id}» non c’è un’edizione di quel giorno (${found.day}).` };
    const compared = { version, closing: version.fine, ...compare(found, version, version.fine) }, day = italian(found.day);
    if (!compared.same) return { outcome: "alterata", text: `Non dice ciò che dice l’edizione del ${day}.`, ...compared };
    const { is_alive: alive, parts, id } = version.poi;
    if (!alive) return { outcome: "cambiata", text: `Uguale all’edizione del ${day}. Da allora la parola è stata ritirata.`, ...compared };
    const moved = id === found.id ? "" : " La parola ora ha un altro indirizzo.";
    if (parts.length) return { outcome: "cambiata", text: `Uguale all’edizione del ${day}. Da allora nel glossario è cambiato: ${parts.join("; ")}.${moved}`, ...compared };
    return { outcome: "uguale", text: `Uguale all’edizione del ${day}, che è ancora il testo di oggi.${moved}`, ...compared };
  }

  /** A draft was frozen nowhere: only its own digest tells who has changed, the annex or the glossary. */
  function judgeDraft(found, versions) {
    const all = versions.map((version) => ({ version, closing: version.bozza, ...compare(found, version, version.bozza) })), last = all.at(-1), same = all.findLast((one) => one.same);
    const since = last.version.giorno ? ` Da allora la parola è stata pubblicata: l’ultima edizione è del ${italian(last.version.giorno)}.` : " Nessuna edizione pubblicata: è una bozza, può ancora cambiare.";
    if (same) return same === last && !last.version.poi?.parts.length ? { outcome: "uguale", text: `Uguale al testo di oggi.${since}`, ...same } : { outcome: "cambiata", text: `Uguale a un testo di prima, poi cambiato.${since}`, ...same };
    const twin = all.findLast(({ closing }) => found.text.endsWith(closing[2][1]));
    if (twin) return { outcome: "alterata", text: `L’impronta è quella del testo del glossario, ma l’allegato dice altro.${twin.differences.every(({ part: name }) => name === "Stato") ? " Se cambia solo lo stato, può averlo cambiato un’approvazione arrivata o caduta da allora." : ""}${since}`, ...twin };
    return { outcome: "incerta", text: `Era una bozza, e una bozza non è fissata: non si può dire se sia cambiato il glossario o l’allegato.${since}`, ...last };
  }

  const AROUND = 6;
  /** A stretch of text; of what did not change, the words nearest to what did. */
  function stretch({ kind, text }, first, last) {
    if (kind) return element(kind === "out" ? "del" : "ins", "", {}, text.trim());
    const near = text.trim().split(" ");
    if (near.length <= 2 * AROUND) return text.trim();
    return [first ? "" : near.slice(0, AROUND).join(" "), "…", last ? "" : near.slice(-AROUND).join(" ")].join(" ").trim();
  }

  function differing({ part: name, pieces: all }) {
    const made = element("p", "pc-allegato__differenza");
    made.append(element("strong", "", {}, `${name}.`), " ", ...all.flatMap((one, at) => [stretch(one, at === 0, at === all.length - 1), " "]));
    return made;
  }

  function verdict(found, { outcome, text, version, use, differences }) {
    const made = element("li", `pc-allegato__esito pc-allegato__esito--${outcome}`), head = element("p");
    head.append(element("strong", "", {}, version?.nome || found.id || `Parola ${found.number}`), ": ", element("span", "pc-allegato__giudizio", {}, OUTCOMES[outcome]), `. ${text}`);
    made.append(head, ...(differences || []).map(differing));
    if (use && !/^_+$/.test(use)) made.append(element("p", "pc-nota", {}, `${USE}: ${use}`));
    return made;
  }

  function summary(all, whole) {
    const many = (outcome, one, more) => { const number = all.filter((each) => each.outcome === outcome).length; return number ? count(number, `una ${one}`, more) : ""; };
    const counts = [many("alterata", "alterata", "alterate"), many("incerta", "diversa dal testo di oggi", "diverse dal testo di oggi"), many("ignota", "che non si può verificare", "che non si possono verificare"), many("cambiata", "cambiata nel glossario", "cambiate nel glossario"), many("uguale", "uguale", "uguali")].filter(Boolean);
    const rows = all.every(({ version }) => version) ? table(whole, all.map(({ version, number, closing }) => row(version, number, closing))) : null;
    return `${count(all.length, "Una parola", "parole")}: ${counts.join(", ")}.${rows === false ? " La tabella delle parole è alterata: non dice ciò che dicono le parole." : ""}`;
  }

  async function verify(text) {
    const mine = ++checking, found = words(text);
    part(".pc-allegato__esiti").replaceChildren();
    if (!found.length) { tell("Qui non c’è nessuna parola di un allegato: incolla anche i titoli («Parola 1. …»), gli indirizzi e le impronte."); return; }
    tell("Sto confrontando…");
    try {
      const all = [];
      for (const one of found) all.push({ number: one.number, ...await judge(one) });
      if (mine !== checking) return;
      part(".pc-allegato__esiti").replaceChildren(...all.map((one, at) => verdict(found[at], one)));
      tell(summary(all, text));
      checkSays.focus();
    } catch { if (mine === checking) tell("Il confronto non è riuscito: ricarica la pagina e riprova."); }
  }

  async function read(file) {
    if (!file) return;
    const mine = ++checking;
    part(".pc-allegato__esiti").replaceChildren();
    tell("Sto leggendo…");
    try {
      if (file.type.startsWith("text/")) { await verify(await file.text()); return; }
      await zip();
      const opened = {}, bytes = new Uint8Array(await file.arrayBuffer());
      for (const step of open(bytes, opened)) void step;
      if (mine !== checking) return;
      if (opened.kind !== "docx") throw new Refusal("È una presentazione: qui si verifica un documento .docx.");
      await verify(textOf(opened.pack.xml(opened.main)));
    } catch (error) { if (mine === checking) tell(error instanceof Refusal ? error.message : "Non sono riuscito a leggere il file: salvalo di nuovo come .docx, oppure incolla il testo."); }
  }

  /* ---- start ---- */

  const ACTIONS = {
    aggiungi: add, percorso: () => choose((field("percorso").selectedOptions[0].dataset.parole || "").split(" ").filter(Boolean)), scarica: download, stampa: () => print(), copia: copy,
    svuota: () => { chosen = []; uses.clear(); refresh(); field("parola").focus(); },
  };
  for (const one of form.querySelectorAll("[data-pc-fai]")) one.addEventListener("click", () => ACTIONS[one.dataset.pcFai]());
  for (const name of ["atto", "pa", "ts"]) field(name).addEventListener("input", layOut);
  field("parola").addEventListener("focus", async () => { field("parole").replaceChildren(...(await names()).voci.map((entry) => element("option", "", { value: sheet.nameOf(entry) }))); }, { once: true });
  field("parola").addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); add(); } });
  form.addEventListener("submit", (event) => event.preventDefault());
  check.addEventListener("submit", (event) => { event.preventDefault(); verify(field("testo").value); });
  field("file").addEventListener("change", () => read(field("file").files[0]));
  for (const event of ["dragover", "dragenter"]) check.addEventListener(event, (moved) => moved.preventDefault());
  check.addEventListener("drop", (dropped) => { if (dropped.dataTransfer.files.length) { dropped.preventDefault(); read(dropped.dataTransfer.files[0]); } });
  form.hidden = check.hidden = false;
  const wanted = sheet.wanted(), path = [...field("percorso").options].find(({ value }) => value && value === new URLSearchParams(location.search).get("percorso"));
  refresh();
  choose(path ? path.dataset.parole.split(" ") : wanted);
})();
