"""The choice of a device, with preferences that stand for those of machines that are not here."""

import unittest
from dataclasses import dataclass, field
from unittest.mock import patch

from s2mgen.render import device
from s2mgen.scene.blender import bpy


@dataclass
class Device:
    type: str
    use: bool = False


@dataclass
class Preferences:
    """As the Cycles add-on's: `built` are the kinds that the build knows, `there` those that the machine has."""

    built: tuple[str, ...]
    there: tuple[str, ...]
    devices: list[Device] = field(default_factory=list)
    kind: str = "NONE"

    @property
    def compute_device_type(self) -> str:
        return self.kind

    @compute_device_type.setter
    def compute_device_type(self, kind: str) -> None:
        if kind not in ("NONE", *self.built):
            raise TypeError(f'enum "{kind}" not found')
        self.kind = kind

    def refresh_devices(self) -> None:
        gpus = [Device(self.kind), Device(self.kind)] if self.kind in self.there else []
        self.devices = [*gpus, Device("CPU", use=True)]


class Choice(unittest.TestCase):
    def setUp(self) -> None:
        cycles = bpy.context.scene.cycles
        self.addCleanup(setattr, cycles, "device", cycles.device)
        self.traced: list[str] = []

    def choose(self, wanted: str, preferences: Preferences, broken: tuple[str, ...] = ()) -> str:
        def trace() -> None:
            self.traced.append(preferences.kind)
            if preferences.kind in broken:
                raise RuntimeError("no kernel image")

        with patch.object(device, "_preferences", lambda: preferences):
            return device.choose_device(wanted, trace)

    def test_auto_takes_the_fastest_kind_that_is_there_and_all_its_devices(self) -> None:
        machine = Preferences(("CUDA", "OPTIX", "HIP"), ("CUDA", "OPTIX"))
        self.assertEqual(self.choose("auto", machine), "OPTIX")
        self.assertEqual([(one.type, one.use) for one in machine.devices], [("OPTIX", True)] * 2 + [("CPU", False)])
        self.assertEqual(bpy.context.scene.cycles.device, "GPU")

    def test_auto_passes_over_a_gpu_that_cannot_trace_and_ends_at_the_cpu(self) -> None:
        self.assertEqual(self.choose("auto", Preferences(("CUDA", "OPTIX"), ("CUDA", "OPTIX")), ("OPTIX",)), "CUDA")
        machine = Preferences(("CUDA", "OPTIX"), ("CUDA", "OPTIX"))
        self.assertEqual(self.choose("auto", machine, ("OPTIX", "CUDA")), "CPU")
        self.assertEqual((machine.kind, bpy.context.scene.cycles.device), ("NONE", "CPU"))
        self.assertEqual(self.traced[-3:], ["OPTIX", "CUDA", "NONE"])

    def test_the_cpu_is_taken_when_asked_for(self) -> None:
        self.assertEqual(self.choose("cpu", Preferences(("METAL",), ("METAL",))), "CPU")
        self.assertEqual(self.choose("metal", Preferences(("METAL",), ("METAL",))), "METAL")

    def test_a_kind_that_is_missing_or_cannot_trace_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "no device of the kind hip; it has CPU, CUDA"):
            self.choose("hip", Preferences(("CUDA",), ("CUDA",)))
        with self.assertRaisesRegex(ValueError, "no device kind abacus"):
            self.choose("abacus", Preferences((), ()))
        with self.assertRaisesRegex(RuntimeError, "CUDA cannot trace: no kernel image"):
            self.choose("cuda", Preferences(("CUDA",), ("CUDA",)), ("CUDA",))

    def test_the_probe_lists_what_is_there_and_leaves_the_cpu_selected(self) -> None:
        machine = Preferences(("CUDA", "OPTIX", "HIP", "ONEAPI"), ("HIP",))
        with patch.object(device, "_preferences", lambda: machine):
            self.assertEqual(device.usable_devices(), ["CPU", "HIP"])
        self.assertEqual(machine.kind, "NONE")


if __name__ == "__main__":
    unittest.main()
