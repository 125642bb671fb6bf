"""The one list of the materials for trainers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
    """Yield the jobs of the kinds in ``wanted``, in the order of the list."""
    for name, jobs in KINDS.items():
        if name in wanted:
            yield from _with_copies(jobs(renderer), moved_files(renderer.glossary))


def _with_copies(jobs: Iterator[Job], moved: Mapping[str, tuple[str, ...]]) -> Iterator[Job]:
    """Yield each job, and again for the addresses that its file had when the word was elsewhere."""
    for job in jobs:
        yield job
        yield from (replace(job, address=earlier) for earlier in moved.get(job.address, ()))
