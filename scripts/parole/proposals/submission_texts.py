"""What is said of a proposal that came from an issue: the answer in the issue, its pull request.

Every text is Markdown or plain text for the forge, with what people typed made harmless.
"""

from __future__ import annotations

from collections.abc import Iterator

from parole.proposals.change_report import report
from parole.proposals.change_rules import check_change
from parole.proposals.comparison import compare_readings
from parole.proposals.forge_text import escaped, fenced, listed, safe_name, within
from parole.proposals.said import spoken
from parole.proposals.submission import THE_TEXT, Outcome, Proposal
from parole.reading.problems import counted

# Found again in the issue, so that the answer is updated in its place: never change it.
MARK = "<!-- parole-in-comune: segnalazione -->"
MAX_FAULTS = 60


def texts(proposal: Proposal) -> dict[str, str]:
    """Return the files that say what to do with a proposal, by name; if it is ready, with its pull request.

    The branch is made of letters, digits and hyphens, whatever the issue says.
    """
    said = {"esito.txt": f"{proposal.outcome.value}\n", "risposta.md": answer(proposal)}
    if proposal.outcome is not Outcome.READY or not proposal.issue.number:
        return said
    number, id_ = proposal.issue.number, proposal.id
    concept = proposal.after.glossary.concepts.get(id_)
    name = safe_name(concept.full_name) if concept else id_
    what = "Correzione" if id_ in proposal.before.word_ids else "Parola nuova"
    return said | {
        "ramo.txt": f"proposta/{number}-{id_}\n",
        "commit.txt": f"{what}: {id_}\n\nDalla segnalazione n. {number}.\n",
        "titolo.txt": f"{what}: {name or id_}\n",
        "corpo.md": _body(proposal),
        "file.txt": "".join(f"{path}\n" for path in proposal.files),
    }


def _body(proposal: Proposal) -> str:
    changes = check_change(proposal.before, proposal.after)
    comparison = compare_readings(proposal.before, proposal.after)
    # The report has a mark of its own, for the comment that the checks write: here it must not be found.
    text = report(comparison, [*changes, *proposal.warnings]).split("\n\n", 1)[1]
    opening = (
        f"Nasce dalla segnalazione #{proposal.issue.number}. Closes #{proposal.issue.number}\n\n"
        "I controlli sono già passati. Prima di unirla, rileggetela dai due lati: pubblicare non è approvare."
    )
    return within("\n\n".join([opening, *_notes(proposal), text]))


def answer(proposal: Proposal) -> str:
    """Return the answer to write in the issue, empty if the issue did not come from the form.

    When the proposal is ready, who opens the pull request adds its address at the end.
    """
    if proposal.outcome is Outcome.OTHER:
        return ""
    return within("\n\n".join([MARK, *_ANSWERS[proposal.outcome](proposal)]) + "\n")


def _notes(proposal: Proposal) -> Iterator[str]:
    if proposal.notes:
        yield "\n".join(f"- {escaped(note)}" for note in proposal.notes)


def _ready(proposal: Proposal) -> Iterator[str]:
    yield "Grazie! La tua segnalazione è diventata una proposta, e i controlli sono passati."
    yield from _notes(proposal)
    if warnings := proposal.warnings:
        yield (
            "C’è 1 avviso da guardare con calma: non ferma la proposta."
            if len(warnings) == 1
            else f"Ci sono {len(warnings)} avvisi da guardare con calma: non fermano la proposta."
        )
        yield "\n".join(f"- {escaped(f'{spoken(w.field) or THE_TEXT}: {w.message}')}" for w in warnings)
    yield (
        "Ora la rileggono i due lati. Se vuoi cambiare qualcosa, modifica il testo di questa segnalazione: "
        "la proposta si aggiorna da sola, finché nessun altro ci lavora."
    )


def _to_mend(proposal: Proposal) -> Iterator[str]:
    number = counted(len(proposal.faults), "cosa da sistemare", "cose da sistemare")
    yield f"Grazie! Prima di farne una proposta c’è ancora qualcosa: **{number}**."
    yield listed([escaped(fault) for fault in proposal.faults], MAX_FAULTS, "altra", "altre")
    yield from _notes(proposal)
    if proposal.base:
        yield (
            "Confronta i due testi. Se va bene quello di adesso, togli il tuo dalla segnalazione. Se vuoi "
            "proporre lo stesso il tuo, anche ritoccato, scrivi nel campo «Partenza» di questa segnalazione:"
        )
        yield fenced(proposal.base)
    yield (
        "Niente è andato perduto: modifica il testo di questa segnalazione (i tre puntini in alto a destra, "
        "poi «Modifica» o «Edit») e la rileggo da capo. Se non sai come fare, scrivilo qui sotto: ti aiuta "
        "la redazione."
    )


def _same(proposal: Proposal) -> Iterator[str]:
    yield f"Grazie! La voce «{escaped(proposal.id)}» dice già così: non c’è niente da cambiare."
    yield from _notes(proposal)
    yield "Se volevi cambiare qualcosa, modifica il testo di questa segnalazione e la rileggo da capo."


_ANSWERS = {Outcome.READY: _ready, Outcome.TO_MEND: _to_mend, Outcome.SAME: _same}
