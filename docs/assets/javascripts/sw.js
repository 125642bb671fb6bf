/* The keeper of the pages: what was read opens again without a network, and all the words if somebody asks.
   It belongs to one build, and knows the digest of every file of it: a cache holds the files of one build and nothing
   else, and the page that is open keeps asking the build that it came from. A page is always asked of the network
   first. With no build (scripts/parole/site/keeping.py writes it above) it takes itself away, with all it has kept. */
(function () {
  "use strict";
  const SCOPE = self.registration.scope, PREFIX = `parole ${new URL(SCOPE).pathname} `, BUILD = self.PAROLE;
  const NOTES = `${PREFIX}note`; // which build each open page came from, and whether all the words are wanted
  const ALL = `${SCOPE}?tutto`, WITHOUT_NETWORK = `${SCOPE}fuori-rete/`;
  const AT_ONCE = 6, A_HANDFUL = 48, PATIENCE_MS = 5000, FORGET_MS = 30 * 60 * 1000;

  /** Our caches but the notes, in the order in which they were made. */
  const builds = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NOTES);
  const cacheOf = (build) => caches.open(PREFIX + build);
  const keptBy = (build, url) => caches.match(url, { cacheName: PREFIX + build, ignoreSearch: true });
  const later = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

  async function leave() {
    for (const name of [...await builds(), NOTES]) await caches.delete(name);
    await self.registration.unregister();
  }

  if (!BUILD) {
    self.addEventListener("install", () => self.skipWaiting());
    self.addEventListener("activate", (event) => event.waitUntil(leave()));
    return;
  }

  const { impronta: DIGEST, guscio: SHELL, file: FILES, peso: BYTES } = BUILD, EVERY = Object.keys(FILES);

  /** The address of a page or a file in the site, as the engine writes it; nothing if it is elsewhere. */
  function addressOf(url) {
    const { origin, pathname } = new URL(url), whole = origin + pathname;
    return whole.startsWith(SCOPE) ? whole.slice(SCOPE.length).replace(/(^|\/)index\.html$/, "$1") : null;
  }

  /** Whether an answer is, byte by byte, the file of this build. */
  async function isOurs(address, response) {
    if (!response.ok || response.redirected || !Object.hasOwn(FILES, address)) return false;
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
    return Array.from(bytes.slice(0, FILES[address].length / 2), (byte) => byte.toString(16).padStart(2, "0")).join("") === FILES[address];
  }

  const put = async (address, response) => (await cacheOf(DIGEST)).put(SCOPE + address, response);

  /* ---- keeping ---- */

  /** Keep a file: from what an earlier build kept, if it has not changed, or from the network. */
  async function keep(address) {
    const url = SCOPE + address;
    if (await keptBy(DIGEST, url)) return;
    for (const get of [() => caches.match(url), () => fetch(url), () => fetch(url, { cache: "reload" })]) {
      const response = await get();
      if (response && await isOurs(address, response)) { await put(address, response); return; }
    }
    throw new DOMException(address, "VersionError");
  }

  /** Keep many, a few at a time; if one fails, so does the whole. */
  async function keepAll(addresses) {
    const waiting = addresses.values();
    const hand = async () => { for (const address of waiting) await keep(address); };
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
  }

  const isAllWanted = async () => Boolean(await caches.match(ALL, { cacheName: NOTES }));

  async function kept() {
    return (await (await cacheOf(DIGEST)).keys()).map(({ url }) => addressOf(url));
  }

  /** All that this build must have before it takes the place of another: its frame, and what was kept until now. */
  async function wanted() {
    if (await isAllWanted()) return EVERY;
    const had = [];
    for (const name of await builds()) for (const { url } of await (await caches.open(name)).keys()) had.push(addressOf(url));
    return [...new Set([...SHELL, ...had])].filter((address) => Object.hasOwn(FILES, address));
  }

  async function install() {
    const names = await builds();
    if (names.indexOf(PREFIX + DIGEST) < names.length - 1) await caches.delete(PREFIX + DIGEST); // published again: now it is the last
    await keepAll(await wanted());
    await self.skipWaiting();
  }

  /* ---- one build for each page ---- */

  const noteOf = (client) => `${SCOPE}?pagina=${client}`;

  /** Write down which build the page that is about to open comes from: none, if it is not this one. */
  async function note(client, build) {
    await (await caches.open(NOTES)).put(noteOf(client), new Response(JSON.stringify([build, Date.now()])));
  }

  async function buildOf(client) {
    const found = client && await caches.match(noteOf(client), { cacheName: NOTES });
    return found ? (await found.json())[0] : "";
  }

  /** Forget the pages that are closed, then the earlier builds that no page is reading; a later one is on its way. A
      page that was left a moment ago may come back as it was. */
  async function tidy() {
    const open = new Set((await self.clients.matchAll()).map(({ id }) => id)), notes = await caches.open(NOTES), read = new Set();
    for (const request of await notes.keys()) {
      const client = new URL(request.url).searchParams.get("pagina");
      if (!client) continue;
      const [build, when] = await (await notes.match(request)).json();
      if (open.has(client)) read.add(PREFIX + build);
      else if (build !== DIGEST || Date.now() - when > FORGET_MS) await notes.delete(request);
    }
    const names = await builds();
    for (const name of names.slice(0, names.indexOf(PREFIX + DIGEST))) if (!read.has(name)) await caches.delete(name);
  }

  /* ---- answering ---- */

  /** A page: of the network if it answers, or the one that was kept, or the one that says that it was not. */
  async function page(event, address) {
    const { url } = event.request, had = await keptBy(DIGEST, SCOPE + address);
    const asked = fetch(event.request).then(async (response) => ({ response, same: await isOurs(address, response) })).catch(() => null);
    const fresh = await (had ? Promise.race([asked, later(PATIENCE_MS)]) : asked);
    const isGood = fresh && !(had && fresh.response.status >= 500);
    await note(event.resultingClientId, isGood && !fresh.same ? "" : DIGEST);
    if (!isGood) return had || elsewhere(address, new URL(url).search);
    if (fresh.same) event.waitUntil(put(address, fresh.response.clone()));
    return fresh.response;
  }

  /** Where a page that was not kept leads: to itself with its slash, to the word of a short link, to who says so. */
  async function elsewhere(address, search) {
    for (const other of [`${address}/`, address.replace(/^t\//, "termini/")]) {
      if (other !== address && await keptBy(DIGEST, SCOPE + other)) return Response.redirect(SCOPE + other + search);
    }
    return Response.redirect(`${WITHOUT_NETWORK}?pagina=${encodeURIComponent(address + search)}`);
  }

  /** A file that a page asks for: of the build of that page, or none. */
  async function file(event, address) {
    const build = await buildOf(event.clientId);
    if (!build) return fetch(event.request);
    const had = await keptBy(build, SCOPE + address);
    if (had) return had;
    const response = await fetch(event.request);
    if (build !== DIGEST || !await isOurs(address, response)) return Response.error();
    event.waitUntil(put(address, response.clone()));
    return response;
  }

  /* ---- what a page asks ---- */

  async function state() {
    return { tutto: await isAllWanted(), tenuti: await kept(), tutti: EVERY, peso: BYTES };
  }

  /** Keep another handful of all the words; who asks goes on asking until nothing is missing. */
  async function keepMore() {
    await (await caches.open(NOTES)).put(ALL, new Response(""));
    const had = new Set(await kept());
    await keepAll(EVERY.filter((address) => !had.has(address)).slice(0, A_HANDFUL));
  }

  async function answer({ data, ports: [port] }) {
    if (data.lette) await keepAll(data.lette.map(addressOf).filter((address) => Object.hasOwn(FILES, address))).catch(() => {});
    const error = data.tieni ? await keepMore().then(() => "", ({ name }) => name) : "";
    if (port) port.postMessage({ ...await state(), errore: error });
  }

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(tidy()));
  self.addEventListener("message", (event) => event.waitUntil(answer(event)));
  self.addEventListener("fetch", (event) => {
    const { request } = event, address = request.method === "GET" ? addressOf(request.url) : null, isPage = request.mode === "navigate";
    if (address === null || !(isPage || Object.hasOwn(FILES, address))) return;
    // Where nothing can be written or read any more, there is still the network.
    event.respondWith((isPage ? page : file)(event, address).catch(() => fetch(request)));
    if (isPage) event.waitUntil(tidy());
  });
})();
