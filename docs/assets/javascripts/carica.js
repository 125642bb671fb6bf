/* What the look-up, the tooltips and «Leggi un testo» share: indexes loaded once on first need, and the small
   pieces they draw. No dependency, no module: it also runs from file://. */
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

  /** A part of an index that is too heavy for one file: `part("nomi", "ParoleNomi", 3)`. */
  function part(name, variable, number) {
    return index(`${name}-${number}.js`, () => window[`${variable}${number}`]);
  }

  /** The index of names; when they are many this is the first part, and `parti` says how many there are. */
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

  /** Give the entries of the index of names to `take` in order, each part as soon as it is there and the one before is taken. */
  async function namesInParts(take) {
    const first = await firstNames();
    const others = Array.from({ length: (first.parti || 1) - 1 }, (_, i) => part("nomi", "ParoleNomi", i + 1));
    for (const other of others) other.catch(() => {}); // whoever waits for it is told below
    await take(first.voci, first);
    for (const other of others) await take(await other, first);
  }

  /** The whole index of names. */
  async function names() {
    const { perche } = await firstNames(), voci = [];
    await namesInParts((entries) => voci.push(...entries));
    return { voci, perche };
  }

  /** An entry of the index of names with its place there, or nothing. When they are many only some parts are loaded, from
      the one where it should be: the order is that of the names, and ids are nearly in the same. */
  async function named(id) {
    const first = await firstNames(), beginnings = first.inizi || [first.voci[0]?.i];
    const likely = Math.max(0, beginnings.findLastIndex((beginning) => beginning <= id));
    const numbers = beginnings.map((_, number) => number).sort((a, b) => Math.abs(a - likely) - Math.abs(b - likely));
    for (const number of numbers) {
      const entries = number ? await part("nomi", "ParoleNomi", number) : first.voci;
      const place = entries.findIndex((entry) => entry.i === id);
      if (place >= 0) return { ...entries[place], order: number * first.voci.length + place };
    }
    return null;
  }

  /** The sentence of an entry of the index of names, by its place there: what `spoken` takes. */
  async function brief(order) {
    const { brevi: many } = await firstNames();
    if (many) return (await part("brevi", "ParoleBrevi", Math.floor(order / many)))[order % many];
    return (await index("brevi.js", () => window.ParoleBrevi))[order];
  }

  /** The texts and the hand-written pages, which are many: only when the names are not enough. */
  function texts() {
    return index("testi.js", () => window.ParoleTesti);
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

  window.ParoleCarica = { index, part, inSlices, names, namesInParts, named, brief, texts, element, seam, spoken };
})();
