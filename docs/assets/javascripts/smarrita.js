/* The page for missing addresses: it reads the address as a reader would and proposes the words and the pages nearest to it.
   Without JavaScript the page offers the list from A to Z. */
(function () {
  "use strict";
  const SHOWN = 4;
  const place = document.querySelector("[data-pc-smarrita]");
  if (!place) return;
  const { namesInParts, places, element, seam, nameOf } = window.ParoleCarica, { prepare, addPages, search, nearest } = window.ParoleNomiCercatore;

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

  /** Words and pages; those of the folder that was asked for come first. */
  async function proposals(text, folder) {
    const [loaded, { pagine }] = await Promise.all([namesInParts(), places()]), names = await prepare(loaded);
    addPages(names, pagine);
    const word = (entry) => [`termini/${entry.i}/`, nameOf(entry), entry.a];
    const other = ([address, name]) => [folder === "quiz" ? address.replace(/^percorsi(?=\/.)/, folder) : address, name];
    const found = search(names, text).map(({ entry, page }) => (page ? other(page) : word(entry)));
    const like = found.length ? found : nearest(names, text, SHOWN).map(word);
    const others = ([address]) => Number(!address.startsWith(`${folder}/`));
    return like.filter(([address]) => !/^https?:/.test(address)).sort((a, b) => others(a) - others(b)).slice(0, SHOWN);
  }

  function line([address, name, agreement]) {
    const item = element("li");
    item.append(element("a", "", { href: place.dataset.radice + address }, name));
    if (agreement !== undefined) item.append(" ", seam(agreement));
    return item;
  }

  function show(found) {
    if (!found.length) return;
    const list = element("ul");
    list.append(...found.map(line));
    place.append(element("p", "", {}, found.length === 1 ? "Forse cercavi questa pagina:" : "Forse cercavi una di queste pagine:"), list);
  }

  /** After the words: where what a folder holds is found. */
  function showFolder(name) {
    if (!Object.hasOwn(FOLDERS, name)) return;
    const [address, label] = FOLDERS[name], line = element("p");
    line.append(element("a", "", { href: place.dataset.radice + address }, label), ".");
    place.append(line);
  }

  const parts = partsOf(location.pathname), text = meant(parts);
  (text ? proposals(text, parts[0]).then(show).catch(() => {}) : Promise.resolve()).then(() => showFolder(parts[0] || ""));
})();
