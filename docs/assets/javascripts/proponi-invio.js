/* The ways out of the form: addresses of the forge and of the mail, copy, download. Nothing leaves by itself: each
   is a link or a button that the person chooses. */
(function () {
  "use strict";
  // GitHub refuses addresses over about 8 kB, and who has not signed in yet is sent to a longer one, where ours is
  // encoded again; mail programs refuse those over about 2,000 characters.
  const LONGEST_ADDRESS = 8000, LONGEST_MAIL = 1900, SIGN_IN = "https://github.com/login?return_to=";
  const TEMPLATE = "parola.yml";

  function address(base, pairs) {
    return `${base}?${pairs.filter(([, text]) => text).map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join("&")}`;
  }

  const fits = (url) => SIGN_IN.length + encodeURIComponent(url).length <= LONGEST_ADDRESS;

  /** The issue, filled as `.github/ISSUE_TEMPLATE/parola.yml` wants: the whole text is in «yaml», the rest says at a
      glance which word it is. `whole` tells whether the text is all there; if not, it is to be pasted. */
  function issue(repository, proposal) {
    const base = `${repository}/issues/new`;
    const title = proposal.isNew ? `Parola: ${proposal.word.termine}` : `Correzione: ${proposal.id}`;
    const start = [["template", TEMPLATE], ["title", title], ["termine", proposal.word.termine], ["identificativo", proposal.isNew ? "" : proposal.id], ["lato", proposal.side]];
    const full = address(base, [...start, ["yaml", proposal.text]]);
    if (fits(full)) return { url: full, whole: true };
    return { url: [address(base, start), address(base, start.slice(0, 1))].find(fits), whole: false };
  }

  /** The editor of the forge on the file of the word. */
  function editor(repository, branch, proposal) {
    const file = `glossary/termini/${proposal.id}.yml`;
    return proposal.isNew ? address(`${repository}/new/${branch}`, [["filename", file]]) : `${repository}/edit/${branch}/${file}`;
  }

  /** The text between the lines that tell a program where it begins and ends, whatever the letter says around it. */
  function letter(proposal, [begin, end]) {
    return `${proposal.isNew ? "Propongo una parola nuova" : "Propongo una correzione"}: «${proposal.word.termine || proposal.id}».\n\n${begin}\n${proposal.text}${end}\n`;
  }

  /** A letter with the text, or with the place where to paste it or to attach the file. */
  function mail(to, proposal, marks) {
    const subject = `Parole in comune: ${proposal.isNew ? "parola nuova" : "correzione"} «${proposal.word.termine || proposal.id}»`;
    const make = (body) => `mailto:${encodeURIComponent(to).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
    const full = make(letter(proposal, marks).replaceAll("\n", "\r\n"));
    return full.length <= LONGEST_MAIL ? { url: full, whole: true } : { url: make("Incolla qui il testo che hai copiato, oppure allega il file che hai scaricato."), whole: false };
  }

  /** Copy a text; where the browser refuses, leave it selected in `field` for the person to copy. */
  async function copy(text, field) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* not allowed, or not over HTTPS */ }
    field.focus();
    field.select();
    try { return document.execCommand("copy"); } catch { return false; }
  }

  /** Show the ways out of a proposal. */
  function offer(form, proposal) {
    const { part, repository, branch, mailTo } = form;
    part("testo").value = proposal.text;
    part("nome-file").textContent = `glossary/termini/${proposal.id}.yml`;
    part("invio").hidden = proposal.isEmpty;
    part("invio-vuoto").hidden = !proposal.isEmpty;
    part("invio-vuoto").textContent = proposal.isNew ? "Scrivi almeno la parola: poi qui compaiono i modi per inviarla." : "Cambia qualcosa: poi qui compaiono i modi per inviarlo.";
    if (repository) {
      const made = issue(repository, proposal);
      part("segnala").href = made.url;
      part("segnala-lungo").hidden = made.whole;
      part("segnala").textContent = made.whole ? "Apri la segnalazione già compilata" : "Apri la segnalazione e incolla il testo";
      part("editor").href = editor(repository, branch, proposal);
      part("editor").textContent = proposal.isNew ? "Apri un file nuovo" : "Apri il file della voce";
    }
    if (mailTo) {
      const made = mail(mailTo, proposal, form.model.letter);
      part("posta").href = made.url;
      part("posta-lunga").hidden = made.whole;
    }
    if (repository) part("copia-fonti").hidden = !proposal.sources;
  }

  async function copyOut(form, text) {
    const field = form.part("testo");
    field.closest("details").open = true;
    field.value = text;
    const done = await copy(text, field);
    form.say(done ? "Testo copiato." : "Il browser non permette di copiare: il testo è selezionato, copialo tu.");
    form.part("copiato").textContent = done ? "Testo copiato." : "Il browser non permette di copiare: il testo è selezionato qui sotto, copialo tu.";
  }

  window.ParoleInvio = { offer, copyOut, issue, mail, letter };
})();
