import tempfile
import unittest
from pathlib import Path
from typing import Any

import numpy as np

from s2mgen.render.coverage import cryptomatte_id, murmur3
from s2mgen.render.labels import Bytes
from s2mgen.render.pixels import digest, read_pixels
from s2mgen.scene.blender import bpy
from support import specs
from support.stage import render

ALL = {"coverage": True, "instances": True, "depth": True, "normals": True}
NONE = dict.fromkeys(ALL, False)


def words(path: Path) -> np.ndarray:
    """16-bit pixels [height, width, channels] as Blender reads them, row 0 on top."""
    image = bpy.data.images.load(str(path))
    image.colorspace_settings.name = "Non-Color"
    width, height = image.size
    flat = np.array(image.pixels[:], np.float64).reshape(height, width, -1)[::-1]
    bpy.data.images.remove(image)
    return flat * 65535


def bare_room(thing: dict[str, Any]) -> dict[str, Any]:
    """Five metres deep, nothing in it but one box."""
    room = specs.room()
    return {**room, "clutter": [thing], "walls": [{**wall, "picture": None} for wall in room["walls"]]}


class Frames(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = Path(folder.name) / "dataset"

    def grey(self, result: dict[str, Any], kind: str) -> Bytes:
        return read_pixels(self.out / result["files"][kind], 1)[..., 0]

    def test_depth_and_normals_of_a_box_at_a_known_place(self) -> None:
        # The camera stands at y = −2 and looks along +Y at a box whose front is at y = 0.5, before a wall at y = 2.5.
        box = {
            "shape": "box",
            "position": [0, 1.0, 0.9],
            "size": [1.0, 1.0, 1.0],
            "turn": 0,
            "material": specs.material(),
        }
        camera = {**specs.camera(), "offset": [0, 0, 0.1], "focalPoint": "upperBody", "height": 1.4, "roll": 0}
        spec = specs.scene(0, 48, people=[], minimumPersonShare=0, room=bare_room(box), cameras=[camera], outputs=ALL)
        result = render(spec, self.out)
        depth, normals = (words(self.out / result["files"][kind]) for kind in ("depth", "normals"))
        self.assertAlmostEqual(depth[24, 24, 0], 2500, delta=3)
        self.assertAlmostEqual(depth[24, 2, 0], 4500, delta=3)
        facing = normals[24, 24, :3] / 65535 * 2 - 1
        for found, wanted in zip(facing, (0, 0, 1), strict=True):
            self.assertAlmostEqual(found, wanted, delta=0.1)
        floor = normals[47, 24] / 65535 * 2 - 1
        self.assertGreater(floor[1], 0.95)
        self.assertEqual(self.grey(result, "instances").max(), 0)
        self.assertEqual(self.grey(result, "personCoverage").max(), 0)

    def test_beyond_everything_is_the_largest_depth_and_no_normal(self) -> None:
        spec = specs.scene(0, 16, people=[], minimumPersonShare=0, room=specs.panorama(), outputs=ALL)
        result = render(spec, self.out)
        depth, normals = (words(self.out / result["files"][kind]) for kind in ("depth", "normals"))
        self.assertEqual(round(depth.max()), 65535)
        self.assertEqual(normals[np.rint(depth[..., 0]) == 65535][:, :3].max(), 0)

    def test_people_are_told_apart_and_stand_where_the_spec_puts_them(self) -> None:
        people = [
            {"person": specs.person(number), "position": [x, y]}
            for number, (x, y) in enumerate(((0, 0), (0.9, 0.4), (-0.9, 1.2)))
        ]
        camera = {**specs.camera(), "focalLength": 26.0, "radius": 2.3}
        spec = specs.scene(1, 96, people=people, cameras=[camera])
        result = render(spec, self.out)
        shown, person = self.grey(result, "instances"), self.grey(result, "person")
        self.assertTrue(np.array_equal(shown > 0, person > 0))
        self.assertEqual(set(np.unique(shown).tolist()), {0, 1, 2, 3})
        columns = [float(np.mean(np.nonzero(shown == number)[1])) for number in (1, 2, 3)]
        self.assertLess(columns[2], columns[0])
        self.assertLess(columns[0], columns[1])
        shares = [entry["personShare"] for entry in result["people"]]
        self.assertAlmostEqual(sum(shares), result["personShare"], places=6)
        self.assertAlmostEqual(sum(entry["skinShare"] for entry in result["people"]), result["skinShare"], places=6)
        self.assertGreater(shares[0], shares[2], "who stands further away is smaller")
        for number, entry in enumerate(result["people"]):
            x, y, width, height = entry["boxes"]["person"]
            rows, columns_ = np.nonzero(shown == number + 1)
            self.assertEqual((x, y), (columns_.min(), rows.min()))
            self.assertEqual((x + width - 1, y + height - 1), (columns_.max(), rows.max()))
        # The same people in other places, and back: what moved leaves no trace in the labels.
        moved = [{**entry, "position": [entry["position"][0] + 0.3, 0.0]} for entry in people]
        self.assertNotEqual(
            render({**spec, "people": moved}, self.out)["sha256"]["instances"], result["sha256"]["instances"]
        )
        render({**spec, "people": people[:1]}, self.out)
        self.assertEqual(render(spec, self.out)["sha256"]["instances"], result["sha256"]["instances"])

    def test_boxes_hold_the_face_and_each_hand(self) -> None:
        camera = {**specs.camera(focal_length=30.0, height=1.1), "focalPoint": "body", "radius": 2.4}
        result = render(specs.scene(2, 128, cameras=[camera]), self.out)
        entry, scale = result["people"][0], 128
        boxes = entry["boxes"]
        self.assertEqual(set(boxes), {"person", "face", "leftHand", "rightHand"})
        # The person faces the camera: its left is on the right of the picture.
        self.assertGreater(boxes["leftHand"][0], boxes["rightHand"][0])
        face = boxes["face"]
        self.assertLess(face[1] + face[3] / 2, boxes["person"][1] + boxes["person"][3] * 0.25)
        self.assertLess(face[3], 0.25 * scale)

    def test_depth_of_field_and_motion_leave_every_label_as_it_is(self) -> None:
        spec = specs.scene(3, 64, outputs={**ALL, "coverage": False})
        labels = ("skin", "person", "parts", "instances", "depth", "normals")
        sharp = render(spec, self.out)
        for change in (
            {"depthOfField": {"fStop": 0.7}},
            {"motion": [0.2, 0.0, 0.05]},
            {"depthOfField": {"fStop": 1.2}, "motion": [0.1, 0.1, 0.0]},
        ):
            blurred = render({**spec, "cameras": [{**specs.camera(), **change}]}, self.out)
            self.assertNotEqual(blurred["sha256"]["image"], sharp["sha256"]["image"])
            for kind in labels:
                self.assertEqual(blurred["sha256"][kind], sharp["sha256"][kind], f"{kind} with {change}")
            self.assertEqual(blurred["people"], sharp["people"])
        # And without normals, where a sharp frame needs one render.
        alone = {**spec, "outputs": NONE}
        blurred = render({**alone, "cameras": [{**specs.camera(), "depthOfField": {"fStop": 0.7}}]}, self.out)
        for result in (render(alone, self.out), blurred):
            self.assertEqual(result["sha256"]["parts"], sharp["sha256"]["parts"])

    def test_hashes_are_those_of_the_decoded_pixels(self) -> None:
        result = render(specs.scene(4, 32, outputs=ALL), self.out)
        for kind in ("depth", "normals"):
            pixels = np.rint(words(self.out / result["files"][kind])).astype(np.uint16)
            self.assertEqual(digest(pixels[..., 0] if kind == "depth" else pixels[..., :3]), result["sha256"][kind])


class Coverage(unittest.TestCase):
    def test_a_frame_without_coverage_after_one_with_it_has_whole_labels(self) -> None:
        # What Cycles left of the passes used to be written over the labels at one sample a pixel.
        with tempfile.TemporaryDirectory() as name:
            plain = specs.scene(0, 64)
            plain["render"].update(samples=1, denoise=False)
            before = render(plain, Path(name))
            render(specs.scene(1, 64, outputs=ALL), Path(name))
            self.assertEqual(render(plain, Path(name))["sha256"]["parts"], before["sha256"]["parts"])

    def test_ids_are_those_of_the_cryptomatte_specification(self) -> None:
        self.assertEqual(murmur3(b""), 0)
        self.assertEqual(murmur3(b"hello"), 0x248BFA47)
        self.assertEqual(murmur3(b"The quick brown fox jumps over the lazy dog"), 0x2E4FF723)
        for name in ("skin face", "skin face.001", "", "Ä"):
            exponent = cryptomatte_id(name) >> 23 & 0xFF
            self.assertIn(exponent, range(1, 255))

    def test_masks_by_coverage_come_near_to_eight_by_eight_supersampling(self) -> None:
        size, times = 64, 8
        with tempfile.TemporaryDirectory() as name:
            out = Path(name)
            spec = specs.scene(5, size, outputs={**NONE, "coverage": True})
            spec["people"][0]["person"]["hair"] = None
            spec["render"].update(samples=64, denoise=False)
            result = render(spec, out)
            fine = {**spec, "frame": 6, "outputs": NONE}
            fine["render"] = {**spec["render"], "width": size * times, "height": size * times, "samples": 1}
            reference = render(fine, out)
            for kind in ("skin", "person"):
                found = read_pixels(out / result["files"][f"{kind}Coverage"], 1)[..., 0] / 255
                truth = read_pixels(out / reference["files"][kind], 1)[..., 0] / 255
                truth = truth.reshape(size, times, size, times).mean((1, 3))
                edge = (truth > 0) & (truth < 1)
                error, hard = (float(np.abs(mask - truth)[edge].mean()) for mask in (found, found >= 0.5))
                self.assertLess(error, 0.08, kind)
                self.assertLess(error, hard / 2, kind)
                self.assertLess(float(np.abs(found - truth)[~edge].mean()), 0.004, kind)
                print(
                    f"coverage of {kind}: mean error {error:.3f} on {edge.sum()} edge pixels, as a hard mask {hard:.3f}"
                )
