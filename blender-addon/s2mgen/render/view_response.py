"""How the scene's view transform and look answer to light, measured once for each by developing a grey ramp."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from s2mgen.render.exposure import Response
from s2mgen.render.failures import DiskError
from s2mgen.render.pixels import read_pixels
from s2mgen.scene.blender import bpy

#: Light of the ramp in stops: from black to white in every view.
DARKEST, BRIGHTEST, GREYS = -14.0, 14.0, 512
_known: dict[tuple[str, str], Response] = {}


def view_response(path: Path) -> Response:
    """The response of the scene's view at exposure 0; `path` is where a small file may be written and is removed again.

    DiskError where it cannot be written.
    """
    scene = bpy.context.scene
    view = scene.view_settings
    key = (view.view_transform, view.look)
    if key not in _known:
        light = np.linspace(DARKEST, BRIGHTEST, GREYS)
        ramp = bpy.data.images.new("ramp", GREYS, 1, float_buffer=True)
        exposure, view.exposure = view.exposure, 0.0
        try:
            pixels = np.ones((GREYS, 4), np.float32)
            pixels[:, :3] = (2.0**light)[:, None]
            ramp.pixels.foreach_set(pixels.ravel())
            ramp.save_render(str(path), scene=scene)
            values = read_pixels(path, 3)[0, :, 1].astype(float)
        except RuntimeError as error:
            raise DiskError(f"The folder {path.parent} cannot be written: {error}") from error
        finally:
            view.exposure = exposure
            bpy.data.images.remove(ramp)
            path.unlink(missing_ok=True)
        _known[key] = Response(light, values)
    return _known[key]
