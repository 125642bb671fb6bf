"""Jinja templates with escaping always on, and the few helpers they share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from parole.drawing.drawing_svg import drawing_svg
from parole.drawing.seams import number
from parole.glossary.citations import address_of
from parole.glossary.readings import how_read
from parole.language.days import MONTHS
from parole.language.inline import sentence
from parole.reading.problems import counted
from parole.rendering.filters import answers
from parole.rendering.saying import brief_row, holds_for, reading_of_one, verdict, verdict_help

TEMPLATES = Path(__file__).parent / "templates"
# For what is printed by itself: it carries inside the style that the pages of the site link to.
STYLES = Path(__file__).resolve().parents[3] / "docs" / "assets" / "stylesheets"


class Compiled(BytecodeCache):
    """Templates compiled once in the life of the program: while serving, each change makes the site again."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled of it, if it has not changed since."""
        if known := self._known.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled of a template."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = Compiled()


@cache
def italian_date(day: date) -> str:
    """Return «1º marzo 2026», «23 novembre 2026»."""
    number = "1º" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def environment(plain: Callable[[str], str]) -> Environment:
    """Return the environment of every template: what is not declared safe is escaped.

    ``plain`` takes the marks off a text of the glossary.
    """
    env = Environment(
        loader=FileSystemLoader([TEMPLATES, STYLES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # an environment lives as long as one site in the making
        bytecode_cache=_COMPILED,
    )
    env.filters.update(data_italiana=italian_date, frase=sentence, semplice=plain, numero=number)
    env.globals.update(conta=counted, risposte=answers, disegna=drawing_svg, collegamento=address_of)
    env.globals.update(verdetto=verdict, spiega_verdetto=verdict_help, vale_per=holds_for)
    env.globals.update(lettura_di=how_read, come_letta=reading_of_one, voce_breve=brief_row)
    return env
