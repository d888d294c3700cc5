"""Labels do not depend on the noise of the trace, also where hair is half there."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path
from typing import Any

from support import specs
from support.stage import render

STRANDS = {"colour": [0.05, 0.03, 0.02], "roughness": 0.5, "second": {"colour": [0.5, 0.5, 0.5], "share": 0.2}}
BEARD = {"style": "full", "length": 0.01, "density": 0.7, "colour": [0.05, 0.03, 0.02]}
HEADS: dict[str, dict[str, Any]] = {
    "cards": {"hair": {"kind": "cards", "asset": "hair/long01", **STRANDS}},
    "cropped, with a beard": {
        "hair": {"kind": "cropped", "length": 0.012, "density": 0.8, "recession": 0.2, **STRANDS},
        "facialHair": BEARD,
    },
}


def hashes_of(head: dict[str, Any], noise_seed: int) -> dict[str, str]:
    people = specs.alone({**specs.person(), **head})
    camera = {**specs.camera(focal_length=110.0), "focalPoint": "face"}
    spec = specs.scene(0, size=96, people=people, cameras=[camera])
    spec["render"]["noiseSeed"] = noise_seed
    with tempfile.TemporaryDirectory() as folder:
        return render(spec, Path(folder))["sha256"]


class Noise(unittest.TestCase):
    def test_another_noise_seed_gives_another_image_and_the_same_labels(self) -> None:
        for name, head in HEADS.items():
            with self.subTest(head=name):
                first, *others = (hashes_of(head, seed) for seed in (1, 2, 77))
                for other in others:
                    self.assertNotEqual(other["image"], first["image"])
                    self.assertEqual(
                        [other[kind] for kind in ("parts", "skin", "person")],
                        [first[kind] for kind in ("parts", "skin", "person")],
                    )


if __name__ == "__main__":
    unittest.main()
