"""The lexical annex of an act: what it takes of each word, as it was frozen or, before that, as it is today.

The page «Allegato» lays these lines out, and compares an annex that comes back with them. So what is said
here of a frozen record is frozen too: a label that changed would tell an honest annex that it was altered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from typing import Any

from markupsafe import Markup

from parole.glossary import addresses
from parole.glossary.editions import Frozen, Record
from parole.model.values import SideName, State
from parole.opendata import records
from parole.pages.editions import member_of, since, verdict_of
from parole.rendering.data_script import data_script
from parole.rendering.page import Fragment
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer
from parole.rendering.templating import italian_date

SCRIPT = "ParoleAllegato"
Line = list[str]
_SIDES = {SideName.PA: "Per la pubblica amministrazione", SideName.TERZO_SETTORE: "Per il Terzo settore"}
_UNWRITTEN = "questa voce non era ancora stata scritta"


def _annex(renderer: Renderer, root: str) -> Markup:
    """Return the page «Allegato»: the chooser, the paper, the check of an annex that comes back."""
    glossary = renderer.glossary
    paths = [(id_, path.titolo, glossary.words_of(id_)) for id_, path in glossary.paths.items()]
    return renderer.render("allegato.html", root, percorsi=paths)


def scripts(renderer: Renderer) -> Iterator[Planned]:
    """Yield the script of every word that is or was ever published."""
    for id_ in sorted({*renderer.glossary.concepts, *renderer.glossary.frozen}):
        yield addresses.annexed(id_), partial(_script, renderer, id_)


def _script(renderer: Renderer, id_: str) -> str:
    return data_script(SCRIPT, {"id": id_, "versioni": versions(renderer, id_)})


def versions(renderer: Renderer, id_: str) -> list[dict[str, Any]]:
    """Return what an annex says of a word: each edition, the oldest first, or the draft of today."""
    glossary = renderer.glossary
    life = glossary.lives.get(id_, ()) if id_ in glossary.concepts else glossary.frozen[id_]
    if life:
        return [_edition(renderer, frozen) for frozen in life]
    return [_version(renderer, renderer.of_word(records.of_today, id_))]


def _edition(renderer: Renderer, frozen: Frozen) -> dict[str, Any]:
    said, after = frozen.record["calcolato"]["edizione"], since(renderer, frozen)
    closing = [
        ["Edizione", f"del {italian_date(frozen.day)}"],
        ["Indirizzo", said["pagina"].get("assoluto") or said["pagina"]["percorso"]],
        ["Impronta SHA-256", frozen.sha256],
    ]
    return _version(renderer, frozen.record) | {
        "id": frozen.id,
        "giorno": frozen.day.isoformat(),
        "fine": closing,
        "poi": asdict(after),
    }


def _version(renderer: Renderer, record: Record) -> dict[str, Any]:
    """Return what a record says, closed as a draft."""
    computed = record["calcolato"]
    page = computed["indirizzi"]["pagina"]
    draft = [
        ["Edizione", "nessuna edizione pubblicata (il testo può ancora cambiare)"],
        ["Indirizzo", page.get("assoluto") or renderer.facts.absolute(page["percorso"])],
        ["Impronta del testo", computed["impronta"]],
    ]
    return {"id": record["id"], "nome": computed["nome"], "righe": [*_lines(record)], "bozza": draft}


def _lines(record: Record) -> Iterator[Line]:
    """Yield each line: its label, what it says, and for a side what it means in the work."""
    computed, texts = record["calcolato"], record["calcolato"]["testi"]
    approved = [
        f"approvata da {one['ente']} ({member_of(SideName, one['lato']).label})"
        for one in computed["approvazioni_valide"]
    ]
    state = member_of(State, computed["stato"])
    yield ["Stato", "; ".join([f"{state.label} ({state.help})", *approved])]
    yield ["Accordo", verdict_of(record["scritto"])]
    yield ["In breve", texts["in_breve"]]
    for side, label in _SIDES.items():
        found = [texts.get(f"{side.value}_{part}") for part in ("vuol_dire", "definizione")]
        yield [label, *([text for text in found if text] or [_UNWRITTEN])]


FRAGMENTS: dict[str, Fragment] = {"allegato": _annex}
