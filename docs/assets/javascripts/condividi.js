/* Taking things away: copy a text, send a word with the apps of the device. Where the clipboard is denied the
   text is left selected, and the reader is told which keys to press. Nothing leaves the page by itself. */
(function () {
  "use strict";

  /** Say what happened, to the eye and to a screen reader; the same words twice are said twice. */
  function say(near, text) {
    const status = near.closest("[data-pc-copie]").querySelector("[role=status]");
    status.textContent = "";
    setTimeout(() => { status.textContent = text; }, 50);
  }

  /* ---- copying ---- */

  function isField(source) { return source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement; }

  function select(source) {
    if (isField(source)) { source.focus(); source.select(); return; }
    source.focus();
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /** The text of something on the page, and its HTML when it has a form of its own. */
  function textOf(source) {
    if (isField(source)) return { plain: source.value, html: "" };
    return { plain: source.textContent.trim(), html: source.matches("code, [data-pc-semplice]") ? "" : source.innerHTML.trim() };
  }

  async function write({ plain, html }) {
    if (!html || typeof ClipboardItem !== "function" || !navigator.clipboard.write) return navigator.clipboard.writeText(plain);
    const piece = (type, text) => new Blob([text], { type });
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": piece("text/plain", plain), "text/html": piece("text/html", html) })]);
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.pcCopia);
    try {
      await write(textOf(source));
      say(button, button.dataset.pcDetto);
    } catch {
      select(source);
      // Without https there is no clipboard, but the old command may still work.
      if (document.execCommand("copy")) { button.focus(); say(button, button.dataset.pcDetto); return; }
      const keys = /Mac|iPhone|iPad/.test(navigator.platform) ? "Cmd+C" : "Ctrl+C";
      say(button, `Il browser non lascia copiare da qui. Il testo è selezionato: premi ${keys}.`);
    }
  }

  /* ---- sending ---- */

  async function send(button) {
    try {
      await navigator.share({ title: button.dataset.titolo, url: button.dataset.indirizzo });
      say(button, "Fatto.");
    } catch (error) {
      // Who changes their mind has done nothing wrong.
      if (error.name !== "AbortError") say(button, "Non riesco ad aprire le app: copia il link breve.");
    }
  }

  /* ---- the panel ---- */

  function listen(panel) {
    const opener = panel.querySelector("summary");
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      opener.focus();
    });
    document.addEventListener("pointerdown", (event) => { if (!panel.contains(event.target)) panel.open = false; });
    panel.addEventListener("focusout", (event) => { if (event.relatedTarget && !panel.contains(event.relatedTarget)) panel.open = false; });
    panel.addEventListener("toggle", () => { if (panel.open) panel.querySelector("[role=status]").textContent = ""; });
    panel.querySelector(".pc-condividi__manda").hidden = !navigator.share;
    // Until the site has an address of its own, the one that the reader sees is the true one.
    for (const field of panel.querySelectorAll("[data-pc-manda]")) field.dataset.indirizzo = absolute(field.dataset.indirizzo);
  }

  function absolute(address) { return /^https?:/.test(address) ? address : location.href.split("#")[0]; }

  for (const button of document.querySelectorAll("[data-pc-copia]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  for (const button of document.querySelectorAll("[data-pc-manda]")) button.addEventListener("click", () => send(button));
  for (const panel of document.querySelectorAll("[data-pc-condividi]")) listen(panel);
})();
