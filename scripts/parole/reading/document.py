"""What could be read of a file, and its nodes for those who ask where something stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from parole.model.types import one_line
from parole.reading.node_values import node_at, place_of
from parole.reading.problems import Place
from parole.reading.text_places import offset_of, place_inside
from parole.reading.yaml_nodes import AnyNode, Location, Mapping, Scalar, plain_lines, read_yaml


class YamlFile:
    """A file that can be read as YAML; its nodes are made when somebody asks for them, as few ever do."""

    def __init__(self, path: str, content: bytes, root: AnyNode | None = None) -> None:
        self.path, self.content, self._root = path, content, root

    @property
    def root(self) -> AnyNode:
        """The node of all that is written."""
        if self._root is None:
            self._root, _ = read_yaml(self.content.decode("utf-8"), self.path)
        if self._root is None:
            raise ValueError(f"{self.path}: not YAML")
        return self._root

    @cached_property
    def lines(self) -> list[str]:
        """The lines as they are written."""
        return plain_lines(self.content.decode("utf-8")).split("\n")


@dataclass(frozen=True, slots=True)
class Document:
    """What stands in a file, or at ``base`` inside it: its nodes tell later where a problem is."""

    file: YamlFile
    base: Location = ()

    @property
    def path(self) -> str:
        """The path of the file, relative to the repository."""
        return self.file.path

    @property
    def root(self) -> AnyNode:
        """The node of what stands here."""
        return node_at(self.file.root, self.base) or self.file.root

    def place_of(self, location: Location, piece: str = "", offset: int | None = None) -> Place:
        """Return where the value at ``location`` stands, or what is nearest to it.

        Inside a text it is where the ``piece`` of it is, or what stands at ``offset``, if they are given.
        """
        node = node_at(self.root, location)
        if not isinstance(node, Scalar):
            return place_of(self.root, location)
        if offset is None and piece:
            offset = offset_of(one_line(node.text), piece)
        return node.place if offset is None else place_inside(node, offset, self.file.lines)

    def place_of_key(self, key: str) -> Place:
        """Return where the name of a field of this record is written."""
        node = self.root
        return node.keys[key] if isinstance(node, Mapping) else node.place

    def inside(self, step: str | int) -> Document:
        """Return what stands at ``step``, one step further inside."""
        return Document(self.file, (*self.base, step))
