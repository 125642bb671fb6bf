"""What an import made, and the report of what a person must look at, in Italian."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from parole.importing.foreign import Said
from parole.reading.problems import counted


@dataclass
class Drafts:
    """The files to write (name → text) and what to tell.

    ``lost`` is a message → the words that it is about, for what a person must look at; ``advice`` the same,
    for what is to be finished in the drafts; ``left`` are the values that no draft has.
    """

    files: dict[str, str] = field(default_factory=dict)
    lost: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    advice: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    left: list[Said] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Tell whether all is in the drafts, with nothing to look at in the source."""
        return not self.lost and not self.left

    def report(self) -> str:
        """Return the report, in Italian, as Markdown."""
        sections = {
            "Da guardare": [_told(*each) for each in sorted(self.lost.items())],
            "Da finire nelle bozze": [_told(*each) for each in sorted(self.advice.items())],
            "Valori che non sono in nessuna bozza": [said.told() for said in self.left],
        }
        lines = ["# Rapporto di importazione", "", f"{counted(len(self.files), 'bozza', 'bozze')}."]
        for title, told in sections.items():
            if told:
                lines += ["", f"## {title}", "", *(f"- {line}" for line in told)]
        return "\n".join(lines) + "\n"


def _told(message: str, about: list[str]) -> str:
    names = list(dict.fromkeys(about))
    if not any(names):
        return message
    return f"{message}: {', '.join(names[:12])}{'…' if len(names) > 12 else ''} ({len(names)})"
