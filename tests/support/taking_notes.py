"""Stands for the client of the forge inside a test: answers as told, takes notes of what it was asked to write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


class Forge:
    """Answers an address with what was told of it, as the lists of ``gh api --jq`` do: one item a line."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.answers = dict(answers)
        self.written: list[tuple[str, dict[str, Any]]] = []

    def __call__(self, *arguments: str, given: str = "") -> str:
        if given:
            self.written.append((arguments[3], json.loads(given)))
            return ""
        address = next(a for a in arguments if a.startswith("repos/"))
        answer = self.answers[address]
        return "\n".join(map(json.dumps, answer)) if isinstance(answer, list) else json.dumps(answer)
