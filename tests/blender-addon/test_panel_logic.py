"""The panel's arithmetic and its search for the studio, without Blender."""

from __future__ import annotations

import json
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path
from typing import Any

from s2mgen.panel.adjustments import CameraPlace, LampValues, Looked
from s2mgen.panel.preset_file import PresetError, read_preset, write_preset
from s2mgen.panel.studio import FUSES, Command, Machine, StudioError, ask, find_command
from s2mgen.panel.write_back import moved, with_sliders, with_view

FOCUS = (0.0, 0.0, 1.3)
SEEN = CameraPlace((0.0, -2.0, 1.3), (0.0, 1.0, 0.0), 50.0)


def preset() -> dict[str, Any]:
    def span(low: float, high: float) -> dict[str, float]:
        return {"min": low, "max": high}

    framing = {"name": "face", "radius": span(1, 2), "height": span(1, 1.8), "focalLength": span(40, 80)}
    return {
        "format": "s2mgen.preset",
        "person": {"age": span(25, 45), "clothing": {"pClothed": 0.6}},
        "room": {"width": span(4, 8)},
        "lights": {
            "large": {"energy": span(200, 400), "size": span(1, 2)},
            "small": {"energy": span(0, 100), "size": span(0.2, 0.4)},
        },
        "camera": {"framings": [{**framing, "focalPointSpread": 0.05}, {**framing, "name": "other", "focalPointSpread": 0.05}]},
    }  # fmt: skip


class Ranges(unittest.TestCase):
    def test_a_range_keeps_its_width_and_gets_the_value_as_its_middle(self) -> None:
        self.assertEqual(moved({"min": 1, "max": 2}, 4.0, [0.5, 20]), {"min": 3.5, "max": 4.5})

    def test_limits_of_the_schema_stop_a_range_whole(self) -> None:
        self.assertEqual(moved({"min": 25, "max": 45}, 10, [25, 90]), {"min": 25, "max": 45})
        self.assertEqual(moved({"min": 25, "max": 45}, 89, [25, 90]), {"min": 70, "max": 90})

    def test_sliders_change_values_and_ranges_and_say_so(self) -> None:
        changed, said = with_sliders(preset(), {"clothed": 0.2, "age": 50.0, "width": 6.0, "depth": 9.0})
        self.assertEqual(changed["person"], {"age": {"min": 40, "max": 60}, "clothing": {"pClothed": 0.2}})
        # The width was not moved, and this preset has no depth.
        self.assertEqual(changed["room"], preset()["room"])
        self.assertEqual(said, ["person.clothing.pClothed: 0.6 → 0.2", "person.age: 25 … 45 → 40 … 60"])


class View(unittest.TestCase):
    def test_what_was_not_touched_changes_nothing(self) -> None:
        view = Looked(SEEN, {"lamp 00": LampValues("large", 300, 1.5)})
        changed, said = with_view(preset(), "face", view, view, FOCUS)
        self.assertEqual((changed, said), (preset(), []))

    def test_a_moved_camera_moves_the_ranges_of_its_own_framing(self) -> None:
        now = CameraPlace((3.0, -4.0, 2.0), SEEN.forward, 90.0)
        changed, said = with_view(preset(), "face", Looked(SEEN), Looked(now), FOCUS)
        face, other = changed["camera"]["framings"]
        self.assertEqual(face["radius"], {"min": 4.5, "max": 5.5})
        self.assertEqual(face["height"], {"min": 1.6, "max": 2.4})
        self.assertEqual(face["focalLength"], {"min": 70, "max": 110})
        self.assertEqual(other, preset()["camera"]["framings"][1])
        # It looks along Y, 3 m beside the face and 0.7 m above it.
        self.assertEqual(face["focalPointSpread"], 1)
        self.assertEqual(len(said), 4)

    def test_looking_straight_at_the_face_does_not_narrow_the_spread(self) -> None:
        built = CameraPlace((0.0, -2.0, 1.4), SEEN.forward, 50.0)
        changed, _ = with_view(preset(), "face", Looked(built), Looked(SEEN), FOCUS)
        self.assertEqual(changed["camera"]["framings"][0]["focalPointSpread"], 0.05)

    def test_adjusted_lamps_move_their_group_by_their_mean(self) -> None:
        built = {name: LampValues("small", 50, 0.3) for name in ("a", "b", "c")} | {"d": LampValues("large", 300, 1.5)}
        now = {
            "a": LampValues("small", 200, 0.3),
            "b": LampValues("small", 400, 0.3),
            "d": LampValues("large", 300, 1.0),
        }
        changed, _ = with_view(preset(), "face", Looked(None, built), Looked(None, now), FOCUS)
        self.assertEqual(
            changed["lights"]["small"], {"energy": {"min": 250, "max": 350}, "size": {"min": 0.2, "max": 0.4}}
        )
        self.assertEqual(
            changed["lights"]["large"], {"energy": {"min": 200, "max": 400}, "size": {"min": 0.5, "max": 1.5}}
        )

    def test_a_framing_that_is_gone_is_named(self) -> None:
        with self.assertRaisesRegex(PresetError, "no framing named portrait"):
            with_view(preset(), "portrait", Looked(SEEN), Looked(SEEN), FOCUS)


