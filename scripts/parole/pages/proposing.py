"""The form «Proponi»: its frame. The browser puts in the fields of the model (:mod:`parole.form`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from parole.model.parts import HEADINGS, ITEMS, PARTS, TEXTS, Kind
from parole.rendering.page import Fragment
from parole.rendering.renderer import Renderer

_MAIL = re.compile(r"(?:mailto:)?(?P<address>[^\s@/:?&]+@[^\s@/:?&]+\.[^\s@/:?&]+)")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form: from the field ``start`` on, in the order of the model, until the next part."""

    start: str
    title: str
    intro: str
    folded: bool = False


SECTIONS = (
    Section("termine", "La parola", ""),
    Section("accezione", "Altri nomi", "Sigle, altre grafie, forme da evitare, se servono.", folded=True),
    Section("area", "Il nucleo comune", "Quello che i due lati potrebbero firmare oggi."),
    Section("pa", "Le due voci", "Racconta che cosa la parola fa accadere nel tuo lavoro, con parole tue."),
    Section("accordo", "L’incontro", "Fermandosi a queste due voci, due persone farebbero la stessa cosa?"),
    Section("come_dirlo", HEADINGS["come_dirlo"], "Basta una delle due, una frase o una domanda."),
    Section("da_non_confondere", HEADINGS["da_non_confondere"], "", folded=True),
    Section("casi", HEADINGS["casi"], ""),
    Section("esempio", "Un caso concreto", "Niente persone riconoscibili.", folded=True),
    Section("fonti", "Le altre fonti", "", folded=True),
    Section("piu_ampio", "Parole vicine", "", folded=True),
    Section("scade", "Per la redazione", "", folded=True),
)  # fmt: skip


def _form(renderer: Renderer, root: str) -> Markup:
    facts = renderer.facts
    return renderer.render(
        "proponi.html",
        root,
        sezioni=SECTIONS,
        parti=[part for part in PARTS if part in TEXTS or part in ITEMS],
        nomi=[part for part in PARTS if part.kind is Kind.NAME and len(part.at) > 1],
        elenchi=ITEMS,
        titoli={part.section: part.label for part in PARTS} | HEADINGS,
        ramo=branch_of(facts.edit_uri),
        posta=mail_address(facts.contacts),
    )


def branch_of(edit_uri: str) -> str:
    """Return the branch that editors change: ``edit/main/docs/`` → ``main``."""
    parts = edit_uri.strip("/").split("/")
    return parts[1] if len(parts) > 1 and parts[0] in {"edit", "blob"} else "main"


def mail_address(contacts: str) -> str:
    """Return the address inside the slot of contacts, or an empty text when it holds something else."""
    found = _MAIL.fullmatch(contacts)
    return found["address"] if found else ""


FRAGMENTS: dict[str, Fragment] = {"proponi": _form}
