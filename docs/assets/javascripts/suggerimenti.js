/* Tooltips on the words linked in texts (a.pc-parola): by mouse, by keyboard, by touch.
   WCAG 1.4.13: Esc closes them, the pointer may go over them, they stay as long as they are wanted.
   A switch in the footer turns links and tooltips off; without JavaScript the links are plain links. */
(function () {
  "use strict";
  const { named, brief, element, seam, spoken, kept, keep } = window.ParoleCarica;
  const LINK = "a.pc-parola";
  const SHOW_AFTER = 350, HIDE_AFTER = 300, MARGIN = 8, GAP = 6;

  /* ---- the words, once loaded ---- */

  const known = new Map();

  /** A word with its sentence, or nothing: the link may lead to what is no longer a word. */
  async function load(id) {
    const entry = known.get(id) || await named(id);
    if (entry && !entry.brief) known.set(id, { ...entry, brief: await brief(entry.order) });
    return known.get(id);
  }

  /* ---- content ---- */

  /** What the tooltip says of a word; on touch it also holds the way to its page. */
  function content(entry, href) {
    const name = element("span", "pc-suggerimento__nome");
    name.append(...spoken(entry.n, entry.ln));
    if (entry.q) name.append(" ", element("span", "pc-accezione", {}, entry.q));
    if (entry.s.length) name.append(" ", element("span", "pc-sigla", {}, entry.s.join(", ")));
    const brief = element("span", "pc-suggerimento__breve"), [sentence, foreign, lines = []] = entry.brief;
    brief.append(...spoken(sentence, foreign));
    const parts = [name, brief, ...lines.map(side), element("span", "pc-suggerimento__accordo")];
    parts.at(-1).append(seam(entry.a));
    if (href) parts.push(element("a", "pc-suggerimento__vai", { href }, "Vai alla voce"));
    return parts.flatMap((part) => [part, " "]);
  }

  /** What one of the two sides means, in a line. */
  function side(line, index) {
    const made = element("span", `pc-suggerimento__lato pc-suggerimento__lato--${index ? "terzo-settore" : "pa"}`);
    made.append(element("strong", "", {}, index ? "Terzo settore" : "Pubblica amministrazione"), " ", ...spoken(...line));
    return made;
  }

  /* ---- tooltip ---- */

  class Tooltip {
    constructor() {
      this.box = element("div", "pc-suggerimento", { id: "pc-suggerimento" });
      this.box.hidden = true;
      (document.querySelector("main") || document.body).append(this.box);
      this.link = null;
      this.touched = false;
      this.y = null;
      this.timer = 0;
      this.wanted = null;
    }

    /** Show the word of a link; the wish may be overtaken while the index loads. Tells whether it could. */
    async open(link, { touched = false, y = null } = {}) {
      clearTimeout(this.timer);
      this.wanted = link;
      const id = link.dataset.parola, entry = known.get(id) || await load(id).catch(() => null);
      if (!entry) return false;
      if (this.wanted === link) this.show(link, entry, touched, y);
      return true;
    }

    show(link, entry, touched, y) {
      this.close();
      this.link = this.wanted = link;
      this.touched = touched;
      this.y = y;
      this.box.replaceChildren(...content(entry, touched ? link.href : ""));
      // With a link inside it is no longer a «tooltip», which holds only text.
      this.box.setAttribute("role", touched ? "group" : "tooltip");
      if (touched) this.box.setAttribute("aria-label", entry.n); else this.box.removeAttribute("aria-label");
      this.box.hidden = false;
      link.setAttribute("aria-describedby", this.box.id);
      this.place();
    }

    place() { if (this.link) place(this.box, this.link, this.y); }

    close() {
      clearTimeout(this.timer);
      this.wanted = null;
      if (!this.link) return;
      this.link.removeAttribute("aria-describedby");
      this.link = null;
      this.touched = false;
      this.box.hidden = true;
    }

    /** The pointer is on a link: show it after a moment, so that crossing the text opens nothing. */
    approach(link, y) {
      clearTimeout(this.timer);
      if (link === this.link) return;
      load(link.dataset.parola).catch(() => {});
      this.timer = setTimeout(() => this.open(link, { y }), SHOW_AFTER);
    }

    /** The pointer went away: close after a moment, unless the keyboard is still there or a finger opened it. */
    leave() {
      clearTimeout(this.timer);
      const link = this.link || this.wanted;
      if (!link || this.touched || link.matches(":focus-visible")) return;
      this.wanted = this.link;
      this.timer = setTimeout(() => this.close(), HIDE_AFTER);
    }

    stay() { clearTimeout(this.timer); }
  }

  /** Put the box under the link or over it, by the line that is pointed at; never out of the window. */
  function place(box, link, y) {
    const lines = [...link.getClientRects()];
    const line = lines.find((rect) => y !== null && y >= rect.top && y <= rect.bottom) || lines[0];
    if (!line) return;
    const { top: first, bottom: last } = link.getBoundingClientRect();
    const header = document.querySelector(".md-header");
    const top = Math.max(0, header ? header.getBoundingClientRect().bottom : 0) + MARGIN;
    const width = document.documentElement.clientWidth, height = window.innerHeight;
    Object.assign(box.style, { left: "0", top: "0", maxHeight: "" });
    const size = box.getBoundingClientRect();
    const under = height - MARGIN - (last + GAP), over = first - GAP - top;
    const below = size.height <= under || under >= over;
    const shown = Math.min(size.height, Math.max(below ? under : over, 96));
    const x = Math.max(MARGIN, Math.min(line.left, width - MARGIN - size.width));
    const at = Math.max(top, Math.min(below ? last + GAP : first - GAP - shown, height - MARGIN - shown));
    Object.assign(box.style, { left: `${x - size.left}px`, top: `${at - size.top}px`, maxHeight: `${shown}px` });
  }

  /* ---- listening ---- */

  let pointer = "";

  function linkOf(event) {
    return event.target instanceof Element ? event.target.closest(`${LINK}[href]`) : null;
  }

  /** The first linked word that the keyboard meets from where it is, going on or back. */
  function comingTo(back) {
    const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING, here = document.activeElement;
    const links = [...document.querySelectorAll(`${LINK}[href]`)].filter((link) => here === document.body || here.compareDocumentPosition(link) & side);
    return back ? links.at(-1) : links[0];
  }

  function listen(tooltip) {
    const inside = (event) => event.target instanceof Node && tooltip.box.contains(event.target);
    document.addEventListener("pointerdown", (event) => { pointer = event.pointerType; }, true);
    // Not before the finger is lifted: who scrolls the page to read the rest keeps it open.
    document.addEventListener("pointerup", (event) => { if (!inside(event) && linkOf(event) !== tooltip.link) tooltip.close(); });
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const link = linkOf(event);
      if (link) tooltip.approach(link, event.clientY);
      else if (inside(event)) tooltip.stay();
      else tooltip.leave();
    });
    document.documentElement.addEventListener("pointerleave", () => tooltip.leave());
    document.addEventListener("focusin", (event) => {
      const link = linkOf(event);
      if (link && link.matches(":focus-visible")) tooltip.open(link);
    });
    document.addEventListener("focusout", (event) => {
      const link = linkOf(event);
      if (link && link === (tooltip.link || tooltip.wanted) && !tooltip.touched && !tooltip.box.matches(":hover")) tooltip.close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") tooltip.close();
      // Whoever moves with the keyboard is about to reach a word: its description must be there at once.
      const next = event.key === "Tab" && comingTo(event.shiftKey);
      if (next) load(next.dataset.parola).catch(() => {});
    });
    document.addEventListener("click", (event) => tap(event, tooltip));
    // What scrolls inside the page (a wide table) takes the link away from its tooltip.
    document.addEventListener("scroll", (event) => { if (event.target !== document && event.target.contains(tooltip.link)) tooltip.place(); }, true);
    window.addEventListener("resize", () => tooltip.place());
    window.addEventListener("pagehide", () => tooltip.close());
  }

  /** The first tap of a finger shows, the second follows; mouse and keyboard follow at once. */
  async function tap(event, tooltip) {
    const link = linkOf(event), touched = pointer === "touch";
    pointer = "";
    if (!link || !touched || (link === tooltip.link && tooltip.touched)) return;
    event.preventDefault();
    if (!(await tooltip.open(link, { touched: true }))) location.href = link.href;
  }

  /* ---- switch ---- */

  const MEMORY = "parole-suggerimenti";

  /** Without its address a link is plain text: no dots, no stop for the keyboard, nothing to announce. */
  function apply(on) {
    for (const link of document.querySelectorAll(LINK)) {
      const address = link.getAttribute(on ? "data-indirizzo" : "href");
      if (address === null) continue;
      link.setAttribute(on ? "href" : "data-indirizzo", address);
      link.removeAttribute(on ? "data-indirizzo" : "href");
    }
  }

  function addSwitch(tooltip) {
    const footer = document.querySelector(".pc-piede__voci");
    if (!footer) return;
    const button = element("button", "pc-interruttore", { type: "button", role: "switch" });
    const state = element("span", "pc-interruttore__stato", { "aria-hidden": "true" });
    const set = (on) => {
      button.setAttribute("aria-checked", String(on));
      state.textContent = on ? "sì" : "no";
      tooltip.close();
      apply(on);
    };
    button.append("Parole collegate nei testi ", state);
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-checked") !== "true";
      keep(MEMORY, on ? null : "no");
      set(on);
    });
    set(kept(MEMORY) !== "no");
    const line = element("p", "pc-piede__scelte");
    line.append(button);
    footer.after(line);
  }

  /* ---- start ---- */

  const tooltip = new Tooltip();
  listen(tooltip);
  addSwitch(tooltip);
})();