class Folder(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)


class PresetFile(Folder):
    def test_writing_keeps_what_was_there_and_leaves_nothing_else(self) -> None:
        file = self.folder / "mine.json"
        file.write_text(json.dumps(preset()), "utf-8")
        write_preset(file, {**preset(), "name": "neu, für mich"})
        self.assertEqual(read_preset(file)["name"], "neu, für mich")
        self.assertEqual(json.loads((self.folder / "mine.json.bak").read_text("utf-8")), preset())
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["mine.json", "mine.json.bak"])

    def test_other_files_are_refused_by_name(self) -> None:
        (self.folder / "a.json").write_text("[1]", "utf-8")
        with self.assertRaisesRegex(PresetError, r"a\.json is no preset"):
            read_preset(self.folder / "a.json")
        with self.assertRaisesRegex(PresetError, "There is no preset file"):
            read_preset(self.folder / "b.json")


class Studio(Folder):
    def machine(self, **environment: str) -> Machine:
        return Machine({"PATH": str(self.folder / "bin"), **environment}, self.folder, "linux", self.folder)

    def program(self, relative: str, content: bytes = b"#!/bin/sh\n") -> Path:
        path = self.folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    def installed(self, switch: bytes) -> Path:
        archive = self.folder / "opt" / "S2MGen Studio" / "resources" / "app.asar"
        archive.parent.mkdir(parents=True)
        archive.write_bytes(b"")
        return self.program("opt/S2MGen Studio/s2mgen-studio", b"\x7fELF" + FUSES + b"\x01\x08" + switch + b"0000000")

    def test_preference_then_settings_then_path_then_installed(self) -> None:
        studio = self.installed(b"1")
        found = find_command("", self.machine())
        self.assertEqual(found.words, (str(studio), str(studio.parent / "resources/app.asar/out/main/s2mgen.js")))
        self.assertEqual(found.environment, {"ELECTRON_RUN_AS_NODE": "1"})
        on_path = self.program("bin/s2mgen")
        self.assertEqual(find_command("", self.machine()).words, (str(on_path),))
        node, script = self.program("bin/node"), self.program("my checkout/tools/s2mgen.mjs")
        self.program(".config/s2mgen/settings.json", json.dumps({"command": str(script)}).encode())
        self.assertEqual(find_command("", self.machine()).words, (str(node), str(script)))
        self.assertEqual(find_command("s2mgen --library x", self.machine()).words, (str(on_path), "--library", "x"))

    def test_without_a_studio_the_message_says_what_to_do(self) -> None:
        with self.assertRaisesRegex(StudioError, "not found. Give the studio's command in the add-on's preferences"):
            find_command("", self.machine())
        with self.assertRaisesRegex(StudioError, "preferences name /gone, which is not there"):
            find_command("/gone", self.machine())

    def test_a_program_that_would_open_a_window_is_passed_over(self) -> None:
        self.installed(b"0")
        with self.assertRaises(StudioError):
            find_command("", self.machine())

    def test_what_the_studio_says_is_passed_on(self) -> None:
        refusal = {
            "type": "error",
            "message": "p.json cannot be used:",
            "next": "Correct the file.",
            "details": [{"path": "seed", "rule": "too big"}],
        }
        done = subprocess.CompletedProcess([], 1, json.dumps(refusal) + "\n", "")
        with self.assertRaisesRegex(StudioError, r"p\.json cannot be used: seed: too big Correct the file\."):
            ask(Command(("s2mgen",), {}), Path("p.json"), 0, lambda *_, **__: done)

    def test_a_spec_comes_with_the_folders_it_needs(self) -> None:
        answer = {"type": "result", "spec": {"frame": 3}, "pack": "/pack", "packs": ["/more"], "backgrounds": None}
        done = subprocess.CompletedProcess([], 0, "noise\n" + json.dumps(answer) + "\n", "")
        told = ask(Command(("s2mgen",), {}), Path("p.json"), 3, lambda *_, **__: done)
        self.assertEqual((told.spec, told.pack, told.packs), ({"frame": 3}, "/pack", ("/more",)))


if __name__ == "__main__":
    unittest.main()
