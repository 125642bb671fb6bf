/* «Di chi è questa definizione?» The page has every question with its answer folded; this script shows one at a
   time, takes the answer and keeps the score, which lives only in this page. */
(function () {
  "use strict";
  const box = document.querySelector("[data-pc-quiz]");
  if (!box) return;
  const part = (selector) => box.querySelector(selector);
  const list = part(".pc-quiz__domande"), choices = part(".pc-quiz__scelte"), outcome = part(".pc-quiz__esito");
  const next = part(".pc-quiz__avanti"), end = part(".pc-quiz__fine");
  let first = [...list.children], others = [...part("[data-pc-altre]").content.children];
  const NAMES = Object.fromEntries([...choices.children].map((button) => [button.dataset.pcLato, button.textContent]));
  let asked = first, at = 0, right = 0, wrong = [], taken = false;

  const count = (number, one, many) => (number === 1 ? `una ${one}` : `${number} ${many}`);

  function start(questions) {
    [asked, at, right, wrong] = [questions, 0, 0, []];
    list.replaceChildren(...asked);
    for (const question of asked) dress(question, false);
    end.hidden = true;
    part(".pc-quiz__barra").hidden = false;
    show();
  }

  /** Show a question as it is before the answer or, once it is told, after. */
  function dress(question, told) {
    const details = question.querySelector("details");
    question.classList.toggle("pc-quiz__domanda--detta", told);
    details.hidden = !told;
    if (told) details.open = true;
    for (const word of question.querySelectorAll(".pc-quiz__coperta")) {
      word.firstElementChild.hidden = told;
      word.lastElementChild.hidden = !told;
    }
  }

  function show() {
    taken = false;
    asked.forEach((question, index) => { question.hidden = index !== at; });
    part(".pc-quiz__punto").textContent = `Domanda ${at + 1} di ${asked.length}`;
    choices.hidden = false;
    next.hidden = true;
    outcome.textContent = "";
    outcome.className = "pc-quiz__esito";
    score();
  }

  function score() {
    const done = at + Number(taken);
    part(".pc-quiz__punti").textContent = done ? `${count(right, "giusta", "giuste")} su ${done}` : "";
  }

  function answer(button) {
    if (taken) return;
    taken = true;
    const question = asked[at], side = question.dataset.lato, good = button.dataset.pcLato === side;
    if (good) right += 1; else wrong.push(question);
    choices.hidden = true;
    outcome.className = `pc-quiz__esito pc-quiz__esito--${good ? "giusto" : "sbagliato"}`;
    outcome.textContent = good ? `Sì: parla il lato «${NAMES[side]}».` : `No: parla il lato «${NAMES[side]}».`;
    dress(question, true);
    score();
    next.hidden = false;
    next.firstElementChild.textContent = at === asked.length - 1 ? "Com’è andata" : "Avanti";
    next.firstElementChild.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function forward() {
    at += 1;
    if (at === asked.length) return finish();
    show();
    part(".pc-quiz__punto").focus({ preventScroll: true });
    part(".pc-quiz__barra").scrollIntoView({ block: "nearest" });
  }

  function finish() {
    for (const question of asked) question.hidden = true;
    choices.hidden = next.hidden = true;
    outcome.textContent = "";
    outcome.className = "pc-quiz__esito";
    part(".pc-quiz__barra").hidden = true;
    part(".pc-quiz__voto").textContent = verdict();
    part(".pc-quiz__da-rivedere").hidden = !wrong.length;
    part(".pc-quiz__errori").replaceChildren(...wrong.map((question) => {
      const item = document.createElement("li");
      item.append(question.querySelector(".pc-quiz__lato a").cloneNode(true));
      return item;
    }));
    end.hidden = false;
    part("#pc-quiz-fine").focus();
  }

  function verdict() {
    const said = `Hai riconosciuto ${count(right, "voce", "voci")} su ${asked.length}.`;
    if (right === asked.length) return `${said} Sai già parlare con l’altro lato: ora prova a spiegarlo a chi ti sta accanto.`;
    if (right * 2 < asked.length) return `${said} È il segno che qui ci si fraintende davvero: non è una colpa, è da dove si comincia.`;
    return `${said} Dove hai esitato, di solito esitano anche gli altri.`;
  }

  /** Another order and, for each word, one of its two sides (Fisher and Yates). */
  function shuffle() {
    const drawn = first.map((question, index) => (Math.random() < 0.5 ? question : others[index]));
    for (let last = drawn.length - 1; last > 0; last -= 1) {
      const other = Math.floor(Math.random() * (last + 1));
      [drawn[last], drawn[other]] = [drawn[other], drawn[last]];
    }
    start(drawn);
    part(".pc-quiz__punto").focus({ preventScroll: true });
  }

  const ACTIONS = { avanti: forward, rimescola: shuffle, ricomincia: () => { start(asked); part(".pc-quiz__punto").focus(); } };
  for (const button of box.querySelectorAll("[data-pc-fai]")) button.addEventListener("click", () => ACTIONS[button.dataset.pcFai]());
  for (const button of choices.children) button.addEventListener("click", () => answer(button));
  // The arrows move between the two answers, as between the two sheets.
  choices.addEventListener("keydown", (event) => {
    const index = { ArrowLeft: 0, ArrowUp: 0, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (index === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choices.children[index].focus();
  });
  function begin() {
    box.hidden = !first.length;
    if (!first.length) return;
    box.classList.add("pc-quiz--acceso");
    start(first);
  }

  /** My sheet: two questions a word; those of words with one side only are not there. */
  function take(items) {
    const pairs = items.filter((item) => item.matches(".pc-quiz__domanda"));
    [first, others] = [pairs.filter((_, index) => index % 2 === 0), pairs.filter((_, index) => index % 2)];
    begin();
  }

  if (window.ParoleQuiz) window.ParoleQuiz.then(take).catch(() => {}); else begin();
})();
