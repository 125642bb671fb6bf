/* What the look-up and the tooltips share: the index of names, loaded once on first need, and the small pieces
   they draw. No dependency, no module: it also runs from file://. */
(function () {
  "use strict";
  const ROOT = new URL("../../", document.currentScript.src).href;
  const AGREEMENTS = { "coincidono": "coincidono", "si-completano": "si completano", "divergono": "divergono", "": "manca una voce" };
  let loading = null;

  /** The index of names; a script also loads from file://. After a failure it may be asked again. */
  function names() {
    loading ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = ROOT + "assets/ricerca/nomi.js";
      script.onload = () => resolve(window.ParoleNomi);
      script.onerror = () => { loading = null; script.remove(); reject(new Error("nomi.js")); };
      document.head.append(script);
    });
    return loading;
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

  window.ParoleCarica = { names, element, seam, spoken };
})();
