"""The pages that answer at old and short addresses: they lead on, ask which meaning, or say what happened.

What each address means is decided in :mod:`parole.glossary.old_addresses`. A page that only leads on is bare
and small: it works without JavaScript (``<meta http-equiv="refresh">`` for whoever has none) and with it
keeps the ``#fragment``. None of these pages is in the sitemap, nor offered to search engines.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache, partial

from markupsafe import Markup, escape

from parole.embedding.link_preview import description_of, heading, preview
from parole.embedding.oembed import discovery
from parole.glossary import addresses
from parole.glossary.linking import PageLinks
from parole.glossary.old_addresses import PAGE_KINDS, copies, moved_ids, shown_form
from parole.language.inline import InlineText
from parole.pages.history import history
from parole.rendering.page import Fragment, Heading, Page, template
from parole.rendering.planned import Make, Planned, PlannedPage
from parole.rendering.renderer import Renderer


def pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield the tombstones, then the pages that ask which meaning of a short link is wanted."""
    for id_ in sorted(renderer.glossary.withdrawn):
        yield addresses.word(id_), partial(tombstone, renderer, id_)
    for form, ids in renderer.short_links.items():
        if len(ids) > 1:
            yield addresses.short(form), partial(question, renderer, form, ids)


def tombstone(renderer: Renderer, id_: str) -> Page:
    """Return the page of a withdrawn word: when, why, what to use."""
    address, name = addresses.word(id_), renderer.glossary.name_of(id_)
    root = addresses.way_back(address)
    values = _withdrawal(renderer, id_, root) | {"storia": history(renderer, id_)}
    content = renderer.render("ritirata.html", root, nome=name, **values)
    title, description = _told(renderer, id_)
    headings = (Heading("contenuto", "Parola ritirata"), Heading("che-cosa-usare", "Che cosa usare"))
    return Page("termini", address, title, description, content, headings)


def question(renderer: Renderer, form: str, ids: tuple[str, ...]) -> Page:
    """Return the page of a short link with several meanings, the oldest first."""
    glossary = renderer.glossary
    address = addresses.short(form)
    shown = shown_form(form, tuple(glossary.concepts[id_] for id_ in ids if id_ in glossary.concepts))
    meanings = [(id_, glossary.name_of(id_), glossary.concepts.get(id_)) for id_ in ids]
    content = renderer.render("quale.html", addresses.way_back(address), forma=shown, significati=meanings)
    names = ", ".join(name for _, name, _ in meanings)
    description = f"«{shown}» può voler dire più cose: {names}. Scegli quale."
    headings = tuple(
        Heading(f"voce-{id_}", concept.full_name if concept else n) for id_, n, concept in meanings
    )
    return Page("termini", address, f"{shown}: quale?", description, content, headings)


def outputs(renderer: Renderer, planned: Mapping[str, Make]) -> Iterator[Planned]:
    """Yield the bare pages and the copied files, given what the site has already (``planned``)."""
    bare: dict[str, Make] = {}
    onward = cache(partial(_onward, renderer))  # all the short links of a word are the same page
    for address, target, id_ in onwards(renderer, planned):
        bare[addresses.file_of(address)] = partial(onward, addresses.way_back(address), target, id_)
    for id_ in renderer.glossary.withdrawn:
        for kind in PAGE_KINDS:
            bare[addresses.file_of(kind(id_))] = partial(_bare_tombstone, renderer, kind(id_), id_)
    bare.update(copies(planned, renderer.glossary))
    yield from ((path, make) for path, make in bare.items() if path not in planned)


def onwards(renderer: Renderer, planned: Container[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each address that only leads on: where, and the id of the word that is there."""
    glossary = renderer.glossary
    for form, ids in renderer.short_links.items():
        if len(ids) == 1:
            yield addresses.short(form), addresses.word(ids[0]), ids[0]
    for id_, end in moved_ids(glossary).items():
        yield addresses.word(id_), addresses.word(end), end
        for kind in PAGE_KINDS:
            there = addresses.file_of(kind(end)) in planned
            yield kind(id_), kind(end) if there else addresses.word(end), end


def _onward(renderer: Renderer, root: str, target: str, id_: str) -> str:
    """Return a page that leads to ``target``, which is about the word ``id_``."""
    title, description = _told(renderer, id_)
    there = Page("", target, title, description, Markup())
    return renderer.render(
        "rinvio.html",
        root,
        verso=target,
        nome=renderer.languages.mark(escape(renderer.glossary.name_of(id_))),
        titolo=title,
        anteprima=preview(renderer, target, title, description) + discovery(there, renderer),
        canonico=renderer.facts.absolute(target) if renderer.facts.url else root + target,
    )


def _bare_tombstone(renderer: Renderer, address: str, id_: str) -> str:
    """Return what an embedded word shows once it is withdrawn: the same facts, without the site around."""
    root, name = addresses.way_back(address), renderer.glossary.name_of(id_)
    canonical = renderer.facts.absolute(addresses.word(id_)) if renderer.facts.url else ""
    values = _withdrawal(renderer, id_, root)
    return str(renderer.render("ritirata_nuda.html", root, id=id_, nome=name, canonico=canonical, **values))


def _withdrawal(renderer: Renderer, id_: str, root: str) -> dict[str, object]:
    """Return what a tombstone says: the day, the reason with its links, the words to use."""
    gone = renderer.glossary.withdrawn[id_].ritirato
    reason = InlineText(PageLinks(renderer.glossary, None, root).explicit).html(gone.perche)
    use = {concept.id: concept for id_ in gone.usare if (concept := renderer.glossary.where(id_))}
    return {"data": gone.data, "perche": reason, "usare": list(use.values())}


def _told(renderer: Renderer, id_: str) -> tuple[str, str]:
    """Return the title and the description of the page of a word, alive or withdrawn."""
    if concept := renderer.glossary.concepts.get(id_):
        return heading(concept), description_of(renderer, concept)
    name = renderer.glossary.name_of(id_)
    return f"{name[:1].upper()}{name[1:]}: parola ritirata", f"La parola «{name}» è stata ritirata."


FRAGMENTS: dict[str, Fragment] = {"pagina-che-manca": template("pagina_che_manca.html")}
