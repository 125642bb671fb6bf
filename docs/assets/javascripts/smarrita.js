/* The page for missing addresses: it reads the address as a reader would and proposes the words nearest to it.
   Without JavaScript the page offers the list from A to Z. */
(function () {
  "use strict";
  const SHOWN = 4;
  const place = document.querySelector("[data-pc-smarrita]");
  if (!place) return;
  const { namesInParts, element, seam } = window.ParoleCarica, { prepare, search, nearest } = window.ParoleNomiCercatore;

  /** What somebody meant by an address: its last part, in words. */
  function meant(path) {
    const parts = path.split("/").filter(Boolean);
    const last = (parts.pop() || "").replace(/^index\.html$/, "") || parts.pop() || "";
    return readable(last).replace(/\.\w+$/, "").replace(/[-_+.]+/g, " ").trim();
  }

  function readable(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;  // a «%» that is none: as it stands
    }
  }

  async function proposals(text) {
    const names = await prepare(await namesInParts()), found = search(names, text).map((result) => result.entry);
    return (found.length ? found : nearest(names, text, SHOWN)).slice(0, SHOWN);
  }

  function line(entry) {
    const item = element("li"), name = entry.q ? `${entry.n} (${entry.q})` : entry.n;
    item.append(element("a", "", { href: `${place.dataset.radice}termini/${entry.i}/` }, name), " ", seam(entry.a));
    return item;
  }

  function show(found) {
    if (!found.length) return;
    const list = element("ul");
    list.append(...found.map(line));
    place.append(element("p", "", {}, found.length === 1 ? "Forse cercavi questa parola:" : "Forse cercavi una di queste parole:"), list);
  }

  const text = meant(location.pathname);
  if (text) proposals(text).then(show).catch(() => {});
})();
