"""The report of a proposal: what changes, in plain Italian, as one Markdown comment.

Its reader may never have seen a file of the glossary. Everything that comes from the files is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parole.model.concept import Approval
from parole.proposals.comparison import Comparison, Kind, ListChange, TextChange, WordChange
from parole.proposals.forge_text import escaped, within
from parole.proposals.spoken import spoken
from parole.proposals.word_diff import word_diff
from parole.reading.problems import Level, Problem, counted

# Found again in the comment, so that it is updated in its place: never change it.
MARK = "<!-- parole-in-comune: resoconto -->"
MAX_PROBLEMS = 40
_HEADLINES = {
    Kind.NEW: "parola nuova",
    Kind.CHANGED: "",
    Kind.MOVED: "si sposta",
    Kind.WITHDRAWN: "si ritira",
    Kind.LOST: "sparisce",
}
_TOTALS = {
    Kind.NEW: ("parola nuova", "parole nuove"),
    Kind.CHANGED: ("parola cambiata", "parole cambiate"),
    Kind.MOVED: ("parola spostata", "parole spostate"),
    Kind.WITHDRAWN: ("parola ritirata", "parole ritirate"),
    Kind.LOST: ("parola che sparisce", "parole che spariscono"),
}
_LEGEND = "Nei testi, ~~ciò che esce è barrato~~ e **ciò che entra è in grassetto**."


def report(comparison: Comparison, problems: Iterable[Problem] = (), preview: str = "") -> str:
    """Return the comment; ``problems`` are those to show, ``preview`` an address of the built site."""
    blocks = [MARK, f"## {_title(comparison)}", *_preview(preview), *_problems(list(problems))]
    blocks += _approvals(comparison)
    if comparison.words:
        blocks.append(_LEGEND)
    for word in comparison.words:
        blocks += _word(word)
    blocks += _registers(comparison)
    return within("\n\n".join(blocks) + "\n")


def _title(comparison: Comparison) -> str:
    kinds = [word.kind for word in comparison.words]
    totals = [counted(kinds.count(kind), *_TOTALS[kind]) for kind in Kind if kind in kinds]
    return f"Che cosa cambia: {', '.join(totals) or 'nessuna parola'}"


def _preview(address: str) -> Iterator[str]:
    if address:
        yield f"**Anteprima:** [scarica il sito con queste modifiche]({address}) e apri `index.html`."


def _problems(problems: list[Problem]) -> Iterator[str]:
    for level, title in ((Level.ERROR, "Da correggere"), (Level.WARNING, "Da guardare")):
        found = [problem for problem in problems if problem.level is level]
        if not found:
            continue
        yield f"### {title} ({len(found)})"
        lines = [f"- {_place(problem)}: {escaped(problem.message)}" for problem in found[:MAX_PROBLEMS]]
        more = len(found) - MAX_PROBLEMS
        yield "\n".join(
            [*lines, *([f"- …e {counted(more, 'altro problema', 'altri problemi')}."] if more > 0 else [])]
        )
    if not any(problem.level is Level.ERROR for problem in problems):
        yield "I controlli non trovano errori."


def _place(problem: Problem) -> str:
    name = problem.place.path.rsplit("/", 1)[-1]
    field = f", *{escaped(spoken(problem.field))}*" if problem.field else ""
    return f"**{escaped(name)}**, riga {problem.place.line}{field}"


def _approvals(comparison: Comparison) -> Iterator[str]:
    lines = [line for word in comparison.words for line in _approval_lines(word)]
    if lines:
        yield "### Approvazioni"
        yield "\n".join(lines)


def _approval_lines(word: WordChange) -> Iterator[str]:
    name = escaped(word.name)
    for approval in word.dropped:
        yield f"- **{name}**: **decade** l’approvazione di {_who(approval)}. Chi l’ha data deve rileggere."
    for approval in word.given:
        yield f"- **{name}**: approva {_who(approval)}."
    for approval in word.revived:
        yield f"- **{name}**: torna valida l’approvazione di {_who(approval)}: il testo è di nuovo quello."


def _who(approval: Approval) -> str:
    return f"{escaped(approval.ente)} ({approval.lato.label}, {approval.data.isoformat()})"


def _word(word: WordChange) -> Iterator[str]:
    what = _HEADLINES[word.kind]
    yield f"### {escaped(word.name)}{f' ({what})' if what else ''}"
    if word.heir:
        yield f"Chi apre la vecchia pagina arriva a «{escaped(word.heir)}»."
    if word.kind in {Kind.NEW, Kind.CHANGED}:
        for change in word.texts:
            if word.kind is Kind.NEW and change.part == "termine":
                continue  # the title has just said it
            yield f"**{escaped(change.label)}**{_news(change) if word.kind is Kind.CHANGED else ''}"
            yield word_diff(change.before, change.after)
    if facts := "\n".join(_facts(word)):
        yield facts


def _news(change: TextChange) -> str:
    """Say of a whole text that it comes or goes, which marks inside it would not show."""
    return "" if change.before and change.after else " (testo nuovo)" if change.after else " (testo tolto)"


def _facts(word: WordChange) -> Iterator[str]:
    if word.kind in {Kind.NEW, Kind.CHANGED}:
        yield from (_list(change) for change in word.lists)
    before, after = word.states
    if before and after and before is not after:
        yield f"- Stato: da *{before.label.lower()}* a *{after.label.lower()}*."
    elif after and not before:
        yield f"- Stato: *{after.label.lower()}*."
    if word.texts:
        yield from _readability(*word.readability)
    if word.new_addresses:
        yield f"- Indirizzi nuovi: {_addresses(word.new_addresses)}."
    if word.lost_addresses:
        yield f"- **Indirizzi che non portano più qui**: {_addresses(word.lost_addresses)}."


def _list(change: ListChange) -> str:
    if change.part == "note_redazionali":
        return "- Note redazionali: cambiate (non si pubblicano)."
    pieces = [f"entra **{escaped(item)}**" for item in change.added]
    pieces += [f"esce ~~{escaped(item)}~~" for item in change.removed]
    return f"- {escaped(change.label)}: {', '.join(pieces) or 'cambia l’ordine'}."


def _readability(before: int | None, after: int | None) -> Iterator[str]:
    if after is None:
        return
    was = "" if before is None else ", come prima" if before == after else f", era {before}"
    yield f"- Leggibilità (Gulpease, da 0 a 100: più è alta, più è facile): {after}{was}."


def _addresses(addresses: Iterable[str]) -> str:
    return ", ".join(f"`/{address}`" for address in addresses)


def _registers(comparison: Comparison) -> Iterator[str]:
    for register in comparison.registers:
        changes = (("entra", register.added), ("cambia", register.changed), ("esce", register.removed))
        yield f"### Registro: {register.part}"
        yield "\n".join(f"- {what}: {', '.join(map(escaped, ids))}." for what, ids in changes if ids)
