"""Furniture by the name that specs give it."""

from __future__ import annotations

from collections.abc import Mapping

from s2mgen.scene.furniture.openings import curtain, door, frame, window
from s2mgen.scene.furniture.part import Builder
from s2mgen.scene.furniture.plants import lamp, plant
from s2mgen.scene.furniture.seats import bed, chair, sofa, stool
from s2mgen.scene.furniture.storage import bookcase, cupboard, table, wall_shelf

FURNITURE: Mapping[str, Builder] = {
    "table": table,
    "chair": chair,
    "sofa": sofa,
    "stool": stool,
    "bookcase": bookcase,
    "bed": bed,
    "cupboard": cupboard,
    "lamp": lamp,
    "plant": plant,
    "wallShelf": wall_shelf,
    "window": window,
    "door": door,
    "frame": frame,
    "curtain": curtain,
}
