/* The page for missing addresses: it reads the address as a reader would and proposes the words nearest to it.
   Without JavaScript the page offers the list from A to Z. */
(function () {
  "use strict";
  const SHOWN = 4;
  const place = document.querySelector(".pc-forse");
  if (!place) return;
  const { names, element, seam } = window.ParoleCarica, { prepare, search, nearest } = window.ParoleNomiCercatore;

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

  function proposals(index, text) {
    const entries = prepare(index);
    const found = search(entries, text).map((result) => result.entry);
    return (found.length ? found : nearest(entries, text, SHOWN)).slice(0, SHOWN);
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
  if (text) names().then((index) => show(proposals(index, text))).catch(() => {});
})();
