"""What this Blender is and can do. Asked, never assumed: distributions build it without this and that."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from s2mgen.render.device import usable_devices
from s2mgen.scene.blender import bpy


@dataclass(frozen=True)
class Capabilities:
    """Denoiser = OpenImageDenoise is built in. Devices: CPU, and the kinds of GPU found."""

    denoiser: bool
    devices: list[str]
    osl: bool
    path_guiding: bool

    def as_json(self) -> dict[str, object]:
        return {
            "denoiser": self.denoiser,
            "devices": self.devices,
            "osl": self.osl,
            "pathGuiding": self.path_guiding,
        }


def capabilities() -> Capabilities:
    """Asks Cycles. RuntimeError where the build has none."""
    try:
        import _cycles  # pyright: ignore[reportMissingImports]
    except ImportError as error:
        raise RuntimeError("This Blender is built without Cycles.") from error
    return Capabilities(
        denoiser=bool(_cycles.with_openimagedenoise),
        devices=usable_devices(),
        osl=bool(_cycles.with_osl),
        path_guiding=bool(getattr(_cycles, "with_path_guiding", False)),
    )


def versions() -> dict[str, str]:
    """Blender as in 4.5.15, and Python."""
    return {
        "blender": ".".join(map(str, bpy.app.version)),
        "python": ".".join(map(str, sys.version_info[:3])),
    }


def probe() -> dict[str, object]:
    """One object that says it all. ImportError where numpy is missing, as in a Blender that found a foreign Python."""
    import numpy

    return {**versions(), "version": bpy.app.version_string, "numpy": numpy.__version__, **capabilities().as_json()}
