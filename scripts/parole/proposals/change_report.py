"""The report of a proposal: what changes, in plain Italian, as one Markdown comment.

Its reader may never have seen a file of the glossary. Everything that comes from the files is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parole.glossary import addresses
from parole.language.word_changes import Piece, word_changes
from parole.model.concept import Approval
from parole.model.parts import PARTS
from parole.proposals.comparison import Comparison, Kind, ListChange, TextChange, WordChange
from parole.proposals.forge_text import escaped, listed, within
from parole.proposals.said import spoken
from parole.reading.problems import Level, Problem, counted, errors_in, has_errors

# Found again in the comment, so that it is updated in its place: never change it.
MARK = "<!-- parole-in-comune: resoconto -->"
MAX_PROBLEMS = 40
# What happens to a word: beside its name, then in the title of the report, of one and of many.
_KINDS = {
    Kind.NEW: ("parola nuova", "parola nuova", "parole nuove"),
    Kind.CHANGED: ("", "parola cambiata", "parole cambiate"),
    Kind.RENAMED: ("cambia indirizzo", "parola rinominata", "parole rinominate"),
    Kind.MOVED: ("si sposta", "parola spostata", "parole spostate"),
    Kind.WITHDRAWN: ("si ritira", "parola ritirata", "parole ritirate"),
    Kind.LOST: ("sparisce", "parola che sparisce", "parole che spariscono"),
}
# What a proposal may touch beside the words, by the beginning of the path: the first that fits counts.
_OUTSIDE = {
    ".github/workflows/": "programmi che la piattaforma fa partire da sola",
    ".github/": "impostazioni della piattaforma",
    "glossary/edizioni/": "testi già pubblicati",
    "glossary/indirizzi.yml": "registro degli indirizzi",
    "glossary/novita.yml": "registro delle novità",
    "glossary/": "",
    "scripts/": "codice",
    "tests/": "prove",
    "docs/assets/": "aspetto e programmi delle pagine",
    "docs/tema/": "aspetto e programmi delle pagine",
    "docs/": "pagine",
    "": "altri file del progetto",
}
MAX_PATHS = 20
# The words of which it is told what they say: of those that go, it is told where.
_TOLD = frozenset({Kind.NEW, Kind.CHANGED, Kind.RENAMED})
_LEGEND = "Nei testi, ~~ciò che esce è barrato~~ e **ciò che entra è in grassetto**."
# The name of each part for readers: «come_dirlo_da_scrivere» → «Da scrivere».
_LABELS = {part.name: part.label for part in PARTS}
_MARKED = {Piece.KEPT: "{}", Piece.OUT: "~~{}~~", Piece.IN: "**{}**"}


def report(
    comparison: Comparison, problems: Iterable[Problem] = (), preview: str = "", touched: Iterable[str] = ()
) -> str:
    """Return the comment; ``problems`` are those to show, ``preview`` the address of the words to be.

    ``touched`` are the paths of all the files of the project that change.
    """
    shown = list(problems)
    refused = {p.place.path.rpartition("/")[2].removesuffix(".yml") for p in errors_in(shown)}
    blocks = [MARK, f"## {_title(comparison)}", *_moved(comparison.sites)]
    if preview:
        link = f"[le parole come si vedranno]({preview})"
        blocks.append(f"**Anteprima:** {link}: una pagina, anche dal telefono.")
    blocks += [*_problems(shown), *_outside(touched), *_broken(comparison), *_approvals(comparison)]
    if comparison.words:
        blocks.append(_LEGEND)
    for word in comparison.words:
        blocks += _word(word, is_refused=word.id in refused)
    blocks += _registers(comparison)
    return within("\n\n".join(blocks) + "\n")


def _title(comparison: Comparison) -> str:
    kinds = [word.kind for word in comparison.words]
    totals = [counted(kinds.count(kind), *_KINDS[kind][1:]) for kind in Kind if kind in kinds]
    return f"Che cosa cambia: {', '.join(totals) or 'nessuna parola'}"


def _moved(sites: tuple[str, ...]) -> Iterator[str]:
    if sites:
        was, now = map(escaped, sites)
        yield (
            f"**ATTENZIONE: la pubblicazione cambia l’indirizzo del sito**, da {was} a {now}. Ogni link già "
            "dato, stampato o citato in un atto porta al vecchio: va bene solo se quello rimanda al nuovo."
        )


def _outside(touched: Iterable[str]) -> Iterator[str]:
    """Say what changes beside the words: it must not pass unseen under a comma put right."""
    found: dict[str, list[str]] = {}
    for path in sorted(touched):
        if what := next(name for start, name in _OUTSIDE.items() if path.startswith(start)):
            found.setdefault(what, []).append(path)
    if found:
        yield "### Questa proposta tocca anche altro"
        yield "\n".join(f"- **{what}** ({len(paths)}): {_paths(paths)}." for what, paths in found.items())


def _paths(paths: list[str]) -> str:
    more = [f"…e {counted(len(paths) - MAX_PATHS, 'altro', 'altri')}"] if len(paths) > MAX_PATHS else []
    return ", ".join([*map(escaped, paths[:MAX_PATHS]), *more])


def _broken(comparison: Comparison) -> Iterator[str]:
    for id_ in comparison.broken:
        yield f"### {escaped(id_)} (non si legge)"
        yield "Finché i suoi difetti, qui sopra, non sono corretti, non si può dire che cosa cambia."


def _problems(problems: list[Problem]) -> Iterator[str]:
    for level, title in ((Level.ERROR, "Da correggere"), (Level.WARNING, "Da guardare")):
        found = [problem for problem in problems if problem.level is level]
        if found:
            yield f"### {title} ({len(found)})"
            lines = [f"{_place(problem)}: {escaped(problem.message)}" for problem in found]
            yield listed(lines, MAX_PROBLEMS, "altro problema", "altri problemi")
    if not has_errors(problems):
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


def _word(word: WordChange, *, is_refused: bool) -> Iterator[str]:
    what = ", ".join(text for text in (_KINDS[word.kind][0], "da correggere" if is_refused else "") if text)
    yield f"### {escaped(word.name)}{f' ({what})' if what else ''}"
    if word.was:
        yield f"La pagina passa da `/{addresses.word(word.was)}` a `/{addresses.word(word.id)}`."
    if word.heir:
        yield f"Chi apre la vecchia pagina arriva a «{escaped(word.heir)}»."
    if word.kind in _TOLD:
        for change in word.texts:
            if word.kind is Kind.NEW and change.part == "termine":
                continue  # the title has just said it
            yield f"**{escaped(_LABELS[change.part])}**{_news(change) if word.kind is not Kind.NEW else ''}"
            yield word_diff(change.before, change.after)
    if facts := "\n".join(_facts(word)):
        yield facts


def _news(change: TextChange) -> str:
    """Say of a whole text that it comes or goes, which marks inside it would not show."""
    return "" if change.before and change.after else " (testo nuovo)" if change.after else " (testo tolto)"


def word_diff(before: str, after: str) -> str:
    """Return what changed in a text, word by word, as a quotation; if one is empty, the other as it is."""
    changes = word_changes(before, after)
    if any(piece is Piece.KEPT for piece, _ in changes):
        return f"> {' '.join(_MARKED[piece].format(escaped(text)) for piece, text in changes)}"
    if before and after:
        return f"> Prima: {escaped(before)}\n>\n> Dopo: {escaped(after)}"
    return f"> {escaped(before or after)}"


def _facts(word: WordChange) -> Iterator[str]:
    if word.kind in _TOLD:
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
    return f"- {escaped(_LABELS[change.part])}: {', '.join(pieces) or 'cambia l’ordine'}."


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
