"""A deck of flashcards for Anki for every reading path (``.apkg``: a zip with an SQLite collection inside).

Two kinds of card: from the word to both its meanings; from what one side says, with the word hidden, to the
side.
The ids of deck, kinds and notes depend on the ids of path and words alone: who imports a newer deck keeps
what they have learnt, and a word of two paths is one note, studied once: it stays in the deck that came
first, and its tags say all its paths. Dates are those of the last publication, so that a newer text wins.
"""

from __future__ import annotations

import hashlib
from calendar import timegm
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import genanki
from markupsafe import Markup, escape

from parole.drawing.palette import SHEETS
from parole.glossary import addresses
from parole.language.inline import sentence
from parole.materials.job import Job
from parole.materials.steady_zip import steady
from parole.model.concept import Concept
from parole.model.values import SideName
from parole.pages.quiz import Question, questions
from parole.rendering.edition import updated
from parole.rendering.leaflet import leaflet
from parole.rendering.renderer import Renderer

HIDDEN = "_____"
# Anki keeps 32-bit ids apart from its own, which are milliseconds.
_LOWEST = 1 << 30
# Before the first publication: older than any, and not 0, which Anki takes for a note that does not exist.
# Anki leaves a note whose date is the same, even when asked to update all: other texts have another second.
_NEVER, _SECONDS = date(2000, 1, 1), 1 << 28
TAG = "parole-in-comune"
_PA, _TS = SHEETS[SideName.PA], SHEETS[SideName.TERZO_SETTORE]
STYLE = f"""
.card {{ max-width: 40em; margin: 0 auto; padding: 1em; text-align: left; }}
.card {{ font: 18px/1.45 "Titillium Web", system-ui, sans-serif; }}
h1 {{ font: 600 1.7em/1.2 Georgia, serif; }}
h2 {{ margin: 0 0 .3em; font-size: .85em; }}
.foglio {{ margin: .7em 0; padding: .6em .9em; border: 2px solid; color: #231b33; }}
.foglio p {{ margin: 0; }}
.pa {{ border-color: {_PA.edge}; background: {_PA.ground}; }}
.terzo-settore {{ border-color: {_TS.edge}; border-radius: 1.1em; background: {_TS.ground}; }}
.nota {{ font-size: .85em; opacity: .8; }}
"""
_BOTH = """{{FrontSide}}<hr id=answer>
<div class="foglio pa"><h2>Pubblica amministrazione</h2><p>{{Pubblica amministrazione}}</p></div>
<div class="foglio terzo-settore"><h2>Terzo settore</h2><p>{{Terzo settore}}</p></div>
<p><b>{{Accordo}}</b></p>
{{#Attenzione}}<p><b>Attenzione.</b> {{Attenzione}}</p>{{/Attenzione}}
{{#Come dirlo}}<p>{{Come dirlo}}</p>{{/Come dirlo}}
<p class="nota">{{Stato}}. CC BY 4.0. {{Indirizzo}}</p>"""
_WHOSE = """{{FrontSide}}<hr id=answer>
<h1>{{Lato}}</h1><p>La parola è <b>{{Parola}}</b>. <b>{{Accordo}}</b></p>
{{#Attenzione}}<p><b>Attenzione.</b> {{Attenzione}}</p>{{/Attenzione}}
<p class="nota">{{Stato}}. CC BY 4.0. {{Indirizzo}}</p>"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of card: its name, its fields, the two faces."""

    name: str
    fields: tuple[str, ...]
    front: str
    back: str


MEANINGS = Kind(
    "Parole in comune: i due significati",
    (
        "Parola",
        "In breve",
        "Pubblica amministrazione",
        "Terzo settore",
        "Accordo",
        "Attenzione",
        "Come dirlo",
        "Stato",
        "Indirizzo",
    ),
    "<h1>{{Parola}}</h1><p>{{In breve}}</p><p>Che cosa vuol dire per il Comune? E per il Terzo settore?</p>",
    _BOTH,
)
WHOSE = Kind(
    "Parole in comune: di chi è?",
    ("Definizione", "Lato", "Parola", "Accordo", "Attenzione", "Stato", "Indirizzo"),
    '<p class="nota">Di chi è questa definizione?</p><p>{{Definizione}}</p>',
    _WHOSE,
)


@dataclass(frozen=True, slots=True)
class Card:
    """A note of the deck: its kind, what its identity depends on, its fields as HTML, its tags."""

    kind: Kind
    key: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]


