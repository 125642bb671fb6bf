"""Where every address leads that is not the page of a word as it is today: the one place that decides it.

Short links come from ids, acronyms and variants; what they meant when they were published stays first, for
ever (``glossary/indirizzi.yml``). Ids that moved or were withdrawn keep answering at every address they had.
Pages are made from here by :mod:`parole.pages.moved`; here are only the decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.language.italian import slug
from parole.model.concept import Concept

File = TypeVar("File")
# What every word has at an address of its own, beside its page: first the pages, then the files. Where a word
# moved, a page leads on and a file is copied; so is the embedded page, because a frame without scripts
# follows no refresh. The data of a word that moved are not here: they say for themselves where it went.
PAGE_KINDS: tuple[Callable[[str], str], ...] = (addresses.embed, addresses.full_screen)
FILE_KINDS: tuple[Callable[[str], str], ...] = (
    lambda id_: addresses.file_of(addresses.embed(id_)),
    addresses.oembed,
    addresses.qr_code,
    lambda id_: addresses.download(id_, "svg"),
    lambda id_: addresses.download(id_, "png"),
    lambda id_: addresses.download(id_, "pptx"),
)


def short_links(glossary: Glossary) -> dict[str, tuple[str, ...]]:
    """Return what each short link means: slug → ids of words, alive or withdrawn, the oldest meaning first.

    One id: the link goes there. More: the page asks. A meaning that was published never leaves, nor does it
    change place, even when the form is no longer among those of the word.
    """
    found: dict[str, dict[str, None]] = {}
    published = ((link.forma, link.voce) for link in glossary.published.brevi)
    for form, id_ in (*published, *_present(glossary)):
        if end := glossary.end_of(id_):
            found.setdefault(form, {})[end] = None
    return {form: tuple(ends) for form, ends in sorted(found.items())}


def _present(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Yield the slugs that the words have today, each with an id: ids come before any other form.

    The bare name of a homograph («convenzione») counts only where no word has it as its id: an id is printed
    in slides and must lead straight to its word.
    """
    ids = {*glossary.concepts, *glossary.redirects, *glossary.withdrawn}
    yield from ((id_, id_) for id_ in sorted(ids))
    for concept in glossary.alphabetical:
        forms = {slug(form): None for form in (*concept.sigle, *concept.varianti)}
        if (name := slug(concept.termine)) not in ids:
            forms[name] = None
        yield from ((form, concept.id) for form in forms if form)


def shortest_links(glossary: Glossary) -> dict[str, str]:
    """Return the slug that materials say of each word: its id, or what is shorter and as clear.

    That is its name, or an acronym that begins as the name does, where they lead to this word only: «csv» is
    read in «centro di servizio per il volontariato», nobody reads «gdpr» in «privacy».
    """
    links, found = short_links(glossary), {}
    for id_, concept in glossary.concepts.items():
        name = slug(concept.termine)
        acronyms = [form for form in map(slug, concept.sigle) if form[:1] == name[:1]]
        forms = (slug(id_), name, *acronyms)
        found[id_] = min((form for form in forms if form == forms[0] or links.get(form) == (id_,)), key=len)
    return found


def shown_form(form: str, words: tuple[Concept, ...]) -> str:
    """Return how people write a slug («ATS»), as the first of ``words`` that has it does."""
    for concept in words:
        for written in (*concept.sigle, concept.termine, *concept.varianti):
            if slug(written) == form:
                return written
    return form.replace("-", " ")


def moved_ids(glossary: Glossary) -> dict[str, str]:
    """Return the ids that moved, each with the id of the living word that took its place."""
    ends = ((id_, glossary.end_of(id_)) for id_ in sorted(glossary.redirects))
    return {id_: end for id_, end in ends if end and end in glossary.concepts}


def moved_files(glossary: Glossary) -> dict[str, tuple[str, ...]]:
    """Return, for the address of each file of a word, the addresses at which the same file was before."""
    old: dict[str, tuple[str, ...]] = {}
    for id_, end in moved_ids(glossary).items():
        for kind in FILE_KINDS:
            old[kind(end)] = (*old.get(kind(end), ()), kind(id_))
    return old


def copies(files: Mapping[str, File], glossary: Glossary) -> Iterator[tuple[str, File]]:
    """Yield again each file of a word that moved, at the addresses where it was: a file cannot redirect."""
    for address, earlier in moved_files(glossary).items():
        if address in files:
            yield from ((other, files[address]) for other in earlier if other not in files)
