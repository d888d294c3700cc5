"""Panoramas of `@pmndrs/assets`, and a tone-mapped picture of each for walls. The tone-mapping needs Blender (`bpy`)."""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from s2mgen.assets.allowlist import AllowedFile
from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.source import SourceError


def make_environments(
    root: Path, environments: tuple[AllowedFile, ...], folder: PackFolder, progress: Callable[[float], None]
) -> dict[str, list[dict[str, object]]]:
    """Writes `environments/*.exr` and, through Blender's Filmic view, `photographs/*.png`; answers the entries by kind."""
    panoramas: list[dict[str, object]] = []
    photographs: list[dict[str, object]] = []
    for done, entry in enumerate(environments):
        facts = {"author": entry.author, "licence": entry.licence, "tags": list(entry.tags)}
        exr = folder.bytes(f"{entry.id}.exr", _decoded(root / "hdri" / f"{entry.source}.exr.js"))
        panoramas.append({"id": entry.id, **facts, "file": exr})
        png = f"photographs/{entry.source}.png"
        tone_map(folder.root / exr, folder.path(png))
        photographs.append({"id": f"photographs/{entry.source}", **facts, "file": folder.note(png)})
        progress((done + 1) / len(environments))
    return {"environments": panoramas, "photographs": photographs}


def _decoded(path: Path) -> bytes:
    """The file inside a module of the form `export default 'data:…;base64,…'`."""
    try:
        text = path.read_text("utf-8")
        return base64.b64decode(text.split("base64,", 1)[1].split("'", 1)[0], validate=True)
    except (OSError, IndexError, binascii.Error) as error:
        raise SourceError(f"{path} cannot be read: {error}. Install the npm packages again.") from error


def tone_map(source: Path, target: Path) -> None:
    """Writes a panorama as an 8-bit PNG. Needs `bpy`, which is imported here so that everything else runs without it."""
    import bpy  # pyright: ignore[reportMissingImports]

    scene = bpy.context.scene
    scene.view_settings.view_transform = "Filmic"
    scene.view_settings.look = next(
        look for look in ("Medium High Contrast", "Filmic - Medium High Contrast", "None") if _accepts(scene, look)
    )
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_mode = "RGB"
    with _quiet():
        image = bpy.data.images.load(str(source))
        image.save_render(str(target), scene=scene)
    bpy.data.images.remove(image)


def _accepts(scene: object, look: str) -> bool:
    try:
        scene.view_settings.look = look  # pyright: ignore[reportAttributeAccessIssue]
    except TypeError:
        return False
    return True


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Sends what Blender prints to stderr: stdout carries the packer's events."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
