/* The draft of the form: kept in this browser while it is written, found again, thrown away and taken back. */
(function () {
  "use strict";

  /** Where drafts are kept, if the browser lets us. */
  const store = {
    read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    remove(key) { try { localStorage.removeItem(key); } catch { /* denied: there was nothing */ } },
    works() { const done = this.write("parole/prova", 1); this.remove("parole/prova"); return done; },
  };

  window.ParoleBozza = (Base) => class extends Base {
    canStore() { return store.works(); }

    save() {
      if (!this.ready) return;
      const raw = this.raw(), now = JSON.stringify([raw.word, raw.sources]);
      if (now === this.lastSaved) return;
      this.lastSaved = now;
      this.part("annulla").hidden = true;
      if (now === this.startingPoint) { store.remove(this.key); this.draftStatus(""); return; }
      this.stored = store.write(this.key, { ...raw, base: this.base, when: new Date().toISOString() });
      const time = new Date().toLocaleTimeString("it-IT", { hour: "2-digit", minute: "2-digit" });
      this.draftStatus(this.stored ? `Bozza conservata in questo browser alle ${time}.` : this.cannotStore);
      if (!this.saidSaved) { this.saidSaved = true; this.say(this.stored ? "Bozza conservata in questo browser." : this.cannotStore); }
    }

    get cannotStore() { return "Questo browser non conserva le bozze: se chiudi la pagina il testo si perde. Prima copialo o scaricalo."; }

    draftStatus(text) {
      this.part("bozza-stato").textContent = text || (this.stored ? "La bozza resta in questo browser: niente parte finché non scegli tu come inviarla." : this.cannotStore);
      this.part("butta").hidden = !text;
    }

    restore() {
      const draft = store.read(this.key);
      if (!draft?.word) return false;
      try { this.fill(draft); } catch { this.fill({ word: this.starting }); return false; } // written by something else, or long ago
      this.open = new Set(draft.open);
      this.side ||= draft.side;
      const when = new Date(draft.when).toLocaleString("it-IT", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
      const moved = this.base && JSON.stringify(draft.base) !== JSON.stringify(this.base);
      this.draftStatus(`Ho ritrovato la tua bozza del ${when}.${moved ? " Nel frattempo la voce pubblicata è cambiata: confrontale prima di inviare." : ""}`);
      return true;
    }

    discard() {
      this.thrown = this.raw();
      store.remove(this.key);
      this.fill({ word: this.starting });
      this.asked = false;
      this.touched.clear();
      this.changed();
      this.part("bozza-stato").textContent = "Bozza buttata.";
      this.part("butta").hidden = true;
      this.part("annulla").hidden = false;
      this.part("annulla").focus();
      this.say("Bozza buttata.");
    }

    undo() {
      this.fill(this.thrown);
      this.lastSaved = "";
      this.changed();
      this.byName.termine.focus();
    }
  };
})();
