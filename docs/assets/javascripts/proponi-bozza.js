/* The drafts of the form: one for each word, kept in this browser while it is written, found again, thrown away. A draft
   that another tab has written meanwhile is never overwritten before the person says which to keep. */
(function () {
  "use strict";
  const CANNOT_STORE = "Questo browser non conserva le bozze: se chiudi la pagina il testo si perde. Prima copialo o scaricalo.";
  const AT_REST = "La bozza resta in questo browser: niente parte finché non scegli tu come inviarla.";
  const ELSEWHERE = "Questa bozza è stata cambiata in un’altra scheda: per non perderla, qui per ora non la conservo. Quale tieni?";
  const PLACE = "parole/proposta/", NEW = `${PLACE}nuova/`;
  const TAB = newName();

  /** A name that no other tab has taken, or will. */
  function newName() { return [...crypto.getRandomValues(new Uint32Array(2))].map((number) => number.toString(36)).join(""); }

  /** Where drafts are kept, if the browser lets us. */
  function read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } }
  function write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } }
  function remove(key) { try { localStorage.removeItem(key); } catch { /* denied: there was nothing */ } }
  function keys() { try { return Object.keys(localStorage).filter((key) => key.startsWith(PLACE)); } catch { return []; } }

  function canStore() {
    const done = write("parole/prova", 1);
    remove("parole/prova");
    return done;
  }

  /** The drafts that can be read, the last written first. */
  function all() {
    const drafts = keys().map((key) => ({ ...read(key), key })).filter(({ word }) => word);
    return drafts.sort((a, b) => String(b.when).localeCompare(String(a.when)));
  }

  /** The key of the draft to open: that of the word corrected, of the new word asked for, or the last new one. */
  function keyFor({ base, id, askedName, isBlank, idMax }) {
    if (base) return PLACE + id;
    const slug = (text) => window.ParoleYaml.shortSlug(text || "", idMax);
    const mine = all().filter(({ key, word }) => key.startsWith(NEW) && (askedName ? slug(word.termine) === slug(askedName) : !isBlank));
    return mine[0]?.key || NEW + newName();
  }

  /** What a draft is compared by. */
  const content = ({ word, sources }) => JSON.stringify([word, sources]);

  /** Keep what is written, if it has changed; what is as it was at the start is no draft. */
  function save(form) {
    const raw = window.ParoleProposta.raw(form), now = content(raw);
    if (now === form.lastSaved) return;
    const there = read(form.key);
    if (there && there.tab !== TAB && there.when !== form.seen) { showElsewhere(form); return; }
    form.lastSaved = now;
    form.part("annulla").hidden = true;
    if (now === form.startingPoint) { remove(form.key); showStatus(form, ""); return; }
    form.seen = new Date().toISOString();
    form.stored = write(form.key, { ...raw, start: window.ParoleVersioni.startOf(form), base: form.base && window.ParoleVersioni.baseLine(form), tab: TAB, when: form.seen });
    const time = new Date().toLocaleTimeString("it-IT", { hour: "2-digit", minute: "2-digit" });
    showStatus(form, form.stored ? `Bozza conservata in questo browser alle ${time}.` : CANNOT_STORE);
    if (!form.saidSaved) form.say(form.stored ? "Bozza conservata in questo browser." : CANNOT_STORE);
    form.saidSaved = true;
  }

  function showElsewhere(form) {
    for (const name of ["tieni", "prendi"]) form.part(name).hidden = false;
    form.part("bozza-stato").textContent = ELSEWHERE;
    form.part("butta").hidden = true;
    if (!form.saidElsewhere) form.say(ELSEWHERE);
    form.saidElsewhere = true;
  }

  /** The person has chosen between the two: what this tab shows wins from now on. */
  function settled(form) {
    form.seen = read(form.key)?.when;
    form.saidElsewhere = false;
    form.lastSaved = "";
  }

  /** Watch what the other tabs write: `react` when it is this draft. */
  function watch(form) {
    addEventListener("storage", ({ key, newValue }) => { if (key === form.key && newValue) showElsewhere(form); });
  }

  function showStatus(form, text) {
    for (const name of ["tieni", "prendi"]) form.part(name).hidden = true;
    form.part("bozza-stato").textContent = text || (form.stored ? AT_REST : CANNOT_STORE);
    form.part("butta").hidden = !text;
  }

  /** The draft of this word, if there is one. */
  function found(form) {
    const draft = read(form.key);
    if (!draft?.word) return null;
    form.seen = draft.when;
    return draft;
  }

  function showFound(form, draft) {
    const when = new Date(draft.when).toLocaleString("it-IT", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
    const moved = form.base && !window.ParoleVersioni.same(draft.start, form.startingWord);
    showStatus(form, `Ho ritrovato la tua bozza del ${when}.${moved ? " Nel frattempo la voce pubblicata è cambiata: ciò che non hai toccato è quello di adesso." : ""}`);
  }

  /** Lead to the other drafts of this browser. */
  function showOthers(form) {
    const others = all().filter(({ key }) => key !== form.key), box = form.part("altre-bozze");
    const element = window.ParoleCarica.element, links = others.slice(0, 9).map(({ key, word }) => {
      const name = word.termine || "senza nome", query = key.startsWith(NEW) ? `termine=${encodeURIComponent(name)}` : `voce=${key.slice(PLACE.length)}`;
      return element("a", "", { href: `?${query}` }, name);
    });
    box.hidden = !links.length && (Boolean(form.base) || !read(form.key));
    box.replaceChildren(...(links.length ? ["Altre tue bozze: ", ...links.flatMap((link, index) => (index ? [", ", link] : [link])), ". "] : []));
    if (!form.base) box.append(element("a", "", { href: "?termine=" }, "Comincia un’altra parola"), ".");
  }

  function discard(form) {
    form.thrown = window.ParoleProposta.raw(form);
    remove(form.key);
  }

  /** Say that the draft is gone, and leave a way to have it back. */
  function showDiscarded(form) {
    showStatus(form, "Bozza buttata.");
    form.part("butta").hidden = true;
    form.part("annulla").hidden = false;
    form.part("annulla").focus();
    form.say("Bozza buttata.");
  }

  window.ParoleBozza = { canStore, keyFor, content, save, settled, watch, showStatus, found, showFound, showOthers, discard, showDiscarded };
})();
