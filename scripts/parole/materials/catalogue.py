"""The one list of the materials for trainers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from parole.glossary.old_addresses import moved_files
from parole.materials import booklets, cards, flashcards, slides
from parole.materials.job import Job
from parole.rendering.renderer import Renderer

# The name of each kind is also its key in mkdocs.yml, under «extra: materiali», and in SiteFacts.materials.
KINDS: dict[str, Callable[[Renderer], Iterator[Job]]] = {
    "schede": cards.jobs,
    "diapositive": slides.jobs,
    "dispense": booklets.jobs,
    "mazzi": flashcards.jobs,
}

# The site for a disk is listed there too, but it is made of all the rest, at the end.
COPY = "copia"


def all_jobs(renderer: Renderer, wanted: frozenset[str]) -> Iterator[Job]:
    """Yield the jobs of the kinds in ``wanted``, in the order of the list.

    A job comes again for each address that its file had when the word was elsewhere.
    """
    moved = moved_files(renderer.glossary)
    for job in (job for name, jobs in KINDS.items() if name in wanted for job in jobs(renderer)):
        yield job
        yield from (replace(job, address=earlier) for earlier in moved.get(job.address, ()))
