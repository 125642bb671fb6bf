/* What the scripts of the pages share: indexes loaded once on first need, the small pieces they draw, what they give and
   what this browser keeps. No dependency, no module: it also runs from file://. */
(function () {
  "use strict";
  const ROOT = new URL("../../", document.currentScript.src).href;
  const AGREEMENTS = { "coincidono": "coincidono", "si-completano": "si completano", "divergono": "divergono", "": "manca una voce" };
  const loading = new Map();

  /** What `read` takes from an index, loaded once; a script also loads from file://. After a failure it may be asked again. */
  function index(file, read) {
    if (!loading.has(file)) loading.set(file, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${ROOT}assets/ricerca/${file}`;
      script.onload = () => resolve(read());
      script.onerror = () => { loading.delete(file); script.remove(); reject(new Error(file)); };
      document.head.append(script);
    }));
    return loading.get(file);
  }

  /** A part of an index: `part("nomi", "ParoleNomi", 3)`. */
  function part(name, variable, number) {
    return index(`${name}-${number}.js`, () => window[`${variable}${number}`]);
  }

  /** The first part of the index of names: `inizi` says from which word each part begins. */
  function firstNames() {
    return index("nomi.js", () => window.ParoleNomi);
  }

  // As long as a task may be without anybody noticing.
  const SLICE_MS = 12;

  /** Go through a generator without holding the browser; false if meanwhile it is no longer wanted. */
  async function inSlices(steps, wanted = () => true) {
    let end = performance.now() + SLICE_MS;
    for (const step of steps) {
      void step;
      if (performance.now() < end) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (!wanted()) return false;
      end = performance.now() + SLICE_MS;
    }
    return true;
  }

  /** The entries of a part of the index of names. */
  async function namesOf(number) {
    return number ? part("nomi", "ParoleNomi", number) : (await firstNames()).voci;
  }

  /** The index of names with its parts in order, each as soon as it is there; all are asked at once. */
  async function namesInParts() {
    const { inizi, perche } = await firstNames(), parts = inizi.map((_, number) => namesOf(number));
    for (const one of parts) one.catch(() => {}); // whoever waits for it is told
    return { parts, perche };
  }

  /** The whole index of names. */
  async function names() {
    const { parts, perche } = await namesInParts();
    return { voci: (await Promise.all(parts)).flat(), perche };
  }

  /** An entry of the index of names with its place there, or nothing. The parts are loaded from the one where it should
      be: the order is that of the names, and ids are nearly in the same. */
  async function named(id) {
    const { voci, inizi } = await firstNames(), likely = Math.max(0, inizi.findLastIndex((beginning) => beginning <= id));
    const numbers = [...inizi.keys()].sort((a, b) => Math.abs(a - likely) - Math.abs(b - likely));
    for (const number of numbers) {
      const entries = await namesOf(number), place = entries.findIndex((entry) => entry.i === id);
      if (place >= 0) return { ...entries[place], order: number * voci.length + place };
    }
    return null;
  }

  /** The sentence of an entry of the index of names, by its place there: what `spoken` takes. */
  async function brief(order) {
    const many = (await firstNames()).voci.length;
    return (await part("brevi", "ParoleBrevi", Math.floor(order / many)))[order % many];
  }

  /** The texts and the hand-written pages, which are many: only when the names are not enough. */
  function texts() {
    return index("testi.js", () => window.ParoleTesti);
  }

  /** The pages, the acts, the forms with more than one meaning. */
  function places() {
    return index("luoghi.js", () => window.ParoleLuoghi);
  }

  /** What the engine wrote of a word for paper, for the quiz, for who reads it first. */
  function printed(id) {
    return index(`../stampa/${id}.js`, () => window.ParoleStampa);
  }

  function element(tag, className, attributes = {}, text = "") {
    const made = document.createElement(tag);
    if (className) made.className = className;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text) made.textContent = text;
    return made;
  }

  /** The small stitch with its words for those who do not see it. */
  function seam(agreement) {
    const mark = element("span", `pc-accordo pc-accordo--${agreement || "manca"}`);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "pc-segno");
    svg.setAttribute("viewBox", "0 0 34 10");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#pc-segno-${agreement || "manca"}`);
    svg.append(use);
    mark.append(svg, AGREEMENTS[agreement]);
    return mark;
  }

  /** A text of the index with the language of its foreign words: the spans count characters, not UTF-16 units. */
  function spoken(text, spans = []) {
    const letters = [...text], nodes = [];
    let done = 0;
    for (const [start, end, language] of spans) {
      nodes.push(letters.slice(done, start).join(""), element("span", "", { lang: language }, letters.slice(start, end).join("")));
      done = end;
    }
    return [...nodes, letters.slice(done).join("")];
  }

  /** HTML that the engine wrote and escaped, as nodes. */
  function nodes(html) {
    const template = element("template");
    template.innerHTML = html;
    return template.content;
  }

  /** The name of an entry of the index of names, with what tells it from others of the same name. */
  const nameOf = ({ n, q }) => (q ? `${n} (${q})` : n);

  const counted = (number, one, many) => (number === 1 ? one : `${number} ${many}`);

  /** Give a file to the reader. */
  function download(name, content, type) {
    const link = element("a", "", { download: name, href: URL.createObjectURL(new Blob([content], { type })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** Write what is chosen in the address. Some browsers refuse it from file://, or too often: it stays as it was. */
  function readdress(address) {
    try { history.replaceState(history.state, "", address); } catch { /* forbidden */ }
  }

  /* ---- what this browser keeps: where it may not, each thing lasts as long as the page ---- */

  function kept(name) {
    try { return localStorage.getItem(name); } catch { return null; }
  }

  /** Keep a text, or nothing any longer (null); false where it cannot be. */
  function keep(name, text) {
    try {
      if (text === null) localStorage.removeItem(name); else localStorage.setItem(name, text);
      return true;
    } catch { return false; }
  }

  /** The list that is kept under a name; empty if there is none that can be read. */
  function keptList(name) {
    try {
      const list = JSON.parse(kept(name) || "[]");
      return Array.isArray(list) ? list : [];
    } catch { return []; }
  }

  window.ParoleCarica = {
    root: ROOT, index, part, inSlices, names, namesInParts, named, brief, texts, places, printed, element, seam, spoken,
    nodes, nameOf, counted, download, readdress, kept, keep, keptList,
  };
})();
