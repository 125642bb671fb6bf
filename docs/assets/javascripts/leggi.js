/* «Leggi un testo»: lights up the words of a text that the reader pastes, and lists them with both meanings.
   The text is never sent nor stored, and reaches the page only as text. Long texts are read in slices. */
(function () {
  "use strict";
  const box = document.querySelector("[data-pc-leggi]");
  if (!box) return;
  const { clean, occurrences } = window.ParoleAbbina;
  const { load, loadCards, note, inOrder, fullName, summary, toAvoid } = window.ParoleTrovate;
  const { element, inSlices: slices } = window.ParoleCarica;
  const MANY_BLOCKS = 40, BLOCK = 3000, MOST = 1000000;
  const root = box.dataset.radice;
  const part = (selector) => box.querySelector(selector);
  const form = part("form"), field = part("textarea"), status = part("[role=status]"), progress = part("progress"), outcome = part(".pc-leggi__esito");
  const sheet = part(".pc-leggi__foglio"), cards = part(".pc-leggi__schede");
  let turn = 0; // whoever starts again, or empties, stops the reading under way

  /* ---- reading, in slices ---- */

  /** Go on in slices; false if somebody started something else meanwhile. */
  function inSlices(steps, mine) {
    return slices(steps, () => mine === turn);
  }

  /** Where a block that has ``room`` left may end in a piece of text: after white space or, where there is none for long,
      between two letters; beyond its end if it may not. */
  function breakPoint(piece, room) {
    const head = piece.slice(0, Math.max(room, 0) + 1), line = head.lastIndexOf("\n");
    const last = line < 0 ? head.search(/\s\S*$/) : line, next = piece.slice(head.length, head.length + BLOCK).search(/\s/);
    if (last >= 0) return last + 1;
    if (next >= 0) return head.length + next + 1;
    const end = head.length + BLOCK;
    return end >= piece.length ? piece.length + 1 : end + Number(/[\uDC00-\uDFFF]/.test(piece[end]));
  }

  /** The blocks of the page that hold the text: one per paragraph, and more for what would be slow to lay out. */
  function blocks() {
    const made = [];
    let block = null, size = 0;
    function add(piece) {
      if (size > 2 * BLOCK) close(); // words and signs without a space
      if (!block) made.push((block = element("div", "pc-leggi__capoverso")));
      block.append(piece);
      size += piece.length ?? piece.textContent.length;
    }
    function close() { block = null; size = 0; }
    function prose(text) {
      let piece = text;
      while (size + piece.length > BLOCK) {
        const end = breakPoint(piece, BLOCK - size);
        add(piece.slice(0, end));
        if (end > piece.length) return;
        piece = piece.slice(end);
        close();
      }
      if (piece) add(piece);
    }
    return { made, add, prose, close };
  }

  /** Read a text into blocks; ``reading`` gathers them and the words found. */
  function* light(text, { entries, tree }, reading) {
    const { made, add, prose, close } = blocks();
    reading.blocks = made;
    let done = 0;
    const plain = (end) => {
      text.slice(done, end).split(/(\n[^\S\n]*\n\s*)/).forEach((piece, index) => {
        if (index % 2) { add(piece); close(); } else prose(piece);
      });
      done = end;
    };
    for (const found of occurrences(tree, text)) {
      if (found) {
        plain(found.start);
        const shown = text.slice(found.start, found.end);
        add(mark(shown, found, entries, note(shown, found, reading)));
        done = found.end;
        progress.value = done / text.length;
      }
      yield;
    }
    plain(text.length);
  }

  /** A word in light: a link to its card. Tab stops at the first occurrence only, a text may have thousands. */
  function mark(shown, found, entries, first) {
    const { id, accordo } = entries[found.positions[0]], kind = found.avoid ? "evita" : found.depends ? "dipende" : accordo || "manca";
    const link = element("a", "", { href: `#leggi-${id}` }, shown);
    if (first) link.id = `leggi-testo-${id}`;
    else link.tabIndex = -1;
    const made = element("mark", `pc-luce pc-luce--${kind}`);
    made.append(link);
    return made;
  }

  /* ---- cards ---- */

  function card(word, entries) {
    const entry = entries[word.position];
    const made = part(`template[data-pc-scheda="${entry.accordo || "manca"}"]`).content.firstElementChild.cloneNode(true);
    const heading = made.querySelector("h2");
    heading.id = `leggi-${entry.id}`;
    heading.tabIndex = -1;
    made.setAttribute("aria-labelledby", heading.id);
    made.querySelector("[data-pc=termine]").href = `${root}termini/${entry.id}/`;
    made.querySelector("[data-pc=dove]").append(...where(word, entry));
    made.querySelector("[data-pc=dipende]").append(...avoid(word, entry), ...depends(word, entries));
    for (const slot of made.querySelectorAll("[data-pc]")) {
      const text = entry[slot.dataset.pc];
      if (text) slot.textContent = text;
      else if (!slot.textContent && slot.parentElement.tagName === "P") slot.parentElement.remove(); // a part that this word does not have
    }
    for (const box of made.querySelectorAll("section, .pd-consigli")) if (!box.querySelector("p")) box.remove();
    return made;
  }

  function where(word, entry) {
    const target = document.getElementById(`leggi-testo-${entry.id}`);
    const forms = [...word.forms].slice(0, 4).map((shown) => `«${shown}»`).join(", ");
    const times = word.times === 1 ? "una volta" : `${word.times} volte`;
    const words = `${forms}${word.forms.size > 4 ? "…" : ""}`;
    return ["Nel testo: ", target ? element("a", "", { href: `#${target.id}` }, words) : words, `, ${times}.`];
  }

  /** The forms to avoid that the text has: why, and what to write. */
  function avoid(word, entry) {
    return word.avoided.size ? [element("strong", "", {}, "Da evitare: "), `${toAvoid(entry, [...word.avoided].slice(0, 4))} `] : [];
  }

  /** Why the meaning is not settled: the other words that the same form may name. */
  function depends(word, entries) {
    return [...word.others].slice(0, 4).flatMap(([shown, positions]) => {
      const others = positions.filter((position) => position !== word.position);
      if (!others.length) return [element("strong", "", {}, "Dipende: "), `«${shown}» può voler dire anche altro. Qui è intesa così: ${entries[word.position].accezione}. `];
      const links = others.flatMap((position, index) => [index ? ", " : "", element("a", "", { href: `#leggi-${entries[position].id}` }, fullName(entries[position]))]);
      return [element("strong", "", {}, "Dipende: "), `«${shown}» può voler dire anche: `, ...links, ". "];
    });
  }

  function* layOut(words, entries) {
    for (const word of words) { cards.append(card(word, entries)); yield; }
  }

  function* hang(blocks) {
    for (const block of blocks) { sheet.append(block); yield; }
  }

  /* ---- the page ---- */

  async function read() {
    const mine = ++turn, { length } = field.value;
    clear();
    if (length > MOST) { say(`Il testo ha ${length.toLocaleString("it")} caratteri: qui se ne leggono fino a ${MOST.toLocaleString("it")} alla volta. Incollane una parte.`); field.focus(); return; }
    const text = clean(field.value);
    if (!text.trim()) { say("Non c’è niente da leggere: incolla un testo nel riquadro."); field.focus(); return; }
    say("Sto leggendo…");
    progress.value = 0;
    progress.hidden = false;
    let index;
    try { index = await load(); } catch { if (mine === turn) broken(); return; }
    const reading = { blocks: [], words: new Map(), linked: new Set() };
    if (mine !== turn || !(await inSlices(light(text, index, reading), mine))) return;
    const words = inOrder(reading, index.entries);
    try { await loadCards(words, index); } catch { if (mine === turn) broken(); return; }
    if (mine !== turn) return;
    sheet.classList.toggle("pc-leggi__foglio--lungo", reading.blocks.length > MANY_BLOCKS);
    reveal(words, index.entries);
    if (!(await inSlices(hang(reading.blocks), mine)) || !(await inSlices(layOut(words, index.entries), mine))) return;
    outcome.removeAttribute("aria-busy");
    say("");
    const start = part(words.length ? "#pc-leggi-titolo-testo" : ".pc-leggi__niente");
    start.focus({ preventScroll: true });
    start.scrollIntoView({ block: "start" });
  }

  function reveal(words, entries) {
    progress.hidden = true;
    outcome.hidden = false;
    outcome.setAttribute("aria-busy", "true");
    for (const count of box.querySelectorAll(".pc-leggi__conto")) count.textContent = summary(words, entries);
    part(".pc-leggi__elenco").hidden = part(".pc-leggi__con-parole").hidden = !words.length;
    part(".pc-leggi__conto").hidden = !words.length;
    part(".pc-leggi__niente").hidden = words.length > 0;
  }

  function clear() {
    outcome.hidden = progress.hidden = true;
    sheet.replaceChildren();
    cards.replaceChildren();
  }

  function say(text) { status.textContent = text; }

  function broken() {
    progress.hidden = true;
    status.replaceChildren("Le parole non si sono caricate. Riprova, oppure usa ", element("a", "", { href: `${root}termini/` }, "l’elenco dalla A alla Z"), ".");
  }

  /* ---- start ---- */

  const actions = {
    prova: () => { field.value = part("template[data-pc-esempio]").content.textContent; return read(); },
    vuota: () => { turn += 1; field.value = ""; clear(); say(""); field.focus(); },
    stampa: () => window.print(),
  };
  for (const button of box.querySelectorAll("[data-pc-fai]")) button.addEventListener("click", () => actions[button.dataset.pcFai]());
  form.addEventListener("submit", (event) => { event.preventDefault(); read(); });
  field.addEventListener("focus", () => load().catch(() => {}));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); read(); }
  });
  form.hidden = false;
})();
