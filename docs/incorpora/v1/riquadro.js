/* Parole in comune, v1: the box of incorpora/v1.js, loaded by it when somebody first points at a word.
   In a shadow tree, no style of the page comes in; in the top layer, nothing of the page cuts it or covers it. */
(function () {
  "use strict";
  const api = window.ParoleInComuneV1, NAME = "parole-in-comune";

  const COLOURS = ["i #231b33 #ece7f4", "s #fff #211b2d", "f #6b2fa0 #c9a2f0", "p #edf4fb #15273a", "q #2f6ea5 #6fb0e6", "c #fdf1e6 #35200f", "d #c2571a #f09a5c", "l #4b2a8c #cdb4f6"];
  const colours = (choose) => COLOURS.map((line) => line.split(" ")).map(([name, ...both]) => `--${name}:${choose(...both)};`).join("");
  const STYLE = `:host{all:initial!important;display:block!important;position:fixed!important;inset:0 auto auto 0!important;color-scheme:inherit!important}
.b{${colours((light) => light)}position:absolute;z-index:2147483647;box-sizing:border-box;padding:12px 14px;overflow:auto;overflow-wrap:anywhere;background:var(--s);color:var(--i);border:1px solid var(--f);border-radius:4px;box-shadow:0 8px 32px #0005;font:13px/18px "Titillium Web",system-ui,sans-serif;text-align:start}
@supports (color:light-dark(red,red)){.b{${colours((light, dark) => `light-dark(${light},${dark})`)}}}
.b[hidden]{display:none}p{margin:0}.n{font:600 18px/22px Fraunces,Georgia,serif}.m{margin:2px 0 8px}.x{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,210px),1fr));gap:6px}
.l{padding:6px 9px 8px;background:var(--p);border:2px solid var(--q)}.l+.l{background:var(--c);border-color:var(--d);border-radius:14px}.l b{display:block;font-size:12px}
.v{display:flex;align-items:center;gap:8px;margin-top:8px}svg{flex:none}path{fill:none;stroke:var(--f);stroke-width:2;stroke-linecap:round}.a{margin-top:6px;padding-left:8px;border-left:4px solid var(--d)}.k,.w{margin-top:6px}.k{font-size:12px}a{display:flex;align-items:center;min-height:44px;margin-bottom:-8px;color:var(--l);font-weight:600}`;

  const host = document.createElement("div"), box = document.createElement("div");
  host.id = NAME;
  host.popover = "manual";
  host.lang = "it";
  box.className = "b";
  box.hidden = true;
  const shadow = host.attachShadow({ mode: "open" });
  shadow.append(box);
  try {
    const sheet = new CSSStyleSheet(); // even where <style> is forbidden
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
  } catch { shadow.prepend(Object.assign(document.createElement("style"), { textContent: STYLE, nonce: api.nonce })); }

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

  let link = null, lost = null, seen = false;
  // A word that is scrolled away, in any of the boxes it is in, takes its box along.
  const watch = new IntersectionObserver((all) => {
    const { isIntersecting } = all.at(-1);
    if (seen && !isIntersecting && link) lost();
    seen = isIntersecting;
  });

  /** Open beside a word, until it is ``lost``; what a finger opens has a link, and links do not stand in a tooltip. */
  function show(target, entry, touched, whenLost) {
    [link, lost, seen] = [target, whenLost, false];
    watch.observe(link);
    rise();
    box.replaceChildren(...content(entry, touched && target.href));
    host.setAttribute("role", touched ? "group" : "tooltip");
    host.ariaLabel = touched ? entry.nome : null;
    box.hidden = false;
    const said = target.getAttribute("aria-describedby");
    target.setAttribute("aria-describedby", `${said || ""} ${NAME}`.trim());
    place();
  }

  /** Over all there is, where nothing cuts or moves it; in the dialog of the word, or what it says could not be touched. */
  function rise() {
    let over = document.body;
    try { over = link.closest("dialog:modal,:popover-open") || over; } catch { over = link.closest("dialog[open]") || over; }
    if (host.parentNode !== over) over.append(host);
    try { host.hidePopover(); host.showPopover(); } catch { /* an old browser: as high as it can */ }
  }

  function hide() {
    const said = link.getAttribute("aria-describedby").replace(NAME, "").trim();
    if (said) link.setAttribute("aria-describedby", said); else link.removeAttribute("aria-describedby");
    watch.disconnect();
    link = null;
    box.hidden = true;
  }

  /** Under the word or over it, where there is room; never out of the window. */
  function place() {
    const { style } = box, root = document.documentElement, { bottom } = link.getBoundingClientRect(), line = link.getClientRects()[0] || link.getBoundingClientRect();
    const wide = Math.min(innerWidth, root.clientWidth * (root.currentCSSZoom || 1)), under = innerHeight - bottom - 14, over = line.top - 14;
    let scale = 1, size = null;
    function measure(zoom) {
      Object.assign(style, { zoom, left: 0, top: 0, width: "640px", maxHeight: "none" });
      scale = box.getBoundingClientRect().width / 640 || 1; // the page may have a zoom of its own
      style.width = `${Math.min(640, (wide - 16) / scale)}px`;
      size = box.getBoundingClientRect();
    }
    measure(1);
    if (scale > 1 && size.height > Math.max(under, over)) measure(1 / scale); // better small than cut
    const below = size.height <= under || under >= over, tall = Math.min(size.height, Math.max(below ? under : over, 120));
    const left = Math.max(8, Math.min(line.left, wide - 8 - size.width)), top = below ? bottom + 6 : line.top - 6 - tall;
    Object.assign(style, { left: `${(left - size.left) / scale}px`, top: `${(top - size.top) / scale}px`, maxHeight: `${tall / scale}px` });
  }

  api.riquadro = { show, hide, place, is: (node) => node === host, hovered: () => box.matches(":hover") };
})();
