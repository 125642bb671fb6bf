/* The draft of the form: kept in this browser while it is written, found again, thrown away. */
(function () {
  "use strict";
  const CANNOT_STORE = "Questo browser non conserva le bozze: se chiudi la pagina il testo si perde. Prima copialo o scaricalo.";
  const AT_REST = "La bozza resta in questo browser: niente parte finché non scegli tu come inviarla.";

  /** Where drafts are kept, if the browser lets us. */
  function read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } }
  function write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } }
  function remove(key) { try { localStorage.removeItem(key); } catch { /* denied: there was nothing */ } }

  function canStore() {
    const done = write("parole/prova", 1);
    remove("parole/prova");
    return done;
  }

  /** What a draft is compared by. */
  const content = ({ word, sources }) => JSON.stringify([word, sources]);

  /** Keep what is written, if it has changed; what is as it was at the start is no draft. */
  function save(form) {
    const raw = window.ParoleProposta.raw(form), now = content(raw);
    if (now === form.lastSaved) return;
    form.lastSaved = now;
    form.part("annulla").hidden = true;
    if (now === form.startingPoint) { remove(form.key); showStatus(form, ""); return; }
    form.stored = write(form.key, { ...raw, base: form.base, when: new Date().toISOString() });
    const time = new Date().toLocaleTimeString("it-IT", { hour: "2-digit", minute: "2-digit" });
    showStatus(form, form.stored ? `Bozza conservata in questo browser alle ${time}.` : CANNOT_STORE);
    if (!form.saidSaved) form.say(form.stored ? "Bozza conservata in questo browser." : CANNOT_STORE);
    form.saidSaved = true;
  }

  function showStatus(form, text) {
    form.part("bozza-stato").textContent = text || (form.stored ? AT_REST : CANNOT_STORE);
    form.part("butta").hidden = !text;
  }

  /** The draft of this word, if there is one. */
  function found(form) {
    const draft = read(form.key);
    return draft?.word ? draft : null;
  }

  function showFound(form, draft) {
    const when = new Date(draft.when).toLocaleString("it-IT", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
    const moved = form.base && JSON.stringify(draft.base) !== JSON.stringify(form.base);
    showStatus(form, `Ho ritrovato la tua bozza del ${when}.${moved ? " Nel frattempo la voce pubblicata è cambiata: confrontale prima di inviare." : ""}`);
  }

  function discard(form) {
    form.thrown = window.ParoleProposta.raw(form);
    remove(form.key);
  }

  /** Say that the draft is gone, and leave a way to have it back. */
  function showDiscarded(form) {
    form.part("bozza-stato").textContent = "Bozza buttata.";
    form.part("butta").hidden = true;
    form.part("annulla").hidden = false;
    form.part("annulla").focus();
    form.say("Bozza buttata.");
  }

  window.ParoleBozza = { canStore, content, save, showStatus, found, showFound, discard, showDiscarded };
})();
