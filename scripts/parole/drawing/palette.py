"""The colours of the site where no style sheet can be read: drawings and slides, always on light paper.

They are those of docs/assets/stylesheets/parole.css in the light scheme; a test keeps them equal.
"""

from __future__ import annotations

from dataclasses import dataclass

from parole.model.values import SideName

INK, PAPER, FAINT, LINE = "#231b33", "#fcfaf6", "#5c5470", "#ddd6e6"
THREAD, HEADER, WHITE = "#6b2fa0", "#2b2140", "#ffffff"
LINK = "#4b2a8c"
# Of the header, on the dark.
PALE_THREAD = "#b48ae0"


@dataclass(frozen=True, slots=True)
class SheetColours:
    """The colours of the sheet of a side."""

    ground: str
    edge: str
    title: str


SHEETS = {
    SideName.PA: SheetColours("#edf4fb", "#2f6ea5", "#1c4f7c"),
    SideName.TERZO_SETTORE: SheetColours("#fdf1e6", "#c2571a", "#8f3a0a"),
}
WARNING = SheetColours("#fbf3d0", "#8a6d00", "#231b33")
ADVICE = SheetColours("#eaf5ec", "#2c7a43", "#231b33")


def style() -> str:
    """Return the colours as the custom properties of a style sheet, with the names of parole.css."""
    sheets = {
        "pa": SHEETS[SideName.PA],
        "ts": SHEETS[SideName.TERZO_SETTORE],
        "attenzione": WARNING,
        "dirlo": ADVICE,
    }
    colours = {"inchiostro": INK, "carta": PAPER, "foglio": WHITE}
    colours |= {"tenue": FAINT, "riga": LINE, "filo": THREAD}
    for name, sheet in sheets.items():
        colours |= {f"{name}-fondo": sheet.ground, f"{name}-bordo": sheet.edge, f"{name}-titolo": sheet.title}
    return ":root{" + "".join(f"--pc-{name}:{value};" for name, value in colours.items()) + "}"
