/* «Il tuo documento»: finds the words of the glossary in a .docx or a .pptx, lets the reader choose, gives the same file
   back with links, notes and a closing page. All that it needs is loaded before the file is read: while it works it asks
   nothing of the network, and not even the site knows which words were found. */
(function () {
  "use strict";
  const box = document.querySelector("[data-pc-documento]");
  if (!box) return;
  const { clean, occurrences } = window.ParoleAbbina;
  const { load, loadCards, note, inOrder, fullName, summary, toAvoid } = window.ParoleTrovate;
  const { element, index: loadScript, inSlices, seam, counted, download } = window.ParoleCarica;
  const { open, Refusal } = window.ParolePacco;
  const KINDS = {
    docx: { writer: window.ParoleWord, type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", note: "Un commento a margine dove ci si fraintende", notes: ["un commento", "commenti"], end: "Alla fine, una pagina con le parole di questo documento e un codice QR" },
    pptx: { writer: window.ParoleDeck, type: "application/vnd.openxmlformats-officedocument.presentationml.presentation", note: "Una nota del relatore dove ci si fraintende", notes: ["una nota", "note"], end: "Alla fine, una diapositiva con le parole di questo documento e un codice QR" },
  };
  const AROUND = 40, SHOWN = 3, TIP = 250, CODE = 700;
  const part = (selector) => box.querySelector(selector);
  const [form, outcome] = box.querySelectorAll("form"), progress = part("progress"), field = part("input[type=file]");
  const said = { read: form.querySelector("[role=status]"), written: outcome.querySelector("[role=status]") };
  const wanted = (name) => part(`#pc-documento-${name}`);
  let turn = 0, current = null; // the file under the eyes: { file, bytes, kind, paragraphs, words, entries }

  /** All that the page may need, words included: what is asked later would tell which words were found. */
  async function tools() {
    const [index] = await Promise.all([load(), loadScript("../vendor/fflate.js", () => window.fflate), loadScript("../vendor/qrcode.js", () => window.qrcode)]);
    await loadCards(index.entries.map((_, position) => ({ position })), index);
    return index;
  }

  /* ---- reading ---- */

  /** Open the package and find the words of every paragraph, in steps. */
  function* study(bytes, { entries, tree }, found) {
    const opened = {};
    for (const step of open(bytes, opened)) { void step; yield; }
    advance(0.3);
    const paragraphs = [];
    for (const paragraph of KINDS[opened.kind].writer(opened).texts()) { paragraphs.push(paragraph); yield; }
    advance(0.5);
    const reading = { words: new Map(), linked: new Set() };
    Object.assign(found, { kind: opened.kind, entries, paragraphs: [] });
    for (const [number, paragraph] of paragraphs.entries()) {
      const matches = [];
      for (const step of match(tree, paragraph.text)) {
        if (step) { matches.push(step); note(step.shown, step, reading); keep(reading, step, paragraph); }
        yield;
      }
      found.paragraphs.push(matches);
      advance(0.5 + 0.5 * (number / paragraphs.length));
    }
    found.words = inOrder(reading, entries);
  }

  /** What a text says of the glossary, by its place in the text as it is written. */
  function* match(tree, text) {
    const read = clean(text);
    let from = 0, before = 0; // where the last word ended, as it is written and as it is read
    for (const found of occurrences(tree, read)) {
      if (!found) { yield null; continue; }
      const [start, end] = read === text ? [found.start, found.end] : placeIn(text, from, found.start - before, found.end - before);
      const same = clean(text.slice(start, end)) === read.slice(found.start, found.end);
      if (same) [from, before] = [end, found.end];
      yield same ? { ...found, start, end, shown: text.slice(start, end) } : null;
    }
  }

  /** Where a stretch of the clean text is in the text as it is written, both counted ``from`` a place of it. */
  function placeIn(text, from, start, end) {
    const length = (place) => clean(text.slice(from, place)).length;
    const first = least(text, from, (place) => length(place + 1) > start);
    let last = least(text, first, (place) => length(place) >= end);
    while (last < text.length && length(last + 1) === end) last += 1;
    return [first, last];
  }

  /** The least place of a text, from ``low`` on, for which something holds, and holds from then on. */
  function least(text, low, holds) {
    let high = low;
    for (let step = 64; high < text.length && !holds(high); step *= 2) [low, high] = [high + 1, Math.min(high + step, text.length)];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle; else low = middle + 1;
    }
    return low;
  }

  /** Keep the first places of a word, with what stands around it. */
  function keep(reading, { positions, start, end, shown }, { text, place, body }) {
    const before = text.slice(Math.max(0, start - AROUND), start), after = text.slice(end, end + AROUND);
    for (const word of positions.map((position) => reading.words.get(position))) {
      word.places = [...(word.places || []), ...((word.places || []).length < SHOWN ? [{ before, shown, after, place, cut: [start > AROUND, end + AROUND < text.length] }] : [])];
      word.inBody ||= body;
    }
  }

  async function read(file) {
    const mine = ++turn;
    outcome.hidden = true;
    current = null;
    if (!file) return;
    say("read", "Sto leggendo…");
    advance(0);
    progress.hidden = false;
    try {
      const index = await tools(), found = { file, bytes: new Uint8Array(await file.arrayBuffer()) };
      if (!(await inSlices(study(found.bytes, index, found), () => mine === turn))) return;
      current = found;
      show(found);
      say("read", "");
    } catch (error) {
      if (mine === turn) say("read", error instanceof Refusal ? error.message : "Non sono riuscito a leggere il file: ricarica la pagina e riprova. Se non basta, salvalo di nuovo con il programma che l’ha fatto.");
    } finally {
      if (mine === turn) progress.hidden = true;
    }
  }

  function advance(share) { progress.value = share; }
  function say(where, text) { said[where].textContent = text; }

  /* ---- choosing ---- */

  function show({ kind, words, entries }) {
    part("[data-pc=note]").textContent = KINDS[kind].note;
    part("[data-pc=fine]").textContent = KINDS[kind].end;
    wanted("segno").closest("p").hidden = kind === "pptx"; // PowerPoint draws a line below every link by itself
    part(".pc-leggi__conto").textContent = summary(words, entries);
    part(".pc-leggi__conto").hidden = part(".pc-documento__con-parole").hidden = !words.length;
    part(".pc-leggi__niente").hidden = words.length > 0;
    part(".pc-documento__parole").replaceChildren(...words.map((word) => line(word, entries)));
    part("[data-pc-fai=foglio]").hidden = !window.ParoleFoglio;
    say("written", "");
    outcome.hidden = false;
    part("#pc-documento-titolo").focus({ preventScroll: true });
    part("#pc-documento-titolo").scrollIntoView({ block: "start" });
  }

  /** A word of the list: whether to keep it, its verdict, where it is, what its note will say. */
  function line(word, entries) {
    const entry = entries[word.position], made = element("li"), label = element("label"), tick = element("input", "", { type: "checkbox", value: word.position });
    tick.checked = word.settled || word.avoided.size > 0;
    label.append(tick, " ", element("strong", "", {}, fullName(entry)));
    made.append(label, " ", seam(entry.accordo || ""), element("p", "pc-nota", {}, word.times === 1 ? "Una volta:" : `${word.times} volte:`), places(word));
    const others = [...word.others.values()].flat().filter((position, at, all) => position !== word.position && all.indexOf(position) === at);
    if (word.avoided.size) made.append(element("p", "pc-leggi__dipende", {}, `Da evitare: ${toAvoid(entries[word.position], [...word.avoided].slice(0, 4))}`));
    if (!word.settled && word.others.size) made.append(element("p", "pc-leggi__dipende", {}, `${others.length ? `Può voler dire anche: ${others.map((position) => fullName(entries[position])).join(", ")}.` : "Può voler dire anche altro."} Scegli tu.`));
    if (entry.accordo === "divergono") made.append(preview(entry));
    return made;
  }

  function places({ places: found, times }) {
    const list = element("ul", "pc-documento__luoghi pc-nota");
    for (const { before, shown, after, place, cut } of found) {
      const item = element("li");
      item.append(cut[0] ? "…" : "", before, element("mark", "", {}, shown), after, cut[1] ? "…" : "", element("span", "pc-documento__luogo", {}, ` (${place})`));
      list.append(item);
    }
    if (times > found.length) list.append(element("li", "", {}, times - found.length === 1 ? "e un’altra volta" : `e altre ${times - found.length} volte`));
    return list;
  }

  function preview(entry) {
    const made = element("details", "pc-documento__nota");
    made.append(element("summary", "", {}, "Che cosa dirà la nota"), ...lines(entry).map(([label, text]) => {
      const paragraph = element("p", "pc-nota");
      paragraph.append(...(label ? [element("strong", "", {}, label), " "] : []), text);
      return paragraph;
    }));
    return made;
  }

  const typed = (address) => address.replace(/^https?:\/\//, "").replace(/\/$/, "");
  const pageOf = (entry) => `${box.dataset.parole}${entry.id}/`;
  const shortOf = (entry) => `${box.dataset.brevi}${entry.id}/`;

  /** What a note says of a word: each line with its label. */
  function lines(entry, avoided = "") {
    const where = entry.dove_si_scrive ? ` ${entry.dove_si_scrive}` : "";
    return [
      [`${fullName(entry)}.`, entry.verdetto ? `${entry.verdetto}.` : ""],
      ["Da evitare:", avoided && toAvoid(entry, [avoided])],
      ["Attenzione:", entry.attenzione],
      [`Da scrivere${where}:`, entry.come_dirlo_da_scrivere],
      ["Da chiedere:", entry.come_dirlo_da_scrivere ? "" : entry.come_dirlo_da_chiedere],
      ["", `${entry.stato}. ${typed(shortOf(entry))}`],
    ].filter(([, text]) => text);
  }

  const ticked = () => new Set([...box.querySelectorAll(".pc-documento__parole input:checked")].map((input) => Number(input.value)));

  /* ---- writing ---- */

  /** What each occurrence gets: a link, a note, or nothing. */
  function planned({ paragraphs, words, entries }, texts, free) {
    const dots = wanted("segno").checked, chosen = ticked(), links = wanted("collegamenti").checked, all = wanted("volte").value === "tutte", notes = wanted("note").checked;
    const linked = new Set(), noted = new Set(), inBody = new Set(words.filter((word) => word.inBody).map((word) => word.position));
    return paragraphs.map((matches, number) => matches.flatMap(({ positions, start, end, avoid, shown }) => {
      const meant = positions.filter((position) => chosen.has(position));
      if (meant.length !== 1) return [];
      const [position] = meant, entry = entries[position], paragraph = texts[number];
      const link = links && !avoid && (all || !linked.has(position)) && free(paragraph, start, end);
      const mark = avoid ? shown : position;
      const remark = notes && (avoid || entry.accordo === "divergono") && !noted.has(mark) && (paragraph.body || !inBody.has(position));
      if (link) linked.add(position);
      if (remark) noted.add(mark);
      return link || remark ? [{ start, end, url: link ? pageOf(entry) : "", tip: tip(entry), lines: remark ? lines(entry, avoid && shown) : null, dots }] : [];
    }));
  }

  function tip(entry) {
    const whole = `${fullName(entry)}: ${entry.in_breve}`;
    return whole.length <= TIP ? whole : `${whole.slice(0, whole.lastIndexOf(" ", TIP - 1))}…`;
  }

  /** Make the copy, in steps; `made` gets its bytes and what was added. */
  function* write(found, made) {
    const opened = {};
    for (const step of open(found.bytes, opened)) { void step; yield; }
    const writer = KINDS[found.kind].writer(opened), texts = [...writer.texts()], plan = planned(found, texts, window.ParoleParagrafi.free);
    made.links = made.notes = 0;
    for (const [number, stretches] of plan.entries()) {
      for (const stretch of [...stretches].reverse()) { // from the last, so that the places of the others stay true
        made.links += Number(writer.mark(texts[number], stretch));
        made.notes += Number(Boolean(stretch.lines));
      }
      yield;
    }
    writer.writeNotes?.();
    if (wanted("fine").checked) writer.end(closing(found));
    yield;
    made.bytes = opened.pack.close();
  }

  function closing({ words, entries }) {
    const chosen = ticked(), kept = words.filter((word) => chosen.has(word.position)).map((word) => entries[word.position]);
    const address = (many) => `${box.dataset.foglio}?parole=${kept.slice(0, many).map(({ id }) => id).join(",")}`;
    let many = kept.length;
    while (many > 1 && address(many).length > CODE) many -= 1;
    return {
      title: "Le parole di questo documento", intro: `Dal glossario Parole in comune (${typed(box.dataset.sito)}): ogni parola con i suoi due significati e quanto vanno d’accordo.`,
      words: kept.map((entry) => ({ name: `${fullName(entry)}.`, said: [entry.verdetto && `${entry.verdetto}.`, entry.in_breve, `${entry.stato}.`].filter(Boolean).join(" "), url: shortOf(entry), shown: typed(shortOf(entry)) })),
      code: kept.length ? code(address(many)) : null,
      caption: many < kept.length ? `Inquadra il codice: le prime ${many} parole, insieme.` : "Inquadra il codice: queste parole, insieme.",
    };
  }

  /** The QR code of an address, as the bytes of a GIF. */
  function code(address) {
    const made = window.qrcode(0, "L");
    made.addData(address);
    made.make();
    return Uint8Array.from(atob(made.createDataURL(4, 16).split(",")[1]), (letter) => letter.charCodeAt(0));
  }

  async function give() {
    const found = current, mine = turn, made = {};
    if (!ticked().size) { say("written", "Non hai scelto nessuna parola: metti almeno una spunta."); return; }
    say("written", "Sto scrivendo la copia…");
    try {
      if (!(await inSlices(write(found, made), () => mine === turn))) return;
    } catch { say("written", "Non sono riuscito a scrivere la copia: il file ha qualcosa che non conosco. Salvalo di nuovo con il programma che l’ha fatto e riprova."); return; }
    const model = /\.(?:dotx|potx|ppsx)$/i.exec(found.file.name); // a model, or slides that start: they say it inside too
    const name = found.file.name.replace(/(?:\.[^.]*)?$/, `-parole${model || `.${found.kind}`}`), { type, notes } = KINDS[found.kind];
    download(name, made.bytes, type);
    say("written", `Fatto: ${counted(made.links, "un collegamento", "collegamenti")}, ${counted(made.notes, ...notes)}. La copia è «${name}».`);
  }

  /* ---- start ---- */

  const failed = () => {}; // whoever waits for it is told
  for (const event of ["focusin", "pointerenter", "dragenter"]) form.addEventListener(event, () => tools().catch(failed));
  for (const event of ["dragover", "dragenter"]) box.addEventListener(event, (moved) => { moved.preventDefault(); });
  box.addEventListener("drop", (dropped) => { dropped.preventDefault(); read(dropped.dataTransfer.files[0]); });
  field.addEventListener("change", () => read(field.files[0]));
  form.addEventListener("submit", (event) => event.preventDefault());
  outcome.addEventListener("submit", (event) => { event.preventDefault(); give(); });
  part("[data-pc-fai=foglio]").addEventListener("click", () => window.ParoleFoglio.add(current.words.filter((word) => ticked().has(word.position)).map((word) => current.entries[word.position].id)));
  form.hidden = false;
})();
