/* Parole in comune, v1: words with both their meanings, in the pages of other sites

   <script src="https://…/incorpora/v1.js" defer></script>
   <a href="https://…/termini/bando/" data-parola="bando">bando</a>   marked (a <span> becomes a link)
   data-parole="auto"   on the script or on an element: the first occurrence of each known word too
   data-parole="no"     on an element: nothing inside is touched
   ParoleInComuneV1.aggiorna()   for a page that has added text

   The contract of v1: all this, and the class «parole-in-comune» on the links it makes. EUPL-1.2. */
(function () {
  "use strict";
  const me = document.currentScript, NAME = "parole-in-comune", ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  if (!me || window.ParoleInComuneV1) return;
  const base = new URL("../", me.src).href, loading = {}, all = (selector) => [...document.querySelectorAll(selector)];
  const api = window.ParoleInComuneV1 = { voci: Object.create(null), forme: null, nonce: me.nonce, aggiorna };

  /** An address as a page with Trusted Types wants it, if it lets us say so. */
  const trusted = (() => {
    try {
      const policy = window.trustedTypes.createPolicy(NAME, { createScriptURL: (url) => (url.startsWith(base) ? url : "") });
      return (url) => policy.createScriptURL(url);
    } catch { return (url) => url; }
  })();

  function load(file) {
    return loading[file] ||= new Promise((resolve, reject) => {
      const script = document.createElement("script"), url = `${base}incorpora/v1/${file}.js`;
      const fail = () => { delete loading[file]; script.remove(); reject(new Error(file)); };
      Object.assign(script, { nonce: me.nonce, referrerPolicy: "no-referrer", onload: resolve, onerror: fail });
      try { script.src = trusted(url); } catch { import(url).then(resolve, fail); return; } // no policy is let in: as a module
      document.head.append(script);
    });
  }
  const word = async (id) => { if (!api.voci[id]) await load(`parole/${id}`); return api.voci[id]; };

  /* The box is in v1/riquadro.js, asked for when the first word is. */

  let link = null, wanted = null, touched = false, timer = 0, pointer = "";
  const later = (what, ms) => { clearTimeout(timer); timer = setTimeout(what, ms); };

  async function open(target, byTouch) {
    clearTimeout(timer);
    wanted = target;
    let entry;
    try { [entry] = await Promise.all([word(target.dataset.parola), load("riquadro")]); } catch { /* a plain link */ }
    if (entry && wanted === target) {
      close();
      [link, wanted, touched] = [target, target, byTouch];
      api.riquadro.show(link, entry, touched, close);
    }
    return !!entry;
  }

  function close() {
    clearTimeout(timer);
    wanted = null;
    if (!link) return;
    link = null;
    api.riquadro.hide();
  }

  const of = (event) => event.target.closest?.(`a[data-parola][data-${NAME}]`);
  const inside = (event) => api.riquadro?.is(event.target);
  const focused = (target) => target.matches(":focus-visible");

  function listen(type, what, capture) { document.addEventListener(type, what, capture); }
  listen("pointerdown", (event) => { pointer = event.pointerType; }, true);
  listen("pointerup", (event) => { if (!inside(event) && of(event) !== link) close(); });
  listen("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const target = of(event);
    if (target) { if (target === link) clearTimeout(timer); else later(() => open(target), 350); }
    else if (inside(event)) clearTimeout(timer);
    else if (!link) { clearTimeout(timer); wanted = null; }
    else if (!touched && !focused(link)) later(close, 300);
  });
  listen("focusin", (event) => { const target = of(event); if (target && focused(target)) open(target); });
  listen("focusout", (event) => { const target = of(event); if (target && target === (link || wanted) && !touched && !api.riquadro?.hovered()) close(); });
  listen("keydown", (event) => {
    if (event.key === "Escape" && wanted) { if (link) event.preventDefault(); close(); } // the dialog that the word is in stays
    // A description must be there before the keyboard arrives, or it is not read.
    else if (event.key === "Tab") for (const { dataset } of all(`a[data-${NAME}]`).slice(0, 40)) Promise.all([word(dataset.parola), load("riquadro")]).catch(() => {});
  }, true);
  listen("click", async (event) => {
    const target = of(event), finger = pointer === "touch";
    pointer = "";
    if (!target || !finger || (target === link && touched)) return;
    event.preventDefault();
    if (!(await open(target, true))) location.href = target.href;
  });
  const follow = () => { if (link) api.riquadro.place(); };
  listen("scroll", follow, true);
  addEventListener("resize", follow);

  const seen = new Set();

  function ready(target, id) {
    target.setAttribute(`data-${NAME}`, "");
    target.dataset.parola = id;
    if (!target.hasAttribute("href")) target.href = `${base}termini/${id}/`;
    seen.add(id);
  }

  function marked(target) {
    const id = target.dataset.parola;
    if (!ID.test(id) || target.closest("[data-parole=no]")) return;
    if (target.localName === "a") { ready(target, id); return; }
    if (target.closest("a,button") || target.querySelector("a,button,input")) return;
    const made = document.createElement("a");
    made.className = NAME;
    made.append(...target.childNodes);
    target.removeAttribute("data-parola");
    target.append(made);
    ready(made, id);
  }

  async function aggiorna() {
    all(`[data-parola]:not([data-${NAME}])`).forEach(marked);
    const roots = me.dataset.parole === "auto" ? [document.body] : all("[data-parole=auto]");
    if (!roots.length) return;
    try { for (const file of ["forme", "abbina", "testo"]) await load(file); } catch { return; }
    for (const root of roots) await api.leggi(root, seen, ready);
  }

  if (document.readyState === "loading") listen("DOMContentLoaded", aggiorna); else aggiorna();
})();
