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
  const api = window.ParoleInComuneV1 = { voci: Object.create(null), forme: null, aggiorna };

  function load(file) {
    return loading[file] ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { nonce: me.nonce, referrerPolicy: "no-referrer", onload: resolve });
      script.onerror = () => { delete loading[file]; script.remove(); reject(new Error(file)); };
      script.src = `${base}incorpora/v1/${file}.js`;
      document.head.append(script);
    });
  }
  const word = async (id) => { if (!api.voci[id]) await load(`parole/${id}`); return api.voci[id]; };

  /* The tooltip is in a shadow tree: no style of the page comes in. */

  const COLOURS = ["i #231b33 #ece7f4", "s #fff #211b2d", "f #6b2fa0 #c9a2f0", "p #edf4fb #15273a", "q #2f6ea5 #6fb0e6", "c #fdf1e6 #35200f", "d #c2571a #f09a5c", "l #4b2a8c #cdb4f6"];
  const colours = (choose) => COLOURS.map((line) => line.split(" ")).map(([name, ...both]) => `--${name}:${choose(...both)};`).join("");
  const STYLE = `:host{all:initial!important;display:block!important;position:absolute!important;color-scheme:inherit!important}
.b{${colours((light) => light)}position:absolute;z-index:2147483647;box-sizing:border-box;width:min(640px,calc(100vw - 16px));padding:12px 14px;overflow:auto;overflow-wrap:anywhere;background:var(--s);color:var(--i);border:1px solid var(--f);border-radius:4px;box-shadow:0 8px 32px #0005;font:13px/18px "Titillium Web",system-ui,sans-serif;text-align:start}
@supports (color:light-dark(red,red)){.b{${colours((light, dark) => `light-dark(${light},${dark})`)}}}
.b[hidden]{display:none}p{margin:0}.n{font:600 18px/22px Fraunces,Georgia,serif}.m{margin:2px 0 8px}.x{display:grid;grid-template-columns:1fr 1fr;gap:6px}@media(max-width:480px){.x{grid-template-columns:1fr}}
.l{padding:6px 9px 8px;background:var(--p);border:2px solid var(--q)}.l+.l{background:var(--c);border-color:var(--d);border-radius:14px}.l b{display:block;font-size:12px}
.v{display:flex;align-items:center;gap:8px;margin-top:8px}svg{flex:none}path{fill:none;stroke:var(--f);stroke-width:2;stroke-linecap:round}.a{margin-top:6px;padding-left:8px;border-left:4px solid var(--d)}.k,.w{margin-top:6px}.k{font-size:12px}a{display:flex;align-items:center;min-height:44px;margin-bottom:-8px;color:var(--l);font-weight:600}`;

  const host = document.createElement("div"), box = document.createElement("div");
  host.id = NAME;
  host.lang = "it";
  box.className = "b";
  box.hidden = true;
  const shadow = host.attachShadow({ mode: "open" });
  shadow.append(box);
  try {
    const sheet = new CSSStyleSheet(); // even where <style> is forbidden
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
  } catch { shadow.prepend(Object.assign(document.createElement("style"), { textContent: STYLE, nonce: me.nonce })); }

  function make(tag, name, ...content) {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...content);
    return made;
  }

  function seam(d) {
    const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    for (const [name, value] of [["width", 46], ["height", 12], ["aria-hidden", true]]) svg.setAttribute(name, value);
    path.setAttribute("d", d);
    svg.append(path);
    return svg;
  }

  function content(entry, href) {
    const line = (name) => ([label, text]) => make("p", name, make("b", "", label, " "), text);
    const parts = [make("p", "n", entry.nome), make("p", "m", entry.breve), make("div", "x", ...entry.lati.map(line("l"))),
      make("div", "v", seam(entry.filo), line("")(entry.verdetto))];
    if (entry.attenzione) parts.push(line("a")(["Attenzione:", entry.attenzione]));
    parts.push(...entry.dirlo.map(line("w")));
    parts.push(make("p", "k", `${entry.stato}. Parole in comune`));
    if (href) parts.push(Object.assign(make("a", "", "Vai alla voce"), { href }));
    return parts.flatMap((part) => [part, " "]);
  }

  let link = null, wanted = null, touched = false, timer = 0, pointer = "";
  const later = (what, ms) => { clearTimeout(timer); timer = setTimeout(what, ms); };

  async function open(target, byTouch) {
    clearTimeout(timer);
    wanted = target;
    let entry;
    try { entry = await word(target.dataset.parola); } catch { /* a plain link */ }
    if (entry && wanted === target) show(target, entry, byTouch);
    return !!entry;
  }

  function show(target, entry, byTouch) {
    close();
    link = wanted = target;
    touched = byTouch;
    if (!host.isConnected) document.body.append(host);
    box.replaceChildren(...content(entry, touched && target.href));
    host.setAttribute("role", touched ? "group" : "tooltip"); // no links in a tooltip
    host.ariaLabel = touched ? entry.nome : null;
    box.hidden = false;
    const said = target.getAttribute("aria-describedby");
    target.setAttribute("aria-describedby", `${said || ""} ${NAME}`.trim());
    place();
  }

  /** Under the word or over it, where there is room; never out of the window. */
  function place() {
    if (!link) return;
    const style = box.style, line = link.getClientRects()[0] || link.getBoundingClientRect();
    Object.assign(style, { left: 0, top: 0, maxHeight: "none" });
    const { bottom } = link.getBoundingClientRect(), size = box.getBoundingClientRect();
    const under = innerHeight - bottom - 14, over = line.top - 14, below = size.height <= under || under >= over;
    const tall = Math.min(size.height, Math.max(below ? under : over, 120));
    const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - 8 - size.width));
    Object.assign(style, { left: `${left - size.left}px`, top: `${(below ? bottom + 6 : line.top - 6 - tall) - size.top}px`, maxHeight: `${tall}px` });
  }

  function close() {
    clearTimeout(timer);
    wanted = null;
    if (!link) return;
    const said = link.getAttribute("aria-describedby").replace(NAME, "").trim();
    if (said) link.setAttribute("aria-describedby", said); else link.removeAttribute("aria-describedby");
    link = null;
    box.hidden = true;
  }

  const of = (event) => event.target.closest?.(`a[data-parola][data-${NAME}]`);
  const inside = (event) => event.target === host;
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
  listen("focusout", (event) => { const target = of(event); if (target && target === (link || wanted) && !touched && !box.matches(":hover")) close(); });
  listen("keydown", (event) => {
    if (event.key === "Escape") close();
    // A description must be there before the keyboard arrives, or it is not read.
    else if (event.key === "Tab") for (const { dataset } of all(`a[data-${NAME}]`).slice(0, 40)) word(dataset.parola).catch(() => {});
  }, true);
  listen("click", async (event) => {
    const target = of(event), finger = pointer === "touch";
    pointer = "";
    if (!target || !finger || (target === link && touched)) return;
    event.preventDefault();
    if (!(await open(target, true))) location.href = target.href;
  });
  listen("scroll", (event) => { if (event.target !== document) place(); }, true);
  addEventListener("resize", place);

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
    const made = make("a", NAME, ...target.childNodes);
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
