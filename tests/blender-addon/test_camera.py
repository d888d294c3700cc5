import tempfile
import unittest
from pathlib import Path
from typing import Any

import numpy as np

from support import specs
from support.likeness import Pixels, image_of
from support.stage import render

SHARP = specs.camera(focal_length=60.0)


def detail(image: Pixels) -> float:
    """Mean absolute horizontal gradient."""
    return float(np.abs(np.diff(image.astype(float), axis=1)).mean())


class Lenses(unittest.TestCase):
    """Aperture and motion blur the image and leave nothing behind for the next frame."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = Path(folder.name)

    def image(self, camera: dict[str, Any]) -> Pixels:
        fixed = {"kind": "fixed", "stops": 0.0}
        spec = specs.undenoised(specs.scene(size=64, cameras=[camera], exposure=fixed))
        return image_of(render({**spec, "render": {**spec["render"], "samples": 16}}, self.out), self.out)

    def test_wide_aperture_and_motion_blur_one_frame_alone(self) -> None:
        sharp = self.image(SHARP)
        wide = self.image({**SHARP, "depthOfField": {"fStop": 0.3}})
        moved = self.image({**SHARP, "motion": [0.3, 0.0, 0.0]})
        self.assertLess(detail(wide), 0.9 * detail(sharp))
        self.assertLess(detail(moved), 0.9 * detail(sharp))
        self.assertTrue(np.array_equal(self.image(SHARP), sharp))

    def test_the_middle_of_a_motion_is_where_the_still_camera_stands(self) -> None:
        still = self.image(SHARP).mean(axis=(0, 2))
        moved = self.image({**SHARP, "motion": [0.1, 0.0, 0.0]}).mean(axis=(0, 2))
        # The columns of the blurred picture fit best where they are, not to one side.
        misfit = [float(np.abs(moved[8:-8] - np.roll(still, shift)[8:-8]).mean()) for shift in range(-6, 7)]
        self.assertLessEqual(abs(int(np.argmin(misfit)) - 6), 2)


if __name__ == "__main__":
    unittest.main()