def jobs(renderer: Renderer) -> Iterator[Job]:
    """Yield the deck of every reading path."""
    for id_, path in renderer.glossary.paths.items():
        words = renderer.glossary.words_of(id_)
        if not words:
            continue
        asked = (sorted(pair, key=lambda each: each.side) for pair in questions(renderer.glossary, id_))
        whose = (_question(renderer, question) for pair in asked for question in pair)
        cards = (*(_meanings(renderer, concept) for concept in words), *whose)
        day = updated(renderer.glossary)
        name = f"{renderer.facts.name}::{path.titolo}"
        told = " ".join((renderer.plain(path.descrizione), *_warnings(renderer, id_)))
        at = timegm((day or _NEVER).timetuple()) + (0 if day else number(repr(cards)) % _SECONDS)
        content = (f"percorso {id_}", name, told, cards, at)
        yield Job(addresses.path_download(id_, "apkg"), deck, content)


def _warnings(renderer: Renderer, path_id: str) -> Iterator[str]:
    """Yield what the description of a deck says of importing it."""
    glossary = renderer.glossary
    here = {word.id for word in glossary.words_of(path_id)}
    others = [
        path.titolo
        for id_, path in glossary.paths.items()
        if id_ != path_id and any(word.id in here for word in glossary.words_of(id_))
    ]
    if others:
        yield (
            f"Alcune parole sono anche in altri percorsi ({', '.join(others)}): se le hai già, restano in "
            f"quel mazzo, per non studiarle due volte. Le trovi tutte cercando tag:{_tag(path_id)} ."
        )
    if updated(glossary) is None:
        yield "Sono bozze, senza data: per averle aggiornate, importando scegli di aggiornare sempre le note."


def _tag(path_id: str) -> str:
    return f"{TAG}::percorso::{path_id}"


def _tags(renderer: Renderer, concept: Concept) -> tuple[str, ...]:
    """Return the tags of a word: the same in every deck, whichever path it comes from."""
    return TAG, *dict.fromkeys(_tag(stop.path) for stop in renderer.stops[concept.id])


def _meanings(renderer: Renderer, concept: Concept) -> Card:
    """Return the card that goes from the word to both sides."""
    texts, said = renderer.unlinked(concept.id), leaflet(renderer, concept)
    sides = (texts.get(f"{name}_vuol_dire") or texts.get(f"{name}_definizione", "") for name in SideName)
    slot = Markup("<b>{}:</b> {}")
    advice = Markup("<br>").join(slot.format(name, text) for name, text in said.advice)
    fields = (
        escape(concept.full_name),
        texts["in_breve"],
        *sides,
        escape(said.judgement),
        texts.get("attenzione", ""),
        advice,
        *_foot(said.status, said.link),
    )
    return Card(MEANINGS, f"significati {concept.id}", _spoken(renderer, fields), _tags(renderer, concept))


def _question(renderer: Renderer, question: Question) -> Card:
    """Return the card that goes from a definition to the side it is of."""
    said = leaflet(renderer, question.concept)
    text = "".join(HIDDEN if index % 2 else piece for index, piece in enumerate(question.pieces))
    shown = (
        sentence(text),
        question.side.label,
        question.concept.full_name,
        f"{said.verdict}.",
        question.hint,
    )
    fields = (*map(escape, shown), *_foot(said.status, said.link))
    key, tags = f"di chi {question.concept.id} {question.side}", _tags(renderer, question.concept)
    return Card(WHOSE, key, _spoken(renderer, fields), tags)


def _foot(state: str, link: str) -> tuple[Markup, Markup]:
    """Return the state of the word and the link to it, where the site has an address."""
    shown = Markup('<a href="{0}">{0}</a>').format(link) if link.startswith("http") else Markup()
    return escape(state), shown


def _spoken(renderer: Renderer, fields: Sequence[Markup | str]) -> tuple[str, ...]:
    """Return the fields with the language of their foreign words."""
    return tuple(str(renderer.languages.mark(Markup(field))) for field in fields)


def deck(key: str, name: str, description: str, cards: Sequence[Card], published: int) -> bytes:
    """Return a deck as Anki imports it; ``published`` is the day of its texts, in seconds since 1970."""
    made = genanki.Deck(number(key), name, str(escape(description)))
    models = {kind.name: _model(kind) for kind in (MEANINGS, WHOSE)}
    for card in cards:
        guid = genanki.guid_for("parole-in-comune", card.key)
        note = genanki.Note(models[card.kind.name], list(card.fields), guid=guid, tags=list(card.tags))
        made.add_note(note)
    out = BytesIO()
    genanki.Package(made).write_to_file(out, timestamp=float(published))
    return steady(out.getvalue())


def number(key: str) -> int:
    """Return the permanent number of a deck or of a kind of card."""
    return _LOWEST + int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % _LOWEST


def _model(kind: Kind) -> genanki.Model:
    return genanki.Model(
        number(kind.name),
        kind.name,
        fields=[{"name": field} for field in kind.fields],
        templates=[{"name": kind.name, "qfmt": kind.front, "afmt": kind.back}],
        css=STYLE,
    )
