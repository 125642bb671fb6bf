"""Citations as other glossaries write them → those of the register: by the id of a source, or by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from parole.glossary.citations import is_well_formed
from parole.model.registers import Source
from parole.semantic.notes import OLD

_BY_ID = re.compile(r"(?P<id>[a-z0-9-]+)(?:: (?P<rif>.+?))?(?P<old> \(storico\))?")


class Citing:
    """Finds the sources of a register in the words of others."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        # The longest first: a name may begin as another does.
        self._named = sorted(sources, key=lambda id_: -len(sources[id_].nome))

    def citation(self, text: str) -> dict[str, str] | None:
        """Return a citation as it is typed, if a source of the register is what the text names."""
        by_id = _BY_ID.fullmatch(text)
        if by_id and by_id["id"] in self._sources:
            return _cited(by_id["id"], by_id["rif"] or "", old=bool(by_id["old"]))
        bare = text.removesuffix(OLD)
        for id_ in self._named:
            name = self._sources[id_].nome
            rest = bare.removeprefix(f"{name}, ")
            if bare == name or (rest != bare and is_well_formed(rest)):
                old = bare != text or not self._sources[id_].vigente
                return _cited(id_, "" if bare == name else rest, old=old)
        return None


def _cited(id_: str, rif: str, *, old: bool) -> dict[str, str]:
    return {"fonte": id_} | ({"rif": rif} if rif else {}) | ({"storico": "true"} if old else {})
