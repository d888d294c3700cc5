import resource
import tempfile
import unittest
from pathlib import Path
from typing import Any

from s2mgen.render.failures import DiskError
from s2mgen.render.frame_files import PARTIAL
from s2mgen.scene.blender import bpy
from s2mgen.scene.pictures import PictureError
from s2mgen.spec import SpecError
from support import specs
from support.likeness import FEW, image_of, unlike
from support.stage import render, user_folder

HASHES = ("image", "skin", "person", "parts")


def block_counts() -> dict[str, int]:
    kinds = ("objects", "meshes", "materials", "images", "lights", "cameras", "node_groups", "worlds", "collections")
    return {kind: len(getattr(bpy.data, kind)) for kind in kinds}


class Frames(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = Path(folder.name) / "dataset"

    def render(self, spec: dict[str, Any]) -> dict[str, Any]:
        return render(spec, self.out)

    def test_a_frame_shows_a_person_with_skin_at_the_wanted_brightness(self) -> None:
        result = self.render(specs.scene(3))
        self.assertGreater(result["personShare"], 0.1)
        self.assertGreater(result["skinShare"], 0.01)
        self.assertLess(result["skinShare"], result["personShare"])
        self.assertAlmostEqual(result["brightness"], 0.45, delta=0.02)
        for kind in HASHES:
            self.assertTrue((self.out / {**result["files"]}[kind]).is_file())
        self.assertEqual(list(self.out.glob(PARTIAL + "*")), [])

    def test_pixels_do_not_depend_on_the_frames_before(self) -> None:
        lamps = specs.lights()
        four = lamps + [{**lamp, "position": [1.0, 1.0, 2.5]} for lamp in lamps]
        wanted = [
            specs.scene(0),
            specs.scene(1, people=specs.alone(specs.person(5)), room=specs.room(3), lights=four),
            specs.scene(2, room=specs.panorama(), lights=lamps[:1]),
            specs.scene(3, people=specs.alone(specs.person(8))),
            specs.scene(4, people=[], minimumPersonShare=0, lights=four[:3]),
            specs.scene(5, people=specs.alone(specs.person(5)), room=specs.panorama(), lights=[]),
        ]
        wanted = [specs.undenoised(spec) for spec in wanted]
        first = [self.render(spec) for spec in wanted]
        images = [image_of(result, self.out) for result in first]
        # Orders in which every frame follows another one than before.
        for order in ((5, 4, 3, 2, 1, 0), (2, 0, 4, 1, 5, 3), (3, 1, 2, 4, 0, 5)):
            for number in order:
                result = self.render(wanted[number])
                for kind in ("skin", "person", "parts"):
                    self.assertEqual(result["sha256"][kind], first[number]["sha256"][kind])
                self.assertLess(unlike(image_of(result, self.out), images[number]), FEW, f"frame {number} of {order}")

    def test_a_denoised_picture_is_the_same_but_for_the_last_level_of_a_pixel(self) -> None:
        spec = specs.scene(0, exposure={"kind": "fixed", "stops": -1})
        first = image_of(self.render(spec), self.out)
        self.render(specs.scene(1, people=specs.alone(specs.person(5)), room=specs.panorama()))
        again = image_of(self.render(spec), self.out)
        self.assertLess(unlike(first, again), FEW)
        self.assertEqual(unlike(first, again, tolerance=2), 0)

    def test_forty_new_people_and_rooms_leave_no_data_behind(self) -> None:
        spec = specs.scene(0, size=16)
        for number in range(len(specs.PATTERNS)):
            self.render(specs.scene(number, size=16, room=specs.room(number)))
        self.render(spec)
        before = block_counts()
        for number in range(40):
            self.render(specs.scene(number, size=16, people=specs.alone(specs.person(number)), room=specs.room(number)))
        self.render(spec)
        self.assertEqual(block_counts(), before)

    def test_the_next_camera_is_taken_when_one_shows_too_little_of_the_person(self) -> None:
        away = {**specs.camera(), "offset": [40.0, 0.0, 0.0]}
        result = self.render(specs.scene(4, cameras=[away, specs.camera()]))
        self.assertEqual(result["attempt"], 1)
        self.assertGreater(result["personShare"], 0.1)

    def test_a_camera_behind_a_wall_still_sees_the_person(self) -> None:
        outside = {**specs.camera(), "radius": 4.0, "focalLength": 100.0}
        self.assertGreater(self.render(specs.scene(5, cameras=[outside]))["personShare"], 0.1)

    def test_an_empty_frame_is_whole_and_without_skin(self) -> None:
        result = self.render(specs.scene(6, people=[], minimumPersonShare=0))
        self.assertEqual((result["skinShare"], result["personShare"], result["people"]), (0, 0, []))

    def test_fixed_stops_are_applied_as_they_are(self) -> None:
        dark = self.render(specs.scene(7, exposure={"kind": "fixed", "stops": -3}))
        light = self.render(specs.scene(7, exposure={"kind": "fixed", "stops": -1}))
        self.assertEqual((dark["exposure"], light["exposure"]), (-3, -1))
        self.assertLess(dark["brightness"], light["brightness"])

    def test_every_pattern_can_be_rendered(self) -> None:
        for number in range(0, len(specs.PATTERNS), 4):
            self.render(specs.scene(number, size=16, room=specs.room(number)))


class Refusals(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = Path(folder.name) / "dataset"

    def with_picture(self, asset: str) -> dict[str, Any]:
        room = specs.room()
        room["walls"][1]["picture"]["material"] = specs.material(specs.picture(asset))
        return specs.scene(0, size=16, room=room)

    def assert_usable_and_clean(self) -> None:
        result = render(specs.scene(1, size=16), self.out)
        self.assertEqual(result["frame"], 1)
        self.assertFalse((self.out / "images/000000.png").exists())
        self.assertFalse((self.out / PARTIAL).exists())

    def test_a_damaged_picture_is_an_error_that_names_the_file_and_not_a_pink_wall(self) -> None:
        (user_folder() / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"junk" * 50)
        with self.assertRaisesRegex(PictureError, r"broken\.png"):
            render(self.with_picture("user/broken.png"), self.out)
        self.assert_usable_and_clean()

    def test_a_missing_picture_is_an_error_that_names_the_file(self) -> None:
        with self.assertRaisesRegex(PictureError, r"gone\.jpg"):
            render(self.with_picture("user/gone.jpg"), self.out)
        self.assert_usable_and_clean()

    def test_a_picture_outside_the_users_folder_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "outside"):
            render(self.with_picture("user/../../etc/passwd"), self.out)
        self.assert_usable_and_clean()

    def test_a_spec_that_breaks_the_rules_is_refused_before_anything_is_built(self) -> None:
        child = specs.person()
        child["body"]["age"] = 12
        with self.assertRaises(SpecError):
            render(specs.scene(0, people=specs.alone(child)), self.out)
        self.assert_usable_and_clean()

    def test_a_folder_that_cannot_be_made_is_a_disk_error(self) -> None:
        self.out.parent.joinpath("file").write_text("in the way")
        with self.assertRaises(DiskError):
            render(specs.scene(0, size=16), self.out.parent / "file")
        self.assert_usable_and_clean()

    def test_a_disk_that_takes_no_more_is_a_disk_error_and_leaves_no_frame(self) -> None:
        for limit in (60, 700):
            with self.subTest(limit=limit):
                soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
                try:
                    with self.assertRaises(DiskError):
                        render(specs.scene(0, size=64), self.out)
                finally:
                    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
                self.assert_usable_and_clean()
