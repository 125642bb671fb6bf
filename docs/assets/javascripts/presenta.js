/* A word in front of a room: one step at a time, the letters as large as the screen allows. It runs before the page
   is drawn, to choose the colours, and again when it is read. Nothing is stored; it also runs from file://. */
(function () {
  "use strict";
  const html = document.documentElement;
  const SMALLEST = 16;
  const END = "#fine"; // where one arrives who goes back from the next word
  // How large the letters may be, as a share of the height and of the width: the word alone, and the texts.
  const LARGEST = { parola: [0.24, 0.17], altri: [0.062, 0.05] };

  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  html.dataset.mdColorScheme = dark ? "slate" : "default";

  let room, scene, steps, at, path, shown;
  const part = (selector) => room.querySelector(selector);

  /** Take possession of the page as it is now: on arrival, and when the next word of a path takes its place. */
  function start(last) {
    room = document.querySelector("[data-pc-presenta]");
    scene = part(".pc-scena");
    steps = [...room.querySelectorAll("[data-passo]")];
    html.classList.add("pc-con-passi");
    part(".pc-comandi__tasti").hidden = false;
    follow(new URLSearchParams(location.search).get("percorso"));
    listen();
    paint();
    shown = location.pathname;
    show(last || location.hash === END ? steps.length - 1 : asked());
    room.focus({ preventScroll: true });
  }

  /** The step that the address asks for, or the first. */
  function asked() { return Math.max(steps.findIndex((step) => `#${step.id}` === location.hash), 0); }

  /** Keep the links of the reading path that one is following; Esc leads back to it. */
  function follow(id) {
    path = sheet(new URLSearchParams(location.search).get("parole") || "");
    for (const nav of room.querySelectorAll("[data-percorso]")) {
      nav.hidden = nav.dataset.percorso !== id;
      if (!nav.hidden) path = nav;
    }
    const leave = part(".pc-comandi__esci");
    if (path?.dataset.percorso) {
      leave.href = path.querySelector("a:not([rel])").href;
      part("[data-pc-dove]").textContent = ": il percorso";
    }
  }

  /** The links of the words chosen by somebody («?parole=a,b,c»), or nothing. */
  function sheet(text) {
    const ids = text.split(",").filter((id) => /^[a-z0-9-]+$/.test(id)), here = ids.indexOf(room.dataset.pcPresenta);
    if (here < 0) return null;
    const nav = document.createElement("nav");
    nav.className = "pc-comandi__percorso";
    nav.setAttribute("aria-label", "Il mio foglio");
    for (const [rel, at, label] of [["prev", here - 1, "‹ Parola prima"], ["next", here + 1, "Parola dopo ›"]]) {
      if (!ids[at]) continue;
      const made = document.createElement("a");
      made.rel = rel;
      made.href = `../${ids[at]}/?parole=${ids.join(",")}`;
      made.textContent = label;
      nav.append(made);
      if (rel === "prev") nav.append(" ");
    }
    nav.insertBefore(document.createTextNode(`Il mio foglio, ${here + 1} di ${ids.length} `), nav.querySelector("[rel=next]"));
    part(".pc-comandi__tasti").before(nav);
    return nav;
  }

  const link = (rel) => path && path.querySelector(`[rel=${rel}]`);

  /* ---- steps ---- */

  function show(index, answered = false) {
    at = index;
    const step = steps[at];
    for (const answer of step.querySelectorAll("[data-poi]")) answer.classList.toggle("pc-coperta", !answered);
    for (const each of steps) each.hidden = each !== step;
    scene.dataset.a = step.id;
    scene.scrollTop = 0;
    const title = `${at + 1} di ${steps.length}: ${step.dataset.passo}. `;
    part("[role=status]").textContent = title + spoken(at === 0 ? scene : step);
    [...part(".pc-comandi__punti").children].forEach((dot, place) => dot.classList.toggle("pc-qui", place === at));
    buttons();
    fit(); // when the bar below has its final height
    const address = new URL(location.href);
    address.hash = at ? step.id : "";
    try { history.replaceState(null, "", address); } catch { /* some browsers forbid it from file:// */ }
  }

  const covered = () => steps[at].querySelector(".pc-coperta");

  function buttons() {
    const ends = at === steps.length - 1 && !covered();
    part("[data-pc-fai=indietro]").setAttribute("aria-disabled", String(at === 0 && !link("prev")));
    part("[data-pc-fai=avanti]").setAttribute("aria-disabled", String(ends && !link("next")));
    part("[data-pc-avanti]").textContent = ends && link("next") ? "Prossima parola" : "Avanti";
  }

  /** What is read aloud: the texts that are shown, apart from one another. */
  function spoken(visible) {
    return [...visible.querySelectorAll("h1, h2, p")].filter((piece) => piece.getClientRects().length && !piece.matches(".pc-coperta")).map((piece) => piece.textContent.trim().replace(/\s+/g, " ").replace(/(?<![.?!…»:])$/, ".")).join(" ");
  }

  /** First the answer to the case that is shown, then the next step. */
  function forward() {
    const answer = covered();
    if (answer) {
      answer.classList.remove("pc-coperta");
      part("[role=status]").textContent = answer.textContent.trim();
      buttons();
    } else if (at < steps.length - 1) show(at + 1);
    else if (link("next")) go(link("next"), false);
  }

  function back() {
    if (at > 0) show(at - 1, true);
    else if (link("prev")) go(link("prev"), true);
  }

  /** Go to another word of the path. In full screen it takes the place of this one, for a new page would end it;
      from file:// that cannot be done, and the page changes. */
  async function go(target, last) {
    if (document.fullscreenElement && location.protocol !== "file:") {
      try {
        const answer = await fetch(target.href);
        const next = new DOMParser().parseFromString(await answer.text(), "text/html");
        const main = next.querySelector("[data-pc-presenta]");
        if (answer.ok && main) {
          history.pushState(null, "", target.href);
          document.title = next.title;
          room.replaceWith(document.adoptNode(main));
          start(last);
          return;
        }
      } catch { /* the page itself will say what is wrong */ }
    }
    location.href = target.href + (last ? END : "");
  }

  /* ---- size ---- */

  /** Whether something is cut: the scene scrolls, or a line of the text is wider than the place that it has. */
  function overflows() {
    if (scene.scrollHeight > scene.clientHeight || scene.scrollWidth > scene.clientWidth) return true;
    const { paddingLeft, paddingRight } = getComputedStyle(scene), box = scene.getBoundingClientRect();
    const left = box.left + parseFloat(paddingLeft) - 1, right = box.left + scene.clientWidth - parseFloat(paddingRight) + 1;
    const text = document.createRange();
    text.selectNodeContents(scene);
    return [...text.getClientRects()].some((line) => line.width && (line.left < left || line.right > right));
  }

  /** Find the largest letters with which everything stays on the screen. */
  function fit() {
    const [high, wide] = LARGEST[at === 0 ? "parola" : "altri"];
    let low = SMALLEST, top = Math.floor(Math.min(innerHeight * high, innerWidth * wide));
    while (low < top) {
      const middle = Math.ceil((low + top) / 2);
      html.style.setProperty("--pc-corpo", `${middle}px`);
      if (overflows()) top = middle - 1; else low = middle;
    }
    html.style.setProperty("--pc-corpo", `${low}px`);
  }

  /* ---- commands ---- */

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (html.requestFullscreen) html.requestFullscreen().catch(() => {});
  }

  function colours() {
    html.dataset.mdColorScheme = html.dataset.mdColorScheme === "slate" ? "default" : "slate";
    paint();
  }

  function paint() {
    part("[data-pc-fai=colori]").setAttribute("aria-pressed", String(html.dataset.mdColorScheme === "slate"));
    part("[data-pc-fai=intero]").setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
  }

  const ACTIONS = { avanti: forward, indietro: back, intero: fullScreen, colori: colours };
  const KEYS = {
    "ArrowRight": forward, "ArrowDown": forward, "PageDown": forward, " ": forward, "Enter": forward,
    "ArrowLeft": back, "ArrowUp": back, "PageUp": back, "Backspace": back,
    "Home": () => show(0), "End": () => show(steps.length - 1),
    "f": fullScreen, "c": colours, "Escape": () => { location.href = part(".pc-comandi__esci").href; },
  };

  /** Letters count only with the focus inside the room (WCAG 2.1.4); no key counts in place of a button or of a link. */
  function key(event) {
    if (/^[a-z]$/i.test(event.key) && !room.contains(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== " ")) return;
    if ((event.key === " " || event.key === "Enter") && event.target.closest("a, button")) return;
    const action = event.key === " " && event.shiftKey ? back : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  function listen() {
    scene.addEventListener("click", (event) => {
      if (!event.target.closest("a, button") && getSelection().isCollapsed) forward();
    });
    for (const button of room.querySelectorAll("[data-pc-fai]")) button.addEventListener("click", () => ACTIONS[button.dataset.pcFai]());
    for (const rel of ["prev", "next"]) if (link(rel)) link(rel).addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(link(rel), false);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    start(false);
    document.addEventListener("keydown", key);
    document.addEventListener("fullscreenchange", paint);
    // An address with a #fragment takes the focus away once the page has loaded.
    addEventListener("load", () => setTimeout(() => { if (document.activeElement === document.body) room.focus({ preventScroll: true }); }));
    addEventListener("resize", fit);
    addEventListener("hashchange", () => show(asked()));
    addEventListener("popstate", () => { if (location.pathname !== shown) location.reload(); });
    document.fonts.ready.then(fit);
  });
})();
