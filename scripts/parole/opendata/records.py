"""Words and registers → published records (:mod:`parole.opendata.published`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from parole.glossary import addresses
from parole.glossary.citations import address_of, article_urn
from parole.glossary.editions import Frozen
from parole.glossary.identifiers import identifiers_of
from parole.glossary.readings import read_of
from parole.glossary.site_facts import SiteFacts
from parole.glossary.state import digest, sides_to_read_again, state, valid_approvals
from parole.language.inline import sentence
from parole.language.readability import entry_text, gulpease
from parole.model.concept import Citation, Concept, Record
from parole.model.parts import ITEMS, TEXTS, prose_fields, text_at, value_at
from parole.opendata import published as shapes
from parole.rendering.renderer import CLOSED, Renderer

Entry = shapes.PublishedWord | shapes.PublishedRedirect | shapes.PublishedWithdrawn
Written = TypeVar("Written", bound=BaseModel)


def entries(renderer: Renderer) -> tuple[Entry, ...]:
    """Return words, redirects and withdrawn words, in the order of their ids."""
    glossary, facts = renderer.glossary, renderer.facts
    found: list[Entry] = [renderer.of_word(word, id_) for id_ in glossary.concepts]
    for id_, moved in glossary.redirects.items():
        place = shapes.ComputedPlace(indirizzi=word_addresses(facts, id_))
        found.append(shapes.PublishedRedirect(id=id_, tipo="rinvio", scritto=moved, calcolato=place))
    for id_, withdrawn in glossary.withdrawn.items():
        place = shapes.ComputedPlace(indirizzi=word_addresses(facts, id_))
        found.append(shapes.PublishedWithdrawn(id=id_, tipo="ritirata", scritto=withdrawn, calcolato=place))
    return tuple(sorted(found, key=lambda entry: entry.id))


def of_today(renderer: Renderer, id_: str) -> dict[str, Any]:
    """Return the record of a word as it would be read from its JSON, to set it beside a frozen one."""
    return renderer.of_word(word, id_).model_dump(mode="json", by_alias=True, exclude_defaults=True)


def word(renderer: Renderer, id_: str) -> shapes.PublishedWord:
    """Return a word with all that the glossary says of it."""
    glossary, concept = renderer.glossary, renderer.glossary.concepts[id_]
    near = glossary.near(concept)
    above, below, beside = _ids(near.broader), _ids(near.narrower), _ids(near.related)
    computed = shapes.ComputedWord(
        nome=concept.full_name,
        indirizzi=word_addresses(renderer.facts, concept.id),
        stato=state(concept),
        lati_scritti=tuple(concept.sides),
        lati_da_rileggere=sides_to_read_again(concept),
        edizione=_edition(renderer.facts, glossary.lives.get(concept.id, ())),
        approvazioni_valide=valid_approvals(concept),
        testi=_plain_texts(renderer, concept),
        sigle=tuple(shapes.Acronym(sigla=a, voci=_ids(glossary.by_acronym[a])) for a in concept.sigle),
        legami=shapes.Links(piu_ampio=above, piu_specifico=below, vedi_anche=beside),
        dove_ricorre=_ids(renderer.recurs[concept.id]),
        citazioni=tuple(_citations(renderer, concept)),
        gulpease=gulpease(entry_text(concept)),
        impronta=digest(concept),
    )
    return shapes.PublishedWord(
        id=concept.id, tipo="voce", scritto=_written(shapes.WrittenWord, concept), calcolato=computed
    )


def sources(renderer: Renderer) -> tuple[shapes.PublishedSource, ...]:
    """Return the sources of the register, in the order of their ids, each with the words that cite it."""
    glossary = renderer.glossary
    citing: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for concept in sorted(glossary.concepts.values(), key=lambda concept: concept.id):
        for _, citation in glossary.citations_of(concept):
            citing[citation.fonte][concept.id] = None
    return tuple(
        shapes.PublishedSource(
            id=id_,
            scritto=_written(shapes.WrittenSource, source),
            calcolato=shapes.ComputedSource(
                indirizzo=address_of(source),
                identificativi=renderer.once(_identifiers)[id_],
                citata_da=tuple(citing[id_]),
            ),
        )
        for id_, source in sorted(glossary.sources.items())
    )


def areas(renderer: Renderer) -> tuple[shapes.PublishedArea, ...]:
    """Return the areas, in the order of the register."""
    facts, words = renderer.facts, renderer.glossary.by_area
    return tuple(
        shapes.PublishedArea(id=id_, scritto=area, calcolato=_list(facts, addresses.area(id_), words[id_]))
        for id_, area in renderer.glossary.areas.items()
    )


def paths(renderer: Renderer) -> tuple[shapes.PublishedPath, ...]:
    """Return the reading paths, in the order of the register."""
    facts, glossary = renderer.facts, renderer.glossary
    steps = {id_: [concept for _, concept in glossary.steps_of(id_)] for id_ in glossary.paths}
    return tuple(
        shapes.PublishedPath(id=id_, scritto=path, calcolato=_list(facts, addresses.path(id_), steps[id_]))
        for id_, path in glossary.paths.items()
    )


def _list(facts: SiteFacts, address: str, words: Iterable[Concept]) -> shapes.ComputedList:
    return shapes.ComputedList(indirizzi=shapes.Addresses(pagina=_place(facts, address)), voci=_ids(words))


def word_addresses(facts: SiteFacts, id_: str) -> shapes.Addresses:
    """Return where the page and the JSON of a word are."""
    return shapes.Addresses(
        pagina=_place(facts, addresses.word(id_)), dati=_place(facts, addresses.word_data(id_))
    )


def _edition(facts: SiteFacts, life: tuple[Frozen, ...]) -> shapes.Edition | None:
    """Return the last edition of a word, or ``None`` if it was never published."""
    if not life:
        return None
    said = edition(facts, life[-1].id, life[0].day, life[-1].day)
    return said.model_copy(update={"sha256": life[-1].sha256})


def edition(facts: SiteFacts, id_: str, created: date, day: date) -> shapes.Edition:
    """Return where the edition of ``day`` of a word is."""
    page, data = (_place(facts, address(id_, day)) for address in (addresses.frozen, addresses.frozen_data))
    return shapes.Edition(creata=created, modificata=day, pagina=page, dati=data)


def _place(facts: SiteFacts, address: str) -> shapes.Place:
    return shapes.Place(percorso=address, assoluto=facts.absolute(address) if facts.url else None)


def _written(shape: type[Written], record: object) -> Written:
    """Return a checked record in the shape that is published; nothing is checked again."""
    return shape.model_construct(**{name: getattr(record, name) for name in shape.model_fields})


def _plain_texts(renderer: Renderer, concept: Concept) -> shapes.PlainTexts:
    texts = {part.name: text for part in TEXTS if (text := text_at(concept, part.at))}
    plain = {name: renderer.plain(sentence(text) if name in CLOSED else text) for name, text in texts.items()}
    items = {part.name: [_plain_item(renderer, i) for i in value_at(concept, part.at)] for part in ITEMS}
    return shapes.PlainTexts.model_validate(plain | items)


def _plain_item(renderer: Renderer, item: Record) -> Record:
    prose = {name: renderer.plain(getattr(item, name)) for name in prose_fields(type(item))}
    return item.model_copy(update=prose)


def _citations(renderer: Renderer, concept: Concept) -> Iterator[shapes.ComputedCitation]:
    made, sources = renderer.once(_computed), renderer.glossary.sources
    for part, citation in renderer.glossary.citations_of(concept):
        if citation.fonte in sources:
            key = (part, citation.fonte, citation.rif, citation.storico)
            if key not in made:
                made[key] = _citation(renderer, part, citation)
            yield made[key]


def _computed(_: Renderer) -> dict[tuple[str, str, str | None, bool], shapes.ComputedCitation]:
    """Return where computed citations are kept: many words cite the same place."""
    return {}


def _citation(renderer: Renderer, part: str, citation: Citation) -> shapes.ComputedCitation:
    source, known = renderer.glossary.sources[citation.fonte], renderer.once(_identifiers)[citation.fonte]
    urn, reading = article_urn(source, citation.rif), read_of(renderer.glossary, citation)
    # Nothing is checked again: it all comes from checked records.
    return shapes.ComputedCitation.model_construct(
        parte=cast(shapes.Part, part),
        fonte=citation.fonte,
        nome=source.nome,
        rif=citation.rif,
        storico=citation.storico,
        indirizzo=address_of(source, citation.rif),
        identificativi=known.model_copy(update={"urn": urn}) if urn else known,
        lettura=_written(shapes.CitedReading, reading) if reading else None,
    )


def _identifiers(renderer: Renderer) -> dict[str, shapes.Identifiers]:
    """Return the identifiers of every source, by id."""
    known = renderer.glossary.sources.items()
    return {id_: _written(shapes.Identifiers, identifiers_of(source)) for id_, source in known}


def _ids(words: Iterable[Concept]) -> tuple[str, ...]:
    return tuple(concept.id for concept in words)
