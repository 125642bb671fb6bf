"""What a node says, and what stands where inside it."""

from __future__ import annotations

from typing import Any

from parole.reading.problems import Place
from parole.reading.yaml_nodes import AnyNode, Location, Mapping, Scalar, Sequence


def plain(node: AnyNode) -> Any:
    """Return the node as texts, lists and dictionaries; ``None`` stands for what is not written."""
    if is_absent(node):
        return None
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


def is_absent(node: AnyNode) -> bool:
    """Nothing, ``""`` and ``[]`` all mean «not written»."""
    return node.is_empty if isinstance(node, Scalar) else isinstance(node, Sequence) and not node.items


def place_of(root: AnyNode, location: Location) -> Place:
    """Return the place of the value at ``location``, or of the nearest thing around it that exists."""
    node = root
    for step in location:
        inner = _step_into(node, step)
        if inner is None:
            break
        node = inner
    return node.place


def node_at(root: AnyNode, location: Location) -> AnyNode | None:
    """Return the node at ``location`` exactly, or ``None``."""
    node: AnyNode | None = root
    for step in location:
        node = _step_into(node, step) if node else None
    return node


def _step_into(node: AnyNode, step: str | int) -> AnyNode | None:
    if isinstance(node, Mapping):
        return node.values.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
