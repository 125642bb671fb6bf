"""The slides of a word and the deck of a reading path: PowerPoint files (ECMA-376) that can be edited.

Real texts in real placeholders, nothing smaller than 20 points among what the room must read, both sides with
the same space and the same size of letter; whole texts, answers to the cases, sources and link are in the
notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Pt

from parole.drawing.palette import (
    ADVICE,
    FAINT,
    INK,
    LINK,
    PALE_THREAD,
    PAPER,
    SHEETS,
    THREAD,
    WARNING,
    WHITE,
    SheetColours,
)
from parole.drawing.printable import visible
from parole.glossary import addresses
from parole.language.shortening import shortened
from parole.materials import slide_shapes as shapes
from parole.materials import slide_template as template
from parole.materials.job import Job
from parole.materials.slide_shapes import Sheet
from parole.model.values import SideName
from parole.rendering.leaflet import MISSING_SIDE, Leaflet, leaflet
from parole.rendering.renderer import Renderer

SIZES = (40.0, 36.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0)
# Both lines together are for the back of the room.
FROM_THE_BACK = 24.0
# Below this, what to watch out for and what to say instead have each a slide of its own.
TOGETHER = 22.0
# What the two sides say together is of neither.
BOTH = SheetColours(PAPER, THREAD, INK)
TITLE_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
COVER_SIZES = (66.0, 60.0, 54.0, 48.0, 40.0, 34.0, 28.0, 24.0)
# A file must have a day, and no clock is read.
NO_DAY = datetime(2026, 1, 1)
LICENCE = "Testi: licenza CC BY 4.0, citando il glossario."
WORDS_PER_SLIDE = 8


@dataclass(frozen=True, slots=True)
class Deck:
    """A reading path in plain texts: its words in order, each with the reason why it stands there."""

    title: str
    description: str
    link: str
    site: str
    steps: tuple[tuple[Leaflet, str], ...]


def jobs(renderer: Renderer) -> Iterator[Job]:
    """Yield the slides of every word and the deck of every reading path."""
    said = {concept.id: leaflet(renderer, concept) for concept in renderer.glossary.alphabetical}
    for id_, words in said.items():
        yield Job(addresses.download(id_, "pptx"), word_slides, (words,))
    for id_, path in renderer.glossary.paths.items():
        deck = Deck(
            title=visible(path.titolo),
            description=visible(renderer.plain(path.descrizione)),
            link=renderer.facts.absolute(addresses.path(id_)),
            site=visible(renderer.facts.name),
            steps=tuple(
                (said[concept.id], visible(renderer.plain(step.perche)))
                for step, concept in renderer.glossary.steps_of(id_)
            ),
        )
        yield Job(addresses.path_download(id_, "pptx"), path_slides, (deck,))


def word_slides(said: Leaflet) -> bytes:
    """Return the presentation of a word: cover, both lines, each side whole, cases, where to be careful."""
    show = template.empty_presentation()
    _word_cover(show, said)
    _both(show, said)
    _singles(show, said, _sheets(said.sides))
    _cases(show, said)
    _warning(show, said)
    template.describe(show, title=said.full_name, site=said.site, link=said.link, day=NO_DAY)
    return template.saved(show)


def path_slides(deck: Deck) -> bytes:
    """Return the presentation of a reading path: cover, its words, two slides for each."""
    show = template.empty_presentation()
    _cover(show, deck.title, deck.description, deck.link, deck.site)
    for start in range(0, len(deck.steps), WORDS_PER_SLIDE):
        _list(show, deck, start)
    for said, why in deck.steps:
        _both(show, said, why)
        _warning(show, said)
    template.describe(show, title=deck.title, site=deck.site, link=deck.link, day=NO_DAY)
    return template.saved(show)


def _new(show: Any, layout: int, title: str) -> Any:
    """Return a new slide with its title, as large as it fits."""
    slide = show.slides.add_slide(show.slide_layouts[layout])
    place, is_cover = slide.shapes.title, layout == template.COVER
    width, height = place.width.pt - 16, place.height.pt - 8
    size = shapes.largest(title, width, height, COVER_SIZES if is_cover else TITLE_SIZES, bold=True)
    kept = shortened(title, lambda text: shapes.fits(text, width, height, size, bold=True))
    shapes.write(place.text_frame, kept, size, WHITE, bold=True)
    place.text_frame.word_wrap = True
    return slide


def _cover(show: Any, title: str, text: str, link: str, site: str) -> Any:
    """Return a dark slide with a title, a text, the QR code and the link it opens."""
    slide = _new(show, template.COVER, title)
    body = slide.placeholders[1]
    body.text_frame.word_wrap = True
    width, height = body.width.pt - 16, body.height.pt - 8
    size = shapes.largest(text, width, height, SIZES)
    kept = shortened(text, lambda part: shapes.fits(part, width, height, size))
    shapes.write(body.text_frame, kept, size, WHITE)
    head = shapes.text_box(slide, (template.MARGIN + 8, 24, 600, 28))
    shapes.write(head, site, 20, PALE_THREAD, bold=True)
    shapes.add_qr(slide, link, title, (712, 222, 208))
    shown = addresses.shown(link)
    foot = shapes.text_box(slide, (template.MARGIN + 8, 470, 872, 40), to_the_right=True)
    shapes.write(foot, shown, shapes.largest(shown, 872, 40, (24, 20, 16, 14), bold=True), WHITE, bold=True)
    return slide


def _word_cover(show: Any, said: Leaflet) -> None:
    slide = _cover(show, said.full_name, said.brief, said.link, f"{said.site} · {said.state}")
    _sign(slide, said, template.MARGIN + 8, 450, PALE_THREAD)
    verdict = shapes.text_box(slide, (template.MARGIN + 112, 432, 480, 36))
    shapes.write(verdict, said.verdict, 26, WHITE, bold=True)
    _note(slide, _story(said))


def _list(show: Any, deck: Deck, start: int) -> None:
    """Add a slide with some of the words of a path, numbered."""
    slide = _new(show, template.ONE_SHEET, deck.title)
    frame = slide.placeholders[1].text_frame
    frame.word_wrap = True
    numbered = enumerate(deck.steps[start : start + WORDS_PER_SLIDE], start + 1)
    for number, (said, _) in numbered:
        line = f"{number}. {said.full_name}"
        kept = shortened(line, lambda text: shapes.fits(text, 850, 40, 28))
        shapes.write(frame, kept, 28, INK)
        frame.paragraphs[-1].space_before = Pt(4)
    _note(slide, deck.description)


def _sheets(texts: Sequence[str]) -> list[Sheet]:
    return [
        Sheet(name.label, text or MISSING_SIDE, SHEETS[name], name is SideName.TERZO_SETTORE, bool(text))
        for name, text in zip(SideName, texts, strict=True)
    ]


def _both(show: Any, said: Leaflet, why: str = "") -> None:
    """Add the slide of both lines and their seam, or of the one line of two sides that coincide."""
    slide = _two_sides(show, said) if said.quoted else _one_for_both(show, said)
    shapes.add_qr(slide, said.link, said.full_name, (template.WIDTH - template.MARGIN - 80, 8, 80))
    _foot(slide, said)
    _note(slide, *([f"Perché qui: {why}"] if why else []), _story(said))


def _two_sides(show: Any, said: Leaflet) -> Any:
    sheets, width, height = _sheets(said.quoted), template.SHEET_WIDTH, template.SHEET_HEIGHT
    # A line is always there whole: only the definition that stands in for one may be too long.
    short = [
        shortened(sheet.text, lambda text: shapes.fits_sheet(text, width, height, FROM_THE_BACK))
        for sheet in sheets
    ]
    slide = _pair(show, said.full_name, sheets, short)
    middle, top = template.WIDTH / 2, template.SHEET_TOP
    shapes.draw_seam(slide, said, (middle, top), (middle, top + height))
    return slide


def _one_for_both(show: Any, said: Leaflet) -> Any:
    label = " e ".join(name.label for name in SideName)
    slide = _new(show, template.ONE_SHEET, said.full_name)
    _fill(slide, Sheet(label, said.brief, BOTH), SIZES)
    return slide


def _fill(slide: Any, sheet: Sheet, sizes: Sequence[float]) -> None:
    """Write the one sheet of a slide, as large as it fits."""
    width, height = template.WIDTH - 2 * template.MARGIN, template.SHEET_HEIGHT
    size = next((s for s in sizes if shapes.fits_sheet(sheet.text, width, height, s)), sizes[-1])
    # Always the whole text, but for a monster that no slide could hold: the notes have that too.
    kept = shortened(sheet.text, lambda text: shapes.fits_sheet(text, width, height, size))
    shapes.fill_sheet(slide, slide.placeholders[1], replace(sheet, text=kept), size)


def _pair(show: Any, title: str, sheets: list[Sheet], texts: list[str]) -> Any:
    """Return a new slide with two sheets, their texts of the same size."""
    slide = _new(show, template.TWO_SHEETS, title)
    width, height = template.SHEET_WIDTH, template.SHEET_HEIGHT
    size = next(
        (size for size in SIZES if all(shapes.fits_sheet(text, width, height, size) for text in texts)),
        SIZES[-1],
    )
    for place, sheet, text in zip((1, 2), sheets, texts, strict=True):
        shapes.fill_sheet(slide, slide.placeholders[place], replace(sheet, text=text), size)
    return slide


def _singles(show: Any, said: Leaflet, sheets: list[Sheet]) -> None:
    """Add a slide for each sheet with its whole text, the letters of the same size on all."""
    width, height = template.WIDTH - 2 * template.MARGIN, template.SHEET_HEIGHT
    fitting = (
        size for size in SIZES if all(shapes.fits_sheet(sheet.text, width, height, size) for sheet in sheets)
    )
    size = next(fitting, SIZES[-1])
    for sheet in sheets:
        slide = _new(show, template.ONE_SHEET, f"{said.full_name}: {sheet.label}")
        _fill(slide, sheet, (size,))
        _foot(slide, said)
        _note(slide, _story(said))


def _cases(show: Any, said: Leaflet) -> None:
    """Add a slide for each case: the room answers, and the answer is in the notes."""
    for number, (case, answer) in enumerate(said.cases, 1):
        slide = _new(show, template.ONE_SHEET, f"{said.full_name}: è questo?")
        _fill(slide, Sheet(f"Caso {number} di {len(said.cases)}", case, BOTH), SIZES)
        _foot(slide, said)
        _note(slide, answer, _story(said))


def _warning(show: Any, said: Leaflet) -> None:
    """Add where people misunderstand each other and what to say instead: together, or one after the other."""
    advice = "\n".join(f"{name}: {text}" for name, text in said.advice)
    texts = (("Attenzione", said.warning, WARNING), ("Come dirlo", advice, ADVICE))
    sheets = [Sheet(label, text, colours) for label, text, colours in texts if text]
    width, height = template.SHEET_WIDTH, template.SHEET_HEIGHT
    if len(sheets) == 2 and all(shapes.fits_sheet(s.text, width, height, TOGETHER) for s in sheets):
        title = f"{said.full_name}: attenzione"
        slide = _pair(show, title, sheets, [sheet.text for sheet in sheets])
        _foot(slide, said)
        _note(slide, _story(said))
    else:
        _singles(show, said, sheets)


def _foot(slide: Any, said: Leaflet) -> None:
    """Add the agreement, by seam and in words, and the short link."""
    left, top = template.MARGIN, 482.0
    _sign(slide, said, left, top + 18, LINK if said.agreement else FAINT)
    shapes.write(shapes.text_box(slide, (left + 86, top, 230, 36)), said.verdict, 24, INK, bold=True)
    link = shapes.text_box(slide, (366, top, 554, 36), to_the_right=True)
    size = shapes.largest(said.shown_link, 554, 26, (20, 18, 16, 14, 12), bold=True)
    shapes.write(link, said.shown_link, size, LINK, bold=True).hyperlink.address = said.link


def _sign(slide: Any, said: Leaflet, left: float, top: float, colour: str) -> None:
    """Add the small seam that stands beside the agreement in words."""
    shapes.draw_seam(slide, said, (left, top), (left + 74, top), colour, shapes.SIGN_SCALE)


def _story(said: Leaflet) -> str:
    """Return what the notes say of a word: whole texts, sources, state, link."""
    parts = [f"{said.full_name}. {said.brief}", said.judgement]
    for name, line, text in zip(SideName, said.lines, said.sides, strict=True):
        parts.append(f"{name.label}: {' '.join(filter(None, (line, text))) or MISSING_SIDE}")
    parts += [f"Attenzione: {said.warning}"] if said.warning else []
    parts += [f"{name}: {text}" for name, text in said.advice]
    parts += [f"Caso: {case} {answer}" for case, answer in said.cases]
    parts += ["Fonti:", *(f"– {source}" for source in said.sources)] if said.sources else ["Senza fonti."]
    parts.append(f"{said.status}. {said.link}")
    return "\n".join((*parts, LICENCE))


def _note(slide: Any, *texts: str) -> None:
    """Write the notes of a slide, in Italian."""
    frame = slide.notes_slide.notes_text_frame
    frame.text = "\n".join(texts)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = MSO_LANGUAGE_ID.ITALIAN
