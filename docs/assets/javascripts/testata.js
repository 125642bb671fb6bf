/* The two buttons of the header: the menu, a drawer where there is no room for a column, and the colours.
   The script inside the header has already chosen the colours, before anything was drawn. */
(function () {
  "use strict";

  /* ---- menu ---- */

  const opener = document.querySelector("[data-pc-apri]"), menu = document.getElementById("pc-menu");
  const narrow = matchMedia("(max-width: 76.2344em)");

  /** Open or close the drawer; closed, nothing in it can be reached. On a wide screen it is always there. */
  function set(open) {
    opener.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("pc-menu--aperto", open);
    menu.inert = narrow.matches && !open;
  }

  const isOpen = () => opener.getAttribute("aria-expanded") === "true";

  function listenToMenu() {
    opener.addEventListener("click", () => {
      set(!isOpen());
      if (isOpen()) menu.querySelector("a, summary").focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      set(false);
      opener.focus();
    });
    // Who goes elsewhere, by keyboard or by touch, is done with it; so is who follows a link to this page.
    menu.addEventListener("focusout", (event) => { if (isOpen() && event.relatedTarget && event.relatedTarget !== opener && !menu.contains(event.relatedTarget)) set(false); });
    document.addEventListener("pointerdown", (event) => { if (isOpen() && !menu.contains(event.target) && !opener.contains(event.target)) set(false); });
    menu.addEventListener("click", (event) => { if (isOpen() && event.target.closest("a")) set(false); });
    narrow.addEventListener("change", () => set(false));
    set(false);
  }

  if (opener && menu) listenToMenu();

  /* ---- colours ---- */

  const colours = document.querySelector("[data-pc-colori]"), body = document.body;
  const isDark = () => body.getAttribute("data-md-color-scheme") === "slate";

  function paint(dark) {
    body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
    colours.setAttribute("aria-pressed", String(dark));
  }

  if (colours) {
    paint(isDark());
    colours.addEventListener("click", () => {
      paint(!isDark());
      window.ParoleCarica.keep("pc-colori", isDark() ? "scuri" : "chiari");
    });
  }
})();
