/* «È questo?» One case at a time: an answer for each side, then both with their reasons; at the end of a word, where one
   would misunderstand the other. Alone, a button is the answer; in a room it counts a raised hand. Nothing is kept. */
(function () {
  "use strict";
  /** The questions of my sheet come with the words: those of the cases, and for each word the two of the warm-up. */
  async function gather(said) {
    const { known, wanted } = window.ParoleFoglio, { printed, nodes } = window.ParoleCarica, { words, lost } = await known(wanted());
    const made = await Promise.all(words.map(({ i }) => printed(i)));
    if (lost.length) said.textContent = `Nel glossario non c’è: ${lost.join(", ")}.`;
    return [...nodes(made.map(({ quiz }) => quiz).join("")).children];
  }

  const said = document.querySelector("[data-pc-quiz-perse]");
  if (said) {
    window.ParoleQuiz = gather(said);
    window.ParoleQuiz.catch(() => { said.textContent = "Le domande non si sono caricate: riprova."; });
  }
  const box = document.querySelector("[data-pc-quiz-casi]");
  if (!box) return;
  const part = (selector) => box.querySelector(selector), all = (selector) => [...box.querySelectorAll(selector)];
  const list = part(".pc-equesto__passi"), panel = part(".pc-equesto__scelte"), outcome = part(".pc-equesto__esito");
  const end = part(".pc-equesto__fine"), next = part("[data-pc-fai=avanti]"), groups = all("[data-gruppo]");
  const SIDES = { "pa": "Per la pubblica amministrazione", "terzo-settore": "Per il Terzo settore", "dove": "Il glossario dice" };
  let steps = [], at = 0, room = false;

  /* ---- what was answered: for each step, the buttons pressed, as «group:value» → how many ---- */

  const key = (button) => `${button.parentElement.dataset.gruppo}:${button.dataset.valore}`;
  const asks = (step, group) => (group.dataset.gruppo === "dove") === ("dove" in step.item.dataset);
  const shown = () => groups.filter((group) => asks(steps[at], group)).flatMap((group) => [...group.querySelectorAll("button")]);

  /** Whether a button says what the glossary says. */
  function isRight(step, group, value) {
    if (group === "dove") return step.item.dataset.dove.split(" ").includes(value);
    return step.item.dataset.vale.split(" ").includes(group) === (value === "0");
  }

  function press(button) {
    const step = steps[at];
    if (step.open) return;
    const pressed = key(button);
    if (!room) for (const other of button.parentElement.querySelectorAll("button")) step.hands.delete(key(other));
    step.hands.set(pressed, room ? (step.hands.get(pressed) || 0) + 1 : 1);
    step.last.push(pressed);
    paint();
    if (room) outcome.textContent = `${button.dataset.nome}: ${step.hands.get(pressed)}.`;
    else if (shown().every((each) => !asks(step, each.parentElement) || answered(step, each.parentElement))) reveal();
  }

  const answered = (step, group) => [...group.querySelectorAll("button")].some((button) => step.hands.has(key(button)));

  function takeBack() {
    const step = steps[at], pressed = step.last.pop();
    if (!pressed || step.open) return;
    step.hands.set(pressed, step.hands.get(pressed) - 1);
    if (!step.hands.get(pressed)) step.hands.delete(pressed);
    paint();
  }

  /** Right and all the answers given to a step, group by group. */
  function tally(step) {
    return groups.filter((group) => asks(step, group)).map((group) => {
      const name = group.dataset.gruppo, given = [...group.querySelectorAll("button")].map((button) => [button, step.hands.get(key(button)) || 0]);
      const sum = (of) => of.reduce((total, [, number]) => total + number, 0);
      const right = given.filter(([button]) => isRight(step, name, button.dataset.valore));
      const names = (of) => of.map(([button]) => button.dataset.nome.toLowerCase()).join(", ");
      return { name, said: names(right), mine: names(given.filter(([, number]) => number)), right: sum(right), all: sum(given) };
    });
  }

  /* ---- what is seen ---- */

  function show(index, focus = true) {
    at = index;
    const step = steps[at];
    steps.forEach((each, place) => { each.item.hidden = place !== at; });
    for (const group of groups) group.hidden = !asks(step, group);
    panel.hidden = part(".pc-equesto__tasti").hidden = part(".pc-equesto__barra").hidden = false;
    end.hidden = true;
    part(".pc-equesto__punto").textContent = `${at + 1} di ${steps.length}`;
    outcome.textContent = "";
    paint();
    if (!focus) return;
    step.item.querySelector(".pc-equesto__fatto").focus({ preventScroll: true });
    (room ? box : part(".pc-equesto__barra")).scrollIntoView({ block: room ? "start" : "nearest" });
  }

  function paint() {
    const step = steps[at], details = step.item.querySelector("details");
    details.hidden = !step.open;
    details.open = step.open;
    for (const button of shown()) {
      const hands = step.hands.get(key(button)) || 0;
      button.textContent = room && hands ? `${button.dataset.nome} · ${hands}` : button.dataset.nome;
      button.setAttribute("aria-pressed", String(hands > 0));
      button.classList.toggle("pc-equesto__giusto", step.open && isRight(step, button.parentElement.dataset.gruppo, button.dataset.valore));
      button.disabled = step.open;
      button.hidden = room && step.open && button.parentElement.dataset.gruppo === "dove" && !hands && !button.matches(".pc-equesto__giusto");
    }
    next.textContent = !step.open ? "Mostra la risposta" : at === steps.length - 1 ? "Com’è andata" : "Avanti";
    part("[data-pc-fai=indietro]").disabled = at === 0;
    part("[data-pc-fai=sala]").setAttribute("aria-pressed", String(room));
    part(".pc-equesto__aiuto").hidden = !room;
  }

  function reveal() {
    const step = steps[at];
    step.open = true;
    paint();
    outcome.textContent = tally(step).map(({ name, said, mine, right, all: given }) => {
      const how = !given ? "" : room ? ` (${right} ${right === 1 ? "mano" : "mani"} su ${given})` : right ? " (come te)" : ` (tu: ${mine})`;
      return `${SIDES[name]}: ${said}${how}.`;
    }).join(" ");
    next.focus({ preventScroll: true });
    if (!room) next.scrollIntoView({ block: "nearest" });
  }

  function forward() {
    if (!end.hidden) return;
    if (!steps[at].open) reveal(); else if (at < steps.length - 1) show(at + 1); else finish();
  }

  function back() {
    if (!end.hidden) show(steps.length - 1); else if (at) show(at - 1);
  }

  /** The sum, and the words to talk about again: those where at least one answer in two was another. */
  function finish() {
    const told = steps.flatMap((step) => tally(step).map((each) => ({ ...each, step }))).filter((each) => each.all);
    const right = told.reduce((sum, each) => sum + each.right, 0), given = told.reduce((sum, each) => sum + each.all, 0);
    const again = new Set(told.filter((each) => each.right * 2 <= each.all).map((each) => each.step.item.dataset.voce));
    const count = given ? `${right} ${right === 1 ? "risposta" : "risposte"} su ${given} come nel glossario. ` : "";
    part(".pc-equesto__voto").textContent = count + (again.size ? "Le parole da riprendere insieme, con qualcuno dell’altro lato:" : given ? "Ora prova a spiegarlo a chi sta dall’altra parte." : "");
    part(".pc-equesto__riparlarne").replaceChildren(...[...again].map((id) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = `${box.dataset.voci}${id}/`;
      link.textContent = steps.find((step) => step.item.dataset.voce === id).item.querySelector(".pc-equesto__parola").textContent;
      item.append(link);
      return item;
    }));
    for (const { item } of steps) item.hidden = true;
    panel.hidden = part(".pc-equesto__tasti").hidden = part(".pc-equesto__aiuto").hidden = true;
    outcome.textContent = "";
    end.hidden = false;
    part("#pc-equesto-fine").focus();
  }

  /* ---- the room ---- */

  /** What is around the quiz can neither be seen nor reached while it fills the screen. */
  function alone(is) {
    for (let inside = box; inside !== document.body; inside = inside.parentElement) {
      for (const other of inside.parentElement.children) if (other !== inside && other.localName !== "script") other.inert = is;
    }
    document.documentElement.classList.toggle("pc-in-sala", is);
  }

  function enter(is) {
    if (room === is) return;
    room = is;
    box.classList.toggle("pc-equesto--sala", room);
    alone(room);
    if (room && box.requestFullscreen) box.requestFullscreen().catch(() => {});
    else if (!room && document.fullscreenElement) document.exitFullscreen();
    if (end.hidden) show(at, false);
    part("[data-pc-fai=sala]").textContent = room ? "Esci dalla sala" : "In sala, a schermo intero";
  }

  const KEYS = { "ArrowRight": forward, "PageDown": forward, " ": forward, "ArrowLeft": back, "PageUp": back, "Delete": takeBack, "Backspace": takeBack, "Escape": () => enter(false) };

  function onKey(event) {
    if (!room || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target.closest("button, a, summary")) return;
    const button = end.hidden && /^[1-9]$/.test(event.key) ? shown()[Number(event.key) - 1] : null;
    const act = button ? () => press(button) : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function begin(items) {
    box.classList.remove("pc-equesto--attesa");
    box.hidden = !items.length;
    if (!items.length) return;
    list.replaceChildren(...items);
    steps = items.map((item) => ({ item, open: false, hands: new Map(), last: [] }));
    box.classList.add("pc-equesto--acceso");
    show(0, false);
  }

  const restart = () => { for (const step of steps) Object.assign(step, { open: false, hands: new Map(), last: [] }); show(0); };
  const ACTIONS = { avanti: forward, indietro: back, ricomincia: restart, sala: () => enter(!room) };
  for (const button of all("[data-pc-fai]")) button.addEventListener("click", () => ACTIONS[button.dataset.pcFai]());
  for (const group of groups) for (const button of group.querySelectorAll("button")) {
    button.dataset.nome = button.textContent;
    button.addEventListener("click", () => press(button));
  }
  box.addEventListener("keydown", onKey);
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) enter(false); });
  if (window.ParoleQuiz) window.ParoleQuiz.catch(() => []).then((items) => begin(items.filter((item) => item.matches(".pc-equesto__passo"))));
  else begin([...list.children]);
})();
