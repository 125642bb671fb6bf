"""The slides of a word and the deck of a reading path: PowerPoint files (ECMA-376) that can be edited.

They teach as the guide teaches: the word alone, one line, the other, both with the verdict, the cases whose
answers come with a click, what to watch out for and what to say. Whole texts, always, in real placeholders:
the letters are as large as they fit, and both sides have the same space and the same size. The notes are for
the trainer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from parole.drawing import palette
from parole.drawing.printable import visible
from parole.glossary import addresses
from parole.language.inline import sentence
from parole.materials import slide_notes as notes
from parole.materials import slide_shapes as shapes
from parole.materials import slide_template as template
from parole.materials.job import Job
from parole.materials.slide_shapes import Sheet
from parole.materials.slide_template import MARGIN, SHEET_HEIGHT, SHEET_TOP, SHEET_WIDTH, WIDTH
from parole.model.values import SideName
from parole.rendering.edition import LICENCE
from parole.rendering.leaflet import MISSING_SIDE, Leaflet, leaflet, status_of_all
from parole.rendering.renderer import Renderer

# Below 20 there are only texts longer than any rule allows: small, but whole.
SMALLEST = (18.0, 16.0, 14.0, 12.0, 10.0, 8.0)
SIZES = (54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, *SMALLEST)
TEXT_SIZES, CASE_SIZES = SIZES[SIZES.index(28.0) :], SIZES[SIZES.index(40.0) :]
SMALL_SIZES = (20.0, *SMALLEST)
# Below this size two texts have a slide each.
TOGETHER = 22.0
# What the two sides say together is of neither.
BOTH = palette.SheetColours(palette.PAPER, palette.THREAD, palette.INK)
FULL = WIDTH - 2 * MARGIN
WHOLE_HEIGHT = (SHEET_TOP, SHEET_HEIGHT)
# Where both lines stand above the meaning of their verdict, and what a case is made of.
BOTH_HEIGHT, JUDGED, HELP = 268.0, 406.0, (MARGIN, 426.0, FULL, 50.0)
CASE, ANSWERS, WHY = (MARGIN, 106.0, FULL, 124.0), (236.0, 104.0), (MARGIN, 346.0, FULL, 98.0)
ASKED = "Che cosa vuol dire, per\u00a0voi?"
# What most titles say after the word: with room for it, all those of a word have letters of the same size.
LONGEST = ": i due lati insieme, per esteso"
WORDS_PER_SLIDE = 8


@dataclass(frozen=True, slots=True)
class Deck:
    """A reading path in plain texts: its words in order, each with the reason why it stands there."""

    title: str
    description: str
    link: str
    site: str
    status: str
    steps: tuple[tuple[Leaflet, str], ...]


@dataclass(slots=True)
class Talk:
    """A presentation while it is made: no two slides have the same title; each word is a section of it."""

    show: Any = field(default_factory=template.empty_presentation)
    titles: set[str] = field(default_factory=set)
    sections: list[tuple[str, int]] = field(default_factory=list)

    def slide(self, layout: int, name: str, part: str = "") -> Any:
        """Return a new slide about ``part`` of ``name``, with its title as large as it fits."""
        whole = f"{name}: {part}" if part else name
        numbered = (f"{whole} ({number})" for number in count(2))
        title = whole if whole not in self.titles else next(t for t in numbered if t not in self.titles)
        self.titles.add(title)
        slide = self.show.slides.add_slide(self.show.slide_layouts[layout])
        shapes.write_title(slide.shapes.title, title, len(name), "" if layout == template.COVER else LONGEST)
        if layout == template.COVER:
            template.light_links(slide)
        return slide

    def saved(self, title: str, about: Leaflet | Deck) -> bytes:
        """Return the file."""
        for slide in self.show.slides:
            shapes.put_in_reading_order(slide)
        told = f"{about.status}. {about.link} {LICENCE}"
        template.describe(self.show, title=title, site=about.site, status=about.status, about=told)
        template.divide(self.show, self.sections)
        return template.saved(self.show)


def jobs(renderer: Renderer) -> Iterator[Job]:
    """Yield the slides of every word and the deck of every reading path."""
    said = {concept.id: leaflet(renderer, concept) for concept in renderer.glossary.alphabetical}
    for id_, words in said.items():
        yield Job(addresses.download(id_, "pptx"), word_slides, (words,))
    for id_, path in renderer.glossary.paths.items():
        reasons: dict[str, str] = {}
        for step, concept in renderer.glossary.steps_of(id_):
            reasons.setdefault(concept.id, visible(renderer.plain(step.perche)))
        deck = Deck(
            title=visible(path.titolo),
            description=visible(renderer.plain(path.descrizione)),
            link=renderer.facts.absolute(addresses.path(id_)),
            site=visible(renderer.facts.name),
            status=status_of_all(renderer, renderer.glossary.words_of(id_)),
            steps=tuple((said[word], why) for word, why in reasons.items()),
        )
        yield Job(addresses.path_download(id_, "pptx"), path_slides, (deck,))


def word_slides(said: Leaflet) -> bytes:
    """Return the presentation of a word: that of a path, and after the verdict the two sides at length."""
    talk = Talk()
    _word(talk, said, whole=True)
    return talk.saved(said.full_name, said)


def path_slides(deck: Deck) -> bytes:
    """Return the presentation of a reading path: cover, its words, then word by word."""
    talk = Talk(sections=[(deck.title, 0)])
    cover = _cover(talk, deck.title, deck.description, deck)
    notes.note(cover, notes.PATH, deck.description, f"{deck.status} {deck.link}")
    listed = [run for start in range(0, len(deck.steps), WORDS_PER_SLIDE) for run in _list(talk, deck, start)]
    for run, (said, why) in zip(listed, deck.steps, strict=True):
        shapes.lead_to(run, _word(talk, said, why))
    return talk.saved(deck.title, deck)


def _list(talk: Talk, deck: Deck, start: int) -> list[Any]:
    """Add a slide with some of the words of a path, numbered, and return what each is written in."""
    last = min(start + WORDS_PER_SLIDE, len(deck.steps))
    part = f"le parole da\u00a0{start + 1}\u00a0a\u00a0{last}" if last > start + 1 else f"la parola {last}"
    slide = talk.slide(template.ONE_SHEET, deck.title, part)
    lines = [f"{n}. {said.full_name}" for n, (said, _) in enumerate(deck.steps[start:last], start + 1)]
    place = slide.placeholders[1]
    place.name, place.text_frame.word_wrap = "Le parole", True
    size = shapes.largest("\n".join(lines), FULL - 16, SHEET_HEIGHT - 8, TEXT_SIZES)
    written = [shapes.write(place.text_frame, line, size, palette.LINK) for line in lines]
    _foot(slide, deck)
    notes.note(slide, notes.PATH, *(f"{said.name}: {why}" for said, why in deck.steps[start:last]))
    return written


def _cover(talk: Talk, title: str, text: str, about: Leaflet | Deck) -> Any:
    """Return a dark slide with a title, a text, the QR code, the state, and the link that the code opens."""
    slide = talk.slide(template.COVER, title)
    body = slide.placeholders[1]
    body.name, body.text_frame.word_wrap = "Testo", True
    size = shapes.largest(text, body.width.pt - 16, body.height.pt - 8, SIZES)
    shapes.write(body.text_frame, text, size, palette.WHITE)
    left, width = MARGIN + 8, FULL - 8
    head = f"{about.site}, {LICENCE}"
    place = (left, 24.0, width, 28.0)
    shapes.text_box(slide, "Glossario", head, place, SMALL_SIZES, palette.PALE_THREAD, bold=True)
    shapes.add_qr(slide, about.link, title, (712, 222, 208))
    shapes.text_box(slide, "Stato", about.status, (left, 460, width, 28), SMALL_SIZES, palette.WHITE)
    place = (left, 490.0, width, 36.0)
    shapes.link_box(slide, about.link, place, TEXT_SIZES, palette.WHITE)
    return slide


def _foot(slide: Any, about: Leaflet | Deck) -> None:
    """Add the state with the edition, and the link: they go wherever the slide goes."""
    top, height, middle = 486.0, 40.0, 310.0
    place = (MARGIN, top, middle - MARGIN, height)
    shapes.text_box(slide, "Stato", about.status, place, SMALL_SIZES[2:], palette.FAINT)
    # A line only: an address is not to be broken.
    place = (middle + 20, top + 8, WIDTH - MARGIN - middle - 20, 24.0)
    shapes.link_box(slide, about.link, place, SMALL_SIZES[1:], palette.LINK, to_the_right=True)


def _judge(slide: Any, said: Leaflet, middle: float = 464.0) -> None:
    """Add the verdict, by seam and in words: once the room has seen it, it stays."""
    colour = palette.LINK if said.agreement else palette.FAINT
    shapes.draw_sign(slide, said, (MARGIN, middle), (MARGIN + 74, middle), colour)
    place = (MARGIN + 86, middle - 16, FULL - 86, 32.0)
    shapes.text_box(slide, "Accordo", said.parted, place, TEXT_SIZES[2:], palette.INK, bold=True)


def _word(talk: Talk, said: Leaflet, why: str = "", *, whole: bool = False) -> Any:
    """Add the slides of a word and return the first."""
    talk.sections.append((said.full_name, len(talk.titles)))
    first = _question(talk, said, why)
    if said.quoted:
        _lines(talk, said)
    _verdict(talk, said)
    if whole:
        written = [sheet for sheet in _sheets(said.sides) if sheet.written]
        parts = [f"{sheet.label}, per esteso" for sheet in written]
        for slide in _singles(talk, said, written, parts):
            _judge(slide, said)
            notes.note(slide, notes.WHOLE, *notes.foundation(said))
    _cases(talk, said)
    _advice(talk, said)
    return first


def _question(talk: Talk, said: Leaflet, why: str) -> Any:
    """Add the word alone: nobody has seen yet what the glossary says."""
    asked = " ".join((*(f"{sense}: qui è «{said.full_name}»." for sense in said.senses), ASKED))
    slide = _cover(talk, said.full_name, asked, said)
    reason = f"Perché qui: {why}" if why else ""
    notes.note(slide, notes.WORD, reason, f"In breve: {said.brief}", *notes.foundation(said))
    return slide


def _lines(talk: Talk, said: Leaflet) -> None:
    """Add one line, then the other, each alone and as large as the other."""
    sheets = _sheets(said.quoted)
    slides = _singles(talk, said, sheets, [sheet.label for sheet in sheets])
    for name, sheet, slide, more in zip(SideName, sheets, slides, ("", notes.VOTE), strict=True):
        guide = notes.SIDE if sheet.written else notes.MISSING
        notes.note(slide, guide, more, notes.at_length(said, name), *notes.foundation(said)[-2:])


def _verdict(talk: Talk, said: Leaflet) -> None:
    """Add both lines and their seam, or the one line of two sides that coincide, with the verdict."""
    part, middle = "i due lati insieme", WIDTH / 2
    if said.quoted:
        sheets = _sheets(said.quoted)
        if shapes.common_size(sheets, SHEET_WIDTH, BOTH_HEIGHT, SIZES) < TOGETHER:
            # Each has just been read on a slide of its own.
            sheets = [replace(sheet, text="") if sheet.written else sheet for sheet in sheets]
        slide = _pair(talk, said, part, sheets, (SHEET_TOP, BOTH_HEIGHT))
        seam = (middle, SHEET_TOP), (middle, SHEET_TOP + BOTH_HEIGHT)
    else:
        both = Sheet(" e ".join(name.label for name in SideName), said.brief, BOTH)
        [slide] = _singles(talk, said, [both], [part], BOTH_HEIGHT)
        seam = (MARGIN, SHEET_TOP + BOTH_HEIGHT), (WIDTH - MARGIN, SHEET_TOP + BOTH_HEIGHT)
    shapes.draw_seam(slide, said, *seam)
    _judge(slide, said, JUDGED)
    meaning = sentence(said.verdict_help)
    shapes.text_box(slide, "Che cosa vuol dire", meaning, HELP, TEXT_SIZES[2:], palette.INK)
    notes.note(slide, notes.VERDICT, said.judgement, *notes.foundation(said))


def _cases(talk: Talk, said: Leaflet) -> None:
    """Add each case: the room answers, then a click shows what each side would say, and why."""
    for number, case in enumerate(said.cases, 1):
        sheets = _sheets(["Sì" if name in case.sides else "No" for name in SideName])
        slide = _pair(talk, said, f"è questo? Caso {number} di {len(said.cases)}", sheets, ANSWERS)
        shapes.text_box(slide, "Il caso", case.fact, CASE, CASE_SIZES, palette.INK)
        shapes.text_box(slide, "Il perché", sentence(case.why), WHY, TEXT_SIZES, palette.INK)
        covered = [shape for shape in slide.shapes if ANSWERS[0] <= shape.top.pt <= WHY[1]]
        shapes.appear_with_a_click(slide, covered)
        _judge(slide, said)
        notes.note(slide, notes.CASE, f"La risposta: {case.answer}", *notes.foundation(said)[-2:])


def _advice(talk: Talk, said: Leaflet) -> None:
    """Add where people misunderstand each other and what to say instead: together, or one after the other."""
    advice = "\n".join(f"{name}: {text}" for name, text in said.advice)
    texts = (("Attenzione", said.warning, palette.WARNING), ("Come dirlo", advice, palette.ADVICE))
    sheets = [Sheet(label, text, colours) for label, text, colours in texts if text]
    parts = [sheet.label.lower() for sheet in sheets]
    if len(sheets) == 2 and shapes.common_size(sheets, SHEET_WIDTH, SHEET_HEIGHT, SIZES) >= TOGETHER:
        slides = [_pair(talk, said, " e ".join(parts), sheets)]
    else:
        slides = _singles(talk, said, sheets, parts)
    for slide in slides:
        _judge(slide, said)
        notes.note(slide, notes.ADVICE, *notes.foundation(said)[-2:])


def _sheets(texts: Sequence[str]) -> list[Sheet]:
    sides = zip(palette.SHEETS.items(), texts, strict=True)
    return [
        Sheet(name.label, text or MISSING_SIDE, colours, name is SideName.TERZO_SETTORE, bool(text))
        for (name, colours), text in sides
    ]


def _singles(
    talk: Talk, said: Leaflet, sheets: list[Sheet], parts: list[str], height: float = SHEET_HEIGHT
) -> list[Any]:
    """Add a slide for each sheet, the letters of the same size on all, and return them."""
    size, made = shapes.common_size(sheets, FULL, height, SIZES), []
    for sheet, part in zip(sheets, parts, strict=True):
        slide = talk.slide(template.ONE_SHEET, said.full_name, part)
        template.put(slide.placeholders[1], (MARGIN, SHEET_TOP, FULL, height))
        shapes.fill_sheet(slide, slide.placeholders[1], sheet, size)
        _foot(slide, said)
        made.append(slide)
    return made


def _pair(
    talk: Talk, said: Leaflet, part: str, sheets: list[Sheet], place: tuple[float, float] = WHOLE_HEIGHT
) -> Any:
    """Return a new slide with two sheets, of the same size and with the same letters, at a top and height."""
    slide, (top, height) = talk.slide(template.TWO_SHEETS, said.full_name, part), place
    size = shapes.common_size(sheets, SHEET_WIDTH, height, SIZES)
    for index, left, sheet in zip((1, 2), template.SHEET_LEFTS, sheets, strict=True):
        template.put(slide.placeholders[index], (left, top, SHEET_WIDTH, height))
        shapes.fill_sheet(slide, slide.placeholders[index], sheet, size)
    _foot(slide, said)
    return slide
