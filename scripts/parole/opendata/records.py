"""Words and registers → published records (:mod:`parole.opendata.published`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar, cast

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
from parole.model.registers import Reading
from parole.opendata.published import (
    Acronym,
    Addresses,
    CitedReading,
    ComputedCitation,
    ComputedList,
    ComputedPlace,
    ComputedSource,
    ComputedWord,
    Edition,
    Identifiers,
    Links,
    Part,
    Place,
    PlainTexts,
    PublishedArea,
    PublishedPath,
    PublishedRedirect,
    PublishedSource,
    PublishedWithdrawn,
    PublishedWord,
    WrittenSource,
    WrittenWord,
)
from parole.rendering.renderer import CLOSED, Renderer

Entry = PublishedWord | PublishedRedirect | PublishedWithdrawn
Written = TypeVar("Written", bound=Record)


def entries(renderer: Renderer) -> tuple[Entry, ...]:
    """Return words, redirects and withdrawn words, in the order of their ids."""
    glossary, facts = renderer.glossary, renderer.facts
    found: list[Entry] = [renderer.of_word(word, id_) for id_ in glossary.concepts]
    for id_, moved in glossary.redirects.items():
        place = ComputedPlace(indirizzi=word_addresses(facts, id_))
        found.append(PublishedRedirect(id=id_, tipo="rinvio", scritto=moved, calcolato=place))
    for id_, withdrawn in glossary.withdrawn.items():
        place = ComputedPlace(indirizzi=word_addresses(facts, id_))
        found.append(PublishedWithdrawn(id=id_, tipo="ritirata", scritto=withdrawn, calcolato=place))
    return tuple(sorted(found, key=lambda entry: entry.id))


def of_today(renderer: Renderer, id_: str) -> dict[str, Any]:
    """Return the record of a word as it would be read from its JSON, to set it beside a frozen one."""
    return renderer.of_word(word, id_).model_dump(mode="json", by_alias=True, exclude_defaults=True)


def word(renderer: Renderer, id_: str) -> PublishedWord:
    """Return a word with all that the glossary says of it."""
    glossary, concept = renderer.glossary, renderer.glossary.concepts[id_]
    near = glossary.near(concept)
    links = Links(
        piu_ampio=_ids(near.broader), piu_specifico=_ids(near.narrower), vedi_anche=_ids(near.related)
    )
    computed = ComputedWord(
        nome=concept.full_name,
        indirizzi=word_addresses(renderer.facts, concept.id),
        stato=state(concept),
        lati_scritti=tuple(concept.sides),
        lati_da_rileggere=sides_to_read_again(concept),
        edizione=_edition(renderer.facts, glossary.lives.get(concept.id, ())),
        approvazioni_valide=valid_approvals(concept),
        testi=_plain_texts(renderer, concept),
        sigle=tuple(Acronym(sigla=a, voci=_ids(glossary.by_acronym[a])) for a in concept.sigle),
        legami=links,
        dove_ricorre=_ids(renderer.recurs[concept.id]),
        citazioni=tuple(_citations(renderer, concept)),
        gulpease=gulpease(entry_text(concept)),
        impronta=digest(concept),
    )
    return PublishedWord(
        id=concept.id, tipo="voce", scritto=_written(WrittenWord, concept), calcolato=computed
    )


def sources(renderer: Renderer) -> tuple[PublishedSource, ...]:
    """Return the sources of the register, in the order of their ids, each with the words that cite it."""
    glossary = renderer.glossary
    citing: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for concept in sorted(glossary.concepts.values(), key=lambda concept: concept.id):
        for _, citation in glossary.citations_of(concept):
            citing[citation.fonte][concept.id] = None
    return tuple(
        PublishedSource(
            id=id_,
            scritto=_written(WrittenSource, source),
            calcolato=ComputedSource(
                indirizzo=address_of(source),
                identificativi=renderer.once(_identifiers)[id_],
                citata_da=tuple(citing[id_]),
            ),
        )
        for id_, source in sorted(glossary.sources.items())
    )


def areas(renderer: Renderer) -> tuple[PublishedArea, ...]:
    """Return the areas, in the order of the register."""
    return tuple(
        PublishedArea(
            id=id_,
            scritto=area,
            calcolato=ComputedList(
                indirizzi=Addresses(pagina=_place(renderer.facts, addresses.area(id_))),
                voci=_ids(renderer.glossary.by_area[id_]),
            ),
        )
        for id_, area in renderer.glossary.areas.items()
    )


def paths(renderer: Renderer) -> tuple[PublishedPath, ...]:
    """Return the reading paths, in the order of the register."""
    return tuple(
        PublishedPath(
            id=id_,
            scritto=path,
            calcolato=ComputedList(
                indirizzi=Addresses(pagina=_place(renderer.facts, addresses.path(id_))),
                voci=tuple(concept.id for _, concept in renderer.glossary.steps_of(id_)),
            ),
        )
        for id_, path in renderer.glossary.paths.items()
    )


def word_addresses(facts: SiteFacts, id_: str) -> Addresses:
    """Return where the page and the JSON of a word are."""
    return Addresses(pagina=_place(facts, addresses.word(id_)), dati=_place(facts, addresses.word_data(id_)))


def _edition(facts: SiteFacts, life: tuple[Frozen, ...]) -> Edition | None:
    """Return the last edition of a word, or ``None`` if it was never published."""
    if not life:
        return None
    said = edition(facts, life[-1].id, life[0].day, life[-1].day)
    return said.model_copy(update={"sha256": life[-1].sha256})


def edition(facts: SiteFacts, id_: str, created: date, day: date) -> Edition:
    """Return where the edition of ``day`` of a word is."""
    page, data = (_place(facts, address(id_, day)) for address in (addresses.frozen, addresses.frozen_data))
    return Edition(creata=created, modificata=day, pagina=page, dati=data)


def _place(facts: SiteFacts, address: str) -> Place:
    return Place(percorso=address, assoluto=facts.absolute(address) if facts.url else None)


def _written(shape: type[Written], record: Record) -> Written:
    """Return a checked record in the shape that is published; nothing is checked again."""
    fields = {name: getattr(record, name) for name in shape.model_fields}
    return cast(Written, shape.model_construct(**fields))


def _plain_texts(renderer: Renderer, concept: Concept) -> PlainTexts:
    texts = {part.name: text_at(concept, part.at) for part in TEXTS}
    closed = {name: sentence(text) if name in CLOSED else text for name, text in texts.items() if text}
    plain = {name: renderer.plain(text) for name, text in closed.items()}
    items = {part.name: [_plain_item(renderer, i) for i in value_at(concept, part.at)] for part in ITEMS}
    return PlainTexts.model_validate(plain | items)


def _plain_item(renderer: Renderer, item: Record) -> Record:
    prose = {name: renderer.plain(getattr(item, name)) for name in prose_fields(type(item))}
    return item.model_copy(update=prose)


def _citations(renderer: Renderer, concept: Concept) -> Iterator[ComputedCitation]:
    made, sources = renderer.once(_computed), renderer.glossary.sources
    for part, citation in renderer.glossary.citations_of(concept):
        if citation.fonte in sources:
            key = (part, citation.fonte, citation.rif, citation.storico)
            if key not in made:
                made[key] = _citation(renderer, part, citation)
            yield made[key]


def _computed(_: Renderer) -> dict[tuple[str, str, str | None, bool], ComputedCitation]:
    """Return where computed citations are kept: many words cite the same place."""
    return {}


def _citation(renderer: Renderer, part: str, citation: Citation) -> ComputedCitation:
    source, known = renderer.glossary.sources[citation.fonte], renderer.once(_identifiers)[citation.fonte]
    # Nothing is checked again: it all comes from checked records.
    return ComputedCitation.model_construct(
        parte=cast(Part, part),
        fonte=citation.fonte,
        nome=source.nome,
        rif=citation.rif,
        storico=citation.storico,
        indirizzo=address_of(source, citation.rif),
        identificativi=_of_article(known, article_urn(source, citation.rif)),
        lettura=_reading(read_of(renderer.glossary, citation)),
    )


def _reading(reading: Reading | None) -> CitedReading | None:
    if reading is None:
        return None
    return CitedReading(letto_su=reading.letto_su, letto_il=reading.letto_il, versione=reading.versione)


def _identifiers(renderer: Renderer) -> dict[str, Identifiers]:
    """Return the identifiers of every source, by id."""
    return {
        id_: Identifiers(**asdict(identifiers_of(source)))
        for id_, source in renderer.glossary.sources.items()
    }


def _of_article(known: Identifiers, urn: str | None) -> Identifiers:
    """Return the identifiers of a citation: the urn is that of the article when one is cited."""
    return known.model_copy(update={"urn": urn}) if urn else known


def _ids(words: tuple[Concept, ...]) -> tuple[str, ...]:
    return tuple(concept.id for concept in words)
