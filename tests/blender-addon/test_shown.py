import struct
import tempfile
import unittest
from pathlib import Path

import numpy as np

from s2mgen.render.exr import read_exr
from s2mgen.render.failures import DiskError
from s2mgen.render.guided_filter import guided_filter
from s2mgen.render.keypoints import shown_keypoints
from s2mgen.render.label_map import Labels
from s2mgen.render.projection import projection_of
from support.specs import camera

PLACE = ((0.0, -2.0, 1.0), (0.0, 0.0, 1.0))
LEVEL = {**camera(), "roll": 0.0, "focalLength": 36.0, "sensor": 36.0}


class Projecting(unittest.TestCase):
    def test_points_come_back_from_pixels_and_lie_where_optics_put_them(self) -> None:
        for width, height in ((100, 100), (120, 80), (80, 120)):
            projection = projection_of({**LEVEL, "roll": 0.3}, PLACE, width, height)
            points = np.random.default_rng(1).uniform(-0.5, 0.5, (20, 3)) + np.array([0, 0, 1])
            pixels, depth = projection.pixels(points)
            again = projection.points(pixels[:, 1] - 0.5, pixels[:, 0] - 0.5, depth)
            self.assertTrue(np.allclose(again, points, atol=1e-9))
        pixels, depth = projection_of(LEVEL, PLACE, 120, 80).pixels(
            [(0.5, 0.0, 1.0), (0.0, 0.0, 1.25), (0.0, -3.0, 1.0)]
        )
        # 0.5 m aside at 2 m with a 36 mm lens on 36 mm is a quarter of the longer side.
        self.assertTrue(np.allclose(pixels, [(90, 40), (60, 25), (-1, -1)]))
        self.assertAlmostEqual(depth[0], 2.0)


class Keypoints(unittest.TestCase):
    def visibility(self, points: dict, people: int = 1, surface: float = 1.95) -> dict[str, int]:
        size = 64
        labels = Labels(
            np.ones((size, size), np.uint8),
            np.full((size, size), people, np.uint8),
            np.full((size, size), surface, np.float32),
        )
        shown = shown_keypoints(points, 1, labels, projection_of(LEVEL, PLACE, size, size))
        return {name: point["visibility"] for name, point in shown.items()}

    def test_joints_are_seen_through_their_own_flesh_and_hidden_behind_anything_else(self) -> None:
        points = {"nose": (0.0, -0.04, 1.0), "leftHip": (0.0, 0.1, 1.0), "leftWrist": (0.0, 0.1, 1.0)}
        self.assertEqual(self.visibility(points), {"nose": 2, "leftHip": 2, "leftWrist": 1})
        self.assertEqual(self.visibility(points, people=2), {"nose": 1, "leftHip": 1, "leftWrist": 1})
        self.assertEqual(self.visibility(points, surface=1.5), {"nose": 1, "leftHip": 1, "leftWrist": 1})

    def test_points_outside_the_picture_or_behind_the_camera_are_outside(self) -> None:
        self.assertEqual(self.visibility({"nose": (5.0, 0.0, 1.0), "neck": (0.0, -4.0, 1.0)}), {"nose": 0, "neck": 0})


class ExrFiles(unittest.TestCase):
    def written(self, folder: str, values: np.ndarray, cut: int = 0) -> Path:
        height, width = values.shape

        def field(name: bytes, kind: bytes, data: bytes) -> bytes:
            return name + b"\0" + kind + b"\0" + struct.pack("<i", len(data)) + data

        header = b"\x76\x2f\x31\x01" + struct.pack("<I", 2)
        header += field(b"channels", b"chlist", b"V\0" + struct.pack("<iiii", 2, 0, 1, 1) + b"\0")
        header += field(b"compression", b"compression", b"\0") + field(b"lineOrder", b"lineOrder", b"\0")
        header += field(b"dataWindow", b"box2i", struct.pack("<4i", 0, 0, width - 1, height - 1)) + b"\0"
        lines = b"".join(struct.pack("<ii", y, 4 * width) + row.tobytes() for y, row in enumerate(values.astype("<f4")))
        data = header + b"\0" * 8 * height + lines
        path = Path(folder) / "map.exr"
        path.write_bytes(data[: len(data) - cut])
        return path

    def test_floats_come_back_bit_for_bit_and_a_file_cut_anywhere_is_refused(self) -> None:
        values = np.random.default_rng(2).normal(size=(7, 5)).astype(np.float32)
        with tempfile.TemporaryDirectory() as folder:
            self.assertTrue(np.array_equal(read_exr(self.written(folder, values), 1), values))
            length = (Path(folder) / "map.exr").stat().st_size
            for cut in range(1, length + 1):
                with self.assertRaises(DiskError):
                    read_exr(self.written(folder, values, cut), 1)


class GuidedFilter(unittest.TestCase):
    def test_noise_goes_and_edges_of_albedo_stay(self) -> None:
        random = np.random.default_rng(3)
        albedo = np.full((48, 48, 3), 0.2, np.float32)
        albedo[:, 24:] = 0.8
        normals = np.zeros((48, 48, 3), np.float32)
        normals[..., 2] = 1
        light = random.gamma(2.0, 0.5, (48, 48, 1)).astype(np.float32)
        depth = np.full((48, 48), 3.0, np.float32)
        clean = guided_filter(albedo * light, albedo, normals, depth)
        noise, left = (float(np.std(picture[:, :20])) for picture in (albedo * light, clean))
        self.assertLess(left, 0.35 * noise)
        step = clean[:, 26:].mean() / clean[:, :22].mean()
        self.assertAlmostEqual(step, 4.0, delta=0.6)
        self.assertTrue(np.array_equal(clean, guided_filter(albedo * light, albedo, normals, depth)))
