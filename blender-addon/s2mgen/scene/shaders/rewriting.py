"""A material's nodes that are written again: what stays the same is left alone.

Making nodes and links is most of the Python time of a new room. Materials of one kind differ in numbers and pictures, not in
how their nodes hang together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from s2mgen.scene.blender import Block
from s2mgen.scene.shaders.graph import Graph

#: A link into a socket is remembered by the address of the output that it comes from.
LINK = "link"


@dataclass(frozen=True)
class _Written:
    node: Block
    kind: str
    properties: Mapping[str, object]


class RewrittenGraph(Graph):
    """`begin`, then write as into any graph, then `settle`: only there are values set and links drawn.

    References into the tree are kept: nobody else may remove its nodes.
    """

    def __init__(self, tree: Block) -> None:
        super().__init__(tree)
        self._written: list[_Written] = []
        self._cursor = 0
        self._wanted: dict[int, tuple[Block, object]] = {}
        #: What each socket that was ever fed holds, and what it held before.
        self._held: dict[int, tuple[Block, object]] = {}
        self._defaults: dict[int, object] = {}

    def begin(self) -> None:
        """From here on the nodes are written from the first one on."""
        self._cursor = 0
        self._wanted.clear()

    def node(self, kind: str, inputs: Mapping[Any, object] | None = None, **properties: object) -> Block:
        """The next node; the one that stands there where it is of the same kind and has the same properties."""
        image = properties.pop("image", None)
        there = self._written[self._cursor] if self._cursor < len(self._written) else None
        if there is None or there.kind != kind or there.properties != properties:
            self._cut()
            there = _Written(self.tree.nodes.new(kind), kind, properties)
            for name, value in properties.items():
                setattr(there.node, name, value)
            self._written.append(there)
        self._cursor += 1
        if image is not None:
            there.node.image = image
        for name, value in (inputs or {}).items():
            self.feed(there.node.inputs[name], value)
        return there.node

    def feed(self, socket: Block, value: object) -> None:
        """What the socket shall be linked to or hold; the last call counts."""
        self._wanted[socket.as_pointer()] = (socket, value)

    def settle(self) -> None:
        """Brings the tree to what was written since `begin`."""
        self._cut()
        for address in [address for address in self._held if address not in self._wanted]:
            self._give_back(address)
        for address, (socket, value) in self._wanted.items():
            self._bring(address, socket, value)

    def idle(self) -> None:
        """Nothing is shown and no picture is held, until the nodes are written again."""
        self.begin()
        for written in self._written:
            if written.kind == "ShaderNodeOutputMaterial":
                for socket in written.node.inputs:
                    if socket.as_pointer() in self._held:
                        self._give_back(socket.as_pointer())
            elif hasattr(written.node, "image") and written.node.image is not None:
                written.node.image = None

    def _bring(self, address: int, socket: Block, value: object) -> None:
        linked = hasattr(value, "is_output")
        wanted = (LINK, value.as_pointer()) if linked else _plain(value)  # pyright: ignore[reportAttributeAccessIssue]
        held = self._held.get(address)
        if held is not None and held[1] == wanted:
            return
        if linked:
            self.tree.links.new(value, socket)
        else:
            if held is not None and _is_link(held[1]):
                self._unlink(socket)
            if address not in self._defaults:
                self._defaults[address] = _plain(socket.default_value)
            super().feed(socket, value)
        self._held[address] = (socket, wanted)

    def _give_back(self, address: int) -> None:
        socket, held = self._held.pop(address)
        if _is_link(held):
            self._unlink(socket)
        if address in self._defaults:
            socket.default_value = self._defaults[address]

    def _unlink(self, socket: Block) -> None:
        for link in list(socket.links):
            self.tree.links.remove(link)

    def _cut(self) -> None:
        """Removes the nodes from the cursor on; their addresses may come back as those of other sockets."""
        gone = [written.node for written in self._written[self._cursor :]]
        if not gone:
            return
        del self._written[self._cursor :]
        outputs = {(LINK, socket.as_pointer()) for node in gone for socket in node.outputs}
        for address in [socket.as_pointer() for node in gone for socket in node.inputs]:
            self._held.pop(address, None)
            self._defaults.pop(address, None)
        self._held = {address: held for address, held in self._held.items() if held[1] not in outputs}
        for node in gone:
            self.tree.nodes.remove(node)


def _is_link(held: object) -> bool:
    return isinstance(held, tuple) and len(held) == 2 and held[0] == LINK


def _plain(value: object) -> object:
    """A value that can be compared: tuples for vectors and colours."""
    return value if isinstance(value, str) or not hasattr(value, "__len__") else tuple(value)  # pyright: ignore[reportArgumentType]
