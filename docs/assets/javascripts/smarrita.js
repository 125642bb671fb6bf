/* The page for missing addresses: it reads the address as a reader would and proposes the words nearest to it.
   Without JavaScript the page offers the list from A to Z. */
(function () {
  "use strict";
  const SHOWN = 4;
  const place = document.querySelector("[data-pc-smarrita]");
  if (!place) return;
  const { namesInParts, element, seam } = window.ParoleCarica, { prepare, search, nearest } = window.ParoleNomiCercatore;

  // Folders that have no page of their own: where what they hold is found.
  const FOLDERS = {
    quiz: ["percorsi/", "I quiz sono nei percorsi"],
    scheda: ["incorpora/", "Le schede da mettere in un altro sito"],
    presenta: ["formatori/", "Le parole a schermo intero e gli altri strumenti per chi forma"],
    scarica: ["formatori/", "Le schede e le diapositive da scaricare"],
    t: ["termini/", "I link brevi portano alle parole"],
  };

  /** The parts of an address after that of the site. */
  function partsOf(path) {
    const parts = path.split("/").filter(Boolean);
    if (/^index\.html$/.test(parts.at(-1) || "")) parts.pop();
    return parts.slice(place.dataset.radice.split("/").filter(Boolean).length);
  }

  /** What somebody meant by an address: its last part, in words; nothing where it is only a folder. */
  function meant(parts) {
    const last = parts.length === 1 && Object.hasOwn(FOLDERS, parts[0]) ? "" : parts.at(-1) || "";
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

  /** After the words: where what a folder holds is found. */
  function showFolder(name) {
    if (!Object.hasOwn(FOLDERS, name)) return;
    const [address, label] = FOLDERS[name], line = element("p");
    line.append(element("a", "", { href: place.dataset.radice + address }, label), ".");
    place.append(line);
  }

  const parts = partsOf(location.pathname), text = meant(parts);
  (text ? proposals(text).then(show).catch(() => {}) : Promise.resolve()).then(() => showFolder(parts[0] || ""));
})();
