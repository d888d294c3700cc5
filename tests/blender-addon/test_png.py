import tempfile
import unittest
from pathlib import Path

import numpy as np

from s2mgen.render.pixels import read_pixels
from s2mgen.render.png_check import png_problem
from s2mgen.scene.png import png


class GreyPng(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "mask.png"
        self.pixels = np.arange(256, dtype=np.uint8).reshape(8, 32)

    def test_blender_reads_the_very_bytes_back(self) -> None:
        self.path.write_bytes(png(self.pixels))
        self.assertTrue(np.array_equal(read_pixels(self.path, 1)[..., 0], self.pixels))

    def test_the_same_pixels_give_the_same_file(self) -> None:
        self.assertEqual(png(self.pixels), png(self.pixels.copy()))

    def test_a_file_that_is_cut_missing_or_of_another_size_is_found(self) -> None:
        data = png(self.pixels)
        self.assertIn("not written", png_problem(self.path, 32, 8) or "")
        self.path.write_bytes(data)
        self.assertIsNone(png_problem(self.path, 32, 8))
        self.assertIn("32x8", png_problem(self.path, 32, 9) or "")
        self.path.write_bytes(data[:-3])
        self.assertIn("cut off", png_problem(self.path, 32, 8) or "")
        self.path.write_bytes(b"")
        self.assertIn("no PNG", png_problem(self.path, 32, 8) or "")
