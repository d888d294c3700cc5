"""Which device traces. Under --factory-startup the preferences are empty, so it is chosen every time."""

from __future__ import annotations

import sys
from collections.abc import Callable

from s2mgen.scene.blender import Block, bpy

#: In order of speed where several work: NVIDIA with and without ray-tracing cores, AMD, Intel, Apple.
KINDS = ("OPTIX", "CUDA", "HIP", "ONEAPI", "METAL")


def _preferences() -> Block | None:
    addon = bpy.context.preferences.addons.get("cycles")
    return None if addon is None else addon.preferences


def _select(preferences: Block, kind: str) -> bool:
    """Selects all devices of a kind, and no other; False where the build or the machine has none."""
    try:
        preferences.compute_device_type = kind
    except TypeError:
        return False
    if hasattr(preferences, "refresh_devices"):
        preferences.refresh_devices()
    else:
        preferences.get_devices()
    if not any(device.type == kind for device in preferences.devices):
        return False
    # The list also has the CPU, which beside a GPU makes frames slower and their noise depend on both.
    for device in preferences.devices:
        device.use = device.type == kind
    return True


def usable_devices() -> list[str]:
    """CPU, and the kinds of GPU that this build and machine have."""
    preferences = _preferences()
    found = [] if preferences is None else [kind for kind in KINDS if _select(preferences, kind)]
    _select_cpu(preferences)
    return ["CPU", *found]


def _select_cpu(preferences: Block | None) -> None:
    if preferences is not None:
        preferences.compute_device_type = "NONE"
    bpy.context.scene.cycles.device = "CPU"


def choose_device(wanted: str, trace: Callable[[], None]) -> str:
    """Sets the device and traces with it once; answers its name.

    `wanted` is a kind or 'auto', which takes the first GPU that traces without an error, else the CPU: a driver may list
    a GPU that it cannot use. ValueError where a kind is asked for that is not there; RuntimeError where it cannot trace.
    """
    preferences, name = _preferences(), wanted.upper()
    if name not in ("AUTO", "CPU", *KINDS):
        raise ValueError(f"There is no device kind {wanted}; there are auto, cpu, {', '.join(KINDS).lower()}.")
    for kind in KINDS:
        if name not in ("AUTO", kind):
            continue
        if preferences is None or not _select(preferences, kind):
            continue
        bpy.context.scene.cycles.device = "GPU"
        try:
            trace()
        except RuntimeError as error:
            if name != "AUTO":
                raise RuntimeError(f"The device {kind} cannot trace: {error}") from error
            print(f"The device {kind} is there but cannot trace: {error}", file=sys.stderr)
            continue
        return kind
    if name not in ("AUTO", "CPU"):
        raise ValueError(f"This Blender has no device of the kind {wanted}; it has {', '.join(usable_devices())}.")
    _select_cpu(preferences)
    trace()
    return "CPU"
