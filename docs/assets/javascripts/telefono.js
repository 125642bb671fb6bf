/* «Tieni sul telefono». Once a page is there, the keeper (sw.js) starts: only where the engine has linked the manifest,
   that is in the published site, and not if the reader has said no. On «Senza rete» it is told what to keep. */
(function () {
  "use strict";
  const manifest = document.querySelector("link[rel=manifest]"), REFUSED = "pc-telefono";
  if (!manifest || !("serviceWorker" in navigator)) return;
  const root = new URL(".", manifest.href);

  const { element, names, nameOf, kept, keep } = window.ParoleCarica;
  const isRefused = () => kept(REFUSED) === "no", refuse = (no) => keep(REFUSED, no ? "no" : null);

  /** Start the keeper. The page that comes before it is told, so that it is kept too. */
  async function start() {
    if (!await navigator.serviceWorker.register(new URL("sw.js", root), { updateViaCache: "none" })) return;
    const { active } = await navigator.serviceWorker.ready;
    const seen = [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
    if (!navigator.serviceWorker.controller) active.postMessage({ lette: seen });
  }

  /** Take away the keeper and all that it kept. */
  async function forget() {
    const registration = await navigator.serviceWorker.getRegistration(root);
    if (registration?.scope === root.href) await registration.unregister();
    for (const name of await caches.keys()) if (name.startsWith(`parole ${root.pathname} `)) await caches.delete(name);
  }

  const started = new Promise((loaded) => { if (document.readyState === "complete") loaded(); else addEventListener("load", loaded); })
    .then(() => (isRefused() ? forget() : start())).catch(() => {});

  /* ---- the page «Senza rete» ---- */

  const panel = document.querySelector("[data-pc-telefono]");
  if (!panel) return;
  const part = (name) => panel.querySelector(`[data-pc-telefono-${name}]`);
  const progress = panel.querySelector("progress"), status = part("stato");
  let going = false, entries = [];

  async function ask(message) {
    const { active } = await navigator.serviceWorker.ready, { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      active.postMessage(message, [port2]);
    });
  }

  const words = (count) => (count === 1 ? "1 parola" : `${count} parole`);
  const size = (bytes) => `circa ${Math.max(1, Math.round(bytes / 1e6))} MB`;
  const WHY = {
    QuotaExceededError: "Sul dispositivo non c’è abbastanza spazio: libera qualcosa e riprova.",
    VersionError: "È appena uscita una versione nuova del sito: ricarica la pagina e riprova.",
    "": "Mi sono fermato.",
  };

  /** Say it aloud only if it is something else than before. */
  function tell(text) { if (status.textContent !== text) status.textContent = text; }

  /** Show these buttons and no other; the keyboard never stays on one that has gone. */
  function offer(offered) {
    const focused = document.activeElement;
    for (const [name, is] of Object.entries(offered)) part(name).hidden = !is;
    if (panel.contains(focused) && focused.hidden) panel.querySelector("button:not([hidden])").focus();
  }

  function sayRefused() {
    tell("Qui non si tiene niente: l’hai chiesto tu. Se cambi idea, premi «Tieni sul telefono».");
    part("tieni").textContent = "Tieni sul telefono";
    offer({ tieni: true, ferma: false, togli: false });
    list([]);
  }

  function show({ tenuti, tutti, peso, tutto, errore }) {
    const here = new Set(tenuti), all = entries.length, isWhole = tenuti.length >= tutti.length;
    const had = entries.filter(({ i }) => here.has(`termini/${i}/`));
    progress.hidden = !going;
    progress.max = tutti.length;
    progress.value = tenuti.length;
    part("tieni").textContent = tutto ? "Continua" : "Tieni sul telefono";
    offer({ tieni: !isWhole && !going, ferma: going, togli: !going });
    if (going) tell(`Le sto tenendo: tutto insieme occupa ${size(peso)}. Lascia aperta questa pagina.`);
    else if (isWhole) tell(`Tutte le parole (${all}) sono su questo dispositivo e occupano ${size(peso)}. Quando il sito cambia si aggiornano da sole, alla visita dopo.`);
    else if (tutto) tell(`${WHY[errore] || "La rete non risponde: riprova quando c’è."} Ciò che è arrivato resta: ${words(had.length)} su ${all}.`);
    else tell(`Su questo dispositivo ci sono le pagine che hai letto: ${words(had.length)} su ${all}. Tutte occupano ${size(peso)}.`);
    list(isWhole ? [] : had);
  }

  /** The words that open without a network. */
  function list(had) {
    part("quali").hidden = !had.length;
    part("quali").querySelector("ul").replaceChildren(...had.map((entry) => {
      const item = element("li");
      item.append(element("a", "", { href: `${root.pathname}termini/${entry.i}/` }, nameOf(entry)));
      return item;
    }));
  }

  async function keepAll() {
    refuse(false);
    navigator.storage?.persist?.().catch(() => {}); // so that the browser does not make room with it
    await start();
    going = true;
    let now = await ask({});
    show(now);
    while (going && !now.errore && now.tenuti.length < now.tutti.length) {
      now = await ask({ tieni: true });
      show(now);
    }
    going = false;
    show(now);
    if (now.errore === "VersionError") (await navigator.serviceWorker.ready).update().catch(() => {});
  }

  async function remove() {
    refuse(true);
    await forget(); // the keeper lasts as long as this page: what it keeps meanwhile goes with the next
    sayRefused();
  }

  /** Without a network the keeper leads here who asks for a page that it does not have. */
  function sayMissing() {
    const asked = new URLSearchParams(location.search).get("pagina");
    if (asked === null) return;
    const back = new URL(asked, root);
    if (!back.href.startsWith(root.href)) return;
    part("manca").hidden = false;
    part("manca").querySelector("a").href = back.href;
    addEventListener("online", () => location.replace(back));
  }

  part("tieni").addEventListener("click", keepAll);
  part("ferma").addEventListener("click", () => { going = false; });
  part("togli").addEventListener("click", remove);
  sayMissing();
  started.then(async () => {
    entries = (await names()).voci;
    if (isRefused()) sayRefused();
    else if (await navigator.serviceWorker.getRegistration(root)) show(await ask({}));
  });
})();
