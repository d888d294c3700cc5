"""Which device traces. Under --factory-startup the preferences are empty, so it is chosen every time."""

from __future__ import annotations

from s2mgen.scene.blender import Block, bpy

#: In order of speed where several work.
KINDS = ("OPTIX", "CUDA", "HIP", "ONEAPI", "METAL")


def _preferences() -> Block | None:
    addon = bpy.context.preferences.addons.get("cycles")
    return None if addon is None else addon.preferences


def _try_kind(preferences: Block, kind: str) -> bool:
    """Selects all devices of a kind; False where the build or the machine has none."""
    try:
        preferences.compute_device_type = kind
    except TypeError:
        return False
    preferences.refresh_devices()
    if not any(device.type == kind for device in preferences.devices):
        return False
    for device in preferences.devices:
        device.use = device.type == kind
    return True


def usable_devices() -> list[str]:
    """CPU, and the kinds of GPU that this build and machine have."""
    preferences = _preferences()
    found = [] if preferences is None else [kind for kind in KINDS if _try_kind(preferences, kind)]
    if preferences is not None:
        preferences.compute_device_type = "NONE"
    return ["CPU", *found]


def choose_device(wanted: str) -> str:
    """Sets the device: 'auto' takes the first GPU kind that works, else the CPU. Answers its name.

    ValueError where a kind is asked for that is not there.
    """
    scene, preferences = bpy.context.scene, _preferences()
    name = wanted.upper()
    if name != "CPU" and preferences is not None:
        for kind in KINDS if name == "AUTO" else (name,):
            if _try_kind(preferences, kind):
                scene.cycles.device = "GPU"
                return kind
    if name not in ("AUTO", "CPU"):
        raise ValueError(f"This Blender has no device of the kind {wanted}; it has {', '.join(usable_devices())}.")
    if preferences is not None:
        preferences.compute_device_type = "NONE"
    scene.cycles.device = "CPU"
    return "CPU"
